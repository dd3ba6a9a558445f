"""The signs by which a run of capitalised words is a person's name, or a body's.

No sign decides alone, since the small recogniser takes Slavic and Central Asian names for places
and bodies: a known given name, the ending of the surname, a title or occupation before it, an age
behind it, what the recogniser says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from khronika.model import OrganizationKind
from khronika.reading.en.capital_runs import Token, span_of
from khronika.reading.en.words import body_heads, humans, name_words, people_words, small_words
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_AGE_BEHIND = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{2}\s*[,.)](?!\d)|\(\d{2}\))")
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? $")
_DAY_BEHIND = re.compile(r"\.? \d{1,2}(?!\d)")
"""The number of a day beside a month."""
_SOMEBODY_BEHIND = re.compile(r",? who\b| \((?:we|not (?:his|her|their) real name|name changed)\b")
"""What tells that a person stands before it."""
_OWNED_BEHIND = re.compile(r"['’]s? (?:[a-z]+-)?([a-z]+)")
"""What somebody is said to have: "'s mother"."""
_DESCRIBED_BEHIND = re.compile(r", (?:an?|the|aged|\d{2})\s")
_CALLED_BEHIND = re.compile(
    r"(?:,| [—–]) (?:an?|the|its|one of the) ((?:[\w’'-]+ ){0,4}?[\w’'-]+)"
    r"(?=[,.;:)]| (?:of|in|for|that|which|from|at|based|run|set|founded|led|on)\b|$)"
)
"""What a name is said to be: ", an exile outlet in", ", the group of"."""
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u01a1\u01b0]", re.IGNORECASE)
"""Letters that no other language has; written with them, a name of several words is one."""
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two syllables, as written behind the surname in Hong Kong: "Poon Wai-sum"."""
_BEFORE_PLACES = frozenset({"in", "at", "near"})
_OF_PLACES = _BEFORE_PLACES | {"from"}
_THEIR_OWN = frozenset({"his", "her"})
"""What people have, where places and bodies have "its"."""
_CALLED_BEFORE = re.compile(r"(\w+) (?:called|named|by the name of) $")
_FAR_BEFORE = 40
"""Characters before a name in which a word for its bearer is looked for."""
_APPOSED = 2
"""Words from a noun to the name behind its comma."""
_SAINTS = frozenset({"st", "saint", "sankt", "san", "santa"})
"""Words before a name that is a place's or a house's."""
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})
_CLOSE = frozenset({" ", ", ", " “", ' "', ", “", ', "', " «"})
_PLACED = ("-based", "-born", "-language", "-speaking", "-run", "-backed", "-style", "-era")
"""Endings of words that place somebody: London-based."""
_FIRST_AND_LAST = 2
_SURE = 9.0
_OPENS_WITHIN = 3
"""Characters from the first word on within which a word still begins its sentence: "Q. Did"."""
_LONGEST_ACRONYM = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run with how much speaks for a person and how much for a body."""

    words: tuple[str, ...]
    where: Span
    person: float
    body: float
    kind: OrganizationKind
    shares: bool = False
    """Whether the surname stands only behind the next one's first name."""


def body(run: Sequence[Token]) -> Candidate:
    """Make the candidate of a run that a word such as "Ministry" heads."""
    heads = body_heads()
    first = [
        heads[t.low] for t, after in pairwise(run) if t.low in heads and after.low in {"of", "for"}
    ]
    last = [heads[t.low] for t in run if t.low in heads]
    kind = first[0] if first else last[-1]
    return Candidate(tuple(t.text for t in run), span_of(run), 0.0, _SURE, kind)


def person_or_body(
    text: str,
    tree: Tree,
    tokens: Sequence[Token],
    run: Sequence[Token],
    places: Sequence[PlaceMention],
) -> Candidate | None:
    """Weigh a run of capitalised words; None where it cannot be a name."""
    while run and _is_month_of_day(text, run[0]):
        run = run[1:]
    run, cue = _strip(tree, run, places)
    if not run or all(t.low in people_words().never for t in run):
        return None
    lone = run[0].low if len(run) == 1 and not run[0].initial else ""
    if lone in small_words("function_words") or lone in body_heads():
        return None  # "the 4th Criminal Judgeship": what is left when its first words are taken off
    if len(run) > 1 and _is_shouted(run):
        return None  # "REFUGEE FACES RETURN TO VIETNAM"
    where = span_of(run)
    at = tokens.index(run[0])
    if len(run) == 1 and at and tokens[at - 1].low in _SAINTS:
        return None  # "the doctors at St Georg"
    before = _noun_before(text, tokens, at)
    after = tokens[at + len(run)].low if at + len(run) < len(tokens) else ""
    person = cue + _for_person(text, tree, run, before, after)
    for_body, kind = _for_body(text, tree, run, before, after)
    if any(p.start <= where.start and where.end <= p.end for p in places):
        person, for_body = person - 3.0, 0.0
    elif before in _BEFORE_PLACES and (len(run) == 1 or run[0].low not in name_words().given):
        person, for_body = person - 2.0, for_body - 1.0
    return Candidate(tuple(t.text for t in run), where, person, for_body, kind)


def _is_shouted(run: Sequence[Token]) -> bool:
    """Whether a run in capitals holds no word that is known to name somebody."""
    names = name_words()
    named = any(t.low in names.given or t.low in names.surnames for t in run)
    return not named and all(t.acronym for t in run)


def _noun_before(text: str, tokens: Sequence[Token], at: int) -> str:
    """Give the word right before a name, or before the names listed with it; or nothing.

    "Her sister, Tassadit", "two brothers, Islam and Ural".
    """
    first = at
    while first > 1 and text[tokens[first - 1].end : tokens[first].start] in _CLOSE:
        joined = tokens[first - 1].low == "and" and tokens[first - 2].capital
        first -= 2 if joined else 1
        if not tokens[first].capital:
            break
    listed = tokens[first].low if first < at else ""
    if listed in people_words().relatives:
        return listed
    close = at > 0 and text[tokens[at - 1].end : tokens[at].start] in _CLOSE
    return tokens[at - 1].low if close else ""


def _strip(
    tree: Tree, run: Sequence[Token], places: Sequence[PlaceMention]
) -> tuple[Sequence[Token], float]:
    """Take titles, nationalities and words that only begin a sentence off a run.

    Gives the rest with what the words taken off say for a person.
    """
    words, cue = people_words(), 0.0
    while run:
        token = run[0]
        low = token.low
        if low in _ADDRESS and len(run) == 2 and run[1].initial:
            return run, cue + 4.0  # "Mr R." is called so
        if low in words.titles or low in words.occupations or low in words.relatives:
            cue += 3.0
        elif token.low.endswith(_PLACED) or (len(run) > 1 and _is_people(token, places)):
            cue += 0.5
        elif _is_number_of(run):
            run = run[1:]
        elif len(run) > 1 and _is_where(tree, run, places):
            pass
        elif token.initial and token.low in small_words("marks_of_questions"):
            pass  # "Q. Did Turkey give you papers?"
        elif len(run) == 1 or not (_only_begins(tree, token) or _is_day(token, run)):
            break
        run = run[1:]
    return run, cue


def _is_people(token: Token, places: Sequence[PlaceMention]) -> bool:
    return any(
        p.start == token.start and p.kind is PlaceKind.PEOPLE and p.end >= token.end for p in places
    )


def _is_where(tree: Tree, run: Sequence[Token], places: Sequence[PlaceMention]) -> bool:
    """Whether a place at the beginning only stands before a name: "In Kassel Amir Tahmasb".

    Two words may be the place and a surname where the parser ties neither to the other.
    """
    opener, token = (tree.words[0] if tree.words else None), run[0]
    if opener is None or opener.text.casefold() not in _OF_PLACES or opener.end + 1 != token.start:
        return False
    if not any(p.start == token.start and p.end == token.end for p in places):
        return False
    if len(run) > _FIRST_AND_LAST:
        return True
    heads = {w.head for one in run for w in tree.at(one.start, one.end)}
    return heads.isdisjoint(w.i for one in run for w in tree.at(one.start, one.end))


def _is_number_of(run: Sequence[Token]) -> bool:
    """Whether a run begins with what a paper calls its parts: "Case A. Leyla Aliyeva"."""
    return len(run) > 2 and run[0].low in small_words("parts_of_papers") and len(run[1].text) == 1


def _is_day(token: Token, run: Sequence[Token]) -> bool:
    """Whether a weekday or month only stands before a name: "on Wednesday Aleksey Bukhov"."""
    calendar = small_words("calendar")
    return token.low in calendar and (token.low not in name_words().given or len(run) > 2)


def _is_month_of_day(text: str, token: Token) -> bool:
    """Whether a short word is a month, beside the number of a day: "on 11 Jan Qatari police"."""
    if token.low.rstrip(".") not in small_words("months_for_short"):
        return False
    behind = _DAY_BEHIND.match(text, token.end)
    return (
        behind is not None
        or _DAY_BEFORE.search(text, max(0, token.start - 5), token.start) is not None
    )


def _only_begins(tree: Tree, token: Token) -> bool:
    """Whether a word has its capital only because it begins the sentence."""
    inside = not tree.words or token.start > tree.words[0].start + _OPENS_WITHIN
    if token.low in small_words("function_words"):
        parsed = [w.pos for w in tree.at(token.start, token.end)]
        named = parsed == ["PROPN"] and token.low in name_words().given
        return not (inside and named)  # "the deportation of Said Rahimov"
    if inside:
        return False
    if token.low in people_words().never:
        return True
    plain = any(w.pos not in {"PROPN", "NOUN", "X"} for w in tree.at(token.start, token.end))
    names = name_words()
    known = any(part in names.given for part in (token.low, *token.low.split("-")))
    return plain and not known and token.low not in names.surnames


def _for_person(text: str, tree: Tree, run: Sequence[Token], before: str, after: str) -> float:
    words, names = people_words(), name_words()
    score = 0.5 if 2 <= len(run) <= 4 else 0.0
    labels = [w.entity for t in run for w in tree.at(t.start, t.end)]
    first = run[0].low
    score += _recognised(
        labels, sure=len(run) == 1 and first in names.given and first not in names.ambiguous
    )
    if first in names.given:
        score += 1.0 if first in names.ambiguous or len(run) == 1 else 2.0
    if len(run) > 1 or first not in names.given:
        score += names.surname_strength(run[-1].text) * (1.0 if len(run) > 1 else 0.75)
    score += _told_beside(text, run, before)
    top = tree.top(run[0].start, run[-1].end)
    if top is not None:
        score += _told_by_grammar(tree, top, labels, several=len(run) > 1)
    if any(t.low in words.never for t in run) or (run[0].acronym and run[-1].acronym):
        score -= 3.0
    known = first in names.given and names.surname_strength(run[-1].text) > 0
    known = known or (top is not None and _is_called_somebody(tree, top))
    if not known and _is_a_home(tree, top, before):
        score -= _SURE  # "a room at Bang Yai", "a preacher from Dak Mil"
    if after in small_words("named_after_people"):
        score -= _SURE  # "Jorge Basadre airport"
    if len(run) > 1 and any(_VIETNAMESE.search(t.text) for t in run):
        score += 1.5
    if len(run) > 1 and _TWO_SYLLABLES.fullmatch(run[-1].text):
        score += names.surname_strength(run[-2].text)
    if len(run) > 1 and all(len(t.text) == 1 for t in run):
        score += 2.0  # "B.Y.", as courts write it
    return score


def _told_by_grammar(tree: Tree, name: Word, labels: Sequence[str], *, several: bool) -> float:
    """Say how much it speaks for a person where a name stands in its sentence."""
    score = 0.0
    if _is_called_somebody(tree, name):
        score += 2.5
    if _is_of_several(tree, name):
        score += 3.0
    if _is_kin(tree, name) or _is_somebody(tree, name):
        score += 3.0
    if _undergoes(tree, name, labels):
        score += 2.5
    elif several and (_does(tree, name) or _has_own(tree, name)):
        score += 2.0
    return score


def _is_called_somebody(tree: Tree, name: Word) -> bool:
    """Whether a word for people explains a name: "Le Thi Bich Ngoc, a Vietnamese blogger"."""
    known, beside = people_words().occupations, tree.children(name, "apposition")
    return any(w.lemma in known for w in beside if w.i > name.i)


def _is_of_several(tree: Tree, name: Word) -> bool:
    """Whether a name is one of some people's: "seven members, among them Voeun X", "a woman, X"."""
    head, words = tree.head(name), people_words()
    if head is not None and head.lemma == "include":
        head = tree.head(head)
    elif name.rel != "apposition":
        return False
    people = {*words.groups, *words.occupations, *humans()}
    return (
        head is not None and head.lemma in people and (head.plural or name.i - head.i == _APPOSED)
    )


def _recognised(labels: Sequence[str], *, sure: bool) -> float:
    """Say how much the recogniser speaks for a person; little against a `sure` given name."""
    if labels and labels.count("PERSON") * 2 >= len(labels):
        return 2.0
    if not sure and any(one in {"WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC"} for one in labels):
        return -1.5
    return -0.5 if any(one in {"ORG", "GPE", "LOC"} for one in labels) else 0.0


def _is_somebody_called(text: str, run: Sequence[Token]) -> bool:
    """Whether a word for people stands before a name: "a woman called X"."""
    found = _CALLED_BEFORE.search(text, max(0, run[0].start - _FAR_BEFORE), run[0].start)
    words = people_words()
    known = words.groups | words.occupations.keys() | words.relatives.keys()
    return found is not None and found[1].casefold() in known | humans()


def _told_beside(text: str, run: Sequence[Token], before: str) -> float:
    """Say how much the words right before a run and right behind it speak for a person."""
    words, score = people_words(), 0.0
    if before in words.titles or before in words.occupations or before in words.relatives:
        score += 2.5
    if before in words.relatives and len(run) == 1:
        score += 1.0
    if _is_somebody_called(text, run):
        score += _SURE
    if before not in _OF_PLACES and _SOMEBODY_BEHIND.match(text, run[-1].end):
        score += 2.0
    if _AGE_BEHIND.match(text, run[-1].end):
        score += 3.0
    owned = _OWNED_BEHIND.match(text, run[-1].end)
    if owned and _is_had_by_people(owned[1].casefold()):
        score += 2.5
    if len(run) == 1 and run[0].initial:
        score += _for_initial(text, run[0], before)
    return score


def _is_had_by_people(noun: str) -> bool:
    return noun in people_words().relatives or noun in small_words("had_by_people")


def _for_initial(text: str, initial: Token, before: str) -> float:
    """Say what a lone letter needs to be a person: a noun before it, or one behind its comma."""
    known = people_words()
    if before in known.occupations or before in known.relatives:
        return 1.5
    return 3.0 if _DESCRIBED_BEHIND.match(text, initial.end) else -_SURE


def _is_a_home(tree: Tree, name: Word | None, before: str) -> bool:
    """Whether a name stands where only a place does: behind "in", or "from" and a person."""
    if before in _BEFORE_PLACES:
        return True
    above = tree.head(name) if name is not None else None
    people = people_words()
    return (
        before == "from"
        and above is not None
        and (above.lemma in people.occupations or above.lemma in people.relatives)
    )


def _is_kin(tree: Tree, name: Word) -> bool:
    """Whether a name tells whose relative somebody is: "the mother of Wilmar"."""
    above = tree.head(name) if name.prep == "of" else None
    return above is not None and above.lemma in people_words().relatives


def _is_somebody(tree: Tree, name: Word) -> bool:
    """Whether somebody is said to be a person: "X is a student", "X, the lad who ran a radio".

    So is who has a nationality: "X is Ethiopian".
    """
    beside = [w for w in tree.children(name, "apposition") if w.i > name.i]
    if any(
        s.lemma == "who"
        for w in beside
        for r in tree.children(w, "relative")
        for s in tree.children(r, *SUBJECTS)
    ):
        return True
    verb = tree.head(name) if name.rel in SUBJECTS else None
    said = tree.children(verb, "predicate") if verb is not None and verb.lemma == "be" else ()
    also = [
        w for one in said for w in (one, *tree.conjuncts(one), *tree.children(one, "apposition"))
    ]
    return any(w.lemma in people_words().occupations or w.entity == "NORP" for w in also)


def _undergoes(tree: Tree, name: Word, labels: Sequence[str]) -> bool:
    """Whether a name is of the one to whom is done what is only done to people: arrested."""
    first, verb = name, tree.head(name)
    while first.rel == "conjunct" and verb is not None:  # "X and Y were arrested"
        first, verb = verb, tree.head(verb)
    if verb is None or first.rel not in {"passive_subject", "object"} or "NORP" in labels:
        return False
    named = name.pos == first.pos == "PROPN"
    return named and verb.lemma in small_words("done_to_people")


def _does(tree: Tree, name: Word) -> bool:
    """Whether a name is of the one who does what only people do: fled."""
    verb = tree.head(name)
    done = small_words("done_by_people")
    return verb is not None and name.rel == "subject" and verb.lemma in done


def _has_own(tree: Tree, name: Word) -> bool:
    """Whether a name is of one who does something with their own: "X opened his shop"."""
    bare = tree.child(name, "det") is None  # people have no article: "the C.I.D. took his son"
    verb = tree.head(name) if name.rel == "subject" and bare else None
    done = tree.children(verb, "object", "oblique") if verb is not None else ()
    return any(w.text in _THEIR_OWN for one in done for w in tree.children(one, "possessor"))


def _for_body(
    text: str, tree: Tree, run: Sequence[Token], before: str, after: str
) -> tuple[float, OrganizationKind]:
    heads = body_heads()
    score, kind = 0.0, OrganizationKind.OTHER
    labels = [w.entity for t in run for w in tree.at(t.start, t.end)]
    if labels and labels.count("ORG") * 2 >= len(labels):
        score += 1.5
    top = tree.top(run[0].start, run[-1].end)
    called = _CALLED_BEHIND.match(text, run[-1].end)
    said = called[1].rsplit(" ", 1)[-1].casefold() if called else ""
    if said in heads:
        score, kind = score + 3.5, heads[said]
    elif top is not None and any(w.lemma in heads for w in tree.children(top, "apposition")):
        score += 2.5
    if before in small_words("named_behind") and text[run[0].start - 1] == " ":
        score, kind = score + _SURE, heads[before]  # "the news site Sitora"
    elif before in heads or (before in {"called", "named"} and not _is_somebody_called(text, run)):
        known = run[0].low in name_words().given
        score, kind = score + (2.5 if known else 3.5), heads.get(before, kind)
    if after in heads:
        score, kind = score + 2.0, heads[after]
    if run[0].acronym and len(run[0].text) <= _LONGEST_ACRONYM and len(run) == 1:
        score += 1.0
    if said not in heads and any(t.low in people_words().never for t in run):
        score -= 3.0
    return score, kind
