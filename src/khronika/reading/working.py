"""What runs in a process of its own: reads documents and sends what it found as JSON."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from khronika.errors import KhronikaError, MalformedResource
from khronika.model import Document, to_json
from khronika.model.codec import build, plain
from khronika.reading import explain, prepare, read

Answers = Iterator[tuple[Any, bytes]]

# While the first document is still being taken apart. Whoever reads is told what is malformed.
with suppress(KhronikaError):
    prepare()


def answer(message: Any, content: bytes, descriptor: int | None) -> Answers:  # noqa: ARG001 (the form of all work)
    """Give the reading of one document, or the sentence that says why there is none."""
    return _told("reading", lambda document: to_json(read(document)), message)


def explanation(message: Any, content: bytes, descriptor: int | None) -> Answers:  # noqa: ARG001 (the form of all work)
    """Give what each stage of reading one document saw, or the sentence that says why not."""
    return _told("explanation", lambda document: plain(explain(document)), message)


def _told(name: str, make: Callable[[Document], Any], message: Any) -> Answers:
    try:
        yield {name: make(build(Document, message, "document"))}, b""
    except MalformedResource as error:
        yield {"malformed": str(error)}, b""
    except KhronikaError as error:
        yield {"refused": str(error)}, b""
