"""The facts of a private brief, gathered from the casebook and the reference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.assessment.brief.likeness import Like, likenesses
from khronika.assessment.brief.situation import Situation
from khronika.casebook import Casebook, ClaimRow, Filter, IncidentRow, Review
from khronika.model import (
    IncidentType,
    InstrumentEffect,
    InstrumentKind,
    InstrumentStatus,
    Stance,
)
from khronika.resources import load
from khronika.resources.instruments import OUTSIDE, ReferenceInstrument, about, between, instrument
from khronika.resources.law import Article, citations

_T = IncidentType
_OUTCOMES = frozenset(
    {_T.RELEASE, _T.EXTRADITION, _T.EXTRADITION_REFUSAL, _T.DEPORTATION, _T.ABDUCTION, _T.KILLING}
)
"""Acts that tell what became of somebody who was detained."""

_STANDING = frozenset({InstrumentStatus.IN_FORCE, InstrumentStatus.SIGNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A report of an act, and what of it is like the situation."""

    row: IncidentRow
    like: tuple[Like, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is on record of one country for the state fled. The most alike acts come first."""

    country: str
    confirmed: tuple[Act, ...]
    """Accepted, corrected or added by a person."""
    proposed: tuple[Act, ...]
    documents: int
    publishers: int
    first: date | None
    last: date | None
    """Days of publication of the documents; None where none has one."""
    exposes: tuple[ReferenceInstrument, ...]
    protects: tuple[ReferenceInstrument, ...]
    gaps: tuple[ReferenceInstrument, ...]
    """Rules of protection that leave the country out, or are refused there."""

    @property
    def acts(self) -> tuple[Act, ...]:
        """All reports."""
        return (*self.confirmed, *self.proposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An article that a person named, as far as the table of articles knows it."""

    number: str
    article: Article | None


class UnknownKind(StrEnum):
    """What is not known; the words lie in `resources/brief/words.yaml`."""

    WANTED = "wanted"
    ACTS = "acts"
    OUTCOME = "outcome"
    UNREVIEWED = "unreviewed"
    INSTRUMENTS = "instruments"
    ASYLUM = "asylum"
    CHARGES = "charges"
    SECRET = "secret"  # noqa: S105 (no password: what states do not tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing that nobody knows."""

    kind: UnknownKind
    country: str | None = None
    number: int | str | None = None
    """How many of the reports or instruments it is about; of a charge, the article."""
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Brief:
    """All that a private brief says. It has no repr, as the situation has none."""

    situation: Situation
    places: tuple[Place, ...]
    """The countries of the way: where the person is first."""
    home: tuple[Act, ...]
    """Reports of acts in the state fled that are like the situation."""
    laws: tuple[ReferenceInstrument, ...]
    """Laws of the state fled about what the person told."""
    charges: tuple[Charge, ...]
    advice: tuple[ClaimRow, ...]
    unknown: tuple[Unknown, ...]
    questions: tuple[Mapping[str, str], ...]
    """Each in English and Russian, with places for {host}, {origin} and {onward}."""


def brief(casebook: Casebook, situation: Situation) -> Brief:
    """Gather the facts for a person's situation; the casebook is read and not changed."""
    acts = list(casebook.incidents(Filter(country=situation.origin)))
    alike = likenesses(situation, acts)
    told = [Act(row=row, like=alike[row.id]) for row in acts]
    places = tuple(_place(country, situation.origin, told) for country in situation.way)
    charges = tuple(_charge(number, situation.origin) for number in situation.charges)
    return Brief(
        situation=situation,
        places=places,
        home=_ordered(a for a in told if a.row.host == situation.origin and a.like),
        laws=_laws(situation),
        charges=charges,
        advice=_advice(casebook, situation, places),
        unknown=tuple(_unknown(places, charges)),
        questions=_questions(situation, places),
    )


def _place(country: str, origin: str, told: Sequence[Act]) -> Place:
    here = _ordered(a for a in told if a.row.host == country and a.row.origin == origin)
    sources = {act.row.document.id: act.row.document for act in here}
    days = [source.published for source in sources.values() if source.published]
    return Place(
        country=country,
        confirmed=tuple(a for a in here if a.row.review is not Review.PROPOSED),
        proposed=tuple(a for a in here if a.row.review is Review.PROPOSED),
        documents=len(sources),
        publishers=len({source.publisher for source in sources.values()} - {None}),
        first=min(days, default=None),
        last=max(days, default=None),
        exposes=tuple(_exposing(country, origin)),
        protects=tuple(_protecting(country, origin)),
        gaps=tuple(_gaps(country, origin)),
    )


def _exposing(country: str, origin: str) -> Iterator[ReferenceInstrument]:
    """Give what joins two states, and what concerns every state, if it serves those who pursue."""
    joined = between(country, origin)
    for record in (*joined, *(r for r in about(country) if r.worldwide)):
        exposes = record.effect is InstrumentEffect.EXPOSES and record.status in _STANDING
        if exposes and record.kind is not InstrumentKind.PROTECTION_RULE:
            yield record


def _protecting(country: str, origin: str) -> Iterator[ReferenceInstrument]:
    """Give what protects in a country, if it is meant for people of the state fled or for all."""
    for record in about(country):
        stands = record.status in _STANDING and record.standing(country) not in OUTSIDE
        if record.effect is InstrumentEffect.PROTECTS and stands and _is_for(record, origin):
            yield record


def _gaps(country: str, origin: str) -> Iterator[ReferenceInstrument]:
    """Give the rules of protection that leave a country out, or that it does not keep."""
    for record in about(country):
        is_rule = record.kind is InstrumentKind.PROTECTION_RULE
        if is_rule and record.effect is InstrumentEffect.EXPOSES and _is_for(record, origin):
            yield record


def _is_for(record: ReferenceInstrument, origin: str) -> bool:
    """Tell whether a record is about people of a state, or about people of any."""
    return not record.concerns or origin in record.concerns


def _laws(situation: Situation) -> tuple[ReferenceInstrument, ...]:
    asked = load("brief/situation.yaml")
    ids = [
        law
        for field in ("labels", "service", "documents", "family")
        for answer in situation.chosen(field)
        for law in asked[field]["options"][answer].get("laws", {}).get(situation.origin, ())
    ]
    found = (instrument(law) for law in dict.fromkeys(ids))
    return tuple(record for record in found if record is not None)


def _charge(number: str, origin: str) -> Charge:
    found = citations(f"ст. {number} УК", origin)
    return Charge(number=number, article=found[0].article if found else None)


def _advice(
    casebook: Casebook, situation: Situation, places: Sequence[Place]
) -> tuple[ClaimRow, ...]:
    """Find what people advise about the countries of the way, or beside the acts there."""
    way = set(situation.way)
    acts = {act.row.id for place in places for act in place.acts}
    documents = {act.row.document.id for place in places for act in place.acts}
    return tuple(
        claim
        for claim in casebook.claims()
        if claim.stance is Stance.ADVISES
        and claim.review is not Review.REJECTED
        and (
            way & set(claim.countries)
            or acts & set(claim.incidents)
            or claim.document.id in documents
        )
    )


def _unknown(places: Sequence[Place], charges: Sequence[Charge]) -> Iterator[Unknown]:
    yield Unknown(kind=UnknownKind.WANTED)
    for place in places:
        yield from _unknown_of(place)
    for charge in charges:
        if charge.article is None or charge.article.term(None) is None:
            yield Unknown(kind=UnknownKind.CHARGES, number=charge.number)
    yield Unknown(kind=UnknownKind.SECRET)


def _unknown_of(place: Place) -> Iterator[Unknown]:
    kinds, country = UnknownKind, place.country
    if not any(act.like for act in place.acts):
        yield Unknown(kind=kinds.ACTS, country=country)
    held = [act.row for act in place.acts if act.row.type is _T.DETENTION]
    ended = {t.id for a in place.acts if a.row.type in _OUTCOMES for t in a.row.targets}
    open_ones = [row for row in held if not any(target.id in ended for target in row.targets)]
    if open_ones:
        yield Unknown(kind=kinds.OUTCOME, country=country, number=len(open_ones), of=len(held))
    if place.proposed:
        yield Unknown(kind=kinds.UNREVIEWED, country=country, number=len(place.proposed))
    named = {r.id: r for r in (*place.exposes, *place.protects, *place.gaps)}
    doubtful = [r for r in named.values() if r.disputed or not r.verified]
    if doubtful:
        yield Unknown(kind=kinds.INSTRUMENTS, country=country, number=len(doubtful))
    yield Unknown(kind=kinds.ASYLUM, country=country)


def _questions(situation: Situation, places: Sequence[Place]) -> tuple[Mapping[str, str], ...]:
    """Choose the questions that a situation, or what was found for it, raises."""
    raised = {"always"}
    for field in ("onward", "labels", "charges", "service", "documents", "family"):
        answers = situation.chosen(field)
        raised |= {field} if answers else set()
        raised |= {f"{field}.{answer}" for answer in answers}
    raised |= {f"found.{record.kind}" for record in places[0].exposes}
    if any(act.like for place in places for act in place.acts):
        raised.add("found.acts")
    return tuple(
        {language: question[language] for language in ("en", "ru")}
        for question in load("brief/questions.yaml")
        if raised & set(question["when"])
    )


def _ordered(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Put the most alike first, and of these the newest; the undated come last."""
    return tuple(
        sorted(
            acts,
            key=lambda act: (len(act.like), act.row.when.last if act.row.when else date.min),
            reverse=True,
        )
    )
