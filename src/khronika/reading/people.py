"""Which parties a phrase means: the named, relatives of exiles, unnamed groups."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khronika import resources
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_LONGEST_GENITIVE = 4
"""Words of a genitive that is part of a group's name."""
"""Prepositions before those whom a noun counts: "группа из 11 россиян"."""
_BEFORE_A_NAME = frozenset({"NUM", "DET", "PUNCT", "ADP", "ADV", "CCONJ", "PART"})
"""Words that are left off the name of a group when they stand before it."""
_INITIAL = re.compile(r"[^\W\d_]\.?")
"""What stands for the name of somebody whom a court's paper does not name."""
_BEFORE_A_NOUN = frozenset({"modifier", "compound"})
"""Relations of a word that only says what is behind it: "a Russian request"."""
_TOLD_BEHIND = ("oblique", "relative", "participle")
_LONGEST_CLAUSE = 8
"""Words behind a group that are part of what it is also called."""
_PART_WITHIN = 2
"""Between a group and what it is part of stand at most a preposition and an article."""


CalledBy = Callable[[str, Tree, Word, Span, bool], str]
"""From the text, the sentence, the noun, the phrase and whether several are meant."""


def as_written(text: str, tree: Tree, noun: Word, where: Span, several: bool) -> str:  # noqa: ARG001, FBT001
    """Give a phrase as it stands, in a language without endings."""
    return text[where.start : where.end]


@dataclass(frozen=True, slots=True)
class PointingWords:
    """Words of one language that point to people and places without naming them."""

    occupations: frozenset[str]
    relatives: frozenset[str]
    companions: frozenset[str]
    groups: frozenset[str]
    close: frozenset[str]
    """Those of relatives and companions."""
    people: frozenset[str]
    """Those of groups and occupations."""
    things: frozenset[str]
    """Nouns that mean no people, whatever stands beside them: request, border, flight."""
    indefinite: frozenset[str]
    """Articles of somebody who was not spoken of before: a, an."""
    joint: re.Pattern[str]
    """Words between the names of a list; what stands before the last one is its group `and`."""
    numbers: frozenset[str]
    """Words that count or only point, left off the name of a group: two, several, the."""
    clients: frozenset[str]
    """Nouns of those for whom a lawyer acts."""
    plurals: frozenset[str]
    """Dictionary forms that mean the group spoken of last: they, both, couple."""
    pointing_beside: frozenset[str]
    """Those of them that mean that group beside a noun too: "both men"."""
    couples: frozenset[str]
    """Words that mean a married couple, as written."""
    of_each_other: frozenset[str]
    """Nouns for relatives who may be each other's: brother, spouse."""
    many: frozenset[str]
    """Numbers that tell a statistic: thousand."""
    envoys: frozenset[str]
    """Nouns for a state's bodies and people abroad, whose state is not where things happen."""
    whose: frozenset[str]
    """Words between such a noun and its state: "embassy of the Netherlands"."""
    of: frozenset[str]
    """Prepositions before those to whom somebody belongs: "members of", "men from the ministry"."""
    counted_in: frozenset[str]
    """Those before the people whom a word counts: "dozens of"."""
    described_by: frozenset[str]
    described_unless_place: frozenset[str]
    """Those before how somebody looked or whence they came; the latter may lead to a place."""
    one: frozenset[str]
    """Numbers that may stand for anything: "three alerts were deleted, but one caught its man"."""
    left_behind: frozenset[str]
    """Prepositions before a place where nothing happens further, since it is left."""
    pronouns: Mapping[str, str]
    """Dictionary forms that mean one person, with the gender: he, she."""
    they: frozenset[str]
    """Those of them that never mean two people named one by one."""
    definite: frozenset[str]
    """Words before a noun or number that mean those spoken of: "the three", "these men"."""
    humans: frozenset[str]
    """Nouns that may mean any people: man, person."""
    nationals: frozenset[str]
    belonging: frozenset[str]
    """Nouns for those who belong to a state, and for belonging to it."""
    aged: re.Pattern[str]
    """What stands between a name and what its bearer is: ", 34, a", ", 1990 г. р., "."""
    listing: re.Pattern[str]
    """Words before the names of some of a group: among them, including."""
    members: re.Pattern[str]
    """Words before the names of some of a group in a later sentence: "The two are"."""
    doers: frozenset[str]
    """Dictionary forms for those who do the deed, and are no targets: suspect, agent."""
    suspects: frozenset[str]
    """Those of them whom "two" or "both" does not make the people spoken of."""
    ordinary: frozenset[str]
    """Nouns for people whom ordinary crime and labour migration tell of: migrant, passenger."""
    plain: frozenset[str]
    """Words that mean people where a number stands before them: nationals."""
    citizens: frozenset[str]
    """Nouns for a citizen, whose genitive names the state: "гражданин Сербии"."""
    where: frozenset[str]
    """Words that open a clause right behind the place where it happens: "Istanbul, where"."""
    there: frozenset[str]
    """Words that mean the place spoken of last."""
    here: frozenset[str]
    """Words that mean the place where those spoken of are."""
    it: frozenset[str]
    """Pronouns that may stand for a body."""
    giving: frozenset[str]
    """Verbs whose subject does what their object names: "Slovakia granted protection"."""
    surrender: frozenset[str]
    """Words for surrender that have the state to which it goes beside them: "выдача России"."""
    entering: frozenset[str]
    leaving: frozenset[str]
    """Words under which a country is one that somebody enters, or leaves."""
    place_nouns: frozenset[str]
    """Nouns with which an adjective of a people tells a place: "the Serbian border"."""
    offices: frozenset[str]
    """Nouns with which an adjective of a people tells no person's citizenship: "Kyrgyz police"."""
    called: frozenset[str]
    """Dictionary forms of participles before a name: called, known as."""
    vehicles: frozenset[str]
    """Nouns whose first word names where they go: "the Baku flight"."""
    at: frozenset[str]
    toward: frozenset[str]
    away: frozenset[str]
    """Prepositions that locate, that head for a place, that lead away from one."""
    inside: frozenset[str]
    """Those under which a place names where a noun lies: "a suburb in Serbia"."""
    asked: frozenset[str]
    """Those before a state to which a request goes: "sent to Serbia"."""
    fled_before: tuple[str, ...]
    located_before: tuple[str, ...]
    """What stands before a country that is fled to or from, and before one that only locates."""
    speakers: frozenset[str]
    """Words in which speakers speak of themselves, in every form: I, us."""
    who: frozenset[str]
    """Relative pronouns that stand for people."""
    beside_relatives: tuple[str, ...]
    """Further roles in which a relative is struck: prepositions, or the indirect object."""
    no_place: frozenset[str]
    """Nouns whose phrase names no place, whatever place stands in it: "the request of Moscow"."""
    wishes: frozenset[str]
    """Nouns of what a state wants another to do to somebody: "at the behest of Moscow"."""
    weights: Mapping[str, float]
    """How much what is named beside an act counts for where it happened and who wanted it."""
    genitives_behind: bool
    """Whether a genitive stands behind its noun, and is part of a group's name."""
    missions: frozenset[str]
    """Parts of words for a state's missions abroad: consul, embassy."""
    cancelling: frozenset[str]
    """Words for what a state does to a passport from home, and no consul: annul, revoke."""
    among: frozenset[str]
    """Prepositions before others of whom somebody is one: "was among four people held"."""
    along_with: frozenset[str]
    """Prepositions before relatives who are struck as well: "with her husband, Pavel"."""
    measures: frozenset[str]
    """Nouns that only count those named behind them: "dozens of students"."""
    families: frozenset[str]
    """Nouns for people who belong together, and may be nobody's: family, couple."""
    dwelling: frozenset[str]
    """Verbs of those who live somewhere, or move there: live, settle."""
    publishing: frozenset[str]
    """Verbs of those who write or broadcast, from where they live: "runs a channel from Riga"."""
    arriving: frozenset[str]
    """Verbs of coming to a place: "flew to Batumi"."""
    sending_away: frozenset[str]
    """Verbs of putting somebody out of a country, which then may keep them out."""
    luring: frozenset[str]
    """Verbs of making somebody come to where they are seized."""
    receiving: frozenset[str]
    """Verbs of those to whom a state sends a request."""
    summoning: frozenset[str]
    """Verbs of making somebody come before a body of the state."""
    summoned_to: frozenset[str]
    """Prepositions before that body."""
    stopping: frozenset[str]
    """Verbs of keeping a surrender from being done: "a court suspended the extradition"."""
    on_coming: frozenset[str]
    """Words that open what somebody was doing when an act met them: "when she returned"."""
    home: re.Pattern[str]
    """What means the state fled: "at home"."""
    homeland: re.Pattern[str]
    """What means that state alone, and no house: "back home"."""
    coming_home: re.Pattern[str]
    """What says that somebody came to the state fled: "returned home"."""
    on_arrival: re.Pattern[str]
    """What means where somebody has just come to: "on landing"."""
    home_cards: re.Pattern[str]
    """What a state gives to its own people abroad, and may take away: "Overseas Citizen of"."""
    own_people: re.Pattern[str]
    """What says that a state sends away its own people: "stripped of citizenship"."""
    called_by: CalledBy
    """Gives the name of people who are only described, from the text's words for them."""
    permits: frozenset[str]
    """Nouns for what a state grants to foreigners, with which its adjective names who grants it."""


def pointing_words(
    language: str,
    *,
    occupations: Iterable[str],
    relatives: Iterable[str],
    companions: Iterable[str],
    groups: Iterable[str],
    called_by: CalledBy = as_written,
) -> PointingWords:
    """Give the pointing words of a language, with its nouns for people."""
    data = resources.load(f"lexicon/{language}/pointing.yaml")
    nouns = {
        "occupations": frozenset(occupations),
        "relatives": frozenset(relatives),
        "companions": frozenset(companions),
        "groups": frozenset(groups),
    }
    sets: dict[str, Any] = {
        name: frozenset(data[name])
        for name in PointingWords.__slots__
        if isinstance(data.get(name), list)
    }
    return PointingWords(
        **{
            **sets,
            **nouns,
            "close": nouns["relatives"] | nouns["companions"],
            "people": nouns["groups"] | nouns["occupations"],
            "things": frozenset().union(
                *(
                    data[name]
                    for name in ("no_place", "place_nouns", "offices", "vehicles", "filed")
                )
            ),
            "listing": re.compile(data["listing"], re.IGNORECASE),
            "members": re.compile(data["members"], re.IGNORECASE),
            "joint": re.compile(data["joint"]),
            "aged": re.compile(data["aged"]),
            "doers": frozenset(data["doers"]) | frozenset(data["suspects"]),
            "weights": dict(data["weights"]),
            "pronouns": dict(data["pronouns"]),
            "home": re.compile(data["home"], re.IGNORECASE),
            "homeland": re.compile(data["homeland"], re.IGNORECASE),
            "coming_home": re.compile(data["coming_home"], re.IGNORECASE),
            "on_arrival": re.compile(data["on_arrival"], re.IGNORECASE),
            "home_cards": re.compile(data["home_cards"]),
            "own_people": re.compile(data["own_people"], re.IGNORECASE),
            "called_by": called_by,
            "genitives_behind": bool(data["genitives_behind"]),
            "beside_relatives": tuple(data["beside_relatives"]),
            "fled_before": tuple(data["fled_before"]),
            "located_before": tuple(data["located_before"]),
        }
    )


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a noun phrase means: `party`, or somebody close to `exile`, or both."""

    party: str | None
    exile: str | None = None
    by: str = "named"
    """How the phrase was understood, for the decisions of a reading."""


def meant(
    tree: Tree,
    word: Word,
    parties: Parties,
    nouns: PointingWords,
    text: str,
    *,
    phrases: bool,
    struck: bool,
) -> list[Meant]:
    """Give whom the noun phrase headed by `word` means.

    Args:
        tree: the sentence.
        word: the head of the phrase.
        parties: the parties known; a group without names is added to them where `phrases` is true.
        nouns: the language's words for people.
        text: the document's text.
        phrases: whether a phrase without a name may stand for somebody.
        struck: whether the learned heads hold that the word means somebody whom an act struck.
    """
    word = _numbered(tree, word, parties, nouns) or word
    close = _kin(tree, word, parties, nouns)
    if close is not None:
        return [close]
    exile = _unnamed_owner(tree, word, parties, nouns, text) if phrases else None
    if exile is not None:
        return [Meant(None, exile.id, f"close to {exile.name}")]
    if parties.at(Span(start=word.start, end=word.end)) is None:  # a group with a name is a body
        word = _measured(tree, word, nouns) or word
    mention = parties.at(Span(start=word.start, end=word.end)) or _name_beside(
        tree, word, parties, nouns
    )
    if mention is not None:
        party = parties[mention.party]
        pointing = f"meant by “{text[mention.start : mention.end]}”"
        return [Meant(party.id, party.kin, "named" if mention.named else pointing)]
    named = _name_above(tree, word, parties) or _name_ahead(tree, word, parties, nouns)
    if named is not None:
        return [Meant(named.party, parties[named.party].kin)]
    if _is_counted_with_another(tree, word, nouns):
        return []
    people = phrases and tells_of_people(tree, word, parties, nouns)
    if people or (struck and is_singled_out(tree, word, nouns)):
        group = _group(tree, word, parties, nouns, text)
        group.told_as_people = group.told_as_people or people
        return [Meant(group.id, by="told of without a name")]
    return []


def tells_of_people(tree: Tree, word: Word, parties: Parties, nouns: PointingWords) -> bool:
    """Whether a phrase without a name tells of somebody or some who can be told apart."""
    return (
        _is_people(tree, word, nouns)
        or _is_one_of_a_people(tree, word, parties, nouns)
        or _is_our_client(tree, word, nouns)
        or _are_siblings(tree, word, nouns)
    )


def _are_siblings(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether some are each other's relatives and nobody else's: "two brothers fled"."""
    owned = tree.child(word, "possessor") or any(
        w.prep in nouns.of for w in tree.children(word, "oblique")
    )
    return word.lemma in nouns.relatives and _is_counted(tree, word, nouns) and not owned


def _is_our_client(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether a lawyer tells of whom they act for: "our client was put on a ship"."""
    owners = tree.children(word, "possessor", "det")
    return word.lemma in nouns.clients and any(w.text.lower() in nouns.speakers for w in owners)


def _name_above(tree: Tree, word: Word, parties: Parties) -> PartyMention | None:
    """Find the person whom a noun only describes: "Dzmitry X, an electrician convicted in".

    The same of a group of which somebody is one: "X was one of 38 exiles listed in the decree".
    """
    head = tree.head(word)
    if head is not None and head.rel == "predicate" and word.rel == "oblique":
        return _subject_named(tree, head, parties)
    if head is None or word.rel != "apposition" or word.i < head.i:
        return None
    mention = parties.at(Span(start=head.start, end=head.end))
    return mention if mention is not None and parties[mention.party].is_person else None


def _name_ahead(
    tree: Tree, word: Word, parties: Parties, nouns: PointingWords
) -> PartyMention | None:
    """Find the person whose age parts the name from what they are: "X, 1990 г. р., юристка"."""
    start = min((w.start for w in tree.children(word, "modifier", "det")), default=word.start)
    start = min(start, word.start)
    for mention in reversed(parties.within(Span(start=tree.sentence.start, end=start))):
        if mention.named and parties[mention.party].is_person:
            aged = nouns.aged.fullmatch(parties.text, mention.end, start)
            return mention if aged is not None else None
    return None


def _subject_named(tree: Tree, one: Word, parties: Parties) -> PartyMention | None:
    """Find the person who is said to be one of some."""
    verb = tree.head(one)
    subject = tree.child(verb, *SUBJECTS) if verb is not None and one.pos == "NUM" else None
    inside = tree.subtree(subject) if subject is not None else ()
    return next(
        (
            mention
            for word in inside
            if _names_a_person(parties, word)
            and (mention := parties.at(Span(start=word.start, end=word.end))) is not None
        ),
        None,
    )


def note_kin(trees: Sequence[Tree], parties: Parties, nouns: PointingWords) -> None:
    """Note whose relative or colleague each is, so that a later mention tells it too."""
    for tree in trees:
        for word in tree.words:
            close = _kin(tree, word, parties, nouns)
            if close is not None and close.party is not None and close.party != close.exile:
                parties[close.party].kin = parties[close.party].kin or close.exile


def _name_beside(
    tree: Tree,
    word: Word,
    parties: Parties,
    nouns: PointingWords,
    but: frozenset[str] = frozenset(),
) -> PartyMention | None:
    """Find the name beside a noun or right behind it: "the vlogger Maral X".

    Names of the parties in `but` are passed over: "Kim's flatmate, Ana X" is not Kim.
    """
    head = tree.head(word)
    if word.rel == "apposition" and head is not None:  # "Group 24, a movement that they banned"
        explained = parties.at(Span(start=head.start, end=head.end))
        if explained is not None and explained.named and explained.party not in but:
            return explained
    called = [
        n
        for w in tree.children(word, "participle")
        if w.lemma in nouns.called
        for n in tree.subtree(w)
    ]
    # "a man from Osh, Gleb Tarusov": parsers take the name for that of the town.
    over = [n for w in tree.children(word, "oblique") for n in tree.children(w, "apposition")]
    over = [n for n in over if n.entity != "GPE" and _names_a_person(parties, n)]
    apart = tree.children(word, "apposition")
    deeper = [n for w in apart for n in tree.children(w, "apposition", "flat")]
    for beside in (*apart, *deeper, *called, *over):
        mention = parties.at(Span(start=beside.start, end=beside.end))
        if mention is not None and mention.party not in but:
            return mention
    for noun in (word, *tree.children(word, "conjunct")):
        # "a man X", "the activist Sayed Ali X", and with a genitive between: "гражданин Сербии X"
        further = [w.end for w in tree.words[noun.i + 1 : noun.i + 2] if w.pos == "PROPN"]
        aside = tree.words[noun.i + 1 : noun.i + 3]  # "журналиста в изгнании X"
        further += [w.end for w in aside[1:] if aside[0].pos == "ADP" and w.pos == "NOUN"]
        for end in dict.fromkeys((noun.end, _genitive_end(tree, noun, nouns), *further)):
            mention = parties.at(Span(start=end + 1, end=end + 2))
            if (
                mention is not None
                and mention.named
                and noun.pos == "NOUN"
                and mention.start == end + 1
                # "Supporters of the Party": whoever is a person is none of what is behind them.
                and (parties[mention.party].is_person or noun.lemma not in nouns.people)
            ):
                return mention
    return None


def _names_a_person(parties: Parties, word: Word) -> bool:
    mention = parties.at(Span(start=word.start, end=word.end))
    return mention is not None and mention.named and parties[mention.party].is_person


def _kin(tree: Tree, word: Word, parties: Parties, nouns: PointingWords) -> Meant | None:
    """Read "his brother", "Ivanova's colleagues", "the mother of Ivanov", "her brother Aimable"."""
    beside = [
        w for w in tree.children(word, "compound", "apposition", "nmod") if w.lemma in nouns.close
    ]
    if word.lemma not in nouns.close and not beside:
        return None
    kin = word if word.lemma in nouns.close else beside[0]
    owners = [
        *tree.children(kin, "possessor"),
        *tree.children(word, "possessor"),
        *(w for w in tree.children(kin, "oblique") if w.prep == "of"),
    ]
    owners += [o for w in owners if w.lemma in nouns.close for o in tree.children(w, "possessor")]
    if not owners:  # "отец и сестра Ильи": whose they are stands behind the last of them
        others = [w for w in tree.conjuncts(kin) if w.lemma in nouns.relatives]
        owners = [o for w in others for o in tree.children(w, "possessor")]
    for owner in _owners(tree, kin, owners, parties, nouns):
        # "her" is the relative: the exile is the one she belongs to
        exile = parties[owner.kin] if owner.kin is not None else owner
        named = parties.at(Span(start=word.start, end=word.end)) or _name_beside(
            tree, word, parties, nouns, but=frozenset({exile.id, owner.id})
        )
        if named is not None and (not named.named or named.party in {exile.id, owner.id}):
            named = None
        return Meant(named.party if named else None, exile.id, f"close to {exile.name}")
    return None


def _owners(
    tree: Tree, kin: Word, owners: Sequence[Word], parties: Parties, nouns: PointingWords
) -> Iterator[Party]:
    """Give the people whose relative or colleague a word means, named beside it or understood."""
    for owner in owners:
        at = Span(start=owner.start, end=owner.end)
        mention = parties.at(at) or _name_beside(tree, owner, parties, nouns)
        if mention is not None and parties[mention.party].is_person:
            yield parties[mention.party]
    lone = _lone_surname_beside(tree, kin, parties)
    if lone is not None and not owners:
        yield lone
        return
    understood = parties.owner_at(Span(start=kin.start, end=kin.end))
    if understood is not None and not owners:
        yield understood


def _unnamed_owner(
    tree: Tree, word: Word, parties: Parties, nouns: PointingWords, text: str
) -> Party | None:
    """Give whose relative a word means where they have no name: "брата таджикского блогера"."""
    if word.lemma not in nouns.relatives or _name_beside(tree, word, parties, nouns) is not None:
        return None
    owners = [w for w in tree.children(word, "possessor") if _is_people(tree, w, nouns)]
    unnamed = [w for w in owners if parties.at(Span(start=w.start, end=w.end)) is None]
    return _group(tree, unnamed[0], parties, nouns, text) if unnamed else None


def _lone_surname_beside(tree: Tree, kin: Word, parties: Parties) -> Party | None:
    """Give the one whose mere surname stands beside a word for a relative: "брата Тарусова"."""
    for word in tree.children(kin, "apposition", "flat"):
        mention = parties.at(Span(start=word.start, end=word.end))
        several = len(tree.conjuncts(word)) > 1  # "супруги Анна и Иван Тарусовы"
        if mention is not None and not several and parties.is_lone_surname(mention):
            return parties[mention.party]
    return None


def _measured(tree: Tree, word: Word, nouns: PointingWords) -> Word | None:
    """Give those whom a word only counts: "dozens of students"."""
    if word.lemma not in nouns.measures:
        return None
    behind = [
        *(w for w in tree.children(word, "oblique") if w.prep in nouns.counted_in),
        *(tree.children(word, "possessor") if nouns.genitives_behind else ()),
    ]
    return next((w for w in behind if w.i > word.i and w.plural and w.pos != "PRON"), None)


def _numbered(tree: Tree, word: Word, parties: Parties, nouns: PointingWords) -> Word | None:
    """Give those of whom a number tells some: "six of his colleagues", "two of the activists"."""
    if word.pos != "NUM" or word.lemma in nouns.one or tree.child(word, "apposition") is not None:
        return None
    if parties.at(Span(start=word.start, end=word.end)) is not None:
        return None
    of_whom = (w for w in tree.children(word, "oblique") if w.prep in nouns.counted_in)
    return next((w for w in of_whom if w.i > word.i and w.plural and w.pos != "PRON"), None)


def _is_people(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    if word.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    if word.lemma in nouns.doers or _many(tree, word, nouns):
        return False
    before = [w.text.lower() for w in tree.children(word, "compound")][-1:]
    low = word.text.lower()
    called = {word.lemma, low, " ".join([*before, low]), " ".join([*before, word.lemma])}
    if called & nouns.people or _is_family(tree, word, nouns):
        return True
    # "an Uzbek scholar", "a paramedic who fled".
    told = any(w.entity == "NORP" for w in tree.children(word, "modifier", "compound"))
    told = told or any(
        s.lemma in nouns.who
        for r in tree.children(word, "relative")
        for s in tree.children(r, *SUBJECTS)
    )
    told = told and word.lemma not in nouns.things  # "a Russian request"
    if told and word.pos == "NOUN" and tree.child(word, "det") and word.lemma == low:
        return word.entity not in {"ORG", "LAW"} and not any(
            w.lemma == "that" for w in tree.children(word, "det")
        )
    if word.entity == "NORP" and _is_one(tree, word, nouns) and word.rel not in _BEFORE_A_NOUN:
        return True  # "another Russian", "a 27-year-old Russian was held"
    # "sixty Uyghurs": a people with a number.
    counted = any(w.pos == "NUM" for w in tree.children(word))
    of_a_people = word.pos == "PROPN" and (low.endswith("s") or word.entity == "NORP")
    return counted and (word.lemma in nouns.plain or of_a_people)


def _is_family(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether a word means a family that belongs to nobody named: "семью из Чечни"."""
    if word.lemma not in nouns.families or tree.child(word, "possessor") is not None:
        return False
    whence = any(w.prep in nouns.left_behind for w in tree.children(word, "oblique"))
    return whence or tree.child(word, "modifier", "compound") is not None


def _is_one_of_a_people(tree: Tree, word: Word, parties: Parties, nouns: PointingWords) -> bool:
    """Whether words say of which people somebody is: "the man, a Russian national".

    "The Russian man" is whoever was named before.
    """
    if word.lemma not in nouns.humans or _many(tree, word, nouns):
        return False
    named = parties.within(Span(start=0, end=word.start))
    if any(w.lemma in nouns.definite for w in tree.children(word, "det")) and any(
        one.named and parties[one.party].is_person for one in named
    ):
        return False
    if any(w.entity == "NORP" for w in tree.children(word, "modifier", "compound")):
        return True
    behind = [*tree.children(word, "apposition"), *tree.children(word, "oblique", "possessor")]
    return any(w.lemma in nouns.nationals | nouns.citizens | nouns.belonging for w in behind)


def is_singled_out(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether words tell of one or some, if they are people: "a podcaster", "six jurists", "nine".

    Where words have no articles the noun must be one for living beings.
    """
    thing = word.lemma in nouns.things and not word.animate
    if thing or word.lemma in nouns.suspects | nouns.pointing_beside:
        return False
    if _many(tree, word, nouns):
        return False
    if word.pos == "NUM":  # "nine were held"; "between 40 and 50" are only counted
        return word.text.isalpha() and word.rel != "nummod" and tree.child(word, "det") is None
    if word.pos != "NOUN" or word.entity in {"ORG", "LAW"}:
        return False
    return word.animate or _is_one(tree, word, nouns) or _is_counted(tree, word, nouns)


def _is_counted_with_another(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether a number before another noun counts these too: "nine reporters and bloggers"."""
    head = tree.head(word)
    if head is None or word.rel != "conjunct" or word.pos != "NOUN" or head.pos != "NOUN":
        return False
    if _is_counted(tree, word, nouns) or tree.child(word, "det", "possessor"):
        return False
    return _is_counted(tree, head, nouns) or _is_counted_with_another(tree, head, nouns)


def _is_one(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether a word tells of one who was not spoken of before: "a podcaster".

    Where words have no articles, where somebody is from shows it: "арфистка из Минска".
    """
    return any(w.lemma in nouns.indefinite for w in tree.children(word, "det")) or (
        word.animate and any(w.prep in nouns.left_behind for w in tree.children(word, "oblique"))
    )


def _many(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether the number before a group is one of a statistic rather than of an occasion."""
    return any(
        _in_threes(tree, w)
        or w.lemma in nouns.many
        or (w.pos == "NUM" and len(w.text.replace(",", "")) > 3 and w.text[0].isdigit())
        for w in tree.children(word)
    )


def _in_threes(tree: Tree, number: Word) -> bool:
    """Whether figures are only part of a number written in groups of three: "4 100"."""
    beside = (*tree.words[max(0, number.i - 1) : number.i], *tree.words[number.i + 1 :][:1])
    return number.text.isdigit() and any(w.text.isdigit() for w in beside)


def _group(tree: Tree, word: Word, parties: Parties, nouns: PointingWords, text: str) -> Party:
    """Add a group under the phrase that the document uses, without its number."""
    inside = [
        w
        for w in tree.subtree(word)
        if w.i <= word.i
        and not any(
            a.rel in {"relative", "participle", "apposition"} for a in _between(tree, w, word)
        )
    ]
    while inside[:-1] and (inside[0].lemma in nouns.numbers or inside[0].pos in _BEFORE_A_NAME):
        inside.pop(0)
    start = inside[0].start
    together = [
        w
        for w in tree.conjuncts(word)
        if _is_counted_with_another(tree, w, nouns)
        and _name_beside(tree, w, parties, nouns) is None
    ]
    end = together[-1].end if together else _end_of_phrase(tree, word, nouns)
    where = Span(start=start, end=end)
    counted = _is_counted(tree, word, nouns)
    name = nouns.called_by(text, tree, word, where, counted or word.plural)
    for party in parties.all():
        if party.unnamed and party.name.lower() == name.lower():
            return party
    party = parties.add(name, where, is_person=True, unnamed=True)
    party.particular = not word.plural or counted
    party.counted = counted and word.lemma not in nouns.plain | nouns.ordinary
    party.single = not (word.plural or counted)
    party.singled_out = counted or _is_one(tree, word, nouns) or _is_our_client(tree, word, nouns)
    parties.mention(party, where, named=False)
    numbers = [w.start for w in tree.children(word, "nummod") if w.i < word.i]
    first = min([start, *numbers])
    for initial in tree.children(word, "apposition"):
        if _INITIAL.fullmatch(initial.text):
            party.call(initial.text)
    for end in dict.fromkeys((where.end, word.end, _end_of_clause(tree, word))):
        party.call(text[first:end])
    return party


def _end_of_clause(tree: Tree, word: Word) -> int:
    """Give where a phrase ends with what is told right behind it: "jurists who stood for us"."""
    behind = [w for w in tree.children(word, *_TOLD_BEHIND) if w.i > word.i]
    for part in behind[:1]:
        inside = tree.subtree(part)
        if inside[0].i == word.i + 1 and len(inside) == inside[-1].i - word.i <= _LONGEST_CLAUSE:
            return inside[-1].end
    return word.end


def _end_of_phrase(tree: Tree, word: Word, nouns: PointingWords) -> int:
    """Give where the phrase for a group ends, with what says of what the group is part."""
    if nouns.genitives_behind:
        return _genitive_end(tree, word, nouns)
    return _end_of_group(tree, word, nouns)


def _genitive_end(tree: Tree, word: Word, nouns: PointingWords) -> int:
    """Give where a phrase ends with the genitive right behind its head: "граждане Сербии"."""
    behind = [w for w in tree.children(word, "possessor") if w.i > word.i and w.pos != "PRON"]
    behind = behind if nouns.genitives_behind else []
    inside = [w for owner in behind[:1] for w in tree.subtree(owner)]
    short = inside and inside[-1].i - word.i == len(inside) <= _LONGEST_GENITIVE
    return inside[-1].end if short else word.end


def _end_of_group(tree: Tree, word: Word, nouns: PointingWords) -> int:
    """Give the end of what says of what a group is part: "members of a students' club"."""
    behind = [
        w
        for w in tree.children(word, "oblique")
        if w.prep in nouns.of and w.i > word.i and not _is_theirs(tree, w)
    ]
    for part in behind[:1]:
        inside = [w for w in tree.subtree(part) if not _explains(tree, w, part)]
        if inside[0].i <= word.i + _PART_WITHIN:
            return max(w.end for w in inside if w.i <= part.i)
    return word.end


def _is_theirs(tree: Tree, word: Word) -> bool:
    """Whether a pronoun says whose something is: "stripped of their nationality"."""
    return any(w.pos == "PRON" for w in tree.children(word, "possessor"))


def _explains(tree: Tree, word: Word, head: Word) -> bool:
    return any(w.rel in {"relative", "participle"} for w in _between(tree, word, head))


def _is_counted(tree: Tree, word: Word, nouns: PointingWords) -> bool:
    """Whether a number or a pointing word singles a group out: "two men", "the other men"."""
    head = tree.head(word)
    if head is not None and _measured(tree, head, nouns) is word:
        return True
    if head is not None and head.pos == "NUM" and word.prep in nouns.counted_in:
        return True
    return any(
        w.pos == "NUM" or w.lemma in nouns.numbers
        for w in tree.children(word)
        if w.rel != "oblique"
    )


def _between(tree: Tree, word: Word, head: Word) -> list[Word]:
    path: list[Word] = []
    for above in (word, *tree.ancestors(word)):
        if above.i == head.i:
            break
        path.append(above)
    return path
