"""What a speaker does with a statement: asserts, denies, fears, predicts or advises."""

import re
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind, Role, Stance
from khronika.reading.parties import Party
from khronika.reading.ru.report_words import report_words
from khronika.reading.targets import OF_THE_STATE

_FEARLESS = OF_THE_STATE | {OrganizationKind.COURT, OrganizationKind.MEDIA}
"""Bodies that report danger rather than fear it."""
_ASKED = (Stance.ADVISES, Stance.DENIES, Stance.FEARS, Stance.PREDICTS)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the words of a statement tell, compiled."""

    denies_of_bodies: re.Pattern[str]
    stances: tuple[tuple[Stance, re.Pattern[str]], ...]
    no_claim: re.Pattern[str]


@cache
def _content() -> _Content:
    data = resources.load("lexicon/ru/claims.yaml")
    said = data["content"]
    return _Content(
        denies_of_bodies=_any_of(said["denies_of_bodies"]),
        stances=tuple((s, _any_of(said[s])) for s in _ASKED),
        no_claim=_any_of(data["no_claim"]),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


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
    officials = report_words().officials
    for_body = not speaker.is_person or Role.OFFICIAL in speaker.roles
    for_body = for_body or not officials.isdisjoint(speaker.nouns)
    if for_body and content.denies_of_bodies.search(said):
        return Stance.DENIES
    open_to = set(_ASKED) if verb is Stance.ASSERTS else {Stance.FEARS}
    if not speaker.is_person and speaker.kind in _FEARLESS:
        open_to.discard(Stance.FEARS)
    told = (s for s, pattern in content.stances if s in open_to and pattern.search(said))
    return next(told, verb)


def makes_no_claim(said: str) -> bool:
    """Whether a statement only counts people, which is an estimate, or refuses to speak."""
    return bool(_content().no_claim.search(said))
