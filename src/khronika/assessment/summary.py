"""What documents tell, host country by host country, with what the count rests on.

The same event told by two documents is two incidents here: nothing has been compared yet, and a
country that more is written about is not thereby a more dangerous one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from khronika.casebook import DocumentRow, IncidentRow, Review
from khronika.model import Certainty, IncidentType


@dataclass(frozen=True, slots=True, kw_only=True)
class HostSummary:
    """What is told of one host country."""

    host: str | None
    """None: the documents do not say where."""
    incidents: tuple[str, ...]
    """Ids, oldest first."""
    types: tuple[tuple[IncidentType, int], ...]
    """The most frequent first."""
    targets: tuple[str, ...]
    """Names of those who are hit, each as first written."""
    unsure: int
    """How many of the incidents are disputed or rumoured."""
    documents: tuple[str, ...]
    """Ids of the documents that they are read from."""
    publishers: tuple[str, ...]
    first: date | None
    last: date | None
    """The days that the dated incidents lie between; None where none has a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a casebook holds, and what it rests on."""

    documents: int
    relevant: int
    publishers: tuple[str, ...]
    without_publisher: int
    incidents: int
    undated: int
    unreviewed: int
    hosts: tuple[HostSummary, ...]
    """Most incidents first; equal ones by code, the unknown country last."""


def summarise(documents: Sequence[DocumentRow], incidents: Sequence[IncidentRow]) -> Summary:
    """Sum up incidents by host country, with the documents and publishers they come from."""
    by_host: dict[str | None, list[IncidentRow]] = defaultdict(list)
    for incident in incidents:
        by_host[incident.host].append(incident)
    hosts = [_of_host(host, told) for host, told in by_host.items()]
    return Summary(
        documents=len(documents),
        relevant=sum(document.relevant for document in documents),
        publishers=_publishers(document.publisher for document in documents),
        without_publisher=sum(document.publisher is None for document in documents),
        incidents=len(incidents),
        undated=sum(incident.when is None for incident in incidents),
        unreviewed=sum(incident.review is Review.PROPOSED for incident in incidents),
        hosts=tuple(sorted(hosts, key=lambda h: (h.host is None, -len(h.incidents), h.host or ""))),
    )


def _of_host(host: str | None, told: Sequence[IncidentRow]) -> HostSummary:
    counts = Counter(incident.type for incident in told)
    days = [incident.when for incident in told if incident.when is not None]
    return HostSummary(
        host=host,
        incidents=tuple(incident.id for incident in told),
        types=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        targets=_once(target.name for incident in told for target in incident.targets),
        unsure=sum(i.certainty in (Certainty.DISPUTED, Certainty.RUMOURED) for i in told),
        documents=_once(incident.document.id for incident in told),
        publishers=_publishers(incident.document.publisher for incident in told),
        first=min((when.first for when in days), default=None),
        last=max((when.last for when in days), default=None),
    )


def _publishers(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in the order in which they came."""
    return tuple(dict.fromkeys(values))
