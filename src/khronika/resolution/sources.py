"""Which documents are copies of others, and which take a report from another outlet.

A text is cut into shingles, runs of five words. A document whose shingles stand for the most part
in an earlier one is its reprint; one of which half stands there is taken from it in part, as wire
copies are. Which one was first is told by the days of publication, else by the order of documents.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from khronika.model import Reading
from khronika.resolution.names.bodies import body, same_body
from khronika.resources import load

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
_REPRINT, _PART = 0.8, 0.5
"""The shares of a document's shingles that stand in an earlier one."""
_FEWEST = 8
"""Shingles below which likeness tells nothing."""
_EVERYWHERE = 50
"""Documents in which a shingle may stand; more, and it is a menu or a formula."""


class CopyKind(StrEnum):
    """How much of a document is taken from an earlier one."""

    REPRINT = "reprint"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that is taken from an earlier one."""

    document: str
    of: str
    kind: CopyKind
    share: float
    """The share of its runs of five words that stand in the earlier one."""


def find_copies(readings: Mapping[str, Reading]) -> dict[str, Copy]:
    """Find for each copy the document it is taken from, the one it shares most with."""
    standing: defaultdict[int, list[str]] = defaultdict(list)
    found: dict[str, Copy] = {}
    for document in sorted(readings, key=lambda one: readings[one].document.published or date.max):
        own = _shingles(readings[document].document.text)
        shared = Counter(other for run in own for other in standing[run])
        if shared and len(own) >= _FEWEST:
            of = min(shared, key=lambda other: (-shared[other], other))
            share = shared[of] / len(own)
            kind = _kind(share)
            if kind is not None:
                found[document] = Copy(document, of, kind, round(share, 2))
        for run in own:
            if len(standing[run]) < _EVERYWHERE:
                standing[run].append(document)
    return found


def taken_from(text: str, earlier: str) -> tuple[CopyKind, float] | None:
    """Tell how much of a text is taken from an earlier one, and its share; None where too little.

    What stands everywhere, such as a menu, counts too: two texts alone do not tell.
    """
    own = _shingles(text)
    if len(own) < _FEWEST:
        return None
    share = len(own & _shingles(earlier)) / len(own)
    kind = _kind(share)
    return None if kind is None else (kind, round(share, 2))


def share_of_words(text: str, other: str) -> float:
    """Give the share of the runs of five words of a text that stand in another; 0 of a short one.

    A text of fewer words than a run is looked for as a whole.
    """
    own = _shingles(text)
    return len(own & _shingles(other)) / len(own) if len(own) >= 3 else 0.0


def outlets_cited(text: str, outlets: Iterable[str]) -> set[str]:
    """Give those of some outlets whose report a text says that it takes."""
    return {outlet for outlet in outlets if _is_cited(outlet, text)}


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two names are of one outlet, in whatever script."""
    return same_body(body(one), body(other))


def _kind(share: float) -> CopyKind | None:
    if share < _PART:
        return None
    return CopyKind.REPRINT if share >= _REPRINT else CopyKind.PART


def _is_cited(outlet: str, text: str) -> bool:
    return any(form.replace("{}", outlet.casefold()) in _plain(text) for form in _forms())


@cache
def _plain(text: str) -> str:
    return re.sub(r"[«»“”„\"]", "", text.casefold())


@cache
def _forms() -> tuple[str, ...]:
    return tuple(load("identity/reports.yaml"))


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    runs = range(max(1, len(words) - _RUN + 1)) if words else ()
    return frozenset(hash(tuple(words[n : n + _RUN])) for n in runs)
