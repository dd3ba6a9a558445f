"""Who is named: people and bodies in Russian text, in the nominative.

People are what the recogniser takes for people; each mention is put into the nominative and given
to the person who bears it, a lone surname to the one named with it. Bodies are those of the
register and what the recogniser takes for organisations.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind
from khronika.reading.parties import Parties, Party
from khronika.reading.phrases import Phrasebook
from khronika.reading.ru.declension import is_name, nominative
from khronika.reading.ru.nlp import fold, forms
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.spans import PlaceMention, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.within import within

_SHARED_STEM = 4
"""Letters of a surname that two cases of it share at least."""
_LONGEST_ENDING = 2
_SHORTEST_NAME = 3
"""Letters that the longest part of a name has at least."""


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    kind: OrganizationKind
    country: str | None


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of a person's name."""

    where: Span
    parts: tuple[str, ...]
    gender: str
    case: str


@cache
def _known_bodies() -> Phrasebook[_Known]:
    book: Phrasebook[_Known] = Phrasebook(forms)
    for record in resources.load("bodies/bodies.yaml"):
        kind = OrganizationKind(record["kind"])
        known = _Known(record["name"], kind, record.get("country"))
        for alias in record.get("aliases", ()):
            book.add(alias, known)
    return book


def find_names(text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
    """Find the people and bodies that the text names, with every mention of their names."""
    parties = Parties(text)
    _enter_known_bodies(text, parties)
    people = [named for tree in trees for named in _people(tree, places)]
    _enter_people(people, parties)
    for tree in trees:
        _enter_bodies(text, tree, within(places, tree.sentence), parties)
    return parties


def _enter_known_bodies(text: str, parties: Parties) -> None:
    by_name: dict[str, Party] = {}
    for where, known in _known_bodies().find(text):
        written = text[where.start : where.end]
        party = by_name.get(known.name)
        if party is None:
            party = parties.add(written, where, is_person=False)
            party.kind, party.country = known.kind, known.country
            by_name[known.name] = party
        party.call(written)
        parties.mention(party, where, named=True)


def _runs(tree: Tree, entity: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in tree.words:
        if word.entity == entity:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _people(tree: Tree, places: Sequence[PlaceMention]) -> Iterator[_Named]:
    words_for_people = people_words()
    for run in _runs(tree, "PERSON"):
        words = [w for w in run if any(c.isupper() for c in w.text)]
        while words and (
            words[0].lemma in words_for_people.occupations
            or words[0].lemma in words_for_people.relatives
        ):
            words = words[1:]
        if not words or max(len(w.text) for w in words) < _SHORTEST_NAME:
            continue
        where = Span(start=words[0].start, end=words[-1].end)
        if any(p.start <= where.start and where.end <= p.end for p in within(places, where)):
            continue
        cases = Counter(w.case for w in words if w.case)
        case = cases.most_common(1)[0][0] if cases else ""
        parts, gender = nominative([w.text for w in words], case)
        parts = tuple(f"{part}." if len(part) == 1 else part for part in parts)
        if len(parts) > 1 or words[0].pos == "PROPN":
            yield _Named(where, parts, gender, case)


def _enter_people(people: Sequence[_Named], parties: Parties) -> None:
    """Enter people by their fullest names, whatever stands first in the text."""
    bearers: list[tuple[tuple[str, ...], Party]] = []
    fullest = _fullest(people)
    for named in people:
        full = next((f for f in fullest if len(f) > 1 and _short_of(named.parts, f)), named.parts)
        if len(full) == 1 and not is_name(full[0]):
            continue
        party = next((p for parts, p in reversed(bearers) if _short_of(named.parts, parts)), None)
        if party is None:
            party = parties.add(" ".join(full), named.where, is_person=True)
            party.gender = named.gender if len(named.parts) > 1 else ""
            bearers.append((full, party))
        elif len(named.parts) == len(full) > 1:
            party.gender = party.gender or named.gender
        party.call(" ".join(named.parts))
        parties.mention(party, named.where, named=True)


def _fullest(people: Sequence[_Named]) -> list[tuple[str, ...]]:
    """Give the names, the longest first, and of equally long ones those in the nominative."""
    order = sorted(people, key=lambda named: (-len(named.parts), named.case != "Nom"))
    return list(dict.fromkeys(named.parts for named in order))


def _short_of(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `parts` may be a shorter way to name `full`: each part is one of its own."""
    if len(parts) > len(full):
        return False
    return all(any(_same(part, other) for other in full) for part in parts)


def _same(one: str, other: str) -> bool:
    """Whether two words may be one name in two cases: equal but for short endings."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    shared = next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(map(len, (a, b)))
    )
    rest = max(len(a), len(b)) - shared
    return shared >= min(_SHARED_STEM, min(len(a), len(b)) - 1) > 1 and rest <= _LONGEST_ENDING


def _enter_bodies(text: str, tree: Tree, places: Sequence[PlaceMention], parties: Parties) -> None:
    for run in _runs(tree, "ORG"):
        where = Span(start=run[0].start, end=run[-1].end)
        if parties.at(where) is not None or not any(
            c.isupper() for c in run[0].text + run[-1].text
        ):
            continue
        name = text[where.start : where.end].strip('«»"')
        key = " ".join(w.lemma for w in run)
        party = next((p for p in parties.all() if not p.is_person and key in p.nouns), None)
        if party is None:
            party = parties.add(name, where, is_person=False)
            party.kind = _kind(run)
            party.country = places[0].country if len(places) == 1 else None
            party.nouns.append(key)
        party.call(name)
        parties.mention(party, where, named=True)


def _kind(run: Sequence[Word]) -> OrganizationKind:
    heads = body_heads()
    return next(
        (heads[one] for w in run for one in (w.lemma, w.text.lower()) if one in heads),
        OrganizationKind.OTHER,
    )
