"""What makes an act one against a person in a like situation, by the words of its document.

The state fled and the country are the same already. Here it is told what more is alike: the list,
the article, the service, the papers, the family. What one act says of a person holds for the other
acts against that person: in the same document, and in those where people judged them to stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from khronika.assessment.brief.situation import Situation
from khronika.casebook import IncidentRow
from khronika.resources import load
from khronika.resources.law import citations, told_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """One thing that is alike: a field of the situation and the answer."""

    field: str
    answer: str
    by_words: bool = False
    """Whether no article is cited, and the charge is told in the usual words for it."""


def likenesses(
    situation: Situation, acts: Iterable[IncidentRow], who: Mapping[str, str]
) -> Mapping[str, tuple[Like, ...]]:
    """Give for each act, by its id, what is like the situation; nothing where nothing more is.

    Args:
        situation: of somebody who asks.
        acts: the acts.
        who: the first of the rows that were judged to be of one person, by the id of each.
    """
    found = {act.id: _of_words(situation, act) for act in acts}
    hit = {act.id: {who[target.id] for target in act.targets} for act in acts}
    of_person: dict[str, set[Like]] = defaultdict(set)
    for act in acts:
        for person in hit[act.id]:
            of_person[person].update(found[act.id])
    return {
        act.id: tuple(_found(situation, found[act.id].union(*(of_person[p] for p in hit[act.id]))))
        for act in acts
    }


def _found(situation: Situation, alike: set[Like]) -> Iterator[Like]:
    """Give what is alike in the order of the situation; a citation rather than words for it."""
    for like in _all(situation):
        by_words = replace(like, by_words=True)
        if like in alike:
            yield like
        elif by_words in alike:
            yield by_words


def _of_words(situation: Situation, act: IncidentRow) -> set[Like]:
    words = " ".join([*(proof.quote for proof in act.evidence), act.charge or ""])
    cited = {citation.number for citation in citations(words, situation.origin)}
    told = told_in_words(words, situation.origin)
    found: set[Like] = set()
    for like in _all(situation):
        if like.field != "charges":
            found |= {like} if _is_told(like, words) else set()
        elif like.answer in cited:
            found.add(like)
        elif like.answer in told:
            found.add(replace(like, by_words=True))
    return found


def _all(situation: Situation) -> tuple[Like, ...]:
    """Everything in a situation by which it can be like another."""
    return tuple(
        Like(field=field, answer=answer)
        for field in ("charges", "labels", "service", "documents", "family")
        for answer in situation.chosen(field)
    )


def _is_told(like: Like, words: str) -> bool:
    pattern, unless = (_pattern(like.field, like.answer, what) for what in ("words", "unless"))
    if pattern is None:
        return False
    return pattern.search(words if unless is None else unless.sub(" ", words)) is not None


@cache
def _pattern(field: str, answer: str, what: str) -> re.Pattern[str] | None:
    words = load("brief/situation.yaml")[field]["options"][answer].get(what)
    return re.compile(words) if words else None
