"""What was just decided on a page: it is told where the decision leads to, and can be undone there.

A form is posted, kept by a verb of the casebook, and led on from, with the number of the change in
the address. What the casebook refuses is told on a page of its own, with the words typed.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from khronika.casebook import ChangeRow
from khronika.errors import ChangeRefused, MalformedReading, NotInCasebook
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

CHANGE = "change"
"""Field of an address: the number of the change that led there."""

_DIGITS = 18
"""Numbers with more are none of a journal."""

Deciding = Callable[..., int]
"""A view that decides something and gives the number of the change."""


def decides(decide: Deciding) -> Callable[..., HttpResponse]:
    """Make a view of what decides: lead back to where the form stood, or tell the refusal."""

    @require_POST
    @wraps(decide)
    def answered(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            number = decide(request, **named)
        except (ChangeRefused, MalformedReading, NotInCasebook) as error:
            return refused(request, str(error))
        return HttpResponseRedirect(with_change(_back(request), number), status=303)

    return answered


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """Say that nothing was kept, and why."""
    words = typed(request, "text") or typed(request, "why")
    context = {"why": why, "typed": words, "back": _back(request)}
    return render(request, "refused.html", context, status=409)


def typed(request: HttpRequest, name: str) -> str | None:
    """Give what was typed into a field of a form; None where nothing was."""
    return request.POST.get(name, "").strip() or None


def kept(request: HttpRequest) -> ChangeRow | None:
    """Give the change that led to this page."""
    return changed(request, request.GET.get(CHANGE, ""))


def changed(request: HttpRequest, number: str) -> ChangeRow | None:
    """Give the change that a number names; None where it names none."""
    if not _is_number(number):
        return None
    return casebook_of(request).journal.change(int(number))


@decides
def undo(request: HttpRequest) -> int:
    """Take a change back."""
    number = request.POST.get(CHANGE, "")
    if not _is_number(number):
        raise ChangeRefused("This is no number of a change.")
    done = casebook_of(request).reviewing.undo(by=door_of(request).coder, change=int(number))
    return done.number


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS


def _back(request: HttpRequest) -> str:
    """Give the address within these pages that a form names; the start where it names none."""
    back = request.POST.get("back", "")
    local = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if local else "/"


def with_change(address: str, number: int) -> str:
    """Give an address with the number of the change that leads there."""
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query) if pair[0] != CHANGE]
    return urlunsplit(parts._replace(query=urlencode([*query, (CHANGE, number)])))
