"""Which words of a sentence say that somebody says something, and who that is.

The verbs and phrases are data (`lexicon/en/claims.yaml`). Of nested attributions only the outermost counts: in "she said
that he had told her" the document cites her. What is said inside a quotation attributes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika import resources
from khronika.model import Stance
from khronika.reading.en.quotes import Quotation
from khronika.reading.roles import is_passive, subject
from khronika.reading.syntax import Tree, Word

_LOOSE_PLACES = frozenset({"parataxis", "dep", "intj"})
_LONGEST_TAIL = 5
"""Most words of a sentence from an attributing verb that closes it: "announced on Saturday."."""
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class Rule:
    """How one set of verbs attributes."""

    stance: Stance
    needs_content: bool
    with_: re.Pattern[str] | None
    without: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `claims.yaml`, compiled."""

    verbs: dict[str, tuple[Rule, ...]]
    according: re.Pattern[str]
    beside: re.Pattern[str]
    may_be_negated: frozenset[str]
    threatening_to: frozenset[str]
    not_speakers: frozenset[str]
    no_one: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where a sentence attributes: the cue, who speaks, and what the cue says of the stance."""

    cue: Word
    speakers: tuple[Word, ...]
    stance: Stance


@cache
def words() -> Words:
    """Give the words that attribute."""
    data = resources.load("lexicon/en/claims.yaml")
    verbs: dict[str, list[Rule]] = {}
    for record in data["verbs"]:
        for verb in record["verb"].split():
            verbs.setdefault(verb, []).append(_rule(record))
    return Words(
        verbs={verb: tuple(rules) for verb, rules in verbs.items()},
        according=re.compile("|".join(data["according"]), re.IGNORECASE),
        beside=re.compile("|".join(data["beside"]), re.IGNORECASE),
        may_be_negated=frozenset(data["may_be_negated"]),
        threatening_to=frozenset(data["threatening_to"]),
        not_speakers=frozenset(data["not_speakers"]),
        no_one=frozenset(data["no_one"]),
    )


def _rule(record: dict[str, Any]) -> Rule:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(record[key], re.IGNORECASE) if key in record else None

    return Rule(
        Stance(record["stance"]),
        record.get("needs") == "content",
        pattern("with"),
        pattern("without"),
    )


def find_attributions(text: str, tree: Tree, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a sentence, outermost only, in order.

    Args:
        text: the document's text.
        tree: the sentence.
        quotations: the quotations that share a character with the sentence.
    """
    speech = [q for q in quotations if not q.scare]
    free = [w for w in tree.words if not any(q.start <= w.start < q.end for q in speech)]
    found = [a for w in free if (a := _by_verb(text, tree, w, quotations))]
    found = _outermost(tree, found)
    phrases = words().beside if found else words().according
    found.extend(_by_phrase(text, tree, free, phrases))
    return found or [*_by_colon(text, tree, free, speech)]


def _by_verb(
    text: str, tree: Tree, verb: Word, quotations: Sequence[Quotation]
) -> Attribution | None:
    rules = words().verbs.get(verb.lemma) if verb.pos in {"VERB", "AUX"} else None
    if not rules or not _may_attribute(tree, verb):
        return None
    speaker = _subject(tree, verb)
    if speaker is None or not _may_speak(tree, verb, speaker):
        return None
    rest = text[verb.start : tree.sentence.end]
    for rule in rules:
        if rule.needs_content and not _has_content(text, tree, verb, quotations):
            continue
        if rule.with_ and not rule.with_.search(rest) or rule.without and rule.without.search(rest):
            continue
        return Attribution(verb, tuple(tree.conjuncts(speaker)), rule.stance)
    return None


def _subject(tree: Tree, verb: Word) -> Word | None:
    """Give who does the verb: of several subjects that the parser gives it, the nearest."""
    own = [w for w in tree.children(verb, "subject") if w.i < verb.i]
    if len(own) > 1:
        return own[-1]
    return subject(tree, verb) or _inverted(tree, verb)


def _may_attribute(tree: Tree, verb: Word) -> bool:
    """Whether the verb's own form lets it attribute: told as done, by somebody."""
    if verb.form == "infinitive" and not tree.child(verb, "auxiliary"):
        return False
    if any(w.lemma == "to" for w in tree.children(verb, "auxiliary")):
        return False
    if tree.child(verb, "negation") and verb.lemma not in words().may_be_negated:
        return False
    if verb.form == "gerund" and not tree.child(verb, "auxiliary"):
        return (
            verb.rel in {"adverbial", "complement"}
            and bool(tree.child(verb, "clause"))
            or (verb.lemma == "complain")
        )
    if tree.child(verb, "passive") or (verb.form == "participle" and is_passive(tree, verb)):
        return _is_misread_past(tree, verb)
    if _is_conditional(tree, verb):
        return False
    if verb.rel == "relative":
        own = tree.child(verb, "subject")
        return own is not None and bool(tree.child(own, "possessor"))
    return True


def _is_misread_past(tree: Tree, verb: Word) -> bool:
    """Whether a past tense was taken for a participle: 'The ministry called it "a lie"', '…, the army announced.'"""
    head = tree.head(verb)
    if verb.rel != "participle" or head is None or tree.child(verb, "agent", "passive"):
        return False
    if head.pos not in {"NOUN", "PROPN"} or head.i != verb.i - 1:
        return False
    first = min(w.i for w in tree.subtree(head) if w.i <= head.i)
    closes = len(tree.words) - verb.i <= _LONGEST_TAIL and tree.words[first - 1].text == ","
    return head.rel == "ROOT" or (first > 0 and closes)


def _is_conditional(tree: Tree, verb: Word) -> bool:
    head = tree.head(verb)
    if verb.rel == "conjunct" and head is not None and _is_conditional(tree, head):
        return True
    return any(w.lemma in _CONDITIONS for w in tree.children(verb, "marker"))


def _inverted(tree: Tree, verb: Word) -> Word | None:
    """Find a speaker behind the verb that the parser took for something else: 'said X'."""
    behind = [w for w in tree.children(verb, "object", "npadvmod", "dep") if w.i > verb.i]
    return next((w for w in behind if w.pos in {"PROPN", "PRON"} and w.entity == "PERSON"), None)


def _may_speak(tree: Tree, verb: Word, speaker: Word) -> bool:
    known = words()
    if tree.child(speaker, "apposition") and speaker.lemma == "one":
        return True
    if speaker.pos not in _NOUNS or speaker.lemma in known.no_one | known.not_speakers:
        return False
    told = tree.child(verb, "object", "indirect")
    threatened = told is not None and told.text.lower() in known.threatening_to
    return not (threatened and speaker.pos == "NOUN" and not tree.child(speaker, "apposition"))


def _has_content(text: str, tree: Tree, verb: Word, quotations: Sequence[Quotation]) -> bool:
    """Whether a clause, a quotation or the verb's place between commas shows that something is said."""
    if quotations or tree.child(verb, "clause") or verb.rel in _LOOSE_PLACES:
        return True
    head = tree.head(verb)
    if head is not None and verb.rel == "conjunct" and tree.child(head, "clause"):
        return False
    return text[verb.end : verb.end + 6].strip().startswith("that ")


def _outermost(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    cues = {a.cue.i: a for a in found}
    inner: set[int] = set()
    for one in found:
        below = one.cue
        for above in tree.ancestors(one.cue):
            if above.i in cues:
                inner.add(above.i if below.rel in _LOOSE_PLACES else one.cue.i)
                if below.rel == "conjunct" and below is one.cue:
                    inner.discard(one.cue.i)
                break
            below = above
    return [a for a in found if a.cue.i not in inner]


def _by_phrase(
    text: str, tree: Tree, free: Sequence[Word], phrases: re.Pattern[str]
) -> Iterator[Attribution]:
    """Find "according to X", "in the view of X", "by X's count"."""
    for match in phrases.finditer(text, tree.sentence.start, tree.sentence.end):
        behind = [w for w in free if w.start >= match.end()]
        cue = next((w for w in free if w.end > match.start()), None)
        if not behind or cue is None or cue.start >= match.end():
            continue
        named = _head_from(tree, behind)
        if named is not None and named.lemma not in words().no_one | words().not_speakers:
            yield Attribution(cue, tuple(tree.conjuncts(named)), Stance.ASSERTS)


def _head_from(tree: Tree, behind: Sequence[Word]) -> Word | None:
    """Give the noun that heads the phrase beginning with the first of these words."""
    word = behind[0]
    while True:
        head = tree.head(word)
        if (
            head is None
            or head.start < behind[0].start
            or word.rel
            not in {
                "det",
                "compound",
                "modifier",
                "nummod",
                "possessor",
                "case",
                "nmod",
            }
        ):
            break
        if word.rel == "possessor" and head.lemma in {"count", "view", "word", "account", "tally"}:
            break
        word = head
    return word if word.pos in _NOUNS else None


def _by_colon(
    text: str, tree: Tree, free: Sequence[Word], speech: Sequence[Quotation]
) -> Iterator[Attribution]:
    """Find 'His lawyer, X: "..."'."""
    for quotation in speech:
        before = [w for w in free if w.end <= quotation.start]
        if len(before) < 2 or before[-1].text != ":":
            continue
        nouns = [w for w in before if w.pos in {"NOUN", "PROPN"}]
        if nouns and not any(w.form in {"past", "present"} for w in before):
            named = next((w for w in nouns if w.pos == "PROPN" and w.rel != "possessor"), None)
            if named is not None:
                yield Attribution(before[-1], (named,), Stance.ASSERTS)
            return
