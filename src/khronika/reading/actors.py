"""Who did an act, and for which country."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khronika.model import IncidentType, OrganizationKind
from khronika.reading.frames import SURRENDERS, Frame
from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords
from khronika.reading.placing import Placing
from khronika.reading.roles import agents, is_passive
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word, stands_under
from khronika.reading.targets import OF_THE_STATE

_BEFORE = frozenset({"compound", "modifier", "nummod", "nmod"})
_LONGEST_OWNER = 6
"""Words of the longest phrase for whose people somebody is."""
_AT_A_COUNTER = frozenset(
    {IncidentType.PASSPORT_DENIAL, IncidentType.RESIDENCE_REFUSAL, IncidentType.ASYLUM_REFUSAL}
)
"""Acts that an office does where somebody comes to it."""


@dataclass(frozen=True, slots=True)
class Actors:
    """Finds the doers of acts in one document."""

    text: str
    parties: Parties
    placing: Placing
    nouns: PointingWords
    body_of: Callable[[Tree, Word], Party | None]
    """Gives the body that a phrase means, such as "a court in Vilnius", adding it if it must."""

    def of(self, frame: Frame, *, besides: Sequence[str]) -> list[str]:
        """Give those whom the sentence names as doing the act, but for the ones struck."""
        nobody_does = frame.types[:1] == (IncidentType.ASYLUM_CLAIM,) or self._only_stops(frame)
        if frame.comes_to_light or nobody_does or _befalls_somebody(frame):
            return []
        found = [
            self._speaking(frame.tree, word) or self._meant(frame.tree, word)
            for word in self._doers(frame)
            if not self._called(frame.tree, word) & set(besides)
            and not self._is_pressed(frame, word)
            and not (_tells_of_it(frame, word) and self._is_no_authority(frame.tree, word))
        ]
        named = [ref for ref in found if ref is not None and ref not in besides]
        doers = named or self._called_before(frame) or self._at_its_counter(frame)
        doers = doers or self._sent_by(frame)
        doers = doers or self._of_noun(frame)
        return [ref for ref in dict.fromkeys(doers) if not self._only_spreads(frame, ref)]

    def _doers(self, frame: Frame) -> list[Word]:
        """Give who may be the doers of an act: its subjects, and what "by" leads, however low.

        "On a list drawn up by the ministry", but not "despite warnings by the UN".
        """
        tree, verb = frame.tree, frame.trigger
        words = agents(tree, verb) if verb.pos in {"VERB", "AUX"} else []
        if len(words) == 1 and _is_of_another_verb(verb, words[0]):
            words = []
        if words and not is_passive(tree, verb):
            words.extend(w for w in tree.children(verb, "subject") if w not in words)
        leading = self.nouns.at | self.nouns.toward | {""}
        below = [w for w in tree.children(verb, "oblique") if w.prep in leading]
        things = (verb, *tree.children(verb, "object", "predicate"), *below)
        by = [w for t in things for w in tree.children(t, "agent", "oblique") if w.prep == "by"]
        return [*words, *(w for w in by if w not in words)]

    def _is_pressed(self, frame: Frame, word: Word) -> bool:
        """Whether relatives do what a verb tells because they are made to: "lost their jobs"."""
        return IncidentType.PROXY_PRESSURE in frame.types and word.lemma in self.nouns.relatives

    def _only_stops(self, frame: Frame) -> bool:
        """Whether somebody stops or contests a surrender, and so does not do it."""
        trigger, verb = frame.trigger, frame.trigger
        above = frame.tree.head(trigger)
        if trigger.pos == "NOUN" and trigger.rel == "object" and above is not None:
            verb = above
        return not SURRENDERS.isdisjoint(frame.types[:1]) and verb.lemma in self.nouns.stopping

    def _only_spreads(self, frame: Frame, ref: str) -> bool:
        """Whether a body only passes on what a state asks for: Interpol, or who finds it."""
        kind = self.parties[ref].kind
        passes_on = kind is OrganizationKind.INTERNATIONAL_ORGANIZATION
        passes_on = passes_on or frame.trigger.pos == "NOUN"
        return frame.types[:1] == (IncidentType.INTERPOL_ALERT,) and passes_on

    def _called_before(self, frame: Frame) -> list[str]:
        """Give the state's body that made somebody come: "вызвали на допрос в КГБ"."""
        tree, verb = frame.tree, frame.trigger
        above = tree.head(verb) if verb.rel == "conjunct" else None
        called = next((v for v in (verb, above) if v and v.lemma in self.nouns.summoning), None)
        if called is None:
            return []
        own = tree.children(called, "oblique")
        inner = [w for one in own for w in tree.children(one, "oblique")]
        return self._of_the_state(
            tree, [w for w in (*own, *inner) if w.prep in self.nouns.summoned_to]
        )

    def _at_its_counter(self, frame: Frame) -> list[str]:
        """Give the office where a paper was refused: "в консульстве отказались менять паспорт"."""
        tree, verb = frame.tree, frame.trigger
        if not _AT_A_COUNTER & set(frame.types) or verb.pos not in {"VERB", "AUX"}:
            return []
        above = tree.head(verb) if verb.rel == "complement" else None
        below = [w for v in (verb, above) if v for w in tree.children(v, "oblique")]
        return self._of_the_state(tree, [w for w in below if stands_under(w, self.nouns.inside)])

    def _sent_by(self, frame: Frame) -> list[str]:
        """Give the body that sent those whom the verb leaves out: "приходили из КГБ"."""
        tree, verb = frame.tree, frame.trigger
        if not verb.of_several or tree.child(verb, *SUBJECTS) is not None:
            return []
        whence = [w for w in tree.children(verb, "oblique") if stands_under(w, self.nouns.away)]
        return self._of_the_state(tree, whence)

    def _of_the_state(self, tree: Tree, words: Sequence[Word]) -> list[str]:
        bodies = [self.body_of(tree, word) for word in words]
        return [b.id for b in bodies if b is not None and b.kind in OF_THE_STATE]

    def _of_noun(self, frame: Frame) -> list[str]:
        """Give the state's body behind a noun: "its sentence", "a warrant issued by a court"."""
        tree, noun = frame.tree, frame.trigger
        if noun.pos != "NOUN":
            return []
        head = tree.head(noun)
        issued = [w for v in tree.children(noun, "participle") for w in agents(tree, v)]
        issuing = agents(tree, head) if head is not None and noun.rel == "object" else []
        behind = [w for w in tree.children(noun, "possessor", "oblique") if self._is_of(w)]
        return self._of_the_state(tree, [*issued, *behind, *issuing])

    def _called(self, tree: Tree, word: Word) -> set[str]:
        """Give those whose names stand beside a word for somebody: "a man from Osh, Gleb X".

        The name may also come first: "Gleb X, an electrician who was turned back".
        """
        head = tree.head(word)
        names = [head] if head is not None and word.rel == "apposition" else []
        names += [
            name
            for noun in (word, *tree.children(word, "oblique"))
            for name in tree.children(noun, "apposition")
        ]
        mentions = [self.parties.at(Span(start=n.start, end=n.end)) for n in names]
        return {m.party for m in mentions if m is not None}

    def _meant(self, tree: Tree, word: Word) -> str | None:
        if word.lemma in self.nouns.doers:
            body = self._body_behind(tree, word)  # "officers of the KGB"
            if body is not None:
                return body.id
        mention = self.parties.at(Span(start=word.start, end=word.end))
        if mention is not None and self.parties[mention.party].is_person:
            return mention.party
        if mention is not None and any(p.holds(mention) for p in self.placing.touching(word)):
            return None  # "Germany deported him" names a state, no body
        party = self.body_of(tree, word) or self._unnamed(tree, word)
        if party is None and word.prep == "by":
            party = self._body_behind(tree, word)  # "by decision of a district court"
        return party.id if party is not None else None

    def _speaking(self, tree: Tree, word: Word) -> str | None:
        """Give the state's body that tells what it did itself: "The ministry said that it had"."""
        they = word.lemma in self.nouns.they
        means = self.parties.at(Span(start=word.start, end=word.end))
        somebody = means is not None and self.parties[means.party].is_person
        if word.pos != "PRON" or not (they or word.lemma in self.nouns.it) or somebody:
            return None
        for clause in tree.ancestors(word)[:1]:
            says = tree.head(clause) if clause.rel == "clause" else None
            for one in agents(tree, says) if says is not None else ():
                body = self.body_of(tree, one)
                several = one.plural or (body is not None and body.kind is OrganizationKind.POLICE)
                if body is not None and body.kind in OF_THE_STATE and (several or not they):
                    return body.id
        return None

    def _is_no_authority(self, tree: Tree, word: Word) -> bool:
        body = self.body_of(tree, word)
        return body is None or body.kind not in OF_THE_STATE

    def _body_behind(self, tree: Tree, word: Word) -> Party | None:
        for behind in tree.children(word, "compound", "oblique", "possessor"):
            body = self.body_of(tree, behind) if self._is_of(behind) else None
            if body is not None and not body.is_person:
                return body
        return None

    def _is_of(self, word: Word) -> bool:
        return not word.prep or word.prep in self.nouns.of

    def _unnamed(self, tree: Tree, word: Word) -> Party | None:
        """Add "two men on a motorcycle", "border officers" under the words of the document."""
        called = {word.lemma, word.text.lower()}
        somebody = called & self.nouns.people or called & self.nouns.doers
        if not self._is_some(tree, word) and (word.pos not in {"NOUN", "ADJ"} or not somebody):
            return None
        before = [w for w in tree.children(word, *_BEFORE) if w.i < word.i]
        start = min((tree.subtree(w)[0].start for w in before), default=word.start)
        end = max((tree.subtree(w)[-1].end for w in self._behind(tree, word)), default=word.end)
        where = Span(start=min(start, word.start), end=max(end, word.end))
        name = self.text[where.start : where.end]
        known = (p for p in self.parties.people() if p.unnamed and p.name.lower() == name.lower())
        return next(known, None) or self.parties.add(name, where, is_person=True, unnamed=True)

    def _is_some(self, tree: Tree, word: Word) -> bool:
        """Whether a number in words stands for people: "четверо", but not "two of the rounds"."""
        of_some = any(w.prep in self.nouns.whose for w in tree.children(word, "oblique"))
        counts = word.pos == "NUM" and word.text.isalpha()
        return counts and not of_some and word.lemma not in self.nouns.one

    def _behind(self, tree: Tree, word: Word) -> list[Word]:
        """Give what says of somebody, right behind, how they looked or whence they came.

        "Четверо в камуфляже": parsers tie it to the verb. Where they act says nothing of them.
        """
        if self.nouns.genitives_behind and word.lemma in self.nouns.doers:
            whose = [w for w in tree.children(word, "possessor") if w.i > word.i]
            if whose and len(tree.subtree(whose[0])) < _LONGEST_OWNER:
                return whose[:1]  # "сотрудники общественной безопасности"
        beside = [w for w in tree.words[word.i + 1 :] if w.rel == "oblique" and w.head == word.head]
        tied_to_verb = [w for w in beside if tree.subtree(w)[0].i == word.i + 1 and w.case != "Acc"]
        own = tree.children(word, "oblique")
        told = [w for w in own if w.prep in self.nouns.described_by]
        looks = [w for w in (*own, *tied_to_verb) if w.prep in self.nouns.described_unless_place]
        looks = [w for w in looks if w.i > word.i and w.pos != "PRON"]
        return [*told, *(w for w in looks if not self._is_place(tree, w))][:1]

    def _is_place(self, tree: Tree, word: Word) -> bool:
        """Whether a phrase tells a place, or has one in it."""
        if word.lemma in self.nouns.place_nouns and word.prep not in self.nouns.left_behind:
            return True
        return any(self.placing.touching(inside) for inside in tree.subtree(word))

    def country(self, frame: Frame, actors: Sequence[str], struck: Sequence[str]) -> str | None:
        """Name the country that acts, by an actor or itself ("Germany deported").

        That of those struck tells nothing: "a volunteer from Grozny, Gleb X, got no permit".
        """
        for ref in actors:
            country = self._country_of(self.parties[ref])
            if country:
                return country
        verb = frame.trigger
        if frame.comes_to_light:
            return None
        if verb.pos not in {"VERB", "AUX"}:
            head = frame.tree.head(verb)
            if head is None or head.lemma not in self.nouns.giving:
                return None
            verb = head
        for word in agents(frame.tree, verb):
            if self._called(frame.tree, word) & set(struck):
                continue
            acts = self._may_act(word)
            for inside in frame.tree.subtree(word):
                before = inside.i <= word.i or (acts and inside.prep in {"in", "of", "from"})
                if before or (inside.rel == "possessor" and inside.head == word.i):
                    for place in self.placing.touching(inside):
                        return place.country
        return None

    def _may_act(self, word: Word) -> bool:
        """Whether a noun is one for those who act for a state: "a court in Minsk"."""
        body = self.parties.at(Span(start=word.start, end=word.end))
        nouns = self.nouns.offices | self.nouns.place_nouns | self.nouns.doers
        return word.lemma in nouns or (body is not None and not self.parties[body.party].is_person)

    def _country_of(self, party: Party) -> str | None:
        if party.country or (party.is_person and not party.unnamed):
            return party.country
        inside = self.placing.inside(party.first)
        return inside[0].country if inside else None


def _befalls_somebody(frame: Frame) -> bool:
    """Whether a verb tells what befell somebody, and not who did it: "vanished", "has not seen"."""
    told = IncidentType.DISAPPEARANCE in frame.types
    return told and not is_passive(frame.tree, frame.trigger)


def _tells_of_it(frame: Frame, subject: Word) -> bool:
    """Whether somebody is only said to tell of an act: "Правозащитники сообщают, что похитили".

    A verb without a subject shares that of the verb above, but not where nobody is named who acts.
    """
    tree = frame.tree
    below = [frame.trigger, *tree.ancestors(frame.trigger)]
    shared = next((n for n, verb in enumerate(below) if verb.i == subject.head), 0)
    return any(w.rel == "clause" and tree.child(w, "marker") for w in below[:shared])


def _is_of_another_verb(verb: Word, shared: Word) -> bool:
    """Whether one does what another verb tells: "суд отказал, и её выпустили"."""
    one = shared.pos in {"NOUN", "PROPN"} and not shared.plural
    return verb.of_several and shared.head != verb.i and one
