"""The list of cases, and one case over all documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika.casebook import ActCase, PersonFile, StepRow
from khronika.errors import NotInCasebook
from khronika.web import labels
from khronika.web.asked import asked
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import kept
from khronika.web.views import filtered

CASES_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Happened:
    """An act of a case, and where the case came to stand by it."""

    act: ActCase
    step: StepRow | None
    """None where the act moves nothing."""


@filtered
def cases(request: HttpRequest) -> HttpResponse:
    """Show the people whom something was done to, each once."""
    casebook = casebook_of(request)
    wanted = asked(request.GET.dict(), door_of(request).unsaid)
    page = Paginator(casebook.judging.cases(wanted.filter), CASES_PER_PAGE)
    context = {
        "asked": wanted,
        "choices": casebook.counting.choices(wanted.filter),
        "page": page.get_page(request.GET.get("page")),
    }
    return render(request, "cases/list.html", context)


@require_safe
def case(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show a person's acts in order, where the procedure stands and what is open."""
    casebook = casebook_of(request)
    try:
        file = casebook.judging.person(row_id)
    except NotInCasebook as error:
        raise Http404 from error
    happened = _happened(file)
    by_id = {one.act.tellings[0].incident.id: one.act for one in happened}
    context = {
        "asked": row_id,
        "file": file,
        "name": file.people[0].name,
        "others": _others(file),
        "years": [(year, list(acts)) for year, acts in groupby(happened, _year)],
        "steps": [(step, by_id[step.incident], _days(by_id[step.incident])) for step in file.steps],
        "last": file.steps[-1] if file.steps else None,
        "last_act": by_id[file.steps[-1].incident] if file.steps else None,
        "undated": [(step, by_id[step.incident]) for step in file.undated],
        "questions": [
            (asked, _since(by_id.get(asked.incident or ""), asked.since))
            for asked in file.questions
        ],
        "lawyers": casebook.judging.by_name(file.representatives),
        "kept": kept(request),
    }
    return render(request, "cases/case.html", context)


def _happened(file: PersonFile) -> Sequence[Happened]:
    steps = {step.incident: step for step in file.steps}
    return [Happened(act, steps.get(act.tellings[0].incident.id)) for act in file.acts]


def _year(happened: Happened) -> int | None:
    """Give the year of an act, by the day that orders it."""
    days = [told.incident.when.last for told in happened.act.tellings if told.incident.when]
    return min(days).year if days else None


def _days(act: ActCase) -> list[str]:
    """Write the days that the tellings of an act give, each once; none is chosen."""
    return list(
        dict.fromkeys(
            labels.days(told.incident.when) for told in act.tellings if told.incident.when
        )
    )


def _since(act: ActCase | None, day: date | None) -> str:
    """Write since when something is open, no more exactly than the telling has it."""
    told = [one.incident.when for one in act.tellings] if act else []
    return labels.days(next((when for when in told if when and when.last == day), None))


def _others(file: PersonFile) -> list[str]:
    """Give the other names of the person in the documents, each once."""
    names = [name for row in file.people for name in (row.name, *row.aliases)]
    return [name for name in dict.fromkeys(names) if name != file.people[0].name]
