"""Rich text (.rtf), by striprtf: a scan by patterns that puts nothing in and runs nothing.

Pictures, headers, footers, footnotes and embedded objects are left out.
"""

import re
from collections.abc import Callable
from datetime import date

from khronika.capture.extract import Extract
from khronika.capture.joining import joined

_INFO = re.compile(r"\{\\info\b")
_FIELD = r"\{\\%s ((?:[^{}\\]|\\'[0-9a-fA-F]{2}|\\u-?\d+ ?\??|\\[{}\\])*)\}"
_TIME = r"\{\\%s\\yr(\d{1,4})\\mo(\d{1,2})\\dy(\d{1,2})"
_INFO_CHARACTERS = 10_000
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")


def extract(content: bytes) -> Extract:
    """Make a text from rich text.

    Raises:
        InputRefused: it is damaged.
    """
    source = content.decode("latin-1")
    code_page = _CODE_PAGE.search(source)
    head = f"{{\\rtf1\\ansi{code_page[0] if code_page else ''} "

    def fact(name: str) -> str | None:
        match = re.search(_FIELD % name, info)
        return _words(f"{head}{match[1]}}}") if match else None

    begin = _INFO.search(source)
    info = source[begin.start() : begin.start() + _INFO_CHARACTERS] if begin else ""
    text, _ = joined([("text", _words(source))])
    published, found = _published(info)
    return Extract(
        text=text,
        title=fact("title"),
        author=fact("author"),
        published=published,
        published_from=found,
        published_is_weak=True,
        warnings=("it holds embedded objects, which were left alone",)
        if "\\objdata" in source
        else (),
        media_type="application/rtf",
        extractor="striprtf",
    )


def _words(source: str) -> str:
    from striprtf import striprtf

    convert: Callable[..., str] = striprtf.rtf_to_text
    return convert(source, errors="replace")


def _published(info: str) -> tuple[date | None, str | None]:
    for name, words in (("revtim", "last saved"), ("creatim", "made")):
        match = re.search(_TIME % name, info)
        if match is not None:
            try:
                return date(*map(int, match.groups())), f"the file's properties: {words}"
            except ValueError:
                continue
    return None, None
