"""`khronika corpus`: check, convert, count and compare the annotated corpus."""

# The room of the corpus is loaded when there is something to do, not when --help is asked for.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.cli.floors import floors
from khronika.cli.options import AsJson
from khronika.cli.output import complain, put, put_json, put_table
from khronika.errors import MalformedReading, WrongUse
from khronika.model import Reading, loads

if TYPE_CHECKING:
    from khronika.corpus import Corpus

app = typer.Typer(
    name="corpus",
    help="Check, convert, count and compare the annotated corpus.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files or folders of the corpus.")
]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Folder to write into.")]
Against = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="Compare with the readings (*.json) of this folder too."),
]


@app.command()
def check(
    paths: Paths,
    *,
    counted: Annotated[
        bool, typer.Option("--stats", help="Then count what the corpus holds, as stats does.")
    ] = False,
) -> None:
    """Say what is wrong in files of the corpus, by line and column.

    Exit code 1 if anything is.
    """
    from khronika.corpus import check as check_corpus
    from khronika.corpus import load_corpus
    from khronika.corpus import stats as count

    corpus = load_corpus(paths)
    faults = check_corpus(corpus)
    for fault in faults:
        put(str(fault))
    documents, sentences = len(corpus.documents()), len(corpus.sentences())
    put(f"{documents} documents, {sentences} single sentences, {len(faults)} faults")
    if counted:
        _put_counts(count(corpus))
    raise typer.Exit(1 if faults else 0)


@app.command()
def convert(paths: Paths, *, out: Out) -> None:
    """Write reading/1 and spans/1 for the items of the corpus.

    Documents become DIR/PART/readings/ID.json and DIR/PART/spans/ID.json, single sentences lines
    of DIR/PART/sentences.jsonl.
    """
    from khronika.corpus import write_corpus

    corpus = _load(paths)
    try:
        write_corpus(corpus, out)
    except OSError as error:
        raise WrongUse(f"{out}: cannot be written: {error.strerror}") from error
    put(f"{len(corpus.pieces)} items written to {out}")
    _leave(corpus)


@app.command()
def bare(paths: Paths, *, out: Out) -> None:
    """Write documents without their coding, for a second coder.

    Each becomes DIR/LANGUAGE/ID.txt.
    """
    from khronika.corpus import to_bare

    corpus = _load(paths)
    try:
        for piece in corpus.documents():
            folder = out / piece.coded.item.header.language
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{piece.id}.txt").write_text(to_bare(piece.coded), encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{out}: cannot be written: {error.strerror}") from error
    put(f"{len(corpus.documents())} documents written to {out}")
    _leave(corpus)


@app.command()
def stats(paths: Paths, *, as_json: AsJson = False) -> None:
    """Count what the corpus holds: items, triggers by type, states, registers, lengths."""
    from khronika.corpus import stats as count

    corpus = _load(paths)
    counted = count(corpus)
    if as_json:
        put_json(counted)
    else:
        _put_counts(counted)
    _leave(corpus)


@app.command()
def variety(paths: Paths, *, against: Against = None, as_json: AsJson = False) -> None:
    """Find words that items share, and measure how varied the wording is.

    Exit code 1 if two items share 8 words in a row, or one pattern filled twice.
    """
    from khronika.corpus import variety as measure

    corpus = _load(paths)
    found = measure(corpus, _readings(against or []))
    if as_json:
        put_json(found.to_json())
    else:
        put_table(
            ("found", "item", "other", "words"),
            [
                (what, shared.item, shared.other, shared.run)
                for what, runs in (("shared", found.shared), ("masked", found.masked))
                for shared in runs
            ],
        )
        figures = {"type_token": found.type_token, "type_token_1000": found.type_token_1000}
        put_table(("figure", "value"), list(_rows("", {**figures, "triggers": found.triggers})))
    _leave(corpus, faulty=bool(found.shared or found.masked))


@app.command()
def agreement(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Documents as first coded.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="The same, coded again.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Score two codings of the same documents against each other, both ways.

    Either is a file or folder of the corpus, or a folder of readings (*.json). Of a folder with
    both codings the first is taken. The scores are those of section 7 of the codebook.
    """
    from khronika.corpus import agreement as agree

    agreed = agree(_codings(gold), _codings(second))
    if as_json:
        put_json(agreed.to_json())
        return
    put_table(
        ("measure", "mean", "first as gold", "second as gold"),
        [
            (name, f"{mean:.3f}", _figure(agreed.first.get(name)), _figure(agreed.second.get(name)))
            for name, mean in agreed.mean.items()
        ],
    )


@app.command()
def datasheet(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the corpus, with its README.md.")
    ],
    *,
    against: Against = None,
) -> None:
    """Write the figures of the datasheet, DIR/README.md, anew."""
    from khronika.corpus import written_datasheet

    page = folder / "README.md"
    try:
        text = page.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{page}: cannot be read: {error.strerror}") from error
    corpus = _load([folder])
    page.write_text(written_datasheet(text, corpus, _readings(against or [])), encoding="utf-8")
    put(f"{page} is written")
    _leave(corpus)


@app.command()
def crossdoc(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Folders of a cross-document set.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Score who is proposed to be who, and which tellings one act, across documents.

    Pairwise and B-cubed figures stand beside those of a baseline in the same run: the same full
    name; the same type, country and name, and days that meet. Each folder is a world of its own.
    """
    from khronika.corpus.crossdoc import load_crossdoc
    from khronika.evaluation.identity import evaluate_identity

    figures = {folder: evaluate_identity(*load_crossdoc(folder)) for folder in folders}
    if as_json:
        put_json({folder.name: found.to_json() for folder, found in figures.items()})
        return
    columns = (
        "set",
        "kind",
        "by",
        "precision",
        "recall",
        "f1",
        "b-cubed",
        "pairs",
        "said",
        "right",
    )
    put_table(
        columns,
        [(folder.name, *row) for folder, one in figures.items() for row in one.rows_of_table()],
    )


app.command()(floors)


def _load(paths: list[Path]) -> Corpus:
    """Read the corpus, and tell on standard error that some of it was left out."""
    from khronika.corpus import load_corpus

    corpus = load_corpus(paths)
    if corpus.faults:
        files = len({fault.path for fault in corpus.faults})
        complain(f"{files} files have faults and are left out in part: run khronika corpus check")
    return corpus


def _put_counts(counted: Mapping[str, object]) -> None:
    put_table(("what", "number"), list(_rows("", counted)))


def _leave(corpus: Corpus, *, faulty: bool = False) -> None:
    raise typer.Exit(1 if corpus.faults or faulty else 0)


def _codings(path: Path) -> dict[str, Reading]:
    """Give the readings of documents by id, from tagged files or from readings."""
    from khronika.corpus import load_corpus

    if path.is_dir() and any(path.glob("*.json")):
        return {reading.document.id: reading for reading in _readings([path])}
    corpus = load_corpus([path])
    if corpus.faults:
        raise WrongUse(f"{path}: some files have faults: run khronika corpus check first")
    second = [piece for piece in corpus.pieces if not piece.coded.item.single]
    return {piece.id: piece.coded.reading for piece in corpus.documents() or second}


def _readings(folders: list[Path]) -> list[Reading]:
    found = []
    for folder in folders:
        files = sorted(folder.glob("*.json"))
        if not files:
            raise WrongUse(f"{folder}: the folder holds no readings (*.json)")
        for file in files:
            try:
                found.append(loads(file.read_text(encoding="utf-8")))
            except (OSError, UnicodeDecodeError, MalformedReading) as error:
                raise WrongUse(f"{file}: is no reading/1 file") from error
    return found


def _rows(prefix: str, value: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give nested figures as lines, their keys joined by dots."""
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            yield from _rows(f"{prefix}{key}.", inner)
        else:
            yield f"{prefix}{key}", str(inner)


def _figure(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
