"""Claims on their way into a reading: who speaks, in which run of sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.model import About, Claim, Evidence, Incident, Instrument, Stance
from khronika.reading.spans import PlaceMention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """One speaker's run of whole sentences within a paragraph."""

    speaker: str
    """Id of a party."""
    stance: Stance
    direct: bool
    runs: tuple[Span, ...]
    """The sentences of the run, each as a span; together one stretch of text."""
    bears: bool
    """False where the words are kept only to know who "I" is, and make no claim of their own."""


def as_claims(
    text: str,
    drafts: Sequence[ClaimDraft],
    incidents: Sequence[Incident],
    instruments: Sequence[Instrument],
    places: Sequence[PlaceMention],
) -> list[Claim]:
    """Make the claims of a reading from the drafts that bear on something."""
    claims: list[Claim] = []
    for draft in drafts:
        if not draft.bears:
            continue
        start, end = draft.runs[0].start, draft.runs[-1].end
        where = Span(start=start, end=end)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                speaker=draft.speaker,
                stance=draft.stance,
                direct=draft.direct,
                about=About(
                    incidents=_touching(where, incidents),
                    instruments=_touching(where, instruments),
                    countries=tuple(
                        dict.fromkeys(
                            p.country for p in places if where.holds(p) and p.kind != "people"
                        )
                    ),
                ),
                evidence=(Evidence(start=start, end=end, quote=text[start:end]),),
            )
        )
    return claims


def _touching(where: Span, items: Sequence[Incident] | Sequence[Instrument]) -> tuple[str, ...]:
    return tuple(
        item.id
        for item in items
        if any(e.start < where.end and where.start < e.end for e in item.evidence)
    )
