"""Bodies named in quotation marks beside what they are: "чат «Двор»", "«Ёжик», издательство"."""

from collections.abc import Iterator

from khronika.reading.parties import Parties, Party
from khronika.reading.ru.bodies import PRIVATE
from khronika.reading.ru.noun_phrases import in_nominative
from khronika.reading.ru.words import body_heads
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_OPENS, _CLOSES = "«", "»"
_LONGEST = 6
"""Words of a name."""


def enter_quoted_bodies(text: str, tree: Tree, parties: Parties, bodies: dict[str, Party]) -> None:
    """Enter the bodies that a sentence names so, and note what they are.

    Args:
        text: the document's text.
        tree: the sentence.
        parties: those named so far.
        bodies: those of them that are bodies, by the dictionary forms of their names.
    """
    for name, noun in _quoted(tree):
        mention = parties.at(name)
        party = parties[mention.party] if mention is not None else None
        if party is None:
            key = " ".join(w.lemma for w in tree.at(name.start, name.end))
            top = tree.top(name.start, name.end)
            # "редакция «Вечерней смены»" has the name in the genitive, "чат «Двор»" as it is.
            written = in_nominative(text, tree, top, name) if top else text[name.start : name.end]
            party = bodies.get(key) or parties.add(written, name, is_person=False)
            party.kind = body_heads()[noun.lemma]
            bodies[key] = party
            parties.mention(party, name, named=True)
        if not party.is_person:
            party.nouns.append(noun.lemma)
            where = Span(start=noun.start, end=noun.end)
            if parties.at(where) is None:
                parties.mention(party, where, named=False)
    _note_again(tree, parties, bodies)


def _note_again(tree: Tree, parties: Parties, bodies: dict[str, Party]) -> None:
    """Note the bodies that stand again under their names alone: "внес «Тихий двор» в список"."""
    for name in _in_quotes(tree):
        key = " ".join(w.lemma for w in tree.at(name.start, name.end))
        if key in bodies and parties.at(name) is None:
            parties.mention(bodies[key], name, named=True)


def _quoted(tree: Tree) -> Iterator[tuple[Span, Word]]:
    """Give each name in quotation marks with the noun for an association or an outlet by it."""
    for name in _in_quotes(tree):
        inside = tree.at(name.start, name.end)
        opening, closing = tree.words[inside[0].i - 1], tree.words[inside[-1].i + 1]
        noun = _noun_before(tree, opening) or _noun_behind(tree, closing)
        if noun is not None:
            yield name, noun


def _in_quotes(tree: Tree) -> Iterator[Span]:
    """Give what stands in quotation marks and begins with a capital."""
    for opening in tree.words:
        closing = _closing(tree, opening)
        inside = tree.words[opening.i + 1 : closing.i] if closing is not None else []
        if inside and inside[0].text[0].isupper():
            yield Span(start=inside[0].start, end=inside[-1].end)


def _closing(tree: Tree, opening: Word) -> Word | None:
    if opening.text != _OPENS:
        return None
    behind = tree.words[opening.i + 1 : opening.i + 2 + _LONGEST]
    return next((w for w in behind if w.text == _CLOSES), None)


def _noun_before(tree: Tree, opening: Word) -> Word | None:
    before = tree.words[opening.i - 1] if opening.i else None
    return before if before is not None and _names_a_body(before) else None


def _noun_behind(tree: Tree, closing: Word) -> Word | None:
    """Give what a name is, behind a comma and at most one adjective: "«X», наш клуб"."""
    behind = tree.words[closing.i + 1 : closing.i + 4]
    if len(behind) < 2 or behind[0].text != ",":
        return None
    for word in behind[1:]:
        if _names_a_body(word):
            return word
        if word.pos not in {"ADJ", "DET"}:
            return None
    return None


def _names_a_body(word: Word) -> bool:
    return word.pos == "NOUN" and body_heads().get(word.lemma) in PRIVATE
