"""A paper as a Word file, with notes at the foot of the page that Word counts itself.

python-docx writes the package from its own blank template. It has no notes: their part is written
here. What the template brings along, such as a picture of an empty page, is taken out, and all
times are the stated day, so that the file tells nothing but the paper.
"""

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from khronika.publishing.paper import (
    Block,
    Bullets,
    Heading,
    Line,
    Paper,
    Paragraph,
    Style,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES_BOND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FONT = "Times New Roman"
_SMALL = 8.5
"""Points; Word's own language counts in halves."""
_LANGUAGES = {"en": "en-GB", "ru": "ru-RU"}
_STYLES = {
    Style.PLAIN: "Normal",
    Style.QUOTE: "Quote",
    Style.WARNING: "Intense Quote",
    Style.SMALL: "Normal",
}
_OF_THE_TEMPLATE = frozenset({"thumbnail", "extended-properties", "customXml", "stylesWithEffects"})
"""Parts of the blank template that tell of whoever made it."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can tell."""


def docx(paper: Paper) -> bytes:
    """Make a Word file of a paper; the same paper gives the same bytes."""
    import docx as word

    document = word.Document()
    _dress(document, paper)
    _facts(document, paper)
    writing = _Writing(document)
    document.add_paragraph(style="Title").add_run(paper.title)
    for block in paper.blocks:
        writing.block(block)
    if paper.notes:
        _add_notes(document, paper.notes)
    made = BytesIO()
    document.save(made)
    return _settled(made.getvalue())


class _Writing:
    """The body of one file: where a note is first referred to, it is bound to that place."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._written: set[int] = set()

    def block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._document.add_heading(text, level)
            case Paragraph(line, style):
                paragraph = self._document.add_paragraph(style=_STYLES[style])
                self._line(paragraph, line, small=style is Style.SMALL)
            case Bullets(lines):
                for line in lines:
                    self._line(self._document.add_paragraph(style="List Bullet"), line)
            case Table():
                self._table(block)

    def _table(self, table: Table) -> None:
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        heads = 1 if table.head else 0
        made = self._document.add_table(len(table.rows) + heads, len(table.widths), "Table Grid")
        made.autofit = False
        if table.head:
            for cell, name in zip(made.rows[0].cells, table.head, strict=True):
                cell.paragraphs[0].add_run(name).bold = True
            properties = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 (no other way to repeat)
            properties.append(OxmlElement("w:tblHeader"))
        rows = list(made.rows)
        for row, lines in zip(rows[heads:], table.rows, strict=True):
            for cell, line in zip(row.cells, lines, strict=True):
                self._line(cell.paragraphs[0], line)
        if table.is_short:
            for cell in (cell for row in rows[:-1] for cell in row.cells):
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        for column, share in zip(made.columns, table.widths, strict=True):
            # Word goes by its cells, other programs by the column.
            for part in (column, *column.cells):
                part.width = Mm(162 * share / sum(table.widths))
        self._document.add_paragraph()

    def _line(self, paragraph: "WordParagraph", line: Line, *, small: bool = False) -> None:
        from docx.shared import Pt

        for words in line:
            run = paragraph.add_run(words.text)
            run.bold = words.strong or None
            if small:
                run.font.size = Pt(_SMALL)
            for place, number in enumerate(words.notes):
                if place:
                    paragraph.add_run(",").font.superscript = True
                self._reference(paragraph, number)

    def _reference(self, paragraph: "WordParagraph", number: int) -> None:
        """Put the mark of a note: bound to it the first time, leading to that place afterwards."""
        if number in self._written:
            field = _element(paragraph, "fldSimple", instr=f" NOTEREF note{number} \\f \\h ")
            _superscript(field, str(number))
            return
        self._written.add(number)
        _element(paragraph, "bookmarkStart", id=number, name=f"note{number}")
        paragraph.add_run().font.superscript = True
        _element(paragraph.runs[-1], "footnoteReference", id=number)
        _element(paragraph, "bookmarkEnd", id=number)


def _element(inside: Any, name: str, /, **attributes: object) -> Any:
    """Add an element of Word's own language to a part of the file; give it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}", {qn(f"w:{a}"): str(value) for a, value in attributes.items()})
    getattr(inside, "_element", inside).append(made)
    return made


def _text(run: Any, words: str) -> None:
    """Put words into a run, blanks at their ends too."""
    text = _element(run, "t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _superscript(inside: Any, text: str) -> None:
    run = _element(inside, "r")
    _element(_element(run, "rPr"), "vertAlign", val="superscript")
    _element(run, "t").text = text


def _dress(document: "Document", paper: Paper) -> None:
    """Set page, fonts, language and foot."""
    from docx.shared import Mm, Pt, RGBColor

    for style in document.styles:
        fonts = style.element.find(f"{{{_W}}}rPr/{{{_W}}}rFonts")
        if fonts is not None:
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(f"{{{_W}}}{script}", _FONT)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "Intense Quote"):
        style = document.styles[name]
        style.font.color.rgb = RGBColor(0x1C, 0x1C, 0x1C)
    for language in document.styles.element.iter(f"{{{_W}}}lang"):
        language.set(f"{{{_W}}}val", _LANGUAGES[paper.language])
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{paper.footer}    ").font.size = Pt(_SMALL)
    number = _element(_element(foot, "fldSimple", instr=" PAGE "), "r")
    _element(_element(number, "rPr"), "sz", val=int(2 * _SMALL))
    _element(number, "t").text = "1"


def _facts(document: "Document", paper: Paper) -> None:
    """Let the file say of itself what the paper does, and nothing else."""
    for bonds in (document.part.package.rels, document.part.rels):
        for name, bond in list(bonds.items()):
            if bond.reltype.rpartition("/")[2] in _OF_THE_TEMPLATE:
                del bonds[name]
    for part in (document.element, document.settings.element, document.styles.element):
        _forget_revisions(part)
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by = paper.title, "Khronika", "Khronika"
    facts.comments = facts.keywords = facts.subject = facts.category = ""
    facts.language = _LANGUAGES[paper.language]
    facts.revision = 1
    facts.created = facts.modified = datetime.combine(paper.day, time())


def _forget_revisions(part: Any) -> None:
    """Take out the numbers by which Word ties what was written in one sitting."""
    sign = f"{{{_W}}}rsid"
    for element in list(part.iter()):
        for name in [one for one in element.attrib if one.startswith(sign)]:
            del element.attrib[name]
        if isinstance(element.tag, str) and element.tag.startswith(sign):
            element.getparent().remove(element)


def _add_notes(document: "Document", notes: tuple[Line, ...]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from lxml import etree

    root = parse_xml(f'<w:footnotes xmlns:w="{_W}"/>')
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        run = _element(_element(_element(root, "footnote", type=kind, id=number), "p"), "r")
        _element(run, kind)
    for number, note in enumerate(notes, 1):
        paragraph = _element(_element(root, "footnote", id=number), "p")
        mark = _element(paragraph, "r")
        style = _element(mark, "rPr")
        _element(style, "sz", val=int(2 * _SMALL))
        _element(style, "vertAlign", val="superscript")
        _element(mark, "footnoteRef")
        _text(_element(paragraph, "r"), " ")
        for words in note:
            run = _element(paragraph, "r")
            style = _element(run, "rPr")
            if words.strong:
                _element(style, "b")
            _element(style, "sz", val=int(2 * _SMALL))
            _text(run, words.text)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, written, document.part.package)
    document.part.relate_to(part, _NOTES_BOND)


def _settled(made: bytes) -> bytes:
    """Write the archive anew, with one time for all its members."""
    settled = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(settled, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return settled.getvalue()
