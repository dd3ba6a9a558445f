"""Files and folders of the corpus: what lies in them, read, with all faults."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from khronika.corpus.codes import Part
from khronika.corpus.convert import Coded, convert
from khronika.corpus.items import read_items
from khronika.corpus.source import Fault, Source
from khronika.errors import WrongUse

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_LANGUAGES = frozenset({"en", "ru"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An item of the corpus, in which part it lies; part is None outside the corpus's folders."""

    coded: Coded
    part: Part | None

    @property
    def id(self) -> str:
        """The id of the document or single sentence."""
        return self.coded.item.id


@dataclass(slots=True)
class Corpus:
    """What was read of a corpus: the items without faults, and the faults of the others."""

    pieces: list[Piece] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def documents(self) -> list[Piece]:
        """Give the documents, without second codings."""
        return [one for one in self.own() if not one.coded.item.single]

    def sentences(self) -> list[Piece]:
        """Give the single sentences."""
        return [one for one in self.own() if one.coded.item.single]

    def own(self) -> list[Piece]:
        """Give all items but second codings."""
        return [one for one in self.pieces if one.part is not Part.SECOND]


def load_corpus(paths: Iterable[Path]) -> Corpus:
    """Read files and folders of the corpus.

    Raises:
        WrongUse: a path is not there, or nothing of the corpus lies under it.
    """
    corpus = Corpus()
    for path in paths:
        for file in _files(path):
            _load_file(corpus, file)
    return corpus


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise WrongUse(f"{path}: there is no such file or folder")
    found = sorted(path.rglob("*.txt"))
    if not found:
        raise WrongUse(f"{path}: the folder holds no documents of the corpus (*.txt)")
    return found


def _load_file(corpus: Corpus, file: Path) -> None:
    source = Source(str(file), _text(corpus, file))
    if not source.text:
        return
    if not _NAME.fullmatch(file.stem):
        source.fault(
            0, "name the file with small Latin letters, digits and hyphens, such as w03-flat.txt"
        )
    part, language = _place(file)
    for item in read_items(source, file.stem):
        if language not in (None, item.header.language):
            source.fault(
                0, f"the header says {item.header.language}, yet the file lies in {language}/"
            )
            break
        coded = convert(item)
        if coded is not None:
            corpus.pieces.append(Piece(coded=coded, part=part))
    corpus.faults += source.faults


def _text(corpus: Corpus, file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        corpus.faults.append(Fault(str(file), 1, 1, "the file is not UTF-8: save it as UTF-8"))
        return ""
    except OSError as error:
        raise WrongUse(f"{file}: cannot be read: {error.strerror}") from error
    faults = list(_unwanted(str(file), text))
    if not text.strip():
        faults.append(Fault(str(file), 1, 1, "the file is empty"))
        text = ""
    corpus.faults += faults
    return text


def _unwanted(path: str, text: str) -> Iterator[Fault]:
    """Find signs that no writer means: marks of byte order, tabs, other controls."""
    for number, line in enumerate(text.split("\n"), 1):
        found = re.search(r"[\ufeff\x00-\x08\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", line)
        if found:
            yield Fault(path, number, found.start() + 1, "a control character: delete it")


def _place(file: Path) -> tuple[Part | None, str | None]:
    """Say from its folders in which part and under which language a file lies."""
    above, folder = ("", "", *file.absolute().parent.parts)[-2:]
    language = folder if folder in _LANGUAGES else None
    part = next((part for part in Part if part == above), None) if language else None
    return part, language
