"""Russian noun phrases that stand for somebody without a name, in the nominative.

Where a phrase ends is told by its words and cases rather than by the parser, which is often wrong
about what stands between a noun and its verb.
"""

from functools import lru_cache

from khronika.model import OrganizationKind
from khronika.reading.ru.grammar import agreement
from khronika.reading.ru.models import models
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_BEFORE = ("modifier", "nummod", "nummod:gov", "det")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PLACED = frozenset({OrganizationKind.DIPLOMATIC_MISSION, OrganizationKind.COURT})
"""Bodies of which there are many, so that their place belongs to their name."""
_CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_LONGEST_NAME = 5
"""Most words of a name in quotation marks."""
_LONGEST_TAIL = 7
"""Most words behind the noun that belong to its phrase."""


def phrase(tree: Tree, noun: Word) -> Span:
    """Give a noun with the adjectives before it and what says whose or where right behind it."""
    before = [w for w in tree.children(noun, *_BEFORE) if w.i < noun.i and _belongs(w)]
    first = min([noun.i, *(w.i for w in before)])
    return Span(start=tree.words[first].start, end=phrase_end(tree, noun, noun))


def _belongs(word: Word) -> bool:
    return word.rel != "det" or word.lemma in report_words().indefinite


def phrase_end(tree: Tree, noun: Word, last: Word) -> int:
    """Give where a noun's phrase ends that reaches to the word `last` at least."""
    end, case = last, "Gen"
    named = _in_marks(tree, last)
    if named is not None:
        return named.end
    for word in tree.words[last.i + 1 : noun.i + 1 + _LONGEST_TAIL]:
        if word.pos == "ADP":
            case = _governs(noun, word, tree)
            if not case:
                break
        elif _follows(word, case) or _is_whose(noun, word):
            if word.pos != "ADJ":
                end, case = word, "Gen"
        else:
            break
    return end.end


def _in_marks(tree: Tree, noun: Word) -> Word | None:
    """Give the closing mark of a name right behind a noun: "глава «Опоры»"."""
    behind = tree.words[noun.i + 1 : noun.i + 2 + _LONGEST_NAME]
    if not behind or behind[0].text != "«":
        return None
    return next((w for w in behind if w.text == "»"), None)


def _follows(word: Word, case: str) -> bool:
    """Whether a word goes on with a phrase in a case; a country behind a noun is whose it is."""
    if word.pos not in _NOMINAL or agreement(word) is not None:
        return False
    return word.case == case or (word.entity == "GPE" and case in {"Gen", "Loc"})


def _is_whose(noun: Word, word: Word) -> bool:
    """Whether a name right behind a word for relatives says whose they are."""
    kin = noun.lemma in people_words().relatives or noun.text.lower() in report_words().sources
    return kin and word.i == noun.i + 1 and word.entity == "PERSON"


def _governs(noun: Word, preposition: Word, tree: Tree) -> str:
    """Give the cases in which a preposition goes on with a phrase; nothing if it does not."""
    low = preposition.text.lower()
    following = tree.words[preposition.i + 1] if preposition.i + 1 < len(tree.words) else None
    if low == "по":
        return "Dat"
    if low == "в" and following is not None:
        kind = body_heads().get(noun.lemma)
        placed = kind in _PLACED and following.text[:1].isupper()
        source = noun.lemma in report_words().sources and following.entity != "GPE"
        return "Loc" if placed or source else ""
    return ""


def in_nominative(text: str, tree: Tree, noun: Word, where: Span) -> str:
    """Give the words of a noun's phrase with the noun and its adjectives in the nominative."""
    if noun.case in {"", "Nom"}:
        return text[where.start : where.end]
    return _put(text, tree, noun, where, _CASES[noun.case], "")


def called_by(text: str, tree: Tree, noun: Word, where: Span, several: bool) -> str:  # noqa: FBT001
    """Give the phrase for people in the nominative, of several in the plural: "троих монахов"."""
    number = "plur" if several else ""
    if noun.case in {"", "Nom"} and not several:
        return text[where.start : where.end]
    return _put(text, tree, noun, where, _CASES.get(noun.case, "nomn"), number)


def _put(text: str, tree: Tree, noun: Word, where: Span, case: str, number: str) -> str:
    """Give the words of a phrase with the noun and its adjectives in the nominative."""
    agreeing = {noun.i, *(w.i for w in tree.children(noun, "modifier", "det"))}
    gender = _gender(noun.text, case)
    written, at = "", where.start
    for word in tree.at(where.start, where.end):
        own = word.text if word.i not in agreeing else _nominative(word.text, case, number, gender)
        written += text[at : word.start] + own
        at = word.end
    return written


@lru_cache(maxsize=4096)
def _gender(noun: str, case: str) -> str:
    """Give the gender of a noun in a case, as the dictionary has it; nothing where it has none."""
    found = (reading.tag for reading in models().dictionary.parse(noun))
    return next((tag.gender for tag in found if tag.case == case and tag.gender), "")


@lru_cache(maxsize=4096)
def _nominative(word: str, case: str, number: str = "", gender: str = "") -> str:
    if word.isupper() and len(word) > 1:
        return word  # "ФСБ"
    readings = [r for r in models().dictionary.parse(word) if r.tag.case == case]
    for reading in sorted(readings, key=lambda r: r.tag.gender not in {gender, None}):
        form = reading.inflect({"nomn", number} if number else {"nomn"})
        if form is not None:
            whole = str(form.word)
            return whole.capitalize() if word[:1].isupper() else whole
    return word
