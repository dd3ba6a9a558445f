"""What headlines and chronicles shorten: "X denied entry to Georgia", "Thai police arrest X".

The first is taken by parsers for what X does, since the "was" is left out; in the second they take
the verb for a noun.
"""

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Role
from khronika.reading.en.gaps import are_people, hang
from khronika.reading.en.words import people_words, small_words
from khronika.reading.syntax import Word

_ENDS = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "PART"})
_ACTING = frozenset({"GPE", "ORG", "NORP"})


def mend(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words of a sentence as they are meant."""
    mended = list(words)
    for word in words:
        if word.lemma in small_words("given_or_refused") and _left_out_was(words, word):
            subject = next(w for w in words if w.head == word.i and w.rel == "subject")
            mended[subject.i] = replace(subject, rel="passive_subject")
            mended[word.i] = replace(word, form="participle")
        elif word.pos == "NOUN" and word.lemma in small_words("also_verbs"):
            _tell(mended, word)
    return tuple(mended)


def _left_out_was(words: Sequence[Word], verb: Word) -> bool:
    """Whether whoever stands before a verb is refused or given something: "X denied entry"."""
    if verb.pos != "VERB" or verb.form != "past":
        return False
    below = {w.rel: w for w in words if w.head == verb.i}
    what, who = below.get("object"), below.get("subject")
    if what is None or who is None or below.keys() & {"auxiliary", "passive", "indirect"}:
        return False
    if what.lemma not in small_words("what_is_given") or words[what.i - 1].pos == "DET":
        return False
    phrase = [w for w in words if w.i <= who.i and who.i in {w.i, w.head}]
    return are_people(phrase) and not _in_office(phrase)


def _in_office(phrase: Sequence[Word]) -> bool:
    known = people_words()
    roles = (known.occupations.get(w.lemma) or known.titles.get(w.lemma) for w in phrase)
    return Role.OFFICIAL in roles


def _tell(mended: list[Word], noun: Word) -> None:
    """Make a verb of a noun between who acts and whom it strikes: "police arrest activist X"."""
    before = _stretch(mended, noun.i - 1, -1)[::-1]
    behind = _stretch(mended, noun.i + 1, 1)
    if not before or not are_people(behind) or behind[0].pos == "NUM":
        return
    acts = before[-1].lemma in small_words("acting") or before[-1].entity in _ACTING
    if not acts or any(w.head == noun.i and w.rel in {"det", "possessor"} for w in mended):
        return
    inside = {w.i for w in (*before, noun, *behind)}
    above = next((w.head for w in (noun, *before, *behind) if w.head not in inside), noun.i)
    mended[noun.i] = replace(noun, pos="VERB", form="present", head=above, rel="ROOT")
    hang(mended, before, noun.i, "subject")
    hang(mended, behind, noun.i, "object")


def _stretch(words: Sequence[Word], first: int, step: int) -> list[Word]:
    """Give the words from one on, backwards or forwards, that belong to one phrase."""
    found: list[Word] = []
    while 0 <= first < len(words) and words[first].pos not in _ENDS:
        found.append(words[first])
        first += step
    return found
