"""Errors as programs read them: problem documents after RFC 9457.

type      urn:khronika:problem: and the code of the kind, which stays; or about:blank where the
          status says all
title     the kind in words;  status  the code of HTTP
detail    what is wrong here and what to do; it holds no name and no text of a case
errors    only of a request that breaks the form: each field at fault, and its problem
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

MEDIA_TYPE = "application/problem+json"
ROOT = "/api/"
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")

_DETAILS = {
    400: "The request cannot be understood: send it to the address that `khronika serve` printed.",
    401: "Send the token that `khronika serve --api` printed: `Authorization: Bearer TOKEN`.",
    403: "Only pages of this serving may ask for this, with the token of their form.",
    404: "There is nothing at this address; the description at /api/1/openapi.json lists all.",
    405: "This address takes other methods, which the header Allow lists.",
    429: "Too many requests: wait as many seconds as the header Retry-After says.",
    500: "A fault of the program, not of the request; nothing was changed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong with one field of a request."""

    where: str
    """Path of the field: `query.from`, `body.id`."""
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request was not answered (RFC 9457)."""

    type: str
    """What kind of problem it is: permanent, for programs to compare; `about:blank` where the
    status says all."""
    title: str
    """The kind in words."""
    status: int
    """The status of the answer."""
    detail: str
    """What is wrong here, and what to do."""
    errors: tuple[FieldProblem, ...] = ()
    """The fields at fault; empty where the form of the request is whole."""


def problem(
    status: int, detail: str, *, kind: str | None = None, errors: Sequence[FieldProblem] = ()
) -> HttpResponse:
    """Answer with a problem document; `kind` is the code of its type."""
    phrase = HTTPStatus(status).phrase
    told = Problem(
        type=f"urn:khronika:problem:{kind}" if kind else "about:blank",
        title=kind.replace("-", " ").capitalize() if kind else phrase,
        status=status,
        detail=detail,
        errors=tuple(errors),
    )
    return HttpResponse(json.dumps(asdict(told)), status=status, content_type=MEDIA_TYPE)


def is_for_programs(request: HttpRequest) -> bool:
    """Tell whether a request asks the API, not for a page."""
    return request.path.startswith(ROOT)


def spelt_out(response: HttpResponse) -> HttpResponse:
    """Give an error that says no more than its status as a problem document."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response["Content-Type"] == MEDIA_TYPE:
        return response
    told = problem(response.status_code, _DETAILS[response.status_code])
    for header in KEPT_HEADERS:
        if header in response:
            told[header] = response[header]
    return told
