"""The latest acts in a country, one sentence each: whom they struck, when, and who did them.

Figures tell how many; somebody who asks what happened wants to read it. Only the latest are told
so, since a country may have thousands; how many more there are is said.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nlargest

from khronika.assessment.country.acts import Act
from khronika.assessment.country.sentences import (
    Quoted,
    Sentence,
    Value,
    not_reviewed,
    sentence,
    word,
)
from khronika.casebook import IncidentRow, PartyRef
from khronika.resources import written
from khronika.resources.vocabulary import Language, label

_SHOWN = 8


def latest(acts: Sequence[Act]) -> list[Act]:
    """Choose the acts that are told one by one: the latest, the undated last."""
    return nlargest(_SHOWN, acts, key=lambda act: act.last or date.min)


def in_words(acts: Sequence[Act], rows: Mapping[str, IncidentRow]) -> Iterator[Sentence]:
    """Tell the latest of some acts.

    Args:
        acts: all of them.
        rows: what the first telling of each of the latest says, by its id.
    """
    told = latest(acts)
    for act in told:
        yield _act(act, rows[act.id])
    if len(acts) > len(told):
        ids = tuple(act.id for act in told)
        yield sentence("acts_more", ids, shown=len(told), more=len(acts) - len(told))


def _act(act: Act, row: IncidentRow) -> Sentence:
    values: dict[str, Value] = {
        "kind": lambda language: label(act.type, language),
        "people": _named(row.targets),
        "when": _days(act),
        "status": lambda language: label(act.status, language).lower(),
        "certainty": lambda language: label(act.certainty, language).lower(),
    }
    if row.actors:
        said = sentence("act_by", act.tellings, actors=_named(row.actors), **values)
    else:
        said = sentence("act", act.tellings, **values)
    return said if act.confirmed else not_reviewed(said)


def _named(parties: Sequence[PartyRef]) -> Value:
    return Quoted(", ".join(one.name for one in parties)) if parties else word("not_told")


def _days(act: Act) -> Callable[[Language], str]:
    first, last = act.first, act.last
    if first is None or last is None:
        return word("not_told")
    return lambda language: written.span(first, last, language)
