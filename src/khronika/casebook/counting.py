"""What a casebook holds, counted by the database: how much, from whom, about where.

Nothing that a person rejected is counted. Counts tell what documents tell, never how much was done
nor how safe a country is: coverage stands beside every one of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import connection
from django.db.models import Count, F, Max, Min, Q

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
from khronika.model import IncidentType

_EVERYTHING = Filter()


class Counting:
    """The figures of the open casebook: `Casebook.counting`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def coverage(self, asked: Filter = _EVERYTHING) -> Coverage:
        """Count what the incidents that a filter asks for rest on."""
        with told_plainly(self._directory):
            told_in = acts(asked).order_by().values("document")
            # Asked of a sum, the database looks at its list of sources, and not at each document.
            numbered = models.Document.objects.annotate(number=F("pk") + 0)
            counts = numbered.filter(number__in=told_in).aggregate(
                documents=Count("pk"),
                publishers=Count("publisher", distinct=True),
                unattributed=Count("pk", filter=Q(publisher=None)),
            )
            return Coverage(**counts)

    def choices(self, asked: Filter = _EVERYTHING) -> Choices:
        """Give what the filters of a list can be set to: what occurs, and what is asked for."""
        with told_plainly(self._directory):
            hosts, origins, types = map(_occurring, ("host", "origin", "type"))
        return Choices(
            countries=tuple(sorted(c for c in {*hosts, *origins, asked.country} if c)),
            types=tuple(kind for kind in IncidentType if kind in {*types, asked.type}),
        )

    def publishers(self) -> tuple[str | None, ...]:
        """Give the publishers of the documents by name; None, where there is one without, last."""
        with told_plainly(self._directory):
            names = models.Document.objects.order_by().values_list("publisher", flat=True)
            return tuple(sorted(names.distinct(), key=_by_name))

    def sources(self, publishers: Sequence[str | None]) -> tuple[SourceCount, ...]:
        """Count what the documents of some publishers tell, in the order of the publishers."""
        with told_plainly(self._directory):
            documents = models.Document.objects.filter(_published_by(publishers)).order_by()
            rows = documents.values("publisher").annotate(
                documents=Count("pk"), first=Min("published"), last=Max("published")
            )
            told = models.Incident.objects.filter(NOT_REJECTED, document__in=documents.values("pk"))
            incidents = Counter(told.order_by().values_list("document__publisher", flat=True))
            found = {
                row["publisher"]: SourceCount(**row, incidents=incidents[row["publisher"]])
                for row in rows
            }
        return tuple(found[name] for name in publishers if name in found)

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


def _occurring(column: str) -> set[str]:
    """Give the codes that incidents have in a column, each found from the one before.

    The database would go through all incidents for them; each code takes it one step in an index.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE found(code) AS ("  # noqa: S608 (the name of a column)
            f" SELECT min({column}) FROM casebook_incident UNION ALL"
            f" SELECT (SELECT min({column}) FROM casebook_incident WHERE {column} > code)"
            f" FROM found WHERE code IS NOT NULL"
            f") SELECT code FROM found WHERE code IS NOT NULL"
        )
        return {code for (code,) in cursor}


def _by_name(publisher: str | None) -> tuple[bool, str]:
    return publisher is None, (publisher or "").casefold()


def _published_by(publishers: Iterable[str | None]) -> Q:
    names = set(publishers)
    unnamed = Q(publisher=None) if None in names else Q()
    return Q(publisher__in=names - {None}) | unnamed
