"""Who "туркменский блогер" is, where the next sentences name the blogger, and where none does.

News tells the act first and names the person after: "В Стамбуле задержали туркменского блогера.
Мерет Гельдыев вёл канал о ...". The phrase is then one more mention of the person named. Where
nobody is named and the phrase tells more than a trade ("34-летнего инженера из Омска"), it is of a
person without a name, whom "он" and "мужчина" mean after.
"""

from collections.abc import Iterator, Sequence

from khronika.reading.leads import SENTENCES_AHEAD, is_headline, named_next
from khronika.reading.parties import Parties
from khronika.reading.ru.dictionary import is_singular
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import people_words
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_SPOKEN_OF = frozenset({*SUBJECTS, "object"})
"""Relations in which a phrase is whom the sentence is about."""
_OF_AN_AGE = "летний"
_FROM = "из"


def introduce(trees: Sequence[Tree], parties: Parties) -> None:
    """Add the mentions of people by a phrase that stands before their name, or has none."""
    for number, tree in enumerate(trees):
        if _names_anybody(tree, parties):
            return  # from here on such a phrase may mean who was named
        found = list(_phrases(tree, parties))
        if len(found) != 1:
            continue
        noun, where = found[0]
        gender = "f" if noun.lemma in people_words().feminine else "m"
        ahead = trees[number + 1 : number + 1 + SENTENCES_AHEAD]
        party = named_next(ahead, parties, _reports, headline=is_headline(tree))
        if party is not None and party.gender not in {"", gender}:
            party = None
        if party is None and _is_particular(tree, noun):
            party = parties.add(
                parties.text[where.start : where.end], where, is_person=True, unnamed=True
            )
            party.nouns.append(noun.lemma)
            party.gender = gender
        if party is not None:
            parties.mention(party, where, named=False)


def _names_anybody(tree: Tree, parties: Parties) -> bool:
    people = (parties[m.party] for m in parties.within(tree.sentence) if m.named)
    return any(p.is_person and not p.has_office for p in people)


def _phrases(tree: Tree, parties: Parties) -> Iterator[tuple[Word, Span]]:
    """Give the phrases for one person without a name, with their nouns."""
    words = people_words()
    for noun in tree.words:
        spoken_of = noun.rel in _SPOKEN_OF or (noun.rel == "possessor" and is_headline(tree))
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


def _is_particular(tree: Tree, noun: Word) -> bool:
    """Whether a phrase tells of one certain person: by age, by people, by where from."""
    aged = any(_is_age(w) for w in tree.children(noun, "modifier", "nummod"))
    return aged or any(
        w.prep == _FROM and w.entity == "GPE" for w in tree.children(noun, "oblique")
    )


def _is_age(word: Word) -> bool:
    return word.lemma.endswith(_OF_AN_AGE)


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
