"""Runs of words that are names in Russian text: the recogniser's, and those that it missed or cut.

A surname with initials is a name, and so are two words with capitals of which the dictionary
knows one for a first name, a patronymic or a surname.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from khronika import resources
from khronika.reading.ru.dictionary import is_common, is_small_word
from khronika.reading.ru.given import given_gender
from khronika.reading.ru.models import models
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.syntax import SUBJECTS, Tree, Word

SHORTEST_NAME = 3
"""Letters that the longest part of a name has at least."""
_WITH_ANOTHERS = 3
"""Words of a run in which another's surname stands before a name in full."""
_AS_ADJECTIVE = re.compile("[сц]к(ий|ого|ому|им|ом|ая|ой|ую)$")
"""The ending of a surname that the dictionary takes for an adjective: "Калиновского"."""
_LONGEST = 3
"""Words of a name that the dictionary alone tells."""
_PARTS_OF_NAMES = frozenset({"Name", "Surn", "Patr"})
_OF_SEVERAL = re.compile(
    "(?P<stem>[А-ЯЁ][а-яё-]*(?:ов|ев|ёв|ин|ын))(?:ы|ых|ым|ыми)|(?P<adj>[А-ЯЁ][а-яё-]*[сц]к)(?:ие|их|им|ими)"
)
"""A surname in the plural: "Атаевы", "Кедровских"."""
_JOINS = frozenset({"и", "с", ","})
_OF_PLACES = frozenset({"в", "во", "из", "под", "близ"})
_QUOTES = frozenset({"«", '"', "„", "“"})
_ENDS_APART = frozenset({",", ".", "и", "(", ")", "—", "–", "-", ";", ":"})
_LONGEST_OWNER = 4
"""Words from a noun for a relative to the comma before the name: "брат его жены, Тилек,"."""
_FIRST_AND_LAST = 2
_AS_SURNAMES_END = re.compile("(?:[оеё]в|[иы]н)(?:а|ой)$|ск(?:ой|ого)$")
"""How surnames end in the genitive that are told apart from given names: "мать Ивана Петрова"."""
_OF_PARTICIPLES = re.compile(
    "(?:(?P<man>(?:вш|[ую]щ|[ая]щ)его|(?:нн|м)ого)|(?P<seen>(?:вш|[ую]щ|[ая]щ)ую|нную)|(?:вш|[ую]щ|[ая]щ)ей|нной)$"
)
"""Endings of participles in the genitive and the accusative."""
_AS_RELATIVE_ENDS = {
    (case, gender): re.compile(ends)
    for case, gender, ends in (
        ("Nom", "m", r"(?:[оеи]в|ин|ск)ой [А-ЯЁ]\w*[^аеёиоуыэюя\W]$"),
        ("Nom", "f", r"(?:ов|ев|ин)а [А-ЯЁ]\w*[ая]$"),
        ("Dat", "m", r"\w[аяыией] [А-ЯЁ]\w*[ую]$"),
        ("Dat", "f", r"(?:\w[ая]|(?:[оеё]в|ин|ск)ой) [А-ЯЁ]\w*е$"),
        ("Acc", "f", r"(?:\w[ая]|(?:[оеё]в|ин|ск)ой) [А-ЯЁ]\w*[еую]$"),
        ("Gen", "m", r"(?:[оеё]в|ин|ск)ой [А-ЯЁ]\w*[ая]$"),
        ("Acc", "m", r"(?:[оеё]в|ин|ск)ой [А-ЯЁ]\w*[ая]$"),
    )
}
"""How an owner's name in the genitive and a relative's own end, by the relative's case, gender."""
_GENDER = {"лся": "m", "лась": "f", "л": "m", "ла": "f"}
"""Gender of the one who did something, by the ending of the verb in the past."""


def runs(tree: Tree, entity: str) -> Iterator[list[Word]]:
    """Give the runs of words that the recogniser takes for names of a kind."""
    run: list[Word] = []
    for word in tree.words:
        if word.entity == entity:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def people(tree: Tree) -> list[list[Word]]:
    """Give the runs of words that name people, in order."""
    found = list(runs(tree, "PERSON"))
    for named in (*_with_initials(tree), *_by_dictionary(tree), *_beside_a_noun(tree)):
        inside = {w.i for w in named}
        cut = [r for r in found if inside & {w.i for w in r}]
        if all({w.i for w in r} <= inside for r in cut):
            found = [r for r in found if r not in cut] + [named]
    found = [_with_descent(tree, run) for run in found]
    found.extend(_joined_to_a_family(tree, found))
    return sorted(found, key=lambda run: run[0].i)


def _with_descent(tree: Tree, run: list[Word]) -> list[Word]:
    """Give a name with the words of descent behind its last one: "Эльчина Рауфа оглы"."""
    behind = tree.words[run[-1].i + 1 : run[-1].i + 2]
    return [*run, *behind] if behind and behind[0].text in words_of_descent() else run


@cache
def words_of_descent() -> frozenset[str]:
    """Give the small words within names that tell whose child somebody is: "оглы", "ибн"."""
    words = resources.load("names/name_words.yaml")
    return frozenset((*words["before_father"], *words["after_father"]))


def _joined_to_a_family(tree: Tree, found: Sequence[Sequence[Word]]) -> Iterator[list[Word]]:
    """Give first names before one with a surname in the plural: "Батыр и Огульджан Атаевы"."""
    taken = {w.i for run in found for w in run}
    for run in found:
        first = run[0].i - 2
        if first < 0 or first in taken or not _OF_SEVERAL.fullmatch(run[-1].text):
            continue
        name, joint = tree.words[first : first + 2]
        if joint.text in _JOINS and name.pos == "PROPN" and may_be_name(name):
            yield [name]


def lone(tree: Tree) -> Iterator[Word]:
    """Give single words with a capital that may be somebody's name."""
    for word in tree.words:
        free = word.entity != "PERSON" and word.pos in ({"PROPN", "NOUN"} if word.i else {"PROPN"})
        long = len(word.text) > SHORTEST_NAME or introduced_by(tree, word) is not None
        if free and may_be_name(word) and long:
            yield word


def is_aged(tree: Tree, word: Word) -> bool:
    """Whether years behind a comma or in brackets tell somebody's age: "Бувигуль, 38 лет"."""
    opens, number, years = (*tree.words[word.i + 1 : word.i + 4], None, None, None)[:3]
    if opens is None or number is None or years is None:
        return False
    return opens.text in {",", "("} and number.text.isdigit() and years.lemma == "год"


def is_called(tree: Tree, word: Word) -> bool:
    """Whether words say that it is a name: "по имени Х", "его зовут Х", "Х (имя изменено)"."""
    before = [w.lemma for w in tree.words[max(0, word.i - 2) : word.i]]
    behind = [w.text.lower() for w in tree.words[word.i + 1 : word.i + 3]]
    named = before[-1:] == ["звать"] or before == ["по", "имя"]
    return named or behind in (["(", "имя"], ["(", "псевдоним"])


def introduced_by(tree: Tree, name: Word, last: Word | None = None) -> Word | None:
    """Give the noun for a person that a name stands beside.

    "Блогера Эльвина", "муж её, Турсынбай, вышел", "племянники, Ислом и Саидазим".

    Args:
        tree: the sentence.
        name: the first word of the name.
        last: its last word, where it has more than one.
    """
    if not name.i or _is_mere_word(name) or name.entity == "ORG":
        return None
    known, before = people_words(), tree.words[name.i - 1]
    if before.lemma in known.relatives or before.lemma in known.companions:
        return before
    if before.lemma in known.occupations or before.lemma in known.titles:
        return before if _agree(before, name) else None
    earlier = tree.words[name.i - 2] if name.i > 1 else None
    if before.text in _JOINS and earlier is not None and may_be_name(earlier):
        told = introduced_by(tree, earlier)
        if told is not None:
            return told
    if before.text != "," or not _is_set_apart(tree, last or name):
        return None
    for word in reversed(tree.words[max(0, name.i - 1 - _LONGEST_OWNER) : name.i - 1]):
        if word.lemma in known.relatives or word.lemma in known.companions:
            return word
        if word.pos not in {"PRON", "DET", "PROPN", "NOUN", "ADJ"}:
            return None
    return None


def told_by_participle(tree: Tree, name: Word) -> tuple[str, str]:
    """Give the case and gender that a participle behind a name tells: "X, вещавшего из Y"."""
    comma, *behind = tree.words[name.i + 1 : name.i + 3] or (name,)
    ending = _OF_PARTICIPLES.search(behind[0].text) if comma.text == "," and behind else None
    if ending is None:
        return "", ""
    gender = "m" if ending["man"] else "f"
    return ("Acc" if ending["seen"] else "Gen"), gender


def relative_at_end(tree: Tree, run: Sequence[Word]) -> Word | None:
    """Give the noun for a relative whose own name ends a run that begins with another's.

    "Мужу активистки Кульпаш Омаровой Ерлану", "тёте Бакыта Омарова Нургайше": the last word
    stands in the case of the noun, those before it in the genitive.
    """
    if len(run) < _FIRST_AND_LAST or _has_part(run[-1].text, "Patr"):
        return None
    known = people_words().relatives
    for word in reversed(tree.words[max(0, run[0].i - _LONGEST_OWNER) : run[0].i]):
        if word.lemma in known:
            pattern = _AS_RELATIVE_ENDS.get((word.case, known[word.lemma]))
            ends = f"{run[-2].text} {run[-1].text}"
            return word if pattern is not None and pattern.search(ends) else None
        if word.pos not in {"NOUN", "ADJ", "DET", "PRON"}:
            return None
    return None


def is_given_name(tree: Tree, word: Word, nominative: str) -> bool:
    """Whether a lone word is a known given name, and stands where no place or thing would."""
    if given_gender(nominative) is None or _is_mere_word(word) or word.prep in _OF_PLACES:
        return False
    quoted = word.i > 0 and tree.words[word.i - 1].text in _QUOTES
    return (
        word.pos == "PROPN"
        and word.entity in {"", "PERSON"}
        and not quoted
        and not _is_place(word.text)
    )


def _is_mere_word(word: Word) -> bool:
    """Whether a word is a common one, and is not taken for a given name that it also is: "Эва"."""
    named = word.entity == "PERSON" and given_gender(word.text) is not None
    return len(word.text) > 1 and is_common(word.text) and not named


def _is_place(word: str) -> bool:
    """Whether the dictionary knows a place or a body by a word."""
    return any(
        r.is_known and {"Geox", "Orgn", "Trad"} & set(r.tag.grammemes)
        for r in models().dictionary.parse(word)
    )


def _agree(noun: Word, name: Word) -> bool:
    """Whether a word stands in the case of a noun, and is no genitive: "активист «Опоры»"."""
    return (
        name.entity == "PERSON"
        or len(name.text) == 1
        or (name.case == noun.case and noun.case != "Gen")
    )


def _is_set_apart(tree: Tree, name: Word) -> bool:
    """Whether a name ends behind one word: at a comma, a stop, an "и"."""
    behind = tree.words[name.i + 1 : name.i + 2]
    return not behind or behind[0].text in _ENDS_APART


def gender_of_doer(tree: Tree, name: list[Word]) -> str:
    """Give the gender (m, f) that the verb in the past tells of its subject, or nothing."""
    for word in name:
        verb = tree.head(word)
        if word.rel in SUBJECTS and verb is not None and verb.form == "past":
            low = verb.text.lower()
            return next((g for end, g in _GENDER.items() if low.endswith(end)), "")
    return ""


_HAS_A_PLURAL = re.compile("(?:[оеё]ва?|[иы]на?|ск(?:ий|ой|ая)|цк(?:ий|ая)|[иы]й|ая)$")
"""How a surname ends that would stand in the plural behind the names of two."""
_TOGETHER = frozenset({"супруги", "супругов", "супругам", "братья", "братьев", "братьям"})
"""Words before the names of two who are called alike, beyond those for a relative."""


def surnames_shared(runs_of_people: Sequence[Sequence[Word]], tree: Tree) -> dict[int, str]:
    """Give the surname that people share, by the first word of each: "Батыр и Огульджан Атаевы"."""
    shared: dict[int, str] = {}
    for n in range(len(runs_of_people) - 1, -1, -1):
        run = runs_of_people[n]
        surname = run[-1].text
        if _OF_SEVERAL.fullmatch(surname) and not _is_first_name(surname):
            if len(run) > 1 and not _is_of_one(tree, run):
                shared[run[0].i] = surname
            continue
        behind = runs_of_people[n + 1] if n + 1 < len(runs_of_people) else None
        if behind is None or len(run) > 1 or behind[0].i != run[-1].i + 2:
            continue
        if tree.words[run[-1].i + 1].text not in _JOINS:
            continue
        if behind[0].i in shared:
            shared[run[0].i] = shared[behind[0].i]
        elif tree.words[run[-1].i + 1].text == "и" and _is_shared_unchanged(tree, run[0], behind):
            shared[run[0].i] = behind[-1].text
    return shared


def _is_shared_unchanged(tree: Tree, given: Word, behind: Sequence[Word]) -> bool:
    """Whether the name behind a given name has the surname of both: "Эрдем и Хатидже Юльгер".

    One without a plural of its own, behind a known given name or a word for a couple or siblings.
    """
    if len(behind) == 1 or _HAS_A_PLURAL.search(behind[-1].text):
        return False
    before = tree.words[given.i - 1] if given.i else None
    kin = before is not None and (
        before.text.lower() in _TOGETHER or before.lemma in people_words().relatives
    )
    return kin or _is_first_name(given.text) or given_gender(given.text) is not None


def _is_of_one(tree: Tree, run: Sequence[Word]) -> bool:
    """Whether a surname in "-их" or "-ых" is one person's, with no other form of it: "Черных"."""
    first = run[0].i
    joined = first > 0 and tree.words[first - 1].text in _JOINS
    return run[-1].text.endswith(("их", "ых")) and not joined


def for_one(surname: str, gender: str) -> str:
    """Give a surname that stands in the plural for a man or a woman (m, f)."""
    found = _OF_SEVERAL.fullmatch(surname)
    if found is None:
        return surname
    if found["stem"]:
        return found["stem"] + ("а" if gender == "f" else "")
    return found["adj"] + ("ая" if gender == "f" else "ий")


def may_be_name(word: Word) -> bool:
    """Whether a word has a capital and small letters behind it."""
    return len(word.text) >= SHORTEST_NAME and word.text[0].isupper() and word.text[1].islower()


def is_mere_noun(word: Word, name: Sequence[Word]) -> bool:
    """Whether a word has its capital only because it opens a sentence: "Географа".

    Of two words it may be a foreign name that is a rare word too, "Дурра Гички": then the other is
    no name that the dictionary knows or guesses.
    """
    readings = models().dictionary.parse(word.text)
    noun = any(r.is_known and r.tag.POS == "NOUN" for r in readings)
    named = len(name) > 1 or _is_part(name[0].text)
    return word.i == 0 and noun and named and not _is_part(word.text)


_OF_A_MANS_SURNAME = re.compile("(?:[оеё]в|[иы]н|ой|ск|цк)(?:а|ого)$")
"""How a surname ends that is no man's in the nominative."""


def is_anothers_name(tree: Tree, words: Sequence[Word]) -> bool:
    """Whether a run begins with a name that is not of the name behind it.

    "Земляк Икромова Мехрубон Шоназаров", "полка Калиновского Василия Ярёменко", "сестра Лейлы
    Фарида".
    """
    if len(words) > 1 and words[0].i:
        before = tree.words[words[0].i - 1]
        gender = people_words().relatives.get(before.lemma)
        if gender is not None and words[0].case == "Gen":
            return before.case == words[1].case != "Gen" and not _is_mere_surname(words[1].text)
        if gender == "m" and before.case == "Nom" and _OF_A_MANS_SURNAME.search(words[0].text):
            return given_gender(words[1].text) == "m"  # "брат Леднева Олег", whatever the tags are
    if len(words) < _WITH_ANOTHERS or _has_part(words[0].text, "Name", "Patr"):
        return False
    own, other = _surname(words[-1].text), _surname(words[0].text)
    if not own or not (other or _AS_ADJECTIVE.search(words[0].text)):
        return False
    apart = bool(other) and not own & other
    return apart or (words[0].case == "Gen" != words[1].case) or _is_first_name(words[1].text)


def _is_mere_surname(word: str) -> bool:
    return _AS_SURNAMES_END.search(word) is not None and given_gender(word) is None


def _surname(word: str) -> set[tuple[str, str]]:
    """Give the genders and cases in which a word may be the surname of one person."""
    found = [r.tag for r in models().dictionary.parse(word) if {"Surn", "sing"} <= r.tag.grammemes]
    genders = {tag: ("masc", "femn") if "ms-f" in tag else (tag.gender,) for tag in found}
    return {(gender, tag.case) for tag in found for gender in genders[tag]}


def _with_initials(tree: Tree) -> Iterator[list[Word]]:
    for n, word in enumerate(tree.words):
        if not is_initial(tree, n) or (n and is_initial(tree, n - 2)):
            continue
        end = n
        while is_initial(tree, end):
            end += 2
        behind, before = tree.words[end : end + 1], tree.words[max(0, n - 1) : n]
        if _goes_on(behind):
            yield list(tree.words[n : end + 1])
        elif before and may_be_name(before[0]) and word.start == before[0].end + 1:
            yield list(tree.words[n - 1 : end])


def _goes_on(behind: Sequence[Word]) -> bool:
    """Whether a surname stands behind initials, and not the next sentence."""
    return bool(behind) and may_be_name(behind[0]) and not is_small_word(behind[0].text)


def initials(tree: Tree) -> Iterator[list[Word]]:
    """Give the runs of initials, with their stops, that stand for a whole name: "студента А."."""
    n = 0
    while n < len(tree.words):
        end = n
        while is_initial(tree, end):
            end += 2
        before = tree.words[n - 1] if n else None
        named = before is not None and may_be_name(before) and not is_common(before.text)
        named = named and before is not None and before.entity != "GPE"  # "гражданин Ирана М. Ш."
        if end > n and not named and not _goes_on(tree.words[end : end + 1]):
            yield list(tree.words[n:end])
        n = max(end, n + 1)


def describes(tree: Tree, n: int) -> Word | None:
    """Give the noun for a person that tells behind a comma who is named: "Б., гражданин"."""
    if n >= len(tree.words) or tree.words[n].text not in {",", "("}:
        return None
    known = people_words()
    for word in tree.words[n + 1 : n + 1 + _LONGEST_OWNER]:
        if word.lemma in known.occupations or word.lemma in known.groups:
            return word
        if word.pos not in {"ADJ", "ADP", "NUM", "PROPN", "NOUN"}:
            return None
    return None


def is_initial(tree: Tree, n: int) -> bool:
    """Whether a capital letter with its stop stands at `n`."""
    if n < 0 or n + 1 >= len(tree.words):
        return False
    letter, stop = tree.words[n], tree.words[n + 1]
    alone = len(letter.text) == 1 and letter.text.isupper()
    return alone and stop.text == "." and stop.start == letter.end


def _by_dictionary(tree: Tree) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in (*tree.words, None):
        fits = word is not None and _may_be_part(word)
        if word is not None and fits and (not run or word.start == run[-1].end + 1):
            run.append(word)
            continue
        if 1 < len(run) <= _LONGEST and any(_is_first_name(w.text) for w in run):
            yield run
        run = [word] if word is not None and fits else []


def _beside_a_noun(tree: Tree) -> Iterator[list[Word]]:
    """Give unknown words with capitals beside what tells that they name somebody.

    "Дурра Гички, преподавательница из Панджгура", "ведущую Тару Эсфахбод".
    """
    run: list[Word] = []
    for word in (*tree.words, None):
        fits = word is not None and may_be_name(word) and word.entity != "PERSON"
        if word is not None and fits and (not run or word.start == run[-1].end + 1):
            run.append(word)
            continue
        if 1 < len(run) <= _LONGEST and _is_somebody(tree, run):
            yield run
        run = [word] if word is not None and fits else []


def _is_somebody(tree: Tree, run: Sequence[Word]) -> bool:
    """Whether a noun for a person stands beside words of which no dictionary knows the last."""
    if is_common(run[-1].text) or _is_place(run[-1].text) or run[0].lemma in body_heads():
        return False
    if run[0].i and tree.words[run[0].i - 1].lemma in people_words().occupations:
        return True
    opens = is_common(run[0].text) and not run[0].i
    return not opens and describes(tree, run[-1].i + 1) is not None


def _may_be_part(word: Word) -> bool:
    """Whether a word may be part of a name; the recogniser takes "Кузьму Шатохина" for a place."""
    if not may_be_name(word) or word.entity not in {"", "PERSON", "GPE"}:
        return False
    if word.entity == "GPE":
        return _is_part(word.text) and not _is_place(word.text)
    return word.pos == "PROPN" or _is_part(word.text)


def _is_part(word: str) -> bool:
    """Whether the dictionary knows or guesses a part of a name in a word."""
    return _has_part(word, *_PARTS_OF_NAMES)


def _has_part(word: str, *parts: str) -> bool:
    return any(set(parts) & set(r.tag.grammemes) for r in models().dictionary.parse(word))


def _is_first_name(word: str) -> bool:
    known = (r for r in models().dictionary.parse(word) if r.is_known)
    return any({"Name", "Patr"} & set(r.tag.grammemes) for r in known)
