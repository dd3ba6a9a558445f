"""Why a document was read as it was: what each stage of its reading saw.

Takes the stages that reading itself went through, gives an `Explanation`. Nothing is read again.
"""

from khronika.reading.explaining.explanation import (
    ActSeen,
    ArticleSeen,
    ClaimSeen,
    DateSeen,
    Explanation,
    IncidentSeen,
    NameSeen,
    PlaceSeen,
    RelevanceSeen,
    RuleSeen,
    SentenceSeen,
    TopicSeen,
    WordSeen,
)
from khronika.reading.explaining.gathering import explain

__all__ = [
    "ActSeen",
    "ArticleSeen",
    "ClaimSeen",
    "DateSeen",
    "Explanation",
    "IncidentSeen",
    "NameSeen",
    "PlaceSeen",
    "RelevanceSeen",
    "RuleSeen",
    "SentenceSeen",
    "TopicSeen",
    "WordSeen",
    "explain",
]
