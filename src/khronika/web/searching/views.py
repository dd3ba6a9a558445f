"""The search page: asked by the field at the top of every page, and by its own filters."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from khronika.casebook import Casebook, SearchPage
from khronika.errors import WrongQuery
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.searching.asked import WORDS, Asked, asked
from khronika.web.searching.facets import facets
from khronika.web.searching.telling import fault_told

HITS_PER_PAGE = 20
_LONGEST_NUMBER = 6
"""Digits of the number of a page."""
_ASKED_ANEW = ("from", "to", "page", "query")
"""What the form of days does not take over from the address."""


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found; a form is led on to an address that holds none of its words."""
    if request.method == "POST":
        return _led_on(request)
    unsaid = door_of(request).unsaid
    wanted = asked(request.GET, unsaid)
    faults = dict(wanted.faults)
    found = None
    try:
        found = _found(casebook_of(request), wanted, _number(request.GET))
    except WrongQuery as error:
        faults["words"] = fault_told(error.fault)
    context = {
        "asked": wanted,
        "searched": wanted.words,
        "faults": faults,
        "found": found,
        "facets": facets(wanted, found.facets, request.GET, unsaid) if found else (),
        "page": Paginator(range(found.total), HITS_PER_PAGE).get_page(found.page)
        if found
        else None,
        "kept": [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name not in _ASKED_ANEW
        ],
    }
    return render(request, "search.html", context)


def _led_on(request: HttpRequest) -> HttpResponse:
    words = request.POST.get("query", "").strip()
    query = urlencode({WORDS: door_of(request).unsaid.key_of(words)}) if words else ""
    return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path, status=303)


def _found(casebook: Casebook, wanted: Asked, number: int) -> SearchPage:
    """Search; beyond the last page give the last."""
    found = casebook.searching.search(wanted.words, wanted.filters, number, size=HITS_PER_PAGE)
    if found.hits or not found.total:
        return found
    return casebook.searching.search(wanted.words, wanted.filters, found.pages, size=HITS_PER_PAGE)


def _number(query: QueryDict) -> int:
    """Read the number of the page; what is none gives the first."""
    given = query.get("page", "")
    is_number = given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER
    return max(1, int(given)) if is_number else 1
