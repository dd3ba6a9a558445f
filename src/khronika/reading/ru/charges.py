"""What somebody is accused of, and the highest prison term that the words name."""

import re
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.reading.syntax import Tree, Word

_LONGEST_CHARGE = 90


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    stop: re.Pattern[str]
    years: re.Pattern[str]
    term: re.Pattern[str]
    numbers: dict[str, int]


@cache
def _patterns() -> _Patterns:
    data = resources.load("lexicon/ru/charges.yaml")
    return _Patterns(
        before=re.compile(rf"\b(?:{'|'.join(data['before'])})", re.IGNORECASE),
        stop=re.compile(data["stop"], re.IGNORECASE),
        years=re.compile(data["years"], re.IGNORECASE),
        term=re.compile(data["term"], re.IGNORECASE),
        numbers=data["numbers"],
    )


def charge_of(text: str, tree: Tree, trigger: Word) -> str | None:
    """Give the accusation that the sentence of a trial names, as the text has it."""
    known = _patterns()
    cues = known.before.finditer(text, tree.sentence.start, tree.sentence.end)
    for found in sorted(cues, key=lambda cue: abs(cue.start() - trigger.end)):
        quoted = text[found.end() : found.end() + 1] in {"«", '"'}
        last = min(tree.sentence.end, found.end() + _LONGEST_CHARGE)
        close = re.compile(r"[»\"]").search(text, found.end() + 1, last) if quoted else None
        stop = known.stop.search(text, found.end(), last)
        end = close.start() if close else stop.start() if stop else last
        charge = text[found.end() + quoted : end].strip(' «»".')
        if len(charge) > 2:
            return charge
    return None


def years_in(words: str) -> int | None:
    """Give the highest prison term, in whole years, that the words name."""
    known = _patterns()
    if not known.term.search(words):
        return None
    years = (_number(m["number"].lower(), known.numbers) for m in known.years.finditer(words))
    return max(years, default=None)


def _number(words: str, numbers: dict[str, int]) -> int:
    """Give the number that its words name: "двадцать" and "два" are added."""
    if words.isdigit():
        return int(words)
    longest_first = sorted(numbers, key=len, reverse=True)
    return sum(next(numbers[s] for s in longest_first if w.startswith(s)) for w in words.split())
