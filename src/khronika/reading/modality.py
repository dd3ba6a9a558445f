"""Whether an act was done: fact, attempt, threat, denied, or only thought of.

Decided from the word upward: its own negation and auxiliaries, then each governor until one
settles it. This comes before everything else, since an act that somebody only fears is no
incident.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from khronika import resources
from khronika.reading.syntax import SUBJECTS, Tree, Word

_CLAUSAL = frozenset({"complement", "clause", "adverbial", "relative", "participle"})


class Mood(StrEnum):
    """How an act stands to the facts."""

    FACT = "fact"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    FUTURE = "future"
    IMMINENT = "imminent"
    ORDERED = "ordered"
    AWAITED = "awaited"
    QUASHED = "quashed"
    NEGATED = "negated"
    DENIED = "denied"
    UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language that decide."""

    possible: frozenset[str]
    ability: frozenset[str]
    """Those of the possible whose negation is a fact: "cannot leave"."""
    future: frozenset[str]
    future_in_past: frozenset[str]
    """Auxiliaries of what was still to come when somebody said so: "said that it would"."""
    conditional: frozenset[str]
    having: frozenset[str]
    """Verbs of having a deed done to somebody: "to have X deported"."""
    unreal_verbs: frozenset[str]
    unreal_nouns: frozenset[str]
    unreal_adjectives: frozenset[str]
    without: frozenset[str]
    """Prepositions under which an act is only thought of: without, instead of."""
    wished_of: frozenset[str]
    """Prepositions between a verb of wishing or fearing and the act: of, about, for."""
    wished_gerunds: frozenset[str]
    """Those, or none, before a gerund that such a verb governs: "avoid being arrested"."""
    telling: frozenset[str]
    """Verbs under which a clause is told as a fact after all: tell, believe."""
    nobody: frozenset[str]
    """Words whose subject or object makes a verb negative: nobody, never."""
    no: frozenset[str]
    """Determiners that make a noun negative, those that only ask for one too: no, any."""
    none: frozenset[str]
    """Those of them that always do: no."""
    one: frozenset[str]
    """Determiners and numbers that do so behind a negation: "not a single", "not one"."""
    when: frozenset[str]
    until: frozenset[str]
    """Words before a negated clause of what did happen then: "пока его не задержали"."""
    deploring: frozenset[str]
    """Words for what people say or feel of what was done: condemn, welcome, appalled."""
    happening: frozenset[str]
    """Verbs whose negation is that of the act which is their subject: "did not take place"."""
    told_under: frozenset[str]
    """Words under which somebody tells of what was done: report, news."""
    yet: frozenset[str]
    """Adverbs beside a negation under which an act may still come: "not yet handed over"."""
    not_yet: frozenset[str]
    """Words beside an act that was not done yet: planned."""
    factual: frozenset[str]
    attempted: frozenset[str]
    attempts: frozenset[str]
    """Nouns and verbs of going about a deed that did not succeed as told: a plot, to conspire."""
    dangers: frozenset[str]
    """Nouns of what those who protect somebody warn them of."""
    plotted: frozenset[str]
    """Verbs of having a deed done, under which it is only gone about: plan, hire."""
    preparations: frozenset[str]
    """Nouns of getting a deed ready: "charged with the preparation of the murder"."""
    outlived: frozenset[str]
    """Verbs of those to whom a deed was not done after all: escape, survive."""
    preventing: frozenset[str]
    """Verbs of keeping a deed from being done: "foiled the abduction"."""
    imminent: frozenset[str]
    """Words under which an act was only just to come: about to, on the verge of."""
    nearly: frozenset[str]
    awaited: frozenset[str]
    """Words for an act that is under way to be done: "awaits", "is fighting her extradition"."""
    put_off: frozenset[str]
    """Verbs of stopping for a time what was ordered: "his deportation was suspended"."""
    scheduled: frozenset[str]
    """Verbs of setting the day of an act that was not done yet."""
    overturning: frozenset[str]
    """Verbs of undoing what was decided: "quashed the order to extradite her"."""
    orders: frozenset[str]
    """Nouns of what is decided so."""
    successfully: frozenset[str]
    """Adverbs of those who fought an act and won."""
    close_to: frozenset[str]
    """Words of what was nearly done: "came close to extraditing"."""
    failing: frozenset[str]
    """Verbs of what came to nothing: "his deportation fell through"."""
    only_thought: frozenset[str]
    """Verbs of those who want, fear or forbid the act that is their subject: "is sought"."""
    able: frozenset[str]
    """Adjectives for which, in the past, an act was done."""
    intending: frozenset[str]
    """Words of those who mean to do an act that is theirs to do: "намерены выдворить"."""
    intending_once: frozenset[str]
    """Those of them that in the past leave open whether it is still meant: "planned to expel"."""
    threatened: frozenset[str]
    denied: frozenset[str]
    granted: frozenset[str]
    """Nouns of what one asks an office for: who denies these refuses them: "denied her entry"."""
    refusing: frozenset[str]
    refused_idly: frozenset[str]
    """Verbs whose refusal is no act of its own: "refused to comment", "refused to free her"."""
    turning_down: frozenset[str]
    """Verbs of saying no to what somebody asked for: "denied bail"."""
    lifting: frozenset[str]
    """Verbs of ending what was in force, as another would end a search: "cancelled the notice"."""
    bans: frozenset[str]
    """Nouns of what keeps people out or in, until it is lifted."""
    withdrawing: frozenset[str]
    """Verbs of those who take back what they asked for themselves."""
    favouring: frozenset[str]
    """Verbs of granting what was asked for: "renewed her passport"."""
    favours: frozenset[str]
    """Nouns of what they grant."""
    beginning: frozenset[str]
    """Verbs of going about an act, whose negation is that of the act: "did not begin to"."""
    ordering: frozenset[str]
    general: frozenset[str]
    filed: frozenset[str]
    """Nouns of papers that were filed or handed down: request, application, sentence."""
    filing: frozenset[str]
    """Verbs of handing these in or getting them, whose negation says that there is none."""
    examining: frozenset[str]
    """Verbs of those who study them, so that they are there: "considers a request"."""
    announcing: frozenset[str]
    """Verbs under which a state says what it will do."""
    own_deeds: frozenset[str]
    """Verbs of what people do of themselves, which tell no act against them: flee, settle."""
    fleeing: frozenset[str]
    """Verbs of those who flee their country: flee, emigrate."""
    rumoured: re.Pattern[str]
    unconfirmed: re.Pattern[str]
    reported: re.Pattern[str]
    pending: re.Pattern[str]


@cache
def cues(language: str) -> Cues:
    """Give the cues of a language."""
    data = resources.load(f"lexicon/{language}/modality.yaml")
    lists = {n: frozenset(data[n]) for n in Cues.__slots__ if isinstance(data[n], list)}
    rest = {n: re.compile(data[n], re.IGNORECASE) for n in Cues.__slots__ if n not in lists}
    fields: dict[str, Any] = {**lists, **rest}
    return Cues(**fields)


def mood(tree: Tree, trigger: Word, words: Cues) -> Mood:
    """Say how the act told by `trigger` stands to the facts."""
    if _is_ruled(tree, trigger, words):
        return Mood.ORDERED
    own = _own(tree, trigger, words)
    if own not in {Mood.FACT, Mood.NEGATED, Mood.FUTURE}:
        return own
    above = _from_above(tree, trigger, words)
    if own is Mood.FUTURE:
        return own if above is Mood.FACT else Mood.UNREAL
    # "feared that she would not be let in" is a fear first.
    return own if own is Mood.NEGATED and above is not Mood.UNREAL else above


def _is_ruled(tree: Tree, verb: Word, words: Cues) -> bool:
    """Whether a court's ruling says to do it, behind a colon: "Суд постановил: X освободить"."""
    if verb.form != "infinitive":
        return False
    colon = next((w.i for w in reversed(tree.words[: verb.i]) if w.text == ":"), 0)
    rules = any(w.lemma in words.ordering and w.form == "past" for w in tree.words[:colon])
    return rules and not any(_is_finite(tree, w) for w in tree.words[colon : verb.i])


def tells_of_the_past(tree: Tree, verb: Word, words: Cues) -> bool:
    """Whether a verb by itself tells what somebody did or what befell them: "was granted"."""
    caused = any(w.lemma in words.having for w in tree.ancestors(verb)[:2])
    finite = verb.pos in {"VERB", "AUX"} and not caused and _is_finite(tree, verb)
    return finite and _own(tree, verb, words) is Mood.FACT


def _from_above(tree: Tree, trigger: Word, words: Cues) -> Mood:
    below = trigger
    for above in tree.ancestors(trigger):
        if _stands_alone(tree, below, words):
            return Mood.UNREAL if _is_supposed(tree, below, words) else Mood.FACT
        told = (
            (_to_come(tree, below, above, words) if below == trigger else None)
            or _intended(tree, below, above, words)
            or _under(tree, below, above, words)
        )
        if told is not None:
            return told
        below = above
    return Mood.UNREAL if _only_bids(tree, below, words) or _only_asks(tree) else Mood.FACT


def _intended(tree: Tree, below: Word, above: Word, words: Cues) -> Mood | None:
    """Judge an act that somebody means to do, as far as it is a fact that they mean to."""
    meant = below.form == "infinitive" and below.rel in _CLAUSAL
    once = above.form == "past" and above.lemma in words.intending_once
    if not meant or once or above.lemma not in words.intending:
        return None
    return Mood.FUTURE if mood(tree, above, words) is Mood.FACT else Mood.UNREAL


def _only_bids(tree: Tree, root: Word, words: Cues) -> bool:
    """Whether a sentence bids somebody do something: "let him see counsel", "- to release her"."""
    auxiliaries = tree.children(root, "auxiliary")
    return (
        root.pos == "VERB"
        and root.form == "infinitive"
        and not tree.child(root, "subject", "passive_subject", "passive")
        and not any(w.i < root.i and _is_finite(tree, w) for w in tree.children(root, *_CLAUSAL))
        and len(auxiliaries) == len(tree.children(root, "negation"))
        and not any(w.lemma in words.possible | words.future for w in auxiliaries)
    )


def _only_asks(tree: Tree) -> bool:
    """Whether a sentence is a question."""
    return any(w.text == "?" for w in tree.words[-2:])


def _stands_alone(tree: Tree, word: Word, words: Cues) -> bool:
    """Whether nothing above a clause bears on its truth: "after he was detained"."""
    if word.rel in {"relative", "participle"} and word.pos in {"VERB", "AUX", "ADJ"}:
        told_of = tree.head(word)
        if word.form == "gerund" and told_of is not None and told_of.lemma in words.orders:
            return False  # "annulled a ruling approving her extradition"
        doing = tree.head(told_of) if told_of is not None else None
        if doing is not None and doing.lemma in words.having and doing.form == "infinitive":
            return False  # "threw out the bid to have X handed over"
        modal = any(w.lemma in words.ability for w in tree.children(word, "auxiliary"))
        return modal or word.form in {"past", "participle", "present", "gerund"}
    if word.lemma in words.filed and _was_made(tree, word):
        return True
    if word.prep in words.factual or _side_by_side(tree, word):
        return True
    marker = tree.child(word, "marker")
    opener = next((w for w in tree.children(word, "advmod") if w.lemma in words.when), None)
    return word.rel == "adverbial" and (
        opener is not None or (marker is not None and marker.lemma in words.factual)
    )


def _was_made(tree: Tree, paper: Word) -> bool:
    """Whether a paper is said to be there: "a sentence passed in May"."""
    return any(
        w.form in {"past", "participle"} and w.i > paper.i
        for w in tree.children(paper, "relative", "participle")
    )


def _is_finite(tree: Tree, verb: Word) -> bool:
    """Whether a verb is told of the past in a clause with a subject of its own."""
    told = [verb, *tree.children(verb, "auxiliary", "passive")]
    return any(w.form == "past" for w in told) and bool(
        tree.child(verb, "subject", "passive_subject")
    )


def _side_by_side(tree: Tree, word: Word) -> bool:
    """Whether only a colon, a semicolon or a dash parts a clause from its governor."""
    head = tree.head(word)
    if head is None or word.rel != "clause" or tree.child(word, "marker"):
        return False
    between = tree.words[min(word.i, head.i) : max(word.i, head.i)]
    return any(w.text in {":", ";", "–", "—"} for w in between)


def _is_supposed(tree: Tree, word: Word, words: Cues) -> bool:
    """Whether a condition stands above a clause: "if he joins a group that was banned".

    What is told of somebody or a place by name is a fact: "if he returns to Minsk, where a case".
    """
    told_of = tree.head(word)
    if word.rel == "relative" and told_of is not None and told_of.pos == "PROPN":
        return False
    return any(
        below.rel == "marker" and below.lemma in words.conditional
        for above in tree.ancestors(word)
        for below in tree.children(above)
    )


def _own(tree: Tree, word: Word, words: Cues) -> Mood:
    """Judge by what stands directly below a word or the verb it is coordinated with."""
    below = tree.children(word)
    auxiliaries = {w.lemma for w in below if w.rel in {"auxiliary", "passive"}}
    shared = tree.head(word)
    own = auxiliaries or tree.child(word, "subject", "passive_subject")
    if word.rel == "conjunct" and shared is not None and not own and word.pos == shared.pos:
        auxiliaries = {w.lemma for w in tree.children(shared, "auxiliary")}
    if any(w.rel == "marker" and w.lemma in words.conditional for w in below):
        return Mood.UNREAL
    if any(w.lemma in words.conditional and w.rel in {"advmod", "case"} for w in below):
        return Mood.UNREAL
    if auxiliaries & words.possible - words.ability:
        return Mood.UNREAL
    if is_negative(tree, word, words):
        yet = any(w.lemma in words.yet and w.rel == "advmod" for w in below)
        return Mood.UNREAL if yet else Mood.NEGATED
    if any(w.lemma in words.nearly and w.rel == "advmod" for w in below):
        return Mood.ATTEMPTED
    if word.pos == "NOUN" and any(
        w.rel == "modifier" and {w.lemma, w.text.lower()} & words.not_yet for w in below
    ):
        return Mood.UNREAL
    if any(w.lemma in words.general and w.rel == "advmod" for w in below):
        return Mood.UNREAL
    return _by_auxiliaries(tree, word, auxiliaries, words)


def _by_auxiliaries(tree: Tree, word: Word, auxiliaries: AbstractSet[str], words: Cues) -> Mood:
    if auxiliaries & words.future_in_past and _was_said(tree, word, words):
        return Mood.FUTURE
    if auxiliaries & words.possible:
        return Mood.UNREAL
    if auxiliaries & words.future or word.form == "future":
        return Mood.FUTURE
    return Mood.FACT


def _was_said(tree: Tree, word: Word, words: Cues) -> bool:
    """Whether a clause is what somebody said in the past: "announced that it would deport him"."""
    above = tree.head(word)
    says = above is not None and above.form == "past" and above.lemma in words.announcing
    return says and word.rel in {"clause", "complement"}


def is_negative(tree: Tree, word: Word, words: Cues) -> bool:
    """Whether a word is negated itself, or a verb by who or what does it or undergoes it."""
    below = tree.children(word)
    until = word.rel == "adverbial" and any(w.lemma in words.until for w in below)
    if any(w.rel == "negation" for w in below) and not (until and word.form == "past"):
        return True
    if word.pos in {"NOUN", "PROPN"} and any(w.rel == "det" and w.lemma in words.no for w in below):
        return True
    if any(w.lemma in words.nobody and w.rel in {*SUBJECTS, "advmod", "object"} for w in below):
        return True
    return word.pos in {"VERB", "AUX"} and any(
        w.rel in {*SUBJECTS, "object"} and names_none(tree, w, words) for w in below
    )


def names_none(tree: Tree, noun: Word, words: Cues) -> bool:
    """Whether a noun phrase names none: "no deserter", "not a single", "not one deserter"."""
    determiners = [w for w in tree.children(noun) if w.rel in {"det", "nummod"}]
    return any(
        w.lemma in words.none or (w.lemma in words.one and _is_negated(tree, w))
        for w in determiners
    )


def _is_negated(tree: Tree, word: Word) -> bool:
    """Whether a negation stands right before a word: "not one"."""
    before = tree.words[word.i - 1] if word.i else None
    return before is not None and before.rel == "negation"


def _under(tree: Tree, below: Word, above: Word, words: Cues) -> Mood | None:
    """Judge an act by the governor of the word that tells it; None where that settles nothing."""
    if above.lemma in words.denied and _says_no(tree, below, above, words):
        return Mood.DENIED
    if _is_kept_from(below, above, words) or _came_close(below, above, words):
        return Mood.ATTEMPTED
    decided = _of_order(tree, below, above, words) or _of_paper(tree, below, above, words)
    if decided is not None:
        return decided
    if below.rel == "relative":
        return None
    due = words.imminent | (words.scheduled - words.intending if above.pos == "ADJ" else set())
    if below.rel in _CLAUSAL and above.lemma in due:
        return Mood.IMMINENT
    if below.rel not in _CLAUSAL | {"object", "oblique", "predicate", "possessor"}:
        return _above_itself(tree, below, above, words)
    told = _under_verb(tree, below, above, words) if above.pos in {"VERB", "AUX"} else None
    if told is not None:
        return told
    # "found no grounds to extradite"
    none = any(w.rel == "det" and w.lemma in words.none for w in tree.children(above))
    thought = words.unreal_nouns if above.pos in {"NOUN", "PROPN"} else words.unreal_adjectives
    if none or (above.pos in {"NOUN", "PROPN", "ADJ"} and above.lemma in thought):
        return None if _was_done(tree, above, words) else Mood.UNREAL
    if below.pos in {"NOUN", "VERB"} and below.prep in words.without:
        return Mood.UNREAL
    reaches = below.rel in {"complement", "clause", "object", "predicate"}
    return _above_itself(tree, below, above, words) if reaches else None


def _to_come(tree: Tree, below: Word, verb: Word, words: Cues) -> Mood | None:
    """Judge an act that a noun itself names by the verb that says how far it is from being done."""
    # A Russian noun that opens a sentence is taken for a name.
    if below.pos not in {"NOUN", "PROPN"} or verb.pos not in {"VERB", "AUX", "ADJ"}:
        return None
    said = {verb.lemma, *(w.lemma for w in tree.children(verb, "predicate"))}
    if below.rel in SUBJECTS:
        told = _said_of(said, words)
    elif below.rel == "object" or (below.rel == "oblique" and below.prep in words.wished_of):
        told = _done_with(tree, verb, words)
    else:
        told = None
    if told is None or is_negative(tree, verb, words):
        return None
    how = mood(tree, verb, words)
    contests = told is Mood.AWAITED and how in {Mood.ATTEMPTED, Mood.FUTURE}
    return told if contests or how is Mood.FACT else Mood.UNREAL


def _said_of(said: set[str], words: Cues) -> Mood | None:
    """Give what is said of an act: "is imminent", "was postponed", "is planned", "is likely"."""
    if said & words.awaited:
        return Mood.AWAITED
    if said & words.put_off:
        return Mood.ORDERED
    if said & words.failing:
        return Mood.ATTEMPTED
    if said & words.overturning:
        return Mood.QUASHED
    if said & words.scheduled:
        return Mood.IMMINENT
    return Mood.UNREAL if said & (words.only_thought | words.not_yet) else None


def _done_with(tree: Tree, verb: Word, words: Cues) -> Mood | None:
    """Give what somebody does with an act: "awaits extradition", "suspended the deportation"."""
    if verb.lemma in words.awaited:
        won = any(w.lemma in words.successfully for w in tree.children(verb, "advmod"))
        return Mood.QUASHED if won else Mood.AWAITED
    if verb.lemma in words.overturning:
        return Mood.QUASHED
    return Mood.ORDERED if verb.lemma in words.put_off else None


def _was_done(tree: Tree, adjective: Word, words: Cues) -> bool:
    """Whether an adjective tells in the past that an act succeeded: "were able to seize"."""
    be = tree.head(adjective)
    if be is None or adjective.lemma not in words.able or be.form != "past":
        return False
    return not is_negative(tree, be, words)


def _of_paper(tree: Tree, below: Word, above: Word, words: Cues) -> Mood | None:
    """Say whether a paper was filed, by who got or studies it; None where that does not tell."""
    if below.lemma not in words.filed:
        return None
    if above.lemma in words.examining:
        return Mood.FACT
    got = above.lemma in words.filing and below.rel != "oblique"
    return Mood.NEGATED if got and is_negative(tree, above, words) else None


def _is_kept_from(below: Word, above: Word, words: Cues) -> bool:
    """Whether an act was gone about and not done: "a plot to abduct", "prevented the abduction"."""
    if above.lemma in words.attempts:
        return below.rel in {*_CLAUSAL, "oblique", "possessor"}
    prevented = below.rel in {"object", "passive_subject"} or below.form == "infinitive"
    return above.lemma in words.preventing and prevented


def _came_close(below: Word, above: Word, words: Cues) -> bool:
    """Whether an act was nearly done: "came close to extraditing her"."""
    return above.lemma in words.close_to and below.form == "gerund"


def _of_order(tree: Tree, below: Word, verb: Word, words: Cues) -> Mood | None:
    """Say whether an order was undone, or stands since somebody did not undo it."""
    undone = verb.lemma in words.overturning and below.rel in {"object", "passive_subject"}
    if not undone or below.lemma not in words.orders:
        return None
    return Mood.QUASHED if mood(tree, verb, words) is Mood.FACT else Mood.ORDERED


def is_gone_about(tree: Tree, deed: Word, words: Cues) -> bool:
    """Whether somebody only went about a deed: "hired men to kill her", "a kidnapping plot"."""
    if deed.pos == "VERB" and deed.lemma in words.outlived:
        return True
    if deed.lemma in words.preparations:
        return tree.child(deed, "possessor", "oblique") is not None
    if deed.lemma in words.plotted:  # the words tell the deed with whoever has it done
        aims = tree.children(deed, "complement", "adverbial", "clause")
        return any(aim.form == "infinitive" for aim in aims)
    above = tree.head(deed)
    if above is None or _own(tree, above, words) is not Mood.FACT:
        return False
    if above.lemma in words.attempts:
        return deed.rel in {"compound", "modifier"}
    if above.lemma in words.outlived:
        return deed.rel == "object"
    if above.lemma in words.preparations:
        return deed.rel in {"possessor", "oblique"}
    aim = {"complement", "adverbial", "object", "passive_subject", "clause"}
    done = deed.form in {"past", "participle", "present"}
    return above.lemma in words.plotted and deed.rel in aim and not done


def undoes(tree: Tree, verb: Word, words: Cues) -> Mood:
    """Judge a surrender that is told by how it was kept from being done: "staying his removal".

    "They took her to the airport and tried to put her on a plane."
    """
    if any(tries(tree, beside, words) for beside in tree.children(verb, "conjunct")):
        return Mood.ATTEMPTED
    if verb.pos != "VERB" or not tree.child(verb, "object", "passive_subject"):
        return Mood.FACT
    if verb.lemma in words.overturning:
        return Mood.QUASHED
    return Mood.ORDERED if verb.lemma in words.put_off else Mood.FACT


def is_only_imagined(tree: Tree, noun: Word, words: Cues) -> bool:
    """Whether a noun tells what would come of an act: "his removal would breach the treaty"."""
    verb = tree.head(noun)
    if verb is None or noun.pos != "NOUN" or noun.rel not in SUBJECTS:
        return False
    return any(w.lemma in words.possible for w in tree.children(verb, "auxiliary"))


def tries(tree: Tree, verb: Word, words: Cues) -> bool:
    """Whether a verb tells of the attempt at an act: "tried to keep him out"."""
    aims = tree.children(verb, "complement")
    return verb.lemma in words.attempted and any(aim.form == "infinitive" for aim in aims)


def refuses(tree: Tree, verb: Word, words: Cues) -> bool:
    """Whether a verb of denying tells of a refusal: "denied her entry", "rejected the request"."""
    return any(w.lemma in words.granted for w in tree.children(verb, "object"))


def _says_no(tree: Tree, below: Word, verb: Word, words: Cues) -> bool:
    """Whether the act is what is denied: "denied the arrest", but not "was denied entry"."""
    if below.rel == "object":
        return not refuses(tree, verb, words) and not tree.child(
            verb, "passive", "indirect", "passive_subject"
        )
    return below.rel in {"clause", "complement", "adverbial"}


def _under_verb(tree: Tree, below: Word, verb: Word, words: Cues) -> Mood | None:
    if below.rel == "complement" and verb.lemma in words.beginning:
        return Mood.NEGATED if _own(tree, verb, words) is Mood.NEGATED else None
    if below.rel == "complement" and verb.lemma in words.attempted:
        return Mood.ATTEMPTED
    if below.rel == "complement" and verb.lemma in words.refusing:
        return Mood.NEGATED
    if below.rel == "complement" and verb.lemma in words.scheduled - words.intending:
        return Mood.IMMINENT
    if below.rel in {"complement", "clause"} and verb.lemma in words.ordering:
        return Mood.ORDERED
    threatens = below.rel in {"complement", "object", "oblique", "adverbial"}
    if threatens and verb.lemma in words.threatened:
        return Mood.THREATENED
    wished = verb.lemma in words.unreal_verbs and _wishes(tree, below, verb, words)
    return Mood.UNREAL if wished else None


def _wishes(tree: Tree, below: Word, above: Word, words: Cues) -> bool:
    """Whether the governor thinks of the act, rather than following it."""
    if below.rel == "adverbial":
        tells = below.lemma in words.announcing  # "urged it not to, saying that X was handed over"
        return below.prep in words.wished_gerunds and below.form == "gerund" and not tells
    if below.rel == "oblique":
        return below.prep in words.wished_of
    return not (
        below.rel == "clause"
        and (below.form in {"past", "participle"} or _is_finite(tree, below))
        and above.lemma in words.telling
    )


def _above_itself(tree: Tree, below: Word, above: Word, words: Cues) -> Mood | None:
    told = _own(tree, above, words)
    if below.rel == "predicate" and told is Mood.NEGATED:
        return Mood.UNREAL  # "is not a refugee"
    if told is Mood.NEGATED and below.rel in SUBJECTS and above.lemma in words.happening:
        return told
    says = above.lemma in words.announcing | words.told_under
    if (told is Mood.FUTURE or (told is Mood.UNREAL and says)) and _is_finite(tree, below):
        return None  # "it will be recalled that a court sentenced her", "I can confirm that it did"
    return told if told in {Mood.UNREAL, Mood.FUTURE} else None
