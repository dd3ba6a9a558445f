"""Agreements, laws and practices that expose people in a country or protect them there.

Two kinds of knowledge stand side by side: the reference (`khronika.resources.instruments`), and
what documents of the casebook say. Neither is corrected by the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.assessment.instruments import Telling, tellings
from khronika.casebook import ClaimRow, InstrumentRow
from khronika.model import InstrumentEffect, InstrumentKind
from khronika.resources.instruments import ReferenceInstrument, about, between


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInstrument:
    """An agreement or a law as a document tells it, and who says what of it."""

    row: InstrumentRow
    reference: Telling | None
    """What it tells of a record of the reference; None where none fits."""
    claims: tuple[ClaimRow, ...]
    """Claims that bear on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """What binds a country, or what it does, and whom that serves."""

    exposes: tuple[ReferenceInstrument, ...]
    protects: tuple[ReferenceInstrument, ...]
    """Of the reference; with a state of origin what is between the two, and what concerns all."""
    told: tuple[ToldInstrument, ...]
    """What documents say; those that protect are of the kind `protection_rule`."""


def agreements(
    told: Sequence[InstrumentRow],
    claims: Mapping[str, Sequence[ClaimRow]],
    country: str,
    origin: str | None = None,
) -> Agreements:
    """Put together what the reference and documents say of a country's instruments.

    Args:
        told: what documents say.
        claims: what speakers say of those, by their ids.
        country: the host.
        origin: the state that people fled; None for every state.
    """
    known = _known(country, origin)
    fitting = {telling.row.id: telling for telling in tellings(told)}
    return Agreements(
        exposes=tuple(one for one in known if one.effect is InstrumentEffect.EXPOSES),
        protects=tuple(one for one in known if one.effect is InstrumentEffect.PROTECTS),
        told=tuple(
            ToldInstrument(
                row=row, reference=fitting.get(row.id), claims=tuple(claims.get(row.id, ()))
            )
            for row in sorted(told, key=_protects)
        ),
    )


def _known(country: str, origin: str | None) -> list[ReferenceInstrument]:
    concerning = [one for one in about(country) if _has_effect(one, country)]
    if origin is None:
        return concerning
    pair = {one.id for one in between(country, origin)}
    return [one for one in concerning if one.id in pair or _holds_alone(one, country, origin)]


def _has_effect(one: ReferenceInstrument, country: str) -> bool:
    """Tell whether a record is more than that a state stands outside what it is about.

    To stand outside a treaty exposes nobody, unless it is one that protects.
    """
    is_gap = one.kind is InstrumentKind.PROTECTION_RULE and one.effect is InstrumentEffect.EXPOSES
    return one.holds_in(country) or is_gap


def _holds_alone(one: ReferenceInstrument, country: str, origin: str) -> bool:
    """Tell whether an instrument matters though it does not join the state fled with the country.

    One that protects people from there does, or leaves them without protection, what concerns
    every state, and what the country does alone.
    """
    of_protection = (
        one.effect is InstrumentEffect.PROTECTS or one.kind is InstrumentKind.PROTECTION_RULE
    )
    return (
        (of_protection and one.is_for(origin)) or one.worldwide or one.named == frozenset({country})
    )


def _protects(row: InstrumentRow) -> tuple[bool, str]:
    return row.kind is InstrumentKind.PROTECTION_RULE, row.id
