"""Reading in processes of their own: several at once, confined, replaced when they have grown.

All verbs that read do it by these processes, so that no text is parsed where a key may be.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from khronika.errors import InputRefused, MalformedReading, MalformedResource
from khronika.model import Document, Reading, from_json
from khronika.model.codec import build, plain
from khronika.resources import path
from khronika.shelter import Ended, Fault, Limits, OverLimit, Worker

if TYPE_CHECKING:
    from khronika.reading.explaining import Explanation

LIMITS = Limits(
    memory=3_000_000_000,  # a text of 1,000,000 characters takes spaCy about 1 GB
    cpu_seconds=900,  # such a text takes some minutes
    wall_seconds=7200,
    answer_bytes=64_000_000,
)
WORK = "khronika.reading.working:answer"
EXPLAINING = "khronika.reading.working:explanation"

_MOST_PROCESSES = 4
"""Each takes some 400 MB once its models are loaded."""
_MOST_REASON = 1000
_SHORT = 100_000
"""Characters of a text that no limit should stop; some fifty pages."""
_OURS = "a fault of the program: please report these words"

T = TypeVar("T")


class Reads(Protocol):
    """Whatever reads documents while its caller goes on."""

    ahead: int
    """How many documents may be on their way."""

    def submit(self, document: Document) -> Future[Reading]:
        """Have a document read; the future raises what went wrong."""


class Readers:
    """Processes that read, as many as there are processors, each started when it is needed.

    A future raises InputRefused where the document cannot be read, MalformedReading where what
    came back is no reading of it, and Fault for a fault of the program.
    """

    def __init__(self) -> None:
        count = min(os.cpu_count() or 1, _MOST_PROCESSES)
        self.ahead = 2 * count
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._workers = [Worker(WORK, LIMITS) for _ in range(count)]
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def prepare(self) -> None:
        """Start one process before it is needed, so that it is ready when it is."""
        self._threads.submit(self._start_one)

    def _start_one(self) -> None:
        worker = self._idle.get()
        worker.start()
        self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()  # whatever waits for an answer gets none
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()

    def submit(self, document: Document) -> Future[Reading]:
        """Have a document read."""
        return self._threads.submit(self._read, document)

    def _read(self, document: Document) -> Reading:
        worker = self._idle.get()
        try:
            _make_graph()
            untrusted = _told(worker.ask(plain(document)), "reading", document)
        finally:
            self._idle.put(worker)
        reading = from_json(untrusted)
        if reading.document != document:
            raise MalformedReading("document", "is not the one that was to be read")
        return reading


def read_ahead(
    things: Iterable[T], begin: Callable[[T], "Future[Reading] | None"], *, most: int
) -> Iterator[tuple[T, "Future[Reading] | None"]]:
    """Begin to read things ahead of the one that is given; give each when it is read, in order.

    Args:
        things: whatever is to be read.
        begin: begins with one thing; None where there is nothing to read in it.
        most: how many may be on their way.
    """
    waiting: deque[tuple[T, Future[Reading] | None]] = deque()
    for thing in things:
        waiting.append((thing, begin(thing)))
        while waiting and (len(waiting) > most or _is_read(waiting[0][1])):
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def failed(error: Exception) -> "Future[Reading]":
    """Give a future that raises what went wrong before anything could be read."""
    future: Future[Reading] = Future()
    future.set_exception(error)
    return future


class Explainer:
    """A process that explains how documents are read, one after the other."""

    def __init__(self) -> None:
        self._worker = Worker(EXPLAINING, LIMITS)

    def prepare(self) -> None:
        """Start the process before it is needed."""
        self._worker.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._worker.close()

    def explain(self, document: Document) -> "Explanation":
        """Tell what each stage of reading a document saw.

        Raises:
            InputRefused: it cannot be read.
            MalformedReading: what came back is no explanation.
            Fault: the program failed.
        """
        _make_graph()
        self._worker.put(plain(document))
        from khronika.reading.explaining import Explanation  # large; loaded while the other reads

        untrusted = _told(self._worker.take(), "explanation", document)
        explanation: Explanation = build(Explanation, untrusted, "explanation")
        return explanation


def _is_read(pending: "Future[Reading] | None") -> bool:
    return pending is None or pending.done()


def _told(answers: Iterator[tuple[Any, bytes]], name: str, document: Document) -> Any:
    """Give the one answer of a process, which is not checked yet.

    Raises:
        InputRefused: the document cannot be read.
        MalformedResource: no document can be: a file of the program's own is at fault.
        MalformedReading: there is no such answer.
        Fault: the program failed.
    """
    try:
        told = [value for value, _ in answers]
    except OverLimit as limit:
        characters = len(document.text)
        if characters < _SHORT:
            raise Fault(f"{limit} to read {characters:,} characters, {_OURS}") from None
        reason = f"{limit} to read its {characters:,} characters: split it into parts"
        raise InputRefused(reason) from None
    except Ended as ended:
        raise Fault(f"{ended}: try it again; if that comes again, it is {_OURS}") from None
    match told:
        case [{"refused": str(reason)}]:
            raise InputRefused(reason[:_MOST_REASON])
        case [{"malformed": str(reason)}]:
            raise MalformedResource(reason[:_MOST_REASON])
        case [dict(one)] if name in one:
            return one[name]
    raise MalformedReading(name, "is none")


@cache
def _make_graph() -> None:
    """Make the graph of the learned heads if it is missing; a reader may not write it."""
    if not any(Path(str(path("learned"))).glob("encoder-*.onnx")):
        from khronika.reading.learned.encoder import graph as make

        make()
