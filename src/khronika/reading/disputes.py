"""Which acts somebody in the document says did not happen (codebook, hard cases 7 and 25)."""

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Certainty, Decision, Incident, IncidentType, Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood

_TAKEN = frozenset({IncidentType.ABDUCTION, IncidentType.DETENTION, IncidentType.DISAPPEARANCE})
_ALIKE = dict.fromkeys(_TAKEN, _TAKEN)
"""Who denies one of these denies what another witness calls by the other's name."""


def mark_disputed(
    incidents: Sequence[Incident], frames: Sequence[Frame], drafts: Sequence[ClaimDraft]
) -> list[Incident]:
    """Mark as disputed the incident nearest to each denial of an act of its type."""
    marked = list(incidents)
    for frame in frames:
        if not _denied(frame, drafts):
            continue
        denied = {kind for told in frame.types for kind in _ALIKE.get(told, {told})}
        fitting = [n for n, i in enumerate(marked) if i.type in denied]
        if fitting:
            here = frame.trigger.start
            nearest = min(
                fitting, key=lambda n: min(abs(e.start - here) for e in marked[n].evidence)
            )
            marked[nearest] = _disputed(marked[nearest], frame)
    return marked


def _disputed(incident: Incident, denial: Frame) -> Incident:
    how = Decision(field="certainty", by=f"denied: “{denial.trigger.text}”")
    others = (d for d in incident.decided if d.field != how.field)
    return replace(incident, certainty=Certainty.DISPUTED, decided=(*others, how))


def _denied(frame: Frame, drafts: Sequence[ClaimDraft]) -> bool:
    if frame.mood is Mood.DENIED:
        return True
    return frame.mood is Mood.NEGATED and any(
        draft.stance is Stance.DENIES and any(run.touches(frame.clause) for run in draft.runs)
        for draft in drafts
    )
