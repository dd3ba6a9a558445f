"""The page of an act, and the grades that are set on it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika.casebook import ActCase
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.web.acts.admiralty import CREDIBILITY, RELIABILITY
from khronika.web.acts.beside import beside
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import decides, kept, typed


@require_safe
def act(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show an act with all its tellings side by side."""
    found = _act(request, row_id)
    context = {
        "asked": row_id,
        "others": [one.incident.id for one in found.tellings if one.incident.id != row_id],
        "act": found,
        "beside": beside(found, casebook_of(request).grading.of(found)),
        "reliability": RELIABILITY,
        "credibility": CREDIBILITY,
        "kept": kept(request),
    }
    return render(request, "acts/act.html", context)


@decides
def grade_publisher(request: HttpRequest) -> int:
    """Set how reliable a publisher is, on the list of publishers."""
    return casebook_of(request).grading.grade_source(
        request.POST.get("publisher", ""),
        request.POST.get("grade", ""),
        by=door_of(request).coder,
        why=typed(request, "why"),
    )


@decides
def grade_source(request: HttpRequest, row_id: str) -> int:
    """Set how reliable the publisher of a telling is."""
    return casebook_of(request).grading.grade_source(
        row_id.partition(".")[0],
        request.POST.get("grade", ""),
        by=door_of(request).coder,
        why=typed(request, "why"),
    )


@decides
def grade_telling(request: HttpRequest, row_id: str) -> int:
    """Set how credible a telling is."""
    grade = request.POST.get("grade", "")
    if grade not in CREDIBILITY:
        raise ChangeRefused("Credibility is a number from 1 to 6.")
    return casebook_of(request).grading.grade_telling(
        row_id, int(grade), by=door_of(request).coder, why=typed(request, "why")
    )


def _act(request: HttpRequest, row_id: str) -> ActCase:
    try:
        return casebook_of(request).judging.act(row_id)
    except NotInCasebook as error:
        raise Http404 from error
