"""A graph laid out: parties, acts and documents in three columns, lines between them.

The same graph is always drawn the same. Within a column a box stands as near as can be to the
middle of what it is joined to, which keeps most lines short; where that is equal, in the order of
the graph, which ranks nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khronika.casebook import Edge, Graph, Node, NodeKind, Tie

WIDTH = 1180
"""Of the drawing, in pixels, as all lengths here."""
BOX_WIDTH, BOX_HEIGHT = 280, 46
_STEP = 60
_MARGIN = 40
"""Left and right of the columns, where lines between two parties run."""
_SWEEPS = 8
_COLUMN = {NodeKind.PERSON: 0, NodeKind.ORGANIZATION: 0, NodeKind.ACT: 1, NodeKind.DOCUMENT: 2}
_COLUMNS = 3
_ACROSS = (WIDTH - 2 * _MARGIN - BOX_WIDTH) // (_COLUMNS - 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A node where it stands; x and y are its upper left corner."""

    node: Node
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as it runs, in the language of SVG's paths; `number` is its row in the table."""

    number: int
    edge: Edge
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines."""

    width: int
    height: int
    boxes: Sequence[Box]
    lines: Sequence[Line]


def draw(graph: Graph) -> Drawing:
    """Lay out a graph."""
    columns = _in_order(graph)
    height = max(len(column) for column in columns) * _STEP
    boxes = {
        node.id: Box(
            node,
            x=_MARGIN + _ACROSS * number,
            y=(height - len(column) * _STEP) // 2 + _STEP * place + (_STEP - BOX_HEIGHT) // 2,
        )
        for number, column in enumerate(columns)
        for place, node in enumerate(column)
    }
    top = (height - len(columns[_COLUMN[NodeKind.ACT]]) * _STEP) // 2
    lines = [
        Line(number, edge, _path(edge, boxes[edge.one], boxes[edge.other], top))
        for number, edge in enumerate(graph.edges, start=1)
    ]
    return Drawing(WIDTH, height, tuple(boxes.values()), tuple(lines))


def _in_order(graph: Graph) -> list[list[Node]]:
    """Part the nodes into columns, each box near the middle of those that it is joined to."""
    columns: list[list[Node]] = [[] for _ in range(_COLUMNS)]
    for node in graph.nodes:
        columns[_COLUMN[node.kind]].append(node)
    joined: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        joined[edge.one].append(edge.other)
        joined[edge.other].append(edge.one)
    for _ in range(_SWEEPS):
        for number, column in enumerate(columns):
            heights = _heights(columns)
            columns[number] = sorted(
                column, key=lambda node: _middle(node.id, joined[node.id], heights)
            )
    return columns


def _heights(columns: Sequence[Sequence[Node]]) -> dict[str, float]:
    """Give how far each box stands from the middle of its column, in boxes."""
    return {
        node.id: place - (len(column) - 1) / 2
        for column in columns
        for place, node in enumerate(column)
    }


def _middle(own: str, joined: Iterable[str], heights: Mapping[str, float]) -> float:
    others = [heights[one] for one in joined]
    return sum(others) / len(others) if others else heights[own]


def _path(edge: Edge, one: Box, other: Box, top: int) -> str:
    """Run a line from one box to another: between columns as an S, within one as a bow.

    What passes the acts goes between two of them, so that it does not seem to end at one; `top` is
    where the first of them begins.
    """
    from_y, to_y = one.y + BOX_HEIGHT // 2, other.y + BOX_HEIGHT // 2
    if edge.tie is Tie.LAWYER:
        bow = one.x - _MARGIN
        return f"M{one.x} {from_y}C{bow} {from_y} {bow} {to_y} {other.x} {to_y}"
    left = one.x + BOX_WIDTH
    if edge.tie is Tie.NAMED:
        near, far = _MARGIN + _ACROSS, _MARGIN + _ACROSS + BOX_WIDTH
        gap = top + round(((from_y + to_y) / 2 - top) / _STEP) * _STEP
        first, last = (left + near) // 2, (far + other.x) // 2
        return (
            f"M{left} {from_y}C{first} {from_y} {first} {gap} {near} {gap}"
            f"H{far}C{last} {gap} {last} {to_y} {other.x} {to_y}"
        )
    middle = (left + other.x) // 2
    return f"M{left} {from_y}C{middle} {from_y} {middle} {to_y} {other.x} {to_y}"
