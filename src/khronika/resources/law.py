"""Articles of law that texts cite, linked to the table of those used against people who left.

`law/articles.yaml` holds the articles, `law/citations.yaml` the ways to cite them, `law/usage.yaml`
the words for what they punish. A reference for
people: nothing here goes into a reading. A citation without a code is of the origin state's code
if that state's table knows the number in one code only; else it stays unresolved.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from khronika.resources import load
from khronika.resources.vocabulary import Language

_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_NUMBER = r"\d{1,3}(?:[.\-–]\d{1,2}){0,2}[¹²³⁴⁵⁶⁷⁸⁹]?"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:, | и | или | and | or ){_NUMBER})*)(?![\d%])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What an article threatened before its terms were changed."""

    until: str
    """Partial date on which they were."""
    highest: dict[str, str]
    """The highest term by part, as far as a source tells."""

    def term(self, language: Language) -> str:
        """Give the highest terms of all parts together."""
        return _terms(self.highest, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry of the table."""

    code: str
    """The name of the code."""
    state: str
    number: str
    title: str
    highest: dict[str, str]
    """The highest term by part; `whole` for the article as a whole. Empty where none was seen."""
    as_of: str
    """The day or year of the law that the source tells of; nothing where it has no term."""
    earlier: Earlier | None
    """None where no source tells of other terms before."""
    source: str

    def code_in(self, language: Language) -> str:
        """Give the name of the code in a language."""
        return self.code if language == "en" else str(_russian()["codes"][self.code])

    def called(self, language: Language) -> str:
        """Give the title in a language."""
        return self.title if language == "en" else str(_russian()["titles"][self.title])

    def term(self, part: str | None, language: Language = "en") -> str | None:
        """Give the highest term of a part, or that of all parts together where no part is cited."""
        if part in self.highest:
            return _term(self.highest[part], language)
        if not self.highest or (part is not None and "whole" not in self.highest):
            return None
        return _terms(self.highest, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words that cite an article; `article` is None where the table does not know it."""

    start: int
    end: int
    text: str
    number: str
    part: str | None
    article: Article | None

    def term(self, language: Language = "en") -> str | None:
        """Give the highest term of what is cited, by the table, in a language."""
        return self.article.term(self.part, language) if self.article is not None else None


def citations(text: str, origin: str | None = None) -> list[Citation]:
    """Find the articles that a text cites.

    Args:
        text: the words.
        origin: code of the state whose law is meant where the words name no state.
    """
    found = [
        citation
        for pattern in _citing()
        for match in pattern.finditer(text)
        for citation in _cited(match, text, origin)
    ]
    kept: list[Citation] = []
    for one in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def told_in_words(text: str, origin: str) -> frozenset[str]:
    """Find the articles whose charge a text tells in the usual words, by their numbers.

    Words are no citation: several articles may be told in the same ones.

    Args:
        text: the words.
        origin: code of the state whose law is meant.
    """
    return frozenset(
        number
        for number, (words, unless) in _usage(origin).items()
        if words.search(text if unless is None else unless.sub(" ", text))
    )


def _cited(match: re.Match[str], text: str, origin: str | None) -> Iterator[Citation]:
    groups = match.groupdict()
    kind = next((k for k in _kinds() if groups.get(k)), None)
    if kind is None and _other_law().match(text, match.end()):
        return
    named = (s for s in _states() if groups.get(f"{s}_before") or groups.get(f"{s}_behind"))
    state = next(named, origin)
    numbers = list(re.finditer(_NUMBER, groups["numbers"]))
    alone = len(numbers) == 1
    part = next((v for k, v in groups.items() if k.startswith("part") and v and alone), None)
    for n, one in enumerate(numbers):
        number = _plain(one.group())
        if part and f"({part})" in match.group() and _article(f"{number}.{part}", state, kind):
            number, part = f"{number}.{part}", None  # 307(3) where the code has an article 307.3
        start = match.start() if n == 0 else match.start("numbers") + one.start()
        end = match.end() if n == len(numbers) - 1 else match.start("numbers") + one.end()
        yield Citation(
            start=start,
            end=end,
            text=text[start:end],
            number=number,
            part=part,
            article=_article(number, state, kind),
        )


def _article(number: str, state: str | None, kind: str | None) -> Article | None:
    """Look up an article; None where the table has it not, or in more codes than one."""
    found = [
        article
        for (its_state, its_kind, its_number), article in _table().items()
        if its_number == number and its_state == state and kind in {None, its_kind}
    ]
    return found[0] if len(found) == 1 else None


def _plain(number: str) -> str:
    """Write a number as the table does: 361-1, 361¹ and 361(1) are 361.1."""
    raised = re.sub(r"(?<=\d)(?=[¹²³⁴⁵⁶⁷⁸⁹])", ".", number).translate(_RAISED)
    return re.sub(r"[-–(]", ".", raised).rstrip(")")


def _terms(highest: Mapping[str, str], language: Language) -> str:
    if "whole" in highest:
        return _term(highest["whole"], language)
    of_part = "part {number}: {term}" if language == "en" else _russian()["part"]
    return "; ".join(
        of_part.format(number=number, term=_term(term, language))
        for number, term in highest.items()
    )


def _term(term: str, language: Language) -> str:
    return term if language == "en" else str(_russian()["terms"][term])


def _russian() -> dict[str, Any]:
    words: dict[str, Any] = load("law/russian.yaml")
    return words


@cache
def _table() -> dict[tuple[str, str, str], Article]:
    data = load("law/articles.yaml")
    table = {}
    for name, entries in data["articles"].items():
        code = data["codes"][name]
        for entry in entries:
            table[code["state"], code["kind"], entry["number"]] = Article(
                code=code["name"],
                state=code["state"],
                number=entry["number"],
                title=entry["title"],
                highest=entry.get("highest", {}),
                as_of=str(entry.get("as_of", "")),
                earlier=_earlier(entry.get("earlier")),
                source=entry["source"],
            )
    return table


@cache
def _usage(state: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Give how charges are told in words, and what is no such charge, by the article's number."""
    return {
        number: (
            re.compile(entry["words"], re.IGNORECASE),
            re.compile(entry["unless"], re.IGNORECASE) if "unless" in entry else None,
        )
        for number, entry in load("law/usage.yaml").get(state, {}).items()
    }


def _earlier(entry: Mapping[str, Any] | None) -> Earlier | None:
    if entry is None:
        return None
    return Earlier(until=str(entry["until"]), highest=entry["highest"])


def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = load("law/citations.yaml")["kinds"]
    return kinds


def _states() -> dict[str, dict[str, str]]:
    states: dict[str, dict[str, str]] = load("law/citations.yaml")["states"]
    return states


@cache
def _citing() -> tuple[re.Pattern[str], ...]:
    """Build the patterns of citing, with a group for each state and each kind of code."""
    kind = "|".join(f"(?P<{name}>{words})" for name, words in _kinds().items())
    before, behind = (
        "|".join(f"(?P<{state}_{place}>{words[place]})" for state, words in _states().items())
        for place in ("before", "behind")
    )
    code = rf"(?:(?:{before}) )?(?:{kind})\b(?: (?:of )?(?:{behind})\b)?"
    data = load("law/citations.yaml")
    return tuple(re.compile(_filled(words, code), re.IGNORECASE) for words in data["cited"])


def _filled(words: str, code: str) -> str:
    counted = count(1)
    words = re.sub("PART", lambda _: rf"(?P<part{next(counted)}>\d)", words)
    return words.replace("NUMBERS", _NUMBERS).replace("CODE", code)


@cache
def _other_law() -> re.Pattern[str]:
    return re.compile(load("law/citations.yaml")["other_law"])
