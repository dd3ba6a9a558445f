"""The marks of an item as a `spans/1` value: every offset that a trainer of readers may want.

Offsets count code points of the text. Each list is in the order of the text. The fields stand in
`docs/reference/corpus-format.md`.
"""

from collections.abc import Callable
from typing import Any

from khronika.corpus.convert import Coded
from khronika.corpus.labels import Kind
from khronika.corpus.marks import Mark

FORMAT = "spans/1"

Described = Callable[[Coded, Mark], dict[str, Any]]


def to_spans(coded: Coded) -> dict[str, Any]:
    """Write the marks of an item."""
    value: dict[str, Any] = {
        "format": FORMAT,
        "document": coded.item.id,
        "language": coded.item.header.language,
        "writer": coded.item.header.writer,
        "register": coded.item.header.register,
        "single": coded.item.single,
        "contrast": coded.item.contrast,
        "sentences": [
            {"start": one.start, "end": one.end, "paragraph": one.paragraph}
            for one in coded.marked.sentences
        ],
    }
    for name, (kinds, describe) in _LISTS.items():
        value[name] = [
            {"start": mark.start, "end": mark.end, **describe(coded, mark)}
            for mark in coded.marked.marks
            if mark.label.kind in kinds
        ]
    return value


def _chain(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"chain": mark.label.of}


def _country(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"country": mark.label.of}


def _trigger(coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"incident": mark.label.of, "type": coded.lines.acts[mark.label.of].type}


def _negative(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"reason": mark.label.reason, "type": mark.label.type}


def _date(_coded: Coded, mark: Mark) -> dict[str, Any]:
    days = mark.label.days
    return {
        "role": "report" if mark.label.kind is Kind.REPORT else "act",
        "of": mark.label.of or None,
        "from": days.first.isoformat() if days else None,
        "to": days.last.isoformat() if days else None,
    }


def _cue(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"incident": mark.label.of, "shows": mark.label.cue}


def _reason(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"reason": mark.label.reason}


def _of(_coded: Coded, mark: Mark) -> dict[str, Any]:
    return {"of": mark.label.of}


def _nothing(_coded: Coded, _mark: Mark) -> dict[str, Any]:
    return {}


_LISTS: dict[str, tuple[frozenset[Kind], Described]] = {
    "mentions": (frozenset({Kind.MENTION}), _chain),
    "places": (frozenset({Kind.PLACE}), _country),
    "triggers": (frozenset({Kind.TRIGGER}), _trigger),
    "negatives": (frozenset({Kind.NEGATIVE}), _negative),
    "reasons": (frozenset({Kind.REASON}), _reason),
    "dates": (frozenset({Kind.DATE, Kind.REPORT}), _date),
    "cues": (frozenset({Kind.CUE}), _cue),
    "charges": (frozenset({Kind.CHARGE}), _of),
    "years": (frozenset({Kind.YEARS}), _of),
    "claims": (frozenset({Kind.CLAIM}), _of),
    "instruments": (frozenset({Kind.INSTRUMENT}), _of),
    "estimates": (frozenset({Kind.ESTIMATE}), _of),
    "boilerplate": (frozenset({Kind.BOILERPLATE}), _nothing),
}
