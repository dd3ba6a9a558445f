"""The graph around one row: what is joined to it, step by step, and what states each tie."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from khronika.casebook import models
from khronika.casebook.assembling import document_id, document_ref, incident_row, item_id
from khronika.casebook.finding import find_document, find_item, not_found
from khronika.casebook.graph.links import Link, Row, Sort, links
from khronika.casebook.graph.merging import Merged
from khronika.casebook.graph.page import (
    MOST_NODES,
    STEPS,
    Edge,
    Graph,
    Node,
    NodeKind,
    Proof,
    Tie,
)
from khronika.casebook.queries import UNREAD, whole_incidents
from khronika.casebook.rows import IncidentRow, PartyKind, Review
from khronika.model import Stance

_PARTY_KINDS = {
    PartyKind.PERSON.value: NodeKind.PERSON,
    PartyKind.ORGANIZATION.value: NodeKind.ORGANIZATION,
}
_JOINING = (Tie.TARGET, Tie.ACTOR, Tie.SPEAKER)


def around(row_id: str) -> Graph:
    """Give the graph around a row; NotInCasebook where no node can be made of it."""
    merged = Merged()
    chosen = _row(row_id)
    merged.learn([chosen])
    centre = merged.head(chosen)
    distances, left_out = _reached(centre, merged)
    edges = _edges(distances, merged)
    nodes = _nodes(distances, merged)
    proofs = _proofs({link.proof for many in edges.values() for link in many})
    return Graph(
        centre=nodes[centre].id,
        nodes=tuple(nodes[row] for row in distances),
        edges=tuple(
            Edge(
                one=nodes[one].id,
                other=nodes[other].id,
                tie=tie,
                proofs=tuple(proofs[key] for key in dict.fromkeys(link.proof for link in many)),
            )
            for (tie, one, other), many in edges.items()
        ),
        left_out=left_out,
    )


def _row(row_id: str) -> Row:
    """Find the row that an id names."""
    if "." not in row_id:
        return Row(Sort.DOCUMENT, find_document(row_id).pk)
    item = find_item(row_id)
    if item is not None and models.Party.objects.filter(pk=item.pk).exists():
        return Row(Sort.PARTY, item.pk)
    if item is not None and models.Incident.objects.filter(pk=item.pk).exists():
        return Row(Sort.ACT, item.pk)
    raise not_found(row_id)


def _reached(centre: Row, merged: Merged) -> tuple[dict[Row, int], int]:
    """Go out from a row step by step; give what was reached, the nearest first, and what was not.

    A document leads on only where it is what was chosen: to stand in one article joins nobody.
    """
    distances = {centre: 0}
    frontier = [centre]
    for distance in range(1, STEPS + 1):
        found = list(links(_members(frontier, merged)))
        merged.learn(row for link in found for row in (link.one, link.other))
        met = {merged.head(row) for link in found for row in (link.one, link.other)}
        new = sorted(met - distances.keys())
        room = MOST_NODES - len(distances)
        distances |= dict.fromkeys(new[:room], distance)
        if len(new) > room:
            return distances, len(new) - room
        frontier = [row for row in new if row.sort is not Sort.DOCUMENT]
    return distances, 0


_Ties = Mapping[tuple[Tie, Row, Row], list[Link]]


def _edges(distances: Mapping[Row, int], merged: Merged) -> _Ties:
    """Give what joins the rows that were reached, in the order of the rows."""
    place = {row: n for n, row in enumerate(distances)}
    found = list(links(_members(distances, merged)))
    merged.learn(row for link in found for row in (link.one, link.other))
    edges: dict[tuple[Tie, Row, Row], list[Link]] = defaultdict(list)
    for link in sorted(found):
        one, other = merged.head(link.one), merged.head(link.other)
        if one in place and other in place and one != other:
            edges[link.tie, one, other].append(link)
    said = set(_through_acts(edges))
    kept = {
        key: many
        for key, many in edges.items()
        if key[0] is not Tie.NAMED or (key[1], key[2]) not in said
    }
    return dict(
        sorted(
            kept.items(),
            key=lambda edge: (*sorted((place[edge[0][1]], place[edge[0][2]])), edge[0][0]),
        )
    )


def _through_acts(edges: _Ties) -> Iterator[tuple[Row, Row]]:
    """Give the parties and documents that an act joins."""
    told: dict[Row, set[Row]] = defaultdict(set)
    for tie, act, document in edges:
        if tie is Tie.TOLD:
            told[act].add(document)
    for tie, party, act in edges:
        if tie in _JOINING:
            yield from ((party, document) for document in told[act])


def _members(rows: Iterable[Row], merged: Merged) -> list[Row]:
    return [member for row in rows for member in merged.members(row)]


def _nodes(distances: Mapping[Row, int], merged: Merged) -> dict[Row, Node]:
    """Make the nodes of these rows."""
    acts = [row.key for row in distances if row.sort is Sort.ACT]
    told = {
        incident.pk: incident_row(incident)
        for incident in whole_incidents(models.Incident.objects.filter(pk__in=acts))
    }
    parties = {
        party.pk: party
        for party in models.Party.objects.filter(
            pk__in=[row.key for row in distances if row.sort is Sort.PARTY]
        )
        .select_related("document")
        .defer(*UNREAD)
    }
    documents = {
        document.pk: document
        for document in models.Document.objects.filter(
            pk__in=[row.key for row in distances if row.sort is Sort.DOCUMENT]
        ).defer("text", "reading", "parts")
    }
    ids = _ids_of(_members(distances, merged))
    made = {
        **{Row(Sort.ACT, key): _of_act(told[key]) for key in acts},
        **{Row(Sort.PARTY, key): _of_party(party) for key, party in parties.items()},
        **{Row(Sort.DOCUMENT, key): _of_document(one) for key, one in documents.items()},
    }
    ids = _ids_of(_members(distances, merged))
    return {
        row: Node(
            id=ids[row],
            rows=tuple(ids[member] for member in merged.members(row)),
            distance=distance,
            **made[row],
        )
        for row, distance in distances.items()
    }


def _of_act(row: IncidentRow) -> dict[str, Any]:
    return {
        "kind": NodeKind.ACT,
        "name": "",
        "act": row,
        "document": row.document,
        "review": row.review,
    }


def _of_party(party: models.Party) -> dict[str, Any]:
    return {
        "kind": _PARTY_KINDS[party.kind],
        "name": party.name,
        "act": None,
        "document": document_ref(party.document),
        "review": Review(party.review),
    }


def _of_document(document: models.Document) -> dict[str, Any]:
    return {
        "kind": NodeKind.DOCUMENT,
        "name": document.title or document.own_id,
        "act": None,
        "document": document_ref(document),
        "review": None,
    }


def _ids_of(rows: Collection[Row]) -> dict[Row, str]:
    """Give the ids of rows."""
    items = {
        item.pk: item_id(item)
        for item in models.Item.objects.filter(
            pk__in=[row.key for row in rows if row.sort is not Sort.DOCUMENT]
        )
    }
    return {
        row: document_id(row.key) if row.sort is Sort.DOCUMENT else items[row.key] for row in rows
    }


def _proofs(keys: Collection[int]) -> dict[int, Proof]:
    """Make proofs of items."""
    claims = dict(models.Claim.objects.filter(pk__in=keys).values_list("pk", "stance"))
    items = models.Item.objects.filter(pk__in=keys).select_related("document").defer(*UNREAD)
    return {
        item.pk: Proof(
            id=item_id(item),
            document=document_ref(item.document),
            quotes=tuple(proof.quote for proof in item.evidence.all()),
            review=Review(item.review),
            stance=Stance(claims[item.pk]) if item.pk in claims else None,
        )
        for item in items.prefetch_related("evidence")
    }
