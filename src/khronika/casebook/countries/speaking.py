"""Who says what about a country, and what bodies that protect did there."""

from collections import defaultdict
from functools import cache

from django.db.models import Q, QuerySet

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.countries.naming import row_id
from khronika.casebook.countries.rows import ProtectionRow, VoiceRow
from khronika.casebook.queries import NOT_REJECTED
from khronika.model import Certainty, Stance
from khronika.resolution import name_key
from khronika.resources import load

_COLUMNS = (
    "pk",
    "document_id",
    "own_id",
    "stance",
    "speaker__name",
    "document__published",
    "document__publisher",
    "document__language",
)


def voices(host: str, acts: Q) -> list[VoiceRow]:
    """Give the claims about a country, or about the acts in it that a question chooses."""
    about = _about_acts(acts)
    of_country = set(_claims(Q(countries__icontains=f'"{host}"')).values_list("pk", flat=True))
    rows = _claims(Q(pk__in={*about, *of_country})).values_list(*_COLUMNS)
    return [
        VoiceRow(
            id=row_id(document, own_id),
            document=document_id(document),
            stance=Stance(stance),
            speaker=speaker,
            about_country=pk in of_country,
            acts=tuple(act for act, _ in about[pk]),
            rumoured=any(certainty == Certainty.RUMOURED for _, certainty in about[pk]),
            published=published,
            publisher=publisher,
            language=language,
        )
        for pk, document, own_id, stance, speaker, published, publisher, language in rows
    ]


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
    bearing = Q(countries__icontains=f'"{host}"') | Q(incidents__in=_chosen(acts).values("pk"))
    claims = _claims(Q(speaker__in=list(body_of)) & bearing).distinct()
    for party, document, own_id in claims.values_list("speaker", "document_id", "own_id"):
        said[body_of[party]].append(row_id(document, own_id))
    return [
        ProtectionRow(body=body, acts=tuple(done[body]), claims=tuple(said[body]))
        for body in _protective()
        if done[body] or said[body]
    ]


def _about_acts(acts: Q) -> defaultdict[int, list[tuple[str, str]]]:
    """Give for each claim the acts that it bears on, each with its certainty."""
    found = models.Claim.incidents.through.objects.filter(incident__in=_chosen(acts).values("pk"))
    about: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    columns = ("claim", "incident__document", "incident__own_id", "incident__certainty")
    for claim, document, own_id, certainty in found.order_by("pk").values_list(*columns):
        about[claim].append((row_id(document, own_id), certainty))
    return about


def _chosen(acts: Q) -> QuerySet[models.Incident]:
    return models.Incident.objects.filter(acts, NOT_REJECTED)


def _claims(which: Q) -> QuerySet[models.Claim]:
    return models.Claim.objects.filter(which, NOT_REJECTED).order_by("pk")


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
