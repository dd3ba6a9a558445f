"""How many independent sources tell an act, and why some count only once.

Tellings count once together where one is a copy of the other's document, or is told in the same
words; where one only cites the other's outlet, or both only cite one; where both stand in one
outlet; and where both rest on the word of one speaker alone. The reasons are kept, so that a
person can say that the program is wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from khronika.model import Certainty, Incident, OrganizationKind, Reading, Stance
from khronika.resolution.graph import Clusters
from khronika.resolution.incidents import Same
from khronika.resolution.names import Verdict
from khronika.resolution.sources import Copy, CopyKind, outlets_cited, same_outlet, share_of_words
from khronika.resolution.weighing import verdict

_SAME_WORDS = 0.6
"""The share of a telling's evidence from which it is told in the words of another."""


_COPY = {CopyKind.REPRINT: "a reprint", CopyKind.PART: "taken from it in part"}


class Tie(StrEnum):
    """Why two tellings count once."""

    COPY = "copy"
    WORDS = "same_words"
    CITES = "cites"
    CITE_ONE = "cite_one"
    OUTLET = "same_outlet"
    SPEAKER = "same_speaker"


@dataclass(frozen=True, slots=True)
class Tied:
    """Two tellings that count once."""

    one: str
    other: str
    """Ids of the incidents; `one` is the one that adds nothing, where that can be told."""
    tie: Tie
    why: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The independent sources of an act."""

    sources: tuple[tuple[str, ...], ...]
    """Ids of tellings, those together that count once; the earliest first."""
    ties: tuple[Tied, ...]
    """Why those of one source count once."""

    @property
    def independent(self) -> int:
        """The number of independent sources."""
        return len(self.sources)


@dataclass(frozen=True, slots=True)
class _Telling:
    id: str
    document: str
    reading: Reading
    incident: Incident
    cited: frozenset[str]
    """Outlets that the telling rests on alone; empty where it has something of its own."""
    speakers: frozenset[str]
    """Ids of those on whose word alone it rests."""


def corroborate(
    tellings: Sequence[str], readings: Mapping[str, Reading], copies: Mapping[str, Copy], same: Same
) -> Corroboration:
    """Count the independent sources of the tellings of one act.

    Args:
        tellings: ids of incidents, `DOCUMENT.ITEM`.
        readings: at least those of the documents of the tellings, by id.
        copies: what `find_copies` found among all documents.
        same: gives the score of two parties of different documents.
    """
    publishers = (one.document.publisher for one in readings.values())
    outlets = frozenset(filter(None, publishers))
    told = [_telling(one, readings, outlets) for one in tellings]
    told.sort(key=lambda one: (str(one.reading.document.published or "9999"), one.id))
    clusters, ties = Clusters(), []
    for earlier, later in combinations(told, 2):
        tied = next(filter(None, (rule(later, earlier, copies, same) for rule in _RULES)), None)
        if tied is not None:
            clusters.join(earlier.id, later.id)
            ties.append(tied)
    order = [one.id for one in told]
    heads = dict.fromkeys(map(clusters.head, order))
    sources = (tuple(sorted(clusters.members(head), key=order.index)) for head in heads)
    return Corroboration(tuple(sources), tuple(ties))


def _telling(row: str, readings: Mapping[str, Reading], outlets: frozenset[str]) -> _Telling:
    document, _, own = row.partition(".")
    reading = readings[document]
    incident = next(one for one in reading.incidents if one.id == own)
    told_by = {
        claim.speaker
        for claim in reading.claims
        if own in claim.about.incidents and claim.stance is not Stance.DENIES
    }
    on_their_word = incident.certainty is not Certainty.STATED
    return _Telling(
        id=row,
        document=document,
        reading=reading,
        incident=incident,
        cited=_cited(reading, incident, told_by, outlets),
        speakers=frozenset(f"{document}.{one}" for one in told_by if on_their_word),
    )


def _cited(
    reading: Reading, incident: Incident, told_by: set[str], outlets: frozenset[str]
) -> frozenset[str]:
    """Give the outlets that a telling rests on alone: those that speak in it, if nobody else does.

    Where nobody does, they are those that the words of the telling name with words of reporting.
    """
    own = reading.document.publisher
    if told_by:
        media = {o.id for o in reading.organizations if o.kind is OrganizationKind.MEDIA}
        parties = reading.parties()
        found = {parties[one].name for one in told_by} if told_by <= media else set()
    else:
        evidence = " ".join(evidence.quote for evidence in incident.evidence)
        found = outlets_cited(evidence, outlets)
    return frozenset(one for one in found if own is None or not same_outlet(one, own))


def _copied(
    later: _Telling, earlier: _Telling, copies: Mapping[str, Copy], _same: Same
) -> Tied | None:
    for one, other in ((later, earlier), (earlier, later)):
        copy = copies.get(one.document)
        if copy is not None and copy.of == other.document:
            why = f"{copy.share:.0%} of its text stands in the earlier document: {_COPY[copy.kind]}"
            return Tied(one.id, other.id, Tie.COPY, why)
    ours, theirs = copies.get(later.document), copies.get(earlier.document)
    if ours is not None and theirs is not None and ours.of == theirs.of:
        return Tied(later.id, earlier.id, Tie.COPY, "both are copies of one document")
    return None


def _same_words(
    later: _Telling, earlier: _Telling, _copies: Mapping[str, Copy], _same: Same
) -> Tied | None:
    share = share_of_words(_evidence(later), earlier.reading.document.text)
    if share < _SAME_WORDS:
        return None
    return Tied(later.id, earlier.id, Tie.WORDS, f"{share:.0%} of the telling in the same words")


def _citing(
    later: _Telling, earlier: _Telling, _copies: Mapping[str, Copy], _same: Same
) -> Tied | None:
    for one, other in ((later, earlier), (earlier, later)):
        outlet = other.reading.document.publisher
        if outlet and any(same_outlet(cited, outlet) for cited in one.cited):
            return Tied(one.id, other.id, Tie.CITES, f"only cites {outlet}")
    for cited in later.cited:
        if any(same_outlet(cited, other) for other in earlier.cited):
            return Tied(later.id, earlier.id, Tie.CITE_ONE, f"both only cite {cited}")
    return None


def _one_outlet(
    later: _Telling, earlier: _Telling, _copies: Mapping[str, Copy], _same: Same
) -> Tied | None:
    one, other = later.reading.document.publisher, earlier.reading.document.publisher
    if one and other and same_outlet(one, other):
        return Tied(later.id, earlier.id, Tie.OUTLET, f"both published by {other}")
    return None


def _one_speaker(
    later: _Telling, earlier: _Telling, _copies: Mapping[str, Copy], same: Same
) -> Tied | None:
    if len(later.speakers) != 1 or len(earlier.speakers) != 1:
        return None
    (one,), (other,) = later.speakers, earlier.speakers
    if verdict(same(one, other)) is not Verdict.SAME:
        return None
    name = earlier.reading.parties()[other.partition(".")[2]].name
    return Tied(later.id, earlier.id, Tie.SPEAKER, f"both rest on the word of {name} alone")


_Rule = Callable[[_Telling, _Telling, Mapping[str, Copy], Same], Tied | None]
_RULES: tuple[_Rule, ...] = (_copied, _same_words, _citing, _one_outlet, _one_speaker)


def _evidence(telling: _Telling) -> str:
    return " ".join(evidence.quote for evidence in telling.incident.evidence)
