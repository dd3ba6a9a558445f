"""The pages of the graph."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika.casebook import MOST_NODES, Edge, Node, Tie
from khronika.errors import NotInCasebook
from khronika.web.environment import casebook_of
from khronika.web.graph.drawing import BOX_HEIGHT, BOX_WIDTH, draw

NEWEST = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """A tie as a row of the table."""

    number: int
    edge: Edge
    one: Node
    other: Node


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Say how to choose what the graph is drawn around."""
    newest = casebook_of(request).counting.newest(NEWEST)
    return render(request, "graph/choose.html", {"newest": newest})


@require_safe
def around(request: HttpRequest, row_id: str) -> HttpResponse:
    """Draw what documents join to a person, body, act or document, and tell it as a table."""
    try:
        graph = casebook_of(request).graphing.around(row_id)
    except NotInCasebook as error:
        raise Http404 from error
    nodes = {node.id: node for node in graph.nodes}
    drawing = draw(graph)
    context = {
        "graph": graph,
        "centre": nodes[graph.centre],
        "drawing": drawing,
        "box": {"width": BOX_WIDTH, "height": BOX_HEIGHT},
        "stated": [
            Stated(line.number, line.edge, nodes[line.edge.one], nodes[line.edge.other])
            for line in drawing.lines
        ],
        "ties": [tie for tie in Tie if any(edge.tie is tie for edge in graph.edges)],
        "most": MOST_NODES,
    }
    return render(request, "graph/around.html", context)
