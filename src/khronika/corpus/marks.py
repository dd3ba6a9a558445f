"""The tags of an item with their labels read, and the sentences in which they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.corpus.items import Item
from khronika.corpus.labels import Kind, Label, read_label
from khronika.corpus.plausible import implausible
from khronika.corpus.sentences import Sentence, cut
from khronika.corpus.source import Unreadable
from khronika.model import Evidence


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, from `start` up to, not including, `end`, and what they are."""

    start: int
    end: int
    label: Label
    at: int
    """Offset in the file at which the tag opens."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, its sentences and its marks in the order of the text."""

    text: str
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...]

    def of(self, name: str, *kinds: Kind) -> list[Mark]:
        """Give the marks of one thing that are of these kinds."""
        return [mark for mark in self.marks if mark.label.of == name and mark.label.kind in kinds]

    def words(self, mark: Mark) -> str:
        """Give the words of a mark."""
        return self.text[mark.start : mark.end]

    def standing(self, mark: Mark) -> list[int]:
        """Give the numbers of the sentences in which a mark stands.

        An empty mark between two sentences belongs to the one before it.
        """
        touched = [
            n
            for n, one in enumerate(self.sentences)
            if one.start < mark.end and mark.start < one.end
        ]
        if touched:
            return touched
        before = [n for n, one in enumerate(self.sentences) if one.start <= mark.start]
        return before[-1:] or [0]

    def run(self, first: int, last: int) -> Evidence:
        """Give the words from one sentence to another as evidence."""
        start, end = self.sentences[first].start, self.sentences[last].end
        return Evidence(start=start, end=end, quote=self.text[start:end])

    def evidence(self, marks: Iterable[Mark]) -> tuple[Evidence, ...]:
        """Give the sentences of the marks as evidence, neighbours in a paragraph as one run."""
        runs: list[tuple[int, int]] = []
        for number in sorted({number for mark in marks for number in self.standing(mark)}):
            if runs and number == runs[-1][1] + 1 and self._same_paragraph(number, number - 1):
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
        return tuple(self.run(*run) for run in runs)

    def _same_paragraph(self, one: int, other: int) -> bool:
        return self.sentences[one].paragraph == self.sentences[other].paragraph


def read_marks(item: Item) -> Marked:
    """Read the labels of an item and cut its text; what cannot be read is noted and left out."""
    text = item.tagged.text
    marks = []
    for tag in item.tagged.tags:
        try:
            mark = Mark(tag.start, tag.end, read_label(tag.label), tag.at)
        except Unreadable as error:
            item.source.fault(tag.at, str(error))
            continue
        _check_words(item, mark)
        marks.append(mark)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    sentences = cut(
        text,
        breaks=[mark.start for mark in marks if mark.label.kind is Kind.BREAK],
        joins=[mark.start for mark in marks if mark.label.kind is Kind.JOIN],
    )
    return Marked(text, tuple(sentences), tuple(marks))


_WITHOUT_WORDS = frozenset({Kind.BREAK, Kind.JOIN})
_EITHER = frozenset({Kind.MENTION, Kind.TRIGGER, Kind.CLAIM, Kind.INSTRUMENT, Kind.ESTIMATE})


def _check_words(item: Item, mark: Mark) -> None:
    """Note a mark whose words are missing, too many, padded, or no date such as its days."""
    words = item.tagged.text[mark.start : mark.end]
    kind = mark.label.kind
    if kind in _WITHOUT_WORDS:
        if words:
            item.source.fault(mark.at, "this tag is empty: write {|/} or {|+} behind the full stop")
        return
    if not words.strip() and (words or kind not in _EITHER):
        item.source.fault(mark.at, "this tag has no words: put them before the bar")
    elif words != words.strip():
        item.source.fault(mark.at, "the words begin or end with a space: put it outside the tag")
    elif mark.label.days and not mark.label.sure:
        problem = implausible(words, mark.label.days, item.header.published)
        if problem:
            item.source.fault(
                mark.at, f"{problem}: correct the days, or write ! behind them if they are right"
            )
