"""What was decided, in words: filters of the templates of the review.

code|consequence              what a mistake about an item costs, by the code of the queue
kind|item_kind                the name of a kind of item;  name|field_of:kind  of its field
verb|done                     what a change did
action|custody_action         what an entry of the custody log tells
change|undoable               whether a change is of a kind that can be taken back
change|differences            the fields that a change gave another value: field, before, after
item id|document_part         the id of its document
subject|parted                the ids that a change is about, each with its document
item id|called:names           what an id names
subject|first_id              the ids of a judgement, apart;  subject|second_id
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from khronika.casebook import ChangeRow, Difference, ItemKind
from khronika.resources import load
from khronika.web.review import saying
from khronika.web.review.forms import KIND_LABELS
from khronika.web.written import language

register = template.Library()

_DECIDED = {
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
"""What people decide, and can take back."""
_REWRITTEN = {
    "reread": _("read again"),
    "erase": _("somebody erased"),
    "redact": _("changed by an erasure"),
}
"""What else changes what stands in the casebook."""
_KEPT = {
    "read": _("read"),
    "hold": _("kept, not read"),
    "reseal": _("sealed anew after an erasure"),
    "assign": _("given to a coder"),
    "code": _("coded"),
    "withdraw": _("taken back from a coder"),
    "allow": _("network allowed"),
    "ask": _("asked of the network"),
    "answer": _("answered by the network"),
    "keep": _("answer of the network kept"),
    "follow": _("source followed"),
    "unfollow": _("source no longer followed"),
}
_CUSTODY = {
    "acquire": _("Acquired"),
    "receive": _("Received again"),
    "extract": _("Text taken out anew"),
    "replace": _("Original replaced"),
    "reseal": _("Told anew"),
    "export": _("Exported"),
    "backup": _("In a backup"),
    "timestamp": _("Journal stamped"),
    "dossier": _("In a dossier"),
    "download": _("Downloaded"),
}
_OF_CUSTODY = "custody:"
_DOCUMENT = re.compile(r"d\d+")
_TOLD_ELSEWHERE = frozenset({"review", "decided", "id", "item"})


@register.filter
def consequence(code: str) -> str:
    """Say what a mistake costs."""
    return str(_levels()[code]["label"][language()])


@register.filter
def item_kind(kind: str) -> str:
    """Name a kind of item."""
    return str(KIND_LABELS[ItemKind(kind)])


@register.filter
def field_of(name: str, kind: str) -> str:
    """Name a field of a kind of item."""
    return saying.label(kind, name) or name


@register.filter
def done(verb: str) -> str:
    """Say what a change did; a verb that the pages do not know stays as it is."""
    if verb.startswith(_OF_CUSTODY):
        return custody_action(verb.removeprefix(_OF_CUSTODY)).lower()
    return str((_DECIDED | _REWRITTEN | _KEPT).get(verb, verb))


def is_of_rows(change: ChangeRow) -> bool:
    """Tell whether a change is to what rows say or what people think of them."""
    return change.verb in _DECIDED | _REWRITTEN


@register.filter
def custody_action(action: str) -> str:
    """Say what an entry of the custody log tells; an action of another program stays as it is."""
    return str(_CUSTODY.get(action, action))


@register.filter
def undoable(change: ChangeRow) -> bool:
    """Tell whether a change is of a kind that can be taken back, and was not erased."""
    return change.verb in _DECIDED and change.erased_by is None


@register.filter
def differences(change: ChangeRow | Difference, kind: str = "") -> Iterator[tuple[str, str, str]]:
    """Give the fields that a change gave another value, in words; `kind` of item if it tells none.

    Of what was not there before, all fields are given.
    """
    before, after = change.before or {}, change.after
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return
    kind = str(after.get("item", kind))
    for field in dict.fromkeys((*_flat(before), *_flat(after))):
        label = saying.label(kind, field)
        was, became = (saying.said(kind, field, _flat(one).get(field)) for one in (before, after))
        if label is not None and was != became and field not in _TOLD_ELSEWHERE:
            yield label, was, became


@register.filter
def parted(subject: str) -> Iterator[tuple[str, str | None]]:
    """Give the ids that a change is about, each with its document; some are of no document."""
    for one in subject.split(" "):
        document = document_part(one)
        yield one, document if _DOCUMENT.fullmatch(document) else None


@register.filter
def called(row_id: str, names: Mapping[str, str]) -> str:
    """Say what an id names, as far as that is known."""
    return names.get(row_id, "")


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


def _flat(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the state of an item with what a claim bears on beside its other fields."""
    return {**state, **state.get("about", {})}


@cache
def _levels() -> dict[str, Any]:
    return {level["code"]: level for level in load("review/consequences.yaml")}
