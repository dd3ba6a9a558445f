"""What makes an act one against a person in a like situation, by the words of its document.

The state fled and the country are the same already. Here it is told what more is alike: the list,
the article, the service, the papers, the family. What one act says of a person holds for the other
acts against that person in the same document.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from khronika.assessment.brief.situation import Situation
from khronika.casebook import IncidentRow
from khronika.resources import load
from khronika.resources.law import citations


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """One thing that is alike: a field of the situation and the answer."""

    field: str
    answer: str


def likenesses(situation: Situation, acts: Iterable[IncidentRow]) -> Mapping[str, tuple[Like, ...]]:
    """Give for each act, by its id, what is like the situation; nothing where nothing more is."""
    found = {act.id: _of_words(situation, act) for act in acts}
    of_person: dict[str, set[Like]] = defaultdict(set)
    for act in acts:
        for target in act.targets:
            of_person[target.id].update(found[act.id])
    return {
        act.id: tuple(
            like
            for like in _all(situation)
            if like in found[act.id] or any(like in of_person[t.id] for t in act.targets)
        )
        for act in acts
    }


def _of_words(situation: Situation, act: IncidentRow) -> set[Like]:
    words = " ".join([*(proof.quote for proof in act.evidence), act.charge or ""])
    cited = {citation.number for citation in citations(words, situation.origin)}
    return {
        like
        for like in _all(situation)
        if (
            like.answer in cited
            if like.field == "charges"
            else (pattern := _pattern(like)) is not None and pattern.search(words)
        )
    }


def _all(situation: Situation) -> tuple[Like, ...]:
    """Everything in a situation by which it can be like another."""
    return tuple(
        Like(field=field, answer=answer)
        for field in ("charges", "labels", "service", "documents", "family")
        for answer in situation.chosen(field)
    )


@cache
def _pattern(like: Like) -> re.Pattern[str] | None:
    words = load("brief/situation.yaml")[like.field]["options"][like.answer].get("words")
    return re.compile(words) if words else None
