"""Files, folders, archives of documents and standard input, made into documents.

Takes paths, gives one row for each thing found: a `Captured` document, a `Refused` one with its
reason, a `Container` after its members. A picture whose words cannot be had is a document without
words. Promise: original bytes are kept and hashed at first touch
and never altered; hostile input ends in a refusal, never in an exception; nothing is fetched but
an address that a person named and allowed, and nothing of an input is written. Importing this room
is cheap: parsers are loaded by the first file that needs them.

How an input becomes documents:

    batch.capture      paths > open files (places) > findings > documents with id, day, language
    unpacking.unpack   a stream and its name > findings. All that hostile bytes reach lies under
                       this one function; it is pure, and what it gives can be sent between
                       processes
    sniff.kind_of      the kind: by the first bytes, by the name where they leave it open
    companions         what an export names and what lies beside it
    formats.table      the kind > the module that reads it (bytes > Extract) or opens it
                       (stream > Members, each looked into by the same recursion)
    budget             what one input may unpack into, over all that lies in it; sizes: limits
"""

from khronika.capture.batch import capture, extracted_again
from khronika.capture.extract import Bond, Part, Relation
from khronika.capture.limits import FORMATS
from khronika.capture.names import safe_name
from khronika.capture.outcomes import (
    Brought,
    Captured,
    Container,
    Holding,
    Outcome,
    Refused,
    unreadable,
)

__all__ = [
    "FORMATS",
    "Bond",
    "Brought",
    "Captured",
    "Container",
    "Holding",
    "Outcome",
    "Part",
    "Refused",
    "Relation",
    "capture",
    "extracted_again",
    "safe_name",
    "unreadable",
]
