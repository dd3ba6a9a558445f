"""Who is meant by the noun beside "сообщил", or by no noun at all.

Pronouns and "активист" are resolved before (coreference). Here is resolved what depends on who
spoke last ("ведомство добавило", "в сообщении говорится", "рассказала:"), and those who are only
described are entered.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.model import Stance
from khronika.reading.attribution import Attribution
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.authors import Author
from khronika.reading.ru.bodies import back_to, body_of, is_alone
from khronika.reading.ru.described import Described
from khronika.reading.ru.grammar import agreement, gender_of, is_plural
from khronika.reading.ru.named import Named
from khronika.reading.ru.noun_phrases import in_nominative, phrase
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PLACES = frozenset({"в", "на", "у"})
_HE = {"он": "m", "она": "f", "тот": "m", "та": "f", "его": "m", "ее": "f"}
_THEY = frozenset({"они", "их"})
_PLURAL = frozenset({"мы", "нас"})
_WE = _PLURAL | {"я"}
_REACH = 2
"""Paragraphs back within which somebody unsaid may have spoken last."""
_REMEMBERED = 30
"""Subjects and speakers among whom a pronoun looks for its person."""
_NEAR = 12
"""Most words between a verb and the body in which its unsaid subject sits."""


def _fits(one: str, other: str) -> bool:
    return not one or not other or one == other


@dataclass(frozen=True, slots=True)
class _Recent:
    """A person who was a subject or spoke; one not yet entered has only a noun."""

    party: Party | None
    tree: Tree
    word: Word
    plural: bool = False

    @property
    def gender(self) -> str:
        """m, f, or nothing where unknown."""
        return self.party.gender if self.party is not None else gender_of(self.word)

    @property
    def several(self) -> bool:
        """Whether they are only described, and several: "его адвокаты"."""
        return self.party is not None and self.party.unnamed and self.plural


class Speakers:
    """The speakers of one document, asked for in the order of the text."""

    def __init__(self, text: str, parties: Parties, author: Author) -> None:
        self._text = text
        self._parties = parties
        self._author = author
        self._named = Named(text, parties)
        self._described = Described(text, parties)
        self._recent: list[_Recent] = []
        """The people who were subjects or spoke, in the order of the text."""
        self._plural: tuple[str, int] = ("", 0)
        """The last who spoke as "they", with the paragraph."""
        self._body_spoke: tuple[str, str, int] = ("", "", -1)
        """The body that spoke last, with the gender of its noun and the sentence's number."""
        self._spoke: dict[bool, tuple[str, int]] = {}
        """Who spoke last, a person (True) and a body (False), with the paragraph."""

    def enter(self, tree: Tree) -> None:
        """Note the subjects of a sentence, to whom an unsaid one in the next may point back."""
        for word in tree.words:
            if word.rel not in SUBJECTS:
                continue
            party = self._named.by(tree, word)
            if party is None and word.lemma in people_words().relatives and not is_plural(word):
                self._recent.append(_Recent(None, tree, word))
            elif party is not None and party.is_person:
                self._recent.append(_Recent(party, tree, word, is_plural(word)))

    def resolve(self, tree: Tree, attribution: Attribution) -> list[str]:
        """Give the ids of those who speak; none where nobody in particular does."""
        if attribution.speakers:
            found = [self._find(tree, word) for word in attribution.speakers]
        else:
            found = [self._unsaid(tree, attribution.cue)]
        parties = [party for party in found if party is not None]
        state = None if parties else self._state(tree, attribution)
        if state is not None:
            parties = [state]
        for party in parties:
            self._note(tree, party, attribution)
        return list(dict.fromkeys(party.id for party in parties))

    def _note(self, tree: Tree, party: Party, attribution: Attribution) -> None:
        """Remember who spoke, and the gender that the verb tells of one with a name."""
        self._spoke[party.is_person] = (party.id, tree.sentence.paragraph)
        if party.is_person:
            plural = any(is_plural(word) for word in attribution.speakers)
            self._recent.append(_Recent(party, tree, attribution.cue, plural))
        elif attribution.speakers:
            gender = gender_of(attribution.speakers[0])
            self._body_spoke = (party.id, gender, tree.sentence.number)
        agrees = agreement(attribution.cue)
        if party.is_person and agrees is not None and attribution.speakers:
            party.gender = agrees.gender or party.gender
            if agrees.plural and len(attribution.speakers) == 1:
                self._plural = (party.id, tree.sentence.paragraph)

    def _find(self, tree: Tree, word: Word) -> Party | None:
        low, words = word.text.lower().replace("ё", "е"), report_words()
        if low in _HE or low in _THEY:
            return self._pointed_at(tree, word, low)
        if low in _WE:
            return self._as_author(word, plural=low in _PLURAL)
        named = self._named.by(tree, word)
        if named is not None:
            return named
        if word.pos in {"PRON", "DET"}:
            return None
        if word.lemma in words.carriers:
            return self._sends(tree, word)
        if word.lemma in words.not_speakers or word.lemma in words.threatening:
            return None
        return (
            self._body(tree, word)
            or self._described.person(tree, word)
            or self._described.acronym(word)
        )

    def _as_author(self, word: Word, *, plural: bool) -> Party | None:
        return self._author.group(word) if plural else self._author.person(word)

    def _pointed_at(self, tree: Tree, word: Word, pronoun: str) -> Party | None:
        """Give whom "он", "её" or "их" means: who is a subject or spoke just now comes first."""
        if pronoun in _THEY:
            ref, paragraph = self._plural
            near = ref and tree.sentence.paragraph - paragraph <= _REACH
            return self._parties[ref] if near else self._last(tree)
        gender = _HE[pronoun]
        for before in reversed(tree.words[: word.i]):
            party = self._named.by(tree, before) if before.rel in SUBJECTS else None
            if party is not None and party.is_person and _fits(party.gender, gender):
                return party
        body = self._body_just_before(tree, gender)
        if body is not None:
            return body
        return self._last_person(tree, gender) or self._named.at(word)

    def _body_just_before(self, tree: Tree, gender: str) -> Party | None:
        """Give the body that spoke in the sentence before, where no person is a subject since."""
        ref, own, number = self._body_spoke
        if own != gender or tree.sentence.number - number != 1:
            return None
        since = (r for r in self._recent if r.tree.sentence.number >= number and not r.several)
        return None if any(_fits(r.gender, gender) for r in since) else self._parties[ref]

    def _sends(self, tree: Tree, carrier: Word) -> Party | None:
        """Give whose statement it is: of the one named behind it, else of who spoke last."""
        for owner in tree.children(carrier, "possessor", "apposition"):
            party = self._find(tree, owner)
            if party is not None:
                return self._through(tree, carrier, party)
        return self._last(tree, body=True) or self._last(tree)

    def _through(self, tree: Tree, carrier: Word, party: Party) -> Party:
        """Give a body also the name of the office through which it speaks."""
        if carrier.lemma in body_heads() and not party.is_person:
            where = phrase(tree, carrier)
            party.call(in_nominative(self._text, tree, carrier, where))
        return party

    def _body(self, tree: Tree, word: Word) -> Party | None:
        """Give the body that a noun means: one named before, or a new one."""
        if is_alone(tree, word):
            back = back_to(word, self._parties)
            if back is not None:
                return back
        return body_of(self._text, tree, word, self._parties, [])

    def _unsaid(self, tree: Tree, verb: Word) -> Party | None:
        """Give who speaks where the verb has no subject: "в МВД заявили", "рассказала:"."""
        agrees = agreement(verb)
        if agrees is None or agrees.person == 2:
            return None
        if agrees.person == 1:
            return self._as_author(verb, plural=agrees.plural)
        if agrees.plural:
            return next(self._inside(tree, verb), None)
        if verb.rel not in {"ROOT", "conjunct", "parataxis"} or agrees.gender == "n":
            return None
        return self._last_person(tree, agrees.gender)

    def _state(self, tree: Tree, attribution: Attribution) -> Party | None:
        """Give the state that speaks by its name or capital: "Анкара настаивает, что"."""
        cue = attribution.cue
        if attribution.stance is Stance.ASSERTS and not tree.child(cue, "clause"):
            return None  # "Варшава объявила конкурс"
        seats = (w for w in tree.children(cue, "oblique") if w.prep in _PLACES)
        words = attribution.speakers or seats
        return next((state for w in words if (state := self._described.state(w))), None)

    def _inside(self, tree: Tree, verb: Word) -> Iterator[Party]:
        """Give the bodies in which those sit who speak: "в пресс-службе ведомства заявили"."""
        near = [w for w in tree.words if abs(w.i - verb.i) <= _NEAR and w.prep in _PLACES]
        own = {w.i for w in tree.children(verb, "oblique")}
        for place in sorted(near, key=lambda w: (w.i not in own, abs(w.i - verb.i))):
            named = self._named.by(tree, place)
            if named is not None and named.is_person:
                continue
            if place.lemma in report_words().carriers and named is None:
                named = self._sends(tree, place)
            party = named or self._body(tree, place)
            if party is not None:
                yield party

    def _last_person(self, tree: Tree, gender: str) -> Party | None:
        """Give the person of a gender who was last a subject or spoke, not too far back."""
        for one in reversed(self._recent[-_REMEMBERED:]):
            if tree.sentence.paragraph - one.tree.sentence.paragraph > _REACH:
                return None
            if _fits(one.gender, gender) and not one.several:
                return one.party or self._find(one.tree, one.word)
        return None

    def voice(self) -> str | None:
        """Give the body in whose voice the text speaks: who spoke last, else the first named."""
        if False in self._spoke:
            return self._spoke[False][0]
        bodies = (m.party for m in self._parties.mentions() if not self._parties[m.party].is_person)
        return next(bodies, None)

    def _last(self, tree: Tree, *, body: bool = False) -> Party | None:
        """Give who spoke last, not too far back."""
        found = [
            (paragraph, ref)
            for is_person, (ref, paragraph) in self._spoke.items()
            if tree.sentence.paragraph - paragraph <= _REACH and not (body and is_person)
        ]
        return self._parties[max(found)[1]] if found else None
