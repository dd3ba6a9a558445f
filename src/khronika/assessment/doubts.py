"""How far an act is in doubt: what tells of it as a rumour, and what disputes it."""

import re
from collections.abc import Iterable
from functools import cache

from khronika.casebook import ClaimRow, IncidentRow
from khronika.model import Certainty
from khronika.resources import load


def doubt(told: Iterable[Certainty]) -> Certainty | None:
    """Give the doubt about an act: disputed if one telling has it so, rumoured if all have."""
    certainties = set(told)
    if Certainty.DISPUTED in certainties:
        return Certainty.DISPUTED
    return Certainty.RUMOURED if certainties == {Certainty.RUMOURED} else None


def is_denied_rumour(row: IncidentRow) -> bool:
    """Tell whether a disputed act is told as a rumour alone: its certainty can say one of both."""
    return row.certainty is Certainty.DISPUTED and is_hearsay(row)


def is_hearsay(row: IncidentRow | ClaimRow) -> bool:
    """Tell whether the words of an item pass on a rumour."""
    words = " ".join(evidence.quote for evidence in row.evidence).casefold()
    return _hearsay("ru" if row.document.language == "ru" else "en").search(words) is not None


@cache
def _hearsay(language: str) -> re.Pattern[str]:
    return re.compile(load(f"lexicon/{language}/modality.yaml")["rumoured"])
