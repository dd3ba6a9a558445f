"""What speaks for each country of a document as the place of an act, as numbers between 0 and 1.

`hosts` weighs them. No sign is of a name, a country or a language.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from khronika.model import AT_HOME, IncidentType
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood
from khronika.reading.origin_signs import SENT_FROM, standing
from khronika.reading.parties import Parties
from khronika.reading.people import PointingWords
from khronika.reading.placing import Placing
from khronika.reading.roles import is_passive
from khronika.reading.spans import PlaceKind, PlaceMention, Sentence, Span
from khronika.reading.within import within

_DATE = re.compile(r"[\W\d_]*(?:\d{1,2} [^\W\d_]+[\W\d_]*|[^\W\d_]+ \d{1,2}[\W\d_]*)?")
"""What may stand before the place of an entry: nothing, a sign, a number, a day."""
_HEADS = re.compile(
    r"(?:,? \d{1,2} [^\W\d_]+| ?\([^()]*\)|, [^\W\d_]+ \d{1,2})?(?:: | ?[—–] (?![A-ZА-ЯЁ]))"
)
"""What parts the place of an entry, with its day, from what is told of it; a dash before a capital
letter may part the ends of a way."""
_ALONE = re.compile(r"[\W\d_]*(?:\d{1,2} [^\W\d_]+[\W\d_]*)?")
"""What may stand beside the place that is a sentence of its own: signs, a day."""
_DAY_ALONE = re.compile(r"[\W\d_]*(?:[^\W\d_]+[\W\d_]*){1,2}")
"""A sentence that may stand before that one: "14 January 2025.", "Late March."."""
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.GOVERNMENT})
OF_THE_ACT = "of the act"
"""The sign that settles where an act happened, whatever speaks for other countries."""
_BEFORE = 3
"""How many of the places before an act are looked at."""
_SHARE = 3.0
"""What one mention more or less says shrinks with the number of mentions, from this on."""
_SENTENCES_OF_MISSIONS = 2
"""In how many sentences up to the refusal of a passport the mission that refuses it is named."""
_GRANTS = frozenset(
    {
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.RESIDENCE_REFUSAL,
    }
)
"""Acts about what a state grants, wherever its embassy receives or hands out the papers."""
_BY_THE_HOST = frozenset(
    {
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION_REFUSAL,
    }
)
"""Acts that a state does in its own country: who is told to do them tells where."""
_ONLY_ABROAD = frozenset(
    {
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.ABDUCTION,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.RESIDENCE_REFUSAL,
    }
)
"""Acts that never happen in the state fled. A release does not either, but one told of it
mostly is in it all the same: to place it elsewhere brought more wrong ones than right."""
_APPOSED = re.compile(r", \w{1,3} ")
"""What stands between "here" and the place that it means: "here, in Oslo"."""
_FROM_WHERE_ONE_WAS = frozenset({IncidentType.DETENTION, IncidentType.DISAPPEARANCE})
"""Acts that take somebody out of where they are, and are told with where they turned up."""
_ALSO_AT_HOME = frozenset({IncidentType.ASSAULT, IncidentType.DETENTION, IncidentType.KILLING})
"""Acts that are told of the state fled too, where its words say so: "at home he was held"."""
_DONE_ON_THE_SPOT = frozenset(
    {
        IncidentType.ABDUCTION,
        IncidentType.ASSAULT,
        IncidentType.KILLING,
        IncidentType.RELEASE,
        IncidentType.SURVEILLANCE,
    }
)
"""Acts whose own words say where they were done: "was beaten in Berlin"."""
_BY_THE_STATE_FLED = AT_HOME - {IncidentType.PASSPORT_DENIAL}
"""Acts that are only where somebody lives now if their own words say so; missions are there."""
_MOSTLY_AT_HOME = AT_HOME | {IncidentType.EXIT_BAN}
_OTHERWISE_FOR_THEM = frozenset(
    {
        "located",
        "of the doer",
        "nearest",
        "nearest abroad",
        "carried on",
        "told last",
        "before",
        "commonest",
        "named 1 before",
        "share",
        "place in the sentence",
        "place in the sentence before",
    }
)
"""Signs that weigh otherwise for acts that mostly happen in the state fled."""
_OTHERWISE_AT_HOME = frozenset(
    {
        "there",
        "entered",
        "left",
        "asked",
        "away from",
        "headed to",
        "located",
        "of the doer",
        "nearest",
        "carried on",
        "told last",
        "before",
        "commonest",
        "mission",
    }
)
"""Signs that weigh otherwise for the state fled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an act besides its words."""

    fled: Mapping[str, float]
    """How likely each country is the state that the targets fled."""
    actor: str | None
    """The country of whoever did it."""
    last: Sequence[str]
    """The countries of the last acts against each target."""
    latest: str | None
    """The country of the last act told, whomever it struck."""


class HostSigns:
    """Gives the signs of the countries of one document, act by act."""

    def __init__(self, text: str, placing: Placing, parties: Parties, words: PointingWords) -> None:
        self._text = text
        self._placing = placing
        self._parties = parties
        self._words = words
        named = [p for p in placing.all() if p.country != "EU"]
        self._countries = frozenset(p.country for p in named)
        self._named = [p for p in named if p.kind is not PlaceKind.PEOPLE]
        self._stays = [p for p in self._named if not placing.passes(p)]
        self._shares = _shares(self._stays)
        self._last_in = [
            (sentence, here[-1])
            for sentence in placing.sentences()
            if (here := within(self._stays, sentence))
        ]

    def of(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str], known: Known
    ) -> Mapping[str, Mapping[str, float]]:
        """Give the signs of each country that the document names, or that is known otherwise."""
        signs: dict[str, dict[str, float]] = defaultdict(dict)
        for name, countries in (
            (OF_THE_ACT, self._of_the_act(frame, kind, known)),
            *self._steps(frame, kind, known),
        ):
            for n, country in enumerate(dict.fromkeys(c for c in countries if c != "EU")):
                signs[country].setdefault(name if n == 0 else f"{name}, later", 1.0)
        for name, country, value in self._nearness(frame, targets):
            signs[country][name] = value
        for country in {*self._countries, *known.fled}:
            signs[country]["named"] = float(country in self._countries)
        for country, own in signs.items():
            home = known.fled.get(country, 0.0)
            own |= {f"{name}, home": home for name in own if name in _OTHERWISE_AT_HOME}
            if kind in _MOSTLY_AT_HOME:
                own |= {f"{n}, mostly at home": own[n] for n in own if n in _OTHERWISE_FOR_THEM}
            own |= {"home": home, f"home: {kind}": home, "standing": standing(country)}
        never = self._never(frame, kind, known)
        left = {c: own for c, own in signs.items() if c not in never}
        return left if left or kind in _BY_THE_STATE_FLED else signs

    def _never(self, frame: Frame, kind: IncidentType, known: Known) -> set[str]:
        """Give the countries in which an act of this type was not, as its sentence goes."""
        if kind is IncidentType.EXIT_BAN:  # one is kept in a country, not out of where one heads
            return self._placing.bound_for(frame)
        if kind is IncidentType.ENTRY_REFUSAL:  # and kept out where one comes, not whence
            return self._placing.come_from(frame)
        if kind in _BY_THE_STATE_FLED:  # nor is one tried where one found a new home
            return self._placing.new_homes(frame) - set(_home(known))
        return set()

    def only_abroad(self, frame: Frame, kind: IncidentType) -> bool:
        """Whether an act cannot have been in the state fled, by its type or its words."""
        if kind is IncidentType.RESIDENCE_REFUSAL and self._is_of_home(frame):
            return False
        return kind in _ONLY_ABROAD or (
            kind is IncidentType.PASSPORT_DENIAL and self._by_mission(frame)
        )

    def _of_the_act(self, frame: Frame, kind: IncidentType, known: Known) -> list[str]:
        """Give the countries that the act's own grammar names: that of the refused entry."""
        placing = self._placing
        told = placing.where(frame) or self._here(frame, known) or placing.there(frame)
        by_the_host = known.actor is not None and self._is_by_the_host(kind, known)
        named = placing.located(frame) or (kind in _GRANTS and placing.granting(frame))
        if not (told or named or by_the_host) and kind not in _MOSTLY_AT_HOME:
            told = self._dateline(frame, known)
        if told:
            return told
        if self._is_at_home(frame, kind):
            return _home(known)
        if kind in _FROM_WHERE_ONE_WAS and self._came_home(frame, kind):
            return _home(known)
        if kind in _FROM_WHERE_ONE_WAS:
            told = self._taken_in(frame) or placing.come_to(frame) or self._landed_in(frame)
            told = told or self._gone_from(frame, kind)
            return told or (self._goes_on_from(frame) if kind is IncidentType.DETENTION else [])
        if by_the_host and known.actor is not None:
            return [known.actor]
        return self._by_type(frame, kind, known)

    def _by_type(self, frame: Frame, kind: IncidentType, known: Known) -> list[str]:
        """Give the countries that stand where an act of a type names its own."""
        placing = self._placing
        if kind is IncidentType.ENTRY_REFUSAL:
            if frame.trigger.lemma in self._words.entering and frame.mood is not Mood.NEGATED:
                return []
            came = placing.entered(frame) or placing.arrived(frame)
            return came or self._taken_in(frame) or placing.sent_from(frame)
        if kind is IncidentType.EXIT_BAN:
            left = [*placing.left(frame), *(p.country for p in placing.away_from(frame))]
            return left or placing.taken_off(frame)
        if kind is IncidentType.PASSPORT_DENIAL:  # who issued it cancels it at home
            at_home = self._cancels(frame) or known.actor in _home(known)
            return _home(known) if at_home and not self._names_mission(self._up_to(frame)) else []
        if kind is IncidentType.RESIDENCE_REFUSAL and self._is_of_home(frame):
            return [] if self._names_mission(frame.clause) else _home(known)
        if kind in _GRANTS:
            granting = [p.country for p in placing.granting(frame)] or self._taken_in(frame)
            granting = granting or placing.moved_to(frame)
            if frame.trigger.lemma in self._words.arriving:  # "flew to Sweden as a refugee"
                granting = granting or placing.arrived(frame)
            if kind is IncidentType.ASYLUM_CLAIM and not granting:
                return placing.asked(frame)  # nobody asks the state fled, whichever it seemed to be
            return [country for country in granting if country not in _home(known)]
        if kind in _DONE_ON_THE_SPOT:
            lured = [c for c in placing.lured_to(frame) if c not in _home(known)]
            never = _home(known) if kind in _ONLY_ABROAD else []
            return lured or [country for country in self._put_there(frame) if country not in never]
        if kind not in SENT_FROM:
            return []
        away = [p.country for p in placing.away_from(frame)]
        return away or [c for c in self._goes_on_from(frame) if c not in _home(known)]

    def _is_by_the_host(self, kind: IncidentType, known: Known) -> bool:
        """Whether who does an act does it at home: nobody's officers but its own keep people out.

        The state fled keeps out too, but grants and expels nothing that counts.
        """
        if kind is IncidentType.ENTRY_REFUSAL:
            return True
        return kind in _BY_THE_HOST and known.actor not in {"EU", *_home(known)}

    def _put_there(self, frame: Frame) -> list[str]:
        beside = {p.country for p in self._placing.beside(frame) if p.kind is not PlaceKind.PEOPLE}
        return list(beside) if len(beside) == 1 else []

    def _taken_in(self, frame: Frame) -> list[str]:
        """Give the country of the one place in which the act's own words put somebody last.

        Custody in the state fled is told with the same words as custody abroad, and in the same
        breath as the way there: "was deported and arrested in Minsk".
        """
        for located in (self._placing.beside(frame), self._placing.located(frame)):
            places = {p.country for p in located if p.kind is not PlaceKind.PEOPLE}
            if places:
                return list(places) if len(places) == 1 else []
        return []

    def _landed_in(self, frame: Frame) -> list[str]:
        """Give the country to which somebody flew: "flew to Istanbul. On landing he was held"."""
        clause = frame.clause
        if self._words.on_arrival.search(self._text, clause.start, clause.end) is None:
            return []
        return self._placing.arrived(frame)

    def _goes_on_from(self, frame: Frame) -> list[str]:
        """Give the country of what an act goes on from: "was seized in Osh and held for days"."""
        tree, trigger = frame.tree, frame.trigger
        before = tree.head(trigger) if trigger.rel == "conjunct" else None
        if before is None or not is_passive(tree, before):
            return []
        first = replace(frame, trigger=before)
        if frame.types and SENT_FROM.issuperset(frame.types):  # "driven to a bridge and put across"
            return self._put_there(first) or self._landed_in(first)
        return self._taken_in(first) or self._landed_in(first)

    def _gone_from(self, frame: Frame, kind: IncidentType) -> list[str]:
        """Give the country that somebody vanished out of: "disappeared from a Bangkok suburb"."""
        if kind is not IncidentType.DISAPPEARANCE:
            return []
        return [p.country for p in self._placing.away_from(frame)]

    def _here(self, frame: Frame, known: Known) -> list[str]:
        """Give the country that "here" beside an act means: abroad, where the last act was."""
        tree, placing = frame.tree, self._placing
        here = [w for w in tree.children(frame.trigger) if w.lemma in self._words.here]
        named = [p for h in here for p in placing.inside(Span(start=h.end, end=tree.sentence.end))]
        told = [p for p in named if _APPOSED.fullmatch(self._text, here[0].end, p.start)]
        if told or not here or placing.located(frame):
            return [place.country for place in told][:1]  # "here, in Oslo"
        acts = (*known.last, *([known.latest] if known.latest else ()))
        return [country for country in acts if country not in _home(known)][:1]

    def _dateline(self, frame: Frame, known: Known) -> list[str]:
        """Give the country of the place under which a sentence stands: "Yerevan, 3 May: X was".

        A place alone heads the whole paragraph that it opens: "Yerevan. The police took X away."
        The state fled may head what befell its people elsewhere.
        """
        sentence = frame.tree.sentence
        headed = self._heading(sentence)
        if headed is not None and (headed.kind in _TOWNS or headed.country not in _home(known)):
            return [headed.country]
        for place in self._placing.inside(sentence)[:1]:
            before = self._text[sentence.start : place.start]
            behind = self._text[place.end : sentence.end]
            stays = place.kind is not PlaceKind.PEOPLE and place.end <= frame.trigger.start
            if stays and _DATE.fullmatch(before) and _HEADS.match(behind):
                return [place.country]
        return []

    def _heading(self, sentence: Sentence) -> PlaceMention | None:
        """Give the place that heads the paragraph of a sentence, behind its day if it has one."""
        opening = self._placing.opening(sentence.paragraph)
        for place in self._placing.inside(opening)[:1]:
            if place.start == opening.start and not self._text[place.start].isalpha():
                return place  # a flag
        sentences = (s for s in self._placing.sentences() if s.paragraph == sentence.paragraph)
        for one in islice((s for s in sentences if s.number < sentence.number), 2):
            for place in self._placing.inside(one)[:1]:
                rest = self._text[one.start : place.start] + self._text[place.end : one.end]
                heads = place.kind is not PlaceKind.PEOPLE and _ALONE.fullmatch(rest)
                return place if heads else None
            if not _DAY_ALONE.fullmatch(self._text, one.start, one.end):
                return None
        return None

    def _steps(
        self, frame: Frame, kind: IncidentType, known: Known
    ) -> Iterator[tuple[str, Iterable[str]]]:
        placing = self._placing
        home = next(iter(known.fled), None)
        avoid = {home} if home else set()
        asks = kind is IncidentType.INTERPOL_ALERT and known.actor == home  # it strikes elsewhere
        located = placing.located(frame)
        yield "there", placing.there(frame)
        entered = placing.entered(frame)
        yield "entered", entered
        yield "left", placing.left(frame)
        yield "asked", placing.asked(frame)
        yield "away from", [p.country for p in placing.away_from(frame)]
        headed = [p.country for p in placing.headed(frame)]
        yield "headed to", [country for country in headed if country not in entered]
        yield "located", [p.country for p in located if p.kind is not PlaceKind.PEOPLE]
        yield "located by its people", [p.country for p in located if p.kind is PlaceKind.PEOPLE]
        yield "of the doer", [known.actor] if known.actor and not asks else []
        yield "nearest abroad", placing.near(frame, avoid)
        yield "nearest", placing.near(frame, set())
        yield "carried on", known.last
        yield "told last", [known.latest] if known.latest else []
        yield "before", islice(dict.fromkeys(placing.before(frame, avoid)), _BEFORE)
        yield "commonest", placing.commonest(avoid)
        yield "first named", [p.country for p in self._named[:1]]
        yield "mission", self._mission(frame)

    def _mission(self, frame: Frame) -> list[str]:
        told = self._placing.run_up_to(frame, int(self._words.weights["sentences_of_missions"]))
        if not self._names_mission(told):
            return []
        return [p.country for p in self._placing.inside(told) if p.kind is not PlaceKind.PEOPLE]

    def _names_mission(self, where: Span) -> bool:
        words = self._text[where.start : where.end].lower()
        return any(mission in words for mission in self._words.missions)

    def _by_mission(self, frame: Frame) -> bool:
        """Whether a mission abroad refuses a passport: its sentence names one, or that before."""
        return self._names_mission(self._up_to(frame)) and not self._cancels(frame)

    def _is_at_home(self, frame: Frame, kind: IncidentType) -> bool:
        """Whether the act's clause says that it was in the state fled: "at home they took"."""
        clause = frame.clause
        if kind in _MOSTLY_AT_HOME:
            return self._words.home.search(self._text, clause.start, clause.end) is not None
        return kind in _ALSO_AT_HOME and self._is_back_home(frame)

    def _is_back_home(self, frame: Frame) -> bool:
        """Whether the act's own verb, or that which it goes on from, was "back home"."""
        tree, trigger = frame.tree, frame.trigger
        goes_on = trigger.rel == "conjunct" and not self._placing.located(frame)
        verbs = {trigger, *(tree.ancestors(trigger)[:1] if goes_on else ())}
        found = self._words.homeland.search(
            self._text, tree.sentence.start if goes_on else frame.clause.start, frame.clause.end
        )
        top = tree.top(found.start(), found.end()) if found is not None else None
        above = tree.ancestors(top) if top is not None else ()
        return next((w for w in above if w.pos in {"VERB", "AUX"}), None) in verbs

    def _came_home(self, frame: Frame, kind: IncidentType) -> bool:
        """Whether words tell that somebody came home before an act: "returned home and was".

        Who vanished may have been sent there: "nobody has seen her since the handover". Who "did
        not come home" vanished where they lived.
        """
        if self._placing.located(frame):
            return False
        start, ahead = frame.tree.sentence.start, kind is IncidentType.DISAPPEARANCE
        end = frame.tree.sentence.end if ahead else frame.trigger.start
        ways = self._words.coming_home.finditer(self._text, start, end)
        return any(not way.start() <= frame.trigger.start < way.end() for way in ways)

    def _is_of_home(self, frame: Frame) -> bool:
        """Whether a card is one that a state gives to its own people abroad (hard case 20)."""
        told = self._placing.run_up_to(frame, 1)
        return self._words.home_cards.search(self._text, told.start, told.end) is not None

    def _up_to(self, frame: Frame) -> Span:
        before = 1 if self._cancels(frame) else _SENTENCES_OF_MISSIONS
        return self._placing.run_up_to(frame, before)

    def _cancels(self, frame: Frame) -> bool:
        return frame.trigger.lemma in self._words.cancelling

    def _nearness(self, frame: Frame, targets: Sequence[str]) -> Iterator[tuple[str, str, float]]:
        trigger, sentence = frame.trigger, frame.tree.sentence
        here = bisect_left(self._stays, trigger.start, key=attrgetter("start"))
        for n, place in enumerate(reversed(self._stays[max(0, here - _BEFORE) : here])):
            yield f"named {n + 1} before", place.country, 1.0
        behind = bisect_right(self._stays, trigger.start, key=attrgetter("start"))
        for place in self._stays[behind : behind + 1]:
            if place.start < sentence.end:
                yield "named next", place.country, 1.0
        run = self._placing.run_up_to(frame, 2)
        for place in self._placing.in_paragraph(sentence.paragraph):
            yield from self._where(place, frame, run)
        for country, share in self._shares.items():
            yield "share", country, share
        for place in self._beside(targets, sentence.start):
            yield "named beside the target", place.country, 1.0

    def _where(
        self, place: PlaceMention, frame: Frame, run: Span
    ) -> Iterator[tuple[str, str, float]]:
        sentence = frame.tree.sentence
        kind = "people" if place.kind is PlaceKind.PEOPLE else "place"
        if self._placing.passes(place):
            kind = f"{kind} left"
        if place.country == "EU":
            return
        if sentence.holds(place):
            yield f"{kind} in the sentence", place.country, 1.0
            if frame.clause.holds(place):
                yield f"{kind} in the clause", place.country, 1.0
        elif place.end <= sentence.start:
            where = "sentence before" if run.holds(place) else "paragraph"
            yield f"{kind} in the {where}", place.country, 1.0

    def _beside(self, targets: Sequence[str], before: int) -> list[PlaceMention]:
        """Give the last place of the last sentence so far that names a target and a place."""
        for sentence, place in reversed(self._last_in):
            if sentence.start < before and any(
                m.party in targets for m in self._parties.within(sentence)
            ):
                return [place]
        return []


def _home(known: Known) -> list[str]:
    """Give the likeliest state fled, if any."""
    return list(known.fled)[:1]


def _shares(places: Sequence[PlaceMention]) -> Mapping[str, float]:
    """Give each country's part of the places named."""
    counts = Counter(p.country for p in places)
    return {country: count / (len(places) + _SHARE) for country, count in counts.items()}
