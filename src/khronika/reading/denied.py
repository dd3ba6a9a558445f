"""How it is noted that somebody in a document says that an act did not happen."""

from khronika.model import Decision, Incident

_DENIED = "denied:"


def as_denied(words: str) -> Decision:
    """Note the words that deny an act; a rumour stays one, and has the note all the same."""
    return Decision(field="certainty", by=f"{_DENIED} “{words}”")


def is_denied(incident: Incident) -> bool:
    """Whether somebody says that an act did not happen, be it only a rumour."""
    return any(d.field == "certainty" and d.by.startswith(_DENIED) for d in incident.decided)
