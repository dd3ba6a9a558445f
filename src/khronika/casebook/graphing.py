"""The graph around a person, body, act or document of the open casebook."""

from pathlib import Path

from khronika.casebook.faults import told_plainly
from khronika.casebook.graph.gathering import around
from khronika.casebook.graph.page import Graph


class Graphing:
    """What the documents join: `Casebook.graphing`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def around(self, row_id: str) -> Graph:
        """Give what is joined to a person, a body, an act or a document within two steps.

        Rows that people judged to be one are one node. Never more than 150 nodes are given, the
        nearest first; nothing is weighed or ranked.

        Raises:
            NotInCasebook: the id names no person, body, incident or document.
        """
        with told_plainly(self._directory):
            return around(row_id)
