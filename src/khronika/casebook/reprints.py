"""Which other documents one is a copy of, or was copied by, whoever judged anything of them.

Ten runs of three words, spread over the text, are looked up in the index of search, those with the
longest words, which are rare. The documents that have at least two of them are held against it word
by word. That takes a tenth of a second among 100,000 documents. Of a long document a short piece is
not found from here, but from the piece.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection

from khronika.casebook import models
from khronika.casebook.assembling import document_ref
from khronika.casebook.rows import CopyRow
from khronika.casebook.search.words import Word, terms, words
from khronika.resolution.sources import taken_from

_RUN, _RUNS = 3, 10
_FEWEST = 2
"""Runs that a document must have to be looked at."""
_MOST = 20
"""Documents that are looked at, those with the most runs."""
_EVERYWHERE = 50
"""Entries in which a run may stand; more, and it is a menu or a formula."""
_FIND = "SELECT rowid FROM casebook_search WHERE casebook_search MATCH %s LIMIT %s"


def copies(document: models.Document) -> tuple[CopyRow, ...]:
    """Give the documents that one shares most of its words with, the largest share first.

    The later one of two is the copy: by the days of publication, else by the order of documents.
    """
    found = [
        row
        for other in models.Document.objects.filter(pk__in=_near(document)).defer(
            "reading", "parts"
        )
        if (row := _row(document, other)) is not None
    ]
    return tuple(sorted(found, key=lambda row: (-row.share, _order_of(row.document.id))))


def _row(document: models.Document, other: models.Document) -> CopyRow | None:
    is_first = _age(other) < _age(document)
    later, earlier = (document, other) if is_first else (other, document)
    taken = taken_from(later.text, earlier.text)
    if taken is None:
        return None
    kind, share = taken
    return CopyRow(document=document_ref(other), kind=kind, share=share, is_first=is_first)


def _age(document: models.Document) -> tuple[date, int]:
    return document.published or date.max, document.pk


def _order_of(document_id: str) -> int:
    return int(document_id.removeprefix("d"))


def _near(document: models.Document) -> list[int]:
    """Give the numbers of the documents that have runs of words of this one."""
    having: Counter[int] = Counter()
    for run in _runs(list(words(document.text))):
        having.update(_with(run))
    entries = dict(having.most_common())
    owners = models.SearchEntry.objects.filter(pk__in=entries, item=None)
    numbers = dict(owners.exclude(document=document).values_list("document", "pk"))
    near = [number for number, entry in numbers.items() if entries[entry] >= _FEWEST]
    return sorted(near, key=lambda number: (-entries[numbers[number]], number))[:_MOST]


def _runs(text: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Give runs of words: of each tenth of a text the one with the most letters."""
    last = len(text) - _RUN + 1
    for number in range(_RUNS):
        starts = range(number * last // _RUNS, (number + 1) * last // _RUNS)
        if starts:
            start = max(
                starts, key=lambda at: sum(len(one.written) for one in text[at : at + _RUN])
            )
            yield text[start : start + _RUN]


def _with(run: Sequence[Word]) -> list[int]:
    """Give the entries in which a run of words stands, in any form of them."""
    known = (terms(word.written) for word in run)
    phrase = " ".join(one.lemma for one in known if one is not None)
    if not phrase:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [f'lemmas : "{phrase}"', _EVERYWHERE + 1])
        found = [number for (number,) in cursor.fetchall()]
    return found if len(found) <= _EVERYWHERE else []
