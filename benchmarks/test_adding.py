"""`khronika add` on a folder of 2,000 pages and texts: documents a second, cores, memory.

`ADD_BENCH=200` measures fewer. The machine's load shows in the clock, not in the seconds of the
processor; both are printed.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from khronika.casebook.keys import Derivation, write_derivation
from many_documents import Made, documents
from places import Rows

COUNT = int(os.environ.get("ADD_BENCH", "2000"))
COMMAND = Path(sys.executable).with_name("khronika")
MOST_GROWTH = 100_000_000
"""Bytes that the program may grow by from a tenth of the folder to its end."""


def page(made: Made) -> str:
    """A page as sites have them: an article between menus, a footer and other titles."""
    words = "".join(f"<p>{sentence}</p>" for sentence in made.sentences)
    links = "".join(f'<li><a href="/{n}">Another title, number {n}</a></li>' for n in range(40))
    return (
        f"<!doctype html><html lang={made.language}><head><title>{made.sentences[0]}</title>"
        '<meta property="og:site_name" content="The Invented Gazette"><meta property='
        f'"article:published_time" content="{made.day}T10:00:00Z"></head><body><nav><ul>{links}'
        f"</ul></nav><article><h1>{made.sentences[0]}</h1>{words}</article><footer>{links}</footer>"
        "</body></html>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number, made in enumerate(documents(COUNT)):
        if number % 2:
            (folder / f"{number:05}.html").write_text(page(made))
        else:
            (folder / f"{number:05}.txt").write_text("\n\n".join(made.sentences))
    return folder


def test_a_folder_is_added(tmp_path: Path, folder: Path, measured: Rows) -> None:
    casebook = tmp_path / "casebook"
    casebook.mkdir()
    cheap = Derivation(salt=b"0123456789abcdef", time_cost=1, memory_kib=8, parallelism=1)
    write_derivation(cheap, casebook / "casebook.toml")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with subprocess.Popen(
        [COMMAND, "--casebook", casebook, "add", folder],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "KHRONIKA_PASSPHRASE": "seven quiet herons"},
    ) as adding:
        sizes = list(_sizes(adding))
    assert adding.returncode == 0
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(getattr(after, one) - getattr(before, one) for one in ("ru_utime", "ru_stime"))
    assert len(sizes) == COUNT
    settled, most = sizes[COUNT // 10], max(sizes)
    measured += [
        (f"add: {COUNT:,} files, by the clock", f"{COUNT / seconds:.1f} documents/s"),
        ("add: of the processor", f"{1000 * processor / COUNT:.0f} ms a document"),
        ("add: cores kept busy", f"{processor / seconds:.2f} of {os.cpu_count()}"),
        ("add: the program itself", f"{settled / 1e6:.0f} MB, at most {most / 1e6:.0f} MB"),
    ]
    assert most - settled < MOST_GROWTH


def _sizes(adding: "subprocess.Popen[str]") -> Iterator[int]:
    """Give the memory of the program at each line that it prints."""
    process = psutil.Process(adding.pid)
    for line in adding.stdout or ():
        assert line.startswith("added\t"), line
        yield process.memory_info().rss
