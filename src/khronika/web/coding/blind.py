"""Keeping from a coder what others read in a document that they are still coding.

As long as the coder of this serving has a document to code, only addresses that show nothing of it
are open: their sheets, and other documents with the review of what was read there. Lists, search,
the graph, judging, cases and countries gather what was read in many documents; they open again when
the coder has handed in. What is not named here is closed, so that a new page keeps blind, too.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from khronika.web.door import Answer, door_of
from khronika.web.environment import casebook_of
from khronika.web.kept import changed
from khronika.web.problems import is_for_programs, problem

_ALWAYS = re.compile(
    r"/(enter|language|static/.*|coding(/.*)?|review/draft|api/1/((sheet|coding)/.*|openapi\.json))"
)
"""Addresses that show no item, or ask themselves what the coder may see."""

_OF_ONE_DOCUMENT = re.compile(r"/(documents|review|api/1/documents)/(?P<document>d\d+)(/.*)?")

_DECIDING = re.compile(r"/api/1/review/(accept|correct|respan|reject|add|note|undo)")
"""What the review page of a document sends; what it is about stands in the body."""

_UNDOING = "/undo"
_DOCUMENT = re.compile(r"d\d+")


def keep_blind(answer: Answer) -> Answer:
    """Middleware: show nothing read in a document that the coder of this serving has to code."""

    def kept(request: HttpRequest) -> HttpResponse:
        if _ALWAYS.fullmatch(request.path):
            return answer(request)
        having = casebook_of(request).coding.having(door_of(request).coder)
        if not having or _is_about_another(request, having):
            return answer(request)
        if is_for_programs(request):
            return problem(403, f"Closed until {', '.join(having)} is coded and handed in.")
        return render(request, "coding/blind.html", {"documents": having}, status=403)

    return kept


def _is_about_another(request: HttpRequest, having: Sequence[str]) -> bool:
    """Tell whether an address is about one document, and none that has to be coded."""
    if request.path == _UNDOING:
        return _changed_another(request, request.POST.get("change"), having)
    if _DECIDING.fullmatch(request.path):
        return _decides_another(request, _body(request), having)
    about = _OF_ONE_DOCUMENT.fullmatch(request.path)
    return about is not None and about["document"] not in having


def _decides_another(request: HttpRequest, body: dict[str, Any], having: Sequence[str]) -> bool:
    """Tell whether a decision is about another document.

    A change named by its number tells itself what it is about; without one, undoing takes back the
    coder's own last.
    """
    if body.get("change") is not None:
        return _changed_another(request, body["change"], having)
    subject = str(body.get("item") or body.get("document") or "")
    return subject.partition(".")[0] not in having


def _changed_another(request: HttpRequest, number: object, having: Sequence[str]) -> bool:
    """Tell whether a change is to documents only that do not have to be coded."""
    change = changed(request, str(number))
    documents = [one.partition(".")[0] for one in change.subject.split(" ")] if change else [""]
    return all(_DOCUMENT.fullmatch(one) and one not in having for one in documents)


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
