"""A query, filters and a page, answered."""

import numpy as np
import numpy.typing as npt
from django.db import connection

from khronika.casebook.search.asking import Query, parse
from khronika.casebook.search.facets import Entries, Ids, Mask, entries
from khronika.casebook.search.page import Order, SearchFilter, SearchPage
from khronika.casebook.search.showing import hits_of

MOST_WEIGHED = 4_000
"""Hits whose relevance is weighed, which takes some 50 ms under the driver's locked memory.

Of more the newest come first.
"""
_FIND = "SELECT group_concat(rowid) FROM casebook_search WHERE casebook_search MATCH %s"
# The columns in their order: dictionary forms, other forms, sounds of names.
_WEIGH = (
    "SELECT rowid, -bm25(casebook_search, 1.0, 0.5, 0.4) FROM casebook_search "
    "WHERE casebook_search MATCH %s"
)

_Scores = npt.NDArray[np.float64]


def answer(typed: str, asked: SearchFilter, *, page: int, size: int) -> SearchPage:
    """Give one page of what is found; see `Searching.search`."""
    query = parse(typed)
    known = entries()
    hits = _hits(query, known)
    weighed = bool(query.wanted) and len(hits) <= MOST_WEIGHED
    scores = _scores(query, len(known)) if weighed else None
    hits = hits[known.passing(asked)[hits]]
    exact = _exact(query, len(known))
    # The last key counts most; among equals what was added last comes first.
    order = np.lexsort((-hits, -(known.last if scores is None else scores)[hits], ~exact[hits]))
    shown = [int(number) for number in hits[order][(page - 1) * size : page * size]]
    return SearchPage(
        total=len(hits),
        page=page,
        pages=-(-len(hits) // size),
        order=Order.NEWEST if scores is None else Order.RELEVANCE,
        hits=hits_of(
            query,
            shown,
            exact=[bool(exact[number]) for number in shown],
            scores=[None if scores is None else float(scores[number]) for number in shown],
        ),
        facets=known.count(hits),
    )


def _hits(query: Query, known: Entries) -> Ids:
    found = _mask(query.wide(), len(known)) if query.wanted else known.all()
    if query.unwanted:
        found &= ~_mask(query.without(), len(known))
    return np.flatnonzero(found)


def _exact(query: Query, size: int) -> Mask:
    """Tell which are written as they were asked for, and not only found by their sound."""
    exact = query.exact()
    return np.ones(size, dtype=np.bool_) if exact == query.wide() else _mask(exact, size)


def _mask(match: str, size: int) -> Mask:
    """Tell of each id under `size` whether it answers to a question in the language of FTS5."""
    with connection.cursor() as cursor:
        (found,) = cursor.execute(_FIND, [match]).fetchone()
    ids = np.fromstring(found or "", dtype=np.int64, sep=",")
    mask = np.zeros(size, dtype=np.bool_)
    # Another process may have added more since the entries were read.
    mask[ids[ids < size]] = True
    return mask


def _scores(query: Query, size: int) -> _Scores:
    scores = np.zeros(size)
    with connection.cursor() as cursor:
        for number, score in cursor.execute(_WEIGH, [query.wide()]):
            if number < size:
                scores[number] = score
    return scores
