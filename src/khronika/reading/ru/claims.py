"""Who says what in Russian text (codebook, section 4)."""

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import OrganizationKind, Role, Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.claim_reader import ClaimReader
from khronika.reading.interviews import find_answers
from khronika.reading.narrators import find_story
from khronika.reading.parties import Parties, Party
from khronika.reading.quotes import Quotation
from khronika.reading.ru.asides import begins_dialogue
from khronika.reading.ru.attributions import find_attributions
from khronika.reading.ru.authors import Author
from khronika.reading.ru.grammar import commands
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.speakers import Speakers
from khronika.reading.spans import Sentence
from khronika.reading.stances import content
from khronika.reading.statements import Said
from khronika.reading.syntax import Tree
from khronika.reading.targets import OF_THE_STATE

_FEARLESS = OF_THE_STATE | {OrganizationKind.MEDIA}
"""Bodies that report danger rather than fear it."""


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
    answers = find_answers(text, trees, parties, "ru")
    story = None if answers else find_story(text, trees, parties, "ru")
    if story is not None and story.is_written:
        publisher = parties[story.narrator].name
    reader = _Reader(text, trees, parties, Speakers(text, parties, Author(parties, publisher)))
    return reader.claims(answers, story)


class _Reader(ClaimReader):
    def __init__(
        self, text: str, trees: Sequence[Tree], parties: Parties, speakers: Speakers
    ) -> None:
        super().__init__(text, trees, parties, content("ru"))
        self._speakers = speakers

    def attributed(self, tree: Tree) -> list[Said]:
        found: dict[str, Said] = {}
        for one in find_attributions(self.text, tree, self.within(tree.sentence)):
            for speaker in self._speakers.resolve(tree, one):
                if speaker not in found or found[speaker].stance is Stance.ASSERTS:
                    found[speaker] = self.said(tree, speaker, one.stance)
        self._speakers.enter(tree)
        if not found and self._denies_itself(tree.sentence):
            body = self._speakers.voice()
            return [self.said(tree, body, Stance.DENIES)] if body else []
        return list(found.values())

    def _denies_itself(self, sentence: Sentence) -> bool:
        """Whether a sentence denies in the voice of the body that publishes or spoke before."""
        words = self.text[sentence.start : sentence.end]
        return report_words().own_denial.search(words) is not None

    def is_for_body(self, speaker: Party) -> bool:
        named = not report_words().officials.isdisjoint(speaker.nouns)
        return not speaker.is_person or Role.OFFICIAL in speaker.roles or named

    def may_fear(self, speaker: Party) -> bool:
        return speaker.is_person or speaker.kind not in _FEARLESS

    def leads_on(self, quotations: Sequence[Quotation]) -> bool:
        return any(q.goes_on for q in quotations)

    def is_dialogue(self, paragraph: Sequence[Tree]) -> bool:
        return begins_dialogue(self.text, paragraph)

    def attributed_in(self, paragraph: Sequence[Tree]) -> list[list[Said]]:
        """Let "Об этом сообщило агентство" attribute the sentence before it."""
        found = super().attributed_in(paragraph)
        for n in range(1, len(paragraph)):
            sentence = paragraph[n].sentence
            refers = report_words().refers_back.search(self.text[sentence.start : sentence.end])
            if refers and found[n] and not found[n - 1]:
                one = found[n][0]
                found[n - 1] = [self.said(paragraph[n - 1], one.speaker, one.stance)]
        return found

    def said(self, tree: Tree, speaker: str, verb: Stance) -> Said:
        one = super().said(tree, speaker, verb)
        asks = one.stance is Stance.ASSERTS and one.quoted and commands(tree)
        return replace(one, stance=Stance.ADVISES) if asks else one

    def stance_of_answer(self, tree: Tree) -> Stance:
        return Stance.ADVISES if commands(tree) else Stance.ASSERTS
