"""Who is named: people and bodies in English text.

A run of capitalised words is a candidate. What it is, is decided over the whole document from
several signs; then each mention is given to its party, a surname to the person who bears it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from khronika.model import OrganizationKind
from khronika.reading.en.capital_runs import body_run, name_run, span_of, tokens_of
from khronika.reading.en.name_signs import Candidate, body, person_or_body
from khronika.reading.en.words import name_words
from khronika.reading.known_bodies import enter_known_bodies
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PlaceMention
from khronika.reading.syntax import SUBJECTS, Tree
from khronika.reading.within import within

_PERSON_FROM = 2.0
"""Least score at which a run of several words is taken for a person."""
_LONE_PERSON_FROM = 3.0
"""The same for a single word that is part of no longer name."""
_NO_PLACE = -1.0
"""Score that the name of a place does not reach."""
_FIRST_AND_LAST = 2
_HEARD = 1.5
"""What a pronoun in the next sentence says for a person."""
_PERSONAL = frozenset({"he", "she"})
_OPENING = 5
"""Words of the next sentence among which it stands."""
_HEARD_ALONE = 2.0
"""What it says of a known given name that stands alone, wherever it stands in that sentence."""
_HALF_TOLD = 2.5
"""What must speak for an unknown name that stands alone before a pronoun counts: not what the
recogniser says alone."""
_OF_ONE = _PERSONAL | {"him", "his", "her"}
_RELATED = re.compile(
    r"\b(?:couple|spouses|siblings|brothers|sisters|twins|husband and wife)\b", re.IGNORECASE
)
"""Words that say of two people that they share a surname."""
_ABOUT = 200
"""Characters around the names within which they stand."""
_BODY_FROM = 1.5
_SURER_BODY_FROM = 2.0
"""Least scores of a body: where nothing speaks for a person, and where something does."""


def find_names(text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
    """Find the people and bodies that the text names, with every mention of their names."""
    parties = Parties(text)
    enter_known_bodies(text, parties)
    candidates = [
        _heard(tree, following, c)
        for tree, following in zip_longest(trees, trees[1:])
        for c in _candidates(text, tree, places, parties)
    ]
    candidates = _with_shared_surnames(text, candidates)
    people, bodies = _decide(candidates)
    _enter(text, candidates, people, bodies, parties)
    return parties


def _candidates(
    text: str, tree: Tree, places: Sequence[PlaceMention], parties: Parties
) -> Iterator[Candidate]:
    tokens = tokens_of(text, tree.sentence)
    here = within(places, tree.sentence)
    n = 0
    while n < len(tokens):
        if not tokens[n].capital or parties.at(span_of(tokens[n : n + 1])):
            n += 1
            continue
        run = body_run(text, tokens, n, here)
        if run:
            yield body(run)
            n = tokens.index(run[-1]) + 1
            continue
        run = name_run(text, tokens, n)
        candidate = person_or_body(text, tree, tokens, run, here)
        if candidate:
            yield candidate
        n += len(run)


def _heard(tree: Tree, following: Tree | None, candidate: Candidate) -> Candidate:
    """Believe "he" or "she" behind an unknown name that does something: "X Y runs a radio. She"."""
    top = tree.top(candidate.where.start, candidate.where.end)
    if top is None or following is None or following.sentence.paragraph != tree.sentence.paragraph:
        return candidate
    opening = following.words[:_OPENING]
    goes_on = any(w.text.lower() in _PERSONAL and w.rel in SUBJECTS for w in opening)
    if len(candidate.words) < _FIRST_AND_LAST:
        given = candidate.words[0].casefold() in name_words().given
        heard = given and any(w.text.lower() in _OF_ONE for w in following.words)
        heard = heard or (goes_on and top.rel != "compound" and candidate.person >= _HALF_TOLD)
        return replace(candidate, person=candidate.person + _HEARD_ALONE) if heard else candidate
    heard = goes_on and top.rel in SUBJECTS
    return replace(candidate, person=candidate.person + _HEARD) if heard else candidate


def _with_shared_surnames(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give a couple their surname where it is written once: "Batyr and Oguljan Atayev"."""
    full = [_key(c.words) for c in candidates if len(c.words) > 1]
    found = list(candidates)
    for n, (one, other) in enumerate(pairwise(candidates)):
        between = text[one.where.end : other.where.start]
        if between != " and " or len(one.words) != 1 or len(other.words) != _FIRST_AND_LAST:
            continue
        around = text[max(0, one.where.start - _ABOUT) : other.where.end + _ABOUT]
        related = one.words[0].casefold() in name_words().given or _RELATED.search(around)
        known = any(_short_of(_key(one.words), key) for key in full)
        a_person = one.person > _NO_PLACE and one.body <= _BODY_FROM  # what the recogniser says
        if related and a_person and not known and other.person >= _PERSON_FROM:
            words = (one.words[0], other.words[-1])
            found[n] = replace(one, words=words, person=other.person, body=0.0, shares=True)
    return found


def _decide(
    candidates: Sequence[Candidate],
) -> tuple[set[tuple[str, ...]], dict[tuple[str, ...], OrganizationKind]]:
    """Decide over the whole document which names are people's and which are bodies'."""
    best: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        best[_key(candidate.words)].append(candidate)
    people: set[tuple[str, ...]] = set()
    bodies: dict[tuple[str, ...], OrganizationKind] = {}
    for key, found in best.items():
        person = _for_person(key, best)
        best_body = max(found, key=lambda c: c.body)
        floor = _PERSON_FROM if len(key) > 1 else _LONE_PERSON_FROM
        if best_body.body >= _SURER_BODY_FROM and best_body.body > person:
            bodies[key] = best_body.kind
        elif person >= floor:
            people.add(key)
        elif best_body.body >= _BODY_FROM:
            bodies[key] = best_body.kind
    # The recogniser takes many a lone surname for a body; beside the full name it is the person's.
    return people, {k: kind for k, kind in bodies.items() if len(k) > 1 or not _longer(k, people)}


def _for_person(
    key: tuple[str, ...], all_found: Mapping[tuple[str, ...], Sequence[Candidate]]
) -> float:
    """Give what speaks most for a person among the mentions of a name or of a part of it."""
    alone = [c.person for n in key for c in all_found.get((n,), ()) if len(key) > 1 and len(n) > 2]
    return max([c.person for c in all_found[key]] + [one for one in alone if one >= _PERSON_FROM])


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(w.casefold() for w in words)


def _enter(
    text: str,
    candidates: Sequence[Candidate],
    people: set[tuple[str, ...]],
    bodies: dict[tuple[str, ...], OrganizationKind],
    parties: Parties,
) -> None:
    """Enter the parties and their mentions, in the order of the text."""
    known: dict[tuple[str, ...], Party] = {}
    bearers: dict[str, tuple[tuple[str, ...], Party]] = {}
    times: Counter[str] = Counter()
    written = {
        _key(c.words): " ".join(c.words) if c.shares else text[c.where.start : c.where.end]
        for c in reversed(candidates)
    }
    for candidate in candidates:
        key = _key(candidate.words)
        party = known.get(key) if key in people or key in bodies else None
        if party is None and key not in bodies:
            party = _bearer(key, bearers.values(), times)
        if party is None and key in bodies:
            party = parties.add(written[key], candidate.where, is_person=False)
            party.kind = bodies[key]
        if party is None:
            full = _named_later(key, people)
            if full is None:
                continue
            party = parties.add(written[full], candidate.where, is_person=True)
            party.gender = name_words().gender(written[full].split())
            known[full] = party
        if party.is_person:
            bearers.setdefault(party.id, (_key(party.name.split()), party))
            times[party.id] += 1
        known.setdefault(key, party)
        party.call(text[candidate.where.start : candidate.where.end])
        parties.mention(party, candidate.where, named=True)


def _bearer(
    key: tuple[str, ...], bearers: Iterable[tuple[tuple[str, ...], Party]], times: Mapping[str, int]
) -> Party | None:
    """Give the person named so far for whom `key` is short.

    Of two who share a surname it is the one named more often: the relatives of the one whom a
    report is about are called by their full names.
    """
    fitting = [party for full, party in bearers if _short_of(key, full)]
    return max(fitting, key=lambda party: times[party.id], default=None)


def _named_later(key: tuple[str, ...], people: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Give the one longer name that `key` is short for, or itself if it is a name of its own."""
    longer = [other for other in people if other != key and _short_of(key, other)]
    if len(longer) == 1:
        return longer[0]
    return key if key in people and not longer else None


def _longer(key: tuple[str, ...], people: set[tuple[str, ...]]) -> bool:
    return any(_short_of(key, other) for other in people if other != key)


def _short_of(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `key` is a shorter way to name who is `full`: the surname, the given name, a part."""
    if len(key) >= len(full):
        return key == full
    if len(key) == 1:
        return key[0] in full and len(key[0]) > 1
    return key[-1] == full[-1] and set(key) <= set(full)
