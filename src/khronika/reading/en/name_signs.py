"""The signs by which a run of capitalised words is a person's name, or a body's.

No sign decides alone, since the small recogniser takes Slavic and Central Asian names for places
and bodies: a known given name, the ending of the surname, a title or occupation before it, an age
behind it, what the recogniser says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from khronika.model import OrganizationKind
from khronika.reading.en.capital_runs import Token, span_of
from khronika.reading.en.words import body_heads, name_words, people_words, small_words
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.syntax import Tree

_AGE_BEHIND = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{2}\s*[,.)]|\(\d{2}\))")
_CLOSE = frozenset({" ", ", ", " “", ' "', ", “", ', "', " «"})
_PLACED = ("-based", "-born", "-language", "-speaking", "-run", "-backed", "-style", "-era")
"""Endings of words that place somebody: London-based."""
_SURE = 9.0
_LONGEST_ACRONYM = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run with how much speaks for a person and how much for a body."""

    words: tuple[str, ...]
    where: Span
    person: float
    body: float
    kind: OrganizationKind
    shares: bool = False
    """Whether the surname stands only behind the next one's first name."""


def body(run: Sequence[Token]) -> Candidate:
    """Make the candidate of a run that a word such as "Ministry" heads."""
    heads = body_heads()
    first = [
        heads[t.low] for t, after in pairwise(run) if t.low in heads and after.low in {"of", "for"}
    ]
    last = [heads[t.low] for t in run if t.low in heads]
    kind = first[0] if first else last[-1]
    return Candidate(tuple(t.text for t in run), span_of(run), 0.0, _SURE, kind)


def person_or_body(
    text: str,
    tree: Tree,
    tokens: Sequence[Token],
    run: Sequence[Token],
    places: Sequence[PlaceMention],
) -> Candidate | None:
    """Weigh a run of capitalised words; None where it cannot be a name."""
    run, cue = _strip(tree, run, places)
    if not run or all(t.low in people_words().never for t in run):
        return None
    if len(run) == 1 and run[0].low in small_words("function_words"):
        return None
    where = span_of(run)
    at = tokens.index(run[0])
    close = at > 0 and text[tokens[at - 1].end : run[0].start] in _CLOSE
    before = tokens[at - 1].low if close else ""
    after = tokens[at + len(run)].low if at + len(run) < len(tokens) else ""
    person = cue + _for_person(text, tree, run, before, after)
    for_body, kind = _for_body(tree, run, before, after)
    if any(p.start <= where.start and where.end <= p.end for p in places):
        person, for_body = person - 3.0, 0.0
    elif before in {"in", "at", "near"} and run[0].low not in name_words().given:
        person, for_body = person - 2.0, for_body - 1.0
    return Candidate(tuple(t.text for t in run), where, person, for_body, kind)


def _strip(
    tree: Tree, run: Sequence[Token], places: Sequence[PlaceMention]
) -> tuple[Sequence[Token], float]:
    """Take titles, nationalities and words that only begin a sentence off a run.

    Gives the rest with what the words taken off say for a person.
    """
    words, cue = people_words(), 0.0
    while run:
        token = run[0]
        low = token.low
        if low in words.titles or low in words.occupations or low in words.relatives:
            cue += 3.0
        elif token.low.endswith(_PLACED) or (len(run) > 1 and _is_people(token, places)):
            cue += 0.5
        elif _is_number_of(run):
            run = run[1:]
        elif len(run) == 1 or not (_only_begins(tree, token) or _is_day(token, run)):
            break
        run = run[1:]
    return run, cue


def _is_people(token: Token, places: Sequence[PlaceMention]) -> bool:
    return any(
        p.start == token.start and p.kind is PlaceKind.PEOPLE and p.end >= token.end for p in places
    )


def _is_number_of(run: Sequence[Token]) -> bool:
    """Whether a run begins with what a paper calls its parts: "Case A. Leyla Aliyeva"."""
    return len(run) > 2 and run[0].low in small_words("parts_of_papers") and len(run[1].text) == 1


def _is_day(token: Token, run: Sequence[Token]) -> bool:
    """Whether a weekday or month only stands before a name: "on Wednesday Aleksey Bukhov"."""
    calendar = small_words("calendar")
    return token.low in calendar and (token.low not in name_words().given or len(run) > 2)


def _only_begins(tree: Tree, token: Token) -> bool:
    """Whether a word has its capital only because it begins the sentence."""
    if token.low in small_words("function_words"):
        return True
    if not tree.words or token.start > tree.words[0].start + 2:
        return False
    if token.low in people_words().never:
        return True
    plain = any(w.pos not in {"PROPN", "NOUN", "X"} for w in tree.at(token.start, token.end))
    return plain and token.low not in name_words().given


def _for_person(text: str, tree: Tree, run: Sequence[Token], before: str, after: str) -> float:
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
    if before in words.titles or before in words.occupations or before in words.relatives:
        score += 2.5
    top = tree.top(run[0].start, run[-1].end)
    if top is not None and any(
        w.lemma in words.occupations for w in tree.children(top, "apposition") if w.i > top.i
    ):
        score += 2.5  # "Le Thi Bich Ngoc, a Vietnamese blogger"
    if _AGE_BEHIND.match(text, run[-1].end):
        score += 3.0
    if any(t.low in words.never for t in run) or (run[0].acronym and run[-1].acronym):
        score -= 3.0
    if after in small_words("named_after_people"):
        score -= _SURE  # "Jorge Basadre airport"
    if len(run) > 1 and all(len(t.text) == 1 for t in run):
        score += 2.0  # "B.Y.", as courts write it
    return score


def _for_body(
    tree: Tree, run: Sequence[Token], before: str, after: str
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
        known = run[0].low in name_words().given
        score, kind = score + (2.5 if known else 3.5), heads.get(before, kind)
    if after in heads:
        score, kind = score + 2.0, heads[after]
    if run[0].acronym and len(run[0].text) <= _LONGEST_ACRONYM and len(run) == 1:
        score += 1.0
    if any(t.low in people_words().never for t in run):
        score -= 3.0
    return score, kind
