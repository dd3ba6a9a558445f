"""The pages of a host country: read the request, ask for the picture, show it."""

from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

import scipy.special  # noqa: F401 (loaded now, not when the first picture of a country is asked for)
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khronika.assessment.country import change_of_pace, comparison
from khronika.assessment.country.opening import Asked, Part, opened
from khronika.assessment.country.voices import GENERAL, by_stance
from khronika.model import IncidentType, Stance
from khronika.resources import load
from khronika.web.countries.chart import chart
from khronika.web.countries.listing import figure_name, listed
from khronika.web.countries.remembered import description, told
from khronika.web.countries.world import world
from khronika.web.environment import casebook_of
from khronika.web.labels import country as named
from khronika.web.views import ROWS_PER_PAGE

Code = TypeVar("Code", bound=StrEnum)


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Show what is told of all host countries, by name and not by number, and on a map."""
    found = comparison(casebook_of(request))
    rows = sorted(found.countries, key=lambda row: named(row.host))
    others = sorted(found.without_acts, key=named)
    context = {"rows": rows, "others": others, "world": world(rows)}
    return render(request, "countries/countries.html", context)


@require_safe
def in_capitals(request: HttpRequest, code: str, rest: str) -> HttpResponse:
    """Lead from a code in small letters to the same page by the code as it is written."""
    address = f"{reverse('country', args=[_host(code.upper())])}{rest}"
    asked = request.META["QUERY_STRING"]
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """Show the picture of a host country."""
    host, origin = _host(code), _origin(request)
    found = description(casebook_of(request), host, origin)
    context = {
        "picture": found.picture,
        "text": found.text,
        "chart": chart(found.picture.months),
        "opens": _address("country_acts", host, origin),
        "says": _address("country_voices", host, origin),
    }
    return render(request, "countries/picture.html", context)


@require_safe
def acts(request: HttpRequest, code: str) -> HttpResponse:
    """Show the acts behind a figure of the picture."""
    host, origin, casebook = _host(code), _origin(request), casebook_of(request)
    asked = Asked(
        kind=_one_of(IncidentType, request.GET.get("kind")),
        part=_one_of(Part, request.GET.get("part")),
        month=_month(request.GET.get("month")),
        by=request.GET.get("by"),
    )
    found = told(casebook, host, origin)
    signal = change_of_pace(casebook, found).now if asked.part is Part.SIGNAL else None
    behind = opened(found, asked, signal.acts.acts if signal else ())
    page = Paginator(behind, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "host": host,
        "origin": origin,
        "what": figure_name(asked),
        "page": page,
        "acts": listed(list(page), casebook),
    }
    return render(request, "countries/acts.html", context)


@require_safe
def voices(request: HttpRequest, code: str) -> HttpResponse:
    """Show all claims of one stance about a country, or those that name none."""
    host, origin, casebook = _host(code), _origin(request), casebook_of(request)
    stance = _one_of(Stance, request.GET.get("stance"))
    asked, is_general = casebook.countries, request.GET.get("of") == "general"
    said = by_stance(
        asked.general_voices(host, origin, GENERAL) if is_general else asked.voices(host, origin)
    )
    claims = [row.id for row in said.get(stance, ())] if stance is not None else []
    page = Paginator(claims, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "host": host,
        "origin": origin,
        "stance": stance,
        "general": is_general,
        "page": page,
        "claims": asked.claims(list(page)),
    }
    return render(request, "countries/voices.html", context)


def _host(code: str) -> str:
    if code not in _codes():
        raise Http404
    return code


def _origin(request: HttpRequest) -> str | None:
    """Give the state that is asked for; one that is no country's code asks for every state."""
    code = request.GET.get("origin", "").upper()
    return code if code in _codes() else None


def _codes() -> set[str]:
    return {entry["code"] for entry in load("places/countries.yaml")}


def _address(page: str, host: str, origin: str | None) -> str:
    return f"{reverse(page, args=[host])}?{urlencode({'origin': origin or ''})}"


def _one_of(codes: type[Code], typed: str | None) -> Code | None:
    """Read a code of an address; one that there is not asks for what is not there."""
    try:
        return codes(typed) if typed else None
    except ValueError:
        raise Http404 from None


def _month(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{typed}-01") if typed else None
    except ValueError:
        raise Http404 from None
