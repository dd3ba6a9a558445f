"""A private brief: what is on record about people in a like situation, and what nobody knows.

Takes a person's situation and the casebook, gives facts with their sources. Promise: nothing of the
situation is kept, logged or sent; nothing is advice, and no figure is a verdict.
"""

from khronika.assessment.brief.facts import (
    Act,
    Brief,
    Charge,
    Place,
    Unknown,
    UnknownKind,
    brief,
)
from khronika.assessment.brief.likeness import Like
from khronika.assessment.brief.situation import (
    FIELDS,
    Situation,
    check_answer,
    options,
    read_situation,
)

__all__ = [
    "FIELDS",
    "Act",
    "Brief",
    "Charge",
    "Like",
    "Place",
    "Situation",
    "Unknown",
    "UnknownKind",
    "brief",
    "check_answer",
    "options",
    "read_situation",
]
