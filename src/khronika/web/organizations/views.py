"""The list of bodies and groups, and the page of each over all documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khronika.casebook import ItemKind, OrganizationCase, OrganizationFile
from khronika.errors import NotInCasebook
from khronika.web.asked import asked
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import kept
from khronika.web.views import ROWS_PER_PAGE, filtered

FEW = 20
"""Rows of each part that the page of a body shows; a page of the part alone has them all."""

PARTS = {
    "done": _("What it did"),
    "suffered": _("What was done to it"),
    "claims": _("What it says"),
    "rows": _("Where it is told of"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what is told of a body."""

    name: str
    heading: Any
    rows: Sequence[Any]
    """The first of them."""
    count: int


@filtered
def organizations(request: HttpRequest) -> HttpResponse:
    """Show the bodies and groups, by the filters of the address."""
    casebook = casebook_of(request)
    wanted = asked(request.GET.dict(), door_of(request).unsaid)
    found = casebook.organizations(wanted.filter)
    context = {
        "asked": wanted,
        "choices": casebook.counting.choices(wanted.filter),
        "page": Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "organizations/list.html", context)


@require_safe
def organization(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show what is told of a body in all documents in which people found it to be the same."""
    casebook = casebook_of(request)
    told = _told(request, row_id)
    case = casebook.show(row_id)
    if not isinstance(case, OrganizationCase):
        raise Http404
    cluster = casebook.judging.cluster(ItemKind.ORGANIZATION, row_id)
    context = {
        "told": told,
        "row": case.organization,
        "others": [one for one in cluster if one != row_id],
        "parts": [_part(told, name) for name in PARTS],
        "kept": kept(request),
    }
    return render(request, "organizations/organization.html", context)


@require_safe
def all_of(request: HttpRequest, row_id: str, part: str) -> HttpResponse:
    """Show all acts, claims or tellings of a body, page by page."""
    if part not in PARTS:
        raise Http404
    told = _told(request, row_id)
    page = Paginator(getattr(told, part), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "told": told,
        "row_id": row_id,
        "part": Part(part, PARTS[part], list(page), page.paginator.count),
        "page": page,
    }
    return render(request, "organizations/part.html", context)


def _told(request: HttpRequest, row_id: str) -> OrganizationFile:
    try:
        return casebook_of(request).judging.organization(row_id)
    except NotInCasebook as error:
        raise Http404 from error


def _part(told: OrganizationFile, name: str) -> Part:
    rows: Sequence[Any] = getattr(told, name)
    first = list(rows[: FEW + 1])
    count = len(rows) if len(first) > FEW else len(first)
    return Part(name, PARTS[name], first[:FEW], count)
