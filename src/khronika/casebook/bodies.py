"""An organization over all documents, as far as judgements join its rows.

Some bodies, such as a ministry, are told of very often: their rows, acts and claims are chosen by
indexes and fetched as they are looked at.
"""

from collections.abc import Iterable
from pathlib import Path

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.finding import document_number, find_item, not_found
from khronika.casebook.held import cluster_of
from khronika.casebook.listing import Rows
from khronika.casebook.queries import (
    acts_of,
    claim_rows,
    claims_of,
    incident_rows,
    organization_rows,
)
from khronika.casebook.rows import ItemKind, OrganizationFile
from khronika.model import OrganizationKind


def organization_file(directory: Path, row_id: str) -> OrganizationFile:
    """Give an organization with all rows that were judged to be one; NotInCasebook without."""
    found = find_item(row_id)
    if found is None or not models.Organization.objects.filter(pk=found.pk).exists():
        raise not_found(row_id)
    keys = _keys(cluster_of(ItemKind.ORGANIZATION, row_id))
    rows = models.Organization.objects.filter(pk__in=keys).order_by("pk")
    told = list(rows.values_list("name", "aliases", "body", "country"))
    names = [name for name, *_rest in told]
    aliases = [alias for _name, aliases, *_rest in told for alias in aliases]
    return OrganizationFile(
        names=_each_once([*names, *aliases]),
        kinds=tuple(map(OrganizationKind, _each_once(body for *_names, body, _country in told))),
        countries=_each_once(country for *_rest, country in told if country),
        rows=Rows(directory, rows, organization_rows),
        done=Rows(directory, acts_of(keys, done=True), incident_rows),
        suffered=Rows(directory, acts_of(keys, done=False), incident_rows),
        claims=Rows(directory, claims_of(keys), claim_rows),
    )


def _keys(row_ids: Iterable[str]) -> list[int]:
    """Give the keys of organizations by their ids, as they were added."""
    wanted = set(row_ids)
    documents = {document_number(row_id.partition(".")[0]) for row_id in wanted}
    there = models.Organization.objects.filter(document__in=documents).order_by("pk")
    return [
        pk
        for pk, document, own_id in there.values_list("pk", "document", "own_id")
        if f"{document_id(document)}.{own_id}" in wanted
    ]


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
