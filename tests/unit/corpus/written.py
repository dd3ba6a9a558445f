"""Small items of the corpus for tests, written into a folder."""

import re
from pathlib import Path

from khronika.corpus import load_corpus

ROOT = Path(__file__).parents[3]

FILLER = (
    "The rest of the page tells of the weather in the hills, of a road that was closed for "
    "repairs since spring, of a school choir that won a prize at a festival by the sea, of the "
    "price of bread and of coal, and of an old tram that will run again when the bridge is whole."
)

HEADER = """title: A page
publisher: The Paper
published: 2026-03-12
language: en
register: local
writer: w01
relevant: yes

"""

BODY = "{Dana Oralbek|p1} was {detained|i1} in {Tbilisi|@GE} {on Tuesday|i1:2026-03-10}."
FOOTER = "p1 Dana Oralbek; KZ\ni1 detention p1 in GE for KZ"


def document(body=BODY, footer=FOOTER, header=HEADER):
    """Give a document that is without faults unless the arguments bring some."""
    return f"{header}{body}\n\n{FILLER}\n---\n{footer}\n"


def put(folder, text=None, name="train/en/w01-page.txt"):
    """Write a file of the corpus and give its folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document() if text is None else text, encoding="utf-8")
    return folder


def sentences(*lines, language="en", writer="w01", extra=""):
    return f"language: {language}\nwriter: {writer}\n{extra}\n" + "\n".join(lines) + "\n"


def only(folder):
    """Read a folder that holds one item without faults."""
    corpus = load_corpus([folder])
    assert corpus.faults == []
    (piece,) = corpus.pieces
    return piece.coded


def examples():
    """Give the examples of the format's page."""
    page = (ROOT / "corpus" / "FORMAT.md").read_text(encoding="utf-8")
    return re.findall(r"```text\n(.*?)```", page, re.DOTALL)
