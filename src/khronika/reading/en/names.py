"""Who is named: people and bodies in English text.

A run of capitalised words is a candidate. What it is, is decided over the whole document from several signs: a known
given name, the ending of the surname, a title or occupation before it, an age behind it, a word such as
"Ministry" in it, what the entity recogniser took it for. No sign decides alone, since the small recogniser takes
Slavic and Central Asian names for places and bodies.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.model import OrganizationKind
from khronika.reading.en.words import (
    FUNCTION_WORDS,
    body_heads,
    known_bodies,
    name_words,
    people_words,
)
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.syntax import Tree

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʻ`\-][^\W\d_]+)*")
_PREFIXED = re.compile(r"(?:al|ad|an|ar|as|ash|at|az|el|ul|ol|bin|abu|d|o)['’\-](?=[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"['’][sS]$")
_AGE_BEHIND = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{2}\s*[,.)]|\(\d{2}\))")
_CONNECTORS = frozenset({"of", "for", "on", "the", "against", "and", "&", "de", "du"})
_PERSON_FROM = 2.0
"""Least score at which a run of several words is taken for a person."""
_LONE_PERSON_FROM = 3.0
"""The same for a single word that is part of no longer name."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or _PREFIXED.match(self.text) is not None

    @property
    def acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def low(self) -> str:
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: tuple[str, ...]
    where: Span
    person: float
    body: float
    kind: OrganizationKind


def find_names(text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
    """Find the people and bodies that the text names, with every mention of their names."""
    parties = Parties(text)
    _known_bodies(text, parties)
    candidates = [c for tree in trees for c in _candidates(text, tree, places, parties)]
    people, bodies = _decide(candidates)
    _enter(text, candidates, people, bodies, parties)
    return parties


def _known_bodies(text: str, parties: Parties) -> None:
    by_name: dict[str, Party] = {}
    for where, body in known_bodies().find(text):
        written = text[where.start : where.end]
        party = by_name.get(body.name)
        if party is None:
            party = parties.add(written, where, is_person=False)
            party.kind, party.country = body.kind, body.country
            by_name[body.name] = party
        party.call(written)
        parties.mention(party, where, named=True)


def _tokens(text: str, tree: Tree) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text, tree.sentence.start, tree.sentence.end):
        word = _POSSESSIVE.sub("", match.group())
        found.append(_Token(word, match.start(), match.start() + len(word)))
    return found


def _candidates(
    text: str, tree: Tree, places: Sequence[PlaceMention], parties: Parties
) -> Iterator[_Candidate]:
    tokens = _tokens(text, tree)
    here = [p for p in places if tree.sentence.start <= p.start < tree.sentence.end]
    n = 0
    while n < len(tokens):
        if not tokens[n].capital or parties.at(_span(tokens[n : n + 1])):
            n += 1
            continue
        run = _body_run(text, tokens, n, here)
        if run:
            yield _body(run)
            n = tokens.index(run[-1]) + 1
            continue
        run = _name_run(text, tokens, n)
        candidate = _person_or_body(text, tree, tokens, n, run, here)
        if candidate:
            yield candidate
        n += len(run)


def _span(run: Sequence[_Token]) -> Span:
    return Span(start=run[0].start, end=run[-1].end)


def _adjacent(text: str, one: _Token, other: _Token) -> bool:
    between = text[one.end : other.start]
    if len(one.text) == 1 and between.startswith("."):
        between = between[1:]
    return between in {" ", "\u00a0", "", "-", " & "}


def _body_run(
    text: str, tokens: list[_Token], n: int, places: Sequence[PlaceMention]
) -> list[_Token]:
    """Give the capitalised run from token `n` that names a body, or nothing."""
    heads, words = body_heads(), people_words()
    run = [tokens[n]]
    for k in range(n + 1, len(tokens)):
        token = tokens[k]
        if not _adjacent(text, tokens[k - 1], token) and not _owned(
            text, tokens[k - 1], token, places
        ):
            break
        if token.capital:
            office = token.low in words.titles or token.low in words.occupations
            if office and token.low not in heads and any(t.low in heads for t in run):
                break
        elif (
            token.low not in _CONNECTORS
            or k + 1 >= len(tokens)
            or not any(t.low in heads for t in run)
        ):
            break
        elif token.low in {"and", "&"} and not _joins_body(tokens, k, run):
            break
        run.append(token)
    while run and not run[-1].capital:
        run.pop()
    while run and run[0].low in FUNCTION_WORDS:
        run.pop(0)
    if len(run) < 2 or not any(t.low in heads for t in run):
        return []
    if any(t.low in words.occupations or t.low in words.titles for t in run[:1]):
        return []
    return run


def _owned(text: str, one: _Token, other: _Token, places: Sequence[PlaceMention]) -> bool:
    """Whether a possessive stands inside a name: "Prosecutor General's Office", not "Mongolia's Agency"."""
    between = text[one.end : other.start]
    if between not in {"'s ", "’s ", "' ", "’ "} or not other.capital:
        return False
    return (
        not any(p.start <= one.start < p.end for p in places) and one.low not in name_words().given
    )


def _joins_body(tokens: list[_Token], k: int, run: list[_Token]) -> bool:
    """Whether "and" at `k` stands inside the name of a body: "Ministry of Labour and Migration"."""
    heads = body_heads()
    if any(t.low in heads for t in run) and any(t.low in {"of", "for"} for t in run):
        return tokens[k + 1].capital and tokens[k + 1].low not in name_words().given
    behind = []
    for token in tokens[k + 1 :]:
        if not token.capital:
            break
        behind.append(token)
    return bool(behind) and behind[-1].low in heads and run[-1].low not in heads and len(run) < 3


def _body(run: list[_Token]) -> _Candidate:
    heads = body_heads()
    headed = [heads[t.low] for t in run if t.low in heads]
    before_of = [
        heads[t.low]
        for t, after in zip(run, run[1:], strict=False)
        if t.low in heads and after.low in {"of", "for"}
    ]
    kind = before_of[0] if before_of else headed[-1]
    return _Candidate(tuple(t.text for t in run), _span(run), 0.0, 9.0, kind)


def _name_run(text: str, tokens: list[_Token], n: int) -> list[_Token]:
    """Give the capitalised run from token `n`, with the particles inside it ("Abdullah bin Omar")."""
    particles, kinship = name_words().particles, name_words().kinship
    run = [tokens[n]]
    k = n + 1
    while k < len(tokens) and _adjacent(text, tokens[k - 1], tokens[k]):
        token = tokens[k]
        if (
            token.capital
            and token.acronym == run[-1].acronym
            or (token.capital and len(run[-1].text) == 1)
        ):
            run.append(token)
        elif (
            token.low in particles
            and not token.capital
            and k + 1 < len(tokens)
            and _adjacent(text, token, tokens[k + 1])
            and (tokens[k + 1].capital or tokens[k + 1].low in particles | kinship)
        ) or token.low in kinship:
            run.append(token)
        else:
            break
        k += 1
    return run


def _person_or_body(
    text: str,
    tree: Tree,
    tokens: list[_Token],
    n: int,
    run: list[_Token],
    places: Sequence[PlaceMention],
) -> _Candidate | None:
    run, cue = _strip(tree, run, places)
    if not run or all(t.low in people_words().never for t in run):
        return None
    where = _span(run)
    if len(run) == 1 and run[0].low in FUNCTION_WORDS:
        return None
    is_place = any(p.start <= where.start and where.end <= p.end for p in places)
    at = tokens.index(run[0])
    before = tokens[at - 1].low if at else ""
    after = tokens[at + len(run)].low if at + len(run) < len(tokens) else ""
    close = at > 0 and text[tokens[at - 1].end : run[0].start] in {
        " ",
        ", ",
        " “",
        ' "',
        ", “",
        ', "',
        " «",
    }
    person = cue + _person_score(text, tree, run, before if close else "")
    body, kind = _body_score(tree, run, before if close else "", after)
    if is_place:
        person, body = person - 3.0, 0.0
    elif before in {"in", "at", "near"} and close and run[0].low not in name_words().given:
        person, body = person - 2.0, body - 1.0
    return _Candidate(tuple(t.text for t in run), where, person, body, kind)


def _strip(
    tree: Tree, run: list[_Token], places: Sequence[PlaceMention]
) -> tuple[list[_Token], float]:
    """Take titles, occupations, nationalities and words that only begin a sentence off a run.

    Gives the rest with what the words taken off say for a person.
    """
    words, names, cue = people_words(), name_words(), 0.0
    begins = tree.words[0].start if tree.words else 0
    while run:
        token = run[0]
        nationality = any(
            p.start == token.start and p.kind is PlaceKind.PEOPLE and p.end >= token.end
            for p in places
        )
        if (
            token.low in words.titles
            or token.low in words.occupations
            or token.low in words.relatives
        ):
            cue += 3.0
        elif len(run) > 1 and (nationality or token.low in FUNCTION_WORDS):
            cue += 0.5 if nationality else 0.0
        elif len(run) > 1 and token.low in words.never and token.start <= begins + 2:
            pass
        elif (
            len(run) > 1
            and token.start <= begins + 2
            and token.low not in names.given
            and any(w.pos not in {"PROPN", "NOUN", "X"} for w in tree.at(token.start, token.end))
        ):
            pass
        else:
            break
        run = run[1:]
    return run, cue


def _person_score(text: str, tree: Tree, run: list[_Token], before: str) -> float:
    words, names = people_words(), name_words()
    score = 0.5 if 2 <= len(run) <= 4 else 0.0
    labels = [w.entity for t in run for w in tree.at(t.start, t.end)]
    if labels and labels.count("PERSON") * 2 >= len(labels):
        score += 2.0
    elif any(label in {"WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC"} for label in labels):
        score -= 1.5
    elif any(label in {"ORG", "GPE", "LOC"} for label in labels):
        score -= 0.5
    first = run[0].low
    if first in names.given:
        score += 1.0 if first in names.ambiguous or len(run) == 1 else 2.0
    if len(run) > 1 or first not in names.given:
        score += names.surname_strength(run[-1].text) * (1.0 if len(run) > 1 else 0.75)
    if before in words.occupations or before in words.titles or before in words.relatives:
        score += 2.5
    if _AGE_BEHIND.match(text, run[-1].end):
        score += 3.0
    if any(t.low in words.never for t in run):
        score -= 3.0
    if run[0].acronym and run[-1].acronym:
        score -= 3.0
    return score


def _body_score(
    tree: Tree, run: list[_Token], before: str, after: str
) -> tuple[float, OrganizationKind]:
    heads = body_heads()
    score, kind = 0.0, OrganizationKind.OTHER
    labels = [w.entity for t in run for w in tree.at(t.start, t.end)]
    if labels and labels.count("ORG") * 2 >= len(labels):
        score += 1.5
    top = tree.top(run[0].start, run[-1].end)
    if top is not None and any(w.lemma in heads for w in tree.children(top, "apposition")):
        score += 2.5
    if before in heads or before in {"called", "named"}:
        score, kind = score + 2.5, heads.get(before, kind)
    if after in heads:
        score, kind = score + 2.0, heads[after]
    if run[0].acronym and len(run[0].text) <= 7 and len(run) == 1:
        score += 1.0
    if any(t.low in people_words().never for t in run):
        score -= 3.0
    return score, kind


def _decide(
    candidates: Sequence[_Candidate],
) -> tuple[set[tuple[str, ...]], dict[tuple[str, ...], OrganizationKind]]:
    """Decide over the whole document which names are people's and which are bodies'."""
    best: dict[tuple[str, ...], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        best[_key(candidate.words)].append(candidate)
    people: set[tuple[str, ...]] = set()
    bodies: dict[tuple[str, ...], OrganizationKind] = {}
    for key, found in best.items():
        person = max(c.person for c in found)
        body = max(found, key=lambda c: c.body)
        floor = _PERSON_FROM if len(key) > 1 else _LONE_PERSON_FROM
        if body.body >= 2.0 and body.body > person:
            bodies[key] = body.kind
        elif person >= floor:
            people.add(key)
        elif body.body >= 1.5:
            bodies[key] = body.kind
    # The recogniser takes many a lone surname for a body; beside the full name it is the person's.
    return people, {k: kind for k, kind in bodies.items() if len(k) > 1 or not _longer(k, people)}


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(w.casefold() for w in words)


def _enter(
    text: str,
    candidates: Sequence[_Candidate],
    people: set[tuple[str, ...]],
    bodies: dict[tuple[str, ...], OrganizationKind],
    parties: Parties,
) -> None:
    """Enter the parties and their mentions, in the order of the text."""
    known: dict[tuple[str, ...], Party] = {}
    recent: list[tuple[tuple[str, ...], Party]] = []
    written = {_key(c.words): text[c.where.start : c.where.end] for c in reversed(candidates)}
    for candidate in candidates:
        key = _key(candidate.words)
        party = known.get(key) if key in people or key in bodies else None
        if party is None and key not in bodies:
            party = next((p for k, p in reversed(recent) if _short_of(key, k)), None)
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
            recent.append((_key(party.name.split()), party))
        known.setdefault(key, party)
        party.call(text[candidate.where.start : candidate.where.end])
        parties.mention(party, candidate.where, named=True)


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
