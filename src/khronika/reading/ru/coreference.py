"""Who "он", "активистка" and "его" are.

Walks the text once and keeps what was mentioned last. A pronoun goes to the most salient person
before it whose gender does not contradict; a noun such as "активист" without a name beside it to
the last person whom the text has called that, else to the one spoken of. Where nothing fits,
nothing is resolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.model import Role
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.words import people_words
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PRONOUNS = {
    **dict.fromkeys(("он", "его", "него", "ему", "нему", "им", "ним", "нем", "нём"), "m"),
    **dict.fromkeys(("она", "ее", "её", "нее", "неё", "ей", "ней", "ею", "нею"), "f"),
}
_REACH = 6
"""Sentences back within which a pronoun may look for its person."""


@dataclass(frozen=True, slots=True)
class _Seen:
    mention: PartyMention
    sentence: int
    paragraph: int
    subject: bool
    head: int


def resolve(trees: Sequence[Tree], parties: Parties) -> None:
    """Add to the parties the mentions that point back: pronouns and words for people."""
    _describe(trees, parties)
    seen: list[_Seen] = []
    for tree in trees:
        for word in tree.words:
            mention = parties.at(Span(start=word.start, end=word.end))
            if mention is None:
                mention = _point_back(tree, word, seen, parties)
            if mention is not None and parties[mention.party].is_person:
                sentence = tree.sentence
                seen.append(
                    _Seen(
                        mention,
                        sentence.number,
                        sentence.paragraph,
                        word.rel in SUBJECTS,
                        word.head,
                    )
                )


def _describe(trees: Sequence[Tree], parties: Parties) -> None:
    """Note what the document calls each person: "блогера Ивана Кедрова", "Кедров, адвокат,"."""
    words = people_words()
    for tree in trees:
        for mention in parties.within(tree.sentence):
            party, top = parties[mention.party], tree.top(mention.start, mention.end)
            if top is None or not party.is_person:
                continue
            for noun in _nouns_beside(tree, top):
                party.nouns.append(noun.lemma)
                role = words.occupations.get(noun.lemma)
                if role:
                    party.play(role)
                if noun.lemma in words.relatives:
                    party.play(Role.RELATIVE)
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


def _point_back(
    tree: Tree, word: Word, seen: Sequence[_Seen], parties: Parties
) -> PartyMention | None:
    low = word.text.lower()
    if low in _PRONOUNS and word.pos in {"PRON", "DET"}:
        party = _salient(tree, word, _PRONOUNS[low], seen, parties)
    elif word.pos == "NOUN" and word.text == low and _stands_alone(tree, word, parties):
        party = _by_noun(tree, word, seen, parties)
    else:
        return None
    if party is None:
        return None
    where = Span(start=word.start, end=word.end)
    parties.mention(party, where, named=False)
    return parties.at(where)


def _stands_alone(tree: Tree, noun: Word, parties: Parties) -> bool:
    """Whether a noun for one person has no name, number or genitive with it."""
    if noun.lemma not in people_words().occupations or not _is_singular(noun):
        return False
    behind = parties.at(Span(start=noun.end + 1, end=noun.end + 2))
    if behind is not None and parties[behind.party].is_person:
        return False
    return not tree.children(noun, "apposition", "possessor", "relative", "modifier", "nummod")


def _is_singular(noun: Word) -> bool:
    return not noun.text.lower().endswith(("и", "ы", "ов", "ам", "ами", "ах", "ей", "ок"))


def _by_noun(tree: Tree, noun: Word, seen: Sequence[_Seen], parties: Parties) -> Party | None:
    words = people_words()
    called = [s for s in reversed(seen) if noun.lemma in parties[s.mention.party].nouns]
    if called:
        return parties[called[0].mention.party]
    if words.occupations.get(noun.lemma) is not None:
        return None
    gender = "f" if noun.lemma in words.feminine else "m"
    near = [s for s in seen if tree.sentence.number - s.sentence <= _REACH]
    people = {s.mention.party for s in near if _fits(parties[s.mention.party], gender)}
    people = {ref for ref in people if not parties[ref].has_office}
    return parties[people.pop()] if len(people) == 1 else None


def _fits(party: Party, gender: str) -> bool:
    return party.is_person and (not party.gender or party.gender == gender)


def _salient(
    tree: Tree, pronoun: Word, gender: str, seen: Sequence[_Seen], parties: Parties
) -> Party | None:
    here, best = tree.sentence, None
    for rank, one in enumerate(reversed(seen)):
        distance = here.number - one.sentence
        if distance > _REACH:
            break
        party = parties[one.mention.party]
        own = distance == 0 and one.head == pronoun.head and pronoun.rel != "possessor"
        if not _fits(party, gender) or own:
            continue
        score = 4.0 - 1.2 * distance - 0.15 * rank
        score += 1.5 * one.subject + 0.5 * (party.gender == gender)
        score -= 0.5 * (one.paragraph != here.paragraph) + 0.8 * party.has_office
        if best is None or score > best[0]:
            best = (score, party)
    return best[1] if best else None
