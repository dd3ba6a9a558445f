"""What a speaker does with a statement: asserts, denies, fears, predicts or advises."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import Role, Stance
from khronika.reading.parties import Party

_ASKED = (Stance.ADVISES, Stance.DENIES, Stance.FEARS, Stance.PREDICTS)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the words of a statement tell, compiled."""

    denies_of_bodies: re.Pattern[str]
    stances: tuple[tuple[Stance, re.Pattern[str]], ...]
    no_claim: re.Pattern[str]


@cache
def _content() -> _Content:
    data = resources.load("lexicon/en/claims.yaml")
    said = data["content"]
    return _Content(
        denies_of_bodies=re.compile("|".join(said["denies_of_bodies"]), re.IGNORECASE),
        stances=tuple((s, re.compile("|".join(said[s]), re.IGNORECASE)) for s in _ASKED),
        no_claim=re.compile("|".join(data["no_claim"])),  # capital letters tell a people
    )


def stance_of(said: str, verb: Stance, speaker: Party) -> Stance:
    """Decide the stance of a sentence.

    Args:
        said: the sentence, or what of it the speaker's own words are.
        verb: what the attributing verb alone says; it stands unless it asserts or predicts.
        speaker: who speaks; a body, or its official, that says that nothing happened denies.
    """
    if verb not in {Stance.ASSERTS, Stance.PREDICTS}:
        return verb
    content = _content()
    for_body = not speaker.is_person or Role.OFFICIAL in speaker.roles
    if for_body and content.denies_of_bodies.search(said):
        return Stance.DENIES
    return _told(said, content.stances, open_to=_open_to(verb, speaker)) or verb


def _open_to(verb: Stance, speaker: Party) -> frozenset[Stance]:
    """Give the stances that the words may tell."""
    stances = set(_ASKED) if verb is Stance.ASSERTS else {Stance.FEARS}
    if not speaker.is_person:
        stances.discard(Stance.FEARS)
    return frozenset(stances)


def _told(
    said: str,
    stances: Sequence[tuple[Stance, re.Pattern[str]]],
    *,
    open_to: frozenset[Stance],
) -> Stance | None:
    return next((s for s, pattern in stances if s in open_to and pattern.search(said)), None)


def makes_no_claim(said: str) -> bool:
    """Whether a statement only counts people, which is an estimate, or refuses to speak."""
    return bool(_content().no_claim.search(said))
