"""Whether a verb attributes something to somebody: "X said", "says X", "X called it a lie"."""

from collections.abc import Iterator, Sequence

from khronika.reading.attribution import Attribution
from khronika.reading.en.report_words import report_words
from khronika.reading.modality import cues, refuses
from khronika.reading.quotes import Quotation
from khronika.reading.roles import is_passive, subject
from khronika.reading.syntax import Tree, Word

ASIDE = frozenset({"parataxis", "dep", "intj"})
"""Relations of a verb that only stands beside what is said: 'Nobody, he said, came.'."""
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_TIMES = frozenset({"after", "before", "when", "once", "since", "until", "because"})
"""Words that open a clause which only says when or why something was done."""
_LONGEST_TAIL = 5
"""Most words of a sentence from an attributing verb that closes it: "announced on Saturday."."""
_LONGEST_REST = 2000
"""Characters behind a verb that its rules look at."""


def by_verb(
    text: str, tree: Tree, verb: Word, quotations: Sequence[Quotation]
) -> Attribution | None:
    """Give what a verb attributes; None where it attributes nothing."""
    rules = report_words().verbs.get(verb.lemma) if verb.pos in {"VERB", "AUX"} else None
    if not rules or not _may_attribute(tree, verb):
        return None
    speaker = _subject(tree, verb)
    if speaker is None or not _may_speak(tree, verb, speaker):
        return None
    rest = text[verb.start : min(tree.sentence.end, verb.start + _LONGEST_REST)]
    has_content = bool(quotations) or _has_content(tree, verb)
    rule = next((r for r in rules if r.fits(rest) and (has_content or not r.needs_content)), None)
    return None if rule is None else Attribution(verb, tuple(tree.conjuncts(speaker)), rule.stance)


def may_be_speaker(word: Word) -> bool:
    """Whether a noun or pronoun can name one who speaks."""
    words = report_words()
    return (
        word.pos in _SPEAKING
        and word.lemma not in words.no_one
        and word.lemma not in words.not_speakers
    )


def _may_attribute(tree: Tree, verb: Word) -> bool:
    """Whether the verb's own form lets it attribute: told as done, by somebody."""
    if tree.child(verb, "passive") or (verb.form == "participle" and is_passive(tree, verb)):
        return _is_misread_past(tree, verb)
    against = (_is_only_named, _is_negated, _is_conditional, _is_refusal, _is_only_a_time)
    return not any(tells(tree, verb) for tells in against)


def _is_only_named(tree: Tree, verb: Word) -> bool:
    """Whether the verb stands in a form that tells of no act of saying: "to say", "who said"."""
    auxiliaries = tree.children(verb, "auxiliary")
    if any(w.lemma == "to" for w in auxiliaries) or _is_asked(tree, verb, auxiliaries):
        return True
    if verb.form == "infinitive" and not auxiliaries and not _is_plainly_told(tree, verb):
        return True
    if verb.form == "gerund" and not auxiliaries and verb.lemma != "complain":
        return verb.rel not in {"adverbial", "complement"} or not tree.child(verb, "clause")
    if verb.rel == "relative":
        own = tree.child(verb, "subject")
        if own is not None and verb.lemma in report_words().denied_of:
            return False  # "accusations that he denies"
        return own is None or not tree.child(own, "possessor")
    return False


def _is_asked(tree: Tree, verb: Word, auxiliaries: Sequence[Word]) -> bool:
    """Whether a question asks for what is said: "What does the embassy say?"."""
    own = tree.child(verb, "subject")
    return own is not None and any(w.lemma == "do" and w.i < own.i for w in auxiliaries)


def _is_plainly_told(tree: Tree, verb: Word) -> bool:
    """Whether a bare form is the present of several: "Lawyers for the family fear"."""
    own = tree.child(verb, "subject")
    return verb.rel == "ROOT" and own is not None and own.i < verb.i


def _is_negated(tree: Tree, verb: Word) -> bool:
    return bool(tree.child(verb, "negation")) and verb.lemma not in report_words().may_be_negated


def _is_refusal(tree: Tree, verb: Word) -> bool:
    return verb.lemma in report_words().denied_of and refuses(tree, verb, cues("en"))


def _is_conditional(tree: Tree, verb: Word) -> bool:
    above = _coordinated(tree, verb)
    return any(w.lemma in _CONDITIONS for one in above for w in tree.children(one, "marker"))


def _is_only_a_time(tree: Tree, verb: Word) -> bool:
    """Whether a verb that says nothing tells when or why: "freed after his lawyer protested"."""
    opened = any(w.lemma in _TIMES for w in tree.children(verb, "marker", "advmod"))
    return verb.rel == "adverbial" and opened and not tree.child(verb, "clause", "object")


def _coordinated(tree: Tree, verb: Word) -> Iterator[Word]:
    """Give a verb and those before it that share its subject: "if he stays and says"."""
    yield verb
    below = verb
    for above in tree.ancestors(verb):
        if below.rel != "conjunct":
            return
        yield above
        below = above


def _is_misread_past(tree: Tree, verb: Word) -> bool:
    """Whether the parser took a past tense for a participle: "…, the army announced on Monday"."""
    head = tree.head(verb)
    if verb.rel != "participle" or head is None or tree.child(verb, "agent", "passive"):
        return False
    if head.pos not in {"NOUN", "PROPN"} or head.i != verb.i - 1:
        return False
    first = min(w.i for w in tree.subtree(head) if w.i <= head.i)
    closes = len(tree.words) - verb.i <= _LONGEST_TAIL and tree.words[first - 1].text == ","
    return head.rel == "ROOT" or (first > 0 and closes)


def _subject(tree: Tree, verb: Word) -> Word | None:
    """Give who does the verb: of several subjects that the parser gives it, the nearest."""
    own = [w for w in tree.children(verb, "subject") if w.i < verb.i]
    return own[-1] if len(own) > 1 else subject(tree, verb) or _inverted(tree, verb)


def _inverted(tree: Tree, verb: Word) -> Word | None:
    """Find a speaker behind the verb that the parser took for something else: 'said X'."""
    behind = [w for w in tree.children(verb, "object", "npadvmod", "dep") if w.i > verb.i]
    return next((w for w in behind if w.pos == "PROPN" and w.entity == "PERSON"), None)


def _may_speak(tree: Tree, verb: Word, speaker: Word) -> bool:
    """Whether the one beside the verb speaks to the public, and does not threaten the person."""
    explained = tree.child(speaker, "apposition")
    if not may_be_speaker(speaker):
        return explained is not None and speaker.lemma == "one"
    told = tree.child(verb, "object", "indirect")
    threatened = told is not None and told.text.lower() in report_words().threatening_to
    return not (threatened and speaker.pos == "NOUN" and explained is None)


def _has_content(tree: Tree, verb: Word) -> bool:
    """Whether a clause, or the verb's place between commas, shows that something is said."""
    if tree.child(verb, "clause") or verb.rel in ASIDE:
        return True
    following = tree.words[verb.i + 1] if verb.i + 1 < len(tree.words) else None
    if following is not None and following.text == ",":  # "reported, citing officials, that"
        closing = (w for w in tree.words[verb.i + 2 :] if w.text == ",")
        comma = next(closing, None)
        following = tree.words[comma.i + 1] if comma and comma.i + 1 < len(tree.words) else None
    return following is not None and following.lemma == "that"
