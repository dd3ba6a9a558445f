"""People whom a Russian sentence leaves out: "Подала на убежище в мае", "Мать вызвали на допрос".

The ending of a verb without a subject tells the gender of the one who is meant; what the ending
leaves open, such as the "they" of "задержали", is nobody in particular.
"""

from khronika.reading.roles import subject
from khronika.reading.ru.grammar import agreement
from khronika.reading.ru.words import verbs_of_the_struck
from khronika.reading.syntax import Tree, Word

_PAST = {"лся": "m", "лась": "f", "л": "m", "ла": "f"}
_PARTICIPLE = {"н": "m", "т": "m", "на": "f", "та": "f"}
_CLAUSES = frozenset({"ROOT", "conjunct", "parataxis", "clause", "adverbial"})
"""Relations in which a verb stands for a clause of its own."""
_THIRD = 3
_OPENING, _CLOSING = "«„", "»“"


def gender_told(tree: Tree, verb: Word) -> str:
    """Give the gender (m, f) of the one person whom a verb without a subject means, or nothing."""
    if verb.pos not in {"VERB", "AUX"} or verb.rel not in _CLAUSES:
        return ""
    endings = {"past": _PAST, "participle": _PARTICIPLE}.get(verb.form, {})
    low = verb.text.lower()
    gender = next((g for end, g in endings.items() if low.endswith(end)), "")
    return gender if gender and subject(tree, verb) is None else ""


def befalls_somebody(tree: Tree, verb: Word) -> bool:
    """Whether a verb in the present without a subject tells an act: "Просит убежища, сидит".

    Its ending tells no gender, and may as well be of nobody ("следует"), so that only verbs count
    whose subject is whom an act strikes.
    """
    if verb.form != "present" or verb.rel not in _CLAUSES or subject(tree, verb) is not None:
        return False
    told = agreement(verb)
    alone = told is not None and told.person == _THIRD and not told.plural
    return alone and verb.lemma in verbs_of_the_struck()


def is_quoted(tree: Tree, word: Word) -> bool:
    """Whether a word stands in quotation marks, where the speaker may be the one left out."""
    before = [w.text for w in tree.words[: word.i]]
    return sum(t in _OPENING for t in before) > sum(t in _CLOSING for t in before)
