r"""Plain text: bytes in one of four encodings.

    a byte order mark  UTF-8 or UTF-16, as it says
    valid UTF-8        UTF-8
    otherwise          Windows-1251 or Windows-1252, where one of them is clearly right
    otherwise          refused: a wrong guess would garble the names of people

The text is kept as it is, but for the byte order mark and Windows' line ends, which become \n.
"""

import codecs

from khronika.capture.extract import Extract, refuse_binary
from khronika.errors import InputRefused

_LEGACY = ("cp1251", "cp1252")

# Measured on short texts in 14 languages and encodings: right guesses had a coherence of 0.57 and
# more and a chaos of 0; wrong ones had less coherence, or a chaos of 0.05 and more.
_SURE_COHERENCE = 0.5
_SURE_CHAOS = 0.03

_UNSURE = (
    "its encoding is not clear (UTF-8, UTF-16 with its mark, Windows-1251 and Windows-1252 are "
    "taken): save it as UTF-8"
)


def extract(content: bytes) -> Extract:
    """Make a text from the bytes of a .txt file.

    Raises:
        InputRefused: the bytes are no text, or their encoding is not clear.
    """
    text = decode(content)
    refuse_binary(text)
    return Extract(
        text=text.replace("\r\n", "\n"), media_type="text/plain", extractor="khronika plain text"
    )


def decode(content: bytes) -> str:
    """Turn bytes into text by the rule at the top of this module."""
    marked = _decode_marked(content)
    if marked is not None:
        return marked
    if b"\0" in content:
        raise InputRefused("it is a binary file, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(content)


def _decode_marked(content: bytes) -> str | None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            try:
                return content.removeprefix(mark).decode(encoding)
            except UnicodeDecodeError:
                name = encoding[:6].upper()
                raise InputRefused(f"it is marked as {name} but is not: save it as UTF-8") from None
    return None


def _decode_legacy(content: bytes) -> str:
    texts = {decoded for name in _LEGACY if (decoded := _try(content, name)) is not None}
    for text in texts:
        refuse_binary(text)
    if len(texts) == 1 and len({_try(content, name) for name in _LEGACY}) == 1:
        return texts.pop()  # both encodings say the same, so there is no doubt
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=list(_LEGACY)).best()
    if best is None or best.coherence < _SURE_COHERENCE or best.chaos > _SURE_CHAOS:
        raise InputRefused(_UNSURE)
    return content.decode(best.encoding)


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
