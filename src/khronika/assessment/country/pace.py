"""Early warning: whether acts in a country come at another pace, for how much is written.

What is counted is *days on which something was done* to somebody: several acts of one day, and
several tellings of one act that nobody has joined yet, are one; that people are let go or find
shelter is none. A day counts in the month in which it was
first told, and only if it was told within three months: what is dug up later says nothing of the
pace today.
Against it stands how much the sources that tell of the country published in that month at all.

A signal is a reason to look. It is no finding, and its absence is none either.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from khronika.assessment.country.acts import Act
from khronika.assessment.country.change import (
    RECENT,
    Change,
    Direction,
    changes,
    is_comparable,
)
from khronika.assessment.country.counting import SHELTER
from khronika.assessment.country.figures import Figure
from khronika.assessment.country.months import months_between

_TOLD = attrgetter("told")
RARE = 10_000
"""A signal that chance gives less than once in so many times is told to be no rarer."""
_FRESH = timedelta(days=92)
"""How long after it was done a day may be told and still count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A change of pace that chance explains badly, seen at the end of one month."""

    direction: Direction
    first: date
    last: date
    """First days of the first and the last of the months that differ from those before."""
    recent: int
    """Days on which something was done, told in these months."""
    expected: float
    """As many were to be told, had the pace for each document stayed that of the months before."""
    before: int
    """Days told in the twelve months before."""
    recent_looked: int
    before_looked: int
    """Documents that the country's sources published in both."""
    chance: float
    """Of so many, or so few, had the pace not changed; below `change.ALPHA`."""
    acts: Figure
    """What was done on the days of these months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What looking at the end of every month would have told."""

    last: date | None
    """The last month in which a source of the country published anything."""
    compared: int
    """Months at whose end there was enough to compare."""
    now: Signal | None
    """The signal of the last month; None where it gives none."""
    enough: bool
    """Whether the last month could be compared at all: without it no signal means nothing."""
    earlier: tuple[Signal, ...]
    """The first signal of each run of months with one, in the past; the latest first."""


def times_of(chance: float) -> int:
    """Say in how many times a chance comes once, with two digits that tell; `RARE` at the most.

    The chance is that of a model: of what it takes for very rare it cannot say how rare it is.
    """
    return min(RARE, int(float(f"{1 / chance:.2g}")))


def pace(acts: Sequence[Act], looked: Mapping[date, int]) -> Pace:
    """Compare the pace of acts month by month.

    Args:
        acts: acts in the country.
        looked: documents that the country's sources published, by the first day of the month.
    """
    if not looked:
        return Pace(last=None, compared=0, now=None, enough=False, earlier=())
    months = list(months_between(min(looked), max(looked)))
    told = _told(acts)
    counts = [len(told.get(month, {})) for month in months]
    documents = [looked.get(month, 0) for month in months]
    found = changes(counts, documents)
    last = len(months) - 1
    signals = {change.end: _signal(change, months, told) for change in found}
    runs = [one for before, one in pairwise([None, *found]) if one and _begins(before, one)]
    return Pace(
        last=months[-1],
        compared=sum(is_comparable(documents, end) for end in range(len(months))),
        now=signals.get(last),
        enough=is_comparable(documents, last),
        earlier=tuple(signals[change.end] for change in reversed(runs) if change.end != last),
    )


def _told(acts: Sequence[Act]) -> dict[date, dict[date, list[Act]]]:
    """Give the days on which something was done by the month in which they were first told."""
    days: dict[date, list[Act]] = defaultdict(list)
    for act in acts:
        if act.type in SHELTER:
            continue
        if act.first is not None and act.told is not None and act.told_by is not None:
            days[act.first].append(act)
    months: dict[date, dict[date, list[Act]]] = defaultdict(dict)
    for day, done in days.items():
        first: date = min(map(_TOLD, done))
        if timedelta() <= first - day <= _FRESH:
            months[first.replace(day=1)][day] = done
    return months


def _signal(
    change: Change, months: Sequence[date], told: Mapping[date, Mapping[date, Sequence[Act]]]
) -> Signal:
    recent = months[change.end - RECENT + 1 : change.end + 1]
    acts = [act for month in recent for done in told.get(month, {}).values() for act in done]
    return Signal(
        direction=change.direction,
        first=recent[0],
        last=recent[-1],
        recent=change.recent,
        expected=change.before * change.recent_looked / change.before_looked,
        before=change.before,
        recent_looked=change.recent_looked,
        before_looked=change.before_looked,
        chance=change.chance,
        acts=Figure(acts),
    )


def _begins(before: Change | None, change: Change) -> bool:
    """Tell whether a signal is the first of a run: the month before gave none of its kind."""
    return (
        before is None or before.end != change.end - 1 or before.direction is not change.direction
    )
