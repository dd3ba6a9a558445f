"""Read counts in a text: "some 40,000", "at least a dozen", "between 300,000 and 900,000"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika.reading.spans import Span
from khronika.resources import load


def _lexicon(language: str) -> Any:
    return load(f"lexicon/{language}/numbers.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention(Span):
    """Words that count something. `low` or `high` is None where the words leave that end open."""

    low: int | None
    high: int | None


def number(language: str, words: str) -> float:
    """Give the number that figures or words stand for: "25", "twenty-five"."""
    return _value(_lexicon(language), words)


def find_counts(language: str, text: str) -> list[CountMention]:
    """Find the counts in a text, in order; vague ones ("several hundred", "dozens") are none."""
    return list(_counts(language, text))


def _counts(language: str, text: str) -> Iterator[CountMention]:
    not_before, not_after, verbs = (
        re.compile(_lexicon(language)[k]) for k in ("not_before", "not_after", "verbs_of_bounds")
    )
    for match in _pattern(language).finditer(text):
        number_at = match.start("one")
        if not_before.search(text[max(0, number_at - 20) : number_at]):
            continue
        if not_after.match(text, match.end("two") if match["two"] else match.end("one")):
            continue
        verb = verbs.search(text[max(0, match.start() - 20) : match.start()])
        ends = _ends(_lexicon(language), match, bounded=not verb)
        if ends:
            start = number_at if verb else match.start()
            yield CountMention(start=start, end=match.end(), low=ends[0], high=ends[1])


def _ends(
    lexicon: Any, match: re.Match[str], *, bounded: bool
) -> tuple[int | None, int | None] | None:
    """The lowest and the highest number that a match allows; nothing if it runs backwards.

    Words of a bound count only if `bounded`.
    """
    one = _value(lexicon, match["one"])
    if match["two"]:
        two = _value(lexicon, match["two"])
        scale = match["two"].split()[-1].casefold()
        scaled = one * lexicon["scales"].get(scale, 1)
        if one < 1000 <= two and scaled <= two and not _has_scale(lexicon, match["one"]):
            one = scaled  # "1 to 1.5 million", "eight to eleven thousand"
        return (round(one), round(two)) if one <= two else None
    if (bounded and match["at_least"]) or match["at_least_after"]:
        return round(one), None
    if bounded and match["at_most"]:
        return None, round(one)
    return round(one), round(one)


def _has_scale(lexicon: Any, words: str) -> bool:
    return any(word in lexicon["scales"] for word in words.casefold().split())


def _value(lexicon: Any, words: str) -> float:
    """The number that figures or words stand for."""
    total, current = 0.0, 0.0
    for word in re.findall(r"half an?|\d[\d,.\s]*(?<=\d)|[^\W\d_]+", words.casefold()):
        if word[0].isdigit():
            current += float(_plain(lexicon, word))
        elif word in lexicon["scales"]:
            current = (current or 1) * lexicon["scales"][word]
            if lexicon["scales"][word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += lexicon["words"].get(word, lexicon["articles"].get(word, 0))
    return total + current


def _plain(lexicon: Any, figures: str) -> str:
    """Write figures as Python reads them: without spaces, a point before the decimals."""
    return re.sub(lexicon["thousands"], "", figures).replace(lexicon["decimal"], ".")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lexicon = _lexicon(language)

    def either(key: str) -> str:
        return "|".join(sorted(map(re.escape, lexicon[key]), key=len, reverse=True))

    alone = rf"(?:{either('scales')})"  # counts behind a bound: «больше миллиона»
    scales = rf"(?:\s(?:{either('scales')}))"
    word = rf"(?:{either('words')})"
    joined = lexicon["joined"]
    decimal = re.escape(lexicon["decimal"])
    figures = (
        rf"(?:\d{{1,3}}(?:{lexicon['thousands']}\d{{3}})+"
        rf"|\d{{1,12}}(?:{decimal}\d+(?={scales}))?){scales}?"
    )
    in_words = (
        rf"(?:(?:{word}(?:{joined}{word})*{scales}*|(?:{either('articles')}){scales}+)"
        rf"(?:{lexicon['hundred_and']}{word}(?:-{word})?)?)"
    )
    number = rf"(?:{figures}|{in_words})"
    bare = rf"(?(at_least){alone}|(?(exactly){alone}|(?(at_most){alone}|(?!))))"
    bounds = "|".join(rf"(?P<{k}>{either(k)})" for k in ("at_least", "at_most", "exactly"))
    hedge, upper = lexicon["hedge"], lexicon["upper"]
    return re.compile(
        rf"(?<!\w)(?:(?P<between>{lexicon['between']})\s|(?:{bounds})\s)?{hedge}"
        rf"(?P<one>{number}|{bare})\b(?:(?:{upper})(?P<two>{number})\b)?"
        rf"(?:\s(?P<at_least_after>{either('at_least_after')})\b)?",
        re.IGNORECASE,
    )
