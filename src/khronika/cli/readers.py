"""Reading in processes of their own: several at once, confined, replaced when they have grown."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from queue import LifoQueue
from typing import Protocol, Self

from khronika.errors import InputRefused, MalformedReading
from khronika.model import Document, Reading, from_json
from khronika.model.codec import plain
from khronika.resources import path
from khronika.shelter import Ended, Limits, Worker

LIMITS = Limits(
    memory=3_000_000_000,  # a text of 1,000,000 characters takes spaCy about 1 GB
    cpu_seconds=900,  # such a text takes some minutes
    wall_seconds=7200,
    answer_bytes=64_000_000,
)
WORK = "khronika.reading.working:answer"

_MOST_PROCESSES = 4
"""Each takes some 400 MB once its models are loaded."""
_MOST_REASON = 1000


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
            answers = [value for value, _ in worker.ask(plain(document))]
        except Ended as ended:
            raise InputRefused(f"{ended} to read it: split it into parts") from None
        finally:
            self._idle.put(worker)
        match answers:
            case [{"reading": untrusted}]:
                reading = from_json(untrusted)
                if reading.document == document:
                    return reading
            case [{"refused": str(reason)}]:
                raise InputRefused(reason[:_MOST_REASON])
        raise MalformedReading("document", "is not the one that was to be read")


@cache
def _make_graph() -> None:
    """Make the graph of the learned heads if it is missing; a reader may not write it."""
    if not any(Path(str(path("learned"))).glob("encoder-*.onnx")):
        from khronika.reading.learned.encoder import graph as make

        make()
