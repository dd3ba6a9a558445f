"""Findings on their way from the process that takes inputs apart to the one that keeps them.

What comes back was made by a process that a hostile document may have taken over, so every value is
checked again here: its type, its length, and that it speaks of the input that was sent.
"""

import re
from typing import Any

from khronika.capture.extract import Extract, Gray, refuse_unreadable
from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.outcomes import Container, Refused
from khronika.capture.unpacking import Extracted, Finding, Picture
from khronika.errors import MalformedReading
from khronika.model.codec import build, plain

_MOST_CHARACTERS = 10_000
"""Of a path, a reason or a fact: longer than any file system or publisher makes them."""
_MOST_WANTED = 1000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_APART = ("attachments", "pictures")
"""What an extract carries that comes as findings of their own."""
_ON_ONE_LINE = (
    "title",
    "publisher",
    "author",
    "address",
    "reference",
    "language",
    "published_from",
)


def to_wire(finding: Finding, *, given: str) -> tuple[dict[str, Any], bytes]:
    """Write a finding as JSON and bytes; those of the input itself are not sent back."""
    if isinstance(finding, Extracted):
        value = {"path": finding.path, "wanted": finding.wanted, "extract": plain(finding.extract)}
        for name in _APART:
            del value["extract"][name]
        return {"extracted": value}, finding.content if finding.path != given else b""
    if isinstance(finding, Picture):
        gray = finding.gray
        size = {"width": gray.width, "height": gray.height}
        return {"picture": {"path": finding.path, "label": finding.label, **size}}, gray.pixels
    return {type(finding).__name__.lower(): plain(finding)}, b""


def from_wire(untrusted: Any, content: bytes, *, given: str, own: bytes | None) -> Finding:
    """Make a finding of what the other process answered.

    Args:
        untrusted: the JSON value.
        content: the bytes that came with it.
        given: the path that the input was sent under.
        own: the bytes of the input, where they were sent; what was read from them all is kept with
            these, whatever came back.

    Raises:
        MalformedReading: it is no finding, or none of this input.
        InputRefused: its text is none that can be read.
    """
    match untrusted:
        case {"extracted": value}:
            return _extracted(value, content, given, own)
        case {"picture": value}:
            return _picture(value, content, given)
        case {"refused": value}:
            refused: Refused = build(Refused, value, "refused")
            _check_line(refused.reason, "reason")
            _check_path(refused.path, given)
            return refused
        case {"container": value}:
            container: Container = build(Container, value, "container")
            _check_path(container.path, given)
            return container
    raise MalformedReading("finding", "is of no kind that there is")


def _picture(untrusted: Any, content: bytes, given: str) -> Picture:
    if not isinstance(untrusted, dict):
        raise MalformedReading("picture", "must be an object")
    path, label = (build(str, untrusted.get(name), name) for name in ("path", "label"))
    width, height = (build(int, untrusted.get(name), name) for name in ("width", "height"))
    _check_path(path, given)
    _check_line(label, "label")
    if min(width, height) < 1 or width * height != len(content):
        raise MalformedReading("picture", "has other pixels than it says")
    return Picture(path=path, label=label, gray=Gray(width=width, height=height, pixels=content))


def _extracted(untrusted: Any, content: bytes, given: str, own: bytes | None) -> Extracted:
    if not isinstance(untrusted, dict):
        raise MalformedReading("extracted", "must be an object")
    path: str = build(str, untrusted.get("path"), "path")
    wanted: str = build(str, untrusted.get("wanted"), "wanted")
    _check_path(path, given)
    if not wanted or len(wanted) > _MOST_WANTED or _UNPRINTABLE.search(wanted):
        raise MalformedReading("wanted", "is no id")
    if path == given:
        if own is None:
            raise MalformedReading("path", "is that of an input which was not read as one document")
        content = own
    if len(content) > MAX_FILE_BYTES:
        raise MalformedReading("content", "is too large")
    return Extracted(path=path, wanted=wanted, content=content, extract=_extract(untrusted))


def _extract(untrusted: dict[str, Any]) -> Extract:
    value = untrusted.get("extract")
    if not isinstance(value, dict) or any(name in value for name in _APART):
        raise MalformedReading("extract", "must be an object of its own")
    extract: Extract = build(Extract, value, "extract")
    if extract.text or not extract.leaves:
        refuse_unreadable(extract.text)
    for leaf in extract.leaves:
        _check_line(leaf.label, "label")
    for name in _ON_ONE_LINE:
        fact = getattr(extract, name)
        if fact is not None:
            _check_line(fact, name)
    named = (*(one.to for one in extract.relations), *(one.path for one in extract.media))
    for line in (*extract.warnings, *named):
        _check_line(line, "warnings, relations or media")
    if any(one.sha256 and not _SHA256.fullmatch(one.sha256) for one in extract.media):
        raise MalformedReading("media", "has a hash that is none")
    last = 0
    for part in extract.parts:
        if not 0 <= last <= part.start <= part.end <= len(extract.text):
            raise MalformedReading("parts", "do not stand in the text in order")
        last = part.start
        _check_line(part.label, "label")
    return extract


def _check_path(path: str, given: str) -> None:
    if path != given and not path.startswith(f"{given}!"):
        raise MalformedReading("path", "is that of another input")
    _check_length(path, "path")


def _check_line(line: str, where: str) -> None:
    _check_length(line, where)
    if "\0" in line:
        raise MalformedReading(where, "holds a NUL character")


def _check_length(line: str, where: str) -> None:
    if len(line) > _MOST_CHARACTERS:
        raise MalformedReading(where, "is too long")
