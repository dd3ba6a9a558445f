"""Incidents, claims and all the rest in words, each with the words it was read from.

The items of a reading and the rows of a casebook have the same fields, but for how they point to
parties: a reading holds ids, a row the parties themselves. `Named` makes a name of either.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from khronika.assessment.doubts import is_denied_rumour
from khronika.casebook import ClaimRow, EstimateRow, IncidentRow, InstrumentRow
from khronika.cli.output import put_text
from khronika.model import Claim, Estimate, Evidence, Incident, IncidentType, Instrument, Interval

Named = Callable[[Any], str]
_TYPES = re.compile(rf"\b(?:{'|'.join(IncidentType)})\b")


def tell_incident(act: Incident | IncidentRow, named: Named) -> None:
    """Print an incident."""
    _head(act.id, _words(act.type), _names(act.targets, named), way(act.host, act.origin))
    _detail("when", _when(act.when, act.when_text))
    _detail("by", _names(act.actors, named))
    rumour = ", told as a rumour" if isinstance(act, IncidentRow) and is_denied_rumour(act) else ""
    denied = _names(act.denied_by, named) if isinstance(act, IncidentRow) else None
    denial = f", denied by {denied}" if denied else ""
    _detail("status", f"{act.status}, {act.certainty}{rumour}{denial}")
    _detail("charge", act.charge)
    _detail("years", None if act.max_years is None else f"up to {act.max_years}")
    _quotes(act.evidence)


def tell_claim(claim: Claim | ClaimRow, named: Named) -> None:
    """Print a claim."""
    _head(claim.id, said_by(named(claim.speaker), claim.stance))
    _quotes(claim.evidence)


def tell_instrument(instrument: Instrument | InstrumentRow) -> None:
    """Print an instrument."""
    _head(instrument.id, _words(instrument.kind), ", ".join(instrument.parties))
    _detail("status", _words(instrument.status))
    _detail("when", _when(instrument.when, instrument.when_text))
    _detail("data", ", ".join(_words(code) for code in instrument.data))
    _quotes(instrument.evidence)


def tell_estimate(estimate: Estimate | EstimateRow, named: Named) -> None:
    """Print an estimate."""
    move = f"{estimate.from_country or '?'} to {estimate.to_country or '?'}"
    _head(estimate.id, estimate.measure, figure_of(estimate.low, estimate.high), move)
    _detail("when", _when(estimate.when, estimate.when_text))
    _detail("by", _names(estimate.by, named))
    _quotes(estimate.evidence)


def tell_party(party_id: str, name: str, *what: str) -> None:
    """Print a person or an organization in one line."""
    _head(party_id, name, *what)


def said_by(speaker: str, stance: str) -> str:
    """Name who says something, who may be several, and what they do with it."""
    return f"{speaker} ({stance})"


def in_words(reason: str) -> str:
    """Write the kinds of act that a reason names as words."""
    return _TYPES.sub(lambda code: _words(code[0]), reason)


def when_cell(when: Interval | None, when_text: str | None) -> str:
    """Write a date for a table: days, or in quotation marks the words that were not resolved."""
    return _when(when, when_text) or ""


def way(host: str | None, origin: str | None) -> str:
    """Say where an act happened, and for which state."""
    return f"in {host or '?'}, for {origin}" if origin and origin != host else f"in {host or '?'}"


def figure_of(low: int | None, high: int | None) -> str:
    """Write a number with its bounds."""
    if low == high:
        return f"{low}"
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _head(*parts: str) -> None:
    put_text("  ".join(part for part in parts if part), style="bold")


def _detail(name: str, value: str | None) -> None:
    if value:
        put_text(f"{name}: {value}", indent=4)


def _quotes(evidence: Iterable[Evidence]) -> None:
    for proof in evidence:
        put_text(f"“{proof.quote}”", style="italic", indent=4)


def _names(parties: Iterable[Any], named: Named) -> str:
    return ", ".join(named(party) for party in parties)


def _when(when: Interval | None, when_text: str | None) -> str | None:
    if when is None:
        return None if when_text is None else f"“{when_text}”"
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first} to {when.last}"


def _words(code: str) -> str:
    return code.replace("_", " ")
