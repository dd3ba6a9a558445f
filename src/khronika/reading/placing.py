"""The places of one document, and how the words of a sentence stand to them.

A place belongs to an act if it stands in the act's own adverbials; a destination ("deported to
Moscow") is told apart from a location. "At the request of Moscow" names no place at all.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from khronika.reading.frames import Frame
from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords
from khronika.reading.roles import agents
from khronika.reading.spans import STATES, PlaceKind, PlaceMention, Sentence, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word, stands_under
from khronika.reading.within import backwards, within

_PARTIES = frozenset({*SUBJECTS, "object", "indirect"})
_CLAUSES = frozenset({"relative", "clause", "adverbial", "participle", "apposition"})
_INSIDE_A_NAME = frozenset({"compound", "modifier", "apposition", "possessor", "nmod", "oblique"})
_QUALIFIER_FAR = 120
"""How many characters further off a place counts that only qualifies a noun ("Kyrgyz police")."""
_ASIDE_FAR = 400
"""The same for a place in a relative clause: "the poet, who lives in Vilnius, ..."."""
_PARAGRAPHS_BACK = 4
_RIGHT_BEFORE = 2
"""Characters between a place and the clause that it opens: a comma."""
_TO_WHOM = frozenset({"Gen", "Dat"})
"""The cases of a state to which somebody is surrendered; parsers take the one for the other."""
_NAMING_STATES = STATES | {PlaceKind.PEOPLE}
_DASHES = frozenset("-–—")
_NOW = frozenset({"present", "gerund"})
"""Forms of verbs that tell where somebody lives, and not where they once did."""
"""What stands before the state of a permit or a mission: "the embassy of Germany", or nothing."""


class _Near(NamedTuple):
    """How far off in the sentence of an act a place is named."""

    far: int
    country: str
    qualifies: bool
    """Whether it only qualifies a noun."""


class Placing:
    """The place mentions of a document, or of a run of it, with the sentences that hold them."""

    def __init__(
        self, trees: Sequence[Tree], places: Sequence[PlaceMention], words: PointingWords
    ) -> None:
        self._places = sorted(places, key=lambda p: p.start)
        self._starts = [p.start for p in self._places]
        self._words = words
        self._trees = trees
        self._sentences = [tree.sentence for tree in trees]
        self._first = trees[0].sentence.number if trees else 0
        self._by_paragraph: dict[int, list[PlaceMention]] = {}
        for tree in trees:
            inside = within(self._places, tree.sentence)
            self._by_paragraph.setdefault(tree.sentence.paragraph, []).extend(inside)
        self._passed = {p.start for tree in trees for p in self._behind(tree)}
        self._homes = {p.start for tree in trees for p in self._new_homes(tree)}
        stays = (p for p in self._places if p.start not in self._passed)
        self._counts = Counter(p.country for p in stays if p.country != "EU")
        self._own: dict[int, list[Word]] = {}
        self._about: dict[int, list[_Near]] = {}

    def _behind(self, tree: Tree) -> Iterator[PlaceMention]:
        """Give the places where nothing happens: of citizens and envoys, and those left."""
        names = self._words.citizens | self._words.envoys
        for word in tree.words:
            head = tree.head(word)
            qualifies = word.rel in {"possessor", "modifier"} and head and head.lemma in names
            if qualifies or word.prep in self._words.left_behind:
                for one in tree.conjuncts(word):
                    yield from self.touching(one)

    def _new_homes(self, tree: Tree) -> Iterator[PlaceMention]:
        """Give the places where somebody lives now, or moved: "живущий в Риге", "moved to Riga"."""
        for word in tree.words:
            verb = tree.head(word)
            if verb is None:
                continue
            moves = verb.lemma in self._words.dwelling and stands_under(word, self._words.toward)
            if moves or self._lives_in(tree, verb, word):
                yield from self.touching(word)

    def _lives_in(self, tree: Tree, verb: Word, word: Word) -> bool:
        """Whether a place is where somebody is: "lives in Riga", "runs his channel from Riga"."""
        if verb.lemma in self._words.dwelling:
            return verb.form in _NOW and stands_under(word, self._words.at)
        if not stands_under(word, self._words.away):
            return False
        above = tree.head(verb) if verb.rel == "object" else verb
        return above is not None and above.lemma in self._words.publishing and above.form in _NOW

    def around(self, run: Span) -> "Placing":
        """Give the same for a run of the document alone."""
        low = bisect_right(self._sentences, run.start, key=attrgetter("end"))
        high = bisect_left(self._sentences, run.end, key=attrgetter("start"))
        return Placing(self._trees[low:high], self.inside(run), self._words)

    def all(self) -> Sequence[PlaceMention]:
        """Give all place mentions in the order of the text."""
        return self._places

    def met(self, parties: Parties) -> list[Party]:
        """Give the people who are mentioned in the run."""
        if not self._sentences:
            return []
        run = Span(start=self._sentences[0].start, end=self._sentences[-1].end)
        met = dict.fromkeys(mention.party for mention in parties.within(run))
        return [parties[ref] for ref in met if parties[ref].is_person]

    def sentences(self) -> Sequence[Sentence]:
        """Give the sentences in the order of the text."""
        return self._sentences

    def opening(self, paragraph: int) -> Sentence:
        """Give the first sentence of a paragraph."""
        return next(s for s in self._sentences if s.paragraph == paragraph)

    def passes(self, place: PlaceMention) -> bool:
        """Whether nothing happens at a place: it is left behind, or tells whose envoy one is."""
        return place.start in self._passed

    def is_new_home(self, place: PlaceMention) -> bool:
        """Whether somebody lives at a place now, or moved there."""
        return place.start in self._homes

    def new_homes(self, frame: Frame) -> set[str]:
        """Give the countries named in an act's paragraph so far only as where somebody lives."""
        sentence, acts = frame.tree.sentence, {p.country for p in self.located(frame)}
        only: dict[str, bool] = {}
        for place in self.in_paragraph(sentence.paragraph):
            if place.start < sentence.end and place.kind is not PlaceKind.PEOPLE:
                only[place.country] = self.is_new_home(place) and only.get(place.country, True)
        return {country for country, home in only.items() if home} - acts

    def in_paragraph(self, number: int) -> Sequence[PlaceMention]:
        """Give the place mentions of one paragraph."""
        return self._by_paragraph.get(number, ())

    def inside(self, span: Span) -> list[PlaceMention]:
        """Give the place mentions that lie within a stretch of text."""
        return within(self._places, span)

    def run_up_to(self, frame: Frame, sentences: int) -> Span:
        """Give the sentence of an act with those right before it in its paragraph."""
        sentence = frame.tree.sentence
        here = sentence.number - self._first
        run = self._sentences[max(0, here + 1 - sentences) : here + 1]
        starts = [s.start for s in run if s.paragraph == sentence.paragraph]
        return Span(start=min(starts), end=sentence.end)

    def touching(self, word: Word) -> list[PlaceMention]:
        """Give the place mention that a word is part of."""
        n = bisect_left(self._starts, word.start + 1)
        return [p for p in self._places[max(0, n - 1) : n] if p.end > word.start]

    def located(self, frame: Frame) -> list[PlaceMention]:
        """Give the places where an act's own adverbials locate it: "in", "at", "near"."""
        if frame.comes_to_light:
            return []
        return self._under(frame, self._words.at)

    def beside(self, frame: Frame) -> list[PlaceMention]:
        """Give those of these places that stand right under the act's own word."""
        own = [w for w in self._adverbials(frame, self._words.at) if w.head == frame.trigger.i]
        return self._named_by_any(frame, own)

    def headed(self, frame: Frame) -> list[PlaceMention]:
        """Give the places to which an act heads: "to", "into", and with a case "выдача России".

        Where its doer is leads nowhere: "Суд в Актау", which has one form for both cases.
        """
        doing = {w.i for one in agents(frame.tree, frame.trigger) for w in frame.tree.subtree(one)}
        inside = {p.start for w in frame.tree.words if w.i in doing for p in self.touching(w)}
        headed = [p for p in self._under(frame, self._words.toward) if p.start not in inside]
        ruled = frame.tree.children(frame.trigger, "complement")  # "постановил выдать России"
        for word in (w for w in (frame.trigger, *ruled) if w.lemma in self._words.surrender):
            beside = frame.tree.children(word, "possessor", "indirect")
            headed.extend(p for w in beside if w.case in _TO_WHOM for p in self._countries(w))
        for below in self._adverbials(frame, self._words.at | self._words.toward):
            if below.lemma in self._words.vehicles:
                headed.extend(
                    p for w in frame.tree.children(below, "compound") for p in self.touching(w)
                )
        return headed

    def _countries(self, word: Word) -> list[PlaceMention]:
        return [p for p in self.touching(word) if p.kind in STATES]

    def away_from(self, frame: Frame) -> list[PlaceMention]:
        """Give the places from which an act's own adverbials lead away: "from", "out of".

        In "two activists from Osh were deported from Russia" only Russia is left by the act; where
        the one phrase there is stands behind the verb, beside those struck, parsers often have put
        it there, unless it is told otherwise where the act was: "they seized a deserter from Russia
        in Osh". Before the verb it is theirs: "a family from Osh was driven to the border".
        """
        below = self._adverbials(frame, self._words.away)
        own = [w for w in below if not _tells_where_from(frame, w)]
        below = [w for w in below if w.i > frame.trigger.i]
        if not own and (self._is_told_where(frame) or self._live_elsewhere(frame, below)):
            return []
        heading = {p.country for p in self.headed(frame)}  # "выдать России людей из Саранска"
        return [p for p in self._named_by_any(frame, own or below) if p.country not in heading]

    def _live_elsewhere(self, frame: Frame, below: Sequence[Word]) -> bool:
        """Whether those beside whom a place stands live in another: "from Osh, living in Riga"."""
        tree = frame.tree
        heads = (head for word in below for head in [tree.head(word)] if head is not None)
        beside = (p for head in heads for w in tree.subtree(head) for p in self.touching(w))
        return any(self.is_new_home(place) for place in beside)

    def taken_off(self, frame: Frame) -> list[str]:
        """Give where the way begins that a vehicle's name tells: "taken off the Osh–Baku flight".

        A name of two places in a row, parted by a dash, before the vehicle or behind.
        """
        words = frame.tree.words
        for vehicle in (w for w in words if w.lemma in self._words.vehicles):
            for start in (vehicle.i + 1, vehicle.i - 3):
                way = words[max(0, start) : max(0, start) + 3]
                ends = [self.touching(way[0]), self.touching(way[2])] if len(way) == 3 else [[], []]
                if all(ends) and way[1].text in _DASHES:
                    return [ends[0][0].country]
        return []

    def _is_told_where(self, frame: Frame) -> bool:
        """Whether adverbials locate an act, its own or those of the verb that it goes on from."""
        before = frame.tree.head(frame.trigger) if frame.trigger.rel == "conjunct" else None
        shared = frame.tree.children(before, "oblique") if before is not None else ()
        told = [*self._adverbials(frame, self._words.at), *shared]
        return bool(self._named_by_any(frame, [w for w in told if stands_under(w, self._words.at)]))

    def _under(self, frame: Frame, preps: frozenset[str]) -> list[PlaceMention]:
        """Give the places in the adverbials of an act, with a preposition of the set."""
        return self._named_by_any(frame, self._adverbials(frame, preps))

    def _named_by_any(self, frame: Frame, words: Sequence[Word]) -> list[PlaceMention]:
        return [
            place
            for word in words
            if word.lemma not in self._words.vehicles
            for place in self.named_by(frame.tree, word)
        ]

    def _adverbials(self, frame: Frame, preps: frozenset[str]) -> list[Word]:
        own = self._own.get(frame.trigger.start)
        if own is None:
            below = (w for w in frame.tree.subtree(frame.trigger) if w.i != frame.trigger.i)
            own = self._own[frame.trigger.start] = [w for w in below if _adverbial(frame, w)]
        return [w for w in own if stands_under(w, preps)]

    def named_by(self, tree: Tree, word: Word) -> list[PlaceMention]:
        """Give the places that a phrase is or lies in: "Bishkek", "a suburb of Istanbul"."""
        own = self.touching(word)
        if own:
            return own
        if word.pos not in {"NOUN", "PROPN"} or self._no_place(word):
            return []
        rels = _INSIDE_A_NAME if word.pos == "NOUN" else {"compound", "nmod"}
        stretch = [
            w
            for w in tree.subtree(word)
            if w.rel in rels
            and (not w.prep or stands_under(w, self._words.inside))
            and not _in_a_clause(tree, w, word)
        ]
        return [p for w in stretch for p in self.touching(w) if self._places_it(tree, w, p)]

    def _no_place(self, word: Word) -> bool:
        """Whether a noun's phrase names no place: "в выдаче России отказано" is not in Russia."""
        return word.lemma in self._words.no_place or word.lemma in self._words.surrender

    def _places_it(self, tree: Tree, word: Word, place: PlaceMention) -> bool:
        """Whether an adjective tells a place: "the Serbian border", not "the Serbian poet"."""
        head = tree.head(word)
        return place.kind is not PlaceKind.PEOPLE or (
            head is not None and head.lemma in self._words.place_nouns
        )

    def there(self, frame: Frame) -> list[str]:
        """Give the country that "there" beside the act means: the one named last before it."""
        pointers = [w for w in frame.tree.children(frame.trigger) if w.lemma in self._words.there]
        if not pointers:
            return []
        here = Span(start=pointers[0].start, end=pointers[0].end)
        before = (p for p in backwards(self._places, here) if p.kind is not PlaceKind.PEOPLE)
        return [p.country for p in [next(before, None)] if p is not None]

    def where(self, frame: Frame) -> list[str]:
        """Give the country right before the clause that tells the act: "Istanbul, where he was"."""
        openers = [w for w in frame.tree.children(frame.trigger) if w.lemma in self._words.where]
        for word in openers:
            before = next(backwards(self._places, Span(start=word.start, end=word.end)), None)
            if before is not None and word.start - before.end <= _RIGHT_BEFORE:
                return [before.country]
        return []

    def entered(self, frame: Frame) -> list[str]:
        """Give the countries that somebody enters: "into Georgia", "re-entering Serbia"."""
        return self._beneath(frame, self._words.entering, self._words.toward)

    def arrived(self, frame: Frame) -> list[str]:
        """Give the country that somebody came to before the act: "flew to Batumi and was ..."."""
        for sentence in reversed(self._trees[: frame.tree.sentence.number - self._first + 1]):
            if sentence.sentence.paragraph != frame.tree.sentence.paragraph:
                break
            ways = [
                place.country
                for verb in sentence.words
                if verb.lemma in self._words.arriving and verb.start <= frame.trigger.start
                for word in self._ends_of_way(sentence, verb)
                for place in self.named_by(sentence, word)
                if place.kind is not PlaceKind.PEOPLE
            ]
            if ways:
                return ways[-1:]
        return []

    def moved_to(self, frame: Frame) -> list[str]:
        """Give the country of a way told in one breath with the act: "fled to Norway and got"."""
        tree, trigger = frame.tree, frame.trigger
        going = self._words.arriving | self._words.dwelling
        verbs = [v for v in (trigger, *tree.ancestors(trigger)) if v.pos in {"VERB", "AUX"}]
        joined = tree.head(verbs[0]) if verbs and verbs[0].rel == "conjunct" else None
        if joined is None or joined.lemma not in going:
            return []
        ways = (w for w in tree.children(joined, "oblique") if stands_under(w, self._words.toward))
        places = (place for word in ways for place in self.named_by(tree, word))
        return [place.country for place in places if place.kind is not PlaceKind.PEOPLE]

    def come_to(self, frame: Frame) -> list[str]:
        """Give the country that an act met somebody coming to: "held when she came to Minsk"."""
        tree, words = frame.tree, self._words
        coming = words.arriving | words.entering
        return [
            place.country
            for verb in tree.children(frame.trigger, "adverbial")
            if verb.lemma in coming and self._opens_with(tree, verb, words.on_coming)
            for word in (*tree.children(verb, "object"), *self._ends_of_way(tree, verb))
            for place in self.named_by(tree, word)
            if place.kind is not PlaceKind.PEOPLE
        ]

    def _opens_with(self, tree: Tree, verb: Word, words: frozenset[str]) -> bool:
        """Whether one of these words opens a clause: "when she returned", "upon returning"."""
        opening = tree.children(verb, "marker", "advmod", "case")
        return verb.prep in words or any(w.lemma in words for w in opening)

    def _ends_of_way(self, tree: Tree, verb: Word) -> list[Word]:
        """Give where a way leads: "to Batumi", or "in Istanbul" where it is not told whence."""
        beside = tree.children(verb, "oblique")
        toward = [w for w in beside if stands_under(w, self._words.toward)]
        whence = any(stands_under(w, self._words.away) for w in tree.subtree(verb))
        return toward or ([] if whence else [w for w in beside if stands_under(w, self._words.at)])

    def left(self, frame: Frame) -> list[str]:
        """Give the countries that somebody leaves: "from leaving Laos"."""
        return self._beneath(frame, self._words.leaving, self._words.away)

    def granting(self, frame: Frame) -> list[PlaceMention]:
        """Give the states whose permit or mission an act is about: "at the German embassy"."""
        tree, clause = frame.tree, frame.clause
        about = [w for w in tree.at(clause.start, clause.end) if self._grants(w)]
        return [
            place
            for noun in about
            for word in tree.children(noun, "modifier", "compound", "possessor", "oblique")
            if not word.prep or word.prep in self._words.whose
            for place in self.touching(word)
            if place.kind in _NAMING_STATES
        ]

    def _grants(self, word: Word) -> bool:
        lemma = word.lemma.lower()
        return lemma in self._words.permits or any(m in lemma for m in self._words.missions)

    def bound_for(self, frame: Frame) -> set[str]:
        """Give the countries named in a sentence only as a way's end: "a bus to Tbilisi"."""
        ends: dict[str, bool] = {}
        for place in self.inside(frame.tree.sentence):
            word = frame.tree.top(place.start, place.end)
            leads = word is not None and stands_under(word, self._words.toward)
            ends[place.country] = leads and ends.get(place.country, True)
        return {country for country, only in ends.items() if only}

    def come_from(self, frame: Frame) -> set[str]:
        """Give the countries named in a sentence only as left: "back from a funeral in Lima"."""
        tree = frame.tree
        left: dict[str, bool] = {}
        for place in self.inside(tree.sentence):
            word = tree.top(place.start, place.end)
            nouns = takewhile(_is_noun, (word, *tree.ancestors(word))) if word is not None else ()
            away = [noun for noun in nouns if stands_under(noun, self._words.away)]
            came = bool(away) and not self._is_sent(tree, away[-1])
            left[place.country] = came and left.get(place.country, True)
        return {country for country, only in left.items() if only}

    def lured_to(self, frame: Frame) -> list[str]:
        """Give the countries to which somebody is lured: "to Iraq", "into a trip to Iraq".

        What is told in one breath was done there: "lured to Iraq, drugged and driven off".
        """
        tree, verb = frame.tree, frame.trigger
        above = tree.head(verb) if verb.rel == "conjunct" else None
        luring = next((v for v in (verb, above) if v and v.lemma in self._words.luring), None)
        if luring is None:
            return []
        into = tree.children(luring, "adverbial")
        ends = [w for one in (luring, *into) for w in self._ends_of_way(tree, one)]
        ends = [w for w in ends if stands_under(w, self._words.toward)]
        return [p.country for w in ends for p in self.named_by(tree, w)]

    def sent_from(self, frame: Frame) -> list[str]:
        """Give the country that the sentence says sent somebody away: "expelled from Laos and"."""
        tree = frame.tree
        sent = [
            place.country
            for word in tree.words
            if stands_under(word, self._words.away) and self._is_sent(tree, word)
            for place in self.named_by(tree, word)
        ]
        return sent[:1]

    def _is_sent(self, tree: Tree, whence: Word) -> bool:
        head = tree.head(whence)
        return head is not None and head.lemma in self._words.sending_away

    def _beneath(self, frame: Frame, words: frozenset[str], preps: frozenset[str]) -> list[str]:
        tree = frame.tree
        found: list[str] = []
        for word in tree.subtree(frame.trigger):
            head = tree.head(word)
            beneath = head is not None and (head.lemma in words or _goes_on(tree, head, words))
            direction = stands_under(word, preps) or (word.rel == "object" and beneath)
            if direction and (beneath or word.prep.endswith("into")):
                inside = (p for p in self.touching(word) if p.kind is not PlaceKind.PEOPLE)
                found.extend(place.country for place in inside)
        return found

    def asked(self, frame: Frame) -> list[str]:
        """Give the countries that are asked: "asked Serbia", "sent Kazakhstan a request"."""
        tree, trigger = frame.tree, frame.trigger
        asked = [
            w
            for w in tree.children(trigger, "object", "indirect", "oblique")
            if w.rel != "oblique" or stands_under(w, self._words.asked)
        ]
        below = [
            w
            for c in tree.children(trigger, "complement", "clause")
            for w in tree.children(c, "subject")
        ]
        return [p.country for w in (*asked, *below) for p in self.touching(w)]

    def near(self, frame: Frame, avoid: set[str]) -> list[str]:
        """Give the countries in which the sentence places something, the nearest first."""
        about = self._about.get(frame.trigger.start)
        if about is None:
            about = self._about[frame.trigger.start] = sorted(self._around(frame))
        return [
            one.country
            for one in about
            if one.country != "EU" and not (one.qualifies and one.country in avoid)
        ]

    def _around(self, frame: Frame) -> Iterator[_Near]:
        """Give what the sentence places somewhere, with the places that qualify a noun."""
        passed_over = _finders(frame)
        for word in frame.tree.words:
            if word.i in passed_over:
                continue
            located = stands_under(word, self._words.at) and not self._no_place(word)
            if located:
                places, further = self.named_by(frame.tree, word), 0
            elif word.rel in {"modifier", "compound", "possessor"}:
                places = [p for p in self.touching(word) if p.start not in self._passed]
                further = _QUALIFIER_FAR
            else:
                continue
            if places and _aside(frame, word):
                further += _ASIDE_FAR
            for place in places:
                far = abs(place.start - frame.trigger.start) + further
                yield _Near(far, place.country, not located)

    def before(self, frame: Frame, avoid: set[str]) -> Iterator[str]:
        """Give the countries of the paragraph, then of those before it, the nearest first.

        One that the document names seldom gives way to one that it names far more often.
        """
        often = next(iter(self.commonest(avoid)), None)
        for country in self._nearest(frame, avoid):
            seldom = self._words.weights["seldom"] * self._counts[country]
            yield country if often is None or self._counts[often] < seldom else often

    def _nearest(self, frame: Frame, avoid: set[str]) -> Iterator[str]:
        paragraph, start = frame.tree.sentence.paragraph, frame.tree.sentence.start
        if self._words.weights["same_sentence"]:
            start = frame.trigger.start
        for number in range(paragraph, max(-1, paragraph - _PARAGRAPHS_BACK), -1):
            for place in reversed(self.in_paragraph(number)):
                named = place.kind is not PlaceKind.PEOPLE and place.country != "EU"
                named = named and place.start not in self._passed
                if place.start < start and named and place.country not in avoid:
                    yield place.country

    def commonest(self, avoid: set[str]) -> list[str]:
        """Give the country that the document names most."""
        return [c for c, _ in self._counts.most_common() if c not in avoid][:1]


def _finders(frame: Frame) -> set[int]:
    """Give the words for whoever found an act out: "a laboratory in Toronto"."""
    if not frame.comes_to_light:
        return set()
    found_by = agents(frame.tree, frame.trigger)
    return {word.i for one in found_by for word in frame.tree.subtree(one)}


def _aside(frame: Frame, word: Word) -> bool:
    """Whether a word stands in a relative clause of which the act is no part."""
    above = {one.i for one in (frame.trigger, *frame.tree.ancestors(frame.trigger))}
    for one in (word, *frame.tree.ancestors(word)):
        if one.i in above:
            return False
        if one.rel == "relative":
            return True
    return False


def _tells_where_from(frame: Frame, below: Word) -> bool:
    """Whether a phrase stands beside the one whom the act strikes, or who does it."""
    head = frame.tree.head(below)
    return head is not None and head.i != frame.trigger.i and head.rel in _PARTIES


def _goes_on(tree: Tree, head: Word, words: frozenset[str]) -> bool:
    """Whether what stands under a verb goes on with its object: "denied entry, later to Peru"."""
    verb = head if head.again is None else tree.words[head.again]
    return any(thing.lemma in words for thing in tree.children(verb, "object"))


def _is_noun(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN"}


def _in_a_clause(tree: Tree, below: Word, noun: Word) -> bool:
    """Whether a clause stands between: "the return of Z, who lives in Russia"."""
    for above in tree.ancestors(below):
        if above.i == noun.i:
            return False
        if above.rel in {"relative", "clause", "participle"}:
            return True
    return False


def _adverbial(frame: Frame, below: Word) -> bool:
    """Whether `below` stands under the act with no other clause between."""
    for above in frame.tree.ancestors(below):
        if above.i == frame.trigger.i:
            return True
        if above.rel in _CLAUSES or (above.rel == "conjunct" and above.pos == "VERB"):
            return False
    return False
