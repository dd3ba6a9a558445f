"""A paper as PDF, by typst: text that can be searched and read aloud, and no call out.

The template is fixed and the paper reaches it as JSON, as data; typst never reads it as markup. The
fonts are those inside typst, whatever the machine has: Libertinus for Latin, Greek, Cyrillic and
Hebrew, DejaVu for Armenian, Georgian and Arabic. What neither has, such as Chinese, is shown as a
box; the text under it is whole.
"""

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from khronika.publishing.paper import Block, Bullets, Heading, Line, Paper, Paragraph, Table

if TYPE_CHECKING:
    from typst import Fonts


def pdf(paper: Paper) -> bytes:
    """Make a tagged PDF of a paper; the same paper gives the same bytes."""
    import typst

    compiler = typst.Compiler(_template(), font_paths=_fonts(), ignore_system_fonts=True)
    made = compiler.compile(
        format="pdf", sys_inputs={"paper": json.dumps(_plain(paper))}, timestamp=0
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made


def _plain(paper: Paper) -> dict[str, Any]:
    written: set[int] = set()
    return {
        "title": paper.title,
        "language": paper.language,
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "footer": paper.footer,
        "blocks": [_block(block, written) for block in paper.blocks],
        "notes": [_line(note, written) for note in paper.notes],
    }


def _block(block: Block, written: set[int]) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"is": "heading", "text": text, "level": level}
        case Paragraph(line, style):
            return {"is": "paragraph", "style": style, "line": _line(line, written)}
        case Bullets(lines):
            return {"is": "bullets", "lines": [_line(line, written) for line in lines]}
        case Table(rows, widths, head):
            cells = [[_line(line, written) for line in row] for row in rows]
            shape = {"widths": widths, "head": head, "short": block.is_short}
            return {"is": "table", "cells": cells, **shape}


def _line(line: Line, written: set[int]) -> list[dict[str, Any]]:
    return [
        {
            "text": words.text,
            "strong": words.strong,
            "notes": [_reference(number, written) for number in words.notes],
        }
        for words in line
    ]


def _reference(number: int, written: set[int]) -> dict[str, Any]:
    """Say of a reference to a note whether it is the first, where the note is written out."""
    first = number not in written
    written.add(number)
    return {"number": number, "first": first}


def _template() -> bytes:
    return files(__package__).joinpath("templates", "paper.typ").read_bytes()


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=False)
