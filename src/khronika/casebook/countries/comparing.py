"""What is told of each host country, counted from what search keeps of every incident.

Search writes the values of an incident anew with whatever changes them, and holds them in memory:
to count them takes some hundredths of a second. Tellings are counted, and then those that people
judged to be of one act are put together: they are few, so that they alone are looked at one by one.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
from django.db.models import F, Q

from khronika.casebook.countries.naming import among, keys_of
from khronika.casebook.countries.rows import PlaceRow, ToldRow
from khronika.casebook.countries.telling import acts
from khronika.casebook.held import held
from khronika.casebook.rows import ItemKind, Review
from khronika.casebook.search.facets import Days, Entries, Ids, entries
from khronika.casebook.search.page import Kind, SearchFilter
from khronika.model import IncidentType, Status

Telling = tuple[str | None, IncidentType, Status, bool]
"""A telling or an act as it is counted: by host, kind, how far it went and whether a person
confirmed it."""

BY_OTHERS = Q(origin=None) | ~Q(origin=F("host"))
"""Acts of a state against people who fled it are not those of a host."""

_FACETS = ("host", "origin", "act", "status", "review", "source", "language")


def places() -> list[PlaceRow]:
    """Give what is told of each host country, by its code."""
    told = _Told(entries())
    counted = told.counted()
    _join(counted)
    return [
        PlaceRow(
            host=host,
            confirmed=_sum(counted, host, is_confirmed=True),
            proposed=_sum(counted, host, is_confirmed=False),
            types=tuple(_types(counted, host)),
            unfinished=tuple(_unfinished(counted, host)),
            first=_day(told.first[here], np.min),
            last=_day(told.last[here], np.max),
            documents=len(np.unique(told.document[here])),
            publishers=_differing(told.publisher[here]),
            languages=_differing(told.language[here]),
        )
        for host, here in told.by_host()
    ]


class _Told:
    """Tellings of what others did in some country that nobody rejected, column by column."""

    def __init__(self, known: Entries) -> None:
        ids = np.flatnonzero(known.passing(SearchFilter(kind=(Kind.INCIDENT,))))
        host, origin, *others = known.columns(ids, _FACETS)
        self._hosts, self._kinds = known.values("host"), known.values("act")
        self._statuses = known.values("status")
        number_of = {code: number for number, code in self._hosts.items()}
        # A state has one number as a host, and another as the one whose interest an act is.
        as_host = np.zeros(int(origin.max(initial=0)) + 1, dtype=np.int64)
        for number in map(int, np.unique(origin[origin > 0])):
            as_host[number] = number_of.get(known.values("origin")[number], 0)
        by_others = (host > 0) & (host != as_host[origin])
        self._host = host[by_others]
        self._kind, self._status, self._review, self.publisher, self.language = (
            column[by_others] for column in others
        )
        self._proposed = [
            n for n, code in known.values("review").items() if code == Review.PROPOSED
        ]
        ids = ids[by_others]
        self.document, self.first, self.last = (
            known.document[ids],
            known.first[ids],
            known.last[ids],
        )

    def by_host(self) -> Iterator[tuple[str, Ids]]:
        """Give where the tellings of each country stand, by its code."""
        for code, number in sorted((code, number) for number, code in self._hosts.items()):
            here = np.flatnonzero(self._host == number)
            if len(here):
                yield code, here

    def counted(self) -> Counter[Telling]:
        """Count them."""
        kinds, statuses = (max(of, default=0) + 1 for of in (self._kinds, self._statuses))
        is_confirmed = ~np.isin(self._review, self._proposed)
        packed = (self._host * kinds + self._kind) * statuses + self._status
        packed = packed * 2 + is_confirmed
        counted: Counter[Telling] = Counter()
        found, counts = np.unique(packed, return_counts=True)
        for one, count in zip(found.tolist(), counts.tolist(), strict=True):
            rest, status = divmod(one // 2, statuses)
            host, kind = divmod(rest, kinds)
            acts = self._hosts[host], IncidentType(self._kinds[kind])
            counted[*acts, Status(self._statuses[status]), bool(one % 2)] = count
        return counted


def _day(days: Days, choose: Callable[[Days], np.int32]) -> date | None:
    """Choose one of some days as entries keep them; None where there is none."""
    known = days[days > 0]
    return date.fromordinal(int(choose(known))) if len(known) else None


def _differing(values: Ids) -> int:
    """Count the values that differ; 0 is none."""
    return int(np.count_nonzero(np.unique(values)))


def _join(counted: Counter[Telling]) -> None:
    """Put together what people judged to be one act."""
    for tellings in _joined():
        for telling in tellings:
            counted[_key(telling, is_confirmed=_is_confirmed(telling))] -= 1
        # As the picture of a country has it: the telling that was published last says what it is.
        counted[_key(tellings[-1], is_confirmed=any(map(_is_confirmed, tellings)))] += 1


def _joined() -> Iterator[tuple[ToldRow, ...]]:
    clusters = held(ItemKind.INCIDENT).clusters()
    if clusters:
        keys = keys_of(row_id for cluster in clusters for row_id in cluster)
        yield from (told for told in acts(Q(pk__in=among(keys))) if len(told) > 1)


def _key(telling: ToldRow, *, is_confirmed: bool) -> Telling:
    """Give where a telling is counted; an act of a country itself is counted nowhere."""
    host = None if telling.host == telling.origin else telling.host
    return host, telling.type, telling.status, is_confirmed


def _is_confirmed(telling: ToldRow) -> bool:
    return telling.review is not Review.PROPOSED


def _sum(counted: Counter[Telling], host: str, *, is_confirmed: bool) -> int:
    return sum(
        counted[host, kind, status, is_confirmed] for kind in IncidentType for status in Status
    )


def _types(counted: Counter[Telling], host: str) -> Iterator[tuple[IncidentType, int]]:
    for kind in IncidentType:
        count = sum(_count(counted, host, kind, status) for status in Status)
        if count:
            yield kind, count


def _unfinished(counted: Counter[Telling], host: str) -> Iterator[tuple[IncidentType, Status, int]]:
    for kind in IncidentType:
        for status in Status:
            count = _count(counted, host, kind, status)
            if count and status is not Status.COMPLETED:
                yield kind, status, count


def _count(counted: Counter[Telling], host: str, kind: IncidentType, status: Status) -> int:
    return counted[host, kind, status, True] + counted[host, kind, status, False]
