"""The reference of instruments: all, those of a country, one with what documents tell of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika.assessment.instruments import tellings
from khronika.model import InstrumentEffect
from khronika.resources import instruments as reference
from khronika.resources.countries import country_codes
from khronika.web import labels
from khronika.web.environment import casebook_of


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """Show the whole reference, and the countries that it names."""
    records = reference.instruments()
    countries = sorted({code for r in records for code in r.named}, key=labels.country)
    context = {"records": records, "countries": countries, "differing": _differing(request)}
    return render(request, "instruments/all.html", context)


@require_safe
def of_country(request: HttpRequest, code: str) -> HttpResponse:
    """Show what binds or concerns a country: first what exposes, then what protects."""
    if code not in country_codes():
        raise Http404
    records = reference.about(code)
    context = {
        "code": code,
        "groups": [(e, [r for r in records if r.effect is e]) for e in InstrumentEffect],
        "differing": _differing(request),
    }
    return render(request, "instruments/country.html", context)


@require_safe
def record(request: HttpRequest, record_id: str) -> HttpResponse:
    """Show one record whole, with what documents tell of it."""
    found = reference.instrument(record_id)
    if found is None:
        raise Http404
    told = [t for t in tellings(casebook_of(request).instruments()) if t.record is found]
    siblings = [r for r in reference.instruments() if r.of == found.of and r is not found]
    context = {"record": found, "told": told, "siblings": siblings}
    return render(request, "instruments/record.html", context)


def _differing(request: HttpRequest) -> frozenset[str]:
    """Find the records of which a document says something else."""
    told = tellings(casebook_of(request).instruments())
    return frozenset(telling.record.id for telling in told if telling.points)
