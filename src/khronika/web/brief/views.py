"""Ask a person's situation, show the brief, or give it as a file; nothing of it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from khronika.assessment import brief as assessing
from khronika.errors import WrongAnswer
from khronika.publishing import brief as publishing
from khronika.publishing.html import html
from khronika.publishing.paper import Paper
from khronika.publishing.pdf import pdf
from khronika.resources.countries import country_codes
from khronika.web import labels, written
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

_FILES: Mapping[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (pdf, "application/pdf"),
    "html": (html, "text/html; charset=utf-8"),
}
_ONE_COUNTRY = frozenset({"origin", "host"})
_COUNTRIES = _ONE_COUNTRY | {"onward"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field of the form."""

    field: str
    asks: str
    kind: str
    """country, countries, numbers or options."""
    choices: tuple[tuple[str, str], ...]
    given: tuple[str, ...]
    problem: str


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: HttpRequest) -> HttpResponse:
    """Ask for a situation; lead on to its brief, or give it as a file."""
    if request.method != "POST":
        return _form(request, {}, None)
    answers = {
        field: request.POST.getlist(field)
        for field in assessing.FIELDS
        if any(answer.strip() for answer in request.POST.getlist(field))
    }
    try:
        situation = assessing.read_situation(answers)
    except WrongAnswer as error:
        return _form(request, answers, error.field)
    wanted = request.POST.get("as") or ""
    if wanted in _FILES:
        return _file(_paper(request, situation), wanted)
    word = door_of(request).briefs.keep(situation)
    return HttpResponseRedirect(reverse("brief-opened", args=[word]), status=303)


@require_safe
def opened(request: HttpRequest, word: str) -> HttpResponse:
    """Show the brief that waits under a word, once; afterwards lead back to the form."""
    situation = door_of(request).briefs.take(word)
    if situation is None:
        return HttpResponseRedirect(reverse("brief"), status=303)
    hidden = [(f, answer) for f in assessing.FIELDS for answer in situation.chosen(f)]
    context = {"paper": _paper(request, situation), "hidden": hidden}
    return render(request, "brief/brief.html", context)


def _paper(request: HttpRequest, situation: assessing.Situation) -> Paper:
    found = assessing.brief(casebook_of(request), situation)
    today = date.today()  # noqa: DTZ011 (the reader's day)
    return publishing.paper(found, written.language(), today)


def _form(
    request: HttpRequest, answers: Mapping[str, Sequence[str]], wrong: str | None
) -> HttpResponse:
    questions = [_question(field, answers.get(field, ()), wrong) for field in assessing.FIELDS]
    status = 200 if wrong is None else 422
    return render(request, "brief/form.html", {"questions": questions}, status=status)


def _question(field: str, given: Sequence[str], wrong: str | None) -> Question:
    language = written.language()
    options = assessing.options(field)
    choices = [(option, publishing.answered(field, option, language)) for option in options]
    if field in _COUNTRIES:
        named = ((code, labels.country(code)) for code in country_codes() - {"EU"})
        choices = sorted(named, key=lambda choice: choice[1])
    return Question(
        field=field,
        asks=publishing.asked(field, language),
        kind=_kind(field),
        choices=tuple(choices),
        given=tuple(given),
        problem=_problem(field) if field == wrong else "",
    )


def _kind(field: str) -> str:
    if field in _ONE_COUNTRY:
        return "country"
    if field in _COUNTRIES:
        return "countries"
    return "options" if assessing.options(field) else "numbers"


def _problem(field: str) -> str:
    """Say what to do about an answer, without repeating it."""
    if field == "charges":
        return _("Write the numbers of articles, with commas between them, at most 20.")
    if field == "host":
        return _("Choose one country, another than the one you left.")
    if field == "origin":
        return _("Choose one country.")
    return _("Choose among the answers, at most 20.")


def _file(paper: Paper, kind: str) -> HttpResponse:
    make, content_type = _FILES[kind]
    headers = {"Content-Disposition": f'attachment; filename="brief.{kind}"'}
    return HttpResponse(make(paper), content_type=content_type, headers=headers)
