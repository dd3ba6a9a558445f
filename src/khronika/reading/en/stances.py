"""What a speaker does with a statement: asserts, denies, fears, predicts, advises; and whether it bears on the subject."""

import re
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import Role, Stance
from khronika.reading.parties import Party

_OF_STATE = frozenset(
    {"state_body", "court", "police", "security_service", "diplomatic_mission", "party"}
)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the words of a statement tell, compiled."""

    by_bodies: re.Pattern[str]
    rest: tuple[tuple[Stance, re.Pattern[str]], ...]
    counting: re.Pattern[str]


@cache
def _content() -> _Content:
    data = resources.load("lexicon/en/claims.yaml")
    said = data["content"]
    return _Content(
        by_bodies=_pattern(said["denies_said_by_bodies"]),
        rest=tuple(
            (Stance(name), _pattern(said[name]))
            for name in ("advises", "denies", "fears", "predicts")
        ),
        counting=re.compile(data["counting"]),
    )


def _pattern(folded: str) -> re.Pattern[str]:
    """Compile a pattern that the file folds over several lines."""
    return re.compile(re.sub(r"\|\s+", "|", folded.strip()).replace("\n", " "), re.IGNORECASE)


def stance_of(said: str, verb: Stance, speaker: Party) -> Stance:
    """Decide the stance of a sentence.

    Args:
        said: the sentence.
        verb: what the attributing verb alone says; it stands unless it only asserts or predicts.
        speaker: who speaks; a body that says that nothing happened denies.
    """
    content = _content()
    of_state = not speaker.is_person or Role.OFFICIAL in speaker.roles
    if verb in {Stance.DENIES, Stance.ADVISES}:
        return verb
    if of_state and verb is not Stance.FEARS and content.by_bodies.search(said):
        return Stance.DENIES
    if verb is Stance.FEARS:
        return verb
    for stance, pattern in content.rest:
        if not speaker.is_person and stance is Stance.FEARS:
            continue
        if verb is Stance.PREDICTS and stance in {Stance.ADVISES, Stance.DENIES}:
            continue
        if pattern.search(said):
            return stance
    return verb


def only_counts(said: str) -> bool:
    """Whether a statement only counts people, and so is an estimate."""
    return bool(_content().counting.search(said))
