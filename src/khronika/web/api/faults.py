"""Errors of the API as problem documents: which of the program's errors has which status."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from khronika.casebook.values import as_typed
from khronika.errors import (
    CasebookFull,
    ChangedMeanwhile,
    ChangeRefused,
    KhronikaError,
    NotInCasebook,
)
from khronika.web.door import door_of
from khronika.web.problems import FieldProblem, problem
from khronika.web.refusals import now, refusal

KINDS: dict[type[KhronikaError], tuple[HTTPStatus, str]] = {
    NotInCasebook: (HTTPStatus.NOT_FOUND, "not-in-casebook"),
    ChangedMeanwhile: (HTTPStatus.CONFLICT, "changed-meanwhile"),
    CasebookFull: (HTTPStatus.INSUFFICIENT_STORAGE, "casebook-full"),
    KhronikaError: (HTTPStatus.UNPROCESSABLE_ENTITY, "refused"),
}
"""The status of each kind of error, and the code of its type; the first that fits holds."""


_OF_FORMS = {
    "string_too_short": gettext_lazy("is empty"),
    "string_too_long": gettext_lazy("is too long"),
}
"""What the form of a request asks of its fields, where a page can break it."""


def told_as_problems(api: NinjaAPI) -> None:
    """Let an API tell its errors as problem documents."""
    api.exception_handler(KhronikaError)(_refused)
    api.exception_handler(ValidationError)(_malformed)
    api.exception_handler(HttpError)(_plain)
    api.exception_handler(Http404)(_nothing_there)


def _refused(request: HttpRequest, error: KhronikaError) -> HttpResponse:
    status, kind = next(told for known, told in KINDS.items() if isinstance(error, known))
    said = refusal if _is_of_a_page(request) else str
    faults = []
    if isinstance(error, ChangedMeanwhile):
        say = now if _is_of_a_page(request) else _typed
        faults = [FieldProblem(where=name, problem=say(error, name)) for name in error.fields]
    elif isinstance(error, ChangeRefused) and error.field is not None:
        faults = [FieldProblem(where=error.field, problem=said(error.problem))]
    return problem(status, said(error), kind=kind, errors=faults)


def _typed(error: ChangedMeanwhile, field: str) -> str:
    """Say what a field holds by now as it is typed, so that it can be sent as what was seen."""
    _was, value = error.fields[field]
    return f"holds by now: {as_typed(value)}"


def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    of_a_page = _is_of_a_page(request)
    faults = [
        FieldProblem(
            where=_where(fault["loc"]), problem=_of_form(fault) if of_a_page else fault["msg"]
        )
        for fault in error.errors
    ]
    detail = "The request breaks the form that the description gives: see the fields below."
    if of_a_page:
        detail = _("The form cannot be taken so: see its fields.")
    return problem(422, detail, kind="malformed-request", errors=faults)


def _of_form(fault: dict[str, Any]) -> str:
    """Say what is wrong with a field of a form in the language of the page."""
    return str(_OF_FORMS.get(fault["type"], fault["msg"]))


def _is_of_a_page(request: HttpRequest) -> bool:
    """Tell whether the script of a page asks; it shows the answer to whoever reads the page."""
    return door_of(request).admits(request)


def _plain(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Leave it to the door to say what the status says; it knows the words for each."""
    return HttpResponse(status=error.status_code)


def _nothing_there(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return HttpResponse(status=404)


def _where(place: tuple[str | int, ...]) -> str:
    return ".".join(map(str, place))
