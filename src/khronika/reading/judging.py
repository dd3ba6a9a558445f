"""How far an act went, when, on what charge: the fields that its sentence tells.

Also whether a sentence tells an act of its own at all, and not what is done to people in general.
"""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from khronika.model import Decision, Incident, IncidentType, Status
from khronika.reading import calendar
from khronika.reading.certainty import Words
from khronika.reading.frames import SURRENDERS, Frame
from khronika.reading.lexicon import Lexicon, Rule
from khronika.reading.merging import DAY_OF_REPORT
from khronika.reading.modality import Cues, Mood
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import DateMention, Sentence, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word
from khronika.reading.when import ActDate, TimeWords, date_of
from khronika.reading.within import within

TRIALS = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
"""Acts that name a charge."""
_UNDECIDED = frozenset(
    {
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.EXTRADITION,
        IncidentType.DEPORTATION,
    }
)
"""Types that words such as "under review" or "has appealed" leave undecided."""
_DONE_BY_UNDOING = frozenset({IncidentType.EXTRADITION_REFUSAL, IncidentType.RELEASE})
"""Acts that a court does by undoing what was decided before."""
_HELPING = frozenset({"auxiliary", "passive"})
_OPENING = 4
"""Words within which a sentence that tells when something happened has its verb."""
_PART_OPENS = re.compile(r"[,;:(—–]\s*")
"""What stands before a part of a sentence that may tell when the rest happened."""
_PLACE = r"(?:[^\W\d_a-zа-яё][\w’-]*[ -]?){1,3}"
_BEFORE_DAY = re.compile(rf"\W*(?:{_PLACE}[.:]\W*)?")
"""What may stand before the day of an entry: signs, and a place ("🇰🇬 Bishkek. 1 June.")."""
_BEHIND_DAY = re.compile(rf"[*_]*(?:, (?:{_PLACE}|\d\d?[:.]\d\d))?[*_ ]*[.:—–-]")
"""What stands behind it: a stop, or a place or an hour and a stop ("1 June, Bishkek. …")."""
_PLACE_BESIDE = re.compile(rf"\W*{_PLACE}, ?")
"""A place before the day with a comma, as an agency's dateline has it above all or with a dash."""
_STOP = re.compile(r"[*_ ]*[.:]")


@dataclass(slots=True, kw_only=True)
class Reads:
    """What the reader of incidents needs of one document and its language."""

    text: str
    trees: Sequence[Tree]
    parties: Parties
    published: datetime.date | None
    dates: Sequence[DateMention]
    lexicon: Lexicon
    cues: Cues
    time_words: TimeWords
    words: Words
    charge_of: Callable[[Tree, Word], str | None]
    years_in: Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges what the sentence of a frame tells of its act."""

    reads: Reads

    def is_general(self, frame: Frame, targets: Sequence[str]) -> bool:
        """Whether a sentence tells what is done to people in general: "they surrender people"."""
        parties = [self.reads.parties[t] for t in targets]
        unnamed = all(party.unnamed for party in parties)
        if unnamed and parties[0].name.split()[0].lower() in self.reads.cues.general:
            return True
        if not any(party.particular for party in parties):
            return True
        if not unnamed or any(party.counted or party.singled_out for party in parties):
            return False
        if not (self._is_done(frame) or self._on_an_occasion(frame, parties)):
            return True
        timeless = frame.trigger.form in {"present", "infinitive"} and not frame.tree.children(
            frame.trigger, "auxiliary", "passive"
        )
        return timeless and not within(self.reads.dates, frame.tree.sentence)

    def _is_done(self, frame: Frame) -> bool:
        """Whether an act is told as done once: "two violinists were detained in Tbilisi"."""
        verb, tree = frame.trigger, frame.tree
        if verb.form not in {"past", "participle"}:
            return False
        if any(w.form == "present" for w in tree.children(verb, "passive")):
            return False
        inside = tree.at(frame.clause.start, frame.clause.end)
        return not any(w.lemma in self.reads.cues.general for w in inside)

    def _on_an_occasion(self, frame: Frame, unnamed: Sequence[Party]) -> bool:
        """Whether a day is told of an act against people without names, or when they come up.

        The sentence after may tell it: "It let four officers stay. The decree is of 28 March."
        """
        trees = self.reads.trees
        first = bisect_right(trees, unnamed[0].first.start, key=_start) - 1
        told = [frame.tree.sentence, trees[max(0, first)].sentence]
        after = self._after(frame)
        told.extend([after] if after is not None else [])
        return any(within(self.reads.dates, sentence) for sentence in told)

    def noun_counts(self, frame: Frame, rule: Rule) -> bool:
        """Whether a noun such as "arrest" tells an act, rather than naming one told elsewhere."""
        if rule.learned or rule.status is not None or rule.within is not None:
            return True
        # "they prevented her abduction", "suspended her extradition" tell it nowhere else
        if frame.mood in {Mood.ATTEMPTED, Mood.ORDERED, Mood.AWAITED}:
            return True
        if frame.mood is Mood.QUASHED and rule.type in SURRENDERS:
            return True
        trigger, tree = frame.trigger, frame.tree
        if trigger.prep in self.reads.cues.factual or trigger.rel in SUBJECTS:
            return True
        if self._is_spoken_of(frame):
            return True
        return any(
            trigger in tree.ancestors(word)
            for date in within(self.reads.dates, tree.sentence)
            for word in tree.at(date.start, date.end)[:1]
        )

    def _is_spoken_of(self, frame: Frame) -> bool:
        """Whether people report, condemn or welcome what was done: "news of the arrest of X"."""
        head, cues = frame.tree.head(frame.trigger), self.reads.cues
        if head is None or frame.mood is not Mood.FACT:
            return False
        tells = {head.lemma, *(w.lemma for w in frame.tree.children(head, "complement"))}
        return bool(tells & (cues.deploring | cues.told_under))  # "it became known that"

    def status(self, frame: Frame, rule: Rule) -> Status:
        """Say how far the act went."""
        if frame.mood is Mood.ATTEMPTED and rule.status is not Status.PENDING:
            return Status.ATTEMPTED
        if frame.mood is Mood.QUASHED and rule.type in SURRENDERS:
            return Status.ATTEMPTED
        if frame.mood in {Mood.ORDERED, Mood.AWAITED} and rule.type in _UNDECIDED:
            return Status.PENDING
        if rule.status is not None:
            return rule.status
        if rule.type in _UNDECIDED:
            claim = rule.type is IncidentType.ASYLUM_CLAIM
            behind = frame.trigger.start - frame.tree.sentence.start
            if self.reads.cues.pending.search(self.words(frame, ahead=claim)[behind:]):
                return Status.PENDING
        return Status.COMPLETED

    def words(self, frame: Frame, *, ahead: bool) -> str:
        """Give the words of the sentence, and of the next in its paragraph if looking ahead."""
        sentence = frame.tree.sentence
        return self.reads.text[sentence.start : sentence.end] + (self.after(frame) if ahead else "")

    def after(self, frame: Frame) -> str:
        """Give the words of the next sentence, if it stands in the same paragraph."""
        following = self._after(frame)
        if following is None:
            return ""
        return self.reads.text[frame.tree.sentence.end : following.end]

    def _after(self, frame: Frame) -> Sentence | None:
        """Give the next sentence, if it stands in the same paragraph."""
        sentence, trees = frame.tree.sentence, self.reads.trees
        following = [tree.sentence for tree in trees[sentence.number + 1 : sentence.number + 2]]
        return next((s for s in following if s.paragraph == sentence.paragraph), None)

    def with_date(self, incident: Incident, frame: Frame, triggers: frozenset[int]) -> Incident:
        """Give the incident the day that its sentence tells."""
        if frame.mood is Mood.AWAITED or self._is_before_court(incident, frame):
            return incident
        if self._is_undoing(incident, frame) or self._is_put_off(incident, frame):
            return incident
        dates = within(self.reads.dates, frame.tree.sentence)
        date = date_of(frame, dates, triggers, self.reads.time_words)
        if not _is_told_beside(frame):
            date = date or self._of_what_happened(frame, dates)
        if date is None and not dates:
            date = self._of_the_sentence_before(incident, frame)
        if frame.mood is not Mood.QUASHED:  # an entry tells when it was undone
            date = date or self._of_the_entry(frame)
        if date is None:
            return incident
        mention = date.mention
        if incident.status is Status.THREATENED and not date.of_report:
            mention = self._still_to_come(mention)
        day = f"day of the act: “{mention.text}”"
        how = Decision(field="when", by=DAY_OF_REPORT if date.of_report else day)
        return replace(
            incident,
            when=mention.interval,
            when_text=mention.text if mention.interval is None else None,
            decided=(*incident.decided, how),
        )

    def _still_to_come(self, mention: DateMention) -> DateMention:
        """Give a day without its year in the year to come, where that is nearer than the last."""
        told, published = mention.interval, self.reads.published
        if told is None or published is None or not mention.of_no_year or told.last >= published:
            return mention
        first, last = calendar.a_year_on(told.first), calendar.a_year_on(told.last)
        if first - published > published - told.last:
            return mention
        return replace(mention, interval=replace(told, first=first, last=last))

    def _of_the_sentence_before(self, incident: Incident, frame: Frame) -> ActDate | None:
        """Give the one day of the sentence before, where this one goes on with "they" or "he was".

        What "she has" and what he "is" may be of another day, but not that nobody has seen them
        since.
        """
        sentence, trees = frame.tree.sentence, self.reads.trees
        first = frame.tree.words[0]
        if sentence.number == 0 or first.pos != "PRON" or first.rel not in SUBJECTS:
            return None
        who = self.reads.parties.at(Span(start=first.start, end=first.end))
        struck = who is not None and who.party in incident.targets
        does_it = first.rel == "subject" and first.head == frame.trigger.i and not struck
        goes_on = incident.type is IncidentType.DISAPPEARANCE or _is_narrated(frame)
        if not (does_it or goes_on):
            return None
        before = trees[sentence.number - 1].sentence
        dates = within(self.reads.dates, before)
        if before.paragraph != sentence.paragraph or len(dates) != 1:
            return None
        return ActDate(dates[0], of_report=False)

    def _of_what_happened(self, frame: Frame, dates: Sequence[DateMention]) -> ActDate | None:
        """Give the day of the words after an act that say when: "This happened on 11 April".

        They stand in the same sentence, or in the next, which may also tell the day of the paper:
        "The refusal is dated 3 May".
        """
        own = frame.tree.sentence
        for date in dates:
            ahead = self.reads.text[own.start : date.start]
            opens = [match.end() for match in _PART_OPENS.finditer(ahead)]
            if opens and date.start > frame.trigger.end and self._says_when(ahead[opens[-1] :]):
                return ActDate(date, of_report=False)
        after = self._after(frame)
        told = within(self.reads.dates, after) if after is not None else []
        if after is None or not told:
            return None
        days = {date.interval and (date.interval.first, date.interval.last) for date in told}
        if len(days) == 1 and self._tells_when(after, told[0]):
            return ActDate(told[0], of_report=False)
        return ActDate(told[0], of_report=False) if self._is_issued(after, told[0]) else None

    def _says_when(self, ahead: str) -> bool:
        """Whether nothing but "this was" stands before a date."""
        return self.reads.time_words.this_was.fullmatch(ahead) is not None

    def _tells_when(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether a sentence says of what was told before it when it happened."""
        opening = self.reads.trees[sentence.number].words[:_OPENING]
        happened = any(word.lemma in self.reads.cues.happening for word in opening)
        return happened or self._says_when(self.reads.text[sentence.start : date.start])

    def _is_issued(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether a sentence begins with the paper of what was told before it, and its day."""
        words = self.reads.time_words
        ahead = [w for w in self.reads.trees[sentence.number].words if w.end <= date.start]
        nouns = [w for w in ahead[:_OPENING] if w.pos == "NOUN"]
        if not nouns or nouns[0].lemma not in words.papers or nouns[0].prep:
            return False
        verbs = [w.lemma for w in ahead if w.pos in {"VERB", "AUX"} and w.rel not in _HELPING]
        if verbs:
            return words.issuing.issuperset(verbs)
        return ahead[-1].lemma in words.issued_on or date.text.startswith(words.issued_on)

    def _of_the_entry(self, frame: Frame) -> ActDate | None:
        """Give the day that stands before a paragraph of a chronicle: "5 August. A court …"."""
        first = bisect_left(self.reads.trees, frame.tree.sentence.paragraph, key=_paragraph)
        start = self.reads.trees[first].sentence.start
        at = bisect_left(self.reads.dates, start, key=_begin)
        for date in self.reads.dates[at : at + 1]:
            before = self.reads.text[start : date.start]
            behind = self.reads.text[date.end : frame.tree.sentence.end]
            opens = _BEFORE_DAY.fullmatch(before) and _BEHIND_DAY.match(behind)
            beside = first > 0 and _PLACE_BESIDE.fullmatch(before) and _STOP.match(behind)
            if opens or beside:
                return ActDate(date, of_report=False)
        return None

    def _is_before_court(self, incident: Incident, frame: Frame) -> bool:
        """Whether somebody is to decide on a surrender: the day told is that of a hearing."""
        if incident.type is not IncidentType.EXTRADITION or incident.status is not Status.PENDING:
            return False
        undone = frame.trigger.pos == "NOUN" or frame.trigger.form == "infinitive"
        undone = undone or frame.mood is Mood.FUTURE
        above = frame.tree.ancestors(frame.trigger)
        decided = any(w.lemma in self.reads.time_words.deciding for w in above)
        return undone and not decided and frame.mood is not Mood.ORDERED

    def _is_undoing(self, incident: Incident, frame: Frame) -> bool:
        """Whether words tell an act by its being undone, whose day is not that of the act.

        "The decision was overturned on 8 May." Only a refusal to surrender somebody is done so.
        """
        cues, papers = self.reads.cues, self.reads.time_words.papers
        if incident.type in _DONE_BY_UNDOING or frame.trigger.lemma not in cues.overturning:
            return False
        undone = frame.tree.children(frame.trigger, "object", *SUBJECTS)
        return any(w.lemma in cues.orders | cues.bans | papers for w in undone)

    def _is_put_off(self, incident: Incident, frame: Frame) -> bool:
        """Whether words tell a surrender by its being stopped for a time: another day than its own.

        "The court stopped his removal on Tuesday" is dated by the order to remove him, if told.
        """
        above = frame.tree.ancestors(frame.trigger)[:1]
        return (
            incident.type in SURRENDERS
            and frame.mood is Mood.ORDERED
            and any(w.lemma in self.reads.cues.put_off for w in (frame.trigger, *above))
        )

    def with_charge(self, incident: Incident, frame: Frame) -> Incident:
        """Give a trial the charge and the highest term that its sentence names."""
        if incident.type not in TRIALS:
            return incident
        sentence = frame.tree.sentence
        return replace(
            incident,
            charge=self.reads.charge_of(frame.tree, frame.trigger),
            max_years=self.reads.years_in(self.reads.text[sentence.start : sentence.end]),
        )


def _is_told_beside(frame: Frame) -> bool:
    """Whether an act is told of somebody beside another act: "who is accused of"."""
    word = frame.trigger
    # Only a case tells a participle beside a noun; English parsers take verbs for one.
    return word.rel == "relative" or (word.rel == "participle" and bool(word.case))


def _is_narrated(frame: Frame) -> bool:
    """Whether an act is told as done at the time told of: "was stopped", not "has been stopped"."""
    helping = frame.tree.children(frame.trigger, "auxiliary", "passive")
    helped = any(word.form == "past" for word in helping)
    return frame.trigger.form == "participle" and helped


def _start(tree: Tree) -> int:
    return tree.sentence.start


def _begin(date: DateMention) -> int:
    return date.start


def _paragraph(tree: Tree) -> int:
    return tree.sentence.paragraph
