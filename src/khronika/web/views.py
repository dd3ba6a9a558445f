"""One function per page: read the request, ask the casebook, show what it says."""

import mimetypes
from collections.abc import Callable, Sequence
from dataclasses import astuple
from functools import wraps
from pathlib import Path
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khronika.casebook import (
    Case,
    DocumentCase,
    Filter,
    IncidentCase,
    ItemKind,
    PersonCase,
)
from khronika.errors import NotInCasebook
from khronika.web import chronicle
from khronika.web.acts.admiralty import RELIABILITY
from khronika.web.asked import FIELDS, Asked, address, asked
from khronika.web.door import Answer, door_of, refusal
from khronika.web.environment import casebook_of
from khronika.web.kept import kept
from khronika.web.layout import lay_out

ROWS_PER_PAGE = 100
NEWEST = 12
OF_A_LIST = {*FIELDS, "named", "page"}
"""What the address of a list asks."""

C = TypeVar("C", bound=Case)
R = TypeVar("R")

_HERE = Path(__file__).parent
_STATIC = {
    file.name: file
    for folder in (_HERE / "static", *_HERE.glob("*/static"))
    for file in folder.iterdir()
}


def filtered(page: Answer) -> Answer:
    """Make a list answer the form of its filters: by leading on to the address of what it asks."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(page)
    def answered(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return page(request)
        query = address(request.POST.dict(), door_of(request).unsaid)
        return HttpResponseRedirect(
            f"{request.path}?{query}" if query else request.path, status=303
        )

    return answered


@filtered
def incidents(request: HttpRequest) -> HttpResponse:
    """Show the incidents, by the filters of the address."""
    casebook, wanted = casebook_of(request), _asked(request)
    page = _page(request, casebook.incidents(wanted.filter))
    context = {
        "asked": wanted,
        "choices": casebook.counting.choices(wanted.filter),
        "coverage": casebook.counting.coverage(wanted.filter),
        "page": page,
        "years": chronicle.by_year(list(page)),
    }
    return render(request, "incidents.html", context)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what is new and what waits for a person's decision.

    The list of incidents stood under this address once: what asks for it is led on.
    """
    if OF_A_LIST & request.GET.keys():
        return HttpResponseRedirect(f"{reverse('incidents')}?{request.GET.urlencode()}")
    counting = casebook_of(request).counting
    waiting = counting.waiting()
    context = {
        "newest": counting.newest(NEWEST),
        "waiting": waiting,
        "anything_waits": any(astuple(waiting)),
    }
    return render(request, "start.html", context)


@require_safe
def led_to_start(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view takes one)
    """Lead on from the address that the start page once had."""
    return HttpResponseRedirect(reverse("start"))


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show the publishers, how far people trust them, and what their documents tell."""
    casebook = casebook_of(request)
    page = _page(request, casebook.counting.publishers())
    publishers = list(page)
    grades = casebook.grading.of_publishers(publishers)
    counts = casebook.counting.sources(publishers)
    key_of = door_of(request).unsaid.key_of
    context = {
        "page": page,
        "rows": [
            (row, grades.get(row.publisher or ""), row.publisher and key_of(row.publisher))
            for row in counts
        ],
        "reliability": RELIABILITY,
        "kept": kept(request),
    }
    return render(request, "sources.html", context)


@require_safe
def incident(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show one incident with all its fields and the words it was read from."""
    case = _open(request, row_id, IncidentCase)
    context = {"incident": case.incident, "claims": case.claims, "kept": kept(request)}
    return render(request, "incident.html", context)


@filtered
def people(request: HttpRequest) -> HttpResponse:
    """Show the people, document by document."""
    return _list(request, "people.html", casebook_of(request).people)


@require_safe
def person(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show a person's case as a timeline."""
    case = _open(request, row_id, PersonCase)
    said_by = [claim for claim in case.claims if claim.speaker.id == case.person.id]
    context = {
        "case": case,
        "person": case.person,
        "years": chronicle.by_year(case.incidents),
        "said_by": said_by,
        "told": len(casebook_of(request).judging.cluster(ItemKind.PERSON, row_id)),
        "said_about": [claim for claim in case.claims if claim not in said_by],
        "kept": kept(request),
    }
    return render(request, "person.html", context)


@filtered
def documents(request: HttpRequest) -> HttpResponse:
    """Show the documents."""
    return _list(request, "documents.html", casebook_of(request).documents)


@require_safe
def document(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show a document's text with its evidence marked, beside what was read from it."""
    case = _open(request, row_id, DocumentCase)
    casebook = casebook_of(request)
    context = {
        "case": case,
        "laid": lay_out(case),
        "copies": casebook.reprints(row_id),
        "custody": casebook.custody.of(row_id),
        "kept": kept(request),
    }
    return render(request, "document.html", context)


@require_safe
def static(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 (a view takes one)
    """Give a file of the pages' own folders, which hold nothing of a casebook."""
    if name not in _STATIC:
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return HttpResponse(_STATIC[name].read_bytes(), content_type=kind)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that an address or a request cannot be understood."""
    return refusal(request, 400)


def forbidden(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001
    reason: str = "",  # noqa: ARG001
) -> HttpResponse:
    """Say how to enter."""
    return refusal(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that the casebook has nothing here."""
    return refusal(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours and that nothing was lost."""
    return refusal(request, 500)


def _asked(request: HttpRequest) -> Asked:
    return asked(request.GET.dict(), door_of(request).unsaid)


def _list(
    request: HttpRequest, template: str, rows: Callable[[Filter], Sequence[object]]
) -> HttpResponse:
    """Show a list by the filters of the address."""
    wanted = _asked(request)
    context = {
        "asked": wanted,
        "choices": casebook_of(request).counting.choices(wanted.filter),
        "page": _page(request, rows(wanted.filter)),
    }
    return render(request, template, context)


def _open(request: HttpRequest, row_id: str, kind: type[C]) -> C:
    """Open what an id names, if it is of the kind that the page shows; otherwise 404."""
    try:
        case = casebook_of(request).show(row_id)
    except NotInCasebook as error:
        raise Http404 from error
    if not isinstance(case, kind):
        raise Http404
    return case


def _page(request: HttpRequest, rows: Sequence[R]) -> Page[R]:
    """Cut a long list into pages; a number that is no page gives the nearest."""
    return Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
