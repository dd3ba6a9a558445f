"""What a casebook holds, counted by the database: how much, from whom, about where.

Nothing that a person rejected is counted. Counts tell what documents tell, never how much was done
nor how safe a country is: coverage stands beside every one of them.
"""

from collections import Counter, defaultdict
from pathlib import Path

from django.db.models import Count, Max, Min, Q

from khronika.casebook import models
from khronika.casebook.faults import told_plainly
from khronika.casebook.queries import NOT_REJECTED, acts, document_rows
from khronika.casebook.rows import (
    Choices,
    Coverage,
    DocumentRow,
    Filter,
    Review,
    SourceCount,
    Waiting,
)
from khronika.model import Certainty, IncidentType

_UNSURE = [Certainty.DISPUTED.value, Certainty.RUMOURED.value]
_EVERYTHING = Filter()


class Counting:
    """The figures of the open casebook: `Casebook.counting`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def coverage(self, asked: Filter = _EVERYTHING) -> Coverage:
        """Count what the incidents that a filter asks for rest on."""
        with told_plainly(self._directory):
            told_in = acts(asked).order_by().values("document")
            counts = models.Document.objects.filter(pk__in=told_in).aggregate(
                documents=Count("pk"),
                publishers=Count("publisher", distinct=True),
                unattributed=Count("pk", filter=Q(publisher=None)),
            )
            return Coverage(**counts)

    def choices(self, asked: Filter = _EVERYTHING) -> Choices:
        """Give what the filters of a list can be set to: what occurs, and what is asked for."""
        with told_plainly(self._directory):
            told = models.Incident.objects.order_by().distinct()
            hosts, origins, types = (
                set(told.values_list(column, flat=True)) for column in ("host", "origin", "type")
            )
        return Choices(
            countries=tuple(sorted(c for c in {*hosts, *origins, asked.country} if c)),
            types=tuple(kind for kind in IncidentType if kind in {*types, asked.type}),
        )

    def sources(self) -> tuple[SourceCount, ...]:
        """Count what each publisher's documents tell; those without a publisher come last."""
        with told_plainly(self._directory):
            documents = models.Document.objects.order_by().values("publisher")
            rows = list(
                documents.annotate(
                    documents=Count("pk"), first=Min("published"), last=Max("published")
                )
            )
            told = _told_by_publisher()
        counts = [SourceCount(**row, **told.get(row["publisher"], _NOTHING)) for row in rows]
        return tuple(sorted(counts, key=_by_name))

    def waiting(self) -> Waiting:
        """Count what waits for a person's decision, kind by kind."""
        with told_plainly(self._directory):
            kinds = {
                "incidents": models.Incident,
                "claims": models.Claim,
                "people": models.Person,
                "organizations": models.Organization,
            }
            return Waiting(
                **{
                    name: table.objects.filter(review=Review.PROPOSED).count()
                    for name, table in kinds.items()
                }
            )

    def newest(self, most: int) -> tuple[DocumentRow, ...]:
        """Give the documents that were added last, the last one first."""
        with told_plainly(self._directory):
            keys = models.Document.objects.order_by("-pk").values_list("pk", flat=True)[:most]
            rows = document_rows(models.Document.objects.filter(pk__in=list(keys)))
            return tuple(reversed(rows))


def _by_name(row: SourceCount) -> tuple[bool, str]:
    return row.publisher is None, (row.publisher or "").casefold()


_NOTHING = {"incidents": 0, "undecided": 0, "unsure": 0}


def _told_by_publisher() -> dict[str | None, dict[str, int]]:
    """Count incidents by publisher: all, those that wait, and those that are unsure.

    They are fetched as they lie and counted here: the database would sort them first, in memory
    that is wiped, which takes four times as long.
    """
    told = models.Incident.objects.filter(NOT_REJECTED).order_by()
    columns = told.values_list("document__publisher", "review", "certainty")
    found: dict[str | None, dict[str, int]] = defaultdict(_NOTHING.copy)
    for (publisher, review, certainty), count in Counter(columns.iterator()).items():
        counts = found[publisher]
        counts["incidents"] += count
        counts["undecided"] += count * (review == Review.PROPOSED)
        counts["unsure"] += count * (certainty in _UNSURE)
    return found
