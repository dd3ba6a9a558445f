"""Fields of items and documents in words: their names, and what they say.

A value comes as the journal keeps it, in the JSON of `reading/1`, or as a unit of double coding has
it, as one text. Codes, countries and days are said in the language of the page; ids stand for
themselves, unless a name is known for them.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khronika.casebook import ItemKind
from khronika.web import labels, written
from khronika.web.review.forms import FACTS, FIELDS, Field

NOTHING = "—"
DOCUMENT = "document"

_OTHERS: dict[str, Any] = {
    "evidence": gettext_lazy("Words"),
    "review": gettext_lazy("Review"),
    "found": gettext_lazy("Whether it is there"),
    "value": gettext_lazy("Grade"),
}
"""What a form has no field for."""
_REVIEWS: dict[str, Any] = {
    "proposed": gettext_lazy("not reviewed"),
    "accepted": gettext_lazy("accepted"),
    "corrected": gettext_lazy("corrected by a person"),
    "rejected": gettext_lazy("rejected"),
    "added": gettext_lazy("added by a person"),
}
_YES = {"True": True, "False": False}


def label(kind: str, name: str) -> str | None:
    """Name a field of a kind of item, or of a document; None where no page tells of it."""
    field = _fields(kind).get(name)
    found = _OTHERS.get(name) if field is None else field.label
    return None if found is None else str(found)


def said(kind: str, name: str, value: object) -> str:
    """Say what a field of a kind of item, or of a document, holds."""
    if name == "review":
        return review(str(value))
    return _said(_fields(kind).get(name), value, {})


def review(code: str) -> str:
    """Say how far the review of an item is."""
    return str(_REVIEWS.get(code, code))


def said_of_unit(kind: str, name: str, text: str, names: Mapping[str, str]) -> str:
    """Say what a coder says in a field, which is one text whatever the field is.

    `names` are what the ids that it points to stand for, as far as that is known.
    """
    field = _fields(kind).get(name)
    value: object = text
    if field is not None and field.widget in ("checks", "codes", "lines"):
        value = [part for part in text.split(",") if part]
    elif field is not None and field.widget == "yes":
        value = _YES.get(text, text)
    elif field is not None and field.widget == "days" and ".." in text:
        first, _dots, last = text.partition("..")
        value = {"from": first, "to": last}
    return _said(field, value, names)


def _said(field: Field | None, value: object, names: Mapping[str, str]) -> str:
    match value:
        case None | "":
            return NOTHING
        case bool():
            return _("yes") if value else _("no")
        case list():
            return "; ".join(_said(field, part, names) for part in value) or NOTHING
        case {"quote": quote}:
            return str(quote)
        case {"from": first, "to": last, **_rest}:
            return written.span(date.fromisoformat(first), date.fromisoformat(last))
    return _of_code(field, str(value), names)


def _of_code(field: Field | None, value: str, names: Mapping[str, str]) -> str:
    if field is not None and field.codes is not None and value in set(field.codes):
        return labels.label(field.codes(value))
    if field is not None and field.of_countries:
        return labels.country(value)
    if field is not None and field.of_document is not None:
        return names.get(value, value)
    return value


@cache
def _fields(kind: str) -> dict[str, Field]:
    of_kind = FIELDS[ItemKind(kind)] if kind in set(ItemKind) else ()
    return {field.name: field for field in (FACTS if kind == DOCUMENT else of_kind)}
