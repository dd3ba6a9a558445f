"""Full-text search inside the encrypted casebook.

    words       text -> its words, each with the terms it is found by
    asking      a query as typed -> Query: what must and must not be there
    indexing    a document and what was read from it -> the index, in the caller's transaction
    facets      the values of all entries in memory: filters and counts
    passages    a hit -> the words around it, cut from the original text
    answering   a query, filters and a page -> SearchPage

The rest of the casebook calls `khronika.casebook.searching`.
"""
