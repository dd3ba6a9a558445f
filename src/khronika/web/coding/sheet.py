"""The page on which a second coder codes a document blind."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khronika.casebook import DocumentCase
from khronika.errors import ChangeRefused, MalformedReading, NotInCasebook
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import refused
from khronika.web.layout import lay_out
from khronika.web.review.views import form_about, kinds_alone

VERBS = ("add", "correct", "remove")
"""What a form is asked for."""


@require_safe
def sheet(request: HttpRequest, document: str) -> HttpResponse:
    """Show the text of a document beside what its coder added, and nothing else."""
    try:
        case = _sheet(request, document)
    except ChangeRefused as error:
        return refused(request, str(error))
    context = {
        "case": case,
        "laid": lay_out(case),
        "kinds": list(kinds_alone(case)),
        "coder": door_of(request).coder,
        "decides": "/api/1/sheet/",
        "sheet": True,
    }
    return render(request, "coding/sheet.html", context)


@require_safe
def form(request: HttpRequest, document: str) -> HttpResponse:
    """Give the form for an item of the sheet, as it was left."""
    try:
        case = _sheet(request, document)
    except ChangeRefused as error:
        raise Http404 from error
    return form_about(request, case, VERBS, sheet="sheet ")


@require_POST
def hand_in(request: HttpRequest, document: str) -> HttpResponse:
    """Hand the sheet in, once."""
    relevant = "relevant" in request.POST
    try:
        casebook_of(request).drafting.hand_in(
            document, relevant=relevant, by=door_of(request).coder
        )
    except (ChangeRefused, MalformedReading, NotInCasebook) as error:
        return refused(request, str(error))
    return HttpResponseRedirect(reverse("codings"), status=303)


def _sheet(request: HttpRequest, document: str) -> DocumentCase:
    try:
        return casebook_of(request).drafting.sheet(document, by=door_of(request).coder)
    except NotInCasebook as error:
        raise Http404 from error
