"""Which acts somebody in the document says did not happen (codebook, hard cases 7 and 25).

A denial names the act ("denied the arrest"), or says what rules it out ("he left by himself"); the
words that do are data (`lexicon/LANGUAGE/disputes.yaml`). It bears on the act of that type that
stands nearest before it, and on an abduction rather than another.
"""

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from khronika import resources
from khronika.model import (
    Certainty,
    Incident,
    IncidentType,
    OrganizationKind,
    Role,
    Stance,
)
from khronika.reading.claim import ClaimDraft
from khronika.reading.denied import as_denied
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood
from khronika.reading.parties import Parties
from khronika.reading.spans import Sentence, Span

_TAKEN = frozenset({IncidentType.ABDUCTION, IncidentType.DETENTION, IncidentType.DISAPPEARANCE})
_ALIKE = dict.fromkeys(_TAKEN, _TAKEN)
"""Who denies one of these denies what another witness calls by the other's name."""
_FOR_THE_PERSON = frozenset({Role.TARGET, Role.RELATIVE, Role.LAWYER})
"""Who plays one of these denies charges and rumours, not what was done; a court denies motions."""
_ASIDE = frozenset({"relative", "participle"})
"""Relations of clauses that only tell more of somebody: "denied the claim of X, who was held"."""
_AHEAD = 2
"""How much farther an act seems that is told only after its denial."""
_FARTHER = {IncidentType.ABDUCTION: 0, IncidentType.DEPORTATION: 300}
_LESS_LIKELY = 600
"""Letters by which an act seems farther than an abduction, which is what states deny most."""
_NEAR, _NEXT = 400, 200
"""Letters between an act and a denial that fits it, and one that only calls an account false."""
_FAR = 1500
"""Letters between a removal and words that rule it out."""
_SHOWN = 80
"""Letters of a denial that a decision shows."""


@dataclass(frozen=True, slots=True)
class _Denial:
    where: Span
    types: frozenset[IncidentType]
    reach: int
    """How far before the denial the act may be told."""
    reach_of_deportation: int
    reach_of_abduction: int
    of_rumours: bool = False
    """Whether it can bear on a rumour alone, since whoever denies speaks for the person struck."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The words of one language that deny."""

    denials: tuple[tuple[re.Pattern[str], frozenset[IncidentType]], ...]
    flat: re.Pattern[str]
    disputable: frozenset[IncidentType]
    telling: re.Pattern[str]
    """Words of saying, without which a sentence that is nobody's statement denies nothing."""
    no_part: re.Pattern[str]
    part: frozenset[str]
    accounts: frozenset[str]
    """Nouns for what others tell, which is disputed where it is denied: report, allegation."""
    deniers: frozenset[str]
    """Verbs of denying what others tell."""
    callers: frozenset[str]
    """Verbs of calling it something, with which `flat` words deny it: "called reports lies"."""


@cache
def _rules(language: str) -> _Rules:
    data = resources.load(f"lexicon/{language}/disputes.yaml")
    return _Rules(
        denials=tuple(
            (_words(rule, data), frozenset(map(IncidentType, rule["types"])))
            for rule in data["denials"]
        ),
        flat=re.compile(data["flat"], re.IGNORECASE),
        disputable=frozenset(map(IncidentType, data["disputable"])),
        telling=re.compile(data["telling"], re.IGNORECASE),
        no_part=re.compile(data["no_part"], re.IGNORECASE),
        part=frozenset(data["part"]),
        accounts=frozenset(data["accounts"]),
        deniers=frozenset(data["deniers"]),
        callers=frozenset(data["callers"]),
    )


def _words(rule: Mapping[str, str], data: Mapping[str, str]) -> re.Pattern[str]:
    """Give the words of a rule, with those that deny only behind a verb of denying or "nobody"."""
    behind = {"denied": rf"{data['denying']}\b", "befell_none": data.get("nobody")}
    told = [rf"{opening}(?:{rule[key]})\b" for key, opening in behind.items() if key in rule]
    return re.compile("|".join((rule["words"], *told)), re.IGNORECASE)


def mark_disputed(
    language: str,
    text: str,
    sentences: Sequence[Sentence],
    incidents: Sequence[Incident],
    frames: Sequence[Frame],
    drafts: Sequence[ClaimDraft],
    parties: Parties,
) -> list[Incident]:
    """Mark as disputed the incident that each denial bears on."""
    marked, rules = list(incidents), _rules(language)
    for denial in (
        *_of_frames(text, frames, drafts, rules),
        *_of_words(text, sentences, drafts, rules),
        *_of_drafts(text, drafts, parties, rules),
    ):
        fitting = [n for n, i in enumerate(marked) if _fits(i, denial)]
        named = _named_beside(denial, sentences, parties)
        of_them = [n for n in fitting if not named.isdisjoint(marked[n].targets)]
        if fitting:
            nearest = min(
                of_them or fitting,
                key=lambda n: (
                    _distance(marked[n], denial.where) + _FARTHER.get(marked[n].type, _LESS_LIKELY)
                ),
            )
            marked[nearest] = _disputed(marked[nearest], text, denial)
    return marked


def _named_beside(denial: _Denial, sentences: Sequence[Sentence], parties: Parties) -> set[str]:
    """Give the parties that the sentence of a denial speaks of, up to the end of the denial."""
    start = _around(denial.where, sentences).start
    return {one.party for one in parties.within(Span(start=start, end=denial.where.end))}


def _around(where: Span, sentences: Sequence[Sentence]) -> Sentence:
    """Give the sentence that words begin in."""
    n = bisect_right(sentences, where.start, key=attrgetter("start")) - 1
    return sentences[max(n, 0)]


def _disputed(incident: Incident, text: str, denial: _Denial) -> Incident:
    words = " ".join(text[denial.where.start : denial.where.end].split())
    how = as_denied(textwrap.shorten(words, _SHOWN))
    if incident.certainty is Certainty.RUMOURED:  # a denial makes a rumour no better known
        return replace(incident, decided=(*incident.decided, how))
    others = (d for d in incident.decided if d.field != how.field)
    return replace(incident, certainty=Certainty.DISPUTED, decided=(*others, how))


def _fits(incident: Incident, denial: _Denial) -> bool:
    own = {
        IncidentType.DEPORTATION: denial.reach_of_deportation,
        IncidentType.ABDUCTION: denial.reach_of_abduction,
    }
    reach = own.get(incident.type, denial.reach)
    if denial.of_rumours and incident.certainty is not Certainty.RUMOURED:
        return False
    return incident.type in denial.types and _distance(incident, denial.where) < reach


def _distance(incident: Incident, denial: Span) -> int:
    """Say how far an act is told from a denial."""
    return min(
        denial.start - e.start if e.start <= denial.end else _AHEAD * (e.start - denial.start)
        for e in incident.evidence
    )


def _of_frames(
    text: str, frames: Sequence[Frame], drafts: Sequence[ClaimDraft], rules: _Rules
) -> Iterator[_Denial]:
    """Give the denials that name the act."""
    denying = [run for draft in drafts if draft.stance is Stance.DENIES for run in draft.runs]
    for frame in frames:
        if _denied(frame, text, denying, rules):
            types = {kind for told in frame.types for kind in _ALIKE.get(told, {told})}
            yield _Denial(frame.tree.sentence, frozenset(types), _FAR, _FAR, _FAR)


def _denied(frame: Frame, text: str, denying: Sequence[Span], rules: _Rules) -> bool:
    if _is_of_a_denied_account(frame, text, rules):
        return True
    if frame.mood is Mood.DENIED:
        return not any(above.lemma in rules.part for above in frame.tree.ancestors(frame.trigger))
    return frame.mood is Mood.NEGATED and any(run.touches(frame.clause) for run in denying)


def _is_of_a_denied_account(frame: Frame, text: str, rules: _Rules) -> bool:
    """Whether an act is what a report tells that somebody denies: "dismissed claims that"."""
    sentence = frame.tree.sentence
    called_false = rules.flat.search(text, sentence.start, sentence.end) is not None
    deniers = rules.deniers | (rules.callers if called_false else frozenset())
    above = frame.tree.ancestors(frame.trigger)
    for below, account, verb in zip((frame.trigger, *above), above, above[1:], strict=False):
        if account.lemma in rules.accounts and verb.lemma in deniers:
            return account.rel == "object"
        if below.rel in _ASIDE and account.pos != "PRON":  # "сообщения о том, что"
            return False
    return False


def _of_words(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft], rules: _Rules
) -> Iterator[_Denial]:
    """Give the words that rule an act out.

    They need not stand in a statement that was read: "in a written answer it says that he left of
    his own free will" does not name who speaks. But somebody must speak: "nobody has been able to
    find him" denies nothing.
    """
    spoken = [run for draft in drafts for run in draft.runs]
    for words, types in rules.denials:
        for found in words.finditer(text):
            where = Span(start=found.start(), end=found.end())
            sentence = _around(where, sentences)
            if any(run.touches(where) for run in spoken) or rules.telling.search(
                text, sentence.start, sentence.end
            ):
                yield _Denial(where, types, _NEAR, _FAR, _FAR)


def _of_drafts(
    text: str, drafts: Sequence[ClaimDraft], parties: Parties, rules: _Rules
) -> Iterator[_Denial]:
    """Give the statements that deny without such words: that only call an account false."""
    for draft in drafts:
        speaker = parties[draft.speaker]
        if speaker.kind is OrganizationKind.COURT:
            continue
        for_the_person = bool(_FOR_THE_PERSON & set(speaker.roles))
        if draft.stance is not Stance.DENIES:
            continue
        where = Span(start=draft.runs[0].start, end=draft.runs[-1].end)
        ends = where.start, where.end
        if any(words.search(text, *ends) for words in (*_ruling_out(rules), rules.no_part)):
            continue
        flat = rules.flat.search(text, *ends)
        near = _NEXT if flat else 0
        reach = near if for_the_person else _NEAR
        yield _Denial(where, rules.disputable, near, near, reach, of_rumours=for_the_person)


def _ruling_out(rules: _Rules) -> Iterator[re.Pattern[str]]:
    return (words for words, _ in rules.denials)
