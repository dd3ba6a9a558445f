"""What stands in a file, for whoever looks at it with the simplest tools and with good ones."""

import re
import zipfile
import zlib
from io import BytesIO

import pypdfium2

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def everything_in(made: bytes) -> str:
    """Give all that can be read in a file: its bytes, what is packed in it, its text and facts."""
    pieces = [made]
    if made.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            for member in archive.infolist():
                pieces += [member.filename.encode(), member.comment, archive.read(member)]
    if made.startswith(b"%PDF"):
        for stream in _STREAM.findall(made):
            try:
                pieces.append(zlib.decompress(stream))
            except zlib.error:
                continue
        file = pypdfium2.PdfDocument(made)
        texts = [page.get_textpage().get_text_bounded() for page in file]
        facts = file.get_metadata_dict()
        pieces += [text.encode("utf-8", "replace") for text in (*texts, *facts.values())]
        file.close()
    readable = [piece.decode("utf-8", "replace") for piece in pieces]
    wide = [piece.decode("utf-16-be", "replace") for piece in pieces]
    return "\n".join((*readable, *wide))


def spoken(told: str) -> str:
    """Give a text without the line ends that a page has put into it."""
    return " ".join(told.replace("\ufffe", "").split())
