"""Who says what in English text (codebook, section 4)."""

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Role, Stance
from khronika.reading.attribution import Attribution
from khronika.reading.claim import ClaimDraft
from khronika.reading.claim_reader import ClaimReader
from khronika.reading.en.attributions import find_attributions
from khronika.reading.en.speakers import Speakers
from khronika.reading.interviews import find_answers
from khronika.reading.narrators import find_story
from khronika.reading.parties import Parties, Party
from khronika.reading.quotes import Quotation
from khronika.reading.spans import Sentence
from khronika.reading.stances import content
from khronika.reading.statements import Said
from khronika.reading.syntax import SUBJECTS, Tree

_FIRST = frozenset({"i", "we"})
_OF_AUTHORS = frozenset({Stance.ADVISES, Stance.FEARS})
"""What an author's own words may be a claim for."""


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
    answers = find_answers(text, trees, parties, "en")
    story = None if answers else find_story(text, trees, parties, "en")
    if story is not None and story.is_written:
        author = parties[story.narrator].name
    reader = _Reader(text, trees, parties, Speakers(text, parties, author))
    return reader.claims(answers, story)


def _is_appeal(one: Attribution) -> bool:
    """Whether what an author says of themselves is a claim: what they urge, or fear, now."""
    return one.stance in _OF_AUTHORS and one.cue.form != "past"


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
                if word.text.lower() in _FIRST and not _is_appeal(one):
                    continue  # an author's own views are no claims, only demands, advice and fears
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

    def said(self, tree: Tree, speaker: str, verb: Stance) -> Said:
        one = super().said(tree, speaker, verb)
        asks = one.stance is Stance.ASSERTS and self._commands(tree)
        return replace(one, stance=Stance.ADVISES) if asks else one

    def _commands(self, tree: Tree) -> bool:
        """Whether a quotation in the sentence begins with a command: “Publish the names”."""
        for quotation in self.within(tree.sentence):
            inside = [w for w in tree.words if quotation.start <= w.start < quotation.end]
            first = next((w for w in inside if w.pos != "PUNCT"), None)
            if first is None or quotation.scare:
                continue
            bare = first.pos == "VERB" and first.form == "infinitive"
            if bare and not tree.child(first, *SUBJECTS, "auxiliary"):
                return True
        return False

    def closes(self, sentence: Sentence) -> bool:
        return any(mark in self.text[sentence.end - 2 : sentence.end] for mark in ".!?…,")

    def leads_on(self, quotations: Sequence[Quotation]) -> bool:
        return any(not q.scare for q in quotations)
