"""Claims on their way into a reading: who speaks, in which run of sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.model import About, Claim, Decision, Evidence, Incident, Instrument, Stance
from khronika.reading.parties import Parties
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
    parties: Parties,
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
                decided=(
                    Decision(field="speaker", by=_named(text, draft.speaker, where, parties)),
                    Decision(field="about", by="told in the same sentences"),
                ),
            )
        )
    return claims


def _named(text: str, speaker: str, where: Span, parties: Parties) -> str:
    """Say how the sentences of a claim name their speaker."""
    mentions = [m for m in parties.within(where) if m.party == speaker]
    if any(m.named for m in mentions):
        return "named in the sentences"
    if mentions:
        return f"meant by “{text[mentions[0].start : mentions[0].end]}”"
    return "carried on from the sentences around"


def _touching(where: Span, items: Sequence[Incident] | Sequence[Instrument]) -> tuple[str, ...]:
    return tuple(
        item.id
        for item in items
        if any(e.start < where.end and where.start < e.end for e in item.evidence)
    )
