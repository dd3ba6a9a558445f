"""Who is named: people and bodies in Russian text, in the nominative.

People are what the recogniser takes for people; each mention is put into the nominative and given
to the person who bears it, a lone surname to the one named with it. Bodies are those of the
register and what the recogniser takes for organisations.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khronika.model import OrganizationKind
from khronika.reading.known_bodies import enter_known_bodies
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.declension import has_no_ending, is_name, is_womans, nominative
from khronika.reading.ru.dictionary import fold, forms, is_declined, is_only_a_verb, is_singular
from khronika.reading.ru.given import full_forms, given_gender
from khronika.reading.ru.named_words import (
    SHORTEST_NAME,
    describes,
    for_one,
    gender_of_doer,
    initials,
    introduced_by,
    is_aged,
    is_anothers_name,
    is_called,
    is_given_name,
    is_initial,
    is_mere_noun,
    lone,
    people,
    relative_at_end,
    runs,
    surnames_shared,
    told_by_participle,
    words_of_descent,
)
from khronika.reading.ru.noun_phrases import in_nominative, phrase_end
from khronika.reading.ru.quoted_bodies import enter_quoted_bodies
from khronika.reading.ru.relations import spoken
from khronika.reading.ru.words import body_heads, nouns_of_acts, people_words
from khronika.reading.spans import PlaceMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word
from khronika.reading.within import within

_SHARED_STEM = 4
"""Letters of a surname that two cases of it share at least."""
_LONGEST_ENDING = 2
_OF_AGE = ("летний", "летняя")
_OFTEN = 2
"""Times that a word alone is taken for a name, from which on it is one."""
_ONE_INITIAL = 2
"""Words of a letter and its stop; two letters are a name with nothing before them."""
_OF_PEOPLE = frozenset({*SUBJECTS, "object", "indirect"})
"""Relations in which a word without a preposition means no town."""
_INDEXED = 2
"""Letters at its beginning that any two cases of a name share."""
_OWNERS = ("ого", "его", "ской", "вой", "ной")
"""Endings of surnames that are never those of a nominative, as a relative's own name would be."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of a person's name."""

    where: Span
    parts: tuple[str, ...]
    gender: str
    """What a full name or the verb beside it tells: m, f, or nothing."""
    case: str
    sure: bool = True
    """False for a mere word with a capital, a name only if somebody bears it in full."""
    enough: bool = False
    """Whether a single word is name enough of somebody whom the text names no further."""


def find_names(text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
    """Find the people and bodies that the text names, with every mention of their names."""
    parties = Parties(text)
    enter_known_bodies(text, parties, forms)
    _put_in_the_nominative(text, trees, parties)
    seen = _in_the_nominative(trees)
    people = [named for tree in trees for named in _people(tree, places, seen)]
    people.extend(_called_like_towns(trees, places, people))
    _enter_people(people, parties)
    bodies: dict[str, Party] = {}
    for tree in trees:
        _enter_bodies(text, tree, within(places, tree.sentence), parties, bodies)
        enter_quoted_bodies(text, tree, parties, bodies)
    return parties


def _put_in_the_nominative(text: str, trees: Sequence[Tree], parties: Parties) -> None:
    """Give the bodies entered so far the nominative of the name under which each stands first."""
    first = {party.first.start: party for party in parties.all()}
    for tree in trees if first else ():
        for mention in parties.within(tree.sentence):
            top = tree.top(mention.start, mention.end)
            if mention.start in first and top is not None:
                party = first[mention.start]
                party.name = in_nominative(text, tree, top, party.first)


def _in_the_nominative(trees: Sequence[Tree]) -> frozenset[str]:
    """Give the words of names that stand in the nominative: subjects, and what has no ending."""
    return frozenset(
        w.text
        for tree in trees
        for w in tree.words
        if w.entity == "PERSON"
        and ((w.case == "Nom" and w.rel in SUBJECTS) or has_no_ending(w.text))
    )


def _people(tree: Tree, places: Sequence[PlaceMention], seen: Collection[str]) -> Iterator[_Named]:
    found = people(tree)
    shared = surnames_shared(found, tree)
    for run in found:
        words = _without_neighbours([w for w in run if _is_of_name(tree, w)], places)
        relative = relative_at_end(tree, words)
        if relative is not None:
            yield _relative(words[-1], relative)
            words = words[:-1]
        if is_anothers_name(tree, words):
            yield _lone(tree, words[0])
            words = words[1:]
        if not words or max(len(w.text) for w in words) < SHORTEST_NAME:
            continue
        if _are_place(words, places):
            continue
        where = Span(start=words[0].start, end=words[-1].end)
        surname = shared.get(run[0].i)
        if surname is not None and any(word.text != surname for word in words):
            yield _of_a_family(tree, words, where, surname)
        else:
            yield from _named(tree, words, where, seen)
    for word in lone(tree):
        if not _are_place([word], places):
            yield _lone(tree, word)
    for run in initials(tree):
        yield _of_initials(tree, run)


def _called_like_towns(
    trees: Sequence[Tree], places: Sequence[PlaceMention], people: Sequence[_Named]
) -> Iterator[_Named]:
    """Give the lone surnames of people named in full that are names of towns too: "Шилова"."""
    surnames = {named.parts[-1] for named in people if len(named.parts) > 1}
    for tree in trees if surnames else ():
        for word in tree.words:
            alone = word.pos == "PROPN" and not word.prep and word.rel in _OF_PEOPLE
            if alone and _are_place([word], places):
                named = _lone(tree, word)
                if any(_same(named.parts[0], surname) for surname in surnames):
                    yield named


def _without_neighbours(words: list[Word], places: Sequence[PlaceMention]) -> list[Word]:
    """Take off a run what only stands beside the name: an occupation, a place, a first word."""
    known = people_words()
    while words and (words[0].lemma in known.occupations or words[0].lemma in known.relatives):
        words = words[1:]
    if len(words) > 1 and words[0].lemma.endswith(_OF_AGE):
        words = words[1:]  # "Сорокалетний Шухратжон"
    if len(words) > 1 and is_only_a_verb(words[0].text.lower()):
        words = words[1:]  # "Пропал Игнат Болотов"
    # "из Баку Игнат Болотов", "Географа Игната Болотова"
    if len(words) > 1 and is_mere_noun(words[0], words[1:]):
        words = words[1:]
    if len(words) > 2 and _are_place(words[:1], places):
        words = words[1:]
    if len(words) > 2 and _are_place(words[-1:], places):
        words = words[:-1]  # "выдаче Абдувахоба Нурматзоды Ташкенту"
    return words


def _is_of_name(tree: Tree, word: Word) -> bool:
    """Whether a word within a run is part of the name: no stop, and no capital of a sentence."""
    if len(word.text) == 1:
        return is_initial(tree, word.i)
    return any(c.isupper() for c in word.text) or word.text in words_of_descent()


def _of_initials(tree: Tree, run: Sequence[Word]) -> _Named:
    """Give somebody whose name is told by its first letters alone: "М. Э.", "гражданин Б."."""
    noun = introduced_by(tree, run[0]) or describes(tree, run[-1].i + 1)
    noun = noun if noun is not None and is_singular(noun.text, noun.case) else None
    return _Named(
        Span(start=run[0].start, end=run[-1].end),
        tuple(f"{word.text}." for word in run[::2]),
        _gender_told_by(noun),
        noun.case if noun is not None else "",
        sure=False,
        enough=noun is not None or (len(run) > _ONE_INITIAL and not run[0].text.isascii()),
    )


def _is_told(tree: Tree, word: Word) -> bool:
    """Whether the words beside a single word tell that it is somebody's name."""
    return is_aged(tree, word) or is_called(tree, word)


def _lone(tree: Tree, word: Word) -> _Named:
    where = Span(start=word.start, end=word.end)
    noun = introduced_by(tree, word)
    told = gender_of_doer(tree, [word]) or _gender_told_by(noun)
    case = noun.case if noun is not None else word.case
    parts, _ = nominative([word.text], case, told)
    enough = noun is not None or is_given_name(tree, word, parts[0]) or _is_told(tree, word)
    return _Named(where, parts, told, case, sure=False, enough=enough)


def _relative(word: Word, noun: Word) -> _Named:
    """Give somebody's relative, whose given name follows that of the other."""
    told = _gender_told_by(noun)
    parts, _ = nominative([word.text], noun.case, told, oblique=noun.case != "Nom")
    where = Span(start=word.start, end=word.end)
    return _Named(where, parts, told, noun.case, sure=False, enough=True)


def _case(tree: Tree, words: Sequence[Word]) -> str:
    """Give the case of a name: that of the noun it stands beside, else of most of its words."""
    if any(w.rel in SUBJECTS for w in words):
        return "Nom"
    beside = tree.head(words[0])
    if words[0].rel == "apposition" and beside is not None and beside.pos == "NOUN" and beside.case:
        return beside.case
    cases = Counter(w.case for w in words if w.case and len(w.text) > 1)
    return cases.most_common(1)[0][0] if cases else ""


def _are_place(words: Sequence[Word], places: Sequence[PlaceMention]) -> bool:
    """Whether words are the name of a place, or part of one."""
    where = Span(start=words[0].start, end=words[-1].end)
    return any(p.start <= where.start and where.end <= p.end for p in within(places, where))


def _named(tree: Tree, words: list[Word], where: Span, seen: Collection[str]) -> Iterator[_Named]:
    case, before = _case(tree, words), introduced_by(tree, words[0], words[-1])
    if before is not None and _is_owner(before, words):
        before = None  # "жене Ивана Петрова"
    told = gender_of_doer(tree, words) or _gender_told_by(before)
    declined = before is not None and is_declined(before.text)
    case_behind, gender_behind = told_by_participle(tree, words[-1])
    parts, gender = nominative(
        [spoken(w.text) for w in words],
        case_behind or (before.case if declined and before is not None else case),
        told or gender_behind,
        oblique=declined or bool(case_behind),
        seen=seen,
    )
    parts = tuple(f"{part}." if len(part) == 1 else part for part in parts)
    if len(parts) > 1:
        yield _Named(where, parts, told or gender, case)
    elif words[0].pos == "PROPN" or before is not None:
        enough = before is not None or is_name(parts[0]) or is_given_name(tree, words[0], parts[0])
        enough = enough or _is_told(tree, words[-1])
        yield _Named(where, parts, told, case, enough=enough)


def _is_owner(relative: Word, words: Sequence[Word]) -> bool:
    """Whether a name in the genitive tells whose relative somebody is, and is not theirs."""
    if relative.lemma not in people_words().relatives:
        return False
    if relative.case == "Dat":
        return all(word.text.endswith(("а", "я")) for word in words)
    first = words[0].text
    if relative.case == "Nom" and first.endswith(_OWNERS):
        return True  # "мать Волоховского"
    (full,), _ = nominative([first], "Gen", oblique=True)
    return relative.case == "Nom" and given_gender(first) is None and given_gender(full) is not None


def _of_a_family(tree: Tree, words: Sequence[Word], where: Span, surname: str) -> _Named:
    """Give one of several people of one surname, which stands in the plural."""
    own = [w.text for w in words if w.text != surname]
    case = _case(tree, words)
    parts, gender = nominative(own, case)
    gender = "f" if is_womans(own[0]) else gender
    return _Named(where, (*parts, for_one(surname, gender)), gender, case)


def _gender_told_by(noun: Word | None) -> str:
    """Give the gender of whom a noun before a name can only mean: "активистка", "брат"."""
    if noun is None:
        return ""
    words = people_words()
    return "f" if noun.lemma in words.feminine else words.relatives.get(noun.lemma, "")


def _enter_people(people: Sequence[_Named], parties: Parties) -> None:
    """Enter people by their fullest names, whatever stands first in the text."""
    fullest, bearers = _Names(), _Names()
    known: dict[tuple[str, ...], Party] = {}
    times: Counter[tuple[str, ...]] = Counter()
    enough = {named.parts for named in people if named.enough}
    alone = Counter(n.parts for n in people if n.sure and len(n.parts) == 1)
    enough |= {parts for parts, often in alone.items() if often >= _OFTEN}
    for parts in _fullest(people):
        if len(parts) > 1 or parts in enough:
            fullest.add(parts)
    for named in people:
        likeliest = _likeliest(named.parts, fullest, times) or fullest.called(named.parts)
        full = likeliest or named.parts
        if full not in enough and (len(full) == 1 or all(part.endswith(".") for part in full)):
            continue
        borne = _likeliest(named.parts, bearers, times) or bearers.called(named.parts)
        party = known[borne] if borne else None
        if party is None:
            party = known[full] = parties.add(" ".join(full), named.where, is_person=True)
            bearers.add(full)
        times[borne or full] += 1
        party.gender = party.gender or named.gender
        party.call(" ".join(named.parts))
        parties.mention(party, named.where, named=True)


class _Names:
    """Names by the first letters of their parts, so that a long list of people is soon searched."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[tuple[str, ...]]] = defaultdict(list)

    def add(self, parts: tuple[str, ...]) -> None:
        """Add a name."""
        for start in {fold(part)[:_INDEXED] for part in parts}:
            self._by_start[start].append(parts)

    def like(self, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Give the names that `parts` may be short for, in the order in which they were added."""
        whole = [part for part in parts if not part.endswith(".")] or parts
        starts = (self._by_start.get(fold(part)[:_INDEXED], []) for part in whole)
        return (full for full in min(starts, key=len) if _short_of(parts, full))

    def called(self, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """Give the one name whose given name `parts` are a pet name for: "Дима"."""
        given = full_forms(parts[0]) if len(parts) == 1 else ()
        starts = {form[:_INDEXED] for form in given}
        names = {full for start in starts for full in self._by_start.get(start, ())}
        fitting = [full for full in names if fold(full[0]) in given]
        return fitting[0] if len(fitting) == 1 else None


def _likeliest(
    parts: tuple[str, ...], names: _Names, times: Mapping[tuple[str, ...], int]
) -> tuple[str, ...] | None:
    """Give the name that `parts` are likeliest short for; one that holds them letter for letter.

    "Тарусова" is Вера Тарусова before Глеб Тарусов. Of equals it is the one named most often so
    far, and the last of those: the relatives of whom a report is about have their names in full.
    A husband called Глеб is the one Глеб who is named in full anywhere.
    """
    like = list(names.like(parts))[::-1]
    whole = {fold(part) for part in parts}
    fuller = [full for full in like if whole < {fold(part) for part in full}]

    def fit(full: tuple[str, ...]) -> tuple[bool, int, bool]:
        return whole <= {fold(part) for part in full}, times[full], fuller == [full]

    return max(like, key=fit, default=None)


def _fullest(people: Sequence[_Named]) -> list[tuple[str, ...]]:
    """Give the names, the longest first, and of equally long ones those in the nominative."""
    sure = (named for named in people if named.sure or named.enough)
    order = sorted(sure, key=lambda named: (-len(named.parts), named.case != "Nom"))
    return list(dict.fromkeys(named.parts for named in order))


def _short_of(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `parts` may be a shorter way to name `full`: each part is one of its own."""
    if len(parts) > len(full):
        return False
    return all(any(_same(part, other) for other in full) for part in parts)


@lru_cache(maxsize=4096)
def _same(one: str, other: str) -> bool:
    """Whether two words may be one name in two cases: equal but for short endings."""
    a, b = fold(one), fold(other)
    if a.endswith(".") or b.endswith("."):
        return a[0] == b[0]
    shorter, longer = sorted((len(a), len(b)))
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    enough = min(_SHARED_STEM, max(_INDEXED, shorter - 1))
    return a == b or (shared >= enough and longer - shared <= _LONGEST_ENDING)


def _enter_bodies(
    text: str,
    tree: Tree,
    places: Sequence[PlaceMention],
    parties: Parties,
    bodies: dict[str, Party],
) -> None:
    """Enter the bodies that a sentence names; `bodies` are those so far, by dictionary form."""
    for run in runs(tree, "ORG"):
        where = Span(start=run[0].start, end=run[-1].end)
        if parties.at(where) is not None or not any(
            c.isupper() for c in run[0].text + run[-1].text
        ):
            continue
        if any(w.pos == "PRON" and w.text.islower() for w in run):
            continue  # "Дома им вменяют"
        top = tree.top(where.start, where.end)
        if top is not None and top.lemma in people_words().occupations:
            continue  # "Белорусской журналистке"
        if len(run) == 1 and _is_only_a_given_name(run[0]):
            continue  # "Если Мусу выдадут"
        if top is not None and top.i == 0 and top is run[-1] and top.lemma in nouns_of_acts():
            continue  # "Экстрадицию рассматривают"
        if top is not None and top.lemma in body_heads():
            where = Span(start=where.start, end=phrase_end(tree, top, run[-1]))
        if "«" in text[where.start + 1 : where.end] and text[where.end : where.end + 1] == "»":
            where = Span(start=where.start, end=where.end + 1)
        written = text[where.start : where.end]
        declined = top is not None and top.lemma in body_heads() and top.start == where.start
        name = in_nominative(text, tree, top, where) if declined and top is not None else written
        name = name if name[0] != "«" and name[-1] == "»" else name.strip('«»"')
        key = " ".join(w.lemma for w in tree.at(where.start, where.end))
        party = bodies.get(key)
        if party is None:
            party = bodies[key] = parties.add(name, where, is_person=False)
            party.kind = _kind(run)
            party.country = _country_beside(text, where, places)
            party.nouns.append(key)
        party.call(name)
        parties.mention(party, where, named=True)


def _is_only_a_given_name(word: Word) -> bool:
    """Whether a word that the recogniser takes for a body is a known given name in some case."""
    (name, *_), _ = nominative([word.text], word.case)
    return given_gender(name) is not None and not {word.lemma, name.lower()} & body_heads().keys()


def _country_beside(text: str, body: Span, places: Sequence[PlaceMention]) -> str | None:
    """Give the country named inside a body's name, or right before or behind it."""
    for place in places:
        between = text[min(place.end, body.end) : max(place.start, body.start)]
        if place.touches(body) or not between.strip(' «»"'):
            return place.country
    return None


def _kind(run: Sequence[Word]) -> OrganizationKind:
    heads = body_heads()
    return next(
        (heads[one] for w in run for one in (w.lemma, w.text.lower()) if one in heads),
        OrganizationKind.OTHER,
    )
