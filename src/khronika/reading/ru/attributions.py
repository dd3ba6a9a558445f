"""Which words of a Russian sentence say that somebody says something, and who that is.

Of nested attributions only the outermost counts: in "она рассказала, что он сказал ей" the document
cites her. What is said inside a quotation attributes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.model import Stance
from khronika.reading.quotes import Quotation
from khronika.reading.roles import subject
from khronika.reading.ru.asides import find_asides, speaking
from khronika.reading.ru.grammar import agreement, is_plural
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_CONDITIONS = frozenset({"если", "чтобы", "ли", "кабы"})
_CONTENT = frozenset({"что", "чтобы", "будто", "якобы", "как", "мол", "дескать", "ли"})
_SPOKEN_OF = frozenset({"о", "про"})
_FIRST = frozenset({Stance.ADVISES, Stance.FEARS})
"""What an author's own words may be a claim for."""
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where a sentence attributes."""

    cue: Word
    """The word that attributes."""
    speakers: tuple[Word, ...]
    """The nouns that head the phrases of those who speak; none where the subject is unsaid."""
    stance: Stance
    """What the cue alone says of the stance."""


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
    found = [a for w in free if (a := _by_verb(text, tree, w, quotations, asides))]
    found = _outermost(text, tree, found)
    cues = {a.cue.i for a in found}
    found.extend(a for aside in asides if (a := _by_aside(tree, aside)) and a.cue.i not in cues)
    found = _beside_phrases(tree, found, list(_by_phrase(tree, free)))
    return found or [*_by_carrier(tree, free)] or [*_by_colon(free, speech)]


def _is_free(word: Word, speech: Sequence[Quotation], asides: Sequence[Span]) -> bool:
    where = Span(start=word.start, end=word.end)
    return not any(q.holds(where) for q in speech) or any(a.holds(where) for a in asides)


def _by_verb(
    text: str, tree: Tree, verb: Word, quotations: Sequence[Quotation], asides: Sequence[Span]
) -> Attribution | None:
    words = report_words()
    if verb.lemma in words.told_in and verb.form in {"past", "present", "participle"}:
        carriers = [w for w in tree.children(verb, "oblique") if w.lemma in words.carriers]
        if carriers and carriers[0].prep in {"в", "на"}:
            return Attribution(verb, (carriers[0],), Stance.ASSERTS)
    if verb.lemma in words.adjectives and tree.child(verb, *SUBJECTS) is not None:
        return Attribution(verb, tree.children(verb, *SUBJECTS)[:1], words.adjectives[verb.lemma])
    rules = words.verbs.get(verb.lemma, ())
    if not rules or verb.rel == "relative" or agreement(verb) is None:
        return None
    if any(w.lemma in _CONDITIONS for w in tree.children(verb, "marker")):
        return None
    negated = bool(tree.children(verb, "negation"))
    if negated and verb.lemma not in words.negated:
        return None
    sentence = text[tree.sentence.start : tree.sentence.end]
    aside = any(a.holds(Span(start=verb.start, end=verb.end)) for a in asides)
    has_content = aside or bool(quotations) or _has_content(tree, verb)
    rule = next(
        (r for r in rules if r.fits(sentence) and (has_content or not r.needs_content)), None
    )
    if rule is None:
        return None
    stance = words.negated[verb.lemma] if negated else rule.stance
    agrees = agreement(verb)
    if agrees is not None and agrees.person == 1 and stance not in _FIRST:
        return None  # an author's own views are no claims, only demands, advice and fears
    speaker = _subject(tree, verb)
    if speaker is None:
        return Attribution(verb, (), stance)
    return Attribution(verb, tuple(tree.conjuncts(speaker)), stance)


def _subject(tree: Tree, verb: Word) -> Word | None:
    """Give who does the verb; of a coordinated verb that agrees otherwise nobody."""
    own = tree.child(verb, *SUBJECTS)
    if own is not None:
        return _noun_of(tree, own)
    astray = _astray(tree, verb) or _taken_for_object(tree, verb)
    if astray is not None or verb.rel != "conjunct":
        return astray
    shared, head = subject(tree, verb), tree.head(verb)
    one, other = agreement(verb), agreement(head) if head is not None else None
    if shared is None or (one and other and one.plural != other.plural):
        return None
    return shared


def _astray(tree: Tree, verb: Word) -> Word | None:
    """Give a subject before the verb that the parser gave to a later one: "X сообщил, что …"."""
    before = reversed(tree.words[: verb.i])
    found = next((w for w in before if w.rel in SUBJECTS and w.head > verb.i), None)
    return None if found is None else _noun_of(tree, found)


def _noun_of(tree: Tree, subject: Word) -> Word:
    """Give the noun of a subject whose adjective the parser took for its head."""
    inside = tree.children(subject, "modifier") if subject.pos == "ADJ" else ()
    return next((w for w in inside if w.pos == "NOUN"), subject)


def _taken_for_object(tree: Tree, verb: Word) -> Word | None:
    """Give a body right behind the verb that the parser took for its object: "сообщает издание"."""
    behind = [w for w in tree.children(verb, "object") if w.i > verb.i and w.case in {"Nom", "Acc"}]
    agrees = agreement(verb)
    if agrees is None or agrees.person != 3:
        return None
    near = [w for w in behind if w.i - verb.i <= _NEAR and is_plural(w) == agrees.plural]
    return next((w for w in near if w.entity == "ORG" or w.lemma in body_heads()), None)


def _has_content(tree: Tree, verb: Word) -> bool:
    """Whether a clause, a colon or the verb's place between commas shows that something is said."""
    if tree.child(verb, "clause") or verb.rel == "parataxis":
        return True
    if any(w.prep in _SPOKEN_OF for w in tree.children(verb, "oblique")):
        return True
    following = tree.words[verb.i + 1 :]
    for n, word in enumerate(following):
        if word.text == ":":
            return True
        if word.text == "," and n + 1 < len(following) and following[n + 1].lemma in _CONTENT:
            return True
    return False


def _outermost(text: str, tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    cues = {a.cue.i for a in found}
    inner: set[int] = set()
    for one in found:
        below = one.cue
        for above in tree.ancestors(one.cue):
            if above.i in cues:
                between = text[above.end : below.start] if above.i < below.i else ""
                if below.rel == "parataxis" and ":" not in between:
                    inner.add(above.i)
                elif below is not one.cue or below.rel != "conjunct":
                    inner.add(one.cue.i)
                break
            below = above
    return [a for a in found if a.cue.i not in inner]


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
    """Find "по словам X", "по данным X", "со слов X", "согласно X"."""
    words = report_words()
    for word in free:
        if word.prep in {"по", "с"} and word.lemma in words.by_word_of:
            owners = tree.children(word, "possessor", "det", "apposition", "flat")
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
    """Find one who is named before a colon and a quotation: 'Адвокат X, в коридоре: «…»'."""
    for quotation in speech[:1]:
        before = [w for w in free if w.end <= quotation.start]
        if not before or before[-1].text != ":":
            continue
        carriers = [w for w in before if w.lemma in report_words().carriers and w.case == "Nom"]
        subjects = [w for w in before if w.rel in SUBJECTS]
        named = [w for w in before if w.entity == "PERSON" and (w.case in {"Nom", ""} or w.i == 0)]
        speaker = next(iter(carriers or subjects or named), None)
        if speaker is not None:
            yield Attribution(before[-1], (speaker,), Stance.ASSERTS)
