"""The words that may tell an act: which rules fit, which nearly do, and what came of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from khronika.model import Incident
from khronika.reading.explaining.explanation import ActSeen, RuleSeen
from khronika.reading.explaining.patterns import in_words
from khronika.reading.frames import Frame, clause, contexts, only_denies, only_qualifies
from khronika.reading.incidents import UNDONE
from khronika.reading.lexicon import Lexicon, Rule, lexicon
from khronika.reading.modality import Cues, Mood, cues, mood
from khronika.reading.stages import Stages
from khronika.reading.syntax import Tree, Word

_UNDONE_IN_WORDS = {
    Mood.UNREAL: "it is only feared, wished, possible or supposed here, so no act was done",
    Mood.FUTURE: "it is still to come, so no act was done",
    Mood.DENIED: "somebody denies it, so no act was done",
}
_HELPERS = frozenset({"auxiliary", "passive"})
"""Relations of words that only help another: "was held" tells nothing by its "was"."""
_PARTS = {"verb": "a verb", "noun": "a noun", "adj": "an adjective"}


def acts_seen(language: str, stages: Stages) -> Iterator[ActSeen]:
    """Give the words that the lexicon knows, or that were taken for acts, in their order."""
    known, words = lexicon(language), cues(language)
    known.check()  # whoever teaches an act asks for an explanation: a slip is told at once
    text = stages.reading.document.text
    frames = {frame.trigger.start: frame for frame in stages.frames}
    outcomes = _Outcomes(stages)
    for tree, start in zip(stages.trees, contexts(stages.trees), strict=True):
        for word in tree.words:
            frame = frames.get(word.start)
            if frame is None and (word.rel in _HELPERS or not _rules(known, word)):
                continue
            rules = _Fitting(tree, word, text, text[start : tree.sentence.end], frame, words)
            yield ActSeen(
                word=word.text,
                lemma=word.lemma,
                sentence=tree.sentence.number + 1,
                mood=rules.mood,
                rules=tuple(rules.seen(_rules(known, word))),
                incidents=outcomes.incidents(word),
                why_none=outcomes.why_none(frame) or _why_no_frame(tree, word, words, frame),
            )


def unknown_verbs(language: str, stages: Stages) -> tuple[str, ...]:
    """Give the dictionary forms of the verbs for which the lexicon has no rule."""
    known = lexicon(language)
    verbs = (w for tree in stages.trees for w in tree.words if w.pos == "VERB")
    return tuple(dict.fromkeys(w.lemma for w in verbs if not _rules(known, w)))


def _rules(known: Lexicon, word: Word) -> tuple[Rule, ...]:
    return (*known.acts.get(word.lemma, ()), *known.proxy.get(word.lemma, ()))


class _Fitting:
    """Tells which rules fit one word, and what keeps the others from it."""

    def __init__(
        self,
        tree: Tree,
        word: Word,
        text: str,
        paragraph: str,
        frame: Frame | None,
        words: Cues,
    ) -> None:
        self._word, self._paragraph = word, paragraph
        self._frame = frame
        where = frame.clause if frame is not None else clause(tree, word)
        self._clause = text[where.start : where.end]
        self.mood = frame.mood if frame is not None else mood(tree, word, words)

    def seen(self, rules: Sequence[Rule]) -> Iterator[RuleSeen]:
        """Give the rules that fit, in the order in which they are tried, and then the others."""
        fitting = (*self._frame.rules, *self._frame.proxy) if self._frame is not None else ()
        for rule in fitting:
            sought = ", ".join(rule.target)
            yield _seen(rule, fits=True, why=f"looks for the one concerned as: {sought}")
        for rule in rules:
            if rule not in fitting:
                yield _seen(rule, fits=False, why=self._misfit(rule))

    def _misfit(self, rule: Rule) -> str:
        match rule.misfit(self._word, self._clause, self._paragraph):
            case "with":
                return f"its clause holds none of: {in_words(rule.within)}"
            case "without":
                found = rule.lacks.search(self._clause) if rule.lacks is not None else None
                return f"its clause holds “{found.group() if found else ''}”, which speaks against"
            case "near":
                return f"the paragraph so far holds none of: {in_words(rule.near)}"
            case None:
                if rule.negated:
                    return "it is told only by the negated word, and this is not negated"
                return "the word is negated, and the rule is for an act that was done"
            case part:
                return f"it asks for {_PARTS[part]}, and this is {self._word.pos}"


def _seen(rule: Rule, *, fits: bool, why: str) -> RuleSeen:
    return RuleSeen(rule=rule.by, type=rule.type, fits=fits, why=why)


def _why_no_frame(tree: Tree, word: Word, words: Cues, frame: Frame | None) -> tuple[str, ...]:
    if frame is not None:
        return ()
    if only_qualifies(word):
        head = tree.head(word)
        return (f"it only qualifies “{head.text if head is not None else ''}”",)
    if only_denies(tree, word, words):
        return ("it denies what somebody says",)
    return ("no rule fits",)


class _Outcomes:
    """What came of each word that was taken for an act."""

    def __init__(self, stages: Stages) -> None:
        self._incidents: Mapping[int, list[str]] = defaultdict(list)
        for frame, told in stages.told:
            for incident in stages.incidents:
                if _holds(incident, told):
                    self._incidents[frame.trigger.start].append(incident.id)
                    break
        self._doubted: Mapping[int, list[str]] = defaultdict(list)
        for frame, told in stages.told:
            self._doubted[frame.trigger.start].extend(
                f"too little speaks for it: confidence {incident.confidence:.2f}"
                for incident in stages.doubted
                if _holds(incident, told)
            )
        self._turned_down: Mapping[int, list[str]] = defaultdict(list)
        for one in stages.turned_down:
            self._turned_down[one.frame.trigger.start].append(f"{one.rule.by}: {one.why}")

    def incidents(self, word: Word) -> tuple[str, ...]:
        """Give the ids of the incidents that came of a word."""
        return tuple(dict.fromkeys(self._incidents.get(word.start, ())))

    def why_none(self, frame: Frame | None) -> tuple[str, ...]:
        """Say why no incident came of a frame; nothing where one did."""
        if frame is None or self._incidents.get(frame.trigger.start):
            return ()
        tried = (
            self._doubted.get(frame.trigger.start)
            or self._turned_down.get(frame.trigger.start)
            or ()
        )
        if tried:
            return tuple(dict.fromkeys(tried))
        if frame.mood in UNDONE:
            return (_UNDONE_IN_WORDS[frame.mood],)
        if frame.doubt is not None:
            return (f"the learned heads hold that it tells no act ({frame.doubt:.2f})",)
        return ("nobody was found whom it struck",)


def _holds(incident: Incident, told: Incident) -> bool:
    """Whether a telling went into an incident."""
    return (
        incident.type is told.type
        and incident.host == told.host
        and set(told.targets) <= set(incident.targets)
        and set(told.evidence) <= set(incident.evidence)
    )
