"""Which paragraphs of a document are in another language than the rest.

A channel writes a post in Russian and repeats it in English; a court paper quotes a decision as it
was served. Each language's paragraphs are read by that language's reader. The others are blanked
out meanwhile, letter by letter, so that every offset stays what it was.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from khronika import resources
from khronika.model import Document

_FEWEST_LETTERS = 60
"""A name, a heading or a link in another script does not make a paragraph of another language."""
_LETTERS = 0.9
"""Share of a paragraph's letters that are of its language: foreign names are quoted everywhere."""
_COMMON = 0.12
"""Share of a paragraph's words that are among the commonest; in any prose it is over a quarter."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_VISIBLE = re.compile(r"\S")
_LINE = re.compile(r"[^\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029])|[^\n\r\u2028\u2029]+")
"""A line with its end, where `segment.paragraphs` knows one."""


@dataclass(frozen=True, slots=True)
class _Tongue:
    letter: re.Pattern[str]
    common: frozenset[str]

    def speaks(self, paragraph: str) -> bool:
        """Whether a paragraph is in this language, and long enough to tell."""
        letters = len(_LETTER.findall(paragraph))
        if letters < _FEWEST_LETTERS:
            return False
        own = len(self.letter.findall(paragraph))
        words = [word.lower() for word in _WORD.findall(paragraph)]
        common = sum(word in self.common for word in words)
        return own >= _LETTERS * letters and common >= _COMMON * len(words)


@cache
def _tongue(language: str) -> _Tongue:
    data = resources.load(f"lexicon/{language}/tongue.yaml")
    return _Tongue(
        letter=re.compile(f"[{data['letters']}]", re.IGNORECASE), common=frozenset(data["common"])
    )


def by_language(document: Document, languages: Sequence[str]) -> list[Document]:
    """Cut a document into one for each language that its paragraphs are in, its own first.

    Args:
        document: the document, with its language.
        languages: codes of the languages that can be read.

    Returns:
        The document itself where all is in one language. Else copies whose texts are as long as
        the document's and hold blanks where another language stands.
    """
    lines = [line.group() for line in _LINE.finditer(document.text)]
    others = [code for code in languages if code != document.language]
    spoken = _spoken(lines, document.language or "", others)
    if not spoken:
        return [document]
    parts = [replace(document, text=_only(lines, spoken, None))]
    for code in sorted(set(spoken.values())):
        title = document.title if _tongue(code).letter.search(document.title or "") else None
        text = _only(lines, spoken, code)
        parts.append(replace(document, title=title, language=code, text=text))
    return parts


def _spoken(lines: Sequence[str], own: str, others: Sequence[str]) -> Mapping[int, str]:
    """Give the lines that are in another language than the document's, by number.

    A line too short to tell goes with the one before, if it has none of the document's letters.
    """
    spoken: dict[int, str] = {}
    for n, line in enumerate(lines):
        told = next((code for code in others if _tongue(code).speaks(line)), None)
        if told is None and n - 1 in spoken and _LETTER.search(line):
            before = spoken[n - 1]
            foreign = not _tongue(own).letter.search(line) and _tongue(before).letter.search(line)
            told = before if foreign else None
        if told is not None:
            spoken[n] = told
    return spoken


def _only(lines: Sequence[str], spoken: Mapping[int, str], code: str | None) -> str:
    """Blank out every line but those in one language; None is the document's own."""
    return "".join(
        line if spoken.get(n) == code else _VISIBLE.sub(" ", line) for n, line in enumerate(lines)
    )
