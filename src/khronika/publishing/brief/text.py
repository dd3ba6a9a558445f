"""A paper as plain text, for a terminal or a pipe."""

from collections.abc import Iterator

from khronika.publishing.paper import Block, Bullets, Heading, Line, Paper, Paragraph, Table


def text(paper: Paper) -> str:
    """Write a paper in lines; a paragraph is one line, and a number in brackets is a note."""
    return "\n".join([paper.title, *_blocks(paper), ""])


def _blocks(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        yield from _block(block)
    if paper.notes:
        yield from ("", paper.notes_title)
        yield from (f"[{number}] {_line(note)}" for number, note in enumerate(paper.notes, 1))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(title, level):
            yield from ("", f"{'#' * level} {title}")
        case Paragraph(said, _):
            yield from ("", _line(said))
        case Bullets(lines):
            yield from (f"- {_line(said)}" for said in lines)
        case Table(rows):
            yield from ("\t".join(map(_line, row)) for row in rows)


def _line(said: Line) -> str:
    return "".join(words.text + "".join(f" [{number}]" for number in words.notes) for words in said)
