"""From an item as it was written to a reading with exact offsets."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.corpus import parties
from khronika.corpus.footer import ActLine, ClaimLine
from khronika.corpus.items import Item
from khronika.corpus.labels import Kind
from khronika.corpus.lines import Lines, read_lines
from khronika.corpus.marks import Marked, read_marks
from khronika.errors import MalformedReading
from khronika.model import (
    AT_HOME,
    About,
    Certainty,
    Claim,
    Document,
    Estimate,
    Evidence,
    Incident,
    Instrument,
    Interval,
    Reading,
    Status,
    from_json,
    to_json,
)

_WEIGHT = (Certainty.DISPUTED, Certainty.RUMOURED, Certainty.ATTRIBUTED)
_QUOTES = frozenset('“”„«»"‘')


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An item whose tags and footer were read: its reading, and the marks behind it."""

    item: Item
    marked: Marked
    lines: Lines
    reading: Reading


def convert(item: Item) -> Coded | None:
    """Make the reading of an item; None where faults, now noted in its source, stand in the way."""
    before = len(item.source.faults)
    marked = read_marks(item)
    if not marked.sentences:
        item.source.fault(item.at, "there is no text")
        return None
    lines = read_lines(item, marked)
    if len(item.source.faults) > before:
        return None
    if item.header.relevant is False and _is_coded(lines):
        item.source.fault(0, "relevant is no, yet something is coded (codebook, hard case 28)")
        return None
    reading = _Maker(item, marked, lines).reading()
    if len(item.source.faults) > before:
        return None
    try:
        from_json(to_json(reading))
    except MalformedReading as error:
        item.source.fault(item.at, str(error))
        return None
    return Coded(item=item, marked=marked, lines=lines, reading=reading)


def _is_coded(lines: Lines) -> bool:
    return bool(lines.acts or lines.claims or lines.instruments or lines.estimates)


class _Maker:
    """Makes the nouns of one item."""

    def __init__(self, item: Item, marked: Marked, lines: Lines) -> None:
        self.item = item
        self.marked = marked
        self.lines = lines

    def reading(self) -> Reading:
        header, lines = self.item.header, self.lines
        stated = bool(lines.acts or lines.instruments or lines.estimates)
        return Reading(
            document=Document(
                id=self.item.id,
                text=self.marked.text,
                title=header.title,
                publisher=header.publisher,
                published=header.published,
                language=header.language,
            ),
            relevant=stated if header.relevant is None else header.relevant,
            people=parties.people(self.item, self.marked, lines),
            organizations=parties.organizations(self.item, self.marked, lines),
            incidents=tuple(self._incident(*line) for line in lines.acts.items()),
            claims=tuple(self._claim(*line) for line in lines.claims.items()),
            instruments=self._instruments(),
            estimates=self._estimates(),
        )

    def _incident(self, name: str, line: ActLine) -> Incident:
        charges = [self.marked.words(mark) for mark in self.marked.of(name, Kind.CHARGE)]
        years = {mark.label.years for mark in self.marked.of(name, Kind.YEARS)}
        if len(years) > 1:
            self._fault(name, "has two prison terms: tag the highest one")
        home = line.origin if line.type in AT_HOME else None
        return Incident(
            id=name,
            type=line.type,
            targets=line.targets,
            host=line.host or home,
            origin=line.origin,
            actors=line.actors,
            when=self._when(name),
            status=line.status or self._status(name),
            certainty=line.certainty or self._certainty(name),
            charge=charges[0] if charges else None,
            max_years=next(iter(years), None),
            evidence=self._evidence(name, Kind.TRIGGER),
        )

    def _status(self, name: str) -> Status:
        cues = {mark.label.cue for mark in self.marked.of(name, Kind.CUE)}
        found = [status for status in Status if status in cues]
        if len(found) > 1:
            self._fault(name, "has cues of two statuses: write in its line which one holds")
        return found[0] if found else Status.COMPLETED

    def _certainty(self, name: str) -> Certainty:
        cues = {mark.label.cue for mark in self.marked.of(name, Kind.CUE)}
        return next((certainty for certainty in _WEIGHT if certainty in cues), Certainty.STATED)

    def _when(self, name: str) -> Interval | None:
        dates = [mark for mark in self.marked.of(name, Kind.DATE) if mark.label.days]
        if len({mark.label.days for mark in dates}) > 1:
            self._fault(name, "has two dates that differ: leave the tag of the better one")
        for mark in dates:
            days = mark.label.days
            if days is not None:
                return Interval(first=days.first, last=days.last, text=self.marked.words(mark))
        return None

    def _claim(self, name: str, line: ClaimLine) -> Claim:
        evidence = self._run(name)
        return Claim(
            id=name,
            speaker=line.speaker,
            stance=line.stance,
            direct=self._is_quoted(evidence) if line.direct is None else line.direct,
            about=About(
                incidents=_beginning("i", line.about),
                instruments=_beginning("n", line.about),
                countries=tuple(one for one in line.about if one.isupper()),
            ),
            evidence=(evidence,),
        )

    def _run(self, name: str) -> Evidence:
        """Give the run of a claim, from the first to the last of its sentences."""
        marks = self.marked.of(name, Kind.CLAIM)
        numbers = sorted(number for mark in marks for number in self.marked.standing(mark))
        first, last = numbers[0], numbers[-1]
        if self.marked.sentences[first].paragraph != self.marked.sentences[last].paragraph:
            self.item.source.fault(
                marks[-1].at, f"{name} runs over paragraphs: make another claim of this one"
            )
        return self.marked.run(first, last)

    def _is_quoted(self, evidence: Evidence) -> bool:
        """Tell whether quotation marks stand in a run, but for those of names."""
        named = [mark for mark in self.marked.marks if mark.label.kind is Kind.MENTION]
        return any(
            self.marked.text[offset] in _QUOTES
            and not any(mark.start <= offset < mark.end for mark in named)
            for offset in range(evidence.start, evidence.end)
        )

    def _instruments(self) -> tuple[Instrument, ...]:
        return tuple(
            Instrument(
                id=name,
                kind=line.kind,
                parties=line.parties,
                status=line.status,
                when=self._when(name),
                data=line.data,
                evidence=self._evidence(name, Kind.INSTRUMENT),
            )
            for name, line in self.lines.instruments.items()
        )

    def _estimates(self) -> tuple[Estimate, ...]:
        return tuple(
            Estimate(
                id=name,
                measure=line.measure,
                from_country=line.from_country,
                to_country=line.to_country,
                low=line.low,
                high=line.high,
                when=self._when(name),
                by=line.by,
                evidence=self._evidence(name, Kind.ESTIMATE),
            )
            for name, line in self.lines.estimates.items()
        )

    def _evidence(self, name: str, kind: Kind) -> tuple[Evidence, ...]:
        return self.marked.evidence(self.marked.of(name, kind))

    def _fault(self, name: str, problem: str) -> None:
        self.item.source.fault(self.lines.at[name], f"{name} {problem}")


def _beginning(sign: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.startswith(sign))
