"""The labels and definitions of the codebook's codes, in each language of the interface.

They lie in `vocabulary/`, one file for each closed list: records of `code`, `label`, `definition`
and `source`.
"""

from enum import StrEnum
from functools import cache
from typing import Literal

from khronika.model import codes
from khronika.resources import load

Language = Literal["en", "ru"]

FILES: dict[type[StrEnum], str] = {
    codes.IncidentType: "incident_types",
    codes.Status: "statuses",
    codes.Certainty: "certainties",
    codes.Role: "roles",
    codes.OrganizationKind: "organization_kinds",
    codes.Stance: "stances",
    codes.InstrumentKind: "instrument_kinds",
    codes.InstrumentStatus: "instrument_statuses",
    codes.InstrumentData: "instrument_data",
    codes.EstimateMeasure: "estimate_measures",
    codes.InstrumentForm: "instrument_forms",
    codes.InstrumentEffect: "instrument_effects",
    codes.PartyStatus: "party_statuses",
}
"""The file of each closed list, without its ending."""


def label(code: StrEnum, language: Language = "en") -> str:
    """Give the short name of a code, as it stands in tables and on pages."""
    return _words(type(code), "label", language)[code]


def definition(code: StrEnum, language: Language = "en") -> str:
    """Give the sentence that says what a code means and what it does not."""
    return _words(type(code), "definition", language)[code]


@cache
def _words(kind: type[StrEnum], field: str, language: Language) -> dict[str, str]:
    records = load(f"vocabulary/{FILES[kind]}.yaml")
    return {record["code"]: record[field][language] for record in records}
