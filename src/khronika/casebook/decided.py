"""What people decided across documents and set for the casebook: as it stands, and by the journal.

    d1.p1 d2.p1   a judgement
    d1.i1         the grade of a telling
    s1            the grade of a publisher
    f1            a source that is followed

An erasure may destroy what the journal said of one of these and leave the row. It tells anew what
it left; where an erasure of an earlier version did not, nothing is known, and nothing compared.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from khronika.casebook import chain, journal, models
from khronika.casebook.following import is_blocked_form
from khronika.casebook.rows import Tampering
from khronika.casebook.states import FOLLOW, GRADE, RATE, REDACT, UNFOLLOW, State
from khronika.casebook.undoing import UNDO
from khronika.resolution.names import Verdict

_VERBS = (*(verdict.value for verdict in Verdict), RATE, GRADE, FOLLOW, UNFOLLOW, REDACT, UNDO)
_MARKS = frozenset({"at", "address"})
"""Every such state has one of these fields, and none of an item or a document has."""


@dataclass(slots=True)
class Decided:
    """What the journal says last; filled change by change, in their order."""

    states: dict[str, State | None] = field(default_factory=dict)
    """By their subjects; None where nothing is decided any more."""
    emptied: set[str] = field(default_factory=set)
    """Subjects of which the last that was said is destroyed."""
    maybe_blocked: set[str] = field(default_factory=set)
    """Subjects that an erasure came after: it may have blocked a name in what stands."""

    def hear(self, verb: str, subject: str, said: Mapping[str, Any]) -> None:
        """Take in a change, whatever it is about."""
        states = [state for state in (said["before"], said["after"]) if state is not None]
        if verb in _VERBS and states and all(map(_is_decision, states)):
            self.states[subject] = said["after"]
            self.emptied.discard(subject)
            self.maybe_blocked.discard(subject)

    def miss(self, verb: str, subject: str) -> None:
        """Take in that a change, whatever it is about, is empty."""
        if verb in _VERBS:
            self.states.pop(subject, None)
            self.emptied.add(subject)

    def erase(self) -> None:
        """Take in that somebody was taken out on request."""
        self.maybe_blocked |= self.states.keys()

    def altered(self) -> Iterator[Tampering]:
        """Give what is not as the journal says last."""
        now = dict(_standing())
        for subject in {**self.states, **now}:
            if subject in self.emptied:
                continue
            expected, stands = self.states.get(subject), now.get(subject)
            if stands is None and expected is not None:
                yield Tampering(where=subject, what="it is gone, and the journal knows of it")
            elif stands is not None and expected is None:
                yield Tampering(where=subject, what="nothing in the journal put it there")
            elif expected is not None and stands is not None:
                blocked = subject in self.maybe_blocked
                if not stands.fits(subject, expected, maybe_blocked=blocked):
                    what = "it is not what the journal says last"
                    yield Tampering(where=subject, what=what)


def tell_anew(*, by: str) -> None:
    """Tell the journal of what stands and of which an erasure emptied what was said."""
    said = Decided()
    for change in models.Change.objects.filter(verb__in=_VERBS).iterator():
        if change.payload is None:
            said.miss(change.verb, change.subject)
        else:
            said.hear(change.verb, change.subject, json.loads(change.payload))
    for subject, stands in _standing():
        if subject in said.emptied:
            journal.write(by=by, verb=REDACT, subject=subject, before=None, after=stands.state)


def judgement_state(row: models.Judgement) -> State:
    """Give the state of a judgement."""
    return {"kind": row.kind, "verdict": row.verdict, **_decided(row)}


def grade_state(row: models.Grade) -> State:
    """Give the state of the grade of a telling."""
    return {"value": row.credibility, **_decided(row)}


def source_state(row: models.Source) -> State | None:
    """Give the state of the grade of a publisher, which may have none."""
    if row.reliability is None:
        return None
    return {"value": row.reliability, "name": row.name, "key": row.key, **_decided(row)}


@dataclass(frozen=True, slots=True)
class _Stands:
    """One row."""

    state: State
    documents: tuple[int, ...] = ()
    """Numbers of the documents that it points to."""

    def fits(self, subject: str, expected: State, *, maybe_blocked: bool) -> bool:
        """Tell whether it is what was expected; earlier versions said less of some."""
        ids = (one for one in subject.split(" ") if "." in one)
        own = tuple(int(one.partition(".")[0].removeprefix("d")) for one in ids)
        now, then = _comparable(self.state), _comparable(expected)
        return own == self.documents and all(
            now.get(name) == part or (maybe_blocked and _is_blocked(now.get(name), part))
            for name, part in then.items()
        )


def _standing() -> Iterator[tuple[str, _Stands]]:
    for judgement in models.Judgement.objects.all():
        documents = (judgement.one_document_id, judgement.other_document_id)
        subject = f"{judgement.one} {judgement.other}"
        yield subject, _Stands(judgement_state(judgement), documents)
    for grade in models.Grade.objects.all():
        yield grade.incident, _Stands(grade_state(grade), (grade.document_id,))
    for source in models.Source.objects.all():
        state = source_state(source)
        if state is not None:
            yield f"s{source.pk}", _Stands(state)
    for followed in models.Followed.objects.all():
        yield f"f{followed.pk}", _Stands({"address": followed.address})


def _is_decision(state: Any) -> bool:
    return isinstance(state, dict) and "item" not in state and not _MARKS.isdisjoint(state)


def _is_blocked(now: object, then: object) -> bool:
    both = isinstance(now, str) and isinstance(then, str)
    return both and is_blocked_form(str(now), str(then))


def _decided(row: models.Decided) -> State:
    return {"by": row.by, "at": row.at.isoformat(), "why": row.why}


def _comparable(state: State) -> State:
    at = state.get("at")
    return {**state, "at": at and chain.written(datetime.fromisoformat(at))}
