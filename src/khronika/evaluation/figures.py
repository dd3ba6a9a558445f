"""Counts while scoring, and the figures that come of them."""

from dataclasses import dataclass
from typing import Any, NamedTuple

_DIGITS = 3  # a document more or less moves the third digit of a corpus of ours


@dataclass(slots=True)
class Tally:
    """Items that agree (`hit`), that the gold has, and that were said."""

    hit: int = 0
    gold: int = 0
    said: int = 0

    def add(self, *, hit: int = 0, gold: int = 0, said: int = 0) -> None:
        """Count more items."""
        self.hit += hit
        self.gold += gold
        self.said += said

    @property
    def precision(self) -> float:
        """What share of the said is right; 0 where nothing was said."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """What share of the gold was said; 0 where the gold is empty."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float | int]:
        """Write the figures, the shares rounded."""
        return {
            "precision": round(self.precision, _DIGITS),
            "recall": round(self.recall, _DIGITS),
            "f1": round(self.f1, _DIGITS),
            "hit": self.hit,
            "gold": self.gold,
            "said": self.said,
        }


@dataclass(slots=True)
class Share:
    """How many of some decisions are right."""

    right: int = 0
    asked: int = 0

    def add(self, right: object) -> None:
        """Count one more decision."""
        self.right += bool(right)
        self.asked += 1

    @property
    def figure(self) -> float:
        """The share of right ones, rounded; 0 where none were asked for."""
        return round(self.right / self.asked, _DIGITS) if self.asked else 0.0


class Row(NamedTuple):
    """One line of the table: a measure and its figures, None where it has no such figure."""

    measure: str
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    hit: int | None = None
    gold: int | None = None
    said: int | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The scores of a reader over a folder of gold readings (codebook, section 7)."""

    documents: int
    faults: tuple[str, ...]
    """Documents that could not be read, each with the reason; they count as read empty."""
    relevance: Share
    tallies: dict[str, Tally]
    """By measure: core, full, claims, instruments, estimates."""
    stance: Share
    evidence_verbatim: Share
    evidence_near: Share
    certainty: dict[str, Share]
    """By the gold's certainty."""
    fields: dict[str, Share]
    """By field, over the items that were matched."""
    by_type: dict[str, Tally]
    """Core matches by type of incident."""

    @property
    def certainty_macro(self) -> float:
        """The mean over classes of certainty of the share that is right in each."""
        classes = [share.figure for share in self.certainty.values()]
        return round(sum(classes) / len(classes), _DIGITS) if classes else 0.0

    def to_json(self) -> dict[str, Any]:
        """Write all figures as one JSON object."""
        return {
            "documents": self.documents,
            "faults": list(self.faults),
            "relevance": self.relevance.figure,
            **{name: tally.to_json() for name, tally in self.tallies.items()},
            "stance": self.stance.figure,
            "evidence_verbatim": self.evidence_verbatim.figure,
            "evidence_near": self.evidence_near.figure,
            "certainty_macro": self.certainty_macro,
            "fields": {name: self.fields[name].figure for name in sorted(self.fields)},
            "by_type": {name: self.by_type[name].to_json() for name in sorted(self.by_type)},
        }

    def rows(self) -> list[Row]:
        """Give the lines of a table: measures, then shares, then the types of incident."""
        shares = {
            "relevance": self.relevance.figure,
            "stance": self.stance.figure,
            "evidence verbatim": self.evidence_verbatim.figure,
            "evidence near": self.evidence_near.figure,
            "certainty": self.certainty_macro,
            **{name: self.fields[name].figure for name in sorted(self.fields)},
        }
        return [
            *(_row(name, tally) for name, tally in self.tallies.items()),
            *(Row(name, share=share) for name, share in shares.items()),
            *(_row(name, self.by_type[name]) for name in sorted(self.by_type)),
        ]


def _row(name: str, tally: Tally) -> Row:
    return Row(name, tally.precision, tally.recall, tally.f1, tally.hit, tally.gold, tally.said)
