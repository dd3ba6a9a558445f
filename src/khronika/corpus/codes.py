"""The closed lists that the corpus has beyond those of the codebook."""

from enum import StrEnum


class Register(StrEnum):
    """What kind of page a document is written as."""

    WIRE = "wire"
    LOCAL = "local"
    FEATURE = "feature"
    INTERVIEW = "interview"
    TELEGRAM = "telegram"
    URGENT_ACTION = "urgent_action"
    COURT = "court"
    POLICE = "police"
    MINISTRY = "ministry"
    BULLETIN = "bulletin"
    OPINION = "opinion"
    CHRONICLE = "chronicle"
    TRANSLATED = "translated"
    MACHINE_TRANSLATED = "machine_translated"


class Reason(StrEnum):
    """Why words that look like an act are none that is coded."""

    GENERAL = "general"
    FEARED = "feared"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    ADJECTIVE = "adjective"
    PERPETRATOR = "perpetrator"
    CRIME = "crime"
    DOMESTIC = "domestic"
    FIGURATIVE = "figurative"
    PROCEDURE = "procedure"
    OTHER = "other"


class Part(StrEnum):
    """What an item of the corpus serves for."""

    TRAIN = "train"
    TEST = "test"
    SECOND = "second"
    """A document coded again by another hand; no document of its own."""
