"""Mutated files of every format: each has a verdict, and the parent lives and stays small.

`make fuzz` mutates 2,000 files instead of 200.
"""

import io
import os
import random

import made
import psutil
from made import ENGLISH

from channel_page import channel, post
from khronika.capture import Captured, Container, Refused, capture

COUNT = int(os.environ.get("FUZZ", "200"))
MOST_PARENT_BYTES = 500_000_000

_RECORD = made.record(made.answer(made.page(*ENGLISH)))
SEEDS = {
    "txt": "\n\n".join(ENGLISH).encode(),
    "html": made.page(*ENGLISH),
    "mhtml": made.mhtml(*ENGLISH),
    "pdf": made.pdf(*ENGLISH),
    "docx": made.docx(*ENGLISH),
    "odt": made.odt(*ENGLISH),
    "rtf": made.rtf(*ENGLISH),
    "eml": made.eml(*ENGLISH, attached={"a.docx": made.docx(*ENGLISH)}),
    "mbox": made.mbox(made.eml(*ENGLISH), made.eml(*ENGLISH)),
    "zip": made.zipped({"a.txt": ENGLISH[0], "b.pdf": made.pdf(*ENGLISH)}),
    "tar": made.tar({"a.txt": ENGLISH[0].encode()}),
    "warc": made.warc(_RECORD, packed=False),
    "warc.gz": made.warc(_RECORD),
    "wacz": made.wacz(_RECORD),
    "json": made.result_json(made.chat(made.message(1, ENGLISH[0]))),
    "channel.html": channel(post(1, ENGLISH[0])),
    "rss": made.rss(*ENGLISH),
    "atom": made.atom(*ENGLISH),
    "jsonl": b'{"text": "%s"}\n' % ENGLISH[0].encode() * 3,
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double, move and overwrite pieces, from one to twenty times."""
    made_so = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made_so) + 1)
        to = min(len(made_so), at + chance.choice((1, 2, 4, 16, 200)))
        match chance.randrange(5):
            case 0:
                made_so[at:to] = chance.randbytes(to - at)
            case 1:
                del made_so[at:to]
            case 2:
                made_so[at:at] = made_so[at:to] * chance.choice((1, 2, 100))
            case 3:
                made_so[at:to] = chance.choice((b"\xff" * 8, b"\0" * 8, b"99999999999", b"<<[("))
            case 4:
                made_so[at:at] = "\u202e\u200b".encode() * chance.choice((1, 50))
    return bytes(made_so)


def test_every_mutated_file_has_a_verdict(tmp_path):
    chance = random.Random(20261126)
    for number in range(COUNT):
        ending = list(SEEDS)[number % len(SEEDS)]
        path = tmp_path / f"{number}.{ending}"
        path.write_bytes(mutated(SEEDS[ending], chance))
        outcomes = list(capture([str(path)], language="en"))
        assert outcomes, path.name
        assert all(isinstance(one, Captured | Refused | Container) for one in outcomes)
        assert outcomes[-1].path.startswith(str(path))
        path.unlink()
    assert psutil.Process().memory_info().rss < MOST_PARENT_BYTES
    whole = list(capture(["-"], stdin=io.BytesIO(SEEDS["txt"]), language="en"))
    assert [type(one) for one in whole] == [Captured]
