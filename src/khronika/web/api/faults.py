"""Errors of the API as problem documents: which of the program's errors has which status."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from khronika.errors import (
    CasebookFull,
    ChangeRefused,
    KhronikaError,
    NotInCasebook,
)
from khronika.web.problems import FieldProblem, problem

KINDS: dict[type[KhronikaError], tuple[HTTPStatus, str]] = {
    NotInCasebook: (HTTPStatus.NOT_FOUND, "not-in-casebook"),
    CasebookFull: (HTTPStatus.INSUFFICIENT_STORAGE, "casebook-full"),
    KhronikaError: (HTTPStatus.UNPROCESSABLE_ENTITY, "refused"),
}
"""The status of each kind of error, and the code of its type; the first that fits holds."""


def told_as_problems(api: NinjaAPI) -> None:
    """Let an API tell its errors as problem documents."""
    api.exception_handler(KhronikaError)(_refused)
    api.exception_handler(ValidationError)(_malformed)
    api.exception_handler(HttpError)(_plain)
    api.exception_handler(Http404)(_nothing_there)


def _refused(_request: HttpRequest, error: KhronikaError) -> HttpResponse:
    status, kind = next(told for known, told in KINDS.items() if isinstance(error, known))
    faults = []
    if isinstance(error, ChangeRefused) and error.field is not None:
        faults = [FieldProblem(where=error.field, problem=error.problem)]
    return problem(status, str(error), kind=kind, errors=faults)


def _malformed(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        FieldProblem(where=_where(fault["loc"]), problem=fault["msg"]) for fault in error.errors
    ]
    detail = "The request breaks the form that the description gives: see the fields below."
    return problem(422, detail, kind="malformed-request", errors=faults)


def _plain(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Leave it to the door to say what the status says; it knows the words for each."""
    return HttpResponse(status=error.status_code)


def _nothing_there(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return HttpResponse(status=404)


def _where(place: tuple[str | int, ...]) -> str:
    return ".".join(map(str, place))
