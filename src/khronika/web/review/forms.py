"""Which controls each kind of item is corrected and added with.

A control has the name that the rows and the API use for its field, a label and, where the codebook
or the document closes the list of values, its choices. What it sends is understood by
`casebook.reviewing`, and judged there.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from khronika.casebook import DocumentCase, ItemKind, ItemRow, PartyRef
from khronika.model import (
    Certainty,
    EstimateMeasure,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    OrganizationKind,
    Role,
    Stance,
    Status,
)
from khronika.resources import load
from khronika.web import labels


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a control offers, with the words for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Control:
    """One field of a form."""

    name: str
    label: str
    widget: str
    """select, checks, text, words (several lines), lines (a list, one a line), codes (a list on one
    line), days, number or yes (a choice of yes and no); each has its part in the template."""
    choices: Sequence[Choice]
    value: Any
    """A text, for checks a list of texts, for days two."""
    required: bool
    held: str
    """What the control sends as long as nothing is changed in it, as JSON."""


Choices = Callable[[DocumentCase], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: Any
    widget: str
    choices: Choices = lambda _case: ()
    required: bool = False


def controls(
    kind: ItemKind,
    case: DocumentCase,
    row: ItemRow | None,
    draft: Mapping[str, Any] | None = None,
) -> list[Control]:
    """Give the controls for an item, with its values; for a new item empty.

    Args:
        kind: what kind of item.
        case: the document, whose parties and acts other items point to.
        row: the item; None for a new one.
        draft: what was typed earlier and not sent, by the names of fields; it goes before the row.
    """
    made = []
    for field in _FIELDS[kind]:
        value = _value(field, getattr(row, field.name, None))
        choices = field.choices(case)
        made.append(
            Control(
                name=field.name,
                label=str(field.label),
                widget=field.widget,
                choices=choices,
                value=(draft or {}).get(field.name, value),
                required=field.required,
                held=json.dumps(_sent(field.widget, choices, value)),
            )
        )
    return made


def single(name: str, label: str, draft: Mapping[str, Any] | None) -> Control:
    """Give the one control of a form that asks for words only."""
    typed = (draft or {}).get(name, "")
    return Control(name, label, "words", (), typed, required=True, held='""')


def item_label(row: ItemRow) -> str:
    """Say in a few words what an item is."""
    return _LABELS[type(row).__name__](row)


def _coded(codes: type[StrEnum]) -> Choices:
    return lambda _case: [Choice(code.value, labels.label(code)) for code in codes]


def _parties(case: DocumentCase) -> list[Choice]:
    people = [Choice(one.id, one.name) for one in case.people]
    return people + [Choice(one.id, one.name) for one in case.organizations]


def _acts(case: DocumentCase) -> list[Choice]:
    return [Choice(one.id, f"{item_label(one)} ({one.id})") for one in case.incidents]


def _agreements(case: DocumentCase) -> list[Choice]:
    return [Choice(one.id, f"{item_label(one)} ({one.id})") for one in case.instruments]


def _countries(_case: DocumentCase) -> list[Choice]:
    named = [Choice(code, labels.country(code)) for code in _codes()]
    return sorted(named, key=lambda choice: choice.label)


@cache
def _codes() -> list[str]:
    return [country["code"] for country in load("places/countries.yaml")]


_DATED = (
    _Field("when", _("Days, first and last"), "days"),
    _Field("when_text", _("Date as written, if its days are not known"), "text"),
)
_NAMED = (
    _Field("name", _("Name"), "text", required=True),
    _Field("aliases", _("Other names, one on a line"), "lines"),
)
_FIELDS: dict[ItemKind, tuple[_Field, ...]] = {
    ItemKind.INCIDENT: (
        _Field("type", _("Act"), "select", _coded(IncidentType), required=True),
        _Field("targets", _("Whom it struck"), "checks", _parties, required=True),
        _Field("host", _("Country where"), "select", _countries),
        _Field("origin", _("Country on whose behalf"), "select", _countries),
        _Field("actors", _("By whom"), "checks", _parties),
        *_DATED,
        _Field("status", _("How far it went"), "select", _coded(Status), required=True),
        _Field("certainty", _("On whose word"), "select", _coded(Certainty), required=True),
        _Field("charge", _("Accusation, as written"), "text"),
        _Field("max_years", _("Highest term in years"), "number"),
    ),
    ItemKind.CLAIM: (
        _Field("speaker", _("Speaker"), "select", _parties, required=True),
        _Field("stance", _("What the speaker does"), "select", _coded(Stance), required=True),
        _Field("direct", _("In the speaker’s own words"), "yes", required=True),
        _Field("incidents", _("About the acts"), "checks", _acts),
        _Field("instruments", _("About the agreements"), "checks", _agreements),
        _Field("countries", _("About the countries, by their codes: KG, RU"), "codes"),
    ),
    ItemKind.INSTRUMENT: (
        _Field("kind", _("Kind"), "select", _coded(InstrumentKind), required=True),
        _Field("parties", _("Countries, by their codes: KG, RU"), "codes"),
        _Field("status", _("Where it stands"), "select", _coded(InstrumentStatus), required=True),
        *_DATED,
        _Field("data", _("What it lets pass"), "checks", _coded(InstrumentData)),
    ),
    ItemKind.ESTIMATE: (
        _Field("measure", _("What is counted"), "select", _coded(EstimateMeasure), required=True),
        _Field("from_country", _("From"), "select", _countries),
        _Field("to_country", _("To"), "select", _countries),
        _Field("low", _("At least"), "number"),
        _Field("high", _("At most"), "number"),
        *_DATED,
        _Field("by", _("By whose count"), "checks", _parties),
    ),
    ItemKind.PERSON: (
        *_NAMED,
        _Field("roles", _("Roles"), "checks", _coded(Role)),
        _Field("citizenship", _("Citizenship, by the codes: KG, RU"), "codes"),
    ),
    ItemKind.ORGANIZATION: (
        *_NAMED,
        _Field("kind", _("Kind"), "select", _coded(OrganizationKind), required=True),
        _Field("country", _("Country"), "select", _countries),
    ),
}

_LABELS: dict[str, Callable[[Any], str]] = {
    "IncidentRow": lambda row: labels.label(row.type),
    "ClaimRow": lambda row: f"{row.speaker.name}: {labels.label(row.stance)}",
    "InstrumentRow": lambda row: labels.label(row.kind),
    "EstimateRow": lambda row: f"{labels.amount(row)} · {labels.label(row.measure)}",
    "PersonRow": lambda row: row.name,
    "OrganizationRow": lambda row: row.name,
}


def _value(field: _Field, value: Any) -> Any:
    """Write the value of a row as its control takes it."""
    if field.widget == "days":
        return (value.first.isoformat(), value.last.isoformat()) if value else ("", "")
    if field.widget in ("checks", "lines", "codes"):
        parts = [_written(part) for part in value or ()]
        return parts if field.widget == "checks" else _JOINTS[field.widget].join(parts)
    return "" if value is None else _written(value)


def _sent(widget: str, choices: Sequence[Choice], value: Any) -> Any:
    """Give what the page's script would send for a value; it reads checks in their order."""
    match widget:
        case "checks":
            return [choice.value for choice in choices if choice.value in value]
        case "lines":
            return value.split("\n") if value else []
        case "days":
            return "..".join(value) if any(value) else ""
    return value


_JOINTS = {"lines": "\n", "codes": ", "}


def _written(value: Any) -> str:
    if isinstance(value, PartyRef):
        return value.id
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
