"""What speakers say, sentence by sentence, and how neighbouring sentences make one claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from khronika.model import Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.spans import Sentence, Span


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence as one speaker's."""

    sentence: Sentence
    speaker: str
    stance: Stance
    direct: bool
    quoted: bool
    """Whether it begins or ends within a quotation of more than a few words."""
    bears: bool


def agree(paragraph: Sequence[list[Said]]) -> Iterator[Said]:
    """Give the sentences of a paragraph; what one speaker says in quotation marks has one stance.

    Fear and denial colour the whole. Advice and what is expected stay apart.
    """
    for _, group in groupby(paragraph, key=_one_speaker):
        run = [said for sentence in group for said in sentence]
        if not _one_speaker(run):
            yield from run
            continue
        told = {said.stance for said in run}
        current = next((s for s in (Stance.FEARS, Stance.DENIES) if s in told), Stance.ASSERTS)
        for said in run:
            apart = said.stance is Stance.ADVISES or current is Stance.ASSERTS
            yield said if apart else replace(said, stance=current)


def _one_speaker(said: Sequence[Said]) -> str:
    """Give the speaker of a sentence in quotation marks; nothing if there is none or several."""
    speakers = {s.speaker for s in said if s.quoted}
    return speakers.pop() if len(speakers) == 1 else ""


def runs(said: Sequence[Said]) -> list[ClaimDraft]:
    """Join neighbouring sentences of one speaker and stance, in the order of the text."""
    found: list[list[Said]] = []
    latest: dict[str, list[Said]] = {}
    for one in said:
        run = latest.get(one.speaker)
        if run and _joins(run[-1], one):
            run.append(one)
        else:
            latest[one.speaker] = [one]
            found.append(latest[one.speaker])
    return [_draft(run) for run in found]


def _joins(one: Said, other: Said) -> bool:
    near = other.sentence.number - one.sentence.number == 1
    same_paragraph = other.sentence.paragraph == one.sentence.paragraph
    return near and same_paragraph and (one.stance, one.bears) == (other.stance, other.bears)


def _draft(run: Sequence[Said]) -> ClaimDraft:
    return ClaimDraft(
        speaker=run[0].speaker,
        stance=run[0].stance,
        direct=any(s.direct for s in run),
        runs=tuple(Span(start=s.sentence.start, end=s.sentence.end) for s in run),
        bears=run[0].bears,
    )
