"""Who says what in English text (codebook, section 4)."""

from collections.abc import Sequence

from khronika.model import Role, Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.claim_reader import ClaimReader
from khronika.reading.en.attributions import find_attributions
from khronika.reading.en.interviews import find_answers
from khronika.reading.en.speakers import Speakers
from khronika.reading.parties import Parties, Party
from khronika.reading.quotes import Quotation
from khronika.reading.spans import Sentence
from khronika.reading.stances import content
from khronika.reading.statements import Said
from khronika.reading.syntax import Tree

_FIRST = frozenset({"i", "we"})


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
        author: name of the group or person who publishes the text, and is "we" outside quotations.
    """
    reader = _Reader(text, trees, parties, Speakers(text, parties, author))
    return reader.claims(find_answers(text, trees, parties))


class _Reader(ClaimReader):
    def __init__(
        self, text: str, trees: Sequence[Tree], parties: Parties, speakers: Speakers
    ) -> None:
        super().__init__(text, trees, parties, content("en"))
        self._speakers = speakers

    def attributed(self, tree: Tree) -> list[Said]:
        found: dict[str, Said] = {}
        for one in find_attributions(self.text, tree, self.within(tree.sentence)):
            for word in one.speakers:
                if word.text.lower() in _FIRST and one.stance is not Stance.ADVISES:
                    continue  # an author's own views are no claims, only demands and advice
                speaker = self._speakers.resolve(tree, word, one.cue)
                if speaker is None:
                    continue
                if speaker not in found or found[speaker].stance is Stance.ASSERTS:
                    found[speaker] = self.said(tree, speaker, one.stance)
        self._speakers.enter(tree)
        return list(found.values())

    def is_for_body(self, speaker: Party) -> bool:
        return not speaker.is_person or Role.OFFICIAL in speaker.roles

    def may_fear(self, speaker: Party) -> bool:
        return speaker.is_person

    def closes(self, sentence: Sentence) -> bool:
        return any(mark in self.text[sentence.end - 2 : sentence.end] for mark in ".!?…,")

    def leads_on(self, quotations: Sequence[Quotation]) -> bool:
        return any(not q.scare for q in quotations)
