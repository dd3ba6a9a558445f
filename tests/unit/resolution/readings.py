"""Small readings of invented people, made in one line each."""

import datetime

from khronika.model import (
    About,
    Certainty,
    Claim,
    Document,
    Evidence,
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reading,
    Role,
    Stance,
)
from khronika.resolution.graph import Judgement
from khronika.resolution.names import Verdict


def day(text: str) -> Interval:
    """A day, or two parted by `..`."""
    first, _, last = text.partition("..")
    dates = [datetime.date.fromisoformat(one) for one in (first, last or first)]
    return Interval(first=dates[0], last=dates[1], text=text)


def person(key: str, name: str, *aliases: str, state: str | None = "RU", role: str = "") -> Person:
    return Person(
        id=key,
        name=name,
        aliases=aliases,
        citizenship=(state,) if state else (),
        roles=(Role(role),) if role else (),
    )


def act(
    key: str, kind: str, *targets: str, host: str = "KG", when: str = "", origin: str = "RU", **more
) -> Incident:
    return Incident(
        id=key,
        type=IncidentType(kind),
        targets=targets,
        host=host,
        origin=origin,
        when=day(when) if when else None,
        **more,
    )


def says(key: str, speaker: str, *incidents: str, denies: bool = False) -> Claim:
    stance = Stance.DENIES if denies else Stance.ASSERTS
    return Claim(id=key, speaker=speaker, stance=stance, about=About(incidents=incidents))


def body(key: str, name: str, kind: str = "ngo", country: str | None = None, *aliases: str):
    return Organization(
        id=key, name=name, aliases=aliases, kind=OrganizationKind(kind), country=country
    )


def reading(
    *items,
    text: str = "…",
    publisher: str | None = None,
    published: str = "",
    language: str = "en",
) -> Reading:
    """A reading with these items."""
    of = {kind: tuple(one for one in items if isinstance(one, kind)) for kind in _KINDS}
    document = Document(
        id="d",
        text=text,
        language=language,
        publisher=publisher,
        published=datetime.date.fromisoformat(published) if published else None,
    )
    return Reading(
        document=document,
        relevant=True,
        people=of[Person],
        organizations=of[Organization],
        incidents=of[Incident],
        claims=of[Claim],
    )


def whole(text: str) -> tuple[Evidence, ...]:
    return (Evidence(start=0, end=len(text), quote=text),)


ATTRIBUTED = Certainty.ATTRIBUTED
_KINDS = (Person, Organization, Incident, Claim)


def judged(one: str, other: str, verdict: Verdict) -> Judgement:
    at = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    return Judgement(one=one, other=other, verdict=verdict, by="anna", at=at)
