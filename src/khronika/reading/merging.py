"""Repeated tellings of one act become one incident: same type, host, people, days.

Custody is one act from the arrest on, whatever days of it are told, unless a release lies between.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from khronika.model import Certainty, Decision, Incident, IncidentType, Status

DAY_OF_REPORT = "day of the report"
_NEAR = timedelta(days=1)
"""Two sources of one article may count the night to either day."""
_CUSTODY = timedelta(days=365)
"""Arrests further apart are two, though no release is told: one is of the person's past."""
_NEWS = timedelta(days=60)
"""What a report tells as news lies no further back, if it gives no day in that place."""
_SAME_STORY = 400
"""Most characters between an attempt on life and what else is told of it."""
_HAPPENS_ONCE = frozenset({IncidentType.KILLING, IncidentType.ASSAULT})
"""Types of which a completed act and an attempt on one day are the same."""


_ON_ITS_WAY = {Status.PENDING, Status.THREATENED}


def merge(incidents: Sequence[Incident]) -> list[Incident]:
    """Merge repeated tellings, in the order of the text, and number what is left."""
    merged: list[Incident] = []
    freed = [incident for incident in incidents if incident.type is IncidentType.RELEASE]
    for incident in incidents:
        same = next((n for n, o in enumerate(merged) if _same_act(o, incident, freed)), None)
        if same is None:
            merged.append(incident)
        else:
            merged[same] = _joined(merged[same], incident)
    told = [one for one in merged if not any(_is_part_of(one, other) for other in merged)]
    return [replace(incident, id=f"i{n + 1}") for n, incident in enumerate(told)]


def _is_part_of(one: Incident, other: Incident) -> bool:
    """Whether an act is but how another was done."""
    return _is_way_of(one, other) or _is_blow_of(one, other)


def _is_blow_of(one: Incident, attempt: Incident) -> bool:
    """Whether an assault without a day is that of an attempt on life told right before.

    "Gunmen shot at X on Sunday. He was hit twice in the shoulder."
    """
    types = (one.type, attempt.type)
    return (
        types == (IncidentType.ASSAULT, IncidentType.KILLING)
        and one.when is None
        and _befell_the_same(one, attempt)
        and 0 <= _told_at(one) - _told_at(attempt) <= _SAME_STORY
    )


def _is_way_of(one: Incident, abduction: Incident) -> bool:
    """Whether a deportation is how the abducted were taken away: "seized and driven home"."""
    types = (one.type, abduction.type)
    return (
        types == (IncidentType.DEPORTATION, IncidentType.ABDUCTION)
        and _befell_the_same(one, abduction)
        and set(one.evidence) <= set(abduction.evidence)
    )


def _same_act(one: Incident, other: Incident, freed: Sequence[Incident]) -> bool:
    if one.type is not other.type or not _befell_the_same(one, other):
        return False
    return (
        _on_one_day(one, other)
        or _is_on_its_way(one, other)
        or (
            one.type is IncidentType.DETENTION
            and _goes_on(one, other)
            and not any(_parts(release, one, other) for release in freed)
        )
    )


def _is_on_its_way(one: Incident, other: Incident) -> bool:
    """Whether a removal is ordered, and its day is set: "was to be put on a flight on Friday"."""
    return one.type is IncidentType.DEPORTATION and {one.status, other.status} == _ON_ITS_WAY


def _goes_on(one: Incident, other: Incident) -> bool:
    """Whether two days may be of one custody, and not of arrests in different years of a life."""
    return abs(_begins(one) - _begins(other)) <= _CUSTODY.days


def _parts(release: Incident, one: Incident, other: Incident) -> bool:
    """Whether a release lies between two arrests, by its day or else by where it is told."""
    if not _befell_the_same(release, one):
        return False
    place = _told_at if release.when is None else _begins
    first, last = sorted((place(one), place(other)))
    return first <= place(release) <= last


def _told_at(incident: Incident) -> int:
    return min(e.start for e in incident.evidence)


def _befell_the_same(one: Incident, other: Incident) -> bool:
    """Whether two acts befell one person in one country."""
    return one.host == other.host and bool(set(one.targets) & set(other.targets))


def _on_one_day(one: Incident, other: Incident) -> bool:
    if one.when is None or other.when is None:
        return True
    if _only_reported(one) != _only_reported(other):
        report, act = (one, other) if _only_reported(one) else (other, one)
        return 0 <= _begins(report) + _NEAR.days - _begins(act) <= _NEWS.days
    return one.when.first <= other.when.last + _NEAR and other.when.first <= one.when.last + _NEAR


def _joined(one: Incident, other: Incident) -> Incident:
    """Join two tellings of one act: what the first leaves open, the second fills."""
    dated = [i for i in (one, other) if i.when is not None]
    best = min(dated, key=_how_well_dated if _on_one_day(one, other) else _begins, default=None)
    if _is_on_its_way(one, other):
        best = min(dated, key=_begins, default=None)
    when = best.when if best else None
    seen = {(e.start, e.end) for e in one.evidence}
    return replace(
        one,
        targets=one.targets + tuple(t for t in other.targets if t not in one.targets),
        actors=one.actors or other.actors,
        when=when,
        when_text=None if when else one.when_text or other.when_text,
        status=_status(one, other),
        certainty=min(one.certainty, other.certainty, key=list(Certainty).index),
        charge=one.charge or other.charge,
        max_years=max((y for y in (one.max_years, other.max_years) if y), default=None),
        evidence=one.evidence + tuple(e for e in other.evidence if (e.start, e.end) not in seen),
        decided=_decided(one, other, best),
    )


def _status(one: Incident, other: Incident) -> Status:
    """Give how far an act went that is told twice: an order undone is no longer pending."""
    told = {one.status, other.status}
    if Status.COMPLETED in told and one.type in _HAPPENS_ONCE:
        return Status.COMPLETED
    if told == {Status.PENDING, Status.ATTEMPTED} and one.type is IncidentType.EXTRADITION:
        return Status.ATTEMPTED
    return Status.PENDING if _is_on_its_way(one, other) else one.status


def _decided(one: Incident, other: Incident, dated: Incident | None) -> tuple[Decision, ...]:
    """Give how the fields of a joined incident were decided, each by the telling it is from."""
    weaker = min(one, other, key=lambda i: list(Certainty).index(i.certainty))
    sources = {"when": dated or one, "certainty": weaker}
    fields = dict.fromkeys(d.field for d in (*one.decided, *other.decided))
    return tuple(d for field in fields for d in sources.get(field, one).decided if d.field == field)


def _begins(incident: Incident) -> int:
    """Put the arrest before the custody that goes on."""
    return (incident.when.first if incident.when else date.max).toordinal()


def _only_reported(incident: Incident) -> bool:
    """Whether only the day is known on which an act was told of."""
    return any(d.field == "when" and d.by == DAY_OF_REPORT for d in incident.decided)


def _how_well_dated(incident: Incident) -> tuple[bool, int]:
    """Put the day of the act before that of a report, and the shorter interval first."""
    when = incident.when
    return _only_reported(incident), (when.last - when.first).days if when else 0
