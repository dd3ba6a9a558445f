"""What is told of each host country, counted by the database.

Tellings are counted, and then those that people judged to be of one act are put together: they are
few, so that they alone are looked at one by one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q, QuerySet

from khronika.casebook import models
from khronika.casebook.countries.naming import keys_of
from khronika.casebook.countries.rows import PlaceRow, ToldRow
from khronika.casebook.countries.telling import acts
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import ItemKind, Review
from khronika.model import IncidentType

Telling = tuple[str | None, IncidentType, bool]
"""A telling or an act as it is counted: by host, kind and whether a person confirmed it."""

BY_OTHERS = Q(origin=None) | ~Q(origin=F("host"))
"""Acts of a state against people who fled it are not those of a host."""


def places() -> list[PlaceRow]:
    """Give what is told of each host country, by its code."""
    counted: Counter[Telling] = Counter()
    days: dict[str, _Days] = defaultdict(_Days)
    acts_of = _told().values_list("host", "type").annotate(Count("pk"), Min("first"), Max("last"))
    for host, kind, count, first, last in acts_of:
        counted[host, IncidentType(kind), False] = count
        days[host].take(first, last)
    _part(counted)
    coverage = _coverage()
    return [
        PlaceRow(
            host=host,
            confirmed=_sum(counted, host, is_confirmed=True),
            proposed=_sum(counted, host, is_confirmed=False),
            types=tuple(_types(counted, host)),
            first=days[host].first,
            last=days[host].last,
            **coverage[host],
        )
        for host in sorted(days)
    ]


@dataclass(slots=True)
class _Days:
    """The days that the dated acts of a country lie between."""

    first: date | None = None
    last: date | None = None

    def take(self, first: date | None, last: date | None) -> None:
        """Stretch them over others."""
        self.first = min((day for day in (self.first, first) if day), default=None)
        self.last = max((day for day in (self.last, last) if day), default=None)


def _coverage() -> dict[str, dict[str, int]]:
    """Count what tells of each country: documents, publishers and languages.

    The database counts what differs by a tree that is slow to grow, the more so as its memory is
    wiped: so pairs are fetched as they lie, and counted here.
    """
    documents = models.Document.objects.order_by()
    publishers = dict(documents.values_list("pk", "publisher"))
    languages = dict(documents.values_list("pk", "language"))
    told_in: dict[str, set[int]] = defaultdict(set)
    for host, document in _told().values_list("host", "document_id").iterator():
        told_in[str(host)].add(document)
    return {
        host: {
            "documents": len(found),
            "publishers": len({*map(publishers.get, found)} - {None}),
            "languages": len({*map(languages.get, found)} - {None}),
        }
        for host, found in told_in.items()
    }


def _told() -> QuerySet[models.Incident]:
    return models.Incident.objects.filter(NOT_REJECTED, BY_OTHERS, host__isnull=False).order_by()


def _part(counted: Counter[Telling]) -> None:
    """Part tellings by whether a person confirmed them, and join what people judged to be one."""
    reviewed = _told().exclude(review=Review.PROPOSED)
    for host, kind, count in reviewed.values_list("host", "type").annotate(Count("pk")):
        counted[host, IncidentType(kind), True] = count
        counted[host, IncidentType(kind), False] -= count
    for tellings in _joined():
        for telling in tellings:
            counted[_key(telling, is_confirmed=_is_confirmed(telling))] -= 1
        # As the picture of a country has it: the telling that was published last says what it is.
        counted[_key(tellings[-1], is_confirmed=any(map(_is_confirmed, tellings)))] += 1


def _joined() -> Iterator[tuple[ToldRow, ...]]:
    clusters = held(ItemKind.INCIDENT).clusters()
    if clusters:
        keys = keys_of(row_id for cluster in clusters for row_id in cluster)
        yield from (told for told in acts(Q(pk__in=keys)) if len(told) > 1)


def _key(telling: ToldRow, *, is_confirmed: bool) -> Telling:
    """Give where a telling is counted; an act of a country itself is counted nowhere."""
    host = None if telling.host == telling.origin else telling.host
    return host, telling.type, is_confirmed


def _is_confirmed(telling: ToldRow) -> bool:
    return telling.review is not Review.PROPOSED


def _sum(counted: Counter[Telling], host: str, *, is_confirmed: bool) -> int:
    return sum(counted[host, kind, is_confirmed] for kind in IncidentType)


def _types(counted: Counter[Telling], host: str) -> Iterator[tuple[IncidentType, int]]:
    for kind in IncidentType:
        count = counted[host, kind, True] + counted[host, kind, False]
        if count:
            yield kind, count
