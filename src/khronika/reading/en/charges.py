"""What somebody is accused of, in the document's words."""

import re
from functools import cache

from khronika import resources
from khronika.reading.numbers import number
from khronika.reading.syntax import Tree, Word

_PREPOSITIONS = frozenset({"with", "of", "for", "over", "on"})
_TERM = frozenset({"year", "month", "life", "term", "sentence"})
_QUOTED = re.compile(r"[\"“«‘']([^\"”»“«\n]{4,120})[\"”»’']")
_CUT = re.compile(
    r"\s+(?:and|but|which|who|that|after|when|while|by|in absentia|punishable)\b.*"
    r"|[,;:(—–].*|\s+-\s.*",
    re.DOTALL,
)
_ACCUSATIONS = frozenset({"charge", "charges", "accusation", "suspicion", "count"})
_QUOTES = "\"“”‘’«»' "
_OF_A_TERM = re.compile(r"prison|jail|years|term|sentence")


@cache
def _years() -> re.Pattern[str]:
    word = "|".join(resources.load("lexicon/en/numbers.yaml")["words"])
    return re.compile(
        rf"\b(\d{{1,2}}|(?:{word})(?:[- ](?:{word}))?)(?:-| )(?:and a half )?(?:years?|yrs?)\b"
        r"(?!-old|\s+(?:old|ago|earlier|later|before|after|of age|in exile))",
        re.IGNORECASE,
    )


def years_in(words: str) -> int | None:
    """Give the highest number of years that a sentence names as a term; None if it names none."""
    if not _OF_A_TERM.search(words):
        return None
    found = _years().finditer(words)
    return max((int(number("en", match.group(1))) for match in found), default=None)


def charge_of(text: str, tree: Tree, trigger: Word) -> str | None:
    """Give the accusation beside the word that tells a trial; None if none is named."""
    for word in (trigger, *(w for w in tree.children(trigger, "object", "oblique", "predicate"))):
        told = _below(text, tree, word)
        if told:
            return told
        if word.lemma in {"charge", "charges", "case"}:
            before = [
                w
                for w in tree.children(word, "compound", "modifier")
                if w.lemma not in {"criminal", "new", "serious"} and w.entity not in {"NORP", "GPE"}
            ]
            if before:
                return text[before[0].start : before[-1].end].strip(_QUOTES)
    quoted = _QUOTED.search(text, trigger.end, tree.sentence.end)
    return _clean(quoted.group(1)) if quoted else None


def _below(text: str, tree: Tree, word: Word) -> str | None:
    for below in tree.children(word, "adverbial", "oblique"):
        if _may_be_charge(below) and below.i > word.i:
            inner = [w for w in tree.children(below, "oblique", "adverbial") if w.prep == "of"]
            named = inner[0] if below.lemma in _ACCUSATIONS and inner else below
            stretch = [w for w in tree.subtree(named) if w.rel != "case" or w.i > named.i]
            first = next((w for w in stretch if w.text not in _QUOTES), named)
            return _clean(text[first.start : stretch[-1].end])
    return None


def _may_be_charge(word: Word) -> bool:
    if word.prep not in _PREPOSITIONS or word.lemma in _TERM or word.pos == "PRON":
        return False
    if word.entity in {"DATE", "GPE", "PERSON", "TIME", "CARDINAL", "ORG"}:
        return False
    return word.prep != "on" or word.lemma in _ACCUSATIONS


def _clean(words: str) -> str | None:
    words = words.strip(_QUOTES)
    words = _CUT.sub("", words).strip(_QUOTES + ".,")
    return words or None
