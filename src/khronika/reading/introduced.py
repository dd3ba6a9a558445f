"""Somebody without a name whom a text brings in before any act strikes them.

"Two Uzbek brothers hide in Osh. Tashkent revoked their passports": whom "their" means is told in
a sentence that tells no act, so that nothing has made them known yet.
"""

from collections.abc import Iterator, Sequence

from khronika.reading.learned.guesses import SURELY_STRUCK, Guesses
from khronika.reading.parties import Parties
from khronika.reading.people import PointingWords, is_singled_out, tells_of_people
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_SENTENCES_BACK = 3
_TOLD_OF = frozenset({*SUBJECTS, "object", "indirect"})
"""Relations in which a sentence tells of people, and does not only mention them."""
_MAYBE_STRUCK = 0.5
"""From here the heads prefer one of several whom a sentence tells of."""


def introduction(
    tree: Tree,
    word: Word,
    trees: Sequence[Tree],
    parties: Parties,
    nouns: PointingWords,
    guesses: Guesses,
    reporting: frozenset[str],
) -> tuple[Tree, Word] | None:
    """Give the sentence and the noun that bring in whom a word points back to.

    Args:
        tree: the sentence of the word.
        word: a pronoun, or a noun said again.
        trees: all sentences, in the order of the text.
        parties: the parties known.
        nouns: the language's words for people.
        guesses: what the heads hold of the document.
        reporting: verbs of saying.
    """
    several = _means_several(word, nouns)
    surely = guesses.struck(_of(word)) >= SURELY_STRUCK
    speaker = _speaker_above(tree, word, parties, nouns, reporting)
    if speaker is not None and _is_several(tree, speaker) == several:
        return tree, speaker
    number = tree.sentence.number
    for before in reversed(trees[max(0, number - _SENTENCES_BACK) : number]):
        if _names_a_person(before, parties):
            return None
        brought = [
            one
            for one in _brought_in(before, parties, nouns, guesses, surely=surely)
            if _is_several(before, one) == several and _may_mean(word, one, nouns)
        ]
        struck = [one for one in brought if guesses.struck(_of(one)) >= _MAYBE_STRUCK]
        chosen = struck or brought
        if len(chosen) == 1:
            return before, chosen[0]
        if brought:
            return None
    return None


def _speaker_above(
    tree: Tree, word: Word, parties: Parties, nouns: PointingWords, reporting: frozenset[str]
) -> Word | None:
    """Give those without a name who say what befell them: "tenants say agents threatened them"."""
    if word.rel in SUBJECTS or not _is_for_people(word, nouns):
        return None
    saying = next((w for w in tree.ancestors(word) if w.lemma in reporting), None)
    one = tree.child(saying, "subject") if saying is not None else None
    if one is None or one.head == word.head or one.lemma in nouns.doers:
        return None
    mention = parties.at(_of(one))
    named = mention is not None and mention.named
    return one if not named and tells_of_people(tree, one, parties, nouns) else None


def _means_several(word: Word, nouns: PointingWords) -> bool:
    return word.lemma in nouns.they or (word.pos == "NOUN" and word.plural)


def _may_mean(word: Word, one: Word, nouns: PointingWords) -> bool:
    """Whether a word is a pronoun for people, or the noun that brought somebody in said again."""
    return _is_for_people(word, nouns) or (word.pos == "NOUN" and word.lemma == one.lemma)


def _is_for_people(word: Word, nouns: PointingWords) -> bool:
    """Whether a word is a pronoun that means people: "him", "their", and not "it"."""
    known = word.lemma in nouns.pronouns or word.lemma in nouns.they
    return known and word.pos in {"PRON", "DET"}


def _brought_in(
    tree: Tree, parties: Parties, nouns: PointingWords, guesses: Guesses, *, surely: bool
) -> Iterator[Word]:
    """Give the nouns of a sentence that tell of people without naming them.

    Where the heads are sure that the pronoun's person is struck (`surely`), whoever a sentence is
    about may be a person, though the lexicon does not know the noun.
    """
    for word in tree.words:
        mention = parties.at(_of(word))
        told_of = word.rel in _TOLD_OF and word.lemma not in nouns.doers
        if not told_of or (mention is not None and mention.named):
            continue
        struck = guesses.struck(_of(word)) >= SURELY_STRUCK or (surely and word.rel in SUBJECTS)
        if tells_of_people(tree, word, parties, nouns) or (
            struck and is_singled_out(tree, word, nouns)
        ):
            yield word


def _is_several(tree: Tree, word: Word) -> bool:
    return word.plural or any(w.pos == "NUM" for w in tree.children(word, "nummod"))


def _names_a_person(tree: Tree, parties: Parties) -> bool:
    """Whether a sentence names somebody; "an officer" has only what he is for a name."""
    called = (
        parties.text[m.start : m.end]
        for m in parties.within(tree.sentence)
        if m.named and parties[m.party].is_person
    )
    return any(name[:1].isupper() for name in called)


def _of(word: Word) -> Span:
    return Span(start=word.start, end=word.end)
