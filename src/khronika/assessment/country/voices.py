"""Who says what about a country: claims by stance, who denies, what is only rumoured.

Whether somebody calls a country safe is told by their words alone (`lexicon/*/safety.yaml`); the
words stand beside it. Nothing is weighed: one denial and ten fears are one denial and ten fears.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from khronika.assessment.country.figures import Coverage
from khronika.casebook import ClaimRow, VoiceRow
from khronika.model import Stance
from khronika.resources import load

SHOWN = 8
"""Claims of a stance that are given with their words; all are counted."""


class Safety(StrEnum):
    """What a claim says of the safety of those who fled to a country, by its words."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claim with its words."""

    claim: ClaimRow
    about_country: bool
    """Whether it is about the country itself; else about an act told of it."""
    safety: Safety | None
    """None: its words do not say."""
    rumoured: bool
    """Whether it bears on an act that is only rumoured, or says so itself in words of hearsay."""


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


Fetch = Callable[[Sequence[str]], Sequence[ClaimRow]]


def voices(rows: Sequence[VoiceRow], fetch: Fetch) -> tuple[StanceVoices, ...]:
    """Sort claims about a country by stance, in the order of the codebook.

    Args:
        rows: the claims.
        fetch: gives the rows of some claims by their ids, with their words.
    """
    by_stance = {
        stance: sorted((row for row in rows if row.stance is stance), key=_foremost)
        for stance in Stance
    }
    wanted = [row.id for said in by_stance.values() for row in said[:SHOWN]]
    words = {claim.id: claim for claim in fetch(wanted)}
    return tuple(_stance(stance, said, words) for stance, said in by_stance.items() if said)


def safety(claim: ClaimRow) -> Safety | None:
    """Tell by its words whether a claim calls a country safe; only fears say so by their stance."""
    if claim.stance is Stance.FEARS:
        return Safety.UNSAFE
    if claim.stance is Stance.DENIES:
        return None
    patterns = _patterns(_language(claim))
    if patterns.unsafe.search(_words(claim)):
        return Safety.UNSAFE
    return Safety.SAFE if patterns.safe.search(_words(claim)) else None


def _is_hearsay(claim: ClaimRow) -> bool:
    """Tell whether a claim is passed on as hearsay; whoever denies a rumour speaks of it too."""
    heard = _patterns(_language(claim)).hearsay.search(_words(claim))
    return claim.stance is Stance.ASSERTS and heard is not None


def _stance(stance: Stance, said: Sequence[VoiceRow], words: dict[str, ClaimRow]) -> StanceVoices:
    return StanceVoices(
        stance=stance,
        count=len(said),
        speakers=len({row.speaker for row in said}),
        rumoured=sum(row.rumoured for row in said),
        coverage=Coverage(
            documents=len({row.document for row in said}),
            publishers=len({row.publisher for row in said if row.publisher}),
            unattributed=len({row.document for row in said if not row.publisher}),
            languages=tuple(sorted({row.language for row in said if row.language})),
        ),
        claims=tuple(row.id for row in said),
        shown=tuple(
            Voice(
                claim=words[row.id],
                about_country=row.about_country,
                safety=safety(words[row.id]),
                rumoured=row.rumoured or _is_hearsay(words[row.id]),
            )
            for row in said[:SHOWN]
        ),
    )


def _foremost(row: VoiceRow) -> tuple[bool, int, str]:
    return not row.about_country, -(row.published or date.min).toordinal(), row.id


def _words(claim: ClaimRow) -> str:
    return " ".join(evidence.quote for evidence in claim.evidence).casefold()


def _language(claim: ClaimRow) -> str:
    return "ru" if claim.document.language == "ru" else "en"


class _Patterns(NamedTuple):
    unsafe: re.Pattern[str]
    safe: re.Pattern[str]
    hearsay: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(f"lexicon/{language}/safety.yaml")
    return _Patterns(
        unsafe=re.compile("|".join(words["unsafe"])),
        safe=re.compile("|".join(words["safe"])),
        hearsay=re.compile(load(f"lexicon/{language}/modality.yaml")["rumoured"]),
    )
