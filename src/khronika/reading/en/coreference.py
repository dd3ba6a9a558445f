"""Who "he", "the activist" and "the ministry" are.

Walks the text once and keeps what was mentioned last. A pronoun goes to the most salient fitting
person before it: near, a subject rather than an object, in the same paragraph, of a gender that
does not contradict. "The activist" goes to the last person whom the document has called one; "the
ministry" to the last body with that word in its name. Where nothing fits, nothing is resolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from khronika.model import Role
from khronika.reading.en.introductions import introduce
from khronika.reading.en.report_words import report_words
from khronika.reading.en.words import body_heads, name_words, people_words
from khronika.reading.parties import Parties, Party
from khronika.reading.salience import TOPIC, stands_inside, topic_of
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PERSONAL = frozenset({"he", "she"})
_REACH = 8
"""Sentences back within which a pronoun may look for its person."""
_FRONTED = frozenset({"oblique", "adverbial"})
"""How a verb governs what stands before its subject: "after his arrest, X was deported"."""
_DONE_TO = frozenset({"object", "indirect", "oblique"})
_GENERIC = frozenset({"person", "anyone", "someone", "somebody", "everyone", "people"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention with what makes it salient."""

    mention: PartyMention
    sentence: int
    paragraph: int
    subject: bool
    possessor: bool
    head: int
    """Index of the governing word in its sentence, to keep "X told him" apart."""


def resolve(trees: Sequence[Tree], parties: Parties) -> None:
    """Add to the parties the mentions that point back: pronouns and words with "the"."""
    describe(trees, parties)
    introduce(trees, parties)
    _hear_genders(trees, parties)
    seen: list[_Seen] = []
    for tree in trees:
        for word in tree.words:
            mention = parties.at(Span(start=word.start, end=word.end))
            if mention is None:
                mention = _point_back(tree, word, seen, parties)
            if mention is not None and mention.end >= word.end and _heads(tree, word, mention):
                seen.append(_note(tree, word, mention))


def _hear_genders(trees: Sequence[Tree], parties: Parties) -> None:
    """Believe "she" right behind the only person named, rather than the end of a foreign surname.

    "Chanthy Sokov can be asked, though she would rather not. She fled in May."
    """
    for tree, following in zip_longest(trees, trees[1:]):
        named = [m for m in parties.within(tree.sentence) if m.named and parties[m.party].is_person]
        if len({m.party for m in named}) != 1:
            continue
        person = parties[named[0].party]
        if person.has_office or person.name.split()[0].casefold() in name_words().given:
            continue  # "his lawyer, X, said that he was ill" tells nothing of X
        # "Agents told him that X would be left alone, she said" tells nothing of X either.
        behind = [w for w in tree.words if w.start > named[0].start and not _tells(tree, w)]
        if following is not None and following.sentence.paragraph == tree.sentence.paragraph:
            behind.extend(following.words[:1])
        told = {_PRONOUNS[low] for w in behind if (low := w.text.lower()) in _PERSONAL}
        if len(told) == 1:
            person.tell_gender(told.pop())


def _tells(tree: Tree, word: Word) -> bool:
    """Whether a word stands for who says what the sentence tells."""
    head = tree.head(word)
    return word.rel in SUBJECTS and head is not None and head.lemma in report_words().verbs


def _heads(tree: Tree, word: Word, mention: PartyMention) -> bool:
    top = tree.top(mention.start, mention.end)
    return top is None or top.i == word.i


def _note(tree: Tree, word: Word, mention: PartyMention) -> _Seen:
    return _Seen(
        mention=mention,
        sentence=tree.sentence.number,
        paragraph=tree.sentence.paragraph,
        subject=word.rel in SUBJECTS,
        possessor=word.rel == "possessor",
        head=word.head,
    )


def describe(trees: Sequence[Tree], parties: Parties) -> None:
    """Note the words that the document uses for each person: "blogger Ivan X", "X, a lawyer,"."""
    words = people_words()
    for tree in trees:
        for mention in parties.within(tree.sentence):
            party = parties[mention.party]
            top = tree.top(mention.start, mention.end)
            if top is None:
                continue
            for noun in _nouns_beside(tree, top):
                if not party.is_person:
                    continue
                party.nouns.append(noun.lemma)
                role = words.occupations.get(noun.lemma) or words.titles.get(noun.lemma)
                if role and not _is_past(tree, noun):
                    party.play(role, f"“{noun.text}” beside the name")
                party.tell_gender(words.genders.get(noun.lemma, ""))
                if noun.lemma in words.relatives:
                    party.play(Role.RELATIVE, f"“{noun.text}” beside the name")
                    party.tell_gender(words.relatives[noun.lemma])


def _is_past(tree: Tree, noun: Word) -> bool:
    """Whether somebody no longer is what a noun says: "a former customs officer"."""
    return any(w.lemma in people_words().past for w in tree.children(noun, "modifier", "compound"))


def _nouns_beside(tree: Tree, top: Word) -> list[Word]:
    beside = [
        w
        for w in tree.children(top, "compound", "apposition", "nmod")
        if w.pos == "NOUN" or w.rel == "apposition" or w.lemma in people_words().titles
    ]
    head = tree.head(top)
    if head is not None and top.rel == "apposition":
        beside.append(head)
    if head is not None and top.rel in SUBJECTS:
        beside.extend(tree.children(head, "predicate"))
    return [
        c
        for w in beside
        for c in (w, *tree.children(w, "compound", "conjunct"))
        if c.pos in {"NOUN", "PROPN"}
    ]


def _point_back(
    tree: Tree, word: Word, seen: Sequence[_Seen], parties: Parties
) -> PartyMention | None:
    low = word.text.lower()
    if low in _PRONOUNS and word.pos in {"PRON", "DET"}:
        party = _by_pronoun(tree, word, _PRONOUNS[low], seen, parties)
        where = Span(start=word.start, end=word.end)
    elif _is_age(tree, word):
        party = next(
            (
                parties[s.mention.party]
                for s in reversed(seen)
                if not parties[s.mention.party].has_office and parties[s.mention.party].is_person
            ),
            None,
        )
        where = Span(start=word.start, end=word.end)
    elif word.pos in {"NOUN", "PROPN"} and _is_definite(tree, word, parties):
        party, where = _by_noun(tree, word, seen, parties), _phrase(tree, word)
    else:
        return None
    if party is None:
        return None
    parties.mention(party, where, named=False)
    return parties.at(Span(start=word.start, end=word.end))


def _phrase(tree: Tree, noun: Word) -> Span:
    first = min(
        (w.start for w in tree.children(noun, "det", "modifier", "compound")), default=noun.start
    )
    return Span(start=min(first, noun.start), end=noun.end)


def _is_age(tree: Tree, word: Word) -> bool:
    """Whether a word ends "the 42-year-old", standing for a person."""
    if word.lemma != "old" or word.rel in {"modifier", "compound", "amod"}:
        return False
    before = [w.text.lower() for w in tree.words[max(0, word.i - 5) : word.i]]
    return before[-2:] == ["year", "-"] and "the" in before


def _is_definite(tree: Tree, noun: Word, parties: Parties) -> bool:
    """Whether a noun has "the" or "that" before it and no name beside or behind it."""
    det = tree.child(noun, "det")
    if det is None or det.lemma not in {"the", "this", "that"}:
        return False
    behind = parties.at(Span(start=noun.end + 1, end=noun.end + 2))
    if behind is not None and behind.named and behind.start == noun.end + 1:
        return False  # "the blogger Waqar X" names whom it means
    if noun.rel == "compound" or tree.child(noun, "apposition", "relative"):
        return False
    return not any(w.prep == "of" for w in tree.children(noun, "oblique"))


def _by_noun(tree: Tree, noun: Word, seen: Sequence[_Seen], parties: Parties) -> Party | None:
    words = people_words()
    if (
        noun.lemma in words.occupations
        or noun.lemma in words.titles
        or noun.lemma in {"man", "woman", "exile"}
        or noun.text.endswith("-year-old")
    ):
        if noun.plural:
            return None
        gender = {"man": "m", "woman": "f"}.get(noun.lemma, "")
        called = [s for s in reversed(seen) if noun.lemma in parties[s.mention.party].nouns]
        fitting = called or [
            s
            for s in reversed(seen)
            if _fits(parties[s.mention.party], gender)
            and (_is_past(tree, noun) or _is_plain(noun))
            and not parties[s.mention.party].has_office
        ]
        return parties[fitting[0].mention.party] if fitting else None
    if _is_party_at_law(tree, noun):
        named = [parties[s.mention.party] for s in seen if s.mention.named]
        plain = [p for p in named if p.is_person and not p.has_office]
        if noun.lemma not in words.parties_at_law and len({p.id for p in plain}) > 1:
            return None
        return max(plain, key=plain.count, default=None)
    if noun.lemma in body_heads():
        for one in reversed(seen):
            party = parties[one.mention.party]
            if not party.is_person and noun.lemma in party.name.lower():
                return party
    return None


def _is_plain(noun: Word) -> bool:
    """Whether a noun may mean anybody who was spoken of, and tells of no office."""
    words = people_words()
    if noun.lemma in words.titles and noun.lemma not in words.occupations:
        return False
    return words.occupations.get(noun.lemma) is None


def _is_party_at_law(tree: Tree, noun: Word) -> bool:
    """Whether a noun is a court's word for whom its paper is about: "the requested person"."""
    words = people_words()
    if noun.lemma in words.parties_at_law:
        return True
    beside = tree.children(noun, "modifier", "participle", "compound")
    return noun.lemma == "person" and any(
        w.text.lower() in words.parties_at_law_with for w in beside
    )


def _fits(party: Party, gender: str) -> bool:
    return party.is_person and (not gender or not party.gender or party.gender == gender)


def _by_pronoun(
    tree: Tree, pronoun: Word, gender: str, seen: Sequence[_Seen], parties: Parties
) -> Party | None:
    here = tree.sentence
    done_to = pronoun.rel in _DONE_TO  # "someone stepped out and shot him"
    if not done_to and any(
        w.lemma in _GENERIC and w.rel in SUBJECTS and w.i < pronoun.i for w in tree.words
    ):
        return None
    before = {
        s.mention.party
        for s in seen
        if s.sentence == here.number - 1 and s.mention.named and parties[s.mention.party].is_person
    }
    ahead = _ahead(tree, pronoun, gender, parties)
    if ahead is not None:
        return ahead
    best: tuple[float, Party] | None = None
    against_name: tuple[float, Party] | None = None
    opens = bool(seen) and seen[-1].paragraph != here.paragraph
    topic = topic_of(s.mention.party for s in seen if _is_human(s, parties)) if opens else None
    for rank, one in enumerate(reversed(seen)):
        distance = here.number - one.sentence
        if distance > _REACH:
            break
        party = parties[one.mention.party]
        fits = _fits(party, gender)
        if not (fits or _may_be_misjudged(party)) or _same_clause(tree, pronoun, one):
            continue
        if distance == 0 and stands_inside(tree, pronoun, one.mention):
            continue
        score = 4.0 - 1.2 * distance - 0.15 * rank
        score += 1.5 if one.subject else 0.0
        # Somebody whom the sentence before introduces alone is its topic, subject or not.
        score += 1.0 if before == {party.id} and one.mention.named and distance == 1 else 0.0
        score -= 0.3 if one.possessor else 0.0
        score += 0.5 if party.gender == gender else 0.0
        score -= 0.5 if one.paragraph != here.paragraph else 0.0
        score -= 0.8 if party.has_office else 0.0
        score += TOPIC * (party.id == topic)
        if fits and (best is None or score > best[0]):
            best = (score, party)
        if not fits and (against_name is None or score > against_name[0]):
            against_name = (score, party)
    best = best or against_name
    if best is None:
        return None
    best[1].tell_gender(gender)
    return best[1]


def _may_be_misjudged(party: Party) -> bool:
    """Whether only a name told somebody's gender: "Nurhan" and "Urdaneta" are both."""
    return party.is_person and not (party.unnamed or party.gender_told or party.has_office)


def _ahead(tree: Tree, pronoun: Word, gender: str, parties: Parties) -> Party | None:
    """Give whom the sentence is about, for a pronoun in what stands before: "after his arrest, X".

    None where the pronoun does not stand so, or the sentence has another person before its subject.
    """
    top = next((w for w in tree.words if w.head == w.i), None)
    subject = _subject(tree, top, pronoun, parties) if top is not None else None
    if top is None or subject is None:
        return None
    party = parties.at(Span(start=subject.start, end=subject.end))
    if party is None or not party.named or not _fits(parties[party.party], gender):
        return None
    below = [w for w in (pronoun, *tree.ancestors(pronoun)) if w.head == top.i]
    fronted = bool(below) and below[0].rel in _FRONTED and below[0].i < subject.i
    others = (w for w in tree.words if w.i < subject.i and w.start < party.start)
    spoken_of = any(parties.at(Span(start=w.start, end=w.end)) is not None for w in others)
    possessed = any(w.text.lower() in _PRONOUNS for w in tree.subtree(subject))
    if not fronted or spoken_of or possessed or parties[party.party].has_office:
        return None
    return parties[party.party]


def _subject(tree: Tree, top: Word, pronoun: Word, parties: Parties) -> Word | None:
    """Give the subject behind a pronoun, also one that was taken for the place before it.

    "After his arrest in Astana, X was deported" is parsed as if X were another name of Astana.
    """
    subject = tree.child(top, *SUBJECTS)
    if subject is not None:
        return subject if subject.start > pronoun.end else None
    for word in tree.words[pronoun.i + 1 : top.i]:
        named = tree.head(word) if word.rel == "apposition" else None
        if named is not None and named.pos == "PROPN" and named.i > pronoun.i:
            is_party = parties.at(Span(start=named.start, end=named.end)) is not None
            return None if is_party else word
    return None


def _is_human(one: _Seen, parties: Parties) -> bool:
    return parties[one.mention.party].is_person


def _same_clause(tree: Tree, pronoun: Word, one: _Seen) -> bool:
    """Whether the mention is the other actor of the pronoun's own verb: "X told him"."""
    return (
        one.sentence == tree.sentence.number
        and one.head == pronoun.head
        and pronoun.rel != "possessor"
        and pronoun.head != pronoun.i
    )
