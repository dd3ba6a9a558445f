"""Who "a Tajik blogger" is, where the next sentences name the blogger.

News tells the act first and names the person after: "A Tajik blogger was detained on Monday.
Karim Saidov, 34, ...". The phrase is then one more mention of the person named. So is "he", or "the
34-year-old", of a text that opens with it and names nobody before.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from khronika.model import Role
from khronika.reading.en.report_words import report_words
from khronika.reading.en.words import people_words
from khronika.reading.leads import SENTENCES_AHEAD, is_headline, named_next
from khronika.reading.parties import Parties
from khronika.reading.salience import fits
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_ARTICLES = frozenset({"a", "an"})
_OF_SOMETHING_ELSE = frozenset({"predicate", "apposition", "compound", "possessor"})
PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
"""Words that mean one person, with the gender."""
_NOT_SPOKEN_OF = frozenset({"as", "by", "for", "from", "like", "with"})
"""Relations and prepositions in which a phrase is not whom the sentence is about."""
_ACTS_FOR_OTHERS = frozenset({Role.LAWYER, Role.OFFICIAL, Role.EXPERT, Role.RELATIVE})
_LONGEST_SUSPENSE = 4
"""Sentences with which a text may open before it names whom it is about."""


def introduce(trees: Sequence[Tree], parties: Parties) -> None:
    """Add the mentions of people by a phrase that stands before their name."""
    for number, tree in enumerate(trees):
        found = list(_phrases(tree, parties))
        if len(found) != 1:
            continue
        noun, where = found[0]
        ahead = trees[number + 1 : number + 1 + SENTENCES_AHEAD]
        others = partial(_is_somebody_else, noun)
        party = named_next(ahead, parties, others, headline=is_headline(tree))
        if party is not None:
            parties.mention(party, where, named=False)
    _introduce_whom_it_opens_with(trees, parties)


def _introduce_whom_it_opens_with(trees: Sequence[Tree], parties: Parties) -> None:
    """Add the mentions of the one whom a text tells of before it names them: "He was seized".

    Only where the first sentence that names anybody but those who act for others names one alone.
    """
    for number, tree in enumerate(trees[: _LONGEST_SUSPENSE + 1]):
        named = dict.fromkeys(m.party for m in parties.within(tree.sentence) if m.named)
        people = [parties[ref] for ref in named if parties[ref].is_person]
        plain = [one for one in people if not one.has_office]
        if not plain:
            continue
        opening = [(t, word) for t in trees[:number] for word in t.words if _points_ahead(t, word)]
        pronouns = [word for _, word in opening if word.text.lower() in PRONOUNS]
        fitting = all(fits(plain[0], PRONOUNS[word.text.lower()]) for word in pronouns)
        one_gender = len({PRONOUNS[word.text.lower()] for word in pronouns}) <= 1
        if len(people) == 1 and fitting and one_gender:
            for before, word in opening:
                where = _whole_phrase(before, word)
                if parties.at(where) is None:
                    parties.mention(plain[0], where, named=False)
        return


def _points_ahead(tree: Tree, word: Word) -> bool:
    """Whether a word means somebody not named yet: a pronoun, "the journalist"."""
    if word.text.lower() in PRONOUNS:
        return word.pos in {"PRON", "DET"}
    det = tree.child(word, "det")
    if det is None or det.lemma != "the" or word.plural or word.rel in _OF_SOMETHING_ELSE:
        return False
    return is_age(tree, word) or (word.pos == "NOUN" and _is_person(tree, word))


def _whole_phrase(tree: Tree, word: Word) -> Span:
    before = tree.children(word, "det", "modifier", "compound") if word.pos == "NOUN" else ()
    return Span(start=min(one.start for one in (word, *before)), end=word.end)


def is_age(tree: Tree, word: Word) -> bool:
    """Whether a word ends "the 42-year-old", standing for a person."""
    if word.lemma != "old" or word.rel in {"modifier", "compound", "amod"}:
        return False
    before = [w.text.lower() for w in tree.words[max(0, word.i - 5) : word.i]]
    return before[-2:] == ["year", "-"] and "the" in before


def _phrases(tree: Tree, parties: Parties) -> Iterator[tuple[Word, Span]]:
    """Give the phrases for one person without a name, with their nouns: "a Tajik blogger".

    A headline leaves the article out.
    """
    bare = is_headline(tree)
    for word in tree.words:
        det = tree.child(word, "det")
        is_new = det.text.lower() in _ARTICLES if det is not None else bare and not word.plural
        if word.pos != "NOUN" or not is_new:
            continue
        before = tree.children(word, "det", "modifier", "compound")
        where = Span(start=min(one.start for one in (word, *before)), end=word.end)
        if (
            _is_person(tree, word)
            and parties.at(where) is None
            and not _named_beside(tree, word, parties)
        ):
            yield word, where


def _is_person(tree: Tree, noun: Word) -> bool:
    words = people_words()
    if noun.rel in _OF_SOMETHING_ELSE or noun.prep in _NOT_SPOKEN_OF:
        return False
    beside = tree.children(noun, "modifier", "compound")
    of_a_people = any(w.entity == "NORP" for w in beside)
    if noun.lemma in words.occupations:
        return words.occupations[noun.lemma] not in _ACTS_FOR_OTHERS or of_a_people
    who = any(
        s.lemma == "who"
        for r in tree.children(noun, "relative")
        for s in tree.children(r, *SUBJECTS)
    )
    return noun.entity not in {"ORG", "LAW"} and (
        who
        or (of_a_people and noun.lemma in words.groups | {"man", "woman", "citizen", "national"})
    )


def _named_beside(tree: Tree, noun: Word, parties: Parties) -> bool:
    """Whether the phrase has its name with it: "a Tajik blogger, Karim Saidov, ..."."""
    beside = [
        *tree.children(noun, "apposition"),
        *(n for w in tree.children(noun, "oblique", "participle") for n in tree.subtree(w)),
    ]
    spans = [Span(start=w.start, end=w.end) for w in beside]
    spans.append(Span(start=noun.end + 1, end=noun.end + 3))
    mentions = (parties.at(span) for span in spans)
    return any(m is not None and m.named and parties[m.party].is_person for m in mentions)


def _is_somebody_else(noun: Word, tree: Tree, named: Span) -> bool:
    """Whether the one named is told of as another: "according to X", "a neighbour, X, saw"."""
    name = next((w for w in reversed(tree.words) if w.start < named.end), None)
    if name is None:
        return False
    governor = tree.head(name)
    if governor is None or name.rel != "apposition":
        return name.prep == "to" and governor is not None and governor.text == "According"
    if governor.pos != "NOUN" or governor.lemma == noun.lemma:
        return False
    article = tree.child(governor, "det")
    verb = tree.head(governor)
    tells = governor.rel in SUBJECTS and verb is not None and verb.lemma in report_words().verbs
    return tells or (article is not None and article.text.lower() in _ARTICLES)
