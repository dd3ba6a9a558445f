"""What somebody is accused of, in the document's words."""

import re

from khronika.reading.syntax import Tree, Word

_PREPOSITIONS = frozenset({"with", "of", "for", "over", "on"})
_TERM = frozenset({"year", "month", "life", "term", "sentence"})
_QUOTED = re.compile(r"[\"“«‘']([^\"”»“«\n]{4,120})[\"”»’']")
_CUT = re.compile(
    r"\s+(?:and|but|which|who|that|after|when|while|by|in absentia|punishable)\b.*|[,;:(—–].*|\s+-\s.*",
    re.DOTALL,
)
_QUOTES = "\"“”‘’«»' "
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_YEARS = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_UNITS[1:])})(?:-| )(?:and a half )?years?"
    r"(?!-old|\s+(?:old|ago|earlier|later|before|after|of age|in exile))",
    re.IGNORECASE,
)
_OF_A_TERM = re.compile(r"prison|jail|years|term|sentence")


def years_in(words: str) -> int | None:
    """Give the highest number of years that a sentence names as a term; None if it names none."""
    if not _OF_A_TERM.search(words):
        return None
    numbers = [m.group(1).lower() for m in _YEARS.finditer(words)]
    return max((int(n) if n.isdigit() else _UNITS.index(n) for n in numbers), default=None)


def charge_of(text: str, tree: Tree, trigger: Word) -> str | None:
    """Give the accusation that goes with the word that tells a prosecution or conviction; None if none is named."""
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
        if below.prep not in _PREPOSITIONS or below.lemma in _TERM or below.i < word.i:
            continue
        if (
            below.entity in {"DATE", "GPE", "PERSON", "TIME", "CARDINAL", "ORG"}
            or below.pos == "PRON"
        ):
            continue
        if below.prep == "on" and below.lemma not in {
            "charge",
            "charges",
            "accusation",
            "suspicion",
        }:
            continue
        inner = next(
            (w for w in tree.children(below, "oblique", "adverbial") if w.prep == "of"), None
        )
        if (
            below.lemma in {"charge", "charges", "accusation", "suspicion", "count"}
            and inner is not None
        ):
            below = inner
        stretch = [w for w in tree.subtree(below) if w.rel != "case" or w.i > below.i]
        first = next((w for w in stretch if w.text not in _QUOTES), below)
        return _clean(text[first.start : stretch[-1].end])
    return None


def _clean(words: str) -> str | None:
    words = words.strip(_QUOTES)
    words = _CUT.sub("", words).strip(_QUOTES + ".,")
    return words or None
