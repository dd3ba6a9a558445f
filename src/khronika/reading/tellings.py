"""The lexicon and the learned heads together: which words of a document may tell an act.

The lexicon finds them, unless the heads hold that they tell none; and the heads find what the
lexicon does not know, where they are sure enough. A doubted word is kept with its doubt, since it
still tells what the document speaks of.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from khronika.model import IncidentType
from khronika.reading.frames import SURRENDERS, Frame, clause, contexts, lexicon_frames, mood_of
from khronika.reading.learned.guesses import Guesses, Telling
from khronika.reading.lexicon import Lexicon, Rule, learned_rule
from khronika.reading.modality import (
    Cues,
    Mood,
    is_negative,
    mood,
    names_none,
    tells_of_the_past,
)
from khronika.reading.roles import patients
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

BELIEVED = 0.8
"""From here a verb in the past tells an act though words above it make it one only thought of.

The heads know what is feared from what was done, and parsers hang "both were convicted" below "both
had asked for asylum".
"""
AT_LEAST = 0.2
"""Below it the lexicon's word is not taken."""
OTHER = 0.9
"""From here another type than the lexicon's is taken.

It was set on a part held out; the two above also by totals of other sets, which flatters these.
"""
OTHER_THAN_ASKED_FOR = 0.94
"""The same where the rule asked for more words than its own, and found them; set by totals too."""
FAR_LIKELIER = 0.8
"""From here the heads decide which of the rules that fit is asked first, if that of the first rule
is not a quarter as likely."""
_ONE_ACT = (
    frozenset({IncidentType.ENTRY_REFUSAL, IncidentType.DEPORTATION, IncidentType.EXTRADITION}),
    frozenset({IncidentType.ASYLUM_REFUSAL, IncidentType.ASYLUM_CLAIM}),
)
"""Types of which one verb with its own phrase tells one only: "put on the return flight"."""
_LIFTED = frozenset({IncidentType.DESIGNATION, IncidentType.INTERPOL_ALERT})
"""Acts that somebody undoes by lifting what they put in force."""
_ASKED_FOR = frozenset({IncidentType.EXTRADITION_REQUEST, IncidentType.EXTRADITION_REFUSAL})
"""Acts that there are none of where nothing was asked for."""
_BANS = frozenset({IncidentType.ENTRY_REFUSAL, IncidentType.EXIT_BAN})
"""Acts that are undone by lifting a ban."""
_GRANTED = frozenset({IncidentType.PASSPORT_DENIAL, IncidentType.RESIDENCE_REFUSAL})
"""Refusals of what may also be granted."""
_DONE_BY_WORDS = frozenset(
    {IncidentType.EXTRADITION_REQUEST, IncidentType.ASYLUM_CLAIM, IncidentType.THREAT}
)
"""Acts that consist of asking or threatening, so that what is asked for or threatened is unreal."""
_HARM = frozenset({IncidentType.ASSAULT, IncidentType.KILLING})
"""Acts that strike people themselves, and no thing of theirs."""
_OF_A_THING = ("owner",)
"""Where the lexicon first looks for the one concerned if a thing of theirs is struck."""
_PLACES = frozenset({"GPE", "LOC"})
"""What a recogniser of names takes for places: whoever leaves one takes nobody there."""
_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


def find_frames(
    text: str, trees: Sequence[Tree], lexicon: Lexicon, cues: Cues, guesses: Guesses
) -> list[Frame]:
    """Find the words that may tell an act, in the order of the text.

    The lexicon finds them, unless the learned heads are sure that they tell none; and the heads
    find what the lexicon does not know, where they are sure enough.
    """
    return [
        frame
        for tree, context in zip(trees, contexts(trees), strict=True)
        for frame in _in_sentence(text, tree, context, lexicon, cues, guesses)
    ]


def _in_sentence(
    text: str, tree: Tree, context: int, lexicon: Lexicon, cues: Cues, guesses: Guesses
) -> list[Frame]:
    negated = lexicon.negated_types
    known = [
        _settled(frame, guesses, cues, negated)
        for frame in lexicon_frames(text, tree, context, lexicon, cues)
    ]
    taken = [_place(frame.trigger) for frame in known if frame.rules and frame.doubt is None]
    learned = [
        _learned(tree, telling, cues, negated)
        for telling in guesses.tellings(tree.sentence)
        if telling.likely >= lexicon.heads_alone
        and not any(telling.touches(place) for place in taken)
    ]
    sure = [frame for frame in known if frame.rules and frame.doubt is None]
    found = [
        *known,
        *(
            f
            for f in learned
            if f is not None
            and not any(_same_act(tree, k, f) for k in sure)
            and not any(_is_judged_below(tree, k, f) for k in known)
        ),
    ]
    found.extend(_said_again(tree, found))
    return sorted(found, key=lambda frame: frame.trigger.start)


def _said_again(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Give the acts whose verb is left out: "X was held in Osh, Y — in Omsk"."""
    return [
        replace(frame, trigger=word, clause=clause(tree, word))
        for word in tree.words
        if word.again is not None
        for frame in frames
        if frame.trigger.i == word.again
    ]


def _same_act(tree: Tree, known: Frame, learned: Frame) -> bool:
    """Whether a word that the heads found is but part of how the lexicon's verb tells an act."""
    word = learned.trigger
    if SURRENDERS.issuperset(learned.types) and known.types[:1] == learned.types[:1]:
        return known.trigger in tree.ancestors(word)  # "despite a measure issued on 1 March"
    above = tree.ancestors(word) if word.pos == "PROPN" else tree.ancestors(word)[:1]
    if word.pos in {"VERB", "AUX"} or known.trigger not in above:
        return False
    if _HARM.issuperset(learned.types) and _strikes_things(known):
        return True
    return any({known.rules[0].type, *learned.types} <= kinds for kinds in _ONE_ACT)


def _is_judged_below(tree: Tree, known: Frame, learned: Frame) -> bool:
    """Whether the lexicon's word, below those that the heads found, says that it was not done.

    "Obtained an order staying his removal" tells no removal, "declared it admissible" none yet.
    """
    undone = known.mood is not Mood.FACT or any(rule.status is not None for rule in known.rules[:1])
    if learned.mood is not Mood.FACT or not undone or SURRENDERS.isdisjoint(learned.types):
        return False
    same = not set(known.types).isdisjoint(learned.types)
    return same and learned.trigger in tree.ancestors(known.trigger)


def _strikes_things(frame: Frame) -> bool:
    """Whether the lexicon knows that the words tell what was done to a thing: "burned her car"."""
    first = frame.rules[0]
    return first.type is IncidentType.THREAT and first.target[:1] == _OF_A_THING


def _likely(frame: Frame, guesses: Guesses) -> float:
    """Say how likely the words tell an act, or others of their clause that act."""
    acts = guesses.act(frame.clause)
    return max(
        guesses.tells_any(_place(frame.trigger)), *(acts.get(kind, 1.0) for kind in frame.types)
    )


def _settled(frame: Frame, guesses: Guesses, cues: Cues, negated: frozenset[IncidentType]) -> Frame:
    """Note where the heads doubt a frame, or are sure of another type."""
    if not frame.rules:
        return frame
    likely = _likely(frame, guesses)
    if likely < AT_LEAST:
        return replace(frame, doubt=likely)
    acts = guesses.act(_place(frame.trigger))
    if not acts:
        return frame
    kind = max(acts, key=lambda k: acts[k])
    frame = replace(frame, rules=_likelier_first(frame.rules, acts))
    frame = _believed(frame, acts[frame.rules[0].type], cues)
    known = frame.rules[0].within is not None
    enough = OTHER_THAN_ASKED_FOR if known else OTHER
    if acts[kind] < enough or any(rule.type is kind for rule in frame.rules):
        return frame
    if kind in _HARM and _strikes_things(frame):
        return frame
    rule = learned_rule(kind, acts[kind], negated=kind in negated)
    told = rule.told_by(negated=frame.mood is Mood.NEGATED)
    return replace(frame, rules=(rule,)) if told else frame


def _believed(frame: Frame, likely: float, cues: Cues) -> Frame:
    """Take a verb in the past for told where only what stands above it makes it unreal."""
    if frame.mood is not Mood.UNREAL or likely < BELIEVED:
        return frame
    told = _is_done_by_words(frame) or tells_of_the_past(frame.tree, frame.trigger, cues)
    return replace(frame, mood=Mood.FACT) if told else frame


def _is_done_by_words(frame: Frame) -> bool:
    """Whether the heads know an act that consists of asking or threatening: "request for X".

    "Somebody in Moscow wants him back" asks for nobody yet.
    """
    first = frame.rules[0]
    named = first.type is not IncidentType.EXTRADITION_REQUEST or frame.trigger.pos == "NOUN"
    return first.learned and first.type in _DONE_BY_WORDS and named


def _likelier_first(
    rules: tuple[Rule, ...], acts: Mapping[IncidentType, float]
) -> tuple[Rule, ...]:
    """Put the rules of the type first that the heads hold far likelier than that of the first."""
    first, best = rules[0].type, max((rule.type for rule in rules), key=lambda kind: acts[kind])
    if acts[best] < FAR_LIKELIER or acts[first] > FAR_LIKELIER / 4:
        return rules
    return tuple(sorted(rules, key=lambda rule: rule.type is not best))


def _learned(
    tree: Tree, telling: Telling, cues: Cues, negated: frozenset[IncidentType]
) -> Frame | None:
    """Make a frame of words that the heads take for an act; its trigger is their head."""
    words = tree.at(telling.start, telling.end)
    inside = {word.i for word in words}
    heads = [w for w in words if w.head not in inside or w.head == w.i]
    heads = [w for w in heads if w.pos in _TELLING] or heads
    if not heads or _is_own_deed(tree, heads[0], cues, inside):
        return None
    if _is_refused(tree, heads[0], telling.type, cues, inside, negated):
        return None
    if _is_the_contrary(tree, heads[0], telling.type, cues) or _only_intends(tree, heads[0], cues):
        return None
    how = mood_of(tree, heads[0], cues, {telling.type})
    rule = learned_rule(telling.type, telling.likely, negated=telling.type in negated)
    if not rule.told_by(negated=how is Mood.NEGATED):
        return None
    frame = Frame(
        tree=tree,
        trigger=heads[0],
        mood=how,
        rules=(rule,),
        proxy=(),
        clause=clause(tree, heads[0]),
    )
    return _believed(frame, telling.likely, cues)


def _is_own_deed(tree: Tree, word: Word, cues: Cues, inside: AbstractSet[int]) -> bool:
    """Whether a word tells what somebody does of themselves: "he flew to", not "was flown to".

    Where the words hold the subject too, it is no somebody: "a request came".
    """
    if not is_negative(tree, word, cues):
        word = _what_succeeded(tree, word, cues)
    taken = [w for w in patients(tree, word) if w.entity not in _PLACES]
    if word.lemma not in cues.own_deeds or taken:
        return False
    return not any(subject.i in inside for subject in tree.children(word, *SUBJECTS))


def _what_succeeded(tree: Tree, word: Word, cues: Cues) -> Word:
    """Give the verb below "managed to" or "was able to", else the word itself."""
    able = [w for w in tree.children(word, "predicate") if w.lemma in cues.able]
    managed = [word] if word.lemma in cues.beginning else []
    below = [w for above in (*able, *managed) for w in tree.children(above, "complement")]
    return below[0] if below else word


def _is_refused(
    tree: Tree,
    word: Word,
    kind: IncidentType,
    cues: Cues,
    inside: AbstractSet[int],
    negated: AbstractSet[IncidentType],
) -> bool:
    """Whether words say no to the act that they name: "refused to free", "denied bail"."""
    if word.lemma in cues.refusing:
        refused = tree.children(word, "complement")
        if any(w.lemma in cues.refused_idly for w in refused):
            return True
        return kind not in negated and any(w.i in inside for w in refused)
    if kind is not IncidentType.RELEASE:  # what one asks for, and has no type of being refused
        return False
    if word.lemma in cues.turning_down:
        return any(w.i in inside for w in tree.children(word, "object", "oblique"))
    asked = tree.head(word)
    answer = tree.head(asked) if asked is not None and asked.lemma in cues.filed else None
    return answer is not None and answer.lemma in cues.turning_down


def _is_the_contrary(tree: Tree, word: Word, kind: IncidentType, cues: Cues) -> bool:
    """Whether words tell the good turn: "rejected the red notice", "renewed her passport"."""
    verbs = [word, *tree.ancestors(word)[:2]]
    about = {w.lemma for verb in verbs for w in tree.children(verb, "object", "passive_subject")}
    if kind in _BANS:
        return not about.isdisjoint(cues.bans) and any(v.lemma in cues.lifting for v in verbs)
    if kind is IncidentType.THREAT:  # "was warned of a plot against her" by those who protect her
        warned = tree.subtree(word) if word.lemma in cues.threatened else ()
        return any(w.prep in cues.wished_of and w.lemma in cues.dangers for w in warned)
    if kind is IncidentType.ASYLUM_REFUSAL:
        return word.lemma in cues.withdrawing and not about.isdisjoint(cues.filed)
    if kind in _ASKED_FOR:
        return not about.isdisjoint(cues.filed) and any(_never_filed(tree, v, cues) for v in verbs)
    if kind in _LIFTED:
        return any(verb.lemma in cues.lifting | cues.turning_down for verb in verbs)
    done = [verb for verb in verbs if verb.form != "infinitive"]  # "went to renew her passport"
    told = [verb for verb in done if mood(tree, verb, cues) is Mood.FACT]
    told += tree.children(word, "clause")  # "told her that she would get a permit"
    return kind in _GRANTED and any(_grants(tree, verb, cues) for verb in told)


def _never_filed(tree: Tree, verb: Word, cues: Cues) -> bool:
    """Whether a verb says that nothing was asked for: "received no request"."""
    return verb.lemma in cues.filing and is_negative(tree, verb, cues)


def _grants(tree: Tree, verb: Word, cues: Cues) -> bool:
    """Whether a verb says that somebody got the paper: "returned her passport", "got a permit"."""
    what = tree.children(verb, "object", *SUBJECTS)
    return (
        verb.lemma in cues.favouring
        and not is_negative(tree, verb, cues)
        and any(w.lemma in cues.favours and not names_none(tree, w, cues) for w in what)
    )


def _only_intends(tree: Tree, word: Word, cues: Cues) -> bool:
    """Whether a word says that somebody means to do what the verb below it tells."""
    meant = tree.children(word, "complement")
    return word.lemma in cues.intending and any(w.form == "infinitive" for w in meant)


def _place(word: Word) -> Span:
    return Span(start=word.start, end=word.end)
