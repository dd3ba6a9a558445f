"""Keeping from a coder what was decided about a document that they are still coding."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from khronika.web.door import Answer, door_of
from khronika.web.environment import casebook_of
from khronika.web.problems import is_for_programs

_DOCUMENT = re.compile(r"(?<![^/])(d\d+)(?=[./]|$)")
"""The documents that an address is about: `incidents/d3.i1`, `judge/d3.p1/d4.p1`."""


def keep_blind(answer: Answer) -> Answer:
    """Middleware: show no page about a document that the coder of this serving has to code."""

    def kept(request: HttpRequest) -> HttpResponse:
        asked = set(_DOCUMENT.findall(request.path))
        if asked and not request.path.startswith("/coding"):
            having = asked & set(casebook_of(request).coding.having(door_of(request).coder))
            if having:
                if is_for_programs(request):
                    return HttpResponse(status=403)
                return render(request, "coding/blind.html", {"documents": having}, status=403)
        return answer(request)

    return kept
