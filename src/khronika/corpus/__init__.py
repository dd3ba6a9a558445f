"""The annotated corpus: text with inline tags, checked, converted and counted.

Takes files as `corpus/FORMAT.md` describes them, gives readings (`reading/1`) and `spans/1` values.
Promise: a text without its tags is the document's text, offsets are exact, and what is malformed is
named by line and column. No reader is imported: one that is to be measured is handed in.
"""

from khronika.corpus.agreement import Agreement, agreement
from khronika.corpus.bare import to_bare
from khronika.corpus.check import check
from khronika.corpus.datasheet import written_datasheet
from khronika.corpus.files import Corpus, Piece, load_corpus
from khronika.corpus.floors import Fall, Floors, load_floors, write_floors
from khronika.corpus.measuring import Measured, fingerprint, measure
from khronika.corpus.source import Fault
from khronika.corpus.spans import to_spans
from khronika.corpus.stats import stats
from khronika.corpus.tags import escape
from khronika.corpus.variety import Shared, Variety, variety
from khronika.corpus.writing import write_corpus

__all__ = [
    "Agreement",
    "Corpus",
    "Fall",
    "Fault",
    "Floors",
    "Measured",
    "Piece",
    "Shared",
    "Variety",
    "agreement",
    "check",
    "escape",
    "fingerprint",
    "load_corpus",
    "load_floors",
    "measure",
    "stats",
    "to_bare",
    "to_spans",
    "variety",
    "write_corpus",
    "write_floors",
    "written_datasheet",
]
