"""Which words of a sentence say that somebody says something, and who that is.

Of nested attributions only the outermost counts: in "she said that he had told her" the document
cites her. What is said inside a quotation attributes nothing.
"""

import re
from collections.abc import Iterator, Sequence

from khronika.model import Stance
from khronika.reading.attribution import Attribution, outermost
from khronika.reading.en.report_words import report_words
from khronika.reading.en.reporting import ASIDE, by_verb, may_be_speaker
from khronika.reading.quotes import Quotation
from khronika.reading.syntax import SUBJECTS, Tree, Word

_INSIDE_PHRASE = frozenset({"det", "compound", "modifier", "nummod", "possessor", "case", "nmod"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_COUNTS = frozenset({"count", "view", "word", "account", "tally", "opinion", "reckoning"})


def find_attributions(text: str, tree: Tree, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a sentence, outermost only.

    Args:
        text: the document's text.
        tree: the sentence.
        quotations: the quotations that share a character with the sentence.
    """
    speech = [q for q in quotations if not q.scare]
    free = [w for w in tree.words if not any(q.start <= w.start < q.end for q in speech)]
    verbs = [a for w in free if (a := by_verb(text, tree, w, quotations))]
    found = outermost(tree, verbs, lambda below, _: below.rel in ASIDE)
    # What somebody says is denied by another: "says that he stole, an accusation that he denies".
    denied_of = report_words().denied_of
    beside = (a for a in verbs if a.cue.rel == "relative" and a.cue.lemma in denied_of)
    found.extend(a for a in beside if a not in found)
    phrases = report_words().beside if found else report_words().according
    found.extend(_by_phrase(text, tree, free, phrases))
    found.extend(_by_misread_fears(tree, free))
    return found or [*_by_colon(free, speech)]


def _by_phrase(
    text: str, tree: Tree, free: Sequence[Word], phrases: re.Pattern[str]
) -> Iterator[Attribution]:
    """Find "according to X", "in the view of X", "by X's count"."""
    for match in phrases.finditer(text, tree.sentence.start, tree.sentence.end):
        behind = [w for w in free if w.start >= match.end()]
        cue = next((w for w in free if match.start() < w.end <= match.end()), None)
        speaker = _head_from(tree, behind) if behind else None
        if cue is not None and speaker is not None and may_be_speaker(speaker):
            yield Attribution(cue, tuple(tree.conjuncts(speaker)), Stance.ASSERTS)


def _by_misread_fears(tree: Tree, free: Sequence[Word]) -> Iterator[Attribution]:
    """Find "X, who may not be named, fears returns", where the parser takes the verb for a noun."""
    for before, word, after in zip(free, free[1:], free[2:], strict=False):
        if word.text != "fears" or word.pos != "NOUN" or not _goes_on(before, word, after):
            continue
        head = tree.head(word)
        subjects = tree.children(head, *SUBJECTS) if head is not None else []
        speaker = next((w for w in reversed(subjects) if w.i < before.i or w is before), None)
        if speaker is not None and may_be_speaker(speaker):
            yield Attribution(word, (speaker,), Stance.FEARS)


def _goes_on(before: Word, fears: Word, after: Word) -> bool:
    """Whether "fears" stands as a verb does: behind its subject, a comma or "and"."""
    opens = before.text in {",", "and"} or (before.pos in _NAMING and before.rel in SUBJECTS)
    return (
        opens
        and before.i + 1 == fears.i
        and (after.text in {"that", "for"} or after.pos in {"PRON", "DET", "VERB", "ADJ", "PROPN"})
    )


def _head_from(tree: Tree, behind: Sequence[Word]) -> Word:
    """Give the noun that heads the phrase beginning with the first of these words."""
    word = behind[0]
    while word.rel in _INSIDE_PHRASE:
        head = tree.head(word)
        if head is None or head.i <= word.i:
            break
        if word.rel == "possessor" and head.lemma in _COUNTS:
            break
        word = head
    return word


def _by_colon(free: Sequence[Word], speech: Sequence[Quotation]) -> Iterator[Attribution]:
    """Find a name, a colon and a quotation: 'His lawyer X: "…"'."""
    for quotation in speech[:1]:
        before = [w for w in free if w.end <= quotation.start]
        if not before or before[-1].text != ":":
            continue
        named = next((w for w in before if w.pos == "PROPN" and w.rel != "possessor"), None)
        if named is not None and not any(w.form in {"past", "present"} for w in before):
            yield Attribution(before[-1], (named,), Stance.ASSERTS)
