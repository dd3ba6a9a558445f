"""All rules of the corpus, over items and between them."""

from collections import defaultdict
from collections.abc import Iterator

from khronika.corpus.codes import Part
from khronika.corpus.files import Corpus, Piece
from khronika.corpus.rules import check_item
from khronika.corpus.source import Fault
from khronika.model import Person

RARE = 0.01
"""The share of the documents in which one surname may occur."""

ALWAYS_ALLOWED = 3
"""Documents in which a surname may occur however small the corpus: one affair, told again."""

Found = Iterator[tuple[Piece, str]]


def check(corpus: Corpus) -> list[Fault]:
    """Give everything that is wrong in a corpus, in the order of files and lines."""
    faults = set(corpus.faults)
    for piece in corpus.pieces:
        faults.update(check_item(piece.coded))
    for rule in (_same_ids, _same_hands, _second_codings, _favourite_names):
        for piece, problem in rule(corpus):
            item = piece.coded.item
            faults.add(item.source.fault_at(item.at, problem))
    return sorted(faults)


def _same_ids(corpus: Corpus) -> Found:
    first: dict[str, Piece] = {}
    for piece in corpus.own():
        if piece.id in first:
            yield piece, f"the id {piece.id} is taken by {first[piece.id].coded.item.source.path}"
        first.setdefault(piece.id, piece)


def _same_hands(corpus: Corpus) -> Found:
    """Whoever writes for the test must have written nothing to learn from."""
    learnt_from = {_writer(one) for one in corpus.own() if one.part is Part.TRAIN}
    for piece in corpus.own():
        if piece.part is Part.TEST and _writer(piece) in learnt_from:
            yield piece, f"{_writer(piece)} writes for train/ too: a hand writes for one part only"


def _second_codings(corpus: Corpus) -> Found:
    first = {one.id: one for one in corpus.documents()}
    for piece in corpus.pieces:
        if piece.part is not Part.SECOND or not first:
            continue
        other = first.get(piece.id)
        if other is None:
            yield piece, "is the second coding of no document: its name must be the document's"
        elif other.coded.marked.text != piece.coded.marked.text:
            yield piece, "the text is not that of the document: only tags and footer may differ"
        elif _writer(other) == _writer(piece):
            yield piece, "is coded by the document's own writer: another hand must code it"


def _favourite_names(corpus: Corpus) -> Found:
    documents = corpus.documents()
    allowed = max(ALWAYS_ALLOWED, int(len(documents) * RARE))
    bearing: dict[str, list[Piece]] = defaultdict(list)
    for piece in documents:
        for surname in sorted(surnames(piece)):
            bearing[surname].append(piece)
    for pieces in bearing.values():
        for piece in pieces[allowed:]:
            yield (
                piece,
                f"a surname is in {len(pieces)} documents, allowed are {allowed}: choose another",
            )


def surnames(piece: Piece) -> set[str]:
    """Give the last words of the full names of an item's people, in small letters."""
    people: tuple[Person, ...] = piece.coded.reading.people
    split = (person.name.split() for person in people)
    return {
        words[-1].casefold()
        for words in split
        if len(words) > 1 and all(word[:1].isupper() for word in words)
    }


def _writer(piece: Piece) -> str:
    return piece.coded.item.header.writer
