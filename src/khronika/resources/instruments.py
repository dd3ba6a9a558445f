"""Treaties, laws, policies and practices that make it easier or harder to return people.

Reference facts for people, beside the casebook and never a part of a reading. The records lie in
`instruments/`, one list in each file; `docs/how-to/correct-an-instrument.md` says how they are
written. Several records may be about one instrument (`of`): what was seen of some states stands
apart from what is only believed of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from khronika.errors import MalformedResource
from khronika.model import (
    InstrumentData,
    InstrumentEffect,
    InstrumentForm,
    InstrumentKind,
    InstrumentStatus,
    PartyStatus,
)
from khronika.resources import load, path
from khronika.resources.countries import country_codes
from khronika.resources.partial_dates import is_partial_date, may_follow

LANGUAGES = ("en", "ru")

Code = TypeVar("Code", bound=StrEnum)


OUTSIDE = frozenset({PartyStatus.WITHDRAWN, PartyStatus.NOT_PARTY})
"""States of these are named in a record because the instrument does not bind them."""

_OWN = PartyStatus.OWN

SINGLE = frozenset({InstrumentForm.PRACTICE, InstrumentForm.CASE})
"""What was done, which binds nobody; its kind is `other`."""

_LAW = frozenset(
    {
        InstrumentForm.TREATY,
        InstrumentForm.LAW,
        InstrumentForm.POLICY,
        InstrumentForm.MEMBERSHIP,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state and where it stands."""

    country: str
    status: PartyStatus
    since: str | None = None
    """Partial date from which it stands so, by ratification, accession or leaving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was seen."""

    title: str
    address: str | None
    """None: no address was noted down, or no page was seen."""
    seen: str | None
    """Partial date by which the page had been seen; None: from general knowledge, no page was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceInstrument:
    """A record of the reference. Words stand by language: `en` and `ru`."""

    id: str
    of: str
    """The instrument that the record is about: its own id, or that of the first of several."""
    name: Mapping[str, str]
    form: InstrumentForm
    kind: InstrumentKind
    effect: InstrumentEffect
    status: InstrumentStatus
    parties: tuple[Party, ...]
    concerns: tuple[str, ...]
    """Other states whose people it is about."""
    only_with: tuple[str, ...]
    """Not empty: it joins these states to the other parties, and not those to each other."""
    worldwide: bool
    """Whether it concerns every state."""
    signed: str | None
    in_force: str | None
    """Of what is no treaty: since when it has been told of."""
    ended: str | None
    """Signed, in force, ended: partial dates, None where not known."""
    data: tuple[InstrumentData, ...]
    """What it lets one state tell another about a person."""
    what: Mapping[str, str]
    """One sentence: what it lets another state learn or demand, or what it protects from."""
    note: Mapping[str, str] | None
    """Figures, limits, doubts and contradictions."""
    disputed: bool
    """Whether sources, or records, contradict each other; the note tells how."""
    sources: tuple[Source, ...]
    verified: bool
    """Whether a page that supports the core fact was seen."""

    @property
    def is_law(self) -> bool:
        """Whether it was made, agreed or declared, and so is in force or not.

        A case, a practice or a guidance has a day on which it was told of, and is nowhere in force.
        """
        return self.form in _LAW

    @property
    def joined(self) -> frozenset[str]:
        """The states that it binds to each other, or may bind."""
        return frozenset(p.country for p in self.parties if p.status not in {*OUTSIDE, _OWN})

    @property
    def made(self) -> frozenset[str]:
        """The states whose own it is."""
        return frozenset(p.country for p in self.parties if p.status is _OWN)

    @property
    def named(self) -> frozenset[str]:
        """All states that it names."""
        return frozenset((*(party.country for party in self.parties), *self.concerns))

    def is_for(self, origin: str) -> bool:
        """Whether it is about people who fled a state, or about those of any."""
        if self.form is InstrumentForm.ABSENCE and not self.made:
            return origin in self.named  # that two states have no treaty helps against these two
        return not self.concerns or origin in self.concerns

    def holds_in(self, country: str) -> bool:
        """Whether a state is bound or may be; where there is no treaty, whether it is named."""
        return self.form is InstrumentForm.ABSENCE or self.standing(country) not in OUTSIDE

    def standing(self, country: str) -> PartyStatus | None:
        """Where a state stands; None where the record does not list it."""
        return next((p.status for p in self.parties if p.country == country), None)

    def short_of_bound(self, country: str) -> PartyStatus | None:
        """Say where a state that is listed stands, if it is neither bound nor the maker."""
        standing = self.standing(country)
        return None if standing in {PartyStatus.PARTY, _OWN} else standing


@cache
def instruments() -> tuple[ReferenceInstrument, ...]:
    """Give all records, file by file.

    Raises:
        MalformedResource: a record breaks its form; names the file, the record and the field.
    """
    found: dict[str, ReferenceInstrument] = {}
    files = (file.name for file in path("instruments").iterdir() if file.name.endswith(".yaml"))
    for file in sorted(files):
        for entry in load(f"instruments/{file}"):
            record = read_record(entry, file)
            if record.id in found:
                raise MalformedResource(f"instruments/{file}: {record.id}: this id is taken")
            found[record.id] = record
    return tuple(found.values())


def instrument(record_id: str) -> ReferenceInstrument | None:
    """Give the record of an id; None where there is none."""
    return next((record for record in instruments() if record.id == record_id), None)


def about(country: str) -> tuple[ReferenceInstrument, ...]:
    """Give every record that names a country, binds it or not, and those that concern all."""
    return tuple(r for r in instruments() if r.worldwide or country in r.named)


def between(host: str, origin: str) -> tuple[ReferenceInstrument, ...]:
    """Give the records of what joins two states, or what one of them made about the other.

    A record that lists one of them belongs here if another of the same instrument lists the other.
    """
    joined: dict[str, set[str]] = {}
    for record in instruments():
        joined.setdefault(record.of, set()).update(record.joined)
    pair = {host, origin}
    return tuple(
        record
        for record in instruments()
        if _joins(record, pair, joined[record.of]) or _made_about(record, host, origin)
    )


def _joins(record: ReferenceInstrument, pair: set[str], joined: set[str]) -> bool:
    if record.only_with and pair.isdisjoint(record.only_with):
        return False
    if record.form is InstrumentForm.ABSENCE:
        return pair <= record.named
    return pair <= joined and not pair.isdisjoint(record.joined | record.made)


def _made_about(record: ReferenceInstrument, host: str, origin: str) -> bool:
    """Whether it is one state's own and about the other, or of nobody and about both."""
    concerns = set(record.concerns)
    if not record.made:
        return {host, origin} <= concerns
    return any(
        maker in record.made and other in concerns
        for maker, other in ((host, origin), (origin, host))
    )


def read_record(entry: Mapping[str, Any], file: str) -> ReferenceInstrument:
    """Read one record as it stands in a file.

    Raises:
        MalformedResource: it breaks its form; names the file, the record and the field.
    """
    where = f"instruments/{file}: {entry.get('id', 'a record without id')}"
    try:
        record = ReferenceInstrument(
            id=str(entry["id"]),
            of=str(entry.get("of", entry["id"])),
            name=_words(entry["name"]),
            form=_code(InstrumentForm, entry["form"]),
            kind=_code(InstrumentKind, entry["kind"]),
            effect=_code(InstrumentEffect, entry["effect"]),
            status=_code(InstrumentStatus, entry["status"]),
            parties=_parties(entry.get("parties", {}), entry.get("since", {})),
            concerns=tuple(_country(code) for code in entry.get("concerns", ())),
            only_with=tuple(_country(code) for code in entry.get("only_with", ())),
            worldwide=bool(entry.get("worldwide", False)),
            signed=_partial(entry.get("signed")),
            in_force=_partial(entry.get("in_force")),
            ended=_partial(entry.get("ended")),
            data=tuple(_code(InstrumentData, code) for code in entry.get("data", ())),
            what=_words(entry["what"]),
            note=_words(entry["note"]) if "note" in entry else None,
            disputed=bool(entry.get("disputed", False)),
            sources=tuple(_source(source) for source in entry["sources"]),
            verified=bool(entry["verified"]),
        )
        _check(record)
    except KeyError as error:
        raise MalformedResource(f"{where}: {error.args[0]}: is missing") from error
    except ValueError as error:
        raise MalformedResource(f"{where}: {error}") from error
    return record


def _check(record: ReferenceInstrument) -> None:
    """Look at what no single field can tell."""
    times = [t for t in (record.signed, record.in_force, record.ended) if t is not None]
    if not all(may_follow(later, earlier) for earlier, later in pairwise(times)):
        raise ValueError("signed, in_force, ended: must come in this order")
    if not record.sources:
        raise ValueError("sources: at least one is needed; say “general knowledge” for no page")
    if record.verified and not any(source.address for source in record.sources):
        raise ValueError("verified: needs a source with an address")
    if record.disputed and not record.note:
        raise ValueError("disputed: the note has to tell who says what")
    if record.form in SINGLE and record.kind is not InstrumentKind.OTHER:
        raise ValueError("kind: of a case or a practice is “other”")
    if not record.worldwide and not record.named:
        raise ValueError("parties: name a state, or say “worldwide: true”")


def _parties(by_status: Mapping[str, list[str]], since: Mapping[str, object]) -> tuple[Party, ...]:
    parties = [
        Party(
            country=_country(country),
            status=_code(PartyStatus, status),
            since=_partial(since.get(country)),
        )
        for status, countries in by_status.items()
        for country in countries
    ]
    listed = [party.country for party in parties]
    for country in {*since, *listed}:
        if listed.count(country) != 1:
            raise ValueError(f"parties: {country}: must be listed once")
    return tuple(parties)


def _source(entry: Mapping[str, Any]) -> Source:
    source = Source(
        title=str(entry["title"]), address=entry.get("address"), seen=_partial(entry.get("seen"))
    )
    if source.address and source.seen is None:
        raise ValueError("seen: is missing")
    return source


def _words(entry: Mapping[str, str]) -> Mapping[str, str]:
    return {language: " ".join(entry[language].split()) for language in LANGUAGES}


def _code(kind: type[Code], value: object) -> Code:
    try:
        return kind(str(value))
    except ValueError as error:
        raise ValueError(f"{value}: is none of {', '.join(kind)}") from error


def _country(value: object) -> str:
    if value not in country_codes():
        raise ValueError(f"{value}: is no country code; quote NO")
    return str(value)


def _partial(value: object) -> str | None:
    """Read a partial date; YAML gives a year as a number and a day as a date."""
    if value is None:
        return None
    if not is_partial_date(str(value)):
        raise ValueError(f"{value}: is no date such as 2020, 2020-12 or 2020-12-18")
    return str(value)
