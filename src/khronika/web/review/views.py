"""The pages of the review: read the request, ask the casebook, show what it says."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from khronika.casebook import ChangeRow, ClaimRow, DocumentCase, ItemKind, ItemRow, Review
from khronika.errors import NotInCasebook
from khronika.web.asked import Asked, asked
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.layout import lay_out
from khronika.web.review.forms import KIND_LABELS, Control, controls, held, item_label, single
from khronika.web.review.telling import differences, undoable
from khronika.web.views import ROWS_PER_PAGE, filtered

VERBS = ("correct", "reject", "note", "add")
"""What a form is asked for."""
MOST_PASSED = 50
"""Documents that an address remembers to have been passed."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An item beside its document, with everything that was done to it."""

    kind: ItemKind
    row: ItemRow
    label: str
    changes: Sequence[ChangeRow]
    about: Sequence[tuple[str, str]]
    """The acts and agreements that a claim bears on: the id of each, and what it is."""
    against: Sequence[tuple[str, str, str]]
    """What the last reading says otherwise than people decided: field, decided, read."""

    @property
    def seen(self) -> str:
        """What it holds as it is shown, as JSON: what is decided on it is decided on no other."""
        return json.dumps(held(self.kind, self.row), ensure_ascii=False)


@filtered
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, the gravest first."""
    casebook = casebook_of(request)
    wanted = asked(request.GET.dict(), door_of(request).unsaid)
    waiting = casebook.reviewing.queue(wanted.filter, kinds=_of_kind(wanted))
    page = Paginator(waiting, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": wanted,
        "choices": casebook.counting.choices(wanted.filter),
        "kinds": KIND_LABELS,
        "page": page,
        "waiting": [(one, item_label(one.row)) for one in page],
    }
    return render(request, "review.html", context)


@require_safe
def document(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show a document's text beside its items, to decide about them."""
    case = document_of(request, document_id)
    wanted = asked(request.GET.dict(), door_of(request).unsaid)
    following, passed = _next(request, document_id, wanted)
    kinds = list(_kinds(request, case))
    changes = [change for _heading, items in kinds for item in items for change in item.changes]
    context = {
        "case": case,
        "laid": lay_out(case),
        "kinds": kinds,
        "waits": {
            heading: sum(item.row.review == Review.PROPOSED for item in items)
            for heading, items in kinds
        },
        "over": casebook_of(request).reviewing.over(list(filter(undoable, changes))),
        "asked": wanted,
        "next": following,
        "passed": passed,
        "decides": "/api/1/review/",
        "coder": door_of(request).coder,
    }
    return render(request, "reviewing.html", context)


@require_safe
def form(request: HttpRequest, document_id: str) -> HttpResponse:
    """Give the form for one decision about a document, as it was left."""
    return form_about(request, document_of(request, document_id), VERBS)


def form_about(
    request: HttpRequest, case: DocumentCase, verbs: Sequence[str], sheet: str = ""
) -> HttpResponse:
    """Give the form that is asked for, about a document and its items.

    Args:
        request: names the verb, and the item or the kind of a new one.
        case: the document.
        verbs: what a form may be asked for here.
        sheet: whose sheet the items stand on, so that its drafts are its own.
    """
    verb, item = request.GET.get("verb", ""), request.GET.get("item", "")
    if verb not in verbs:
        raise Http404
    kind, row = _asked_about(case, verb, item, request.GET.get("kind", ""))
    key = f"{sheet}{verb} {item or f'{case.document.id}+{kind}'}"
    draft = door_of(request).drafts.of(key)
    context = {
        "verb": verb,
        "kind": kind,
        "kinds": KIND_LABELS if verb == "add" else None,
        "item": item,
        "key": key,
        "is_draft": draft is not None,
        "controls": _controls(verb, kind, case, row, draft),
    }
    return render(request, "parts/form.html", context)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what is typed in a form, or forget it where nothing is sent."""
    drafts, key = door_of(request).drafts, request.POST.get("key", "")[:200]
    try:
        values = json.loads(request.POST.get("values") or "null")
    except ValueError as error:
        raise Http404 from error
    if isinstance(values, dict):
        drafts.keep(key, values)
    else:
        drafts.drop(key)
    return HttpResponse(status=204)


_HEADINGS = {
    ItemKind.INCIDENT: gettext_lazy("Acts"),
    ItemKind.CLAIM: gettext_lazy("Claims"),
    ItemKind.INSTRUMENT: gettext_lazy("Agreements and laws"),
    ItemKind.ESTIMATE: gettext_lazy("Estimates"),
    ItemKind.PERSON: gettext_lazy("People"),
    ItemKind.ORGANIZATION: gettext_lazy("Bodies and groups"),
}


def items_of(case: DocumentCase) -> dict[ItemKind, tuple[ItemRow, ...]]:
    """Give the items of a document kind by kind, in the order in which they are shown."""
    return {
        ItemKind.INCIDENT: case.incidents,
        ItemKind.CLAIM: case.claims,
        ItemKind.INSTRUMENT: case.instruments,
        ItemKind.ESTIMATE: case.estimates,
        ItemKind.PERSON: case.people,
        ItemKind.ORGANIZATION: case.organizations,
    }


def kinds_alone(case: DocumentCase) -> Iterator[tuple[str, list[Reviewed]]]:
    """Give the items of a document that nobody else has seen yet, kind by kind."""
    for kind, rows in items_of(case).items():
        if rows:
            yield (
                str(_HEADINGS[kind]),
                [Reviewed(kind, row, item_label(row), (), _about(case, row), ()) for row in rows],
            )


def _kinds(request: HttpRequest, case: DocumentCase) -> Iterator[tuple[str, list[Reviewed]]]:
    """Give the items kind by kind, each with its history; a kind of which there are none is not."""
    changes: dict[str, list[ChangeRow]] = defaultdict(list)
    for change in casebook_of(request).journal.of(case.document.id):
        changes[change.subject].append(change)
    against = {one.id: one for one in casebook_of(request).rereading.against(case.document.id)}
    for kind, rows in items_of(case).items():
        if rows:
            yield (
                str(_HEADINGS[kind]),
                [
                    Reviewed(
                        kind=kind,
                        row=row,
                        label=item_label(row),
                        changes=changes[row.id],
                        about=_about(case, row),
                        against=tuple(differences(against[row.id], kind))
                        if row.id in against
                        else (),
                    )
                    for row in rows
                ],
            )


def _about(case: DocumentCase, row: ItemRow) -> list[tuple[str, str]]:
    if not isinstance(row, ClaimRow):
        return []
    ids = (*row.incidents, *row.instruments)
    return [
        (one.id, item_label(one)) for one in (*case.incidents, *case.instruments) if one.id in ids
    ]


def _asked_about(
    case: DocumentCase, verb: str, item: str, kind: str
) -> tuple[ItemKind, ItemRow | None]:
    """Give the kind and the row that a form is asked for; 404 where there is none."""
    if verb == "add":
        if kind not in set(ItemKind):
            raise Http404
        return ItemKind(kind), None
    for known, rows in items_of(case).items():
        for row in rows:
            if row.id == item:
                return known, row
    raise Http404


def _controls(
    verb: str, kind: ItemKind, case: DocumentCase, row: ItemRow | None, draft: Any
) -> list[Control]:
    if verb == "reject":
        return [single("why", _("Why it is not so"), draft)]
    if verb == "remove":
        return []
    if verb == "note":
        return [single("text", _("Note"), draft)]
    return controls(kind, case, row, draft)


_DOCUMENT = re.compile(r"d[0-9]{1,18}")


def _passed(request: HttpRequest) -> list[str]:
    """Give the ids of the documents that were left on the way here, whatever waits in them."""
    return [str(one) for one in _DOCUMENT.findall(request.GET.get("passed", ""))][-MOST_PASSED:]


def _of_kind(wanted: Asked) -> tuple[ItemKind, ...]:
    return () if wanted.kind is None else (wanted.kind,)


def _next(request: HttpRequest, document_id: str, wanted: Asked) -> tuple[str | None, str]:
    """Give the id of the item that waits next in another document, and those passed by then.

    Whoever leaves a document undecided is not led back to it before all others had their turn.
    """
    reviewing = casebook_of(request).reviewing
    closed = [document_id, *casebook_of(request).coding.having(door_of(request).coder)]
    for passed in (_passed(request), []):
        if found := reviewing.next_but([*closed, *passed], wanted.filter, kinds=_of_kind(wanted)):
            return found.row.id, ".".join([*passed, document_id][-MOST_PASSED:])
    return None, ""


def document_of(request: HttpRequest, document_id: str) -> DocumentCase:
    """Give a document with all that was read from it; 404 where there is none of this id."""
    try:
        case = casebook_of(request).show(document_id)
    except NotInCasebook as error:
        raise Http404 from error
    if not isinstance(case, DocumentCase):
        raise Http404
    return case
