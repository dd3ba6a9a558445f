"""What bodies that protect did and said in the cases held."""

from dataclasses import dataclass

from khronika.casebook import Casebook, ClaimRow, IncidentRow
from khronika.resources import load
from khronika.resources.vocabulary import Language

SHOWN = 8
"""Acts and claims of a body that are given with their words; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """A body that protects, such as a court of human rights."""

    body: str
    """Its usual English name."""
    acts: int
    """Incidents in the country that it had a hand in, each as one document tells it."""
    claims: int
    ids: tuple[str, ...]
    """Of all of both."""
    shown_acts: tuple[IncidentRow, ...]
    shown_claims: tuple[ClaimRow, ...]


def protections(casebook: Casebook, country: str, origin: str | None) -> tuple[Protection, ...]:
    """Say what bodies that protect did and said about a country; those not told of are left out."""
    asked = casebook.countries
    return tuple(
        Protection(
            body=row.body,
            acts=len(row.acts),
            claims=len(row.claims),
            ids=(*row.acts, *row.claims),
            shown_acts=tuple(asked.incidents(row.acts[:SHOWN])),
            shown_claims=tuple(asked.claims(row.claims[:SHOWN])),
        )
        for row in asked.protections(country, origin)
    )


def body_name(body: str, language: Language) -> str:
    """Give the usual name of a body that protects, from its English one."""
    known = {one["name"]: str(one["ru"]) for one in load("bodies/protective.yaml")}
    return known.get(body, body) if language == "ru" else body
