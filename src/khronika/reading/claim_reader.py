"""Reads who says what, paragraph after paragraph (codebook, section 4); in any language.

Attributions come first, then what goes on without one, such as further sentences of a quotation
and the answers of an interview. Neighbouring sentences of one speaker and stance in one paragraph
are one run. What attributes, and what it tells, each language knows.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from khronika.model import Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.narrators import Story
from khronika.reading.parties import Parties, Party
from khronika.reading.quotes import Quotation, find_quotations
from khronika.reading.spans import Sentence, Span
from khronika.reading.stances import Content
from khronika.reading.statements import Said, agree, runs
from khronika.reading.syntax import Tree

_DASHES = ("–", "—", "-")


class ClaimReader(ABC):
    """Reads the paragraphs of one document, and remembers whose quotation goes on."""

    def __init__(
        self, text: str, trees: Sequence[Tree], parties: Parties, content: Content
    ) -> None:
        self.text = text
        self.parties = parties
        self._trees = trees
        self._content = content
        self._quotations = find_quotations(text, [t.sentence for t in trees])
        self._starts = [q.start for q in self._quotations]
        self._goes_on: str | None = None

    def claims(self, answers: Mapping[int, str], story: Story | None) -> list[ClaimDraft]:
        """Give the statements of the document, in order.

        Args:
            answers: who answers in the paragraphs that are an interview's answers.
            story: what is told in the first person, if anything is. Whoever wrote it claims
                nothing but what others should do.
        """
        said: list[Said] = []
        for _, group in groupby(self._trees, key=lambda t: t.sentence.paragraph):
            paragraph = list(group)
            number = paragraph[0].sentence.paragraph
            if number in answers:
                said.extend(self._answer(paragraph, answers[number]))
            elif story is None or number not in story.paragraphs:
                said.extend(self._read(paragraph))
            elif story.is_written:
                said.extend(self._written(paragraph, story.narrator))
            else:
                said.extend(self._answer(paragraph, story.narrator))
        return runs(said)

    @abstractmethod
    def attributed(self, tree: Tree) -> list[Said]:
        """Give what a sentence attributes."""

    @abstractmethod
    def is_for_body(self, speaker: Party) -> bool:
        """Whether somebody speaks for a body, or is one."""

    @abstractmethod
    def may_fear(self, speaker: Party) -> bool:
        """Whether a speaker is one of those who fear."""

    @abstractmethod
    def leads_on(self, quotations: Sequence[Quotation]) -> bool:
        """Whether a quotation goes on in the next paragraph, by those of the last sentence."""

    def closes(self, sentence: Sentence) -> bool:  # noqa: ARG002
        """Whether a sentence that is all quoted is one, and not a quoted heading."""
        return True

    def is_dialogue(self, paragraph: Sequence[Tree]) -> bool:  # noqa: ARG002
        """Whether a paragraph is speech without quotation marks."""
        return False

    def attributed_in(self, paragraph: Sequence[Tree]) -> list[list[Said]]:
        """Give what each sentence of a paragraph attributes, or another attributes of it."""
        return [self.attributed(tree) for tree in paragraph]

    def stance_of_answer(self, tree: Tree) -> Stance:  # noqa: ARG002
        """Give what a sentence of an answer does, as a verb would tell."""
        return Stance.ASSERTS

    def _read(self, paragraph: Sequence[Tree]) -> Iterator[Said]:
        found = self.attributed_in(paragraph)
        dialogue = self.is_dialogue(paragraph)
        speakers = _nearest([said[0].speaker if said else None for said in found], self._goes_on)
        for n, tree in enumerate(paragraph):
            if not found[n] and _is_dateline(self.text, tree.sentence) and n + 1 < len(found):
                found[n] = [replace(one, sentence=tree.sentence) for one in found[n + 1]]
            speaker = speakers[n]
            goes_on = dialogue or self._is_quoted(tree.sentence)
            if not found[n] and speaker is not None and goes_on:
                found[n] = [self.said(tree, speaker, Stance.ASSERTS)]
        last = paragraph[-1]
        leads = bool(found[-1]) and (
            self.parties[found[-1][0].speaker].is_person  # "She told her story in Oslo."
            or self.leads_on(self.within(last.sentence))
            or self.text[last.sentence.end - 1] == ":"
        )
        self._goes_on = found[-1][0].speaker if leads else None
        yield from agree(found)

    def _answer(self, paragraph: Sequence[Tree], speaker: str) -> Iterator[Said]:
        """Give the sentences of an interview's answer, which mostly have no quotation marks."""
        answer = [self.said(tree, speaker, self.stance_of_answer(tree)) for tree in paragraph]
        bears = any(said.bears for said in answer)
        for said in agree([[replace(said, quoted=True)] for said in answer]):
            yield replace(said, direct=self._is_quoted(said.sentence), bears=bears)

    def _written(self, paragraph: Sequence[Tree], author: str) -> Iterator[Said]:
        """Give the sentences of a paragraph by an author: what others say there, and their own."""
        of_others: dict[int, list[Said]] = {}
        for said in self._read(paragraph):
            of_others.setdefault(said.sentence.number, []).append(said)
        for tree in paragraph:
            own = replace(self.said(tree, author, self.stance_of_answer(tree)), direct=False)
            own = replace(own, bears=own.bears and own.stance is Stance.ADVISES)
            yield from of_others.get(tree.sentence.number, [own])

    def said(self, tree: Tree, speaker: str, verb: Stance) -> Said:
        """Give a sentence as a speaker's; the verb that attributes it may tell the stance."""
        sentence = tree.sentence
        quotations = self.within(sentence)
        party = self.parties[speaker]
        words = self.text[sentence.start : sentence.end]
        return Said(
            sentence=sentence,
            speaker=speaker,
            stance=self._content.stance(
                self._spoken(sentence, quotations),
                verb,
                for_body=self.is_for_body(party),
                may_fear=self.may_fear(party),
            ),
            direct=bool(quotations),
            quoted=any(not q.scare for q in quotations),
            bears=self._content.no_claim.search(words) is None,
        )

    def _spoken(self, sentence: Sentence, quotations: Sequence[Quotation]) -> str:
        """Give the speaker's own words where the sentence begins with them, else the sentence."""
        quoted = [q for q in quotations if not q.scare]
        if not quoted or quoted[0].start > sentence.start:
            return self.text[sentence.start : sentence.end]
        return " ".join(
            self.text[max(q.start, sentence.start) : min(q.end, sentence.end)] for q in quoted
        )

    def within(self, where: Span) -> list[Quotation]:
        """Give the quotations that share a character with a stretch of text."""
        n = max(bisect_left(self._starts, where.start) - 1, 0)
        found = []
        while n < len(self._quotations) and self._starts[n] < where.end:
            if self._quotations[n].touches(where):
                found.append(self._quotations[n])
            n += 1
        return found

    def _is_quoted(self, sentence: Sentence) -> bool:
        """Whether all of a sentence, save its marks, is quoted."""
        quoted = [q for q in self.within(sentence) if not q.scare]
        begins, ends = sentence.start + 2, sentence.end - 2
        whole = any(q.start <= begins and ends <= q.end for q in quoted)
        return whole and self.closes(sentence)


def _is_dateline(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is only the place and day before a report: "ISTANBUL, May 3 –"."""
    return text[sentence.start : sentence.end].rstrip().endswith(_DASHES)


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
