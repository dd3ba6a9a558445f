"""Who says what about a country, and what bodies that protect did there."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.chain import FIRST
from khronika.casebook.countries.imprints import day, imprints
from khronika.casebook.countries.naming import among, row_id
from khronika.casebook.countries.rows import ProtectionRow, VoiceRow
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import Review
from khronika.model import Certainty, InstrumentStatus, Stance
from khronika.resolution import name_key
from khronika.resources import load
from khronika.resources.countries import country_codes

_COLUMNS = (
    "pk",
    "document_id",
    "own_id",
    "stance",
    "speaker__name",
)


_STANCES = {one.value: one for one in Stance}


def voices(host: str, acts: Q, instruments: Mapping[int, InstrumentStatus]) -> list[VoiceRow]:
    """Give the claims about a country, about chosen acts in it or chosen agreements of it.

    Args:
        host: the country.
        acts: chooses the acts.
        instruments: the agreements and laws, by key.
    """
    rows, rumoured = _about_acts(acts)
    binding = _about_instruments(instruments)
    # In no order: to go through all claims by their keys takes twice as long.
    of_country = set(_claims(_about(host)).order_by().values_list("pk", flat=True))
    others = {*binding, *of_country} - rows.keys()
    if others:
        rows.update((row[0], row) for row in _rows(Q(pk__in=among(others))))
    keys = sorted(rows)
    return _voices(
        [rows[key] for key in keys],
        about_country=[key in of_country for key in keys],
        rumoured=[key in rumoured for key in keys],
        instruments=[binding.get(key, ()) for key in keys],
    )


def general(host: str, origin: str | None, acts: Q, stances: Collection[Stance]) -> list[VoiceRow]:
    """Give the claims of some stances that name no country but that of origin, nor bear on an item.

    They are looked for in the documents that tell of the acts chosen, or have a claim about `host`.
    """
    # They are few, so that each is asked for its document, and not each document for its claims.
    loose = ~_bears_on(models.Claim.incidents) & ~_bears_on(models.Claim.instruments)
    found = _claims(Q(stance__in=stances) & loose).order_by().values_list("pk", "countries")
    keys = [pk for pk, named in found if set(named) <= {origin}]
    told_in = [_chosen(acts).values("document"), _claims(_about(host)).values("document")]
    here = Q(document__in=told_in[0]) | Q(document__in=told_in[1])
    if not keys:
        return []
    rows = _rows(here & Q(pk__in=among(keys)))
    none = [False] * len(rows)
    return _voices(rows, about_country=none, rumoured=none, instruments=[()] * len(rows))


def advising(origin: str, countries: Collection[str], documents: Collection[str]) -> list[int]:
    """Give the keys of the claims that advise about some countries, or stand in some documents.

    They must be about acts for a state, as far as it is told for which their acts were.
    """
    found = _claims(Q(stance=Stance.ADVISES)).values_list("pk", "countries", "document_id")
    asked = set(countries)
    near = {
        pk: document
        for pk, named, document in found
        if not asked.isdisjoint(named) or document_id(document) in documents
    }
    of_claims = _origins(Q(claims__in=among(near)), "claims")
    of_documents = _origins(Q(document__in=among(set(near.values()))), "document")
    return [
        pk
        for pk, document in near.items()
        if {None, origin} & (of_claims.get(pk) or of_documents.get(document) or {None})
    ]


def _origins(acts: Q, by: str) -> dict[int, set[str | None]]:
    """Give the states whose interest acts are, by the key of what the acts are asked by."""
    found: defaultdict[int, set[str | None]] = defaultdict(set)
    for key, origin in _chosen(acts).order_by().values_list(by, "origin"):
        found[key].add(origin)
    return found


def protections(host: str, acts: Q) -> list[ProtectionRow]:
    """Give what bodies that protect did and said, those that stand nowhere left out."""
    named = models.Party.objects.filter(NOT_REJECTED, key__in=_keys()).values_list("pk", "key")
    body_of = {pk: _keys()[key] for pk, key in named}
    part = models.Incident.actors.through.objects.filter(
        party__in=list(body_of), incident__in=_chosen(acts).values("pk")
    )
    done, said = defaultdict(list), defaultdict(list)
    acted = part.values_list("party", "incident__document", "incident__own_id")
    for party, document, own_id in acted:
        done[body_of[party]].append(row_id(document, own_id))
    bearing = _about(host) | Q(incidents__in=_chosen(acts).values("pk"))
    claims = _claims(Q(speaker__in=list(body_of)) & bearing).distinct()
    for party, document, own_id in claims.values_list("speaker", "document_id", "own_id"):
        said[body_of[party]].append(row_id(document, own_id))
    return [
        ProtectionRow(body=body, acts=tuple(done[body]), claims=tuple(said[body]))
        for body in _protective()
        if done[body] or said[body]
    ]


def named() -> frozenset[str]:
    """Give the countries of which a claim, an instrument or an estimate tells, by their codes."""
    head = models.Change.objects.values_list("link", flat=True).last() or FIRST
    return _named(str(connection.settings_dict["NAME"]), head)


@lru_cache(maxsize=1)
def _named(casebook: str, head: str) -> frozenset[str]:  # noqa: ARG001 (the answer holds for these)
    # Of claims the lists that differ are few, however many claims there are.
    told = _claims(Q()).order_by().values_list("countries", flat=True).distinct()
    binding = models.Instrument.objects.filter(NOT_REJECTED).values_list("parties", flat=True)
    lived_in = models.Estimate.objects.filter(NOT_REJECTED).values_list("to_country", flat=True)
    codes = {code for several in (*told, *binding) for code in several} | {*lived_in.distinct()}
    return frozenset(code for code in codes if code in country_codes())


def _voices(
    rows: Sequence[tuple[Any, ...]],
    *,
    about_country: Sequence[bool],
    rumoured: Sequence[bool],
    instruments: Sequence[Sequence[tuple[str, InstrumentStatus]]],
) -> list[VoiceRow]:
    """Make voices of what `_rows` gives, and of what each is about."""
    if not rows:
        return []
    # Column by column: one by one each takes three times as long.
    _keys, numbers, own_ids, stances, speakers = zip(*rows, strict=True)
    documents = imprints()
    return list(
        map(
            VoiceRow,
            map(row_id, numbers, own_ids),
            map(document_id, numbers),
            map(_STANCES.__getitem__, stances),
            speakers,
            about_country,
            rumoured,
            [tuple(one for one, _ in told) for told in instruments],
            [any(status is InstrumentStatus.ALLEGED for _, status in told) for told in instruments],
            map(day, map(documents.days.__getitem__, numbers)),
            map(documents.publishers.__getitem__, numbers),
            map(documents.languages.__getitem__, numbers),
        )
    )


def _about_acts(acts: Q) -> tuple[dict[int, tuple[Any, ...]], set[int]]:
    """Give the claims that bear on acts, as `_rows` does, and those with a rumoured act, by key."""
    # Asked of the acts: to begin with what ties claims to acts takes the database twice as long.
    found = _chosen(acts).filter(claims__isnull=False).order_by()
    columns = ("claims__review", "certainty", *(f"claims__{column}" for column in _COLUMNS))
    told = [
        (certainty, row)
        for review, certainty, *row in found.values_list(*columns)
        if review != Review.REJECTED
    ]
    rumoured = {row[0] for certainty, row in told if certainty == Certainty.RUMOURED}
    return {row[0]: tuple(row) for _, row in told}, rumoured


def _about_instruments(
    instruments: Mapping[int, InstrumentStatus],
) -> defaultdict[int, list[tuple[str, InstrumentStatus]]]:
    """Give for each claim the agreements that it bears on, each with its status."""
    found = models.Claim.instruments.through.objects.filter(instrument__in=list(instruments))
    about: defaultdict[int, list[tuple[str, InstrumentStatus]]] = defaultdict(list)
    columns = ("claim", "instrument", "instrument__document", "instrument__own_id")
    for claim, instrument, document, own_id in found.order_by("pk").values_list(*columns):
        about[claim].append((row_id(document, own_id), instruments[instrument]))
    return about


def _bears_on(items: Any) -> Q:
    """Ask for the claims that bear on any of some items."""
    return Q(pk__in=items.through.objects.values("claim"))


def _about(host: str) -> Q:
    return Q(countries__icontains=f'"{host}"')


def _chosen(acts: Q) -> QuerySet[models.Incident]:
    return models.Incident.objects.filter(acts, NOT_REJECTED)


def _claims(which: Q) -> QuerySet[models.Claim]:
    return models.Claim.objects.filter(which, NOT_REJECTED).order_by("pk")


def _rows(which: Q) -> list[tuple[Any, ...]]:
    """Give what `_voices` makes voices of, behind its key, as the claims were added."""
    # The database, whose memory is wiped, takes twice as long if it puts such rows in order.
    return sorted(_claims(which).order_by().values_list(*_COLUMNS), key=itemgetter(0))


@cache
def _keys() -> dict[str, str]:
    """Give the keys of the names of bodies that protect, each with its name in the gazetteer."""
    wanted = set(_protective())
    return {
        name_key(name): record["name"]
        for record in load("bodies/bodies.yaml")
        if record["name"] in wanted
        for name in (record["name"], *record.get("aliases", ()))
    }


def _protective() -> list[str]:
    return [record["name"] for record in load("bodies/protective.yaml")]
