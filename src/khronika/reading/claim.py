"""Claims on their way into a reading: who speaks, in which run of sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.model import Claim, Decision, Estimate, Evidence, Incident, Stance
from khronika.reading.bearing import Bearing
from khronika.reading.parties import Parties
from khronika.reading.spans import Span


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


def but_figures(
    drafts: Iterable[ClaimDraft], estimates: Sequence[Estimate], incidents: Sequence[Incident]
) -> Iterator[ClaimDraft]:
    """Give what is said apart from figures, which are estimates and no claims (codebook 4).

    A sentence that gives a figure and tells no act is left off the ends of what somebody said.
    """
    figures = [e for estimate in estimates for e in estimate.evidence]
    acts = [e for incident in incidents for e in incident.evidence]
    for draft in drafts:
        said = list(draft.runs)
        while said and _within(said[-1], figures) and not _within(said[-1], acts):
            said.pop()
        while said and _within(said[0], figures) and not _within(said[0], acts):
            said.pop(0)
        if said or draft.stance is Stance.DENIES:
            yield replace(draft, runs=tuple(said) or draft.runs)


def _within(run: Span, evidence: Iterable[Evidence]) -> bool:
    return any(e.start < run.end and run.start < e.end for e in evidence)


def as_claims(
    text: str, drafts: Iterable[ClaimDraft], bearing: Bearing, parties: Parties
) -> list[Claim]:
    """Make the claims of a reading from the drafts that bear on something."""
    claims: list[Claim] = []
    for draft in drafts:
        if not draft.bears:
            continue
        start, end = draft.runs[0].start, draft.runs[-1].end
        where = Span(start=start, end=end)
        about, how = bearing.about(where, draft.speaker, draft.stance)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                speaker=draft.speaker,
                stance=draft.stance,
                direct=draft.direct,
                about=about,
                evidence=(Evidence(start=start, end=end, quote=text[start:end]),),
                decided=(
                    Decision(field="speaker", by=_named(text, draft.speaker, where, parties)),
                    Decision(field="about", by=how),
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
