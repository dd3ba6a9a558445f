"""The pages of double coding."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khronika.casebook import MACHINE, CodingRow, UnitRow
from khronika.casebook.unit_cells import UNIT_COLUMNS, to_csv, unit_cells
from khronika.errors import ChangeRefused, MalformedReading, NotInCasebook
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import refused, typed

FORMS = {"csv": "text/csv", "json": "application/json"}
"""The forms of an export, and what a browser is told of each."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A document and its coders."""

    id: str
    codings: Sequence[CodingRow]

    @property
    def done(self) -> bool:
        """Whether all have handed in, so that what they said may be seen."""
        return all(coding.done for coding in self.codings)


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as its page shows it: the coders in columns, the fields in rows."""

    row: UnitRow
    fields: Sequence[tuple[str, Sequence[str | None], bool]]
    """Name of the field, what each coder says, and whether they differ."""
    has: Sequence[bool]
    """Whether each coder has such an item at all."""


@require_safe
def codings(request: HttpRequest) -> HttpResponse:
    """Show who codes what, and how far the coders agree where all have handed in."""
    coding = casebook_of(request).coding
    by_document: dict[str, list[CodingRow]] = {}
    for row in coding.codings():
        by_document.setdefault(row.document, []).append(row)
    coded = [Coded(document, rows) for document, rows in by_document.items()]
    done = [one.id for one in coded if one.done]
    context = {
        "coded": coded,
        "done": done,
        "agreement": coding.agreement(done) if done else (),
        "coder": door_of(request).coder,
    }
    return render(request, "coding/codings.html", context)


@require_safe
def units(request: HttpRequest, document: str) -> HttpResponse:
    """Show what the machine and the coders read in a document, item beside item."""
    try:
        rows = casebook_of(request).coding.units([document])
    except NotInCasebook as error:
        raise Http404 from error
    except ChangeRefused as error:
        return refused(request, str(error))
    if not rows:
        raise Http404
    context = {
        "document": document,
        "coders": list(rows[0].values),
        "machine": MACHINE,
        "sides": [_side(row) for row in rows],
        "differing": sum(not row.agreed for row in rows),
        "settled": request.GET.get("settled", ""),
    }
    return render(request, "coding/units.html", context)


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give a document to a coder, to be coded blind."""
    document, coder = typed(request, "document") or "", typed(request, "coder") or ""
    try:
        casebook_of(request).coding.assign(document, coder, by=door_of(request).coder)
    except (ChangeRefused, NotInCasebook) as error:
        return refused(request, str(error))
    return HttpResponseRedirect(reverse("codings"), status=303)


@require_POST
def adjudicate(request: HttpRequest, document: str) -> HttpResponse:
    """Decide that one coder is right about a unit."""
    try:
        item = casebook_of(request).coding.adjudicate(
            document,
            request.POST.get("unit", ""),
            request.POST.get("coder", ""),
            by=door_of(request).coder,
            why=typed(request, "why"),
        )
    except (ChangeRefused, MalformedReading, NotInCasebook) as error:
        return refused(request, str(error))
    return HttpResponseRedirect(f"{reverse('units', args=(document,))}?settled={item}", status=303)


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """Give every unit of the documents that all have handed in, with what each coder says."""
    if form not in FORMS:
        raise Http404
    coding = casebook_of(request).coding
    waiting = {row.document for row in coding.codings() if not row.done}
    documents = sorted({row.document for row in coding.codings()} - waiting)
    rows = coding.units(documents) if documents else ()
    if form == "csv":
        cells = [cell for row in rows for cell in unit_cells(row, everything=True)]
        content = to_csv([UNIT_COLUMNS, *cells])
    else:
        content = json.dumps([asdict(row) for row in rows])
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="codings.{form}"'
    return response


def _side(row: UnitRow) -> Side:
    said = list(row.values.values())
    names = dict.fromkeys(name for one in said if one is not None for name in one)
    fields = []
    for name in names:
        cells = [None if one is None else one.get(name, "") for one in said]
        fields.append((name, cells, len({cell for cell in cells if cell is not None}) > 1))
    return Side(row, fields, [one is not None for one in said])
