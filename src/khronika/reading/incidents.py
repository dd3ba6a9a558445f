"""From frames to incidents: whom an act struck, where, when, on whose word.

The document is read twice: what the first reading tells of each person's state fled, and of who
is tried for a deed of their own, the second builds on.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from khronika.model import (
    Decision,
    Evidence,
    Incident,
    IncidentType,
    OrganizationKind,
    Role,
    Status,
)
from khronika.reading.actors import Actors
from khronika.reading.found import Found
from khronika.reading.frames import SURRENDERS, Frame
from khronika.reading.host_signs import OF_THE_ACT
from khronika.reading.hosts import CountrySigns, Hosts
from khronika.reading.judging import TRIALS, Judge, Reads
from khronika.reading.leads import is_headline
from khronika.reading.lexicon import Rule
from khronika.reading.modality import Cues, Mood
from khronika.reading.origin_signs import NOT_FLED, OriginSigns, Votes
from khronika.reading.origins import fled
from khronika.reading.roles import subject
from khronika.reading.spans import Span
from khronika.reading.stretches import Around
from khronika.reading.syntax import Tree, Word
from khronika.reading.targets import OF_THE_STATE, Candidate, Targets

UNDONE = frozenset({Mood.UNREAL, Mood.FUTURE, Mood.DENIED})
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
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
    }
)
"""Acts that are none in the state fled itself."""
_GOOD_TURNS = frozenset({IncidentType.RELEASE, IncidentType.ASYLUM_GRANT})
"""Acts with which nobody threatens."""
_DONE_BY_ORDER = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.RELEASE,
        IncidentType.ASYLUM_GRANT,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.DEPORTATION,
        IncidentType.PROSECUTION,
    }
)
"""Acts that a court or office does by ordering them."""


_BELOW_HEADLINE = 4
"""Sentences behind a headline that tell of the one whom it does not name."""
_NEAR = "role anyone"
"""How it was decided whom an act struck, where its own words do not tell."""
_BESIDE = ("role of", "role possessor", "role on", "role against")
"""The same where a noun names the act, and words beside it say whom."""
_TOLD_ALONG = "told with"
"""How the type of an act was decided that the words of another tell along."""
_SHARED = frozenset({"targets", "host", "origin", "certainty"})
"""Fields that an act told along with another takes from it."""


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A rule that fits and finds somebody, and still gives no incident."""

    frame: Frame
    rule: Rule
    why: str


@dataclass(slots=True)
class IncidentReader:
    """Turns the frames of one document into incidents, in the order of the text."""

    reads: Reads
    judge: Judge
    targets: Targets
    actors: Actors
    countries: Around[CountrySigns]
    told_to_have_fled: dict[str, Votes]
    """What the acts of the first reading tell of the state that each of their targets fled."""
    hosts: Hosts
    fled_on: Mapping[str, datetime.date]
    """When each of those who fled may have done so at the earliest."""
    turned_down: list[TurnedDown] = field(default_factory=list)
    """What was turned down in the last reading, in the order of the text."""
    _tried_elsewhere: set[str] = field(default_factory=set)
    """Those whom a state other than the one fled tries: perpetrators, unless pursued as well."""
    _trials_elsewhere: set[int] = field(default_factory=set)
    """Where words tell their trials."""
    _not_fled: dict[str, str] = field(default_factory=dict)
    """The state that is no origin of each of those: another asks it for them, or it sends them
    away."""
    _nobodys_trials: set[int] = field(default_factory=set)
    """Where words tell a trial, and neither a court nor a place: "he was given four years"."""

    def read(self, frames: Sequence[Frame]) -> list[tuple[Frame, Incident]]:
        """Read all frames; give each incident with the frame that tells it."""
        draft = self._read(frames)
        self._note_doubted_trials(frames)
        pursued = {t for frame, i in draft if self._pursues(frame, i) for t in i.targets}
        for target in self._tried_elsewhere - pursued:
            self.reads.parties[target].play(Role.PERPETRATOR, "tried, and struck by no other act")
        for frame, incident in draft:
            self.targets.exiles.update(self._exiles(frame, incident))
        self.targets.forget()
        self.hosts.forget()
        self.turned_down.clear()
        self.told_to_have_fled.clear()
        for frame, incident in draft:
            self._origin_signs(frame).learn(frame, incident.type, incident.targets)
            refuge = incident.host if self.hosts.only_abroad(frame, incident.type) else None
            if incident.origin is None and refuge is not None:
                self._not_fled.update(dict.fromkeys(incident.targets, refuge))
        for target, country in self._not_fled.items():
            self.told_to_have_fled.setdefault(target, {})[country] = NOT_FLED
        return self._read(frames)

    def _origin_signs(self, frame: Frame) -> OriginSigns:
        return self.countries.at(frame.trigger.start).origin

    def _exiles(self, frame: Frame, incident: Incident) -> set[str]:
        """Give those whom a sentence names and an act strikes abroad, in nobody's stead."""
        own = incident.type is not IncidentType.PROXY_PRESSURE and not _sought(incident)
        if not own or incident.origin in {None, incident.host}:
            return set()
        named = {m.party for m in self.reads.parties.within(frame.tree.sentence) if m.named}
        return named & set(incident.targets)

    def _pursues(self, frame: Frame, incident: Incident) -> bool:
        """Whether an act shows that whom it strikes is persecuted, and not only tried.

        What somebody is tried for by another state is their own deed: "convicted of spying on".
        """
        if incident.type in _OF_THE_TRIED or frame.trigger.start in self._nobodys_trials:
            return False
        above = frame.tree.ancestors(frame.trigger)
        return not any(word.start in self._trials_elsewhere for word in above)

    def _note_doubted_trials(self, frames: Sequence[Frame]) -> None:
        """Note who is tried elsewhere where the heads hold that it is no persecution.

        Where nothing tells which state tries them, the heads alone are believed.
        """
        doubted = (f for f in frames if f.doubt is not None and TRIALS & set(f.types))
        for frame in doubted:
            for one in self.targets.candidates(frame):
                actors = self.actors.of(frame, besides=one.targets)
                acting = self.actors.country(frame, actors, one.targets)
                origin = fled(self._origin_signs(frame), frame, one.rule.type, one.targets).found
                of = origin.country if origin is not None else None
                self._tried_by_another(frame, one.rule, one.targets, of, acting)
                if frame.trigger.start in self._nobodys_trials and one.rule.trial:
                    self._tried_elsewhere.update(one.targets)

    def _read(self, frames: Sequence[Frame]) -> list[tuple[Frame, Incident]]:
        triggers = frozenset(f.trigger.start for f in frames if f.rules and f.doubt is None)
        found = []
        for frame in frames:
            incident = self._first(frame, triggers)
            if incident is not None:
                found.append((frame, incident))
                found.extend((frame, other) for other in self._told_with(frame, incident))
        found.extend(self._only_spoken_of(frames, triggers, found))
        found = self._named_below_headline(found)
        return [
            (frame, incident)
            for frame, incident in found
            if not (_sought(incident) and self._struck_others(frame, incident, found))
            and not _is_freed_to_be_banished(frame, incident, found)
            and not _is_freed_at_home(incident, [other for _, other in found])
            and not self._is_spoken_of_again(frame, incident, found)
            and not any(_is_refused(frame, incident, *other) for other in found)
            and not any(_is_pressed_instead(frame, incident, *other) for other in found)
        ]

    def _named_below_headline(
        self, found: Sequence[tuple[Frame, Incident]]
    ) -> list[tuple[Frame, Incident]]:
        """Let those without a name in the headline be whom the sentences below name.

        They are whom the same act strikes there, or the only one who is struck at all.
        """
        below = [(f, i) for f, i in found if 0 < f.tree.sentence.number <= _BELOW_HEADLINE]
        return [
            (frame, replace(one, targets=self._named_in(one, [i for _, i in below])))
            if is_headline(frame.tree)
            else (frame, one)
            for frame, one in found
        ]

    def _named_in(self, headed: Incident, below: Sequence[Incident]) -> tuple[str, ...]:
        """Give those whom acts below a headline name as its unnamed; else whom it means itself."""
        unnamed = [self.reads.parties[target] for target in headed.targets]
        if len(unnamed) != 1 or not unnamed[0].unnamed:
            return headed.targets
        same = [i.targets for i in below if (i.type, i.host) == (headed.type, headed.host)]
        only = {target for one in below for target in one.targets}
        for targets in (*same, *([tuple(only)] if len(only) == 1 else [])):
            people = [self.reads.parties[target] for target in targets]
            named = all(one.is_person and not one.unnamed for one in people)
            if named and unnamed[0].single == (len(people) == 1):
                return targets
        return headed.targets

    def _only_spoken_of(
        self,
        frames: Sequence[Frame],
        triggers: frozenset[int],
        found: Sequence[tuple[Frame, Incident]],
    ) -> Iterator[tuple[Frame, Incident]]:
        """Give the acts that nouns name as known, where nothing else in the text tells them.

        "Ankara rejected claims that it was behind the attack on X."
        """
        told = {frame.trigger.start for frame, _ in found}
        for frame in frames:
            if frame.trigger.pos != "NOUN" or frame.trigger.start in told:
                continue
            if frame.mood is not Mood.FACT:
                continue
            incident = self._first(frame, triggers, spoken_of=True)
            if incident is None or incident.type in SURRENDERS or _told_otherwise(incident):
                continue  # a surrender that is spoken of may be yet to come
            unnamed = all(self.reads.parties[t].unnamed for t in incident.targets)
            again = unnamed or any(
                other.type is incident.type and not set(other.targets).isdisjoint(incident.targets)
                for _, other in found
            )
            if not again:
                self.turned_down[:] = [t for t in self.turned_down if t.frame is not frame]
                yield frame, incident

    def _struck_others(
        self, frame: Frame, incident: Incident, found: Sequence[tuple[Frame, Incident]]
    ) -> bool:
        """Whether the sentence says whom such an act struck: people without names, or the same.

        "Two volunteers of her group were recognised as refugees" tells nothing of her. Nor does
        "recognised as a refugee", or "arrested on a notice", tell one act twice.
        """
        return any(
            other.type is incident.type
            and beside.tree is frame.tree
            and not _sought(other)
            and (
                all(self.reads.parties[t].unnamed for t in other.targets)
                or (other.targets == incident.targets and _is_placed_better(other, incident))
            )
            for beside, other in found
        )

    def _is_spoken_of_again(
        self, frame: Frame, incident: Incident, found: Sequence[tuple[Frame, Incident]]
    ) -> bool:
        """Whether a noun means an act told before, and not one against whoever was named last.

        "Nobody knew anything of the shooting."
        """
        trigger = frame.trigger
        determiners = frame.tree.children(trigger, "det")
        definite = any(w.lemma in self.targets.nouns.definite for w in determiners)
        return (
            definite
            and trigger.pos == "NOUN"
            and _sought(incident)
            and any(
                other.type is incident.type
                and beside.trigger.start < trigger.start
                and not _sought(other)
                for beside, other in found
            )
        )

    def _first(
        self, frame: Frame, triggers: frozenset[int], *, spoken_of: bool = False
    ) -> Incident | None:
        """Give the incident of the first rule that fits a frame whole.

        Where a noun is `spoken_of`, the act that it names counts, though it is told as known.
        """
        undone = frame.mood in UNDONE and not self._is_announced(frame)
        if frame.doubt is not None or (undone and not any(map(frame.tells_undone, frame.rules))):
            return None
        for one in self.targets.candidates(frame):
            if undone and not frame.tells_undone(one.rule):
                continue
            if one.exile is not None and self._abroad(frame, one.exile):
                why = "the relative was struck outside the state fled"
                self.turned_down.append(TurnedDown(frame, one.rule, why))
                continue
            made = self._make(frame, one, triggers, spoken_of=spoken_of)
            if isinstance(made, Incident):
                return made
            self.turned_down.append(made)
        return None

    def _is_announced(self, frame: Frame) -> bool:
        """Whether a state says what it will do: "Kyrgyzstan will expel the activist"."""
        above, cues = frame.tree.head(frame.trigger), self.reads.cues
        told = above is None or above.lemma in cues.announcing | cues.intending
        official = all(rule.official for rule in frame.rules)
        if frame.mood is not Mood.FUTURE or not (told and official):
            return False
        if above is not None and _they_intend(frame.tree, above, cues):
            return True
        if not SURRENDERS.isdisjoint(frame.types) and self._a_state_says_so(frame):
            return True
        actors = self.actors.of(frame, besides=())
        people = any(self.reads.parties[ref].is_person for ref in actors)
        return not people and self.actors.country(frame, actors, ()) is not None

    def _a_state_says_so(self, frame: Frame) -> bool:
        """Whether an authority speaks where an act is told: "officials said he will be held"."""
        where = Span(start=frame.trigger.start, end=frame.trigger.end)
        speaker = self.reads.words.speaker_at(where)
        return speaker is not None and (
            speaker.kind in OF_THE_STATE - {OrganizationKind.INTERNATIONAL_ORGANIZATION}
            or Role.OFFICIAL in speaker.roles
        )

    def _told_with(self, frame: Frame, incident: Incident) -> Iterator[Incident]:
        """Give the acts that the same words tell along with an act: a request, an alert."""
        for companion in self.reads.lexicon.companions:
            if incident.type not in companion.of:
                continue
            if companion.when.search(self.judge.words(frame, ahead=companion.looks_ahead)):
                alert = companion.type is IncidentType.INTERPOL_ALERT
                yield replace(
                    incident,
                    type=companion.type,
                    actors=(),
                    when=incident.when if alert else None,
                    when_text=incident.when_text if alert else None,
                    status=companion.status or incident.status,
                    decided=(
                        Decision(field="type", by=f"{_TOLD_ALONG} {incident.type}"),
                        *(d for d in incident.decided if d.field in _SHARED),
                    ),
                )

    def _abroad(self, frame: Frame, exile: str) -> bool:
        """Whether an act is placed outside the state fled, where a relative is an exile too."""
        placed = self.hosts.placed(frame)
        origin = fled(self._origin_signs(frame), frame, IncidentType.PROXY_PRESSURE, [exile]).found
        return placed is not None and placed != (origin.country if origin else None)

    def _no_act(
        self,
        frame: Frame,
        rule: Rule,
        kind: IncidentType,
        targets: Sequence[str],
        *,
        spoken_of: bool,
    ) -> str | None:
        """Say why words that fit a rule tell no act of their own; None where they do."""
        counts = spoken_of or frame.trigger.pos != "NOUN" or self.judge.noun_counts(frame, rule)
        if not counts:
            return "the noun names an act that is told elsewhere"
        if self.judge.is_general(frame, targets):
            return "it tells what is done to people in general"
        if frame.mood is Mood.ORDERED and kind not in _DONE_BY_ORDER:
            return "an order to do it is not yet the act"
        if frame.mood is Mood.AWAITED and kind not in SURRENDERS:
            return "what is yet to come is no act"
        if frame.mood is Mood.IMMINENT and kind in _GOOD_TURNS | TRIALS:
            return "a good turn or a trial that is yet to come is no act"
        return None

    def _make(
        self, frame: Frame, one: Candidate, triggers: frozenset[int], *, spoken_of: bool
    ) -> Incident | TurnedDown:
        rule, targets = one.rule, one.targets
        kind, status = rule.type, self.judge.status(frame, rule)
        if frame.mood in {Mood.FUTURE, Mood.IMMINENT} and not frame.tells_undone(rule):
            status = Status.THREATENED
        if frame.mood is Mood.THREATENED:
            kind, status = IncidentType.THREAT, Status.COMPLETED
        if kind is IncidentType.ASYLUM_GRANT and frame.mood is Mood.ATTEMPTED:
            kind, status = IncidentType.ASYLUM_CLAIM, Status.COMPLETED  # "is trying to obtain it"
        if kind is IncidentType.THREAT and not any(
            self.reads.parties[t].is_person for t in targets
        ):
            kind = IncidentType.ORGANIZATION_PRESSURE
        why_not = self._no_act(frame, rule, kind, targets, spoken_of=spoken_of)
        if why_not is not None:
            return TurnedDown(frame, rule, why_not)
        actors = self.actors.of(frame, besides=targets)
        acting = self.actors.country(frame, actors, targets)
        placed, wanted = self._countries(frame, kind, targets, acting)
        if placed is None:
            self._note_not_fled(frame, kind, targets)
            return TurnedDown(frame, rule, "the text does not tell in which country it was")
        host, origin = placed.country, wanted.country if wanted is not None else None
        if kind is IncidentType.EXTRADITION_REQUEST and acting == host:
            actors = []  # who got the request, or turned it down, did not make it
        if self._tried_by_another(frame, rule, targets, origin, acting):
            return TurnedDown(frame, rule, "a state other than the one fled tries the person")
        settled = _settled(kind, host, origin)
        if settled is None:
            return TurnedDown(frame, rule, "in the state fled itself it is no such act")
        self.targets.note(targets, frame.tree.sentence.number)
        self.hosts.note(rule.type, targets, host)
        for target in targets:
            self.reads.parties[target].play(Role.TARGET, f"“{frame.trigger.text}”")
        struck = [self.reads.parties[target] for target in targets]
        after = self.judge.after(frame)
        certainty, on_word = self.reads.words.certainty(frame, rule, after, struck)
        incident = Incident(
            id="",
            type=settled,
            targets=tuple(targets),
            host=host,
            origin=origin,
            actors=tuple(actors),
            status=status,
            certainty=certainty,
            evidence=(self._evidence(frame.tree.sentence),),
            decided=(
                Decision(field="type", by=rule.by),
                Decision(field="targets", by=one.by),
                Decision(field="host", by=placed.by),
                *((Decision(field="origin", by=wanted.by),) if wanted is not None else ()),
                Decision(field="status", by=f"mood {frame.mood}"),
                Decision(field="certainty", by=on_word),
            ),
        )
        dated = self.judge.with_date(incident, frame, triggers)
        if self._is_before_flight(dated, frame):
            return TurnedDown(frame, rule, "it was before the person fled, in the state fled")
        return self.judge.with_charge(dated, frame)

    def _is_before_flight(self, incident: Incident, frame: Frame) -> bool:
        """Whether an act that is told without its place came before those struck by it fled."""
        elsewhere = incident.host not in {incident.origin, self.hosts.placed(frame)}
        if incident.when is None or _tells_where(incident) or not elsewhere:
            return False
        last = incident.when.last
        return all(last < self.fled_on.get(one, datetime.date.min) for one in incident.targets)

    def _note_not_fled(self, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> None:
        """Note that whoever another state asks for has not fled the only state that is named."""
        if kind is IncidentType.EXTRADITION_REQUEST:
            found = fled(self._origin_signs(frame), frame, kind, targets).found
            if found is not None:
                self._not_fled.update(dict.fromkeys(targets, found.country))

    def _countries(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str], acting: str | None
    ) -> tuple[Found | None, Found | None]:
        """Give where an act was, and which state wanted it; None where the text names neither."""
        signs = self._origin_signs(frame)
        banishing = signs.banishing(frame, kind, targets)
        if banishing is not None:
            found = Found.surely(banishing, "it sends its own people away")
            return found, found
        weighed = fled(signs, frame, kind, targets)
        placed = self.hosts.of(frame, kind, targets, weighed.likely, acting)
        if placed is not None and self.hosts.only_abroad(frame, kind):
            weighed = weighed.but_not(placed.country)
        if weighed.found is None and kind is IncidentType.PROXY_PRESSURE and acting is not None:
            at_home = Found.surely(acting, "its own body presses those at home")
            return placed if self.hosts.placed(frame) else at_home, at_home
        return placed, weighed.found

    def _tried_by_another(
        self,
        frame: Frame,
        rule: Rule,
        targets: Sequence[str],
        origin: str | None,
        acting: str | None,
    ) -> bool:
        """Say, and note, whether another state tries somebody for a deed of their own."""
        if rule.type not in TRIALS:
            return False
        if acting is None and self.hosts.placed(frame) is None:
            self._nobodys_trials.add(frame.trigger.start)
        elsewhere = acting not in {None, origin} or not self.hosts.may_be_in(frame, origin)
        if elsewhere and rule.trial:
            self._tried_elsewhere.update(targets)
            self._trials_elsewhere.add(frame.trigger.start)
        return elsewhere

    def _evidence(self, span: Span) -> Evidence:
        quote = self.reads.text[span.start : span.end]
        return Evidence(start=span.start, end=span.end, quote=quote)


def _they_intend(tree: Tree, above: Word, cues: Cues) -> bool:
    """Whether nobody is named who means to do an act: "его собираются депортировать"."""
    return above.lemma in cues.intending and subject(tree, above) is None


def _is_freed_to_be_banished(
    frame: Frame, incident: Incident, found: Sequence[tuple[Frame, Incident]]
) -> bool:
    """Whether a release is that of people whom their own state sends away in the same sentence.

    It was at home: "52 prisoners were released and expelled from Belarus to Lithuania".
    """
    return incident.type is IncidentType.RELEASE and any(
        other.type is IncidentType.DEPORTATION
        and other.host == other.origin
        and beside.tree is frame.tree
        and not set(other.targets).isdisjoint(incident.targets)
        for beside, other in found
    )


def _is_freed_at_home(incident: Incident, found: Sequence[Incident]) -> bool:
    """Whether a release came after somebody was taken home, so that it was there.

    "Was deported to Turkey in 2018 and released in 2022." Who was seized may have been freed on the
    spot, unless they were tried at home.
    """
    if incident.type is not IncidentType.RELEASE:
        return False
    theirs = [one for one in found if not set(one.targets).isdisjoint(incident.targets)]
    tried = any(one.type is IncidentType.CONVICTION for one in theirs)
    home = SURRENDERS | {IncidentType.ABDUCTION} if tried else SURRENDERS
    return any(
        one.type in home and one.status is Status.COMPLETED and _is_after(incident, one)
        for one in theirs
        if one.host == incident.host
    )


def _is_after(one: Incident, other: Incident) -> bool:
    """Whether an act is known to have come after another."""
    return one.when is not None and other.when is not None and one.when.first > other.when.last


def _is_refused(frame: Frame, incident: Incident, beside: Frame, refusal: Incident) -> bool:
    """Whether a surrender is what the verb above it refuses: "his extradition was blocked"."""
    return (
        (incident.type, refusal.type)
        == (IncidentType.EXTRADITION, IncidentType.EXTRADITION_REFUSAL)
        and frame.mood in {Mood.FACT, Mood.ORDERED}
        and beside.trigger in frame.tree.ancestors(frame.trigger)[:1]
        and beside.tree is frame.tree
        and frame.trigger.pos == "NOUN"
    )


def _is_pressed_instead(
    frame: Frame, incident: Incident, beside: Frame, pressure: Incident
) -> bool:
    """Whether a search or a summons strikes somebody for the one abroad, and is told as that."""
    return (
        (incident.type, pressure.type) == (IncidentType.PROSECUTION, IncidentType.PROXY_PRESSURE)
        and _sought(incident)
        and beside.tree is frame.tree
        and set(incident.targets) <= set(pressure.targets)
    )


def _is_placed_better(one: Incident, other: Incident) -> bool:
    """Whether the words of one act say where it was, and those of the other, elsewhere, do not."""
    return one.host != other.host and _tells_where(one) and not _tells_where(other)


def _tells_where(incident: Incident) -> bool:
    return any(d.field == "host" and d.by.startswith(OF_THE_ACT) for d in incident.decided)


def _told_otherwise(incident: Incident) -> bool:
    """Whether no word right beside an act says whom it struck."""
    return not any(d.field == "targets" and d.by.startswith(_BESIDE) for d in incident.decided)


def _sought(incident: Incident) -> bool:
    """Whether the words of an act do not say whom it struck, and somebody near was taken."""
    return any(d.field == "targets" and d.by.startswith(_NEAR) for d in incident.decided)


def _settled(kind: IncidentType, host: str, origin: str | None) -> IncidentType | None:
    """Settle what an act is in the state fled itself (codebook, hard case 18)."""
    if origin is None or host != origin:
        return kind
    if kind is IncidentType.DETENTION:
        return IncidentType.PROSECUTION
    return None if kind in _NOT_AT_HOME else kind
