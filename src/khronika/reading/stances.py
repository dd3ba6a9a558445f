"""What a speaker does with a statement: asserts, denies, fears, predicts or advises.

The words that tell it are data (`lexicon/LANGUAGE/claims.yaml`).
"""

import re
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import Stance
from khronika.reading.attribution import any_of

_ASKED = (Stance.ADVISES, Stance.DENIES, Stance.FEARS, Stance.PREDICTS)


@dataclass(frozen=True, slots=True)
class Content:
    """What the words of a statement tell, compiled."""

    denies_of_bodies: re.Pattern[str]
    stances: tuple[tuple[Stance, re.Pattern[str]], ...]
    no_claim: re.Pattern[str]
    """Words of a statement that only counts people, which is an estimate, or refuses to speak."""

    def stance(self, said: str, verb: Stance, *, for_body: bool, may_fear: bool) -> Stance:
        """Decide the stance of a sentence.

        Args:
            said: the sentence, or what of it the speaker's own words are.
            verb: what the attributing verb alone says; it stands unless it asserts or predicts.
            for_body: whether a body speaks, or its official, who denies by saying that nothing
                happened.
            may_fear: whether the speaker is one of those who fear, and do not only report danger.
        """
        if verb not in {Stance.ASSERTS, Stance.PREDICTS}:
            return verb
        if for_body and self.denies_of_bodies.search(said):
            return Stance.DENIES
        open_to = set(_ASKED) if verb is Stance.ASSERTS else {Stance.FEARS}
        if not may_fear:
            open_to.discard(Stance.FEARS)
        told = (s for s, pattern in self.stances if s in open_to and pattern.search(said))
        return next(told, verb)


@cache
def content(language: str) -> Content:
    """Give what the words of statements tell in a language."""
    data = resources.load(f"lexicon/{language}/claims.yaml")
    said = data["content"]
    return Content(
        denies_of_bodies=any_of(said["denies_of_bodies"]),
        stances=tuple((stance, any_of(said[stance])) for stance in _ASKED),
        no_claim=re.compile("|".join(data["no_claim"])),  # capital letters tell a people
    )
