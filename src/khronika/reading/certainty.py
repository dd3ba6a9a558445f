"""On whose word a document tells an act: its own, an official's, another's, a rumour's."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from khronika.model import Certainty, OrganizationKind, Role
from khronika.reading.frames import Frame
from khronika.reading.lexicon import Rule
from khronika.reading.modality import Cues
from khronika.reading.parties import Party
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS
from khronika.reading.targets import OF_THE_STATE

_INQUIRE = frozenset({OrganizationKind.POLICE, OrganizationKind.COURT, OrganizationKind.STATE_BODY})
"""Bodies whose word on a crime is that of an inquiry."""


@dataclass(frozen=True, slots=True)
class Words:
    """Judges the words in which the acts of one document are told."""

    text: str
    cues: Cues
    reporting: frozenset[str]
    """Dictionary forms of verbs of saying."""
    speaker_at: Callable[[Span], Party | None]
    """Gives who speaks at a span; None in the document's own voice."""

    def certainty(
        self, frame: Frame, rule: Rule, after: str, struck: Collection[Party]
    ) -> tuple[Certainty, str]:
        """Say on whose word the act of a frame is told, and what tells that.

        No authority speaks where one of those `struck` does, whatever office they hold. `after` are
        the words of the next sentence of the paragraph: "We could not confirm this."
        """
        sentence = frame.tree.sentence
        words = self.text[sentence.start : sentence.end]
        rumoured = self.cues.rumoured.search(words) or self.cues.unconfirmed.search(after)
        if rumoured:
            return Certainty.RUMOURED, f"“{rumoured.group()}”"
        speaker = self.speaker_at(Span(start=frame.trigger.start, end=frame.trigger.end))
        if speaker is not None:
            if _answers_for(speaker, rule) and speaker not in struck:
                return Certainty.STATED, f"an authority's own word: {speaker.name}"
            if self._is_aside(frame):
                return Certainty.STATED, f"told of {speaker.name}, not by them"
            return Certainty.ATTRIBUTED, f"on the word of {speaker.name}"
        reported = self.cues.reported.search(words)
        if reported:
            return Certainty.ATTRIBUTED, f"“{reported.group()}”"
        return Certainty.STATED, "in the document's own voice"

    def _is_aside(self, frame: Frame) -> bool:
        """Whether the document tells the act of whoever speaks: "X, who was held in May, said"."""
        head = frame.tree.head(frame.trigger)
        if head is not None and head.lemma in self.cues.deploring:
            return True  # who condemns an arrest takes it for a fact
        below = frame.trigger
        for above in frame.tree.ancestors(frame.trigger):
            if above.lemma in self.reporting and above.pos == "VERB":
                return below.rel in SUBJECTS
            below = above
        return False


def _answers_for(speaker: Party, rule: Rule) -> bool:
    """Whether the word of a speaker makes an act certain: an authority's of what authorities do."""
    official = Role.OFFICIAL in speaker.roles
    if rule.official:
        return official or speaker.kind in OF_THE_STATE
    return official or speaker.kind in _INQUIRE
