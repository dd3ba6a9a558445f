"""The picture of a host country: every figure that the page and the command show, in one value."""

from dataclasses import dataclass
from datetime import date

from khronika.assessment.country.acts import Act, act
from khronika.assessment.country.counting import (
    KindFigures,
    MonthFigures,
    Parted,
    by_kind,
    by_origin,
    parted,
)
from khronika.assessment.country.figures import Coverage, Figure, coverage, figure
from khronika.assessment.country.instruments import Agreements, agreements
from khronika.assessment.country.months import by_month
from khronika.assessment.country.numbers import Numbers, numbers
from khronika.assessment.country.outcomes import TYPES, Outcomes, outcomes
from khronika.assessment.country.pace import Pace, pace
from khronika.assessment.country.protection import Protection, protections
from khronika.assessment.country.rates import Rate, rates
from khronika.assessment.country.voices import StanceVoices, voices
from khronika.casebook import Casebook, ToldRow
from khronika.model import IncidentType


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPicture:
    """What a casebook and the reference hold about a host country. Nothing in it is a verdict."""

    country: str
    """ISO 3166-1 alpha-2 code."""
    origin: str | None
    """The state whose acts are meant; None: those of every state but the country itself."""
    coverage: Coverage
    """What all acts rest on."""
    acts: Parted
    kinds: tuple[KindFigures, ...]
    origins: tuple[tuple[str | None, Parted], ...]
    """Acts by the state whose interest they are."""
    months: tuple[MonthFigures, ...]
    """From the first month in which anything was done or told to the last."""
    without_month: Figure
    """Acts of which it is not told in which month they were."""
    own: Figure
    """Acts of the country itself against people who fled it; they stand in no other figure."""
    outcomes: Outcomes
    agreements: Agreements
    protections: tuple[Protection, ...]
    voices: tuple[StanceVoices, ...]
    numbers: Numbers
    rates: tuple[Rate, ...]
    """Known grave acts a year for each 10,000 people, one for each estimate that allows it."""
    pace: Pace
    """Whether acts come at another pace, for how much is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The acts that a casebook tells of a host country, with their tellings."""

    acts: tuple[Act, ...]
    """Oldest first, the undated last."""
    own: tuple[Act, ...]
    """Those of the country itself."""
    tellings: tuple[ToldRow, ...]
    """Of `acts`."""


def country_picture(casebook: Casebook, country: str, origin: str | None = None) -> CountryPicture:
    """Make the picture of a host country.

    Args:
        casebook: open.
        country: ISO 3166-1 alpha-2 code, in capitals.
        origin: likewise; None for all states.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    return picture_of(casebook, told_in(casebook, country, origin), country, origin)


def picture_of(
    casebook: Casebook, told: Told, country: str, origin: str | None = None
) -> CountryPicture:
    """Make the picture of a host country from the acts that are told of it."""
    asked = casebook.countries
    looked = _looked(casebook, told)
    living = numbers(asked.estimates(country, origin), country)
    published = [row.published for row in told.tellings if row.published is not None]
    return CountryPicture(
        country=country,
        origin=origin,
        coverage=coverage(told.acts),
        acts=parted(told.acts),
        kinds=by_kind(told.acts),
        origins=by_origin(told.acts),
        months=by_month(told.acts, told.tellings, looked),
        without_month=figure([one for one in told.acts if one.month is None]),
        own=figure(told.own),
        outcomes=outcomes(asked.suffered(_detentions(told), TYPES), country),
        agreements=agreements(asked.instruments(country, origin), country, origin),
        protections=protections(casebook, country, origin),
        voices=voices(asked.voices(country, origin), asked.claims),
        numbers=living,
        rates=rates(told.acts, living.living, max(published, default=None)),
        pace=pace(told.acts, looked),
    )


def change_of_pace(casebook: Casebook, told: Told) -> Pace:
    """Say whether the acts in a country come at another pace."""
    return pace(told.acts, _looked(casebook, told))


def told_in(casebook: Casebook, country: str, origin: str | None = None) -> Told:
    """Give the acts that a casebook tells of a host country, those of the country itself apart."""
    tellings = casebook.countries.acts(country, origin)
    sources = casebook.countries.sources(
        [tuple(one.id for one in told) for told in tellings if len(told) > 1]
    )
    made = [(act(told, sources.get(told[0].id, 1)), told) for told in tellings]
    there = [(one, told) for one, told in made if one.host == country]
    if origin is not None:
        there = [(one, told) for one, told in there if one.origin == origin]
    own = [one for one, _ in there if one.origin == country != origin]
    acts = [(one, told) for one, told in there if one.origin != country or origin == country]
    return Told(
        acts=tuple(sorted((one for one, _ in acts), key=_by_time)),
        own=tuple(sorted(own, key=_by_time)),
        tellings=tuple(row for _, told in acts for row in told),
    )


def _looked(casebook: Casebook, told: Told) -> dict[date, int]:
    publishers = {row.publisher for row in told.tellings if row.publisher}
    return casebook.countries.published(publishers)


def _detentions(told: Told) -> list[str]:
    return [
        row_id for one in told.acts if one.type is IncidentType.DETENTION for row_id in one.tellings
    ]


def _by_time(one: Act) -> tuple[date, date, str]:
    return one.first or date.max, one.last or date.max, one.id
