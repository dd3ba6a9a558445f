"""All changes, looking for what was altered past them, a note, the facts of a document."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from khronika.casebook import ChangeRow, DocumentCase
from khronika.errors import ChangeRefused, NotInCasebook, WrongUse
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.history.naming import fields, names, of_row
from khronika.web.kept import decides, kept, typed, with_change
from khronika.web.review.forms import FACTS, facts_of
from khronika.web.review.telling import undoable

CHANGES_PER_PAGE = 50
WAS = "was-"
"""Begins the names of what a form tells of the values that it was made from."""


@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest) -> HttpResponse:
    """Show the changes to the casebook, to what an id names or by a coder, the newest first.

    The form that asks for a coder is led on from: no address holds a name.
    """
    journal, about = casebook_of(request).journal, request.GET.get("of", "").strip()
    unsaid = door_of(request).unsaid
    if request.method == "POST":
        by = typed(request, "by")
        asked = {"of": about, "by": unsaid.key_of(by) if by else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return HttpResponseRedirect(
            f"{request.path}?{query}" if query else request.path, status=303
        )
    key = request.GET.get("by", "")
    by = unsaid.name_of(key)
    changes: Sequence[ChangeRow] = (
        journal.of(about, by=by)[::-1] if about else journal.newest(by=by)
    )
    page = Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "of": about,
        "by": by,
        "forgotten": bool(key) and by is None,
        "coders": journal.coders(),
        "page": page,
        "names": names(casebook_of(request), page),
        "over": casebook_of(request).reviewing.over(list(filter(undoable, page))),
        "head": journal.head(),
        "kept": kept(request),
    }
    return render(request, "history/history.html", context)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Look for whatever was altered past the journal, and show it."""
    casebook, noted = casebook_of(request), typed(request, "noted")
    context: dict[str, object] = {"noted": noted, "head": casebook.journal.head()}
    try:
        found = casebook.journal.verify(noted and noted.lower())
    except WrongUse as error:
        context["fault"] = str(error)
        return render(request, "history/verified.html", context, status=422)
    context |= {
        "found": [(one, of_row(one.where), fields(one)) for one in found],
        "stamps": casebook.timestamps.verify(),
    }
    return render(request, "history/verified.html", context)


@decides
def note(request: HttpRequest, document_id: str) -> int:
    """Write a note on a document or on what was read from it."""
    row_id = request.POST.get("item", "")
    if row_id.partition(".")[0] != document_id:
        raise Http404
    words = typed(request, "text") or ""
    return casebook_of(request).reviewing.note(row_id, words, by=door_of(request).coder)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, document_id: str) -> HttpResponse:
    """Show the form for the facts of a document; sent, keep what was changed or say what is wrong.

    What was typed stays in the form until it can be kept.
    """
    casebook = casebook_of(request)
    try:
        case = casebook.show(document_id)
    except NotInCasebook as error:
        raise Http404 from error
    if not isinstance(case, DocumentCase):
        raise Http404
    given: dict[str, object] = {}
    fault: ChangeRefused | None = None
    if request.method == "POST":
        given, was = _changed_facts(request)
        try:
            casebook.reviewing.correct(
                document_id, given, by=door_of(request).coder, why=typed(request, "why"), was=was
            )
        except ChangeRefused as error:
            fault = error
        else:
            number = casebook.journal.of(document_id)[-1].number
            page = reverse("document", args=(document_id,))
            return HttpResponseRedirect(with_change(page, number), status=303)
    context = {
        "document": case.document,
        "controls": facts_of(case.document, given),
        "fault": fault,
        "why": typed(request, "why"),
    }
    return render(request, "history/facts.html", context, status=409 if fault else 200)


def _changed_facts(request: HttpRequest) -> tuple[dict[str, object], dict[str, object]]:
    """Give the facts that were changed in the form, and what the form showed of these before."""
    given: dict[str, object] = {
        one.name: request.POST[one.name] for one in FACTS if one.name in request.POST
    }
    was = {name: request.POST.get(f"{WAS}{name}") for name in given}
    changed = {name: value for name, value in given.items() if value != was[name]}
    return changed, {name: was[name] for name in changed if was[name] is not None}
