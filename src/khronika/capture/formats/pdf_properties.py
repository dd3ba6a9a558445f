"""What a PDF tells of itself: its properties and, where they say nothing, its XMP packet.

properties   texts of one byte a letter, in a code page of PDF's own by the standard; some
             programs write UTF-8 or Windows-1251 all the same
XMP          XML in a stream that the catalog names; read where both stand in the clear
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from khronika.capture.codepages import cyrillic
from khronika.capture.dates import day_of, day_of_pdf
from khronika.capture.formats import xml
from khronika.errors import InputRefused

_CODE_PAGE = {
    character: place
    for place, character in enumerate(
        "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\0€", start=0x80
    )  # ISO 32000-1, annex D; PDFium gives a NUL for what is undefined
} | {chr(place): place for place in (*range(1, 0x80), *range(0xA1, 0x100))}

_METADATA = re.compile(rb"/Metadata\s{1,9}(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}R\b")
_ROOTS = (b"x:xmpmeta", b"rdf:RDF")
_MOST_PACKET_BYTES = 1_000_000
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a file says of itself."""

    title: str | None = None
    author: str | None = None
    made: date | None = None


def properties(document: Any, content: bytes) -> Properties:
    """Give the properties of a PDF.

    Args:
        document: it, opened by PDFium.
        content: its bytes.
    """
    told = document.get_metadata_dict(skip_empty=True)
    packed = _of_packet(content)
    return Properties(
        title=_spelled(told.get("Title")) or packed.title,
        author=_spelled(told.get("Author")) or packed.author,
        made=day_of_pdf(told.get("CreationDate")) or packed.made,
    )


def _spelled(text: str | None) -> str | None:
    """Spell a text whose bytes were read in the code page of PDF, if they are in another."""
    if text is None or text.isascii() or not _CODE_PAGE.keys() >= set(text):
        return text
    raw = bytes(_CODE_PAGE[character] for character in text)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return cyrillic(raw, ("cp1251",)) or text


def _of_packet(content: bytes) -> Properties:
    packet = _packet(content)
    try:
        root = xml.parse(packet) if packet is not None else None
    except InputRefused:
        root = None
    if root is None:
        return Properties()
    made = next(root.iter(f"{_XMP}CreateDate"), None)
    descriptions = root.iter(f"{_RDF}Description")
    attributes = (one.get(f"{_XMP}CreateDate") for one in descriptions)
    return Properties(
        title=next(iter(_items(root, "title")), None),
        author=", ".join(_items(root, "creator")) or None,
        made=day_of(made.text if made is not None else next(filter(None, attributes), None)),
    )


def _items(root: Any, name: str) -> list[str]:
    """Give the texts of a property, which may be one in several languages, or several."""
    found = next(root.iter(_DC + name), None)
    if found is None:
        return []
    items = list(found.iter(f"{_RDF}li")) or [found]
    return [text for one in items if (text := "".join(one.itertext()).strip())]


def _packet(content: bytes) -> bytes | None:
    """Find the packet that the last catalog names; pictures in the file may have their own."""
    catalog = content.rfind(b"/Catalog")
    start, end = content.rfind(b"obj", 0, max(catalog, 0)), content.find(b"endobj", catalog)
    named = _METADATA.search(content, start, end) if 0 <= start < end else None
    if named is None:
        return None
    head = b"%s %s obj" % named.groups()
    place = max(content.rfind(b"\n" + head), content.rfind(b"\r" + head))
    if place < 0:
        return None
    stream = content[place : place + _MOST_PACKET_BYTES].partition(b"endstream")[0]
    for name in _ROOTS:
        start, end = stream.find(b"<" + name), stream.rfind(b"</" + name)
        if 0 <= start < end:
            return stream[start:end] + b"</" + name + b">"
    return None
