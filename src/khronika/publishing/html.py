"""A paper as one HTML file that needs nothing else: no script, no picture, no call out."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from khronika.publishing.paper import (
    Block,
    Bullets,
    Heading,
    Line,
    Paper,
    Paragraph,
    Style,
    Table,
    Words,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(paper: Paper) -> bytes:
    """Make an HTML file of a paper; the same paper gives the same bytes."""
    return "\n".join([*_Pages(paper).lines(), ""]).encode()


class _Pages:
    """The writing of one paper. The first reference to a note is where the note leads back to."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._written: set[int] = set()

    def lines(self) -> Iterator[str]:
        paper = self._paper
        style = files(__package__).joinpath("templates", "paper.css").read_text(encoding="utf-8")
        yield f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="robots" content="noindex, noarchive">'
        yield '<meta name="referrer" content="no-referrer">'
        yield f"<title>{escape(paper.title)}</title>\n<style>\n{style}</style>\n</head>"
        yield f"<body>\n<main>\n<h1>{escape(paper.title)}</h1>"
        for block in paper.blocks:
            yield from self._block(block)
        if paper.notes:
            yield f'<section class="notes">\n<h2>{escape(paper.notes_title)}</h2>\n<ol>'
            for number, note in enumerate(paper.notes, 1):
                back = f'<a href="#to-{number}" aria-label="{number}">↩</a>'
                yield f'<li id="note-{number}">{self._line(note)} {back}</li>'
            yield "</ol>\n</section>"
        yield f"</main>\n<footer>{escape(paper.footer)}</footer>\n</body>\n</html>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text, level):
                yield f"<h{level + 1}>{escape(text)}</h{level + 1}>"
            case Paragraph(line, style):
                tag = "blockquote" if style is Style.QUOTE else "p"
                yield f'<{tag} class="{style}">{self._line(line)}</{tag}>'
            case Bullets(lines):
                yield "<ul>"
                yield from (f"<li>{self._line(line)}</li>" for line in lines)
                yield "</ul>"
            case Table():
                yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        shape = "wide short" if table.is_short else "wide"
        yield f'<div class="{shape}" tabindex="0"><table>'
        if table.head:
            names = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
            yield f"<thead><tr>{names}</tr></thead>"
        yield "<tbody>"
        for first, *others in table.rows:
            cells = "".join(f"<td>{self._line(cell)}</td>" for cell in others)
            yield f'<tr><th scope="row">{self._line(first)}</th>{cells}</tr>'
        yield "</tbody></table></div>"

    def _line(self, line: Line) -> str:
        return "".join(map(self._words, line))

    def _words(self, words: Words) -> str:
        text = escape(words.text)
        told = f"<strong>{text}</strong>" if words.strong else text
        references = ",".join(map(self._reference, words.notes))
        return f"{told}<sup>{references}</sup>" if references else told

    def _reference(self, number: int) -> str:
        place = "" if number in self._written else f' id="to-{number}"'
        self._written.add(number)
        return f'<a href="#note-{number}"{place}>{number}</a>'
