"""Documents about an invented country's dealings with invented people, made from a line each."""

import hashlib
from datetime import date

from khronika.capture import Captured
from khronika.casebook import Casebook, Review, ToldRow
from khronika.model import (
    About,
    Certainty,
    Claim,
    Document,
    Estimate,
    Evidence,
    Incident,
    IncidentType,
    Instrument,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reader,
    Reading,
    Stance,
    Status,
)

T = IncidentType


def days(first: str, last: str | None = None) -> Interval:
    return Interval(
        first=date.fromisoformat(first), last=date.fromisoformat(last or first), text="then"
    )


def told(
    row_id: str,
    kind: IncidentType = T.DETENTION,
    when: tuple[str, str] | None = None,
    *,
    published: str | None = "2024-06-01",
    host: str | None = "KG",
    origin: str | None = "RU",
    status: Status = Status.COMPLETED,
    certainty: Certainty = Certainty.STATED,
    review: Review = Review.PROPOSED,
    publisher: str | None = "The Lantern",
) -> ToldRow:
    return ToldRow(
        id=row_id,
        document=row_id.partition(".")[0],
        type=kind,
        host=host,
        origin=origin,
        status=status,
        certainty=certainty,
        review=review,
        first=date.fromisoformat(when[0]) if when else None,
        last=date.fromisoformat(when[1]) if when else None,
        published=date.fromisoformat(published) if published else None,
        publisher=publisher,
        language="en",
    )


class Writer:
    """Writes one document: each sentence is an act, a claim, an agreement or an estimate."""

    def __init__(
        self, own_id: str, publisher: str | None, published: str | None, language: str = "en"
    ) -> None:
        self._document = {
            "id": own_id,
            "publisher": publisher,
            "published": date.fromisoformat(published) if published else None,
            "language": language,
            "title": own_id,
        }
        self._text = ""
        self._people: dict[str, Person] = {}
        self._bodies: dict[str, Organization] = {}
        self._incidents: list[Incident] = []
        self._claims: list[Claim] = []
        self._instruments: list[Instrument] = []
        self._estimates: list[Estimate] = []

    def act(
        self,
        kind: IncidentType,
        who: str,
        when: Interval | None = None,
        *,
        host: str | None = "KG",
        origin: str | None = "RU",
        by: str | None = None,
        saying: str = "",
        **other: object,
    ) -> "Writer":
        told = f"{saying}{who} met with {kind.value} in {host} ({len(self._text)})."
        self._incidents.append(
            Incident(
                id=f"i{len(self._incidents) + 1}",
                type=kind,
                targets=(self._person(who),),
                actors=(self._body(by),) if by else (),
                host=host,
                origin=origin,
                when=when,
                evidence=self._say(told),
                **other,  # type: ignore[arg-type]
            )
        )
        return self

    def claim(
        self,
        speaker: str,
        stance: Stance,
        words: str,
        *,
        acts: tuple[str, ...] = (),
        instruments: tuple[str, ...] = (),
        countries: tuple[str, ...] = (),
    ) -> "Writer":
        self._claims.append(
            Claim(
                id=f"c{len(self._claims) + 1}",
                speaker=self._body(speaker),
                stance=stance,
                about=About(incidents=acts, instruments=instruments, countries=countries),
                evidence=self._say(words),
            )
        )
        return self

    def instrument(self, **fields: object) -> "Writer":
        own = f"n{len(self._instruments) + 1}"
        proof = self._say(f"The states have made an agreement ({own}).")
        self._instruments.append(Instrument(id=own, evidence=proof, **fields))  # type: ignore[arg-type]
        return self

    def estimate(self, *, by: str | None = None, **fields: object) -> "Writer":
        own = f"e{len(self._estimates) + 1}"
        proof = self._say(f"So many people came ({own}).")
        authors = (self._body(by),) if by else ()
        self._estimates.append(Estimate(id=own, by=authors, evidence=proof, **fields))  # type: ignore[arg-type]
        return self

    def keep(self, casebook: Casebook) -> None:
        text = self._text or "Nothing of it is told here."
        reading = Reading(
            document=Document(text=text, **self._document),  # type: ignore[arg-type]
            relevant=True,
            people=tuple(self._people.values()),
            organizations=tuple(self._bodies.values()),
            incidents=tuple(self._incidents),
            claims=tuple(self._claims),
            instruments=tuple(self._instruments),
            estimates=tuple(self._estimates),
            reader=Reader(name="invented", version="1"),
        )
        content = f"{self._document['id']}\n{text}".encode()
        casebook.add(
            Captured(
                path="invented.txt",
                document=reading.document,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                media_type="text/plain",
                extractor="plain",
            ),
            reading,
        )

    def _say(self, words: str) -> tuple[Evidence, ...]:
        start = len(self._text)
        self._text += f"{words} "
        return (Evidence(start=start, end=start + len(words), quote=words),)

    def _person(self, name: str) -> str:
        own = f"p{len(self._people) + 1}"
        return self._people.setdefault(name, Person(id=own, name=name)).id

    def _body(self, name: str) -> str:
        own = f"o{len(self._bodies) + 1}"
        body = Organization(id=own, name=name, kind=OrganizationKind.OTHER)
        return self._bodies.setdefault(name, body).id
