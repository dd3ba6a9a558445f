"""The readings of one document's languages as one reading.

People and bodies are not joined across languages: whether two names are one person's is for those
who review to say, with what `resolution` shows them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from khronika.model import Document, Evidence, Item, Reading
from khronika.model.codec import ITEM_LISTS

AnyItem = TypeVar("AnyItem", bound=Item)


def join(document: Document, readings: Sequence[Reading]) -> Reading:
    """Join readings of parts of a document whose texts are as long as its own.

    Args:
        document: the whole document.
        readings: what was read in each language, the document's own first.

    Returns:
        One reading. What a part that does not concern us holds is left out, unless none does.
    """
    relevant = [reading for reading in readings if reading.relevant] or readings[:1]
    counts = dict.fromkeys(ITEM_LISTS, 0)
    told = []
    for reading in relevant:
        told.append(_renamed(reading, counts, document.text))
        counts = {name: counts[name] + len(getattr(reading, name)) for name in ITEM_LISTS}
    return replace(
        relevant[0],
        document=document,
        people=_all(one.people for one in told),
        organizations=_all(one.organizations for one in told),
        incidents=_all(one.incidents for one in told),
        claims=_all(one.claims for one in told),
        instruments=_all(one.instruments for one in told),
        estimates=_all(one.estimates for one in told),
    )


def _all(lists: Iterable[tuple[AnyItem, ...]]) -> tuple[AnyItem, ...]:
    return tuple(chain.from_iterable(lists))


def _renamed(reading: Reading, counts: dict[str, int], text: str) -> Reading:
    """Number the items of a reading on from what was counted, and cut their words from a text."""
    names = {
        item.id: f"{item.id.rstrip('0123456789')}{counts[name] + n}"
        for name in ITEM_LISTS
        for n, item in enumerate(getattr(reading, name), start=1)
    }

    def every(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names[one] for one in ids)

    def named(
        items: Iterable[AnyItem], change: Callable[[AnyItem], AnyItem]
    ) -> tuple[AnyItem, ...]:
        return tuple(_recut(replace(change(item), id=names[item.id]), text) for item in items)

    return replace(
        reading,
        people=named(reading.people, lambda p: p),
        organizations=named(reading.organizations, lambda o: o),
        incidents=named(
            reading.incidents,
            lambda i: replace(i, targets=every(i.targets), actors=every(i.actors)),
        ),
        claims=named(
            reading.claims,
            lambda c: replace(
                c,
                speaker=names[c.speaker],
                about=replace(
                    c.about,
                    incidents=every(c.about.incidents),
                    instruments=every(c.about.instruments),
                ),
            ),
        ),
        instruments=named(reading.instruments, lambda n: n),
        estimates=named(reading.estimates, lambda e: replace(e, by=every(e.by))),
    )


def _recut(item: AnyItem, text: str) -> AnyItem:
    """Cut the words of an item from the whole text: a part has blanks where others speak."""
    evidence = tuple(
        Evidence(start=e.start, end=e.end, quote=text[e.start : e.end]) for e in item.evidence
    )
    return replace(item, evidence=evidence)
