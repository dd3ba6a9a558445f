"""Who the noun phrase beside "said" is: a party of the document, or a new one named by the phrase.

Pronouns and "the activist" are resolved before (coreference). Here is resolved what depends on
who spoke last ("it added", "the report says", "a spokeswoman said"), and whose spokesperson
speaks.
"""

from collections.abc import Iterator

from khronika.model import Role
from khronika.reading.en.noun_phrases import BESIDE, kind_of, phrase, points_back
from khronika.reading.en.report_words import report_words
from khronika.reading.en.words import body_heads, people_words
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_IT = frozenset({"it", "they"})
_HE = frozenset({"he", "she", "him", "her"})
_WE = frozenset({"i", "we"})
_COUNTED = frozenset({"some", "many", "others", "several", "few", "both"})
_TIMES = frozenset({"DATE", "TIME"})
_EXPLAINING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ"})
"""Kinds of words that stand before a name to say what somebody is: "the former judge X"."""
_RULERS = frozenset({"government"})
"""Words for those who rule, whom a spokesman does not name: "a government spokesman"."""
_NAMING = frozenset({"in", "of", "for"})
"""Words within the name of a body: "the Union of Journalists"."""
_REACH = 2
"""Paragraphs back within which "they" or "a spokeswoman" may look for the one who spoke last."""
_FARTHEST = 1500
"""Characters back within which "the organisation" looks for its body."""
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
        """The person (True) and the body (False) last a subject, with the sentence's number."""
        self._spoke: dict[bool, tuple[str, int]] = {}
        """Who spoke last, a person (True) and a body (False), with the paragraph."""

    def enter(self, tree: Tree) -> None:
        """Note the subjects of a sentence, to which a pronoun in the next may point back."""
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
        party = self._set_off(tree, word, cue) or self._find(tree, word)
        if party is None:
            return None
        self._spoke[party.is_person] = (party.id, tree.sentence.paragraph)
        return party.id

    def _find(self, tree: Tree, word: Word) -> Party | None:
        words, named = report_words(), self._named(tree, word)
        if word.lemma in words.spokespeople and not (named and named.is_person):
            return self._sends(tree, word) or self._last(tree, body=True) or self._add(tree, word)
        if word.lemma in words.carriers and not self._at(word):
            return self._owner(tree, word) or self._last(tree)
        return named or self._unknown(tree, word)

    def _unknown(self, tree: Tree, word: Word) -> Party | None:
        """Give who is meant by a word that the document's names do not explain."""
        low = word.text.lower()
        if low in _WE:
            return self._as_author(word)
        if low in _IT or low in _HE:
            return self._pointed_at(tree, word)
        if (word.pos == "PRON" and low not in _COUNTED) or word.entity in _TIMES:
            return None
        return self._described(tree, word) or self._add(tree, word)

    def _as_author(self, word: Word) -> Party | None:
        """Give the author of the document, entered where the text first says "we"."""
        if self._author is None:
            return None
        low = self._author.casefold()
        for party in self._parties.all():
            if low in {n.casefold() for n in (party.name, *party.aliases)}:
                return party
        where = Span(start=word.start, end=word.end)
        return self._parties.add(self._author, where, is_person=False)

    def _at(self, word: Word) -> Party | None:
        mention = self._parties.at(Span(start=word.start, end=word.end))
        return self._parties[mention.party] if mention else None

    def _set_off(self, tree: Tree, word: Word, cue: Word) -> Party | None:
        """Give the person named between commas before the cue: "the head of X, A B, has said"."""
        comma = self._text.rfind(", ", max(cue.start - _LONGEST_AUXILIARY, 0), cue.start)
        if comma <= word.end or len(self._text[comma + 2 : cue.start].split()) > 2:
            return None
        mention = self._parties.at(Span(start=comma - 1, end=comma))
        if mention is None or not mention.named or not self._parties[mention.party].is_person:
            return None
        own = self._at(word)
        opens = self._explains(tree, word, mention.start)
        return self._parties[mention.party] if opens and not (own and own.is_person) else None

    def _explains(self, tree: Tree, noun: Word, name: int) -> bool:
        """Whether a comma, with at most what somebody is, leads from a noun to their name."""
        between = tree.at(noun.end, name)
        comma = max((w.i for w in between if w.text == ","), default=None)
        if comma is None:
            return False
        behind = [w for w in between if w.i > comma]
        return all(w.pos in _EXPLAINING for w in behind)

    def _named(self, tree: Tree, word: Word) -> Party | None:
        """Give the party that the word, or the name beside it, mentions."""
        own, is_body = self._at(word), word.lemma not in people_words().occupations
        if own is not None and (own.is_person or is_body):
            if not own.is_person and any(w.prep in _NAMING for w in tree.children(word, "oblique")):
                own.call(phrase(self._text, tree, word))
            if not own.is_person:
                _call_without_place(own)
            return own
        for beside in tree.children(word, "apposition"):
            party = self._at(beside)
            if party is not None and (party.is_person or word.lemma in body_heads()):
                return party
        head = tree.head(word)
        if word.rel == "apposition" and head is not None:
            return self._at(head)
        return self._explained(word) if points_back(tree, word) else None

    def _explained(self, noun: Word) -> Party | None:
        """Give the person whose name between commas explains a noun: "his cousin, A B, "."""
        if noun.lemma in body_heads() or self._text[noun.end : noun.end + 2] != ", ":
            return None
        mention = self._parties.at(Span(start=noun.end + 2, end=noun.end + 3))
        closes = mention is not None and self._text[mention.end : mention.end + 1] in {",", "."}
        party = self._parties[mention.party] if mention and mention.named and closes else None
        return party if party and party.is_person else None

    def _sends(self, tree: Tree, spokesman: Word) -> Party | None:
        """Give the body, or the person, for whom a spokesperson speaks."""
        beside = tree.children(spokesman, *BESIDE)
        if any(w.lemma in _RULERS for w in beside):
            return self._add(tree, spokesman)
        for word in sorted(beside, key=_whose_first):
            if word.rel == "oblique" and word.prep not in {"for", "of", "from", "with", "at"}:
                continue
            if word.rel in {"compound", "modifier"} and word.pos not in {"NOUN", "PROPN"}:
                continue
            named = self._named(tree, word)
            return named or self._office(tree, spokesman, word) or self._unknown(tree, word)
        return None

    def _office(self, tree: Tree, spokesman: Word, body: Word) -> Party | None:
        """Give the body before its spokesman: "a Turkish interior ministry spokesman"."""
        name = phrase(self._text, tree, spokesman)
        name = name[: name.rfind(body.text) + len(body.text)]
        if body.rel != "compound" or body.lemma not in body_heads() or name in {"", body.text}:
            return None
        known = self._unnamed.get(name.casefold())
        return known or self._enter(tree, body, name)

    def _owner(self, tree: Tree, carrier: Word) -> Party | None:
        """Give whose report or statement it is, where the phrase says so."""
        beside = tree.children(carrier, "possessor", "oblique", "compound")
        owners = [w for w in beside if w.rel != "oblique" or w.prep in {"of", "by", "from"}]
        return next((party for w in owners if (party := self._named(tree, w))), None)

    def _pointed_at(self, tree: Tree, pronoun: Word) -> Party | None:
        """Give whom a pronoun means: a subject here or one sentence before, else who spoke last."""
        low = pronoun.text.lower()
        person, body = low in _HE, low == "it"
        if body:
            before = (w for w in reversed(tree.words[: pronoun.i]) if w.rel in SUBJECTS)
            bodies = (p for w in before if (p := self._at(w)) and not p.is_person)
            found = next(bodies, None)
            if found is not None:
                return found
        ref, number = self._subjects.get(person, ("", -2))
        if (person or body) and tree.sentence.number - number <= 1:
            return self._parties[ref]
        last = self._last(tree, person=person, body=body)
        return last or (self._mentioned_before(tree, pronoun) if person else None)

    def _mentioned_before(self, tree: Tree, pronoun: Word) -> Party | None:
        """Give the person last named before a pronoun in its sentence, if the gender may fit."""
        here = self._parties.within(Span(start=tree.sentence.start, end=pronoun.start))
        people = [p for m in here if (p := self._parties[m.party]).is_person]
        gender = "f" if pronoun.text.lower() in {"she", "her"} else "m"
        fitting = [p for p in people if p.gender in {"", gender}]
        return fitting[-1] if fitting else None

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

    def _described(self, tree: Tree, noun: Word) -> Party | None:
        """Give the one party that the document calls by this noun: "the lawyer", "the bureau"."""
        known = self._unnamed.get(phrase(self._text, tree, noun).casefold())
        if known is not None or not points_back(tree, noun):
            return known
        called = self._by_noun.get(noun.lemma, [])
        return called[0] if len(called) == 1 else self._back_to(noun)

    def _back_to(self, noun: Word) -> Party | None:
        """Give the body named last to which a word for a body may point: "the organisation"."""
        kinds = report_words().pointing.get(noun.lemma)
        if kinds is None:
            return None
        before = self._parties.within(Span(start=max(noun.start - _FARTHEST, 0), end=noun.start))
        bodies = (p for m in reversed(before) if (p := self._parties[m.party]).kind in kinds)
        return next((p for p in bodies if not p.is_person and not p.unnamed), None)

    def _add(self, tree: Tree, noun: Word) -> Party:
        """Enter the phrase as a party of its own."""
        return self._enter(tree, noun, phrase(self._text, tree, noun))

    def _enter(self, tree: Tree, noun: Word, name: str) -> Party:
        start = self._text.index(name, tree.sentence.start)
        where, kind = Span(start=start, end=start + len(name)), kind_of(noun)
        party = self._parties.add(name, where, is_person=kind is None, unnamed=True)
        if kind is not None:
            party.kind = kind
            _call_without_place(party)
        party.nouns.append(noun.lemma)
        party.play(people_words().occupations.get(noun.lemma) or Role.SPEAKER, f"“{noun.text}”")
        self._unnamed[name.casefold()] = party
        self._by_noun.setdefault(noun.lemma, []).append(party)
        self._parties.mention(party, where, named=True)
        return party


def _whose_first(word: Word) -> tuple[bool, int]:
    """Order words beside a spokesman: the noun next to him first, adjectives last."""
    return word.rel == "modifier", -word.i if word.rel == "compound" else 0


def _call_without_place(body: Party) -> None:
    """Note that a body is called for short without its place: "the Lao embassy in Hanoi"."""
    short, place, _ = body.name.partition(" in ")
    if place and " " in short:
        body.call(short)


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
