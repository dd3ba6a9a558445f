"""Which words of a Russian sentence say that somebody says something, and who that is.

Of nested attributions only the outermost counts: in "она рассказала, что он сказал ей" the document
cites her. What is said inside a quotation attributes nothing.
"""

from collections.abc import Iterator, Sequence

from khronika.model import Stance
from khronika.reading.attribution import Attribution, outermost
from khronika.reading.quotes import Quotation
from khronika.reading.ru.asides import find_asides, speaking
from khronika.reading.ru.grammar import agreement
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.reporting import by_verb
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_ITS = frozenset({"его", "её", "ее", "их"})
"""Whose view it is, where the parser gives the word to the verb: "на её взгляд"."""


def find_attributions(text: str, tree: Tree, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a sentence, outermost only.

    Args:
        text: the document's text.
        tree: the sentence.
        quotations: the quotations that share a character with the sentence.
    """
    speech = [q for q in quotations if not q.scare]
    asides = find_asides(text, tree)
    free = [w for w in tree.words if _is_free(w, speech, asides)]
    found = [a for w in free if (a := by_verb(text, tree, w, quotations, asides))]
    found = outermost(tree, found, lambda below, above: _is_aside(text, below, above))
    cues = {a.cue.i for a in found}
    found.extend(a for aside in asides if (a := _by_aside(tree, aside)) and a.cue.i not in cues)
    found = _beside_phrases(tree, found, list(_by_phrase(tree, free)))
    return found or [*_by_carrier(tree, free)] or [*_by_colon(free, speech)]


def _is_aside(text: str, below: Word, above: Word) -> bool:
    """Whether a word only stands beside the cue above it, and no colon leads to it."""
    between = text[above.end : below.start] if above.i < below.i else ""
    return below.rel == "parataxis" and ":" not in between


def _is_free(word: Word, speech: Sequence[Quotation], asides: Sequence[Span]) -> bool:
    where = Span(start=word.start, end=word.end)
    return not any(q.holds(where) for q in speech) or any(a.holds(where) for a in asides)


def _beside_phrases(
    tree: Tree, verbs: Sequence[Attribution], phrases: Sequence[Attribution]
) -> list[Attribution]:
    """Join both kinds: of "по его словам, полиция сообщила" and the like the outer one counts."""
    cues = {a.cue.i for a in verbs}
    inner: set[int] = set()
    for one in phrases:
        below = one.cue
        for above in tree.ancestors(one.cue):
            if above.i in cues:
                inner.add(above.i if below is one.cue else one.cue.i)
                break
            below = above
    return [a for a in (*verbs, *phrases) if a.cue.i not in inner]


def _by_aside(tree: Tree, aside: Span) -> Attribution | None:
    """Read what dashes set off, whatever its verb: «…», — вздыхает он."""
    verb = next(speaking(tree, aside), None)
    speaker = tree.child(verb, *SUBJECTS) if verb is not None else None
    if verb is None or speaker is None:
        return None
    return Attribution(verb, tuple(tree.conjuncts(speaker)), Stance.ASSERTS)


def _by_phrase(tree: Tree, free: Sequence[Word]) -> Iterator[Attribution]:
    """Find "по словам X", "по данным X", "со слов X", "на взгляд X", "согласно X"."""
    words = report_words()
    for word in free:
        on_view = word.prep == "на" and word.lemma == "взгляд"
        if on_view or (word.prep in {"по", "с"} and word.lemma in words.by_word_of):
            owners = tree.children(word, "possessor", "det", "apposition", "flat")
            owners = owners or tuple(w for w in tree.words[word.i - 1 : word.i] if w.text in _ITS)
            if owners:
                yield Attribution(word, tuple(tree.conjuncts(owners[0])), Stance.ASSERTS)
        elif word.prep in words.by:
            yield Attribution(word, tuple(tree.conjuncts(word)), Stance.ASSERTS)


def _by_carrier(tree: Tree, free: Sequence[Word]) -> Iterator[Attribution]:
    """Find whose statement stands behind a colon: "Версия ведомства: никого не вывозили"."""
    colon = next((w for w in free if w.text == ":"), None)
    before = [w for w in free if colon is not None and w.i < colon.i]
    if any(agreement(w) for w in before):
        return
    for word in before:
        owned = tree.child(word, "possessor", "apposition")
        if word.lemma in report_words().carriers and word.case == "Nom" and owned is not None:
            yield Attribution(word, (word,), Stance.ASSERTS)
            return


def _by_colon(free: Sequence[Word], speech: Sequence[Quotation]) -> Iterator[Attribution]:
    """Find one who is named before a colon and a quotation: 'Адвокат X, в коридоре: «…»'.

    What a charge or a sign says is nobody's statement: 'Завели дело: «вымогательство»'.
    """
    for quotation in speech[:1]:
        before = [w for w in free if w.end <= quotation.start]
        if not before or before[-1].text != ":":
            continue
        if any(w.lemma in report_words().quoted_names for w in before):
            continue
        carriers = [w for w in before if w.lemma in report_words().carriers and w.case == "Nom"]
        subjects = [w for w in before if w.rel in SUBJECTS]
        named = [w for w in before if w.entity == "PERSON" and (w.case in {"Nom", ""} or w.i == 0)]
        speaker = next(iter(carriers or subjects or named), None)
        if speaker is not None:
            yield Attribution(before[-1], (speaker,), Stance.ASSERTS)
