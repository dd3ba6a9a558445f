"""What each stage of reading one document found, kept so that a reading can be explained."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.model import Incident, Reading
from khronika.reading.claim import ClaimDraft
from khronika.reading.frames import Frame
from khronika.reading.incidents import TurnedDown
from khronika.reading.parties import Parties
from khronika.reading.relevance import Relevance
from khronika.reading.signs import Signs
from khronika.reading.spans import DateMention, PlaceMention
from khronika.reading.syntax import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """All stages, in the order in which they follow each other."""

    trees: Sequence[Tree]
    parties: Parties
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    frames: Sequence[Frame]
    """Words that may tell an act, with the rules that fit."""
    told: Sequence[tuple[Frame, Incident]]
    """Each telling of an act, before repeated ones are merged."""
    turned_down: Sequence[TurnedDown]
    incidents: Sequence[Incident]
    """The acts, also of a document that is not relevant."""
    doubted: Sequence[Incident]
    """Acts for which too little speaks, and which are not told."""
    signs: Signs
    drafts: Sequence[ClaimDraft]
    relevance: Relevance
    reading: Reading
