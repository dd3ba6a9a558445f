"""What a graph consists of."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.casebook.rows import DocumentRef, IncidentRow, Review
from khronika.model import Stance

MOST_NODES = 150
"""Nodes of a graph. Of more, those that were gathered first are shown."""
STEPS = 2
"""How far from the chosen node a graph reaches."""


class NodeKind(StrEnum):
    """What a node stands for."""

    PERSON = "person"
    """One person: all rows that people judged to be the same."""
    ORGANIZATION = "organization"
    ACT = "act"
    """One act, with all tellings that people judged to be of it."""
    DOCUMENT = "document"


class Tie(StrEnum):
    """What a document states of two nodes."""

    TARGET = "target"
    """The act struck the person or body."""
    ACTOR = "actor"
    """The person or body took part in the act."""
    SPEAKER = "speaker"
    """The person or body says something about the act."""
    TOLD = "told"
    """The document tells of the act."""
    NAMED = "named"
    """The document names the person or body, and tells of no act that joins the two."""
    LAWYER = "lawyer"
    """The document names the one as a lawyer where the other was struck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node. Its rows may stand in several documents."""

    id: str
    """Of its first row."""
    kind: NodeKind
    rows: tuple[str, ...]
    """Ids of all its rows, as they were added; of a document its own id."""
    distance: int
    """Steps from the chosen node."""
    name: str
    """Of a party its name, of a document its title or own id; of an act nothing."""
    act: IncidentRow | None
    """The first telling of an act."""
    document: DocumentRef | None
    """The document that it stands for, or that its first row was read from."""
    review: Review | None
    """Of its first row; None for a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An item of a document that states a tie."""

    id: str
    document: DocumentRef
    quotes: tuple[str, ...]
    review: Review
    stance: Stance | None
    """Of a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two nodes, and what states that they belong together."""

    one: str
    other: str
    """Ids of nodes: of a party and an act, an act and a document, a party and a document, or of a
    lawyer and a person."""
    tie: Tie
    proofs: tuple[Proof, ...]
    """Never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What is joined to one node within some steps."""

    centre: str
    """Id of the chosen node."""
    nodes: tuple[Node, ...]
    """The nearest first; of one distance acts, then people and bodies, then documents, as they were
    added."""
    edges: tuple[Edge, ...]
    left_out: int
    """Nodes that were met and are not shown; what lies behind them was not looked for."""
