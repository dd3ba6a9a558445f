"""Who "туркменский блогер" is, where the next sentences name the blogger, and where none does.

News tells the act first and names the person after: "В Стамбуле задержали туркменского блогера.
Мерет Гельдыев вёл канал о ...". The phrase is then one more mention of the person named. Where
nobody is named and the phrase tells more than a trade ("34-летнего инженера из Омска"), it is of a
person without a name, whom "он" and "мужчина" mean after.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from khronika.reading.leads import SENTENCES_AHEAD, is_headline, named_next
from khronika.reading.parties import Parties, Party
from khronika.reading.places import find_places
from khronika.reading.ru.dictionary import forms, is_singular
from khronika.reading.ru.noun_phrases import in_nominative
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import people_words
from khronika.reading.spans import PlaceKind, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_SPOKEN_OF = frozenset({*SUBJECTS, "object"})
"""Relations in which a phrase is whom the sentence is about."""
_OF_AN_AGE = "летний"
_FROM = "из"


def introduce(trees: Sequence[Tree], parties: Parties) -> None:
    """Add the mentions of people by a phrase that stands before their name, or has none."""
    headed: Party | None = None
    for number, tree in enumerate(trees):
        if _names_anybody(tree, parties):
            _go_on_from_headline(trees[number : number + 1 + SENTENCES_AHEAD], parties)
            return  # from here on such a phrase may mean who was named
        found = list(_phrases(tree, parties))
        if len(found) != 1:
            continue
        noun, where = found[0]
        gender = _gender(noun)
        ahead = trees[number + 1 : number + 1 + SENTENCES_AHEAD]
        party = named_next(ahead, parties, _reports, headline=is_headline(tree))
        if party is not None and party.gender not in {"", gender}:
            party = None
        told = any(_names_anybody(one, parties) for one in ahead)
        if party is None and _is_particular(tree, noun, by_people=not told):
            party = headed or _described(tree, noun, where, parties)
            headed = party if is_headline(tree) else None
        if party is not None:
            party.nouns.append(noun.lemma)
            parties.mention(party, where, named=False)


def _described(tree: Tree, noun: Word, where: Span, parties: Parties) -> Party:
    """Add somebody who is only described, under the phrase in the nominative."""
    name = in_nominative(parties.text, tree, noun, where)
    party = parties.add(name, where, is_person=True, unnamed=True)
    party.gender, party.single, party.singled_out = _gender(noun), True, True
    return party


def _gender(noun: Word) -> str:
    return "f" if noun.lemma in people_words().feminine else "m"


def _go_on_from_headline(trees: Sequence[Tree], parties: Parties) -> None:
    """Let "29-летнего чеченца" be the one whom the headline right above names, and nobody else."""
    headline, *behind = trees
    named = {m.party for m in parties.within(headline.sentence) if m.named}
    people = [parties[ref] for ref in named if parties[ref].is_person]
    if not is_headline(headline) or len(people) != 1:
        return
    for tree in behind[:1]:
        found = list(_phrases(tree, parties, owners=True))
        if len(found) != 1 or _names_anybody(tree, parties):
            return
        noun, where = found[0]
        if _is_particular(tree, noun, by_people=True) and people[0].gender in {"", _gender(noun)}:
            people[0].nouns.append(noun.lemma)
            parties.mention(people[0], where, named=False)


def _names_anybody(tree: Tree, parties: Parties) -> bool:
    people = (parties[m.party] for m in parties.within(tree.sentence) if m.named)
    return any(p.is_person and not p.has_office for p in people)


def _phrases(tree: Tree, parties: Parties, *, owners: bool = False) -> Iterator[tuple[Word, Span]]:
    """Give the phrases for one person without a name, with their nouns.

    Those whose something is count in a headline, and below one where `owners` is true.
    """
    words = people_words()
    for noun in tree.words:
        owns = noun.rel == "possessor" and (owners or is_headline(tree))
        spoken_of = noun.rel in _SPOKEN_OF or owns
        if noun.pos != "NOUN" or not spoken_of:
            continue
        plain = noun.lemma in words.occupations and words.occupations[noun.lemma] is None
        if not plain or not is_singular(noun.text, noun.case):
            continue
        named = any(w.pos == "PROPN" for w in tree.children(noun, "apposition", "flat"))
        counted = [w for w in tree.children(noun, "nummod") if not _is_age(w)]
        named = named or bool(counted or tree.children(noun, "possessor", "det"))
        before = [w for w in tree.children(noun, "modifier", "nummod") if w.i < noun.i]
        where = Span(start=min([noun.start, *(w.start for w in before)]), end=noun.end)
        behind = parties.at(Span(start=noun.end + 1, end=noun.end + 2))
        if not named and behind is None and parties.at(where) is None:
            yield noun, where


def _is_particular(tree: Tree, noun: Word, *, by_people: bool) -> bool:
    """Whether a phrase tells of one certain person: by age, where from, or of which people."""
    before = tree.children(noun, "modifier", "nummod")
    told = any(_is_age(w) or (by_people and _is_of_a_people(w.text)) for w in before)
    return told or any(
        w.prep == _FROM and w.entity == "GPE" for w in tree.children(noun, "oblique")
    )


def _is_age(word: Word) -> bool:
    return word.lemma.endswith(_OF_AN_AGE)


@lru_cache(maxsize=4096)
def _is_of_a_people(adjective: str) -> bool:
    """Whether an adjective tells of which state or people somebody is: "российский"."""
    return any(p.kind is PlaceKind.PEOPLE for p in find_places(adjective, "ru", forms))


def _reports(tree: Tree, mention: Span) -> bool:
    """Whether the one named only tells what happened: "сообщила Анна Кедрова", "по её словам"."""
    named = next((w for w in tree.words if w.start >= mention.start), None)
    if named is None:
        return False
    above = list(tree.ancestors(named))
    verb = next((w for w in above if w.pos == "VERB"), None)
    if verb is not None and verb.lemma in report_words().verbs:
        return True
    return any(_is_whose_word(tree, w, named) for w in above)


def _is_whose_word(tree: Tree, word: Word, named: Word) -> bool:
    """Whether what somebody says is told as by a word that no comma parts from their name."""
    by = word.prep in {"по", "с"} and word.lemma in report_words().by_word_of
    return by and not any(w.text == "," for w in tree.words[word.i : named.i])
