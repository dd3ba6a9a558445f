"""The picture of a host country: every figure that the page and the command show, in one value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from khronika.assessment.country.acts import Act, Source, act, told_once
from khronika.assessment.country.counting import (
    SHELTER,
    KindFigures,
    MonthFigures,
    Parted,
    by_kind,
    by_origin,
    parted,
)
from khronika.assessment.country.figures import (
    Coverage,
    Figure,
    coverage,
    documents_of,
)
from khronika.assessment.country.instruments import Agreements, agreements
from khronika.assessment.country.months import by_month
from khronika.assessment.country.numbers import Numbers, numbers
from khronika.assessment.country.outcomes import Outcomes, fates
from khronika.assessment.country.pace import Pace, pace
from khronika.assessment.country.protection import Protection, protections
from khronika.assessment.country.rates import NoRate, Rate, rates
from khronika.assessment.country.voices import (
    FEWER,
    GENERAL,
    SHOWN,
    StanceVoices,
    by_stance,
    shown_of,
    voices,
)
from khronika.assessment.doubts import as_rumours
from khronika.casebook import Casebook, EstimateRow, InstrumentRow, ToldRow, VoiceRow
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
    shelter: Figure
    """Those of them by which somebody sought or found shelter, or was let go."""
    kinds: tuple[KindFigures, ...]
    origins: tuple[tuple[str | None, Parted], ...]
    """Acts by the state whose interest they are."""
    months: tuple[MonthFigures, ...]
    """From the first month in which anything was done or told to the last."""
    without_month: Figure
    """Acts of which it is not told in which month they were."""
    own: Figure
    """Acts of the country itself against people who fled it; they stand in no other figure."""
    unsaid: tuple[KindFigures, ...]
    """Where one state is meant, acts here of which no document says for which state they were; they
    stand in no other figure."""
    outcomes: Outcomes
    agreements: Agreements
    protections: tuple[Protection, ...]
    voices: tuple[StanceVoices, ...]
    general: tuple[StanceVoices, ...]
    """What the same documents deny or advise without naming a country."""
    numbers: Numbers
    rates: tuple[Rate, ...]
    """Known grave acts a year for each 10,000 people, one for each estimate that allows it."""
    no_rates: tuple[NoRate, ...]
    """The other estimates of who lives there, each with what a rate by it lacks."""
    pace: Pace
    """Whether acts come at another pace, for how much is written."""
    rests: Coverage
    """What all of it rests on, what is said and estimated too."""
    documents: tuple[str, ...]
    """Ids of the documents that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The acts that a casebook tells of a host country, with their tellings."""

    acts: tuple[Act, ...]
    """Oldest first, the undated last."""
    own: tuple[Act, ...]
    """Those of the country itself."""
    unsaid: tuple[Act, ...]
    """Those of which no document says for which state they were, where one state is meant."""
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
    voiced = asked.voices(country, origin)
    general_voiced = asked.general_voices(country, origin, GENERAL)
    said, general = by_stance(voiced), by_stance(general_voiced)
    bound = asked.instruments(country, origin)
    estimates = asked.estimates(country, origin)
    living = numbers(estimates, country)
    acts = (*told.acts, *told.unsaid)
    bearing = _bearing_on(bound, voiced)
    wanted = {*shown_of(said), *shown_of(general, FEWER), *chain(*bearing.values())}
    words = {claim.id: claim for claim in asked.claims(sorted(wanted))}
    others = [*_of_voices(voiced, general_voiced), *_of_items(bound, estimates)]
    by_estimate = rates(
        told.acts, living.living, _last_published(told, voiced, bound, estimates), origin
    )
    return CountryPicture(
        country=country,
        origin=origin,
        coverage=coverage(told.acts),
        acts=parted(told.acts),
        shelter=Figure([one for one in told.acts if one.type in SHELTER]),
        kinds=by_kind(told.acts),
        origins=by_origin(told.acts),
        months=by_month(told.acts, told.tellings, looked),
        without_month=Figure([one for one in told.acts if one.month is None]),
        own=Figure(told.own),
        unsaid=by_kind(told.unsaid),
        outcomes=fates(casebook, _detentions(told), country),
        agreements=agreements(
            bound, {of: [words[one] for one in ids] for of, ids in bearing.items()}, country, origin
        ),
        protections=protections(casebook, country, origin),
        voices=voices(said, words),
        general=voices(general, words, FEWER),
        numbers=living,
        rates=tuple(one for one in by_estimate if isinstance(one, Rate)),
        no_rates=tuple(one for one in by_estimate if isinstance(one, NoRate)),
        pace=pace(told.acts, looked),
        rests=coverage(acts, others),
        documents=tuple(dict.fromkeys((*documents_of(acts), *(one for one, _, _ in others)))),
    )


def change_of_pace(casebook: Casebook, told: Told) -> Pace:
    """Say whether the acts in a country come at another pace."""
    return pace(told.acts, _looked(casebook, told))


def told_in(casebook: Casebook, country: str, origin: str | None = None) -> Told:
    """Give the acts that a casebook tells of a host country, those of the country itself apart."""
    tellings = casebook.countries.acts(country, origin)
    several = [told for told in tellings if len(told) > 1]
    sources = casebook.countries.sources([tuple(one.id for one in told) for told in several])
    found = told_once([_as_known(told[0]) for told in tellings if len(told) == 1])
    found += [act(as_rumours(told), sources[told[0].id]) for told in several]
    here = sorted((one for one in found if one.host == country), key=_by_time)
    acts, own, unsaid = _parted(here, country, origin)
    counted = {row_id for one in acts for row_id in one.tellings}
    return Told(
        acts=tuple(acts),
        own=tuple(own),
        unsaid=tuple(unsaid),
        tellings=tuple(row for told in tellings for row in told if row.id in counted),
    )


def _as_known(told: ToldRow) -> ToldRow:
    """Give the only telling of an act, as a rumour if it disputes no more than that."""
    return told if told.disputed is None else as_rumours((told,))[0]


def _parted(
    acts: Sequence[Act], country: str, origin: str | None
) -> tuple[list[Act], list[Act], list[Act]]:
    """Part acts in a country: those meant, its own, and those of which no state is told."""
    if origin is None:
        own = [one for one in acts if one.origin == country]
        return [one for one in acts if one.origin != country], own, []
    unsaid = [one for one in acts if one.origin is None]
    return [one for one in acts if one.origin == origin], [], unsaid


def _looked(casebook: Casebook, told: Told) -> dict[date, int]:
    publishers = {row.publisher for row in told.tellings if row.publisher}
    return casebook.countries.published(publishers)


def _last_published(
    told: Told,
    voiced: Sequence[VoiceRow],
    bound: Sequence[InstrumentRow],
    estimates: Sequence[EstimateRow],
) -> date | None:
    """Give the last day on which anything was published about a country."""
    days = chain(
        (row.published for row in told.tellings),
        (row.published for row in voiced),
        (row.document.published for row in (*bound, *estimates)),
    )
    return max((day for day in days if day is not None), default=None)


def _of_voices(*said: Sequence[VoiceRow]) -> Iterator[Source]:
    for rows in said:
        yield from ((row.document, row.publisher, row.language) for row in rows)


def _of_items(*told: Sequence[InstrumentRow | EstimateRow]) -> Iterator[Source]:
    for rows in told:
        for row in rows:
            yield row.document.id, row.document.publisher, row.document.language


def _bearing_on(bound: Sequence[InstrumentRow], voiced: Sequence[VoiceRow]) -> dict[str, list[str]]:
    """Give the ids of the first claims that bear on each of some instruments, by its id."""
    return {
        row.id: [voice.id for voice in voiced if row.id in voice.instruments][:SHOWN]
        for row in bound
    }


def _detentions(told: Told) -> list[str]:
    return [
        row_id for one in told.acts if one.type is IncidentType.DETENTION for row_id in one.tellings
    ]


def _by_time(one: Act) -> tuple[date, date, str]:
    return one.first or date.max, one.last or date.max, one.id
