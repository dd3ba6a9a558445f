"""Whom an act struck: the named, the pronoun's person, the relative of the one abroad, a group.

Sought in the roles that the lexicon's rule names, in order. Where nobody is found, nobody is
invented.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from khronika.model import IncidentType, OrganizationKind, Role
from khronika.reading.frames import Frame
from khronika.reading.introduced import introduction
from khronika.reading.learned.guesses import SURELY_STRUCK, Guesses
from khronika.reading.lexicon import STRUCK, Lexicon, Rule
from khronika.reading.members import as_many_behind
from khronika.reading.modality import Mood, cues
from khronika.reading.nameless import Nameless
from khronika.reading.parties import Parties, Party
from khronika.reading.people import Meant, PointingWords, meant
from khronika.reading.roles import agents, find_role, subject
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

OF_THE_STATE = frozenset(
    {
        OrganizationKind.STATE_BODY,
        OrganizationKind.COURT,
        OrganizationKind.POLICE,
        OrganizationKind.SECURITY_SERVICE,
        OrganizationKind.DIPLOMATIC_MISSION,
        OrganizationKind.INTERNATIONAL_ORGANIZATION,
    }
)
_MAY_STRIKE_BODIES = frozenset(
    {
        IncidentType.ORGANIZATION_PRESSURE,
        IncidentType.DESIGNATION,
        IncidentType.DIGITAL_ATTACK,
        IncidentType.THREAT,
    }
)
_ONLY_BODIES = frozenset({IncidentType.ORGANIZATION_PRESSURE})
_STRIKES_TOGETHER = frozenset(
    {
        IncidentType.ABDUCTION,
        IncidentType.ASSAULT,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.DEPORTATION,
        IncidentType.DETENTION,
        IncidentType.DISAPPEARANCE,
        IncidentType.ENTRY_REFUSAL,
        IncidentType.EXIT_BAN,
        IncidentType.KILLING,
        IncidentType.RELEASE,
    }
)
"""Acts that befall people who are together."""
_PHRASES_STAND_IN = frozenset({"patient", "subject", "owner", "indirect", "possessor", "of"})
"""Roles in which a phrase without a name may stand for somebody."""
_OF_THE_STRUCK = ("patient", "indirect")
"""Roles of nobody but those whom an act strikes."""
_PEOPLE_STAND_IN = frozenset({"patient", "subject", "indirect"})
"""Roles in which whatever a number counts is people, an act being told."""
_SUFFERS = ("subject",)
"""The role of a relative who is struck by what they are said to do: "his aunt lost her post"."""
_ROLES_OF_RELATIVES = ("patient", "owner", "subject")
_STRUCK_FROM = 0.5
"""How likely the learned heads must hold it that somebody is the target."""
_STRUCK_FOR_OTHERS = 0.95
"""The same of a lawyer or an official, who mostly act for somebody else."""
_NOT_STRUCK_BELOW = 0.3
"""Below it nobody is taken for the target of an act that only the heads found."""
_OF_A_LIST = frozenset({"PUNCT", "NUM", "CCONJ"})
"""What may stand between the names of a list: commas, ages, "and"."""
_LIST_STARTS_WITHIN = 60
_FIRST_NAME_WITHIN = 45
_NEXT_NAME_WITHIN = 8
"""Characters between a group and the list of its names, and between those names."""
_BEFORE = "told of in a sentence before"
_ONLY_ONE = "the only one named"
_LEFT_OUT = f"left out, {_BEFORE}"
_SURNAME_STEM = 5
"""Letters of a surname that its endings leave alone."""
_SENTENCES_BACK = 4
_JOINED_BACK = 2
"""Sentences back within which "they" looks for those named in one breath."""
_TOGETHER = frozenset({*SUBJECTS, "object"})
"""Relations in which people are those whom a sentence is about."""
_SENTENCES_AHEAD = 2
_WORDS_BACK_TO_KIN = 5
"""How far before a name the word for a relative may stand: "брата блогера, Довуда"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that finds somebody whom an act struck."""

    rule: Rule
    targets: list[str]
    exile: str | None
    """The exile to whom those are close whom the act struck in the exile's stead."""
    by: str
    """How the targets were found, for the decisions of a reading."""


@dataclass(slots=True)
class Targets:
    """Finds targets in the order of the text, remembering who was spoken of."""

    text: str
    trees: Sequence[Tree]
    parties: Parties
    lexicon: Lexicon
    nouns: PointingWords
    guesses: Guesses
    reporting: frozenset[str]
    """Verbs of saying: who only tells of an act is not struck by it."""
    language: str
    recent: list[str] = field(default_factory=list)
    """Targets so far, the last one last."""
    last_group: list[str] = field(default_factory=list)
    """The targets of the last act that struck several, whom "they" then means."""
    _grouped_in: int = 0
    """The sentence of that act."""
    nameless: Nameless = field(init=False)
    exiles: set[str] = field(default_factory=set)
    """Those struck abroad themselves, so that they are nobody's relative left at home."""

    def __post_init__(self) -> None:
        """Nobody is struck yet."""
        self.nameless = Nameless(self.parties, self.nouns)

    def forget(self) -> None:
        """Forget who was spoken of, to read the document again."""
        self.recent.clear()
        self.last_group.clear()
        self._grouped_in = 0
        self.nameless.last = None

    def note(self, targets: Sequence[str], sentence: int) -> None:
        """Note whom an act struck in a sentence, since the next one may only point back."""
        self.nameless.note(targets, sentence)
        if len(targets) > 1 or self.parties[targets[0]].unnamed:
            self.last_group[:] = targets
            self._grouped_in = sentence
        self.recent.extend(targets)

    def candidates(self, frame: Frame) -> Iterator[Candidate]:
        """Give the rules that find somebody, with those; and the exile to whom they are close.

        An act that strikes a relative of an exile is given as pressure on the exile first.
        """
        for rule in frame.rules:
            if rule.type in _ONLY_BODIES and self._strikes_a_person(frame):
                continue
            struck, by = self._struck(frame, rule)
            if struck and rule.type in _STRIKES_TOGETHER:
                struck = [*struck, *self._along_with(frame, struck)]
            exile = self._exile(struck)
            if exile and rule.type in self.lexicon.proxy_types:
                proxy = replace(rule, type=IncidentType.PROXY_PRESSURE)
                yield Candidate(proxy, _with_exile(exile, struck), exile, by)
            targets = self._allowed(rule.type, _parties(struck))
            if targets:
                behind = self._exile_left_out(frame, rule, targets)
                yield Candidate(rule, [*behind, *targets], next(iter(behind), None), by)
        for rule in frame.proxy:
            suffers = rule.target == _SUFFERS
            struck, by, exile = self._pressed(frame, rule)
            if (
                exile
                and frame.mood is not Mood.NEGATED
                and (suffers or not self._doers(frame) & {exile, *_parties(struck)})
            ):
                yield Candidate(rule, _with_exile(exile, struck), exile, by)

    def _strikes_a_person(self, frame: Frame) -> bool:
        """Whether somebody named stands where the struck would: "they threatened its editor X"."""
        words = [w for role in _OF_THE_STRUCK for w in find_role(frame.tree, frame.trigger, role)]
        found = (m for w in words for m in self._meant(frame.tree, w, phrases=False))
        people = (self.parties[m.party] for m in found if m.party is not None)
        return any(one.is_person and not one.unnamed for one in people)

    def _exile_left_out(self, frame: Frame, rule: Rule, targets: Sequence[str]) -> list[str]:
        """Give the exile for whom relatives are pressed, where only the text before names one.

        "X lives in Berlin. In April a brother, Y, was dismissed."
        """
        alone = len(targets) == 1 and targets[0] not in self.exiles
        pressed = rule.type is IncidentType.PROXY_PRESSURE and alone
        if not pressed or not self._is_mere_relative(frame.tree, self.parties[targets[0]]):
            return []
        number = frame.tree.sentence.number
        for tree in reversed(self.trees[max(0, number - _SENTENCES_BACK) : number]):
            people = [m.party for m in self._people_in(tree.sentence) if m.party not in targets]
            if people:
                return people[:1]
        return []

    def _is_mere_relative(self, tree: Tree, party: Party) -> bool:
        """Whether a name only tells which relative is meant: "a brother, Y"."""
        if party.kin is not None or party.unnamed:
            return False
        here = (m for m in self.parties.within(tree.sentence) if m.party == party.id)
        return any(self._explains_a_relative(tree, mention) for mention in here)

    def _explains_a_relative(self, tree: Tree, mention: PartyMention) -> bool:
        """Whether a name stands behind a word for a relative and a comma: "брата блогера, Y"."""
        top = tree.top(mention.start, mention.end)
        if top is None or self.text[max(0, mention.start - 2) : mention.start] != ", ":
            return False
        before = tree.words[max(0, top.i - _WORDS_BACK_TO_KIN) : top.i]
        above = {w.i for w in tree.ancestors(top)[:2]}
        return any(w.lemma in self.nouns.relatives and w.i in above for w in before)

    def _along_with(self, frame: Frame, struck: Sequence[Meant]) -> list[Meant]:
        """Give relatives who are named as struck along with others: "with her husband, Pavel"."""
        tree, verb = frame.tree, frame.trigger
        heads = (verb, *tree.children(verb, "advmod"), *find_role(tree, verb, "patient"))
        close = [
            word
            for head in heads
            for word in tree.children(head, "oblique")
            if word.prep in self.nouns.along_with and word.lemma in self.nouns.close
        ]
        called = [name for word in close for name in tree.children(word, "apposition", "conjunct")]
        mentions = (self.parties.at(Span(start=name.start, end=name.end)) for name in called)
        found = [m.party for m in mentions if m is not None and m.named]
        people = [ref for ref in dict.fromkeys(found) if self.parties[ref].is_person]
        return [Meant(ref, by="along with them") for ref in people if ref not in _parties(struck)]

    def _pressed(self, frame: Frame, rule: Rule) -> tuple[list[Meant], str, str | None]:
        """Give the relatives who are pressed, how they were found, and the exile they belong to.

        "They lean on X's mother": where whoever owns something leads to nobody's relative, those
        beside the verb are asked alone.
        """
        beside = self.nouns.beside_relatives
        ways = (_SUFFERS,) if rule.target == _SUFFERS else ((*_ROLES_OF_RELATIVES, *beside), beside)
        for roles in ways:
            struck, by = self._struck(frame, replace(rule, target=roles))
            exile = self._exile(struck)
            if exile:
                break
        return struck, by, exile

    def _exile(self, found: Sequence[Meant]) -> str | None:
        """Give the exile to whom somebody who was struck is close; none who is struck as well.

        "They arrested Kim and his colleague": the colleague is not struck in Kim's stead. Neither
        is a husband who was himself seized abroad.
        """
        struck = set(_parties(found))
        stand_in = (m.exile for m in found if m.party is None or m.party not in self.exiles)
        return next((exile for exile in stand_in if exile and exile not in struck), None)

    def _exile_of(self, found: Sequence[Meant], rule: Rule) -> bool:
        """Whether those struck are close to an exile; one without a name is only pressed."""
        exiles = [self.parties[m.exile] for m in found if m.exile]
        presses = rule.type in self.lexicon.proxy_types
        return any(presses or not exile.unnamed for exile in exiles)

    def _doers(self, frame: Frame) -> set[str]:
        """Give the people who do the act themselves: "she published her address"."""
        if frame.trigger.pos not in {"VERB", "AUX"}:
            return set()
        doers = set()
        for word in agents(frame.tree, frame.trigger):
            mention = self.parties.at(Span(start=word.start, end=word.end))
            if mention is not None and self.parties[mention.party].is_person:
                doers.add(mention.party)
        return doers

    def _struck(self, frame: Frame, rule: Rule) -> tuple[list[Meant], str]:
        """Give whom an act struck, and how they were found: in which role, by what words."""
        for role in rule.target:
            if role == "anyone":
                others = self._others_stand_here(frame, rule)
                others = others or self._another_body_stands_here(frame, rule)
                found = [] if others else self._anyone(frame)
            elif role == STRUCK:
                found = self._named_ahead(frame, (), self._marked_for(frame))
            else:
                found = self._in_role(frame, role)
            if rule.type is IncidentType.ASYLUM_CLAIM:
                found = [self._asked_for(m) for m in found]
            if not found and rule.type in _MAY_STRIKE_BODIES:
                found = self._body_meant(frame, role)
            if rule.learned:
                found = [m for m in found if not self._doubted(frame, m)]
            if role != "subject":
                found = [m for m in found if m.party is None or m.party not in self._doers(frame)]
            if self._allowed(rule.type, _parties(found)) or self._exile_of(found, rule):
                how = dict.fromkeys(m.by for m in found)
                return found, f"role {role}: {', '.join(how)}"
        if self._another_body_stands_here(frame, rule) or self._is_of_companions(frame, rule):
            return [], STRUCK
        marked = self._marked_for(frame)
        if self._a_speaker_stands_here(frame):
            return [one for one in marked if self._speaks(frame.tree, one)], STRUCK
        if marked or self._somebody_stands_here(frame, rule):
            return marked, STRUCK
        return self._told_of_before(frame), _LEFT_OUT

    def _is_of_companions(self, frame: Frame, rule: Rule) -> bool:
        """Whether only colleagues without names were struck: "fled after the arrest of friends"."""
        return frame.trigger.pos == "NOUN" and any(
            word.lemma in self.nouns.companions
            and word.plural
            and self.parties.at(Span(start=word.start, end=word.end)) is None
            for role in rule.target
            for word in _standing(frame, role)
        )

    def _asked_for(self, one: Meant) -> Meant:
        """Give the client for whom a lawyer asks: "we applied for asylum", says the lawyer."""
        asks = one.party is not None and Role.LAWYER in self.parties[one.party].roles
        if not asks or one.by == "named" or not self.recent:
            return one
        return Meant(self.recent[-1], by="asked for by a lawyer")

    def _somebody_stands_here(self, frame: Frame, rule: Rule) -> bool:
        """Whether the sentence tells of people, or a pronoun stands where the struck would."""
        return (
            bool(self._people_in(frame.tree.sentence))
            or self._others_stand_here(frame, rule)
            or any(
                word.pos == "PRON" and word.lemma not in self.nouns.it
                for role in rule.target
                for word in _standing(frame, role)
            )
        )

    def _others_stand_here(self, frame: Frame, rule: Rule) -> bool:
        """Whether others stand where the struck would: "eleven were turned back".

        So do people whom a noun means who is nobody told of before: "the deserter vanished".
        """
        return any(
            word.pos == "NUM"
            or self._is_somebody_else(word)
            or self._is_close_to_a_speaker(frame.tree, word)
            for role in rule.target
            if role in _PEOPLE_STAND_IN
            for word in _standing(frame, role)
        )

    def _is_close_to_a_speaker(self, tree: Tree, word: Word) -> bool:
        """Whether a noun means a relative of an "I" who is nobody told of: "my colleague"."""
        return word.lemma in self.nouns.close and any(
            w.text.lower() in self.nouns.speakers
            and self.parties.at(Span(start=w.start, end=w.end)) is None
            for w in tree.children(word, "possessor", "det")
        )

    def _is_somebody_else(self, word: Word) -> bool:
        """Whether a noun is one for people whom no name, and nobody told of before, explains."""
        if word.pos != "NOUN" or not word.animate or word.lemma not in self.nouns.people:
            return False
        told = self.parties.at(Span(start=word.start, end=word.end))
        return told is None and word.lemma not in self.nouns.close | self.nouns.doers

    def _another_body_stands_here(self, frame: Frame, rule: Rule) -> bool:
        """Whether a body stands where the struck would, and acts of this type strike people only.

        "They searched the office of Open Sky, which X chairs" tells nothing of a search at X's.
        """
        if rule.type in _MAY_STRIKE_BODIES:
            return False
        words = (word for role in rule.target for word in _standing(frame, role))
        mentions = (self.parties.at(Span(start=word.start, end=word.end)) for word in words)
        found = [self.parties[mention.party] for mention in mentions if mention is not None]
        return any(not one.is_person and one.kind not in OF_THE_STATE for one in found)

    def _a_speaker_stands_here(self, frame: Frame) -> bool:
        """Whether it struck an "I" of whom nobody knows who it is: "they freed me, took him"."""
        words = [w for role in _OF_THE_STRUCK for w in _standing(frame, role)]
        return any(
            word.text.lower() in self.nouns.speakers
            and self.parties.at(Span(start=word.start, end=word.end)) is None
            for word in words
        )

    def _speaks(self, tree: Tree, one: Meant) -> bool:
        """Whether the sentence says that somebody tells it: "“They threatened me,” said X"."""
        tops = (
            tree.top(m.start, m.end)
            for m in self.parties.within(tree.sentence)
            if m.party == one.party
        )
        subjects = [top for top in tops if top is not None and top.rel in SUBJECTS]
        verbs = [verb for verb in map(tree.head, subjects) if verb is not None]
        return any(verb.lemma in self.reporting for verb in verbs)

    def _told_of_before(self, frame: Frame) -> list[Meant]:
        """Give the one of whom the sentences before tell.

        "Arrested on 4 May. Deported on 6 May."

        The nearest sentence with people counts, and only where it tells of one alone, or, before
        a participle without a subject, of people whose names are joined: "X and Y live in Osh.
        Arrested on 4 May."
        """
        before = reversed(self.trees[: frame.tree.sentence.number])
        told = (tree for tree in before if _has_words(tree))  # "05.10.2025." tells nothing
        for tree in islice(told, _SENTENCES_BACK):
            mentions = self._people_in(tree.sentence)
            people = list(dict.fromkeys(mention.party for mention in mentions))
            if people:
                known = len(people) == 1 or (_lacks_subject(frame) and _are_joined(tree, mentions))
                return [Meant(ref, by=_BEFORE) for ref in people] if known else []
        return self._only_one(frame)

    def _only_one(self, frame: Frame) -> list[Meant]:
        """Give the only one whom the text names, of whom an entry that names nobody must tell.

        "12.09. Asked for asylum. 03.10. Arrested. 05.10. A court remanded Anna X." It is one whom
        another act strikes by name.
        """
        opens = next((w for w in frame.tree.words if w.text.isalpha()), None) is frame.trigger
        if not opens or subject(frame.tree, frame.trigger) is not None:
            return []
        named = [p for p in self.parties.people() if not p.unnamed]
        alone = len(named) == 1 and Role.TARGET in named[0].roles
        return [Meant(named[0].id, by=_ONLY_ONE)] if alone else []

    def _body_meant(self, frame: Frame, role: str) -> list[Meant]:
        """Give the body named last of those that a state presses, where "it" stands in a role."""
        words = find_role(frame.tree, frame.trigger, role)
        if not any(word.lemma in self.nouns.it for word in words):
            return []
        first = self.trees[max(0, frame.tree.sentence.number - _SENTENCES_BACK)].sentence.start
        for mention in reversed(self.parties.within(Span(start=first, end=frame.trigger.start))):
            body = self.parties[mention.party]
            if not body.is_person and body.kind not in OF_THE_STATE:
                return [Meant(body.id, by=f"meant by “{words[0].text}”")]
        return []

    def _doubted(self, frame: Frame, one: Meant) -> bool:
        """Whether the learned heads hold that somebody named in the sentence is not struck."""
        here = [
            self.guesses.struck(m)
            for m in self.parties.within(frame.tree.sentence)
            if m.party in {one.party, one.exile}
        ]
        return bool(here) and max(here) < _NOT_STRUCK_BELOW

    def _marked_for(self, frame: Frame) -> list[Meant]:
        """Give those whom the heads hold to be struck, not by the act's verb said again.

        A noun names what befell the exile, not the relative whom the verb strikes: "after the
        arrest in Oslo they took his brother".
        """
        found = self._marked(frame.tree, frame.trigger)
        struck = _parties(found) if frame.trigger.pos == "NOUN" else []
        return [one for one in found if one.exile not in struck]

    def _marked(self, tree: Tree, telling: Word | None = None) -> list[Meant]:
        """Give those whom the learned heads hold to be struck in the sentence.

        Of a verb that tells two acts, once left out, those count who stand in its own part.
        """
        found = [
            Meant(m.party, self.parties[m.party].kin, by=f"learned target, {likely:.2f}")
            for m in self.parties.within(tree.sentence)
            if _in_part(tree, m, telling)
            and not self._only_has(tree, m)
            and (likely := self.guesses.struck(m))
            >= (_STRUCK_FOR_OTHERS if _only_for_others(self.parties[m.party]) else _STRUCK_FROM)
        ]
        return self._named_first(found)

    def _only_has(self, tree: Tree, mention: PartyMention) -> bool:
        """Whether somebody stands in a sentence as whose client or child another is."""
        word = tree.top(mention.start, mention.end)
        head = tree.head(word) if word is not None and word.rel == "possessor" else None
        if word is None or head is None:
            return False
        counts = tree.head(head)
        if counts is not None and counts.pos == "NUM" and head.lemma in self.nouns.close:
            return True  # "seven of Ivanov's colleagues"
        if self._has_clients(tree, word):
            return True
        # "Ivanov's mother was told that her son must return": hers, not that of who was named last
        relatives = (w for w in tree.words[: word.i] if w.lemma in self.nouns.close)
        return (
            word.pos in {"PRON", "DET"}
            and head.lemma in self.nouns.close
            and any(w.rel in SUBJECTS and tree.child(w, "possessor") for w in relatives)
        )

    def _has_clients(self, tree: Tree, owner: Word) -> bool:
        """Whether a word tells whose client another is: "took her client away"."""
        head = tree.head(owner) if owner.rel == "possessor" else None
        return head is not None and head.lemma in self.nouns.clients

    def _has_companion(self, tree: Tree, owner: Word) -> bool:
        """Whether a word tells to whose colleague or relative it was done: "came to X's mother"."""
        head = tree.head(owner)
        if head is None:
            return False
        if head.rel == "oblique" and head.prep in self.nouns.beside_relatives:
            return head.lemma in self.nouns.relatives
        return head.rel in {"indirect", "object"} and head.lemma in self.nouns.companions

    def _in_role(self, frame: Frame, role: str) -> list[Meant]:
        words = list(dict.fromkeys(find_role(frame.tree, frame.trigger, role)))
        words = [w for w in words if not self._has_clients(frame.tree, w)]
        if role == "owner":
            words = self._had_it_done(frame) or words
            words = [w for w in words if not self._has_companion(frame.tree, w)]
        phrases = role in _PHRASES_STAND_IN
        meant_by = (self._meant(frame.tree, word, phrases=phrases) for word in words)
        found = list(dict.fromkeys(m for several in meant_by for m in several))
        owners = {m.exile for m in found}
        joined = (ref for w in words for ref in self._joined(frame.tree, w))
        found = [*found, *(Meant(ref) for ref in joined if ref not in owners)]
        found = found if words else self._implied(frame, role)
        found = self._named_ahead(frame, words, found)
        found.extend(Meant(ref) for ref in self._enumerated(frame.tree, words, found))
        return self._named_first(found)

    def _had_it_done(self, frame: Frame) -> list[Word]:
        """Give those to whose things it was done: "two activists had their passports cancelled"."""
        tree, verb = frame.tree, frame.trigger
        above = tree.head(verb)
        thing = tree.child(verb, *SUBJECTS)
        if above is not None and thing is None and verb.rel == "participle":
            thing, above = above, tree.head(above)
        whose = tree.children(thing, "possessor") if thing is not None else ()
        theirs = any(w.pos in {"PRON", "DET"} for w in whose)
        if not theirs or above is None or above.lemma not in cues(self.language).having:
            return []
        had = subject(tree, above)
        return tree.conjuncts(had) if had is not None else []

    def _named_first(self, found: list[Meant]) -> list[Meant]:
        """Leave out who has no name where others have one."""
        return [m for m in found if self._is_named(m)] or found

    def _is_named(self, one: Meant) -> bool:
        return one.party is None or not self.parties[one.party].unnamed

    def _joined(self, tree: Tree, word: Word) -> list[str]:
        """Give those whose names stand as one list behind a name, or a word for all of them."""
        of_them = (w for w in tree.children(word, "oblique") if w.prep == "of")
        beside = [b for w in (word, *of_them) for b in tree.children(w, "apposition")]
        mentions = [self.parties.at(Span(start=w.start, end=w.end)) for w in (word, *beside)]
        first = next((m for m in mentions if m is not None and m.named), None)
        behind = self._behind(tree, first) if first is not None else []
        told = [
            mention.party
            for head in beside
            for one in tree.conjuncts(head)
            for mention in [self.parties.at(Span(start=one.start, end=one.end))]
            if mention is not None and mention.named and self.parties[mention.party].is_person
        ]
        return list(dict.fromkeys((*behind, *told)))

    def _behind(self, tree: Tree, first: PartyMention) -> list[str]:
        listed: list[str] = []
        end = first.end
        for mention in self.parties.within(Span(start=end, end=tree.sentence.end)):
            between = self.nouns.joint.fullmatch(self.text, end, mention.start)
            if between is None or not mention.named or not self.parties[mention.party].is_person:
                break
            listed.append(mention.party)
            end = mention.end
            if between["and"]:
                return listed
        return []

    def _implied(self, frame: Frame, role: str) -> list[Meant]:
        """Give the one whom the verb's own ending means, where the language leaves them out."""
        verb = frame.trigger
        if verb.pos not in {"VERB", "AUX"}:
            verb = next((a for a in frame.tree.ancestors(verb) if a.pos in {"VERB", "AUX"}), verb)
        elif role == "patient" and verb.form != "participle":
            return []
        if role not in {"subject", "patient"} or verb.pos not in {"VERB", "AUX"}:
            return []
        mention = self.parties.at(Span(start=verb.start, end=verb.end))
        return [Meant(mention.party)] if mention is not None else []

    def _meant(self, tree: Tree, word: Word, *, phrases: bool) -> list[Meant]:
        """Give whom a phrase means, "they" and "the men, among them A and B" included."""
        one = self._one_among(tree, word)
        if one is not None:
            return [Meant(one, by=f"among “{word.text}”")]
        for owner in tree.children(word, "possessor") if word.lemma in self.nouns.close else ():
            self._make_known(tree, owner)
        if self.parties.at(Span(start=word.start, end=word.end)) is None:
            nameless = self.nameless.meant(tree, word)
            if nameless is not None:
                self._note_meant(word, nameless.id)
                return [Meant(nameless.id, by=f"meant by “{word.text}”")]
            beside = {w.lemma for w in tree.children(word)} & self.nouns.pointing_beside
            points = word.lemma in self.nouns.plurals or beside or self._is_couple(word)
            points = points or self._are_called(tree, word)
            family = self._of_one_surname(tree, word)
            group = family or (self._group_before(tree, word) if points else [])
            if group and word.lemma not in self.nouns.suspects:
                if len(group) == 1:
                    self._note_meant(word, group[0])
                return [Meant(ref, by=f"the group meant by “{word.text}”") for ref in group]
            listed = self._listed(tree, word)
            if listed:
                return [Meant(ref, by=f"listed behind “{word.text}”") for ref in listed]
            introduced = self._introduced(tree, word)
            if introduced:
                return introduced
        return meant(
            tree,
            word,
            self.parties,
            self.nouns,
            self.text,
            phrases=phrases,
            struck=self._held_struck(tree, word),
        )

    def _introduced(self, tree: Tree, word: Word) -> list[Meant]:
        """Give those without a name whom a sentence before brings in, struck by nothing so far.

        "Two Uzbek brothers hide in Osh. Tashkent revoked their passports."
        """
        called = introduction(
            tree, word, self.trees, self.parties, self.nouns, self.guesses, self.reporting
        )
        if called is None:
            return []
        there, head = called
        found = meant(there, head, self.parties, self.nouns, self.text, phrases=True, struck=True)
        for one in found:
            if one.party is not None:
                self.parties[one.party].singled_out = True
                self._note_meant(word, one.party)
        return found

    def _make_known(self, tree: Tree, owner: Word) -> None:
        """Note whom "their" means where they have no name: "their sister was dismissed"."""
        at = self.parties.at(Span(start=owner.start, end=owner.end))
        if owner.pos not in {"PRON", "DET"} or at is not None:
            return
        one = self.nameless.meant(tree, owner)
        group = self.last_group if owner.lemma in self.nouns.they else []
        if one is not None:
            self._note_meant(owner, one.id)
        elif len(group) == 1:
            self._note_meant(owner, group[0])
        else:
            self._introduced(tree, owner)

    def _note_meant(self, word: Word, ref: str) -> None:
        """Note that a word means somebody, so that what the heads hold of it is held of them."""
        where = Span(start=word.start, end=word.end)
        self.parties.mention(self.parties[ref], where, named=False)

    def _one_among(self, tree: Tree, word: Word) -> str | None:
        """Give the one of whom it is told that they were among others: "X was among four held"."""
        head = tree.head(word)
        if word.prep not in self.nouns.among or head is None:
            return None
        subjects = tree.children(head, *SUBJECTS)
        found = (self.parties.at(Span(start=w.start, end=w.end)) for w in subjects)
        people = [m.party for m in found if m is not None and self.parties[m.party].is_person]
        return next((one for one in people if not self.parties[one].unnamed), None)

    def _held_struck(self, tree: Tree, word: Word) -> bool:
        """Whether the heads hold that whoever a word means is struck, and nobody with a name.

        Where words have no articles a noun may as well mean somebody with a name.
        """
        enough = _STRUCK_FROM if self.nouns.indefinite else SURELY_STRUCK
        likely = self.guesses.struck(Span(start=word.start, end=word.end))
        return likely >= enough and not any(self._is_named(one) for one in self._marked(tree))

    def _are_called(self, tree: Tree, word: Word) -> bool:
        """Whether "the three", "the men" or "the activists" means the group spoken of last."""
        definite = any(w.lemma in self.nouns.definite for w in tree.children(word, "det"))
        bare = not self.nouns.indefinite and word.lemma in self.nouns.humans  # no articles
        narrowed = tree.child(word, "relative", "participle", "modifier", "compound", "oblique")
        if not self.last_group or not (definite or bare) or narrowed is not None:
            return False
        if word.pos == "NUM" or word.lemma in self.nouns.humans:
            return word.pos == "NUM" or word.plural
        members = [self.parties[ref] for ref in self.last_group]
        return word.plural and any(
            word.lemma in party.nouns or (party.unnamed and word.text.lower() in party.name.lower())
            for party in members
        )

    def _is_couple(self, word: Word) -> bool:
        """Whether a word means two people who are married: "they denied the spouses passports"."""
        return word.text.lower() in self.nouns.couples and len(self.last_group) in {0, 2}

    def _of_one_surname(self, tree: Tree, word: Word) -> list[str]:
        """Give the relatives of each other named last: "A Hu and B Hu … both brothers"."""
        owned = tree.child(word, "possessor", "oblique", "apposition") is not None
        if word.lemma not in self.nouns.of_each_other or not word.plural or owned:
            return []
        families: dict[str, list[str]] = {}
        for mention in reversed(self.parties.within(Span(start=0, end=word.start))):
            party = self.parties[mention.party]
            if mention.named and party.is_person and not party.unnamed:
                surname = party.name.split()[-1][:_SURNAME_STEM].casefold()
                family = families.setdefault(surname, [])
                if mention.party not in family:
                    family.insert(0, mention.party)
        return next((family for family in families.values() if len(family) > 1), [])

    def _group_before(self, tree: Tree, word: Word) -> list[str]:
        """Give the several who were struck last; else those whom the words themselves point to."""
        joined = self._last_joined(tree, word)
        if self.last_group and not self._are_named_since(joined):
            return self.last_group
        return joined if joined or word.lemma in self.nouns.they else self._last_two(tree, word)

    def _are_named_since(self, people: Sequence[str]) -> bool:
        """Whether people are all told of for the first time behind the last act against several."""
        end = self.trees[self._grouped_in].sentence.end
        return bool(people) and all(self.parties[ref].first.start >= end for ref in people)

    def _last_two(self, tree: Tree, word: Word) -> list[str]:
        """Give the two people named last, where "both" has no group spoken of before."""
        found: list[str] = []
        start = self.trees[max(0, tree.sentence.number - _SENTENCES_BACK)].sentence.start
        for mention in reversed(self.parties.within(Span(start=start, end=word.start))):
            if self._may_be_meant(mention) and mention.party not in found:
                found.append(mention.party)
        return found[1::-1] if len(found) >= 2 else []

    def _last_joined(self, tree: Tree, word: Word) -> list[str]:
        """Give the people named last in one breath: "X and Y fled. They were held"."""
        number = tree.sentence.number
        for one in reversed(self.trees[max(0, number - _JOINED_BACK) : number + 1]):
            mentions = [m for m in self._people_in(one.sentence) if m.end <= word.start]
            people = list(dict.fromkeys(mention.party for mention in mentions))
            if people:
                return people if len(people) > 1 and _are_joined(one, mentions) else []
            before = [w for w in one.words if w.start < word.start and w.rel in _TOGETHER]
            if any(w.plural and w.lemma in self.nouns.humans for w in before):
                return []  # "three women waited": "they" are these
            groups = (g for w in before for g in self._unnamed_group(one, w))
            group = next(groups, None)
            if group is not None:
                return [group]
        return []

    def _unnamed_group(self, tree: Tree, word: Word) -> list[str]:
        """Give the several without names of whom a sentence is: "two students fled", "a couple"."""
        if not (word.plural or word.lemma in self.nouns.families | self.nouns.plurals):
            return []
        if word.pos == "PRON":
            return []
        of_them = meant(tree, word, self.parties, self.nouns, self.text, phrases=True, struck=False)
        known = (one for one in _parties(of_them) if self.parties[one].unnamed)
        return [one for one in known if self.parties[one].singled_out]

    def _may_be_meant(self, mention: PartyMention) -> bool:
        party = self.parties[mention.party]
        return party.is_person and not party.unnamed and not _only_for_others(party)

    def _listed(self, tree: Tree, word: Word) -> list[str]:
        """Give those whom the sentence lists by name as part of a group."""
        cue = self.nouns.listing.search(self.text, word.end, tree.sentence.end)
        if cue is None or word.pos != "NOUN" or cue.start() - word.end > _LIST_STARTS_WITHIN:
            return []
        return self._list_behind(Span(start=cue.end(), end=tree.sentence.end))

    def _list_behind(self, where: Span) -> list[str]:
        """Give the people with whose names a stretch of text opens, but for what they are."""
        listed: list[str] = []
        end = where.start
        for mention in self.parties.within(where):
            if mention.start - end > (_NEXT_NAME_WITHIN if listed else _FIRST_NAME_WITHIN):
                break
            if self.parties[mention.party].is_person:
                listed.append(mention.party)
                end = mention.end
        return listed

    def _enumerated(self, tree: Tree, words: Sequence[Word], found: list[Meant]) -> list[str]:
        """Give those named right behind somebody who was struck: "A, 26, B, 24, and C, 31"."""
        if len(words) != 1 or len(found) != 1 or found[0].party is None:
            return []
        head = words[0]
        first = self.parties.at(Span(start=head.start, end=head.end))
        if first is None or not first.named or not self.parties[first.party].is_person:
            return []
        listed: list[str] = []
        end, joined = first.end, False
        for mention in self.parties.within(Span(start=first.end, end=tree.sentence.end)):
            between = tree.at(end, mention.start)
            top = tree.top(mention.start, mention.end)
            if not between or any(w.pos not in _OF_A_LIST for w in between) or top is None:
                break
            acts = top.rel in SUBJECTS and head.rel not in SUBJECTS
            if acts or not mention.named or not self.parties[mention.party].is_person:
                break
            joined = joined or any(w.pos == "CCONJ" for w in between)
            listed.append(mention.party)
            end = mention.end
        return listed if joined else []

    def _named_ahead(self, frame: Frame, words: Sequence[Word], found: list[Meant]) -> list[Meant]:
        """Let "a Tajik blogger", or "two bloggers", of one sentence be whom the next names."""
        if len(found) == 1 and found[0].party and self.parties[found[0].party].counted:
            group = self.parties[found[0].party]
            members = self._members_ahead(frame) or as_many_behind(
                group, self.trees, self.parties, self.language
            )
            return [Meant(ref, by="named in a sentence after") for ref in members] or found
        if (
            len(found) != 1
            or len(words) != 1
            or not self._is_one_unnamed(frame, words[0], found[0])
        ):
            return found
        after = frame.tree.sentence.number + 1
        for tree in self.trees[after : after + _SENTENCES_AHEAD]:
            for mention in self.parties.within(tree.sentence):
                first = self.parties[mention.party].first.start == mention.start
                if mention.named and first and self._may_be_meant(mention):
                    return [Meant(mention.party, by="named in a sentence after")]
        return found

    def _members_ahead(self, frame: Frame) -> list[str]:
        """Give those whom the sentences after name as some of a group."""
        return self._opening_ahead(frame) or self._told_to_be_members(frame)

    def _told_to_be_members(self, frame: Frame) -> list[str]:
        """Give those of whom the sentences after say that they are of the group.

        "Among them are X and Y." "The two are X and Y." "One of them, X, had fled in June."
        """
        after = frame.tree.sentence.number + 1
        told: list[str] = []
        for tree in self.trees[after : after + _SENTENCES_AHEAD]:
            cue = self.nouns.members.search(self.text, tree.sentence.start, tree.sentence.end)
            if cue is not None:
                told += self._list_behind(Span(start=cue.end(), end=tree.sentence.end))
        members = [self.parties[ref] for ref in dict.fromkeys(told)]
        end = frame.tree.sentence.end
        return [p.id for p in members if p.first.start >= end and not p.unnamed]

    def _opening_ahead(self, frame: Frame) -> list[str]:
        """Give those with whose names the next sentence opens: "X and Y had fled in June"."""
        after = frame.tree.sentence.number + 1
        for tree in self.trees[after : after + 1]:
            named = [m for m in self.parties.within(tree.sentence) if m.named]
            first = tree.words[0].start if tree.words else -1
            if not named or named[0].start != first:
                return []
            top = tree.top(named[0].start, named[0].end)
            verb = tree.head(top) if top is not None else None
            if verb is None or verb.lemma in self.reporting:
                return []
            run = [named[0]]
            for mention in named[1:]:
                between = tree.at(run[-1].end, mention.start)
                if not between or any(w.pos not in _OF_A_LIST for w in between):
                    break
                run.append(mention)
            new = all(self.parties[m.party].first.start == m.start for m in run)
            plain = all(self._may_be_meant(m) for m in run)
            return [m.party for m in run] if new and plain and len(run) > 1 else []
        return []

    def _is_one_unnamed(self, frame: Frame, head: Word, one: Meant) -> bool:
        unnamed = one.party is not None and self.parties[one.party].unnamed
        singular = head.text.lower() == head.lemma
        counted = any(w.pos == "NUM" for w in frame.tree.children(head))
        return unnamed and singular and not counted and frame.tree.child(head, "det") is not None

    def _anyone(self, frame: Frame) -> list[Meant]:
        """Give the person whom the sentence is most about, or else one struck before.

        Of the people in the sentence one who is struck by another act goes first; of those in the
        text before it nobody else counts.
        """
        sentence = frame.tree.sentence
        here = [m for m in self._people_in(sentence) if not self._only_has(frame.tree, m)]
        if here:
            known = [m for m in here if self._is_target(m)]
            nearest = min(known or here, key=lambda m: abs(m.start - frame.trigger.start))
            return self._with_those_behind(frame.tree, nearest, "nearest in the sentence")
        earlier: list[Meant] = []
        for number in range(sentence.number - 1, max(-1, sentence.number - _SENTENCES_BACK), -1):
            people = self._people_in(self.trees[number].sentence)
            known = [m for m in people if self._is_target(m)]
            if known:
                return self._with_those_behind(self.trees[number], known[0], _BEFORE)
            if people and not earlier:
                earlier = self._with_those_behind(self.trees[number], people[0], _BEFORE)
        return earlier if self.nouns.weights["known_first"] else []

    def _with_those_behind(self, tree: Tree, first: PartyMention, by: str) -> list[Meant]:
        """Give somebody with those whose names are listed right behind."""
        behind = self._behind(tree, first) if first.named else []
        return [Meant(ref, by=by) for ref in (first.party, *behind)]

    def _is_target(self, mention: PartyMention) -> bool:
        return mention.party in self.recent or Role.TARGET in self.parties[mention.party].roles

    def _people_in(self, where: Span) -> list[PartyMention]:
        return [m for m in self.parties.within(where) if self._may_be_meant(m)]

    def _allowed(self, kind: IncidentType, targets: Iterable[str]) -> list[str]:
        """Keep those who can be the target of an act of this type."""
        return [ref for ref in targets if _can_be_target(kind, self.parties[ref])]


def _can_be_target(kind: IncidentType, party: Party) -> bool:
    if party.is_person:
        return kind not in _ONLY_BODIES and Role.PERPETRATOR not in party.roles
    return kind in _MAY_STRIKE_BODIES and party.kind not in OF_THE_STATE


def _in_part(tree: Tree, mention: PartyMention, telling: Word | None) -> bool:
    """Whether somebody stands in the part of a sentence whose verb, if left out, tells an act."""
    again = {w.i for w in tree.words if w.again is not None}
    if not again or telling is None:
        return True
    top = tree.top(mention.start, mention.end)
    above = (w.i for w in (top, *tree.ancestors(top)) if w.i in again) if top else ()
    return next(iter(above), None) == (telling.i if telling.again is not None else None)


def _only_for_others(party: Party) -> bool:
    """Whether somebody acts for others, and is struck by nothing so far."""
    return party.has_office and Role.TARGET not in party.roles


def _standing(frame: Frame, role: str) -> list[Word]:
    """Give the words in a role of an act, if it is one that grammar knows."""
    if role in {"anyone", STRUCK}:
        return []
    return find_role(frame.tree, frame.trigger, role)


def _lacks_subject(frame: Frame) -> bool:
    """Whether an act is told by a participle that opens a sentence: "Deported on 6 May"."""
    trigger = frame.trigger
    return trigger.form == "participle" and subject(frame.tree, trigger) is None


def _has_words(tree: Tree) -> bool:
    return any(word.text[0].isalpha() for word in tree.words)


def _are_joined(tree: Tree, mentions: Sequence[PartyMention]) -> bool:
    """Whether the names of a sentence stand as one list: "X and Y"."""
    tops = [tree.top(mention.start, mention.end) for mention in mentions]
    if tops[0] is None:
        return False
    joined = {word.i for word in tree.conjuncts(tops[0])}
    return all(top is not None and top.i in joined for top in tops)


def _parties(found: Iterable[Meant]) -> list[str]:
    return list(dict.fromkeys(m.party for m in found if m.party is not None))


def _with_exile(exile: str, found: Iterable[Meant]) -> list[str]:
    return list(dict.fromkeys([exile, *_parties(found)]))
