"""PDF, page by page, by pypdfium2: Chrome's PDFium, built without JavaScript and forms.

Nothing that a PDF names is opened. Files that it carries are documents of their own.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from khronika.capture.extract import Bond, Broken, Extract, Gray, Known, Leaf, Member, Relation
from khronika.capture.formats.pdf_properties import properties
from khronika.capture.joining import joined
from khronika.capture.limits import (
    DOTS_PER_INCH,
    MAX_PICTURES,
    MAX_PIXELS,
    MAX_TEXT_CHARACTERS,
)
from khronika.capture.wrapping import unwrapped
from khronika.errors import InputRefused

_HYPHENATED = re.compile(r"[\x02\ufffe]\r?\n?")
"""What PDFium puts for the hyphen of a word that is broken at a line's end."""

_MOST_PAGES = 5_000
_MOST_ATTACHMENTS = 1_000


def extract(content: bytes) -> Extract:
    """Make a text from a PDF.

    Raises:
        InputRefused: it is damaged, encrypted, or too long.
    """
    document = _opened(content)
    try:
        leaves = tuple(_leaves(document))
        text, parts = joined((leaf.label, leaf.text or "") for leaf in leaves)
        scanned = any(leaf.text is None for leaf in leaves)
        told = properties(document, content)
        return Extract(
            text=text,
            parts=parts,
            title=told.title,
            author=told.author,
            published=told.made,
            published_from="the file's properties: made" if told.made else None,
            published_is_weak=True,
            warnings=tuple(_warnings(document)),
            leaves=leaves if scanned else (),
            pictures=_pictures(content, leaves) if scanned else (),
            attachments=tuple(_attachments(document, content)),
            media_type="application/pdf",
            extractor=f"pypdfium2 {_pypdfium2().version.PYPDFIUM_INFO}",
        )
    finally:
        document.close()


def _opened(content: bytes) -> Any:
    pdfium = _pypdfium2()
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputRefused("it is encrypted: save it without its password") from error
        raise InputRefused("it is a damaged PDF") from error


def _pypdfium2() -> Any:
    import pypdfium2

    return pypdfium2


def _leaves(document: Any) -> Iterator[Leaf]:
    if len(document) > _MOST_PAGES:
        raise InputRefused(f"it has more than {_MOST_PAGES:,} pages: split it into parts")
    length = pictures = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        text = _HYPHENATED.sub("", words.get_text_bounded()).replace("\r\n", "\n")
        words.close()
        is_picture = not text.strip() and _holds_pictures(page)
        page.close()
        pictures += is_picture
        if pictures > MAX_PICTURES:
            raise InputRefused(f"more than {MAX_PICTURES} pages are pictures: split it into parts")
        length += len(text)
        if length > MAX_TEXT_CHARACTERS:
            raise InputRefused(
                f"its text has more than {MAX_TEXT_CHARACTERS:,} characters: split it into parts"
            )
        yield Leaf(label=f"page {number + 1}", text=None if is_picture else unwrapped(text))


def _holds_pictures(page: Any) -> bool:
    kind = _pypdfium2().raw.FPDF_PAGEOBJ_IMAGE
    return next(page.get_objects(filter=[kind], max_depth=3), None) is not None


def _pictures(content: bytes, leaves: tuple[Leaf, ...]) -> Iterator[Gray]:
    """Draw the pages that are pictures, each when it is asked for."""
    document = _opened(content)
    try:
        for number, leaf in enumerate(leaves):
            if leaf.text is None:
                yield _drawn(document[number])
    finally:
        document.close()


def _drawn(page: Any) -> Gray:
    width, height = page.get_size()  # in 1/72 inch
    scale = min(DOTS_PER_INCH / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bytes(bitmap.buffer)
    rows = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    page.close()
    return Gray(
        width=bitmap.width,
        height=bitmap.height,
        pixels=b"".join(pixels[row : row + bitmap.width] for row in rows),
    )


def _warnings(document: Any) -> Iterator[str]:
    if _pypdfium2().raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        yield "it holds scripts, which were not run"


def _attachments(document: Any, content: bytes) -> Iterator[Member | Broken]:
    attached = Relation(bond=Bond.ATTACHMENT_OF, to=f"sha256:{hashlib.sha256(content).hexdigest()}")
    for number in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        one = document.get_attachment(number)
        name = one.get_name() or f"attachment-{number + 1}"
        yield Member(
            name=name,
            handle=io.BytesIO(bytes(one.get_data())),
            known=Known(relations=(attached,)),
        )
