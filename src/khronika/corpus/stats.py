"""What the corpus holds, counted."""

from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import Any

from khronika.corpus.codes import Part, Register
from khronika.corpus.files import Corpus, Piece
from khronika.corpus.labels import Kind
from khronika.corpus.words import words
from khronika.model import IncidentType

LANGUAGES = ("en", "ru")


def stats(corpus: Corpus) -> dict[str, Any]:
    """Count the items of a corpus that are without faults; second codings only as their number."""
    documents, sentences, own = corpus.documents(), corpus.sentences(), corpus.own()
    acts = [act for one in own for act in one.coded.reading.incidents]
    marks = [(one, mark) for one in own for mark in one.coded.marked.marks]
    return {
        "documents": {
            **_by_language(documents),
            **_by_part(documents),
            "irrelevant": sum(not one.coded.reading.relevant for one in documents),
            "second": len(corpus.pieces) - len(own),
        },
        "sentences": {**_by_language(sentences), **_by_part(sentences)},
        "triggers": {code: triggers(own, code) for code in LANGUAGES},
        "origins": _counted(act.origin for act in acts),
        "hosts": _counted(act.host for act in acts),
        "registers": _registers(documents),
        "lengths": _lengths(documents),
        "acts": len(acts),
        "claims": sum(len(one.coded.reading.claims) for one in own),
        "instruments": sum(len(one.coded.reading.instruments) for one in own),
        "estimates": sum(len(one.coded.reading.estimates) for one in own),
        "mentions": sum(mark.label.kind is Kind.MENTION for _, mark in marks),
        "negatives": _counted(
            mark.label.reason for _, mark in marks if mark.label.kind is Kind.NEGATIVE
        ),
        "contrasts": _counted(one.coded.item.contrast for one in sentences),
        "writers": {
            part: len({one.coded.item.header.writer for one in own if one.part is part})
            for part in (Part.TRAIN, Part.TEST)
        },
    }


def triggers(pieces: Iterable[Piece], language: str) -> dict[str, int]:
    """Count the triggers of each type in one language; a type without any counts 0."""
    counts: Counter[str] = Counter(dict.fromkeys(IncidentType, 0))
    for piece in pieces:
        if piece.coded.item.header.language == language:
            counts.update(type_ for type_, _ in trigger_words(piece))
    return dict(counts)


def trigger_words(piece: Piece) -> list[tuple[IncidentType, str]]:
    """Give the type of each trigger of an item with its words, in small letters."""
    marked, acts = piece.coded.marked, piece.coded.lines.acts
    return [
        (acts[mark.label.of].type, marked.words(mark).lower())
        for mark in marked.marks
        if mark.label.kind is Kind.TRIGGER and mark.start < mark.end
    ]


def _by_language(pieces: list[Piece]) -> dict[str, int]:
    languages = Counter(one.coded.item.header.language for one in pieces)
    return {code: languages[code] for code in LANGUAGES}


def _by_part(pieces: list[Piece]) -> dict[str, int]:
    return {part: sum(one.part is part for one in pieces) for part in (Part.TRAIN, Part.TEST)}


def _registers(documents: list[Piece]) -> dict[str, int]:
    counts = Counter(one.coded.item.header.register for one in documents)
    return {register: counts[register] for register in Register}


def _lengths(documents: list[Piece]) -> dict[str, float]:
    counts = [len(words(one.coded.marked.text)) for one in documents]
    if not counts:
        return {"shortest": 0, "median": 0, "longest": 0, "words": 0}
    return {
        "shortest": min(counts),
        "median": median(counts),
        "longest": max(counts),
        "words": sum(counts),
    }


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    """Count values, the most frequent first; None is not counted."""
    counts = Counter(value for value in values if value is not None)
    return {
        str(value): n for value, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    }
