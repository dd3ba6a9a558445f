"""How far an act is in doubt: what tells of it as a rumour, and what disputes it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import get_args

from khronika.casebook import ClaimRow, IncidentRow, ToldRow
from khronika.model import Certainty
from khronika.resources import load
from khronika.resources.vocabulary import Language


def doubt(told: Iterable[Certainty]) -> Certainty | None:
    """Give the doubt about an act: disputed if one telling has it so, rumoured if all have."""
    certainties = set(told)
    if Certainty.DISPUTED in certainties:
        return Certainty.DISPUTED
    return Certainty.RUMOURED if certainties == {Certainty.RUMOURED} else None


def is_denied_rumour(row: IncidentRow) -> bool:
    """Tell whether a disputed act is told as a rumour alone: its certainty can say one of both."""
    return row.certainty is Certainty.DISPUTED and is_hearsay(row)


def as_rumours(told: tuple[ToldRow, ...]) -> tuple[ToldRow, ...]:
    """Give the tellings of an act that rumour alone tells of as rumours, denied or not.

    That somebody denies a rumour makes it no better known.
    """
    if not any(one.disputed for one in told) or not all(map(_is_rumour, told)):
        return told
    return tuple(one._replace(certainty=Certainty.RUMOURED) for one in told)


def prepare() -> None:
    """Make the patterns that rumours are told by, which takes a while where it is the first."""
    for language in get_args(Language):
        for key in ("rumoured", "unknown_channels"):
            _words(language, key)


def _is_rumour(told: ToldRow) -> bool:
    if told.disputed is None:
        return told.certainty is Certainty.RUMOURED
    return _passes_on(told.disputed, told.language)


def is_hearsay(row: IncidentRow | ClaimRow) -> bool:
    """Tell whether the words of an item pass on a rumour."""
    words = " ".join(evidence.quote for evidence in row.evidence)
    return _passes_on(words, row.document.language)


def is_from_unknown_channels(claim: ClaimRow) -> bool:
    """Tell whether nothing is known of a claim's speaker: "several Telegram channels"."""
    return (
        _words(claim.document.language, "unknown_channels").search(claim.speaker.name.casefold())
        is not None
    )


def _passes_on(words: str, language: str | None) -> bool:
    return _words(language, "rumoured").search(words.casefold()) is not None


@cache
def _words(language: str | None, key: str) -> re.Pattern[str]:
    """Give words in the language of a document; what has no words of its own is read as English."""
    known = language if language in get_args(Language) else "en"
    return re.compile(load(f"lexicon/{known}/modality.yaml")[key])
