"""The pages of double coding."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khronika.casebook import MACHINE, CodingRow, ItemRow, UnitRow
from khronika.casebook.unit_cells import UNIT_COLUMNS, to_csv, unit_cells
from khronika.errors import ChangeRefused, MalformedReading, NotInCasebook
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import refused, typed
from khronika.web.review.saying import label, said_of_unit
from khronika.web.review.views import document_of, items_of

TAKEN = "take-"
"""Begins the names of the controls that choose a coder for one field."""

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
class Told:
    """One field of a unit, in words."""

    name: str
    label: str
    cells: Sequence[tuple[str, str | None]]
    """Each coder with what they say; None where they have no such item."""
    differs: bool

    @property
    def sayers(self) -> list[str]:
        """Those who say anything of it."""
        return [coder for coder, said in self.cells if said is not None]


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as its page shows it: the coders in columns, the fields in rows."""

    row: UnitRow
    fields: Sequence[Told]
    has: Sequence[tuple[str, bool]]
    """Each coder, and whether they have such an item at all."""
    words: Sequence[tuple[str, Sequence[str]]]
    """Each coder, and the words that they rest on."""
    item: ItemRow | None
    """What the casebook holds of it by now; None where it holds nothing."""

    @property
    def can_be_mixed(self) -> bool:
        """Whether several have it, and differ in a field."""
        return any(told.differs for told in self.fields)


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
    coding = casebook_of(request).coding
    try:
        rows, words = coding.units([document]), coding.words(document)
    except NotInCasebook as error:
        raise Http404 from error
    except ChangeRefused as error:
        return refused(request, str(error))
    coders = [one.coder for one in coding.codings() if one.document == document]
    context = {
        "document": document,
        "coders": list(rows[0].values) if rows else coders,
        "coded": bool(coders),
        "machine": MACHINE,
        "sides": _sides(rows, words, _items(request, document)),
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
def withdraw(request: HttpRequest, document: str) -> HttpResponse:
    """Take a document back from a coder; the page said so where something stands on the sheet."""
    coder, by = typed(request, "coder") or "", door_of(request).coder
    try:
        casebook_of(request).coding.withdraw(document, coder, by=by, begun="begun" in request.POST)
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
            fields=_chosen(request),
            why=typed(request, "why"),
        )
    except (ChangeRefused, MalformedReading, NotInCasebook) as error:
        return refused(request, str(error))
    _document, _dot, unit = item.partition(".")
    page = reverse("units", args=(document,))
    return HttpResponseRedirect(f"{page}?settled={item}#u-{unit}", status=303)


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


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Give the fields for which another coder was chosen, with that coder."""
    return {
        name.removeprefix(TAKEN): coder
        for name, coder in request.POST.items()
        if name.startswith(TAKEN) and isinstance(coder, str) and coder
    }


def _items(request: HttpRequest, document: str) -> dict[str, ItemRow]:
    """Give the items of a document by the ids of their units."""
    rows = (row for many in items_of(document_of(request, document)).values() for row in many)
    return {row.id.partition(".")[2]: row for row in rows}


def _sides(
    rows: Sequence[UnitRow],
    words: Mapping[str, Mapping[str, Sequence[str]]],
    items: Mapping[str, ItemRow],
) -> list[Side]:
    names = {row.unit: name for row in rows if (name := _name(row))}
    return [_side(row, names, words.get(row.unit, {}), items.get(row.unit)) for row in rows]


def _name(row: UnitRow) -> str | None:
    """Give what a unit is called: a party by its first name, an act by its kind."""
    said = next((one for one in row.values.values() if one is not None), {})
    if "name" in said:
        return f"{said['name']} ({row.unit})"
    shown = {"incident": "type", "instrument": "kind"}.get(row.kind)
    return f"{said_of_unit(row.kind, shown, said[shown], {})} ({row.unit})" if shown else None


def _side(
    row: UnitRow,
    names: Mapping[str, str],
    words: Mapping[str, Sequence[str]],
    item: ItemRow | None,
) -> Side:
    said = row.values.items()
    fields = dict.fromkeys(name for one in row.values.values() if one is not None for name in one)
    return Side(
        row=row,
        fields=[_told(row, name, names) for name in fields],
        has=[(coder, one is not None) for coder, one in said],
        words=[(coder, words.get(coder, ())) for coder, _one in said],
        item=item,
    )


def _told(row: UnitRow, name: str, names: Mapping[str, str]) -> Told:
    values = {
        coder: None if one is None else one.get(name, "") for coder, one in row.values.items()
    }
    cells = [
        (coder, None if value is None else said_of_unit(row.kind, name, value, names))
        for coder, value in values.items()
    ]
    differs = len({value for value in values.values() if value is not None}) > 1
    return Told(name, label(row.kind, name) or name, cells, differs)
