"""From nouns to the tables of a casebook: the items of one document, and what they point to."""

from collections.abc import Iterable
from typing import Any

from khronika.casebook import models
from khronika.casebook.kinds import kind_of
from khronika.casebook.rows import PartyKind, Review
from khronika.model import (
    Claim,
    Estimate,
    Incident,
    Instrument,
    Interval,
    Item,
    Organization,
    Person,
)


class Items:
    """The items of one document on their way into the tables; knows the row of each id."""

    def __init__(self, document: models.Document) -> None:
        self._document = document
        self._proofs: list[models.Evidence] = []
        self._keys = dict(
            models.Item.objects.filter(document=document).order_by().values_list("own_id", "pk")
        )

    def put(self, noun: Item, review: Review = Review.PROPOSED) -> None:
        """Write an item, over the one of the same id if there is one; its evidence at `prove`."""
        table = kind_of(noun).table
        columns = {**self._shared(noun), "review": review.value, **self._columns(noun)}
        is_new = noun.id not in self._keys
        if is_new:
            kept = table(document=self._document, own_id=noun.id)
        else:
            kept = table.objects.get(pk=self._keys[noun.id])
            kept.evidence.all().delete()
        for name, value in columns.items():
            setattr(kept, name, value)
        kept.save()
        self._keys[noun.id] = kept.pk
        for name, ids in _links(noun).items():
            linked = [self._keys[own_id] for own_id in ids]
            if not is_new:
                getattr(kept, name).set(linked)
            elif linked:  # what is new has no links to be compared with
                getattr(kept, name).add(*linked)
        self._proofs += (
            models.Evidence(item=kept, start=proof.start, end=proof.end, quote=proof.quote)
            for proof in noun.evidence
        )

    def prove(self) -> None:
        """Write the evidence of all items that were put, at once."""
        models.Evidence.objects.bulk_create(self._proofs)
        self._proofs = []

    def remove(self, own_ids: Iterable[str]) -> None:
        """Take items out of the tables. What points to them must be gone already."""
        models.Item.objects.filter(pk__in=[self._keys.pop(own_id) for own_id in own_ids]).delete()

    def _shared(self, noun: Item) -> dict[str, Any]:
        return {
            "confidence": noun.confidence,
            "decided": [[decision.field, decision.by] for decision in noun.decided],
        }

    def _columns(self, noun: Item) -> dict[str, Any]:
        match noun:
            case Person():
                return {
                    "kind": PartyKind.PERSON,
                    "name": noun.name,
                    "aliases": noun.aliases,
                    "roles": noun.roles,
                    "citizenship": noun.citizenship,
                }
            case Organization():
                return {
                    "kind": PartyKind.ORGANIZATION,
                    "name": noun.name,
                    "aliases": noun.aliases,
                    "body": noun.kind,
                    "country": noun.country,
                }
            case Incident():
                return {
                    **_dated(noun.when, noun.when_text),
                    "type": noun.type,
                    "host": noun.host,
                    "origin": noun.origin,
                    "status": noun.status,
                    "certainty": noun.certainty,
                    "charge": noun.charge,
                    "max_years": noun.max_years,
                }
            case Instrument():
                return {
                    **_dated(noun.when, noun.when_text),
                    "kind": noun.kind,
                    "parties": noun.parties,
                    "status": noun.status,
                    "data": noun.data,
                }
            case Claim():
                return {
                    "speaker_id": self._keys[noun.speaker],
                    "stance": noun.stance,
                    "direct": noun.direct,
                    "countries": noun.about.countries,
                }
            case Estimate():
                return {
                    **_dated(noun.when, noun.when_text),
                    "measure": noun.measure,
                    "from_country": noun.from_country,
                    "to_country": noun.to_country,
                    "low": noun.low,
                    "high": noun.high,
                }
            case _:
                raise TypeError(type(noun).__name__)


def _links(noun: Item) -> dict[str, tuple[str, ...]]:
    """Give the ids that an item points to, by the column that many of them stand in."""
    match noun:
        case Incident():
            return {"targets": noun.targets, "actors": noun.actors}
        case Claim():
            return {"incidents": noun.about.incidents, "instruments": noun.about.instruments}
        case Estimate():
            return {"by": noun.by}
        case _:
            return {}


def _dated(when: Interval | None, when_text: str | None) -> dict[str, Any]:
    return {
        "first": when.first if when else None,
        "last": when.last if when else None,
        "when_words": when.text if when else None,
        "when_text": when_text,
    }
