"""From frames to incidents: who was the target, where, when, how far it went, on whose word; then the merging of what the
document tells more than once.

Where nobody can be found whom an act struck, there is no incident: an abstention costs less than an invention.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from khronika.model import (
    Certainty,
    Decision,
    Evidence,
    Incident,
    IncidentType,
    Interval,
    OrganizationKind,
    Role,
    Status,
)
from khronika.reading.frames import Frame
from khronika.reading.lexicon import Lexicon, Rule
from khronika.reading.modality import Cues, Mood
from khronika.reading.parties import Parties, Party
from khronika.reading.people import Meant, PersonNouns, meant
from khronika.reading.roles import agents, find_role
from khronika.reading.spans import DateMention, PlaceKind, PlaceMention, Sentence, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.when import date_of
from khronika.reading.whereabouts import HOME, Whereabouts

_OF_THE_STATE = frozenset(
    {
        OrganizationKind.STATE_BODY,
        OrganizationKind.COURT,
        OrganizationKind.POLICE,
        OrganizationKind.SECURITY_SERVICE,
        OrganizationKind.DIPLOMATIC_MISSION,
        OrganizationKind.INTERNATIONAL_ORGANIZATION,
    }
)
_MAY_STRIKE_BODIES = frozenset(
    {
        IncidentType.ORGANIZATION_PRESSURE,
        IncidentType.DESIGNATION,
        IncidentType.DIGITAL_ATTACK,
        IncidentType.THREAT,
    }
)
_ONLY_BODIES = frozenset({IncidentType.ORGANIZATION_PRESSURE})
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
_BY_THE_STATE_FLED = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
_UNDECIDED = frozenset(
    {
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.EXTRADITION,
        IncidentType.DEPORTATION,
    }
)
"""Types that words such as "under review" or "has appealed" leave undecided."""
_YEARS = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty)(?:-| )(?:and a half )?years?(?!-old|\s+(?:old|ago|earlier|later|before|after|of age|in exile))",
    re.IGNORECASE,
)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What one frame tells: an incident before merging, with where it stands."""

    incident: Incident
    frame: Frame
    rule: Rule


@dataclass(slots=True)
class IncidentReader:
    """Turns the frames of one document into tellings, in the order of the text."""

    text: str
    trees: Sequence[Tree]
    parties: Parties
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    where: Whereabouts
    lexicon: Lexicon
    cues: Cues
    nouns: PersonNouns
    reporting: frozenset[str]
    body_of: Callable[[Tree, Word], Party | None]
    """Gives the body that a noun phrase means, such as "a court in Vilnius", adding it if it must."""
    spoken: Callable[[Span], tuple[str, bool] | None]
    """Gives the speaker of the words at a span and whether it is a body of the state; None in the document's own voice."""
    charge_of: Callable[[Tree, Word], str | None]
    recent: list[str] = field(default_factory=list)
    """Targets so far, the last one last."""
    tried_elsewhere: set[str] = field(default_factory=set)
    """Those whom a state other than the one fled tries: perpetrators, unless they are pursued as well."""
    last_group: list[str] = field(default_factory=list)
    """The targets of the last act that struck several, whom "they" then means."""

    def read(self, frames: Sequence[Frame]) -> list[Telling]:
        """Read all frames, twice: what the first reading tells of each person's state fled, the second builds on."""
        draft = self._read(frames)
        self.recent, self.last_group = [], []
        pursued = {t for d in draft for t in d.incident.targets if d.incident.type not in _OF_THE_TRIED}
        for target in self.tried_elsewhere - pursued:
            self.parties[target].play(Role.PERPETRATOR)
        self.where.learn([(t.frame, t.incident.type, t.incident.targets) for t in draft])
        return self._read(frames)

    def _read(self, frames: Sequence[Frame]) -> list[Telling]:
        triggers = frozenset(f.trigger.start for f in frames if f.rules)
        found = []
        for frame in frames:
            telling = self._telling(frame, triggers)
            if telling is not None:
                found.append(telling)
                found.extend(self._with_it(telling))
        return found

    def _with_it(self, telling: Telling) -> Iterator[Telling]:
        """Give the acts that the same words tell along with an act: a request, an alert."""
        sentence = telling.frame.tree.sentence
        words = self.text[sentence.start : sentence.end]
        for companion in self.lexicon.companions:
            if telling.incident.type in companion.of and companion.when.search(words):
                incident = replace(
                    telling.incident,
                    type=companion.type,
                    actors=(),
                    when=telling.incident.when
                    if companion.type is IncidentType.INTERPOL_ALERT
                    else None,
                    decided=(Decision(field="type", by=f"told with {telling.incident.type}"),),
                )
                yield replace(telling, incident=incident)

    def _telling(self, frame: Frame, triggers: frozenset[int]) -> Telling | None:
        if frame.mood in {Mood.UNREAL, Mood.FUTURE, Mood.DENIED}:
            return None
        for rule, targets in self._candidates(frame):
            made = self._make(frame, rule, targets, triggers)
            if made is not None:
                return made
        return None

    def _candidates(self, frame: Frame) -> Iterator[tuple[Rule, list[str]]]:
        """Give the rules that find somebody whom the act struck, with those."""
        for rule in frame.rules:
            struck = self._struck(frame, rule)
            near = [m.exile for m in struck if m.exile and m.exile != m.party]
            if near and rule.type in self.lexicon.proxy_types and not self._abroad(frame, near[0]):
                yield (
                    replace(rule, type=IncidentType.PROXY_PRESSURE, at_home=True),
                    _unique([*near, *(m.party for m in struck if m.party)]),
                )
            targets = self._allowed(rule.type, _unique(m.party for m in struck if m.party))
            if targets:
                yield rule, targets
        for rule in frame.proxy:
            struck = self._struck(
                frame,
                replace(
                    rule, target=("patient", "owner", "subject", "to", "on", "with", "at", "of")
                ),
            )
            near = [m.exile for m in struck if m.exile and m.exile != m.party]
            doers = {m.party for m in self._agents(frame)} & {*near, *(m.party for m in struck)}
            if (
                near
                and not doers
                and frame.mood is not Mood.NEGATED
                and not self._abroad(frame, near[0])
            ):
                yield rule, _unique([*near, *(m.party for m in struck if m.party)])

    def _agents(self, frame: Frame) -> list[Meant]:
        if frame.trigger.pos not in {"VERB", "AUX"}:
            return []
        return [
            m
            for w in agents(frame.tree, frame.trigger)
            for m in meant(frame.tree, w, self.parties, self.nouns, self.text, phrases=False)
        ]

    def _abroad(self, frame: Frame, exile: str) -> bool:
        """Whether the words place an act outside the state fled, so that it strikes the relative as an exile too."""
        origin = self.where.origin(frame, IncidentType.PROXY_PRESSURE, [exile])
        placed = self.where.placed(frame)
        return placed is not None and placed != origin

    def _struck(self, frame: Frame, rule: Rule) -> list[Meant]:
        for role in rule.target:
            if role == "anyone":
                one = self._anyone(frame)
                if one:
                    return [Meant(one)]
                continue
            words = find_role(frame.tree, frame.trigger, role)
            phrases = role in {"patient", "subject", "owner"}
            found = [m for w in words for m in self._meant(frame.tree, w, phrases=phrases)]
            found = self._named_ahead(frame, words, found)
            named = [m for m in found if m.party is None or not self.parties[m.party].unnamed]
            found = named or found
            if self._allowed(rule.type, [m.party for m in found if m.party]) or any(
                m.exile for m in found
            ):
                return found
        return []

    def _meant(self, tree: Tree, word: Word, *, phrases: bool) -> list[Meant]:
        """Give whom a noun phrase means, "they" and "the men, among them A and B" included."""
        where = Span(start=word.start, end=word.end)
        if self.parties.at(where) is None:
            if word.lemma in self.nouns.plurals or any(
                w.lemma in self.nouns.plurals for w in tree.children(word)
            ):
                group = self.last_group or self._last_two(tree, word)
                if group:
                    return [Meant(ref) for ref in group]
            listed = self._listed(tree, word)
            if listed:
                return [Meant(ref) for ref in listed]
        return meant(tree, word, self.parties, self.nouns, self.text, phrases=phrases)

    def _last_two(self, tree: Tree, word: Word) -> list[str]:
        """Give the two people named last, where "both" or "they" has no group spoken of before."""
        found: list[str] = []
        start = self.trees[max(0, tree.sentence.number - 4)].sentence.start
        for mention in reversed(self.parties.within(Span(start=start, end=word.start))):
            party = self.parties[mention.party]
            if party.is_person and not party.unnamed and not _has_office(party) and party.id not in found:
                found.append(party.id)
        return found[1::-1] if len(found) >= 2 and word.pos == "NOUN" else []

    def _listed(self, tree: Tree, word: Word) -> list[str]:
        """Give those whom the sentence lists by name as part of a group."""
        cue = self.nouns.listing.search(self.text, word.end, tree.sentence.end)
        if cue is None or word.pos != "NOUN" or cue.start() - word.end > 60:
            return []
        listed: list[str] = []
        end = cue.end()
        for mention in self.parties.within(Span(start=cue.end(), end=tree.sentence.end)):
            if len(self.text[end : mention.start]) > (45 if not listed else 8):
                break
            if self.parties[mention.party].is_person:
                listed.append(mention.party)
                end = mention.end
        return listed

    def _named_ahead(self, frame: Frame, words: Sequence[Word], found: list[Meant]) -> list[Meant]:
        """Let "a Tajik blogger" of one sentence be whom the next sentence names."""
        if (
            len(found) != 1
            or found[0].party is None
            or not self.parties[found[0].party].unnamed
            or len(words) != 1
        ):
            return found
        head = words[0]
        if frame.tree.child(head, "det") is None or any(
            w.pos == "NUM" for w in frame.tree.children(head)
        ):
            return found
        if head.text.lower() != head.lemma:
            return found
        after = frame.tree.sentence.number + 1
        for tree in self.trees[after : after + 2]:
            for mention in self.parties.within(tree.sentence):
                party = self.parties[mention.party]
                if (
                    mention.named
                    and party.is_person
                    and party.first.start == mention.start
                    and not _has_office(party)
                ):
                    return [Meant(party.id)]
        return found

    def _anyone(self, frame: Frame) -> str | None:
        """Give the person whom the sentence, or else the text before it, is most about."""
        here = [
            m
            for m in self.parties.within(frame.tree.sentence)
            if self.parties[m.party].is_person and not _has_office(self.parties[m.party])
        ]
        if here:
            nearest = min(here, key=lambda m: abs(m.start - frame.trigger.start))
            return nearest.party
        for number in range(
            frame.tree.sentence.number - 1, max(-1, frame.tree.sentence.number - 4), -1
        ):
            earlier = [
                m
                for m in self.parties.within(self.trees[number].sentence)
                if self.parties[m.party].is_person and not _has_office(self.parties[m.party])
            ]
            if earlier:
                known = [m for m in earlier if m.party in self.recent]
                return (known or earlier)[0].party
        return None

    def _allowed(self, kind: IncidentType, targets: Sequence[str]) -> list[str]:
        """Keep those who can be the target of an act of this type."""
        kept = []
        for target in targets:
            party = self.parties[target]
            if party.is_person:
                fits = kind not in _ONLY_BODIES and Role.PERPETRATOR not in party.roles
            else:
                fits = kind in _MAY_STRIKE_BODIES and party.kind not in _OF_THE_STATE
            if fits:
                kept.append(target)
        return kept

    def _make(
        self, frame: Frame, rule: Rule, targets: list[str], triggers: frozenset[int]
    ) -> Telling | None:
        kind = rule.type
        status = self._status(frame, rule)
        if frame.mood is Mood.THREATENED:
            kind, status = IncidentType.THREAT, Status.COMPLETED
        if frame.trigger.pos == "NOUN" and not self._noun_counts(frame, rule):
            return None
        actors = self._actors(frame)
        origin = self.where.origin(frame, kind, targets)
        actor_country = next(
            (c for c in (self._country_of(frame, a) for a in actors) if c), None
        ) or self._actor_place(frame)
        host = self.where.host(frame, kind, targets, origin, actor_country)
        if host is None:
            return None
        elsewhere = next((c for c in (actor_country, self.where.placed(frame)) if c and c != origin), None)
        if kind in _BY_THE_STATE_FLED and elsewhere is not None:
            # Who is tried by another state is tried for a deed of their own, often against the exile.
            self.tried_elsewhere.update(targets)
            return None
        kind, host = _at_home_is_prosecution(kind, host, origin, frame)
        if kind is None:
            return None
        date = date_of(frame, self.dates, triggers, self.reporting)
        if len(targets) > 1 or self.parties[targets[0]].unnamed:
            self.last_group = list(targets)
        for target in targets:
            self.recent.append(target)
            self.parties[target].play(Role.TARGET)
            if rule.type not in HOME:
                self.where.last_host[target] = host
        sentence = frame.tree.sentence
        with_charge = kind in {IncidentType.PROSECUTION, IncidentType.CONVICTION}
        incident = Incident(
            id="",
            type=kind,
            targets=tuple(targets),
            host=host,
            origin=origin,
            actors=tuple(actors),
            when=date.interval if date else None,
            when_text=date.text if date and date.interval is None else None,
            status=status,
            certainty=self._certainty(frame, rule),
            charge=self.charge_of(frame.tree, frame.trigger) if with_charge else None,
            max_years=self._years(sentence) if with_charge else None,
            evidence=(self._evidence(sentence),),
            decided=(
                Decision(field="type", by=f"lexicon rule {rule.source}"),
                Decision(field="status", by=f"mood {frame.mood}"),
            ),
        )
        return Telling(incident, frame, rule)

    def _evidence(self, span: Span) -> Evidence:
        return Evidence(start=span.start, end=span.end, quote=self.text[span.start : span.end])

    def _noun_counts(self, frame: Frame, rule: Rule) -> bool:
        """Whether a noun such as "arrest" tells an act, rather than only naming one that is told elsewhere."""
        if rule.status is not None or rule.within is not None:
            return True
        trigger, tree = frame.trigger, frame.tree
        if trigger.prep in {"after", "since", "following", "before", "upon"}:
            return True
        if trigger.rel in {"subject", "passive_subject"}:
            return True
        return any(
            tree.at(d.start, d.end) and trigger in tree.ancestors(tree.at(d.start, d.end)[0])
            for d in self.dates
            if tree.sentence.holds(d)
        )

    def _status(self, frame: Frame, rule: Rule) -> Status:
        if frame.mood is Mood.ATTEMPTED:
            return Status.ATTEMPTED
        if rule.status is not None:
            return rule.status
        if rule.type in _UNDECIDED:
            sentence = frame.tree.sentence
            words = self.text[frame.trigger.start : sentence.end]
            if rule.type is IncidentType.ASYLUM_CLAIM and sentence.number + 1 < len(self.trees):
                after = self.trees[sentence.number + 1].sentence
                words += (
                    self.text[sentence.end : after.end]
                    if after.paragraph == sentence.paragraph
                    else ""
                )
            if self.cues.pending.search(words):
                return Status.PENDING
        return Status.COMPLETED

    def _certainty(self, frame: Frame, rule: Rule) -> Certainty:
        sentence = frame.tree.sentence
        words = self.text[sentence.start : sentence.end]
        if self.cues.rumoured.search(words):
            return Certainty.RUMOURED
        said = self.spoken(Span(start=frame.trigger.start, end=frame.trigger.end))
        if said is not None:
            return Certainty.STATED if said[1] and rule.official else Certainty.ATTRIBUTED
        if self.cues.reported.search(words):
            return Certainty.ATTRIBUTED
        return Certainty.STATED

    def _actors(self, frame: Frame) -> list[str]:
        """Give the bodies and people that the sentence names as doing the act."""
        verb = frame.trigger
        words = agents(frame.tree, verb) if verb.pos in {"VERB", "AUX"} else []
        words += [
            w
            for w in frame.tree.children(verb, "agent", "oblique")
            if w.prep == "by" and w not in words
        ]
        found = []
        for word in words:
            mention = self.parties.at(Span(start=word.start, end=word.end))
            party = self.parties[mention.party] if mention else self.body_of(frame.tree, word)
            if party is not None and party.id not in self.recent[-1:]:
                found.append(party.id)
        return _unique(found)

    def _country_of(self, frame: Frame, ref: str) -> str | None:
        party = self.parties[ref]
        if party.country or party.is_person:
            return party.country
        inside = [
            p for p in self.places if party.first.start <= p.start and p.end <= party.first.end
        ]
        return inside[0].country if inside else None

    def _actor_place(self, frame: Frame) -> str | None:
        """Give the country that acts itself ("Germany deported"), or whose people do ("Kyrgyz police")."""
        for word in (
            agents(frame.tree, frame.trigger) if frame.trigger.pos in {"VERB", "AUX"} else []
        ):
            stretch = [
                w
                for w in frame.tree.subtree(word)
                if w.i <= word.i or w.prep in {"in", "of", "from"}
            ]
            for inside in stretch:
                for place in self.places:
                    if place.start <= inside.start < place.end and place.kind in set(PlaceKind):
                        return place.country
        return None

    def _years(self, sentence: Sentence) -> int | None:
        """Give the highest number of years that the sentence, or the next, names as a term."""
        words = self.text[sentence.start : sentence.end]
        if not re.search(r"prison|jail|years|term|sentence", words):
            return None
        found = [
            int(m.group(1)) if m.group(1).isdigit() else _NUMBERS[m.group(1).lower()]
            for m in _YEARS.finditer(words)
        ]
        return max(found) if found else None


def _unique(refs: Iterator[str] | Sequence[str]) -> list[str]:
    return list(dict.fromkeys(refs))


def _has_office(party: Party) -> bool:
    """Whether somebody speaks for others in the document: a lawyer, an official, an expert, a relative."""
    return bool({Role.LAWYER, Role.OFFICIAL, Role.EXPERT, Role.RELATIVE} & set(party.roles)) and (
        Role.TARGET not in party.roles
    )


def _at_home_is_prosecution(
    kind: IncidentType, host: str, origin: str | None, frame: Frame
) -> tuple[IncidentType | None, str]:
    """Custody in the origin state is part of its prosecution (codebook, hard case 18); a release there is nothing."""
    if origin is None or host != origin:
        return kind, host
    if kind is IncidentType.DETENTION:
        return IncidentType.PROSECUTION, host
    if kind in {
        IncidentType.RELEASE,
        IncidentType.RESIDENCE_REFUSAL,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
    }:
        return None, host
    return kind, host


def merge(tellings: Sequence[Telling]) -> list[Incident]:
    """Merge repeated tellings: the same type, host and people, on days that do not contradict."""
    merged: list[Incident] = []
    for telling in tellings:
        incident = telling.incident
        for n, other in enumerate(merged):
            if _same_act(other, incident):
                merged[n] = _joined(other, incident)
                break
        else:
            merged.append(incident)
    return [replace(incident, id=f"i{n + 1}") for n, incident in enumerate(merged)]


def _same_act(one: Incident, other: Incident) -> bool:
    if one.type is not other.type or one.host != other.host:
        return False
    if not set(one.targets) & set(other.targets):
        return False
    if one.when is None or other.when is None:
        return True
    near = timedelta(days=1)
    return one.when.first <= other.when.last + near and other.when.first <= one.when.last + near


def _joined(one: Incident, other: Incident) -> Incident:
    """Join two tellings of one act: what the first leaves open, the second fills."""
    when = one.when or other.when
    if one.when and other.when:
        when = min(one.when, other.when, key=_length)
    status = one.status
    if Status.COMPLETED in {one.status, other.status} and one.type is not IncidentType.ASYLUM_CLAIM:
        status = (
            Status.COMPLETED
            if one.type in {IncidentType.KILLING, IncidentType.ASSAULT}
            else one.status
        )
    seen = {(e.start, e.end) for e in one.evidence}
    return replace(
        one,
        targets=one.targets + tuple(t for t in other.targets if t not in one.targets),
        actors=one.actors or other.actors,
        when=when,
        when_text=None if when else one.when_text or other.when_text,
        status=status,
        certainty=min(one.certainty, other.certainty, key=list(Certainty).index),
        charge=one.charge or other.charge,
        max_years=max((y for y in (one.max_years, other.max_years) if y), default=None),
        evidence=one.evidence + tuple(e for e in other.evidence if (e.start, e.end) not in seen),
    )


def _length(when: Interval) -> int:
    return (when.last - when.first).days
