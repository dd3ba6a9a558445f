"""Who says what in English text (codebook, section 4).

Sentence by sentence: attributions first, then what goes on without one: further sentences of a quotation, the answers of an
interview. Neighbouring sentences of one speaker and stance in one paragraph are one run.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from khronika.model import Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.en.attributions import find_attributions
from khronika.reading.en.interviews import find_answers
from khronika.reading.en.quotes import Quotation, find_quotations
from khronika.reading.en.speakers import Speakers
from khronika.reading.en.stances import only_counts, stance_of
from khronika.reading.parties import Parties
from khronika.reading.spans import Sentence, Span
from khronika.reading.syntax import Tree


_FIRST = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence as one speaker's."""

    sentence: Sentence
    speaker: str
    stance: Stance
    direct: bool
    quoted: bool
    """Whether it begins or ends within a quotation of more than a few words."""
    bears: bool


def find_claims(
    text: str,
    trees: Sequence[Tree],
    parties: Parties,
    author: str | None = None,
) -> list[ClaimDraft]:
    """Find the statements that the text attributes, in order.

    Args:
        text: the document's text.
        trees: its sentences.
        parties: who is mentioned where; unnamed speakers are added.
        author: id of the named author or group that says "we" outside quotations, if any.
    """
    quotations = find_quotations(text, [t.sentence for t in trees])
    reader = _Reader(text, parties, quotations, author)
    answers = find_answers(text, trees, parties)
    said: list[_Said] = []
    for _, group in groupby(trees, key=lambda t: t.sentence.paragraph):
        paragraph = list(group)
        answerer = answers.get(paragraph[0].sentence.paragraph)
        said.extend(reader.answer(paragraph, answerer) if answerer else reader.read(paragraph))
    return list(_runs(said))


class _Reader:
    """Reads paragraph after paragraph, and remembers whose quotation goes on."""

    def __init__(
        self,
        text: str,
        parties: Parties,
        quotations: Sequence[Quotation],
        author: str | None,
    ) -> None:
        self._text = text
        self._parties = parties
        self._quotations = quotations
        self._starts = [q.start for q in quotations]
        self._speakers = Speakers(text, parties, author)
        self._goes_on: str | None = None

    def read(self, paragraph: Sequence[Tree]) -> Iterator[_Said]:
        """Give the statements of one paragraph."""
        found = [self._attributed(tree) for tree in paragraph]
        attributed = list(found)
        for n, tree in enumerate(paragraph):
            if not found[n]:
                found[n] = self._continued(tree, attributed[:n], attributed[n + 1 :])
        self._goes_on = None
        quotations = self._within(paragraph[-1].sentence)
        if found[-1] and quotations and self._leads_on(quotations[-1], paragraph[-1].sentence):
            self._goes_on = found[-1][0].speaker
        yield from _agree(found)

    def answer(self, paragraph: Sequence[Tree], speaker: str) -> Iterator[_Said]:
        """Give the sentences of an interview's answer, which stand without quotation marks."""
        for tree in paragraph:
            yield replace(self._said(tree, speaker, Stance.ASSERTS), direct=False)

    def _attributed(self, tree: Tree) -> list[_Said]:
        found: dict[str, _Said] = {}
        for one in find_attributions(self._text, tree, self._within(tree.sentence)):
            for word in one.speakers:
                if word.lemma in _FIRST and one.stance is not Stance.ADVISES:
                    continue  # an author's own views are no claims, only demands and advice
                speaker = self._speakers.resolve(tree, word, one.cue)
                if speaker is None:
                    continue
                if speaker not in found or found[speaker].stance is Stance.ASSERTS:
                    found[speaker] = self._said(tree, speaker, one.stance)
        self._speakers.enter(tree)
        return list(found.values())

    def _continued(
        self, tree: Tree, before: Sequence[list[_Said]], after: Sequence[list[_Said]]
    ) -> list[_Said]:
        """Give a sentence that is all quotation to who spoke beside it."""
        if not self._is_quoted(tree.sentence):
            return []
        nearest = [*reversed(before), *after]
        speaker = next((said[0].speaker for said in nearest if said), self._goes_on)
        return [self._said(tree, speaker, Stance.ASSERTS)] if speaker else []

    def _said(self, tree: Tree, speaker: str, verb: Stance) -> _Said:
        sentence = tree.sentence
        words = self._text[sentence.start : sentence.end]
        return _Said(
            sentence=sentence,
            speaker=speaker,
            stance=stance_of(self._spoken(sentence), verb, self._parties[speaker]),
            direct=bool(self._within(sentence)),
            quoted=any(not q.scare for q in self._within(sentence)),
            bears=not only_counts(words),
        )

    def _spoken(self, sentence: Sentence) -> str:
        """Give the speaker's own words where the sentence begins with them, else the sentence."""
        quoted = [q for q in self._within(sentence) if not q.scare]
        if not quoted or quoted[0].start > sentence.start:
            return self._text[sentence.start : sentence.end]
        return " ".join(
            self._text[max(q.start, sentence.start) : min(q.end, sentence.end)] for q in quoted
        )

    def _within(self, where: Span) -> list[Quotation]:
        """Give the quotations that share a character with a sentence."""
        n = max(bisect_left(self._starts, where.start) - 1, 0)
        found = []
        while n < len(self._quotations) and self._starts[n] < where.end:
            if self._quotations[n].touches(where):
                found.append(self._quotations[n])
            n += 1
        return found

    def _is_quoted(self, sentence: Sentence) -> bool:
        """Whether all of a sentence, save its marks, lies in quotations."""
        quoted = [q for q in self._within(sentence) if not q.scare]
        return any(q.start <= sentence.start + 2 and sentence.end - 2 <= q.end for q in quoted)

    def _leads_on(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether the next paragraph may be a quotation of the same speaker."""
        return quotation.goes_on or self._text[sentence.end - 1] == ":"


def _agree(paragraph: Sequence[list[_Said]]) -> Iterator[_Said]:
    """Give the sentences of a paragraph, those that one speaker says in quotation marks with one stance.

    Fear and denial colour the whole; anything else only what follows. Advice stays apart: speakers end with it.
    """
    for _, group in groupby(paragraph, key=_one_speaker):
        run = [said for sentence in group for said in sentence]
        if not _one_speaker(run):
            yield from run
            continue
        told = {said.stance for said in run}
        current = next((s for s in (Stance.FEARS, Stance.DENIES) if s in told), Stance.ASSERTS)
        for said in run:
            if said.stance is Stance.ADVISES:
                yield said
                continue
            if current is Stance.ASSERTS:
                current = said.stance
            yield replace(said, stance=current)


def _one_speaker(said: Sequence[_Said]) -> str:
    """Give the speaker of a sentence in quotation marks; nothing where there are none or several."""
    speakers = {s.speaker for s in said if s.quoted}
    return speakers.pop() if len(speakers) == 1 else ""


def _runs(said: Sequence[_Said]) -> Iterator[ClaimDraft]:
    """Join neighbouring sentences of one speaker and stance."""
    waiting: dict[str, list[_Said]] = {}
    for one in said:
        run = waiting.get(one.speaker)
        if run and not _joins(run[-1], one):
            yield _draft(waiting.pop(one.speaker))
        waiting.setdefault(one.speaker, []).append(one)
    for run in waiting.values():
        yield _draft(run)


def _joins(one: _Said, other: _Said) -> bool:
    near = other.sentence.number - one.sentence.number == 1
    same_paragraph = other.sentence.paragraph == one.sentence.paragraph
    return near and same_paragraph and (one.stance, one.bears) == (other.stance, other.bears)


def _draft(run: Sequence[_Said]) -> ClaimDraft:
    return ClaimDraft(
        speaker=run[0].speaker,
        stance=run[0].stance,
        direct=any(s.direct for s in run),
        runs=tuple(Span(start=s.sentence.start, end=s.sentence.end) for s in run),
        bears=run[0].bears,
    )
