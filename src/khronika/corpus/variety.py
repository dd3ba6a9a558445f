"""How varied the texts are: words that items share, words and triggers that they repeat.

    shared   runs of 8 words that stand in a sentence of one item and in one of another
    masked   the same with names, places, dates and numbers set aside: one pattern filled twice

A masked run has 8 tokens, in which any run of names, dates or numbers is one; at least 5 tokens are
words. What is tagged as boilerplate is not compared.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from khronika.corpus.files import Corpus, Piece
from khronika.corpus.labels import Kind
from khronika.corpus.marks import Marked
from khronika.corpus.masks import is_mask, mask
from khronika.corpus.sentences import Sentence, cut
from khronika.corpus.stats import LANGUAGES, trigger_words
from khronika.corpus.words import words
from khronika.model import Reading

RUN = 8
_FEWEST_WORDS = 5
_STRETCH = 1000  # words, over which type-token ratios of corpora of any size can be compared

Tokens = list[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words that two items share; `other` may be a text outside the corpus."""

    item: str
    other: str
    run: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variety:
    """The variety of a corpus; figures by language."""

    shared: tuple[Shared, ...]
    masked: tuple[Shared, ...]
    type_token: dict[str, float]
    """Different words to words."""
    type_token_1000: dict[str, float]
    """The same as the mean over stretches of 1000 words."""
    triggers: dict[str, dict[str, int]]
    """Different wordings of the triggers of each type."""

    def to_json(self) -> dict[str, Any]:
        """Write the figures and what was found."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Text:
    """The sentences of a text as tokens; `own` where it belongs to the corpus."""

    name: str
    sentences: list[Tokens]
    own: bool


def variety(corpus: Corpus, against: Iterable[Reading] = ()) -> Variety:
    """Measure the variety of a corpus, and compare it with texts outside it."""
    pieces = corpus.own()
    texts = [_of_piece(piece) for piece in pieces] + [_of_reading(one) for one in against]
    spoken = {code: _spoken(pieces, code) for code in LANGUAGES}
    return Variety(
        shared=tuple(_shared(texts, _plain)),
        masked=tuple(_shared(texts, _masked)),
        type_token={code: _ratio(tokens) for code, tokens in spoken.items()},
        type_token_1000={code: _mean_ratio(tokens) for code, tokens in spoken.items()},
        triggers={code: _wordings(pieces, code) for code in LANGUAGES},
    )


def _of_piece(piece: Piece) -> _Text:
    marked = piece.coded.marked
    stretches = [part for one in marked.sentences for part in _without_boilerplate(marked, one)]
    return _Text(piece.id, [words(part) for part in stretches], own=True)


def _without_boilerplate(marked: Marked, sentence: Sentence) -> Iterator[str]:
    """Give what of a sentence stands before, between and behind boilerplate."""
    start = sentence.start
    for mark in marked.marks:
        if mark.label.kind is Kind.BOILERPLATE and mark.end > start and mark.start < sentence.end:
            yield marked.text[start : max(start, mark.start)]
            start = min(mark.end, sentence.end)
    yield marked.text[start : sentence.end]


def _of_reading(reading: Reading) -> _Text:
    text = reading.document.text
    sentences = [words(text[one.start : one.end]) for one in cut(text)]
    return _Text(reading.document.id, sentences, own=False)


def _plain(tokens: Tokens) -> Tokens:
    return [token.lower() for token in tokens]


def _masked(tokens: Tokens) -> Tokens:
    """Mask what is particular; neighbouring masks become one."""
    masked: Tokens = []
    for token in map(mask, tokens):
        if not (masked and is_mask(token) and is_mask(masked[-1])):
            masked.append(token)
    return masked


def _shared(texts: list[_Text], normal: Callable[[Tokens], Tokens]) -> Iterator[Shared]:
    """Find the runs that two texts share, as long as they go, each once for a pair."""
    made = [[normal(sentence) for sentence in text.sentences] for text in texts]
    owners: dict[str, set[int]] = defaultdict(set)
    for number, sentences in enumerate(made):
        for sentence in sentences:
            for gram in filter(None, _grams(sentence)):
                owners[gram].add(number)
    for number, sentences in enumerate(made):
        if texts[number].own:
            for sentence in sentences:
                for other, run in _runs(sentence, number, owners):
                    yield Shared(texts[number].name, texts[other].name, run)


def _grams(tokens: Tokens) -> Iterator[str]:
    """Give each run of tokens that is compared, an empty one where it holds too few words."""
    for start in range(len(tokens) - RUN + 1):
        run = tokens[start : start + RUN]
        yield " ".join(run) if sum(not is_mask(token) for token in run) >= _FEWEST_WORDS else ""


def _runs(tokens: Tokens, number: int, owners: dict[str, set[int]]) -> Iterator[tuple[int, str]]:
    """Give the later text and the run, for each run of a sentence that a later text shares."""
    begun: dict[int, int] = {}
    for start, gram in enumerate([*_grams(tokens), ""]):
        sharing = {other for other in owners[gram] if other > number} if gram else set()
        for other in [other for other in begun if other not in sharing]:
            first = begun.pop(other)
            yield other, " ".join(tokens[first : start - 1 + RUN])
        for other in sharing:
            begun.setdefault(other, start)


def _spoken(pieces: list[Piece], language: str) -> Tokens:
    return [
        word.lower()
        for piece in pieces
        if piece.coded.item.header.language == language
        for word in words(piece.coded.marked.text)
    ]


def _ratio(tokens: Tokens) -> float:
    return round(len(set(tokens)) / len(tokens), 3) if tokens else 0.0


def _mean_ratio(tokens: Tokens) -> float:
    """Give the mean over whole stretches; 0 where there is not one."""
    stretches = [tokens[n : n + _STRETCH] for n in range(0, len(tokens) - _STRETCH + 1, _STRETCH)]
    return round(sum(map(_ratio, stretches)) / len(stretches), 3) if stretches else 0.0


def _wordings(pieces: list[Piece], language: str) -> dict[str, int]:
    found = {
        pair
        for piece in pieces
        if piece.coded.item.header.language == language
        for pair in trigger_words(piece)
    }
    return dict(Counter(str(type_) for type_, _ in sorted(found)))
