"""The cross-document set: documents in the form of the corpus, in which an id means one thing.

What bears one id in two documents is one person, body or act. The resolution never sees that: rows
are compared under the ids of their documents, and their own ids are the truth to score by.
"""

from pathlib import Path

from khronika.corpus.files import load_corpus
from khronika.errors import WrongUse
from khronika.model import Reading


def load_crossdoc(folder: Path) -> tuple[dict[str, Reading], dict[str, str]]:
    """Load the readings of a folder by document, and what each of their rows is.

    Raises:
        WrongUse: the folder is not there, or a document in it has faults.
    """
    corpus = load_corpus([folder])
    if corpus.faults:
        raise WrongUse(f"{corpus.faults[0]}: see `khronika corpus check`")
    readings = {piece.id: piece.coded.reading for piece in corpus.documents()}
    truth = {
        f"{document}.{item.id}": item.id
        for document, reading in readings.items()
        for item in (*reading.people, *reading.organizations, *reading.incidents)
    }
    return readings, truth
