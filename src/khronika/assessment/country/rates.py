"""How many acts are known for each 10,000 who live in a country, where somebody estimated those.

Acts are taken for a Poisson process over people and years. With Jeffreys' prior, Gamma(1/2, 0),
the rate after `n` acts in an exposure `e` is Gamma(n + 1/2, e), and the interval runs between its
quantiles at 2.5 % and 97.5 %. Without acts it begins at 0: from the lower quantile on it would hold
no rate that is nearly 0. An estimate of people has a range: the lower end of the interval is taken
with the most people, the upper end with the fewest.

Sources: Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6 (Gamma–Poisson); Brown, Cai and
DasGupta, "Interval estimation in exponential families", Statistica Sinica 13 (2003), on the
coverage of Jeffreys' interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from khronika.assessment.country.acts import Act
from khronika.assessment.country.figures import Figure
from khronika.assessment.country.numbers import counted_from
from khronika.casebook import EstimateRow
from khronika.model import Certainty, IncidentType, Status

PER = 10_000
"""People to whom a rate refers."""
SHAPE = 0.5
"""Of the prior; its rate is 0."""
_TAIL = 0.025
_YEAR = 365.25
_SHORTEST = 90
"""Days over which acts must be counted: a few weeks times twelve would be read as a year."""
_FEWEST = 1_000
"""People that must be counted: one act among forty would be read as hundreds among 10,000."""

GRAVE = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.EXTRADITION,
        IncidentType.DEPORTATION,
        IncidentType.ABDUCTION,
        IncidentType.DISAPPEARANCE,
        IncidentType.KILLING,
        IncidentType.ASSAULT,
    }
)
"""Acts that reach a person's body: those of Freedom House's direct physical incidents."""
_DONE = frozenset({Status.COMPLETED, Status.ATTEMPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Known grave acts a year for each 10,000 people, by one estimate of how many live there."""

    estimate: str
    """Id of the estimate."""
    acts: Figure
    """Grave acts, done or attempted, between these days; what is only rumoured is not counted.

    Where it is told from which state they came whom the estimate counts, acts for it alone."""
    confirmed: int
    """How many of them a person confirmed."""
    disputed: int
    """How many of them are disputed."""
    rumoured: Figure
    """Acts that would be counted too, were they more than a rumour."""
    undated: Figure
    """Likewise, were it told whether they lie between these days."""
    first: date
    last: date
    """The days over which acts are counted: from the estimate's first to the last publication."""
    low: float | None
    """Lower end of the interval, 0 without acts; None where the estimate has no upper bound."""
    high: float | None
    """Upper end; None where it has no lower bound."""


class Lack(StrEnum):
    """What a rate by an estimate lacks."""

    NUMBER = "number"
    """The estimate has none above 0."""
    FEW = "few"
    """It counts fewer than 1,000 people."""
    DAY = "day"
    """Neither the estimate nor its document has one."""
    LATER = "later"
    """Nothing about the country was published after the estimate's day."""
    SHORT = "short"
    """Fewer than 90 days lie between its day and the last publication about the country."""
    STATE = "state"
    """It is not told from where those came whom the estimate counts, and acts for one state alone
    are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRate:
    """An estimate by which no rate can be given, and why."""

    estimate: str
    """Id of the estimate."""
    lacks: Lack


def rates(
    acts: Sequence[Act],
    estimates: Sequence[EstimateRow],
    until: date | None,
    origin: str | None = None,
) -> tuple[Rate | NoRate, ...]:
    """Give for each estimate a rate, or what it lacks, in their order.

    Args:
        acts: acts in the country.
        estimates: of people who live there.
        until: the last day on which anything was published about it; None: nothing was.
        origin: the state whose acts are meant; None: those of every state.
    """
    return tuple(_rate(acts, row, until, origin) for row in estimates)


def interval(acts: int, exposure: float) -> tuple[float, float]:
    """Give the interval of 95 % of a rate, in acts for each unit of exposure.

    Args:
        acts: how many there were.
        exposure: above 0.
    """
    from scipy.special import gammaincinv

    low, high = (float(gammaincinv(acts + SHAPE, share)) / exposure for share in (_TAIL, 1 - _TAIL))
    return low, high


def _rate(
    acts: Sequence[Act], row: EstimateRow, until: date | None, origin: str | None
) -> Rate | NoRate:
    since = counted_from(row)
    if not (row.low or row.high):
        return NoRate(estimate=row.id, lacks=Lack.NUMBER)
    if max(row.low or 0, row.high or 0) < _FEWEST:
        return NoRate(estimate=row.id, lacks=Lack.FEW)
    if since is None:
        return NoRate(estimate=row.id, lacks=Lack.DAY)
    if until is None or since >= until:
        return NoRate(estimate=row.id, lacks=Lack.LATER)
    if (until - since).days + 1 < _SHORTEST:
        return NoRate(estimate=row.id, lacks=Lack.SHORT)
    if origin is not None and row.from_country is None:
        return NoRate(estimate=row.id, lacks=Lack.STATE)
    return _given(acts, row, since, until)


def _given(acts: Sequence[Act], row: EstimateRow, since: date, until: date) -> Rate:
    # Acts for one state do not touch those who fled another.
    within = [
        act
        for act in acts
        if row.from_country in {None, act.origin}
        and _is_grave(act)
        and _may_lie_in(act, since, until)
    ]
    sure = [act for act in within if act.certainty is not Certainty.RUMOURED]
    counted = [act for act in sure if _lies_in(act, since, until)]
    years = ((until - since).days + 1) / _YEAR
    return Rate(
        estimate=row.id,
        acts=Figure(counted),
        confirmed=sum(act.confirmed for act in counted),
        disputed=sum(act.certainty is Certainty.DISPUTED for act in counted),
        rumoured=Figure([act for act in within if act.certainty is Certainty.RUMOURED]),
        undated=Figure([act for act in sure if not _lies_in(act, since, until)]),
        first=since,
        last=until,
        low=_lower_end(len(counted), row.high * years / PER) if row.high else None,
        high=interval(len(counted), row.low * years / PER)[1] if row.low else None,
    )


def _lower_end(acts: int, exposure: float) -> float:
    """Give the lower end of an interval; without acts nothing speaks for any rate above 0."""
    return interval(acts, exposure)[0] if acts else 0.0


def two_digits(number: float) -> Decimal:
    """Round a number to the two digits that tell; a decimal can be written without an exponent."""
    return Decimal(f"{number:.2g}")


def _is_grave(act: Act) -> bool:
    return act.type in GRAVE and act.status in _DONE


def _lies_in(act: Act, since: date, until: date) -> bool:
    if act.first is None or act.last is None:
        return False
    return since <= act.first and act.last <= until


def _may_lie_in(act: Act, since: date, until: date) -> bool:
    return act.first is None or act.last is None or (act.first <= until and since <= act.last)
