"""Who the noun phrase beside "said" is: a party of the document, or a new one named by the phrase as written.

Pronouns and "the activist" are resolved before (coreference). Here is resolved what depends on who spoke last: "it added", "the
report says", "a spokeswoman said"; and whose words a spokesperson or a lawyer's clerk carries.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind, Role
from khronika.reading.en.words import body_heads, people_words
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PHRASE = ("compound", "modifier", "possessor", "nummod", "quantmod", "nmod", "amod", "advmod")
_BESIDE = ("compound", "possessor", "modifier", "nmod", "oblique")
_JOINTS = frozenset({"of", "in", "for", "from", "with", "at", "on"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_IT = frozenset({"it", "they"})
_HE = frozenset({"he", "she", "him", "her"})
_WE = frozenset({"i", "we"})
_REACH = 2
"""Paragraphs back within which "it" or "a spokeswoman" may look for the one who spoke last."""

_LONGEST_AUXILIARY = 20
"""Most characters between the comma behind a name and the verb: ", has also said"."""


class Speakers:
    """The speakers of one document, asked for in the order of the text."""

    def __init__(self, text: str, parties: Parties, author: str | None) -> None:
        self._text = text
        self._parties = parties
        self._author = author
        self._unnamed: dict[str, Party] = {}
        self._by_noun = _by_noun(parties)
        self._subjects: dict[bool, tuple[str, int]] = {}
        """The person (True) and the body (False) that was last a subject, with the sentence's number."""
        self._spoke: dict[bool, tuple[str, int]] = {}
        """Who spoke last, a person (True) and a body (False), with the paragraph."""

    def enter(self, tree: Tree) -> None:
        """Note the subjects of a sentence, to which "it" may point back."""
        for word in tree.words:
            party = self._at(word) if word.rel in SUBJECTS else None
            if party is not None:
                self._subjects[party.is_person] = (party.id, tree.sentence.number)

    def resolve(self, tree: Tree, word: Word, cue: Word) -> str | None:
        """Give the id of the party that a speaker's noun means; None where nobody is meant.

        Args:
            tree: the sentence.
            word: the noun or pronoun that speaks.
            cue: the word that attributes; a name set off by commas before it is the speaker's.
        """
        party = self._set_off(word, cue) or self._find(tree, word)
        if party is None:
            return None
        self._spoke[party.is_person] = (party.id, tree.sentence.paragraph)
        return party.id

    def _find(self, tree: Tree, word: Word) -> Party | None:
        low = word.text.lower()
        if word.lemma in _nouns("spokespeople"):
            named = self._named(tree, word)
            if named and named.is_person:
                return named
            return self._sends(tree, word) or self._last(tree, body=True) or self._add(tree, word)
        if word.lemma in _nouns("carriers") and not self._at(word):
            return self._owner(tree, word) or self._last(tree)
        if low in _WE:
            return self._parties[self._author] if self._author else None
        named = self._named(tree, word)
        if named is not None:
            return named
        if low in _IT or low in _HE:
            return self._pointed_at(tree, word, person=low in _HE, body=low == "it")
        if word.pos == "PRON" and low not in {"some", "many", "others", "several", "few", "both"}:
            return None
        return self._described(tree, word) or self._add(tree, word)

    def _at(self, word: Word) -> Party | None:
        mention = self._parties.at(Span(start=word.start, end=word.end))
        return self._parties[mention.party] if mention else None

    def _set_off(self, word: Word, cue: Word) -> Party | None:
        """Give the person whose name stands between commas before the cue: "the head of X, A B, has said"."""
        comma = self._text.rfind(", ", max(cue.start - _LONGEST_AUXILIARY, 0), cue.start)
        if comma <= word.end or len(self._text[comma + 2 : cue.start].split()) > 2:
            return None
        mention = self._parties.at(Span(start=comma - 1, end=comma))
        if mention is None or not mention.named or not self._parties[mention.party].is_person:
            return None
        own = self._at(word)
        opens = self._text[max(mention.start - 2, 0) : mention.start] == ", "
        return self._parties[mention.party] if opens and not (own and own.is_person) else None

    def _named(self, tree: Tree, word: Word) -> Party | None:
        """Give the party that the word, or the name beside it, mentions."""
        own = self._at(word)
        if own is not None and (own.is_person or word.lemma not in people_words().occupations):
            if not own.is_person and any(w.prep == "in" for w in tree.children(word, "oblique")):
                own.call(self._phrase(tree, word))
            return own
        for beside in tree.children(word, "apposition"):
            party = self._at(beside)
            if party is not None and (party.is_person or word.lemma in body_heads()):
                return party
        head = tree.head(word)
        if word.rel == "apposition" and head is not None:
            return self._at(head)
        return own if own is not None and word.lemma not in people_words().occupations else None

    def _sends(self, tree: Tree, spokesman: Word) -> Party | None:
        """Give the body, or the person, for whom a spokesperson speaks."""
        for word in sorted(tree.children(spokesman, *_BESIDE), key=lambda w: w.rel == "modifier"):
            if word.rel == "oblique" and word.prep not in {"for", "of", "from", "with", "at"}:
                continue
            if word.rel in {"compound", "modifier"} and word.pos not in {"NOUN", "PROPN"}:
                continue
            return self._named(tree, word) or self._described(tree, word) or self._add(tree, word)
        return None

    def _owner(self, tree: Tree, carrier: Word) -> Party | None:
        owners = [
            w
            for w in tree.children(carrier, "possessor", "oblique", "compound")
            if w.rel != "oblique" or w.prep in {"of", "by", "from"}
        ]
        return next((party for w in owners if (party := self._named(tree, w))), None)

    def _pointed_at(self, tree: Tree, pronoun: Word, *, person: bool, body: bool) -> Party | None:
        """Give whom a pronoun means: a subject in its sentence or the one before, else who spoke last."""
        if body:
            for word in reversed(tree.words[: pronoun.i]):
                party = self._at(word) if word.rel in SUBJECTS else None
                if party is not None and not party.is_person:
                    return party
        ref, number = self._subjects.get(person, ("", -2))
        if (person or body) and tree.sentence.number - number <= 1:
            return self._parties[ref]
        return self._last(tree, person=person, body=body)

    def _last(self, tree: Tree, *, person: bool = False, body: bool = False) -> Party | None:
        """Give who spoke last, not too far back."""
        found = [
            (paragraph, ref)
            for is_person, (ref, paragraph) in self._spoke.items()
            if tree.sentence.paragraph - paragraph <= _REACH
            and not (person and not is_person)
            and not (body and is_person)
        ]
        return self._parties[max(found)[1]] if found else None

    def _described(self, tree: Tree, word: Word) -> Party | None:
        """Give the one party whom the document calls by this noun: "the lawyer", "the bureau"."""
        key = self._phrase(tree, word).casefold()
        if key in self._unnamed:
            return self._unnamed[key]
        definite = any(w.lemma in {"the", "this", "that"} for w in tree.children(word, "det"))
        owned = any(w.pos in {"PRON", "DET"} for w in tree.children(word, "possessor"))
        plain = not any(
            w.pos in {"NOUN", "PROPN"} for w in tree.children(word, *_BESIDE) if w.rel != "modifier"
        )
        if not ((definite or owned) and plain) or _is_plural(word):
            return None
        called = self._by_noun.get(word.lemma, [])
        if len(called) == 1:
            return called[0]
        heads = [p for p in self._unnamed.values() if p.nouns and p.nouns[0] == word.lemma]
        return heads[-1] if heads and definite else None

    def _phrase(self, tree: Tree, word: Word) -> str:
        """Give the noun phrase as written, without its article and what only explains it."""
        inside = [word, *_left(tree, word)]
        start = min(w.start for w in inside)
        end = max(w.end for w in inside)
        for other in tree.children(word, "oblique"):
            if other.prep in _JOINTS and other.i > word.i:
                tail = [other, *_left(tree, other)]
                between = self._text[end : min(w.start for w in tail)]
                if between.strip().casefold().split(" ")[0] in _JOINTS and "," not in between:
                    end = max(w.end for w in (*tail, *tree.children(other, "nummod")))
        written = self._text[start:end]
        first, _, rest = written.partition(" ")
        return rest if first.casefold() in _ARTICLES and rest else written

    def _add(self, tree: Tree, word: Word) -> Party | None:
        """Enter the phrase as a party of its own."""
        if word.pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"}:
            return None
        name = self._phrase(tree, word)
        known = self._unnamed.get(name.casefold())
        if known is not None:
            return known
        start = self._text.find(name, tree.sentence.start)
        where = (
            Span(start=start, end=start + len(name))
            if start >= 0
            else Span(start=word.start, end=word.end)
        )
        kind = _kind(word)
        party = self._parties.add(name, where, is_person=kind is None, unnamed=True)
        party.nouns.append(word.lemma)
        if kind is not None:
            party.kind = kind
        elif people_words().occupations.get(word.lemma):
            party.play(people_words().occupations[word.lemma] or Role.OTHER)
        self._unnamed[name.casefold()] = party
        self._parties.mention(party, where, named=True)
        return party


def _left(tree: Tree, word: Word) -> list[Word]:
    """Give the words that stand before a noun in its phrase."""
    return [
        w
        for child in tree.children(word, *_PHRASE, "det")
        if child.i < word.i
        for w in tree.subtree(child)
        if w.i < word.i
    ]


def _kind(word: Word) -> OrganizationKind | None:
    """Give the kind of body that a noun means; None for a person."""
    if word.pos == "PROPN" and word.entity in {"GPE", "NORP", "LOC"}:
        return OrganizationKind.STATE_BODY
    if word.lemma in _nouns("outlets"):
        return OrganizationKind.MEDIA
    kind = body_heads().get(word.lemma) or body_heads().get(word.text.lower())
    if kind is None and word.pos == "PROPN" and word.entity != "PERSON":
        return OrganizationKind.OTHER
    return kind


def _is_plural(word: Word) -> bool:
    return word.text.lower() != word.lemma and word.text.lower().endswith("s")


def _by_noun(parties: Parties) -> dict[str, list[Party]]:
    """Index the parties by the words that the document uses for them."""
    index: dict[str, list[Party]] = {}
    for party in parties.all():
        for noun in {*party.nouns, *_heads_in(party)}:
            index.setdefault(noun, []).append(party)
    return index


def _heads_in(party: Party) -> Iterator[str]:
    """Give the words in a body's name by which it may be called for short."""
    if not party.is_person:
        for name in (party.name, *party.aliases):
            yield from (w for w in name.lower().split() if w in body_heads())


@cache
def _nouns(key: str) -> frozenset[str]:
    found: Sequence[str] = resources.load("lexicon/en/claims.yaml")[key]
    return frozenset(found)
