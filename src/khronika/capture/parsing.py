"""What runs in the process of its own: takes one input apart and sends what it finds."""

import io
import os
from collections.abc import Iterator
from typing import Any, cast

from khronika.capture.unpacking import unpack
from khronika.capture.wire import to_wire


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    """Give every finding of an input, its bytes sent along or to be read from a descriptor."""
    path = message["path"]
    handle = io.BytesIO(content) if descriptor is None else os.fdopen(os.dup(descriptor), "rb")
    with handle:
        for finding in unpack(path, message["name"], cast("io.BufferedReader", handle)):
            yield to_wire(finding, given=path)
