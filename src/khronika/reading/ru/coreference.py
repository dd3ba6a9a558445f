"""Who "он", "активистка" and "его" are.

Walks the text once and keeps what was mentioned last. A pronoun goes to the most salient person
before it whose gender does not contradict, and so does a verb without a subject; a noun such as
"активист" without a name beside it to the last person whom the text has called that, else to the
one spoken of. Where nothing fits, nothing is resolved.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from khronika import resources
from khronika.model import OrganizationKind, Role
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.bodies import PRIVATE, called_so, is_alone
from khronika.reading.ru.dictionary import is_singular
from khronika.reading.ru.implied import befalls_somebody, gender_told, is_quoted
from khronika.reading.ru.introductions import introduce
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.salience import Mentions, Seen, Weights, fits, stands_inside
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PRONOUNS = {
    **dict.fromkeys(("он", "его", "него", "ему", "нему", "им", "ним", "нем", "нём"), "m"),
    **dict.fromkeys(("она", "ее", "её", "нее", "неё", "ей", "ней", "ею", "нею"), "f"),
}
_SEVERAL = frozenset({"они"})  # "им отказали": of several, not by him
_OWN = frozenset({"свой", "себя"})
_WEIGHTS = Weights(reach=6, office=1.5)
_SAY_MORE = (
    "apposition",
    "possessor",
    "relative",
    "modifier",
    "nummod",
)
"""Relations to a noun of what says more of somebody than that they were told of before."""
_NEW = frozenset({*SUBJECTS, "object"})
"""Relations of somebody told of anew whom a participle describes: "пропал дезертир, уехавший"."""
_ENDING = 2
"""Last letters in which the nouns for a man and for a woman of one trade may differ."""
_WOMANS_ENDING = 4
"""Letters by which the noun for a woman may be longer: not "политэмигрантка" after "политик"."""
_MUCH_MORE = 2
"""How many times as often one person is spoken of whom a mere "активист" means among others."""


def resolve(trees: Sequence[Tree], parties: Parties) -> None:
    """Add to the parties the mentions that point back: pronouns and words for people."""
    _describe(trees, parties)
    introduce(trees, parties)
    seen = Mentions()
    for tree in trees:
        for word in tree.words:
            mention = parties.at(Span(start=word.start, end=word.end))
            if mention is None:
                mention = _point_back(tree, word, seen, parties)
            if _lacks_owner(tree, word) and not _tellers(tree, word, parties):
                owner = _salient(tree, word, "", seen)
                if owner is not None:
                    parties.owns(owner, Span(start=word.start, end=word.end))
            if mention is None or tree.top(mention.start, mention.end) is not word:
                continue
            if parties[mention.party].is_person:
                seen.note(_seen(tree, word, mention, parties))


def _seen(tree: Tree, word: Word, mention: PartyMention, parties: Parties) -> Seen:
    is_verb = word.pos in {"VERB", "AUX"}
    return Seen(
        party=parties[mention.party],
        mention=mention,
        sentence=tree.sentence.number,
        paragraph=tree.sentence.paragraph,
        subject=is_verb or word.rel in SUBJECTS,
        head=word.i if is_verb else word.head,
    )


def _lacks_owner(tree: Tree, noun: Word) -> bool:
    """Whether a noun for a relative stands without a word for whose it is: "мать вызвали"."""
    # A word that opens a sentence is often taken for a name: "Мать вызвали".
    if noun.pos not in {"NOUN", "PROPN"} or noun.lemma not in people_words().relatives:
        return False
    return not tree.children(noun, "possessor")


def _describe(trees: Sequence[Tree], parties: Parties) -> None:
    """Note what the document calls each person: "блогера Ивана Кедрова", "Кедров, адвокат,"."""
    words = people_words()
    for tree in trees:
        for mention in parties.within(tree.sentence):
            party, top = parties[mention.party], tree.top(mention.start, mention.end)
            if top is None:
                continue
            if not party.is_person:
                party.nouns.extend(noun.lemma for noun in _nouns_beside(tree, top))
                continue
            for noun in _nouns_beside(tree, top):
                party.nouns.append(noun.lemma)
                role = words.occupations.get(noun.lemma)
                if role:
                    party.play(role, f"“{noun.text}” beside the name")
                if noun.lemma in words.relatives and not parties.is_lone_surname(mention):
                    party.play(Role.RELATIVE, f"“{noun.text}” beside the name")
                    party.gender = party.gender or words.relatives[noun.lemma]
                if noun.lemma in words.feminine:
                    party.gender = "f"


def _nouns_beside(tree: Tree, top: Word) -> list[Word]:
    beside = [w for w in tree.children(top, "apposition", "compound") if w.pos == "NOUN"]
    head = tree.head(top)
    beneath = top.rel in {"apposition", "flat"} or (
        head is not None and top.i == head.i + 1 and head.lemma in people_words().occupations
    )
    if head is not None and head.pos == "NOUN" and beneath:
        beside.append(head)
    return beside


def _point_back(tree: Tree, word: Word, seen: Mentions, parties: Parties) -> PartyMention | None:
    low = word.text.lower()
    if word.lemma in _OWN and word.pos in {"PRON", "DET"}:
        subjects = (s.party for s in seen.within(tree.sentence, 0) if s.subject)
        return _noted(word, next(subjects, None), parties)
    told = gender_told(tree, word)
    if low in _PRONOUNS and word.pos in {"PRON", "DET"} and word.lemma not in _SEVERAL:
        party = _banned_body(tree, word, parties) or _salient(tree, word, _PRONOUNS[low], seen)
    elif (told or befalls_somebody(tree, word)) and not is_quoted(tree, word):
        party = _salient(tree, word, told, seen)
    elif tellers := _tellers(tree, word, parties):
        party = _told_of(tree, word, tellers, seen)
    elif _stands_alone(tree, word, parties):
        party = _by_noun(tree, word, seen)
    elif _is_struck_body(tree, word):
        party = called_so(word, parties)
    else:
        return None
    return _noted(word, party, parties)


def _tellers(tree: Tree, noun: Word, parties: Parties) -> list[Word]:
    """Give those who tell of a relative of theirs: "Его жена рассказала, что мужа увели"."""
    inverse = _told_of_by().get(noun.lemma)
    if inverse is None or noun.pos != "NOUN" or tree.child(noun, *_SAY_MORE) is not None:
        return []
    verbs = [w for w in tree.words[: noun.i] if w.lemma in report_words().verbs]
    tellers = [w for verb in verbs for w in tree.children(verb, "subject") if w is not noun]
    return [w for w in tellers if not inverse.isdisjoint(_called(w, parties))]


def _called(word: Word, parties: Parties) -> list[str]:
    """Give what a text calls the one whom a word means."""
    mention = parties.at(Span(start=word.start, end=word.end))
    return [word.lemma, *(parties[mention.party].nouns if mention is not None else ())]


def _told_of(tree: Tree, noun: Word, tellers: Sequence[Word], seen: Mentions) -> Party | None:
    """Give whom a relative tells of, and not the relative: "Супруга учителя Эсра"."""
    below = (w for one in tellers for w in tree.subtree(one) if w.case in {"", "Nom"})
    places = {w.start for w in (*tellers, *below)}
    gender = people_words().relatives[noun.lemma]
    return _salient(tree, noun, gender, seen, but=frozenset(places))


@cache
def _told_of_by() -> dict[str, frozenset[str]]:
    """Give the words for those whose "муж", "брат" is the one whom they tell of."""
    data = resources.load("lexicon/ru/people.yaml")["told_of_by"]
    return {noun: frozenset(tellers) for noun, tellers in data.items()}


def _banned_body(tree: Tree, pronoun: Word, parties: Parties) -> Party | None:
    """Give the body that a pronoun means where it is called what no person is: "нежелательной"."""
    verb = tree.head(pronoun)
    if verb is None or pronoun.rel not in {"object", "passive_subject"}:
        return None
    called = tree.children(verb, "oblique", "complement", "predicate", "indirect")
    if not any(w.lemma in _called_of_bodies() for w in called):
        return None
    before = parties.within(Span(start=0, end=pronoun.start))
    named = (parties[m.party] for m in reversed(before) if m.named)
    bodies = [one for one in named if one.kind in PRIVATE]
    known = (one for one in bodies if one.kind is not OrganizationKind.OTHER)
    return next(known, bodies[0] if bodies else None)


@cache
def _called_of_bodies() -> frozenset[str]:
    """Give the words by which states ban bodies, and no people."""
    return frozenset(resources.load("lexicon/ru/pointing.yaml")["banned_as"])


def _is_struck_body(tree: Tree, noun: Word) -> bool:
    """Whether a noun for a body says no more of it, and the body does nothing: "внесли портал"."""
    small = noun.text.islower() or _opens(tree, noun)
    beside = tree.children(noun, "modifier")
    lone = small and is_alone(tree, noun, besides=beside) and all(map(_only_points, beside))
    if noun.lemma not in body_heads() or not lone:
        return False
    verb = tree.head(noun)
    return noun.rel != "subject" or (verb is not None and verb.lemma in _undergoing())


@cache
def _undergoing() -> frozenset[str]:
    """Give the verbs whose subject does nothing: "канал числится в реестре"."""
    return frozenset(resources.load("lexicon/ru/pointing.yaml")["undergoing"])


def _noted(word: Word, party: Party | None, parties: Parties) -> PartyMention | None:
    if party is None:
        return None
    where = Span(start=word.start, end=word.end)
    parties.mention(party, where, named=False)
    return parties.at(where)


def _stands_alone(tree: Tree, noun: Word, parties: Parties) -> bool:
    """Whether a noun for one person has no name, number or genitive with it."""
    words = people_words()
    if noun.pos not in {"NOUN", "PROPN"} or noun.lemma not in words.occupations:
        return False
    written_small = noun.text[0].islower() or _opens(tree, noun)
    if not written_small or not is_singular(noun.text, noun.case):
        return False
    behind = parties.at(Span(start=noun.end + 1, end=noun.end + 2))
    if behind is not None and parties[behind.party].is_person:
        return False
    if noun.rel == "modifier":
        return False  # "статус беженки"
    if _explains_a_name(tree, noun, parties):
        return False
    beside = tree.children(noun, *_SAY_MORE, *(("participle",) if noun.rel in _NEW else ()))
    return not any(w.i > noun.i or not _only_points(w) for w in beside if not _is_client(noun, w))


def _explains_a_name(tree: Tree, noun: Word, parties: Parties) -> bool:
    """Whether a noun stands behind a name and a comma: "Глеба Нахимчика, повара-дезертира"."""
    before = tree.words[max(0, noun.i - 2) : noun.i]
    if not before or before[-1].text != "," or not _may_agree(before[0].case, noun.case):
        return False
    named = parties.at(Span(start=before[0].start, end=before[0].end))
    return named is not None and named.named and parties[named.party].is_person


def _may_agree(one: str, other: str) -> bool:
    """Whether words may stand in one case: of living beings two look alike, and are mistaken."""
    return one == other or {one, other} == {"Gen", "Acc"}


def _opens(tree: Tree, word: Word) -> bool:
    """Whether a word has its capital because it opens a sentence, whatever signs stand before."""
    return all(w.pos in {"PUNCT", "SYM", "X"} for w in tree.words[: word.i])


def _only_points(word: Word) -> bool:
    """Whether a word before a noun says no more than that it was spoken of: "сам", a date."""
    return word.lemma in people_words().pointing or word.text[0].isdigit()


def _is_client(noun: Word, owner: Word) -> bool:
    """Whether a noun with its lawyer means the one whom the lawyer stands for."""
    return owner.rel == "possessor" and noun.lemma in people_words().clients


def _by_noun(tree: Tree, noun: Word, seen: Mentions) -> Party | None:
    words = people_words()
    called = next((s.party for s in seen.back() if noun.lemma in s.party.nouns), None)
    if called is not None or words.occupations.get(noun.lemma) is not None:
        return called
    near = [s.party for s in seen.within(tree.sentence, _WEIGHTS.reach)]
    return next(filter(None, (_much_told_of(near, gender) for gender in _genders(noun))), None)


def _genders(noun: Word) -> tuple[str, ...]:
    """Give the genders of those whom a noun may mean, the likelier first: "врач" is a woman too."""
    words = people_words()
    if noun.lemma in words.feminine:
        return ("f",)
    stem, longest = noun.lemma[:-_ENDING], len(noun.lemma) + _WOMANS_ENDING
    of_women = any(w.startswith(stem) and len(w) <= longest for w in words.feminine)
    return ("m",) if of_women or noun.lemma in words.masculine else ("m", "f")


def _much_told_of(near: Sequence[Party], gender: str) -> Party | None:
    """Give the one of a gender who is spoken of far more often than any other."""
    often = Counter(party for party in near if fits(party, gender) and not party.has_office)
    told = Counter({party: times for party, times in often.items() if party.gender == gender})
    (party, most), *others = [*(told or often).most_common(2), (None, 0)]
    return party if others and most >= _MUCH_MORE * others[0][1] else None


def _salient(
    tree: Tree, pronoun: Word, gender: str, seen: Mentions, but: frozenset[int] = frozenset()
) -> Party | None:
    """Give whom a pronoun most readily means; nobody who is mentioned where `but` says."""
    here = tree.sentence
    verb = pronoun.i if pronoun.pos in {"VERB", "AUX"} else pronoun.head
    is_actor = pronoun.rel != "possessor"
    scored = [
        (score, one.party)
        for score, one in seen.scored(here, gender, _WEIGHTS)
        if fits(one.party, gender)
        and one.mention.start not in but
        and not (one.sentence == here.number and is_actor and one.head == verb)
        and not (one.sentence == here.number and stands_inside(tree, pronoun, one.mention))
    ]
    return max(scored, key=itemgetter(0))[1] if scored else None
