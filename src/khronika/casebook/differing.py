"""Telling items of readings apart."""

from collections.abc import Iterator, Mapping

from khronika.casebook.aligning import says_the_same
from khronika.casebook.differences import Difference, DifferenceKind
from khronika.casebook.rows import Review
from khronika.model import Item, item_to_json


def between(here: str, before: Mapping[str, Item], now: Mapping[str, Item]) -> Iterator[Difference]:
    """Tell what one reading of a document says otherwise than the one before it."""
    for own_id in {**before, **now}:
        old, new = before.get(own_id), now.get(own_id)
        if old is None:
            yield difference(DifferenceKind.NEW, here, None, new)
        elif new is None:
            yield difference(DifferenceKind.GONE, here, old, None)
        elif not says_the_same(old, new):
            yield difference(DifferenceKind.CHANGED, here, old, new)


def against(here: str, noun: Item, review: Review, read: Item) -> Iterator[Difference]:
    """Tell what a reading says otherwise than what a person decided about an item."""
    if review is Review.REJECTED or not says_the_same(noun, read):
        yield difference(DifferenceKind.AGAINST, here, noun, read)


def difference(
    kind: DifferenceKind, here: str, before: Item | None, after: Item | None
) -> Difference:
    """Make the row of a difference; one of the two items is there."""
    noun = before or after
    return Difference(
        kind=kind,
        id=f"{here}.{noun.id if noun else ''}",
        before=item_to_json(before) if before else None,
        after=item_to_json(after) if after else None,
    )
