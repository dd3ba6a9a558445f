"""Who "he", "the activist" and "the ministry" are.

Walks the text once and keeps what was mentioned last. A pronoun goes to the most salient fitting
person before it: near, a subject rather than an object, in the same paragraph, of a gender that
does not contradict. "The activist" goes to the last person whom the document has called one; "the
ministry" to the last body with that word in its name. Where nothing fits, nothing is resolved.
"""

from collections.abc import Sequence
from itertools import zip_longest
from operator import itemgetter

from khronika.model import OrganizationKind, Role
from khronika.reading.en.introductions import PRONOUNS, introduce, is_age
from khronika.reading.en.report_words import report_words
from khronika.reading.en.words import body_heads, name_words, people_words
from khronika.reading.parties import Parties, Party
from khronika.reading.salience import Mentions, Seen, Weights, fits, stands_inside
from khronika.reading.spans import PartyMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_PERSONAL = frozenset({"he", "she"})
_GENDERS = {"man": "m", "woman": "f", "exile": ""}
"""Words for anybody, and the gender that they tell."""
_WEIGHTS = Weights(reach=8, office=0.8, possessor=0.3, alone=1.0)
_FRONTED = frozenset({"oblique", "adverbial"})
"""How a verb governs what stands before its subject: "after his arrest, X was deported"."""
_DONE_TO = frozenset({"object", "indirect", "oblique"})
_GENERIC = frozenset({"person", "anyone", "someone", "somebody", "everyone", "people"})


def resolve(trees: Sequence[Tree], parties: Parties) -> None:
    """Add to the parties the mentions that point back: pronouns and words with "the"."""
    describe(trees, parties)
    introduce(trees, parties)
    _hear_genders(trees, parties)
    seen = Mentions()
    for before, tree in zip((None, *trees), trees, strict=False):
        for word in tree.words:
            mention = parties.at(Span(start=word.start, end=word.end))
            if mention is None:
                mention = _point_back(tree, before, word, seen, parties)
            if mention is not None and mention.end >= word.end and _heads(tree, word, mention):
                seen.note(_seen(tree, word, mention, parties))


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
        told = {PRONOUNS[low] for w in behind if (low := w.text.lower()) in _PERSONAL}
        if len(told) == 1:
            person.tell_gender(told.pop())


def _tells(tree: Tree, word: Word) -> bool:
    """Whether a word stands for who says what the sentence tells."""
    head = tree.head(word)
    return word.rel in SUBJECTS and head is not None and head.lemma in report_words().verbs


def _heads(tree: Tree, word: Word, mention: PartyMention) -> bool:
    top = tree.top(mention.start, mention.end)
    return top is None or top.i == word.i


def _seen(tree: Tree, word: Word, mention: PartyMention, parties: Parties) -> Seen:
    return Seen(
        party=parties[mention.party],
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
    tree: Tree, before: Tree | None, word: Word, seen: Mentions, parties: Parties
) -> PartyMention | None:
    low = word.text.lower()
    if low in PRONOUNS and word.pos in {"PRON", "DET"}:
        party = _by_pronoun(tree, before, word, PRONOUNS[low], seen, parties)
        where = Span(start=word.start, end=word.end)
    elif is_age(tree, word):
        people = (s.party for s in seen.back() if s.party.is_person and not s.party.has_office)
        party = next(people, None)
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


def _by_noun(tree: Tree, noun: Word, seen: Mentions, parties: Parties) -> Party | None:
    words = people_words()
    if noun.lemma in _GENDERS or noun.lemma in words.occupations or noun.lemma in words.titles:
        return _called(tree, noun, seen) or _named_after(noun, parties)
    if noun.text.endswith("-year-old"):
        return _called(tree, noun, seen)
    if _is_party_at_law(tree, noun):
        plain = {p: times for p, times in seen.named().items() if not p.has_office}
        if noun.lemma not in words.parties_at_law and len(plain) > 1:
            return None
        return max(plain, key=lambda p: plain[p], default=None)
    if noun.lemma in body_heads():
        bodies = (s.party for s in seen.back() if not s.party.is_person)
        named = next((body for body in bodies if noun.lemma in body.name.lower()), None)
        return named or _of_kind(noun, seen)
    return _of_kind(noun, seen)


def _of_kind(noun: Word, seen: Mentions) -> Party | None:
    """Give the last outlet that was named, for a noun that only such a body may be: "the paper"."""
    if OrganizationKind.MEDIA not in report_words().pointing.get(noun.lemma, ()):
        return None
    bodies = (s.party for s in seen.back() if s.party.kind is OrganizationKind.MEDIA)
    return next(bodies, None)


def _named_after(noun: Word, parties: Parties) -> Party | None:
    """Give whom a court's paper names only further on: "the applicant", then "the applicant, X"."""
    if noun.lemma not in people_words().parties_at_law:
        return None
    return next((p for p in parties.people() if not p.unnamed and noun.lemma in p.nouns), None)


def _called(tree: Tree, noun: Word, seen: Mentions) -> Party | None:
    """Give the last person whom the text calls so, or whom a word for anybody may mean."""
    if noun.plural:
        return None
    gender = _GENDERS.get(noun.lemma) or _told_behind(tree, noun)
    near = [s.party for s in seen.within(tree.sentence, _WEIGHTS.reach) if fits(s.party, gender)]
    fitting = near or (s.party for s in seen.back() if fits(s.party, gender))
    called = next((party for party in fitting if noun.lemma in party.nouns), None)
    if called is not None or not (_is_past(tree, noun) or _is_plain(noun)):
        return called
    return next(
        (s.party for s in seen.back() if fits(s.party, gender) and not s.party.has_office), None
    )


def _told_behind(tree: Tree, noun: Word) -> str:
    """Give the gender of whom a noun means, where it says something: "the activist says she"."""
    head = tree.head(noun)
    if noun.rel not in SUBJECTS or head is None or head.lemma not in report_words().verbs:
        return ""
    told = {PRONOUNS[low] for w in tree.words[noun.i :] if (low := w.text.lower()) in _PERSONAL}
    return told.pop() if len(told) == 1 else ""


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


def _by_pronoun(
    tree: Tree,
    before: Tree | None,
    pronoun: Word,
    gender: str,
    seen: Mentions,
    parties: Parties,
) -> Party | None:
    here = tree.sentence
    done_to = pronoun.rel in _DONE_TO  # "someone stepped out and shot him"
    if not done_to and any(
        w.lemma in _GENERIC and w.rel in SUBJECTS and w.i < pronoun.i for w in tree.words
    ):
        return None
    ahead = _ahead(tree, pronoun, gender, parties)
    if ahead is not None:
        return ahead
    if _means_somebody_unnamed(tree, before, pronoun, gender, parties):
        return None
    scored = [
        (score, one.party)
        for score, one in seen.scored(here, gender, _WEIGHTS)
        if not _same_clause(tree, pronoun, one)
        and not (one.sentence == here.number and stands_inside(tree, pronoun, one.mention))
    ]
    fitting = [(score, party) for score, party in scored if fits(party, gender)]
    against_name = [(score, party) for score, party in scored if _may_be_misjudged(party)]
    if not (fitting or against_name):
        return None
    _, party = max(fitting or against_name, key=itemgetter(0))
    party.tell_gender(gender)
    return party


def _means_somebody_unnamed(
    tree: Tree, before: Tree | None, pronoun: Word, gender: str, parties: Parties
) -> bool:
    """Whether "he" means the man or the relative without a name who was just spoken of.

    "X's sister says that she", "a man was filming the house; he was arrested", or in the sentence
    after: "X's father was arrested. He was freed in May." Of "his father" who fled may be told on.
    """
    if pronoun.rel not in SUBJECTS:
        return False
    here = [w for w in tree.words[: pronoun.i] if w.rel in SUBJECTS and w.pos != "PRON"]
    if here:
        return _is_unnamed(tree, here[-1], gender, parties)
    goes_on = before is not None and before.sentence.paragraph == tree.sentence.paragraph
    if before is None or not goes_on:
        return False
    struck = [w for w in before.words if w.rel == "passive_subject"]
    of_named = bool(struck) and any(w.pos == "PROPN" for w in before.children(struck[-1]))
    return of_named and _is_unnamed(before, struck[-1], gender, parties)


def _is_unnamed(tree: Tree, noun: Word, gender: str, parties: Parties) -> bool:
    """Whether a noun is a relative or "a man" of this gender, and nobody who has a name."""
    indefinite = any(w.lemma in {"a", "an"} for w in tree.children(noun, "det"))
    anybody = _GENDERS.get(noun.lemma) if indefinite else None
    called = people_words().relatives.get(noun.lemma) or anybody
    if called != gender or tree.child(noun, "apposition") is not None:
        return False
    return parties.at(Span(start=noun.start, end=noun.end)) is None


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
    if party is None or not party.named or not fits(parties[party.party], gender):
        return None
    below = [w for w in (pronoun, *tree.ancestors(pronoun)) if w.head == top.i]
    fronted = bool(below) and below[0].rel in _FRONTED and below[0].i < subject.i
    others = (w for w in tree.words if w.i < subject.i and w.start < party.start)
    spoken_of = any(parties.at(Span(start=w.start, end=w.end)) is not None for w in others)
    possessed = any(w.text.lower() in PRONOUNS for w in tree.subtree(subject))
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


def _same_clause(tree: Tree, pronoun: Word, one: Seen) -> bool:
    """Whether the mention is the other actor of the pronoun's own verb: "X told him"."""
    return (
        one.sentence == tree.sentence.number
        and one.head == pronoun.head
        and pronoun.rel != "possessor"
        and pronoun.head != pronoun.i
    )
