"""The tables of a casebook, a module for each concern; Django finds them all here.

coding       what second coders read, apart from the items
copies       which backups were made
following    sources that are followed
journal      every change, in one hash chain
judgements   what people decided across documents
network      what came from the network, as it came
reading      documents with their original bytes, and what was read from them
relations    how documents hang on others
texts        texts that other extractors took out of the same bytes
timestamps   what services signed of the journal's head
search       what search knows of each document, incident and person beside its words
"""

from khronika.casebook.models.coding import Coding
from khronika.casebook.models.copies import Backup
from khronika.casebook.models.following import Followed
from khronika.casebook.models.journal import BY, Change
from khronika.casebook.models.judgements import Decided, Grade, Judgement, Source
from khronika.casebook.models.network import Retrieval
from khronika.casebook.models.reading import (
    Claim,
    Dated,
    Document,
    EarlierReading,
    Estimate,
    Evidence,
    Incident,
    Instrument,
    Item,
    Organization,
    Original,
    Party,
    Person,
)
from khronika.casebook.models.relations import Relation
from khronika.casebook.models.search import SearchEntry, SearchState, SearchValue
from khronika.casebook.models.texts import OtherText
from khronika.casebook.models.timestamps import Timestamp

__all__ = [
    "BY",
    "Backup",
    "Change",
    "Claim",
    "Coding",
    "Dated",
    "Decided",
    "Document",
    "EarlierReading",
    "Estimate",
    "Evidence",
    "Followed",
    "Grade",
    "Incident",
    "Instrument",
    "Item",
    "Judgement",
    "Organization",
    "Original",
    "OtherText",
    "Party",
    "Person",
    "Relation",
    "Retrieval",
    "SearchEntry",
    "SearchState",
    "SearchValue",
    "Source",
    "Timestamp",
]
