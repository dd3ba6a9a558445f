"""The corpus as programs take it: readings, spans, and single sentences with both."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from khronika.corpus.files import Corpus, Piece
from khronika.corpus.spans import to_spans
from khronika.model import dumps, to_json

_NO_PART = "items"  # folder of what lies outside train, test and second


def write_corpus(corpus: Corpus, out: Path) -> None:
    """Write OUT/PART/readings/ID.json, OUT/PART/spans/ID.json and OUT/PART/sentences.jsonl."""
    lines: dict[Path, list[str]] = defaultdict(list)
    for piece in corpus.pieces:
        folder = out / (piece.part or _NO_PART)
        if piece.coded.item.single:
            both = {"reading": to_json(piece.coded.reading), "spans": to_spans(piece.coded)}
            lines[folder / "sentences.jsonl"].append(json.dumps(both, ensure_ascii=False) + "\n")
        else:
            _write_document(piece, folder)
    for file, written in lines.items():
        _write(file, "".join(written))


def _write_document(piece: Piece, folder: Path) -> None:
    _write(folder / "readings" / f"{piece.id}.json", dumps(piece.coded.reading))
    _write(folder / "spans" / f"{piece.id}.json", _text(to_spans(piece.coded)))


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
