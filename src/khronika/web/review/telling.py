"""What was decided, in words: filters of the templates of the review.

code|consequence              what a mistake about an item costs, by the code of the queue
verb|done                     what a change did
change|differences            the fields that a change gave another value: field, before, after
item id|document_part         the id of its document
subject|first_id              the ids of a judgement, apart;  subject|second_id
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from khronika.casebook import ChangeRow, Difference
from khronika.resources import load
from khronika.web.written import language

register = template.Library()

_DONE = {
    "accept": _("accepted"),
    "correct": _("corrected"),
    "respan": _("other words set"),
    "reject": _("rejected"),
    "add": _("added"),
    "note": _("note"),
    "undo": _("taken back"),
    "same": _("judged the same"),
    "different": _("judged different"),
    "unsure": _("judged unsure"),
    "rate": _("reliability set"),
    "grade": _("credibility set"),
}
_TOLD_ELSEWHERE = frozenset({"review", "decided", "id", "item"})


@register.filter
def consequence(code: str) -> str:
    """Say what a mistake costs."""
    return str(_levels()[code]["label"][language()])


@register.filter
def done(verb: str) -> str:
    """Say what a change did; a verb that the review does not know stays as it is."""
    return str(_DONE.get(verb, verb))


@register.filter
def differences(change: ChangeRow | Difference) -> Iterator[tuple[str, str, str]]:
    """Give the fields that a change gave another value."""
    before, after = change.before, change.after
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return
    for field in dict.fromkeys((*before, *after)):
        was, became = _plain(before.get(field)), _plain(after.get(field))
        if was != became and field not in _TOLD_ELSEWHERE:
            yield field, was, became


@register.filter
def first_id(subject: str) -> str:
    """Give the first of the ids that a change is about."""
    return subject.partition(" ")[0]


@register.filter
def second_id(subject: str) -> str:
    """Give the second of the two ids that a judgement is about."""
    return subject.partition(" ")[2]


@register.filter
def document_part(row_id: str) -> str:
    """Give the id of the document that an item was read from."""
    return row_id.partition(".")[0]


def _plain(value: Any) -> str:
    """Write a JSON value as a person would."""
    match value:
        case None:
            return "—"
        case list():
            return "; ".join(map(_plain, value)) or "—"
        case {"quote": quote}:
            return str(quote)
        case {"from": first, "to": last, **_rest}:
            return str(first) if first == last else f"{first}..{last}"
        case Mapping():
            return "; ".join(f"{name}: {_plain(part)}" for name, part in value.items())
    return str(value)


@cache
def _levels() -> dict[str, Any]:
    return {level["code"]: level for level in load("review/consequences.yaml")}
