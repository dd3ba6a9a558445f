"""Find the agreements, laws and policies that a text says make return easier or harder.

Cues are data (`lexicon/LANGUAGE/instruments.yaml`). One whose parties are not plain is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from khronika.model import (
    Decision,
    Evidence,
    Instrument,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
)
from khronika.reading.spans import DateMention, PlaceMention, Sentence
from khronika.reading.states import States, lexicon
from khronika.reading.within import within

_TELLS_DATA = {InstrumentKind.DATA_EXCHANGE_AGREEMENT, InstrumentKind.POLICE_COOPERATION}


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: InstrumentKind
    states: str
    """between, named, convention, joins, rule, own or people: how many states it takes, and whose
    it is."""
    words: re.Pattern[str]


def find_instruments(
    language: str,
    sentences: Sequence[Sentence],
    text: str,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
) -> list[Instrument]:
    """Find the instruments of a text in order, ids n1, n2 ...; kind and parties told once."""
    found: dict[tuple[InstrumentKind, frozenset[str]], Instrument] = {}
    last: tuple[Sentence, Instrument] | None = None
    for n, sentence in enumerate(sentences):
        states = States(language, text, sentence, places)
        before = last[1] if last and last[0].paragraph >= sentence.paragraph - 1 else None
        told = [*_told(language, states)] or [*_goes_on(states, before)]
        if not told:
            continue
        following = sentences[n + 1] if n + 1 < len(sentences) else None
        run = _evidence(states, sentence, following, text)
        when = _time(states, within(dates, sentence))
        for item in told:
            whole = replace(
                item,
                evidence=(run,),
                data=_data(language, run.quote) if item.kind in _TELLS_DATA else (),
                when=when.interval if when else None,
                when_text=when.text if when and when.interval is None else None,
            )
            _add(found, whole)
            last = (sentence, whole)
    return [replace(item, id=f"n{n}") for n, item in enumerate(found.values(), 1)]


def _told(language: str, states: States) -> Iterator[Instrument]:
    """The instruments that a sentence tells of: of several, each behind "and one on"."""
    end = None
    for kind in _kinds(language):
        match = kind.words.search(states.words, end or 0)
        if not match or _is_absent(language, states, match):
            continue
        if end is not None and not states.cue("also").search(states.words, end, match.end()):
            continue
        parties = _parties(kind, states, match)
        if parties:
            yield Instrument(
                id="n0",
                kind=kind.kind,
                parties=parties,
                status=_status(language, states.words),
                decided=(Decision(field="kind", by=f"words “{match.group()}”"),),
            )
            end = match.end()


def _goes_on(states: States, before: Instrument | None) -> Iterator[Instrument]:
    """The instrument that goes on from one told shortly before: "talks with Laos began too"."""
    if before and len(before.parties) > 1 and states.cue("goes_on").search(states.words):
        others = [c for c in states.named() if c != before.parties[0]]
        if others and states.cue("with").search(states.words):
            negotiating = states.cue("negotiations").match(states.words)
            status = InstrumentStatus.NEGOTIATING if negotiating else before.status
            yield replace(before, parties=(before.parties[0], *others), status=status)


def _parties(kind: _Kind, states: States, match: re.Match[str]) -> tuple[str, ...]:
    """The states of an instrument, the one named first in front; none where they are not plain."""
    if kind.states == "between":
        parties = states.between(match.end())
        return parties if len(parties) > 1 else ()
    if kind.states == "named":
        named = states.named()
        return tuple(named) if len(named) > 1 else ()
    if kind.states == "convention":
        return states.bound()
    if kind.states == "joins":
        return tuple(states.named())
    if kind.states == "rule":
        parties = states.rule()
        return parties if len(parties) == 2 else ()
    if not states.cue("rule_holds").search(states.words):
        return ()
    return states.own() if kind.states == "own" else states.own_people()


def _is_absent(language: str, states: States, match: re.Match[str]) -> bool:
    """Whether the words before a treaty say that there is none, and nothing that one is made."""
    negotiating = _statuses(language)[InstrumentStatus.NEGOTIATING].search(states.words)
    return bool(states.cue("absent").search(states.words[: match.start()]) and not negotiating)


def _status(language: str, words: str) -> InstrumentStatus:
    found = (status for status, cues in _statuses(language).items() if cues.search(words))
    return next(found, InstrumentStatus.IN_FORCE)


def _time(states: States, dates: Sequence[DateMention]) -> DateMention | None:
    """When the instrument was made: "of 1957", or a time beside a word for making it."""
    of = [d for d in dates if states.cue("dated").match(d.text)]
    if of:
        return of[0]
    return dates[0] if dates and states.cue("made").search(states.words) else None


def _evidence(
    states: States, sentence: Sentence, following: Sentence | None, text: str
) -> Evidence:
    """The sentence, with the next one where that tells what the instrument does."""
    end = sentence.end
    goes_on = following and following.paragraph == sentence.paragraph
    if following and goes_on and states.cue("sequel").match(text[following.start : following.end]):
        end = following.end
    return Evidence(start=sentence.start, end=end, quote=text[sentence.start : end])


def _data(language: str, words: str) -> tuple[InstrumentData, ...]:
    return tuple(
        InstrumentData(code)
        for code, cues in lexicon(language)["data"].items()
        if re.search(cues, words, re.IGNORECASE)
    )


def _add(found: dict[tuple[InstrumentKind, frozenset[str]], Instrument], item: Instrument) -> None:
    """Add an instrument, or its evidence and data to the one of its kind and parties."""
    key = (item.kind, frozenset(item.parties))
    known = found.get(key)
    if known is None:
        found[key] = item
        return
    data = dict.fromkeys((*known.data, *item.data))
    dated = known if known.when else item
    found[key] = replace(
        known,
        evidence=(*known.evidence, *item.evidence),
        data=tuple(data),
        when=dated.when,
        when_text=dated.when_text,
    )


@cache
def _kinds(language: str) -> tuple[_Kind, ...]:
    return tuple(
        _Kind(InstrumentKind(e["kind"]), e["states"], re.compile(e["words"], re.IGNORECASE))
        for e in lexicon(language)["kinds"]
    )


@cache
def _statuses(language: str) -> Mapping[InstrumentStatus, re.Pattern[str]]:
    """The words of each status, the most telling first."""
    return {
        InstrumentStatus(e["status"]): re.compile(e["words"], re.IGNORECASE)
        for e in lexicon(language)["statuses"]
    }
