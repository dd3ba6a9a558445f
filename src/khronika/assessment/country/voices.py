"""Who says what about a country: claims by stance, who denies, what is only rumoured.

Whether somebody speaks of safety or of danger is told by their words alone
(`lexicon/*/safety.yaml`); the words stand beside it. Nothing is weighed: one denial and ten fears
are one denial and ten fears.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from khronika.assessment.country.figures import Coverage, coverage
from khronika.assessment.country.sentences import LANGUAGES
from khronika.assessment.doubts import is_from_unknown_channels, is_hearsay
from khronika.casebook import ClaimRow, VoiceRow
from khronika.model import Stance
from khronika.resources import load
from khronika.resources.vocabulary import Language

SHOWN = 8
"""Claims of a stance that are given with their words; all are counted."""
FEWER = 4
"""Likewise, of claims that name no country."""
GENERAL = (Stance.DENIES, Stance.ADVISES)
"""Stances in which something said without naming a country may bear on any: what is feared or
expected without one is mostly about a country that was named before."""


class Safety(StrEnum):
    """What a claim says of the safety of those who fled to a country, by its words."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claim with its words."""

    claim: ClaimRow
    about_country: bool
    """Whether it is about the country itself; else about an act or an agreement told of it."""
    safety: tuple[Safety, ...]
    """What its words speak of; both, where somebody is safe from one thing and not from another."""
    rumoured: bool
    """Whether it passes on what is only rumoured, by its words, by who speaks or by the act that it
    bears on."""
    alleged: bool
    """Whether it bears on an agreement that is only alleged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceVoices:
    """What is said about a country with one stance."""

    stance: Stance
    count: int
    speakers: int
    """Different names of speakers; one person may be told by several names."""
    rumoured: int
    """Claims that bear on an act that is only rumoured."""
    coverage: Coverage
    claims: tuple[str, ...]
    """Ids of all of them, those about the country itself first, and then the newest first."""
    shown: tuple[Voice, ...]
    """The first of them, with their words."""


Said = Mapping[Stance, Sequence[VoiceRow]]
"""Claims about a country by stance, in the order of the codebook; those to show stand first."""


def by_stance(rows: Sequence[VoiceRow]) -> Said:
    """Sort claims about a country by stance; stances that nobody takes are left out."""
    sorted_rows = {
        stance: sorted((row for row in rows if row.stance is stance), key=_foremost)
        for stance in Stance
    }
    return {stance: said for stance, said in sorted_rows.items() if said}


def shown_of(said: Said, shown: int = SHOWN) -> list[str]:
    """Give the ids of the claims that `voices` gives with their words."""
    return [row.id for rows in said.values() for row in rows[:shown]]


def voices(
    said: Said, words: Mapping[str, ClaimRow], shown: int = SHOWN
) -> tuple[StanceVoices, ...]:
    """Sum up what is said about a country, stance by stance.

    Args:
        said: the claims.
        words: the claims that `shown_of` gives, with their words, by id.
        shown: how many of each stance are given with their words.
    """
    return tuple(
        _stance(stance, rows, [(row, words[row.id]) for row in rows[:shown]])
        for stance, rows in said.items()
    )


def prepare() -> None:
    """Make the patterns that `safety` looks for, which takes a while where it is the first."""
    for language in LANGUAGES:
        _patterns(language)


def safety(claim: ClaimRow) -> tuple[Safety, ...]:
    """Tell by its words what a claim speaks of; a fear always speaks of danger."""
    patterns = _patterns(_language(claim))
    # What was found is left out of what is asked next: "nobody will be extradited" is no danger,
    # and "not safe" is never safe.
    rest, promises = patterns.promised.subn(" ", patterns.denied.sub(" ", _words(claim)))
    rest, dangers = patterns.unsafe.subn(" ", rest)
    return tuple(
        one
        for one, is_spoken_of in (
            (Safety.UNSAFE, dangers > 0 or claim.stance is Stance.FEARS),
            (Safety.SAFE, promises > 0 or patterns.safe.search(rest) is not None),
        )
        if is_spoken_of
    )


def _is_hearsay(row: VoiceRow, claim: ClaimRow) -> bool:
    """Tell whether a claim passes on a rumour; whoever denies a rumour speaks of it too."""
    return claim.stance is not Stance.DENIES and (
        row.rumoured
        or is_from_unknown_channels(claim)
        or (claim.stance is Stance.ASSERTS and is_hearsay(claim))
    )


def _stance(
    stance: Stance, said: Sequence[VoiceRow], shown: Sequence[tuple[VoiceRow, ClaimRow]]
) -> StanceVoices:
    return StanceVoices(
        stance=stance,
        count=len(said),
        speakers=len({row.speaker for row in said}),
        rumoured=sum(row.rumoured for row in said),
        coverage=coverage((), ((row.document, row.publisher, row.language) for row in said)),
        claims=tuple(row.id for row in said),
        shown=tuple(
            Voice(
                claim=claim,
                about_country=row.about_country,
                safety=safety(claim),
                rumoured=_is_hearsay(row, claim),
                alleged=row.alleged,
            )
            for row, claim in shown
        ),
    )


def _foremost(row: VoiceRow) -> tuple[bool, int, str]:
    return not row.about_country, -(row.published or date.min).toordinal(), row.id


def _words(claim: ClaimRow) -> str:
    return " ".join(evidence.quote for evidence in claim.evidence).casefold()


def _language(claim: ClaimRow) -> Language:
    return "ru" if claim.document.language == "ru" else "en"


class _Patterns(NamedTuple):
    denied: re.Pattern[str]
    promised: re.Pattern[str]
    unsafe: re.Pattern[str]
    safe: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    words = load(f"lexicon/{language}/safety.yaml")
    return _Patterns(
        denied=re.compile("|".join(words["denied"])),
        promised=re.compile("|".join(words["promised"])),
        unsafe=re.compile("|".join(words["unsafe"])),
        safe=re.compile("|".join(words["safe"])),
    )
