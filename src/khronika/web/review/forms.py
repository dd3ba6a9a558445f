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

from khronika.casebook import (
    DocumentCase,
    DocumentRow,
    IncidentRow,
    ItemKind,
    ItemRow,
    PartyRef,
)
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

HELD = "held"
"""Under which a draft has what its fields held when they were typed in; no field is called so."""


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
    """select, country, checks, text, words (several lines), lines (a list, one a line), codes (a
    list on one line), days, day, number or yes (a choice of yes and no); each has its part in the
    template."""
    choices: Sequence[Choice]
    value: Any
    """A text, for checks a list of texts, for days two."""
    required: bool
    held: str
    """What the control sends as long as nothing is changed in it, as JSON; of a fact as it is."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item or a document, as forms ask for it and pages tell it."""

    name: str
    label: Any
    widget: str
    """As of a control."""
    codes: type[StrEnum] | None = None
    """The codes of the codebook that it takes."""
    of_document: Callable[[DocumentCase], Sequence[Choice]] | None = None
    """What else of its document it can point to."""
    required: bool = False
    hint: Any = ""
    """How its value is typed."""

    @property
    def of_countries(self) -> bool:
        """Whether it holds codes of countries."""
        return self.widget in ("country", "codes")

    def choices(self, case: DocumentCase) -> Sequence[Choice]:
        """Give the values that its control offers; none where it is typed."""
        if self.codes is not None:
            return [Choice(code.value, labels.label(code)) for code in self.codes]
        if self.widget == "country":
            return _countries()
        return () if self.of_document is None else self.of_document(case)


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
            Under `HELD` it has what these fields held then: whoever changed them meanwhile must
            not be overruled unseen.
    """
    typed = draft or {}
    seen = typed.get(HELD, {})
    made = []
    for field in FIELDS[kind]:
        value = _value(field, getattr(row, field.name, None))
        choices = field.choices(case)
        made.append(
            Control(
                name=field.name,
                label=_labelled(field),
                widget=field.widget,
                choices=choices,
                value=typed.get(field.name, value),
                required=field.required,
                held=json.dumps(seen.get(field.name, _in_order(choices, field.widget, value))),
            )
        )
    return made


def held(kind: ItemKind, row: ItemRow) -> dict[str, Any]:
    """Give what the fields of an item hold, as the page's script sends it, and its words."""
    fields = FIELDS[kind]
    values = {one.name: _sent(one.widget, _value(one, getattr(row, one.name))) for one in fields}
    spans = ",".join(f"{proof.start}-{proof.end}" for proof in row.evidence)
    return {**values, "evidence": spans}


def facts_of(document: DocumentRow, typed: Mapping[str, object]) -> list[Control]:
    """Give the controls for the facts of a document; what was typed goes before what stands."""
    made = []
    for field in FACTS:
        value = _value(field, getattr(document, field.name))
        made.append(
            Control(
                name=field.name,
                label=_labelled(field),
                widget=field.widget,
                choices=(),
                value=typed.get(field.name, value),
                required=field.required,
                held=value,
            )
        )
    return made


def single(name: str, label: str, draft: Mapping[str, Any] | None) -> Control:
    """Give the one control of a form that asks for words only."""
    typed = (draft or {}).get(name, "")
    return Control(name, label, "words", (), typed, required=True, held='""')


def _labelled(field: Field) -> str:
    return ", ".join(str(part) for part in (field.label, field.hint) if part)


def item_label(row: ItemRow, *, whole: bool = False) -> str:
    """Say in a few words what an item is; `whole` says of an act also whom it struck."""
    label = _LABELS[type(row).__name__](row)
    if whole and isinstance(row, IncidentRow) and row.targets:
        return f"{label}: {', '.join(party.name for party in row.targets)}"
    return label


def _parties(case: DocumentCase) -> list[Choice]:
    people = [Choice(one.id, one.name) for one in case.people]
    return people + [Choice(one.id, one.name) for one in case.organizations]


def _acts(case: DocumentCase) -> list[Choice]:
    return [Choice(one.id, f"{item_label(one)} ({one.id})") for one in case.incidents]


def _agreements(case: DocumentCase) -> list[Choice]:
    return [Choice(one.id, f"{item_label(one)} ({one.id})") for one in case.instruments]


def _countries() -> list[Choice]:
    named = [Choice(code, labels.country(code)) for code in _codes()]
    return sorted(named, key=lambda choice: choice.label)


@cache
def _codes() -> list[str]:
    return [country["code"] for country in load("places/countries.yaml")]


_BY_CODES = _("by names or codes, with commas between: Georgia, RU")
_DATED = (
    Field("when", _("Days"), "days", hint=_("first and last")),
    Field("when_text", _("Date as written"), "text", hint=_("if its days are not known")),
)
_NAMED = (
    Field("name", _("Name"), "text", required=True),
    Field("aliases", _("Other names"), "lines", hint=_("one on a line")),
)
FIELDS: dict[ItemKind, tuple[Field, ...]] = {
    ItemKind.INCIDENT: (
        Field("type", _("Act"), "select", IncidentType, required=True),
        Field("targets", _("Whom it struck"), "checks", of_document=_parties, required=True),
        Field("host", _("Country where"), "country"),
        Field("origin", _("Country on whose behalf"), "country"),
        Field("actors", _("By whom"), "checks", of_document=_parties),
        *_DATED,
        Field("status", _("How far it went"), "select", Status, required=True),
        Field("certainty", _("On whose word"), "select", Certainty, required=True),
        Field("charge", _("Accusation, as written"), "text"),
        Field("max_years", _("Highest term in years"), "number"),
    ),
    ItemKind.CLAIM: (
        Field("speaker", _("Speaker"), "select", of_document=_parties, required=True),
        Field("stance", _("What the speaker does"), "select", Stance, required=True),
        Field("direct", _("In the speaker’s own words"), "yes", required=True),
        Field("incidents", _("About the acts"), "checks", of_document=_acts),
        Field("instruments", _("About the agreements"), "checks", of_document=_agreements),
        Field("countries", _("About the countries"), "codes", hint=_BY_CODES),
    ),
    ItemKind.INSTRUMENT: (
        Field("kind", _("Kind"), "select", InstrumentKind, required=True),
        Field("parties", _("Countries"), "codes", hint=_BY_CODES),
        Field("status", _("Where it stands"), "select", InstrumentStatus, required=True),
        *_DATED,
        Field("data", _("What it lets pass"), "checks", InstrumentData),
    ),
    ItemKind.ESTIMATE: (
        Field("measure", _("What is counted"), "select", EstimateMeasure, required=True),
        Field("from_country", _("From"), "country"),
        Field("to_country", _("To"), "country"),
        Field("low", _("At least"), "number"),
        Field("high", _("At most"), "number"),
        *_DATED,
        Field("by", _("By whose count"), "checks", of_document=_parties),
    ),
    ItemKind.PERSON: (
        *_NAMED,
        Field("roles", _("Roles"), "checks", Role),
        Field("citizenship", _("Citizenship"), "codes", hint=_BY_CODES),
    ),
    ItemKind.ORGANIZATION: (
        *_NAMED,
        Field("kind", _("Kind"), "select", OrganizationKind, required=True),
        Field("country", _("Country"), "country"),
    ),
}

FACTS = (
    Field("title", _("Title"), "text"),
    Field("author", _("Author"), "text"),
    Field("publisher", _("Publisher"), "text"),
    Field("published", _("Day of publication"), "day"),
    Field("language", _("Language"), "text", hint=_("by its code: en, ru")),
    Field("relevant", _("Bears on people pursued abroad"), "yes", required=True),
)
"""What a person may correct about a document itself."""

KIND_LABELS = {
    ItemKind.INCIDENT: _("Act"),
    ItemKind.CLAIM: _("Claim"),
    ItemKind.INSTRUMENT: _("Agreement or law"),
    ItemKind.ESTIMATE: _("Estimate"),
    ItemKind.PERSON: _("Person"),
    ItemKind.ORGANIZATION: _("Body or group"),
}

_LABELS: dict[str, Callable[[Any], str]] = {
    "IncidentRow": lambda row: labels.label(row.type),
    "ClaimRow": lambda row: f"{row.speaker.name}: {labels.label(row.stance)}",
    "InstrumentRow": lambda row: labels.label(row.kind),
    "EstimateRow": lambda row: f"{labels.amount(row)} · {labels.label(row.measure)}",
    "PersonRow": lambda row: row.name,
    "OrganizationRow": lambda row: row.name,
}


def _value(field: Field, value: Any) -> Any:
    """Write the value of a row as its control takes it."""
    if field.widget == "days":
        return (value.first.isoformat(), value.last.isoformat()) if value else ("", "")
    if field.widget in ("checks", "lines", "codes"):
        parts = [_written(part) for part in value or ()]
        return parts if field.widget == "checks" else _JOINTS[field.widget].join(parts)
    return "" if value is None else _written(value)


def _in_order(choices: Sequence[Choice], widget: str, value: Any) -> Any:
    """Give what the page's script would send for a value; it reads checks in their order."""
    if widget == "checks":
        return [choice.value for choice in choices if choice.value in value]
    return _sent(widget, value)


def _sent(widget: str, value: Any) -> Any:
    match widget:
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
