"""The table of search's words, which Django does not know, and what keeps it to its entries."""

# Words come in ready for the index, apart by spaces; the tokenizer must leave them as they are. The
# texts are not kept a second time.
MAKE = """
CREATE VIRTUAL TABLE casebook_search USING fts5(
    lemmas, others, sounds,
    content='', contentless_delete=1, tokenize="ascii tokenchars '_'"
)
"""
STRIKE_OUT = """
CREATE TRIGGER search_entry_removed AFTER DELETE ON casebook_searchentry
BEGIN
    DELETE FROM casebook_search WHERE rowid = OLD.id;
    UPDATE casebook_searchstate SET removed = removed + 1;
END
"""
