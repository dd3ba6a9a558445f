"""Somebody without a name who is told of again: "a Russian man was held … he asked for asylum"."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_SENTENCES_BACK = 3
"""How far behind the last act against somebody without a name a word may still mean them."""
_NARROWING = (
    "relative",
    "participle",
    "modifier",
    "compound",
    "oblique",
    "apposition",
    "possessor",
)


@dataclass(slots=True)
class Nameless:
    """The one without a name whom an act struck last, as long as nobody with one is told of."""

    parties: Parties
    nouns: PointingWords
    last: Party | None = None
    _sentence: int = 0

    def note(self, targets: Sequence[str], sentence: int) -> None:
        """Note whom an act struck, and in which sentence."""
        one = self.parties[targets[0]] if len(targets) == 1 else None
        self.last = one if one is not None and one.single else None
        self._sentence = sentence

    def meant(self, tree: Tree, word: Word) -> Party | None:
        """Give them where a pronoun or "the man", "the activist" means them."""
        one = self.last
        if one is None or not 0 <= tree.sentence.number - self._sentence <= _SENTENCES_BACK:
            return None
        if not (self._is_pronoun_for(word, one) or self._calls(tree, word, one)):
            return None
        since = self.parties.within(Span(start=one.first.end, end=word.start))
        people = (self.parties[mention.party] for mention in since)
        return None if any(p.is_person and p is not one and not p.unnamed for p in people) else one

    def _is_pronoun_for(self, word: Word, one: Party) -> bool:
        gender = self.nouns.pronouns.get(word.lemma) if word.pos in {"PRON", "DET"} else None
        if gender is None or one.gender not in {"", gender}:
            return False
        one.tell_gender(gender)
        return True

    def _calls(self, tree: Tree, word: Word, one: Party) -> bool:
        """Whether a noun speaks of somebody told of before, and may be of them."""
        if word.plural or word.pos != "NOUN" or tree.child(word, *_NARROWING) is not None:
            return False
        articles = bool(self.nouns.indefinite)  # without any, a bare noun may point back
        definite = any(w.lemma in self.nouns.definite for w in tree.children(word, "det"))
        if articles and not definite:
            return False
        called = word.lemma in one.name.lower().split()
        return called or (definite and word.lemma in self.nouns.humans)
