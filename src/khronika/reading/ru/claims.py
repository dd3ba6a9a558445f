"""Who says what in Russian text (codebook, section 4).

Sentence by sentence: attributions first, then what goes on without one, such as further sentences
of a quotation and the answers of an interview. Neighbouring sentences of one speaker and stance
in one paragraph are one run.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from khronika.model import Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties
from khronika.reading.quotes import Quotation, find_quotations
from khronika.reading.ru.asides import begins_dialogue
from khronika.reading.ru.attributions import find_attributions
from khronika.reading.ru.authors import Author
from khronika.reading.ru.grammar import commands
from khronika.reading.ru.interviews import find_answers
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.speakers import Speakers
from khronika.reading.ru.stances import makes_no_claim, stance_of
from khronika.reading.spans import Sentence, Span
from khronika.reading.statements import Said, agree, runs
from khronika.reading.syntax import Tree


def find_claims(
    text: str, trees: Sequence[Tree], parties: Parties, publisher: str | None = None
) -> list[ClaimDraft]:
    """Find the statements that the text attributes, in order.

    Args:
        text: the document's text.
        trees: its sentences.
        parties: who is mentioned where; unnamed speakers are added.
        publisher: who publishes the text, and is "мы" outside quotations.
    """
    speakers = Speakers(text, parties, Author(parties, publisher))
    quotations = find_quotations(text, [t.sentence for t in trees])
    reader = _Reader(text, parties, quotations, speakers)
    answers = find_answers(text, trees, parties)
    said: list[Said] = []
    for _, group in groupby(trees, key=lambda t: t.sentence.paragraph):
        paragraph = list(group)
        answerer = answers.get(paragraph[0].sentence.paragraph)
        said.extend(reader.answer(paragraph, answerer) if answerer else reader.read(paragraph))
    return runs(said)


class _Reader:
    """Reads paragraph after paragraph, and remembers whose quotation goes on."""

    def __init__(
        self,
        text: str,
        parties: Parties,
        quotations: Sequence[Quotation],
        speakers: Speakers,
    ) -> None:
        self._text = text
        self._parties = parties
        self._quotations = quotations
        self._starts = [q.start for q in quotations]
        self._speakers = speakers
        self._goes_on: str | None = None

    def read(self, paragraph: Sequence[Tree]) -> Iterator[Said]:
        """Give the statements of one paragraph."""
        found = [self._attributed(tree) for tree in paragraph]
        self._look_back(paragraph, found)
        dialogue = begins_dialogue(self._text, paragraph)
        speakers = _nearest([said[0].speaker if said else None for said in found], self._goes_on)
        for n, tree in enumerate(paragraph):
            speaker = speakers[n]
            goes_on = dialogue or self._is_quoted(tree.sentence)
            if not found[n] and speaker is not None and goes_on:
                found[n] = [self._said(tree, speaker, Stance.ASSERTS)]
        self._goes_on = found[-1][0].speaker if self._leads_on(paragraph[-1], found[-1]) else None
        yield from agree(found)

    def answer(self, paragraph: Sequence[Tree], speaker: str) -> Iterator[Said]:
        """Give the sentences of an interview's answer, which stand without quotation marks."""
        for tree in paragraph:
            verb = Stance.ADVISES if commands(tree) else Stance.ASSERTS
            yield replace(self._said(tree, speaker, verb), direct=False)

    def _attributed(self, tree: Tree) -> list[Said]:
        found: dict[str, Said] = {}
        for one in find_attributions(self._text, tree, self._within(tree.sentence)):
            for speaker in self._speakers.resolve(tree, one):
                if speaker not in found or found[speaker].stance is Stance.ASSERTS:
                    found[speaker] = self._said(tree, speaker, one.stance)
        self._speakers.enter(tree)
        if not found and self._denies_itself(tree.sentence):
            body = self._speakers.voice()
            return [self._said(tree, body, Stance.DENIES)] if body else []
        return list(found.values())

    def _denies_itself(self, sentence: Sentence) -> bool:
        """Whether a sentence denies in the voice of the body that publishes or spoke before."""
        words = self._text[sentence.start : sentence.end]
        return report_words().own_denial.search(words) is not None

    def _look_back(self, paragraph: Sequence[Tree], found: list[list[Said]]) -> None:
        """Let "Об этом сообщило агентство" attribute the sentence before it."""
        for n in range(1, len(paragraph)):
            sentence = paragraph[n].sentence
            refers = report_words().refers_back.search(self._text[sentence.start : sentence.end])
            if refers and found[n] and not found[n - 1]:
                one = found[n][0]
                found[n - 1] = [self._said(paragraph[n - 1], one.speaker, one.stance)]

    def _said(self, tree: Tree, speaker: str, verb: Stance) -> Said:
        sentence = tree.sentence
        return Said(
            sentence=sentence,
            speaker=speaker,
            stance=stance_of(self._spoken(sentence), verb, self._parties[speaker]),
            direct=bool(self._within(sentence)),
            quoted=any(not q.scare for q in self._within(sentence)),
            bears=not makes_no_claim(self._text[sentence.start : sentence.end]),
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
        """Whether all of a sentence, save its marks, is quoted."""
        quoted = [q for q in self._within(sentence) if not q.scare]
        begins, ends = sentence.start + 2, sentence.end - 2
        return any(q.start <= begins and ends <= q.end for q in quoted)

    def _leads_on(self, tree: Tree, said: Sequence[Said]) -> bool:
        """Whether the next paragraph, if it is a quotation, is the same speaker's."""
        goes_on = any(q.goes_on for q in self._within(tree.sentence))
        return bool(said) and (goes_on or self._text[tree.sentence.end - 1] == ":")


def _nearest(speakers: Sequence[str | None], earlier: str | None) -> list[str | None]:
    """Give for each sentence who spoke last before it in the paragraph, else who speaks next."""
    before, last = [], None
    for speaker in speakers:
        last = speaker or last
        before.append(last)
    following: list[str | None] = []
    for speaker in reversed(speakers):
        earlier = speaker or earlier
        following.append(earlier)
    return [one or other for one, other in zip(before, reversed(following), strict=True)]
