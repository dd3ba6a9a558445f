"""The corpus as the encoder reads it: runs of pieces, with the labels that they should get."""
# ruff: noqa: INP001 (a script, not a package)

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.corpus import load_corpus
from khronika.corpus.convert import Coded
from khronika.corpus.spans import to_spans
from khronika.model import Incident
from khronika.reading.learned.encoder import runs
from khronika.reading.learned.pieces import END, START, Piece, cutter
from khronika.reading.spans import Span

IGNORED = -100
NOTHING = "O"
ROLES = ("role:none", "role:target", "role:actor")
PLACES = ("place:other", "place:host", "place:origin")
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One run. All lists are as long as `pieces`; context and borders are ignored in each."""

    fold: int
    language: str
    pieces: list[int]
    acts: list[str | None]
    """The act that the piece tells, `-REASON` where it only seems to, `O`; None where ignored."""
    roles: list[int]
    places: list[int]


def examples(corpus: Path) -> list[Example]:
    """Give all runs of the part to learn from."""
    pieces = load_corpus([corpus]).own()
    return [example for piece in pieces for example in _of_item(piece.coded)]


def _of_item(coded: Coded) -> Iterator[Example]:
    text, spans = coded.reading.document.text, to_spans(coded)
    sentences = [Span(start=s["start"], end=s["end"]) for s in spans["sentences"]]
    told = _told(coded, spans, sentences)
    for before, run in runs(text, sentences, cutter()):
        padding = 1 + len(before)
        yield Example(
            fold=zlib.crc32(coded.item.id.encode()) % FOLDS,
            language=spans["language"],
            pieces=[START, *(p.number for p in (*before, *run)), END],
            acts=[*[None] * padding, *(_act(p, spans) for p in run), None],
            roles=_labels(padding, run, spans["mentions"], sentences, told, _role),
            places=_labels(padding, run, spans["places"], sentences, told, _place),
        )


def _told(coded: Coded, spans: dict[str, Any], sentences: list[Span]) -> dict[int, list[Incident]]:
    """Give the acts that each sentence tells, by the sentence's number."""
    by_id = {i.id: i for i in coded.reading.incidents}
    told: dict[int, list[Incident]] = {}
    for trigger in spans["triggers"]:
        number = _sentence(trigger["start"], sentences)
        if trigger["incident"] in by_id:
            told.setdefault(number, []).append(by_id[trigger["incident"]])
    return told


def _sentence(start: int, sentences: list[Span]) -> int:
    return next((n for n, s in enumerate(sentences) if s.start <= start < s.end), -1)


def _act(piece: Piece, spans: dict[str, Any]) -> str:
    over = [t for t in spans["triggers"] if _covers(t, piece)]
    if over:
        return str(min(over, key=lambda t: t["end"] - t["start"])["type"])
    seeming = next((n for n in spans["negatives"] if _covers(n, piece)), None)
    return f"-{seeming['reason']}" if seeming else NOTHING


def _covers(mark: dict[str, Any], piece: Piece) -> bool:
    return bool(mark["start"] < piece.end and piece.start < mark["end"])


def _labels(
    padding: int,
    run: list[Piece],
    marks: list[dict[str, Any]],
    sentences: list[Span],
    told: dict[int, list[Incident]],
    label: Any,
) -> list[int]:
    """Label the pieces of marked words; the shortest mark counts where marks lie in one another."""
    found = [IGNORED] * len(run)
    for mark in sorted(marks, key=lambda m: m["start"] - m["end"]):
        acts = told.get(_sentence(mark["start"], sentences), [])
        for n, piece in enumerate(run):
            if _covers(mark, piece):
                found[n] = label(mark, acts)
    return [*[IGNORED] * padding, *found, IGNORED]


def _role(mark: dict[str, Any], acts: list[Incident]) -> int:
    if any(mark["chain"] in act.targets for act in acts):
        return ROLES.index("role:target")
    acting = any(mark["chain"] in act.actors for act in acts)
    return ROLES.index("role:actor" if acting else "role:none")


def _place(mark: dict[str, Any], acts: list[Incident]) -> int:
    if any(mark["country"] == act.host for act in acts):
        return PLACES.index("place:host")
    fled = any(mark["country"] == act.origin for act in acts)
    return PLACES.index("place:origin" if fled else "place:other")
