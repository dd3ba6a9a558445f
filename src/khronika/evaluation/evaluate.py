"""The verb of this room: read each gold document anew and count what agrees."""

from collections.abc import Callable, Iterable
from pathlib import Path

from khronika.errors import MalformedReading, UnsupportedLanguage, WrongUse
from khronika.evaluation.figures import Figures
from khronika.evaluation.scores import Scores
from khronika.model import Document, Reading, loads

Read = Callable[[Document], Reading]


def evaluate(gold_dir: Path, read: Read) -> Figures:
    """Score a reader over the gold readings (`*.json`) of a folder.

    The reader is given each document without its gold. A document in a language that it does not
    know counts as read empty, with its relevance wrong, and is named in `faults`.

    Raises:
        WrongUse: the folder holds no gold readings, or one of them breaks the form of `reading/1`.
    """
    return evaluate_readings(map(_gold, _gold_files(gold_dir)), read)


def evaluate_readings(golds: Iterable[Reading], read: Read) -> Figures:
    """Score a reader over gold readings, as `evaluate` does over those of a folder."""
    scores, faults = Scores(), []
    for gold in golds:
        try:
            said = read(gold.document)
        except UnsupportedLanguage as error:
            faults.append(f"{gold.document.id}: no reading: {error}")
            scores.add(gold, Reading(document=gold.document, relevant=False), relevant=None)
        else:
            scores.add(gold, said, relevant=said.relevant)
    return Figures(
        documents=scores.documents,
        faults=tuple(faults),
        relevance=scores.relevance,
        tallies=scores.tallies,
        stance=scores.stance,
        evidence_verbatim=scores.verbatim,
        evidence_near=scores.near,
        certainty=scores.certainty,
        fields=scores.fields,
        by_type=scores.by_type,
    )


def _gold_files(gold_dir: Path) -> list[Path]:
    if not gold_dir.is_dir():
        raise WrongUse(f"{gold_dir}: there is no such folder")
    found = sorted(gold_dir.glob("*.json"))
    if not found:
        raise WrongUse(f"{gold_dir}: the folder holds no gold readings (*.json)")
    return found


def _gold(path: Path) -> Reading:
    try:
        return loads(path.read_text(encoding="utf-8"))
    except MalformedReading as error:
        raise WrongUse(f"{path}: no gold reading: {error}") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path}: no gold reading: it is not UTF-8") from error
    except OSError as error:
        raise WrongUse(f"{path}: cannot be read: {error.strerror}") from error
