"""The facts of a private brief, gathered from the casebook and the reference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from khronika.assessment.brief.advice import is_for_people
from khronika.assessment.brief.likeness import Like, likenesses
from khronika.assessment.brief.situation import Situation
from khronika.assessment.country import Act as ToldAct
from khronika.assessment.country import Told, told_in
from khronika.assessment.country.counting import SHELTER
from khronika.assessment.country.outcomes import Outcomes, fates
from khronika.assessment.country.voices import safety
from khronika.casebook import Casebook, ClaimRow, IncidentRow, ItemKind
from khronika.model import (
    IncidentType,
    InstrumentEffect,
    InstrumentKind,
    InstrumentStatus,
    Stance,
)
from khronika.resources import load
from khronika.resources.instruments import ReferenceInstrument, about, between, instrument
from khronika.resources.law import Article, citations

_WAIT_S = 5.0
"""Seconds in which it must be known which reports may be of one act; a brief is told without."""
_LOOKED = 200
"""Claims about a country that are looked through for words of safety or danger: the newest."""
_STANDING = frozenset({InstrumentStatus.IN_FORCE, InstrumentStatus.SIGNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act, and what of it is like the situation."""

    told: ToldAct
    rows: tuple[IncidentRow, ...]
    """Its tellings, as they were published."""
    like: tuple[Like, ...]
    perhaps: str | None = None
    """Id of an act of the same list of which its reports perhaps tell too: nobody judged that."""


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
    outcomes: Outcomes
    """What became of those who were detained there."""
    exposes: tuple[ReferenceInstrument, ...]
    protects: tuple[ReferenceInstrument, ...]
    gaps: tuple[ReferenceInstrument, ...]
    """Rules of protection that leave the country out, or are refused there."""
    unsaid: tuple[ToldAct, ...]
    """Acts there of which no document says for which state they were."""
    said: tuple[ClaimRow, ...]
    """What somebody says there of safety or of danger, the newest first; advice stands apart."""

    @property
    def shelter(self) -> int:
        """By how many of the acts somebody sought or found shelter, or was let go."""
        return sum(act.told.type in SHELTER for act in self.acts)

    @property
    def acts(self) -> tuple[Act, ...]:
        """All of them."""
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
    BETWEEN = "between"
    ASYLUM = "asylum"
    CHARGES = "charges"
    SECRET = "secret"  # noqa: S105 (no password: what states do not tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing that nobody knows."""

    kind: UnknownKind
    country: str | None = None
    number: int | str | None = None
    """How many acts, people or instruments it is about; of a charge, the article."""
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Brief:
    """All that a private brief says. It has no repr, as the situation has none."""

    situation: Situation
    places: tuple[Place, ...]
    """The countries of the way: where the person is first."""
    home: tuple[Act, ...]
    """Acts in the state fled that are like the situation."""
    laws: tuple[ReferenceInstrument, ...]
    """Laws of the state fled about what the person told."""
    charges: tuple[Charge, ...]
    advice: tuple[ClaimRow, ...]
    """What is advised to people who fled."""
    demands: tuple[ClaimRow, ...]
    """What is demanded of states, courts and bodies."""
    unknown: tuple[Unknown, ...]
    questions: tuple[Mapping[str, str], ...]
    """Each in English and Russian, with places for {host}, {origin} and {onward}."""


def brief(casebook: Casebook, situation: Situation) -> Brief:
    """Gather the facts for a person's situation; the casebook is read and not changed."""
    told = {
        one: told_in(casebook, one, situation.origin) for one in (*situation.way, situation.origin)
    }
    acts = _acts(casebook, situation, told)
    ids = [one for here in acts.values() for act in here for one in act.told.tellings]
    alike = casebook.judging.among(ItemKind.INCIDENT, ids, wait_s=_WAIT_S)
    places = tuple(
        _place(casebook, situation, country, acts[country], told[country].unsaid, alike)
        for country in situation.way
    )
    charges = tuple(_charge(number, situation.origin) for number in situation.charges)
    urged = _urged(casebook, situation, places)
    return Brief(
        situation=situation,
        places=places,
        home=_grouped([act for act in acts[situation.origin] if act.like], alike),
        laws=_laws(situation),
        charges=charges,
        advice=tuple(claim for claim in urged if is_for_people(claim)),
        demands=tuple(claim for claim in urged if not is_for_people(claim)),
        unknown=tuple(_unknown(places, charges)),
        questions=_questions(situation, places),
    )


def _acts(
    casebook: Casebook, situation: Situation, told: Mapping[str, Told]
) -> dict[str, tuple[Act, ...]]:
    """Give the acts of the state fled, in each country of the way and at home."""
    ids = [row_id for here in told.values() for act in here.acts for row_id in act.tellings]
    rows = {row.id: row for row in casebook.countries.incidents(ids)}
    hit = {target.id for row in rows.values() for target in row.targets}
    who = casebook.judging.first_of(ItemKind.PERSON, hit)
    alike = likenesses(situation, list(rows.values()), who)
    return {
        country: _ordered(
            _act(act, [rows[one] for one in act.tellings], alike) for act in here.acts
        )
        for country, here in told.items()
    }


def _act(told: ToldAct, rows: Sequence[IncidentRow], alike: Mapping[str, Sequence[Like]]) -> Act:
    like = dict.fromkeys(one for row in rows for one in alike[row.id])
    return Act(told=told, rows=tuple(rows), like=tuple(like))


def _place(
    casebook: Casebook,
    situation: Situation,
    country: str,
    here: Sequence[Act],
    unsaid: tuple[ToldAct, ...],
    alike: Sequence[tuple[str, str]],
) -> Place:
    origin = situation.origin
    sources = {row.document.id: row.document for act in here for row in act.rows}
    days = [source.published for source in sources.values() if source.published]
    held = [row.id for act in here if act.told.type is IncidentType.DETENTION for row in act.rows]
    return Place(
        country=country,
        confirmed=_grouped([act for act in here if act.told.confirmed], alike),
        proposed=_grouped([act for act in here if not act.told.confirmed], alike),
        documents=len(sources),
        publishers=len({source.publisher for source in sources.values()} - {None}),
        first=min(days, default=None),
        last=max(days, default=None),
        outcomes=fates(casebook, held, country),
        exposes=tuple(_exposing(country, origin)),
        protects=tuple(_protecting(country, origin)),
        gaps=tuple(_gaps(country, origin)),
        unsaid=unsaid,
        said=tuple(_said(casebook, country, origin)),
    )


def _said(casebook: Casebook, country: str, origin: str) -> Iterator[ClaimRow]:
    """Give what is said of a country in words of safety or danger, as far back as is looked."""
    voices = casebook.countries.voices(country, origin)
    said = [row for row in voices if row.stance is not Stance.ADVISES]
    said.sort(key=lambda row: row.published or date.min, reverse=True)
    newest = [row.id for row in said[:_LOOKED]]
    claims = {claim.id: claim for claim in casebook.countries.claims(newest)}
    yield from (claims[one] for one in newest if safety(claims[one]))


def _grouped(acts: Sequence[Act], alike: Sequence[tuple[str, str]]) -> tuple[Act, ...]:
    """Say of each act of a list which one before it its reports perhaps tell of.

    An act goes with one that it was itself found alike to: what is alike to that need not be.
    """
    of = {row_id: act.told.id for act in acts for row_id in act.told.tellings}
    pairs = {frozenset((of[one], of[other])) for one, other in alike if one in of and other in of}
    first: list[str] = []
    found: list[Act] = []
    for act in acts:
        own = act.told.id
        perhaps = next((one for one in first if frozenset((one, own)) in pairs), None)
        if perhaps is None:
            first.append(own)
        found.append(replace(act, perhaps=perhaps))
    return tuple(found)


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
        stands = record.status in _STANDING and record.holds_in(country)
        if record.effect is InstrumentEffect.PROTECTS and stands and record.is_for(origin):
            yield record


def _gaps(country: str, origin: str) -> Iterator[ReferenceInstrument]:
    """Give the rules of protection that leave a country out, or that it does not keep."""
    for record in about(country):
        is_rule = record.kind is InstrumentKind.PROTECTION_RULE
        if is_rule and record.effect is InstrumentEffect.EXPOSES and record.is_for(origin):
            yield record


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


def _urged(casebook: Casebook, situation: Situation, places: Sequence[Place]) -> Sequence[ClaimRow]:
    """Find what is urged about the countries of the way, or beside the acts there."""
    documents = {row.document.id for place in places for act in place.acts for row in act.rows}
    return casebook.countries.advice(situation.origin, situation.way, documents)


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
    found = place.outcomes
    if found.unknown:
        yield Unknown(kind=kinds.OUTCOME, country=country, number=found.unknown, of=found.detained)
    if place.proposed:
        yield Unknown(kind=kinds.UNREVIEWED, country=country, number=len(place.proposed))
    named = {r.id: r for r in (*place.exposes, *place.protects, *place.gaps)}
    doubtful = [r for r in named.values() if r.disputed or not r.verified]
    if doubtful:
        yield Unknown(kind=kinds.INSTRUMENTS, country=country, number=len(doubtful))
    if all(record.worldwide for record in place.exposes):  # a reference holds never all
        yield Unknown(kind=kinds.BETWEEN, country=country)
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
            key=lambda act: (len(act.like), act.told.last or date.min),
            reverse=True,
        )
    )
