"""Whether a Russian verb attributes something to somebody: "X сообщил", "в МВД заявили"."""

from collections.abc import Sequence

from khronika.model import Stance
from khronika.reading.attribution import Attribution
from khronika.reading.quotes import Quotation
from khronika.reading.roles import subject
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
_WINDOW = 1000
"""Characters on either side of a verb that its rules look at."""
_FAR = 80
"""Words on either side of a verb among which its subject and its content are looked for."""
_NEAR = 3
"""Most words between a verb and a body behind it that is its subject."""


def by_verb(
    text: str, tree: Tree, verb: Word, quotations: Sequence[Quotation], asides: Sequence[Span]
) -> Attribution | None:
    """Give what a verb attributes; None where it attributes nothing."""
    words = report_words()
    told_in = verb.lemma in words.told_in and verb.form in {"past", "present", "participle"}
    if told_in and not _is_done_by_body(tree, verb):
        carriers = [w for w in tree.children(verb, "oblique") if w.lemma in words.carriers]
        if carriers and carriers[0].prep in {"в", "на"}:
            return Attribution(verb, (carriers[0],), Stance.ASSERTS)
    if verb.lemma in words.adjectives and (verb.pos == "ADJ" or verb.form == "participle"):
        stance = _as_prediction(tree, verb, words.adjectives[verb.lemma])
        return Attribution(verb, tree.children(verb, *SUBJECTS)[:1], stance)
    rules = words.verbs.get(verb.lemma, ())
    if not rules or verb.rel == "relative" or agreement(verb) is None:
        return None
    if any(w.lemma in _CONDITIONS for w in tree.children(verb, "marker")):
        return None
    negated = bool(tree.children(verb, "negation"))
    if negated and verb.lemma not in words.negated:
        return None
    start, end = tree.sentence.start, tree.sentence.end
    sentence = text[max(start, verb.start - _WINDOW) : min(end, verb.end + _WINDOW)]
    aside = any(a.holds(Span(start=verb.start, end=verb.end)) for a in asides)
    has_content = aside or bool(quotations) or _has_content(tree, verb)
    rule = next(
        (r for r in rules if r.fits(sentence) and (has_content or not r.needs_content)), None
    )
    if rule is None:
        return None
    stance = words.negated[verb.lemma] if negated else rule.stance
    stance = _as_prediction(tree, verb, stance)
    agrees = agreement(verb)
    if agrees is not None and agrees.person == 1 and stance not in _FIRST:
        return None  # an author's own views are no claims, only demands, advice and fears
    speaker = _subject(tree, verb)
    if speaker is None:
        return Attribution(verb, (), stance)
    return Attribution(verb, tuple(tree.conjuncts(speaker)), stance)


def _is_done_by_body(tree: Tree, verb: Word) -> bool:
    """Whether a noun does the verb: "служба в отчёте указала", not "в отчёте указано"."""
    subject = tree.child(verb, "subject")
    return subject is not None and subject.pos in {"NOUN", "PROPN"} and verb.form != "participle"


def _as_prediction(tree: Tree, verb: Word, stance: Stance) -> Stance:
    """Give what one does who thinks that something will be: "считает, что суд откажет"."""
    if stance is not Stance.ASSERTS or verb.lemma not in report_words().thinking:
        return stance
    ahead = (w for w in tree.children(verb, "clause", "complement") if w.i > verb.i)
    future = any(w.form == "future" or tree.child(w, "future") for w in ahead)
    return Stance.PREDICTS if future else stance


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
    before = reversed(tree.words[max(verb.i - _FAR, 0) : verb.i])
    found = next(
        (w for w in before if w.rel in SUBJECTS and (w.head > verb.i or w.head == w.i)), None
    )
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
    following = tree.words[verb.i + 1 : verb.i + 1 + _FAR]
    for n, word in enumerate(following):
        if word.text == ":":
            return True
        if word.text == "," and n + 1 < len(following) and following[n + 1].lemma in _CONTENT:
            return True
    return False
