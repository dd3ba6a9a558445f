"""From frames to incidents: whom an act struck, where, when, on whose word.

The document is read twice: what the first reading tells of each person's state fled, and of who
is tried for a deed of their own, the second builds on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from khronika.model import (
    Certainty,
    Decision,
    Evidence,
    Incident,
    IncidentType,
    Role,
    Status,
)
from khronika.reading.actors import Actors
from khronika.reading.frames import Frame
from khronika.reading.hosts import Hosts
from khronika.reading.lexicon import Lexicon, Rule
from khronika.reading.merging import DAY_OF_REPORT
from khronika.reading.modality import Cues, Mood
from khronika.reading.origins import Origins
from khronika.reading.parties import Parties
from khronika.reading.spans import DateMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word
from khronika.reading.targets import Targets
from khronika.reading.when import ActDate, TimeWords, date_of
from khronika.reading.within import within

_UNDONE = frozenset({Mood.UNREAL, Mood.FUTURE, Mood.DENIED})
_BY_THE_STATE_FLED = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
_OF_THE_TRIED = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.RELEASE,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.INTERPOL_ALERT,
    }
)
"""Acts that befall whoever is tried, for whatever reason."""
_NOT_AT_HOME = frozenset(
    {
        IncidentType.RELEASE,
        IncidentType.RESIDENCE_REFUSAL,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
    }
)
"""Acts that are none in the state fled itself."""
_DONE_BY_ORDER = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.RELEASE,
        IncidentType.ASYLUM_GRANT,
        IncidentType.EXTRADITION,
        IncidentType.DEPORTATION,
        IncidentType.PROSECUTION,
    }
)
"""Acts that a court or office does by ordering them."""
_UNDECIDED = frozenset(
    {
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.EXTRADITION,
        IncidentType.DEPORTATION,
    }
)
"""Types that words such as "under review" or "has appealed" leave undecided."""


@dataclass(slots=True, kw_only=True)
class Reads:
    """What the reader of incidents needs of one document and its language."""

    text: str
    trees: Sequence[Tree]
    parties: Parties
    dates: Sequence[DateMention]
    lexicon: Lexicon
    cues: Cues
    time_words: TimeWords
    spoken: Callable[[Span], tuple[str, bool] | None]
    """Gives who speaks at a span, and whether for a state; None in the document's own voice."""
    charge_of: Callable[[Tree, Word], str | None]
    years_in: Callable[[str], int | None]


@dataclass(slots=True)
class IncidentReader:
    """Turns the frames of one document into incidents, in the order of the text."""

    reads: Reads
    targets: Targets
    actors: Actors
    origins: Origins
    hosts: Hosts
    _tried_elsewhere: set[str] = field(default_factory=set)
    """Those whom a state other than the one fled tries: perpetrators, unless pursued as well."""

    def read(self, frames: Sequence[Frame]) -> list[Incident]:
        """Read all frames."""
        draft = self._read(frames)
        pursued = {t for _, i in draft for t in i.targets if i.type not in _OF_THE_TRIED}
        for target in self._tried_elsewhere - pursued:
            self.reads.parties[target].play(Role.PERPETRATOR)
        self.targets.forget()
        self.hosts.forget()
        self.origins.learn((frame, i.type, i.targets) for frame, i in draft)
        return [incident for _, incident in self._read(frames)]

    def _read(self, frames: Sequence[Frame]) -> list[tuple[Frame, Incident]]:
        triggers = frozenset(f.trigger.start for f in frames if f.rules)
        found = []
        for frame in frames:
            incident = self._first(frame, triggers)
            if incident is not None:
                found.append((frame, incident))
                found.extend((frame, other) for other in self._told_with(frame, incident))
        return found

    def _first(self, frame: Frame, triggers: frozenset[int]) -> Incident | None:
        """Give the incident of the first rule that fits a frame whole."""
        if frame.mood in _UNDONE:
            return None
        for rule, targets, exile in self.targets.candidates(frame):
            if exile is not None and self._abroad(frame, exile):
                continue
            incident = self._make(frame, rule, targets, triggers)
            if incident is not None:
                return incident
        return None

    def _told_with(self, frame: Frame, incident: Incident) -> Iterator[Incident]:
        """Give the acts that the same words tell along with an act: a request, an alert."""
        for companion in self.reads.lexicon.companions:
            if incident.type not in companion.of:
                continue
            if companion.when.search(self._words(frame, ahead=companion.looks_ahead)):
                alert = companion.type is IncidentType.INTERPOL_ALERT
                yield replace(
                    incident,
                    type=companion.type,
                    actors=(),
                    when=incident.when if alert else None,
                    when_text=incident.when_text if alert else None,
                    status=companion.status or incident.status,
                    decided=(Decision(field="type", by=f"told with {incident.type}"),),
                )

    def _words(self, frame: Frame, *, ahead: bool) -> str:
        """Give the words of the sentence, and of the next in its paragraph if looking ahead."""
        sentence, trees = frame.tree.sentence, self.reads.trees
        end = sentence.end
        if ahead and sentence.number + 1 < len(trees):
            after = trees[sentence.number + 1].sentence
            end = after.end if after.paragraph == sentence.paragraph else end
        return self.reads.text[sentence.start : end]

    def _abroad(self, frame: Frame, exile: str) -> bool:
        """Whether an act is placed outside the state fled, where a relative is an exile too."""
        placed = self.hosts.placed(frame)
        origin = self.origins.of(frame, IncidentType.PROXY_PRESSURE, [exile])
        return placed is not None and placed != origin

    def _make(
        self, frame: Frame, rule: Rule, targets: list[str], triggers: frozenset[int]
    ) -> Incident | None:
        kind, status = rule.type, self._status(frame, rule)
        if frame.mood is Mood.THREATENED:
            kind, status = IncidentType.THREAT, Status.COMPLETED
        if kind is IncidentType.THREAT and not any(
            self.reads.parties[t].is_person for t in targets
        ):
            kind = IncidentType.ORGANIZATION_PRESSURE
        if frame.trigger.pos == "NOUN" and not self._noun_counts(frame, rule):
            return None
        if self._is_general(frame, targets):
            return None
        if frame.mood is Mood.ORDERED and kind not in _DONE_BY_ORDER:
            return None
        actors = self.actors.of(frame, besides=targets)
        origin = self.origins.of(frame, kind, targets)
        acting = self.actors.country(frame, actors)
        host = self.hosts.of(frame, kind, targets, origin, acting)
        if host is None or self._tried_by_another(frame, kind, targets, origin, acting):
            return None
        settled = _settled(kind, host, origin)
        if settled is None:
            return None
        self.targets.note(targets)
        self.hosts.note(rule.type, targets, host)
        for target in targets:
            self.reads.parties[target].play(Role.TARGET)
        incident = Incident(
            id="",
            type=settled,
            targets=tuple(targets),
            host=host,
            origin=origin,
            actors=tuple(actors),
            status=status,
            certainty=self._certainty(frame, rule),
            evidence=(self._evidence(frame.tree.sentence),),
            decided=(
                Decision(field="type", by=f"lexicon rule {rule.source}"),
                Decision(field="status", by=f"mood {frame.mood}"),
            ),
        )
        return self._with_charge(self._with_date(incident, frame, triggers), frame)

    def _tried_by_another(
        self,
        frame: Frame,
        kind: IncidentType,
        targets: Sequence[str],
        origin: str | None,
        acting: str | None,
    ) -> bool:
        """Say, and note, whether another state tries somebody for a deed of their own."""
        if kind not in _BY_THE_STATE_FLED:
            return False
        elsewhere = any(c and c != origin for c in (acting, self.hosts.placed(frame)))
        if elsewhere:
            self._tried_elsewhere.update(targets)
        return elsewhere

    def _with_date(self, incident: Incident, frame: Frame, triggers: frozenset[int]) -> Incident:
        dates = within(self.reads.dates, frame.tree.sentence)
        date = date_of(frame, dates, triggers, self.reads.time_words)
        if date is None and not dates:
            date = self._of_the_sentence_before(frame)
        if date is None:
            return incident
        mention = date.mention
        how = Decision(field="when", by=DAY_OF_REPORT if date.of_report else "day of the act")
        return replace(
            incident,
            when=mention.interval,
            when_text=mention.text if mention.interval is None else None,
            decided=(*incident.decided, how),
        )

    def _of_the_sentence_before(self, frame: Frame) -> ActDate | None:
        """Give the one day of the sentence before, where this one goes on with "she" or "they"."""
        sentence, trees = frame.tree.sentence, self.reads.trees
        first = frame.tree.words[0]
        if sentence.number == 0 or first.pos != "PRON" or first.rel not in SUBJECTS:
            return None
        before = trees[sentence.number - 1].sentence
        dates = within(self.reads.dates, before)
        if before.paragraph != sentence.paragraph or len(dates) != 1:
            return None
        return ActDate(dates[0], of_report=False)

    def _with_charge(self, incident: Incident, frame: Frame) -> Incident:
        if incident.type not in _BY_THE_STATE_FLED:
            return incident
        sentence = frame.tree.sentence
        return replace(
            incident,
            charge=self.reads.charge_of(frame.tree, frame.trigger),
            max_years=self.reads.years_in(self.reads.text[sentence.start : sentence.end]),
        )

    def _evidence(self, span: Span) -> Evidence:
        quote = self.reads.text[span.start : span.end]
        return Evidence(start=span.start, end=span.end, quote=quote)

    def _is_general(self, frame: Frame, targets: Sequence[str]) -> bool:
        """Whether a sentence tells what is done to people in general: "they surrender people"."""
        parties = [self.reads.parties[t] for t in targets]
        unnamed = all(party.unnamed for party in parties)
        if unnamed and parties[0].name.split()[0].lower() in self.reads.cues.general:
            return True
        timeless = frame.trigger.form in {"present", "infinitive"} and not frame.tree.children(
            frame.trigger, "auxiliary", "passive"
        )
        return unnamed and timeless and not within(self.reads.dates, frame.tree.sentence)

    def _noun_counts(self, frame: Frame, rule: Rule) -> bool:
        """Whether a noun such as "arrest" tells an act, rather than naming one told elsewhere."""
        if rule.status is not None or rule.within is not None:
            return True
        trigger, tree = frame.trigger, frame.tree
        if trigger.prep in self.reads.cues.factual or trigger.rel in SUBJECTS:
            return True
        return any(
            trigger in tree.ancestors(word)
            for date in within(self.reads.dates, tree.sentence)
            for word in tree.at(date.start, date.end)[:1]
        )

    def _status(self, frame: Frame, rule: Rule) -> Status:
        if frame.mood is Mood.ATTEMPTED:
            return Status.ATTEMPTED
        if frame.mood is Mood.ORDERED and rule.type in _UNDECIDED:
            return Status.PENDING
        if rule.status is not None:
            return rule.status
        if rule.type in _UNDECIDED:
            claim = rule.type is IncidentType.ASYLUM_CLAIM
            behind = frame.trigger.start - frame.tree.sentence.start
            if self.reads.cues.pending.search(self._words(frame, ahead=claim)[behind:]):
                return Status.PENDING
        return Status.COMPLETED

    def _certainty(self, frame: Frame, rule: Rule) -> Certainty:
        sentence = frame.tree.sentence
        words = self.reads.text[sentence.start : sentence.end]
        if self.reads.cues.rumoured.search(words):
            return Certainty.RUMOURED
        said = self.reads.spoken(Span(start=frame.trigger.start, end=frame.trigger.end))
        if said is not None:
            return Certainty.STATED if said[1] and rule.official else Certainty.ATTRIBUTED
        return Certainty.ATTRIBUTED if self.reads.cues.reported.search(words) else Certainty.STATED


def _settled(kind: IncidentType, host: str, origin: str | None) -> IncidentType | None:
    """Settle what an act is in the state fled itself (codebook, hard case 18)."""
    if origin is None or host != origin:
        return kind
    if kind is IncidentType.DETENTION:
        return IncidentType.PROSECUTION
    return None if kind in _NOT_AT_HOME else kind
