"""Runs of capitalised words in an English sentence: what may be a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.reading.en.words import body_heads, name_words, people_words, small_words
from khronika.reading.spans import PlaceMention, Sentence, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʻ`\-][^\W\d_]+)*")
_PREFIXED = re.compile(r"(?:al|ad|an|ar|as|ash|at|az|el|ul|ol|bin|abu|d|o)['’\-](?=[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"['’][sS]$")
_CONNECTORS = frozenset({"of", "for", "on", "the", "against", "and", "&", "de", "du"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, without the ending of a possessive; an initial ends behind its stop."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital, perhaps behind a prefix: al-Rashid."""
        return self.text[0].isupper() or _PREFIXED.match(self.text) is not None

    @property
    def acronym(self) -> bool:
        """Whether all its letters are capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Whether this is a capital letter with its stop: "R."."""
        return len(self.text) == 1 and self.end > self.start + 1

    @property
    def low(self) -> str:
        """The word with letter case set aside."""
        return self.text.casefold()


def tokens_of(text: str, sentence: Sentence) -> list[Token]:
    """Give the words of a sentence."""
    found = []
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word = _POSSESSIVE.sub("", match.group())
        end = match.start() + len(word)
        initial = len(word) == 1 and word.isupper() and text[end : end + 1] == "."
        found.append(Token(word, match.start(), end + initial))
    return found


def span_of(run: Sequence[Token]) -> Span:
    """Give the stretch of text from the first to the last word of a run."""
    return Span(start=run[0].start, end=run[-1].end)


def is_head(token: Token) -> bool:
    """Whether a word heads the name of a body: "Ministry", "NGO", but not the surname "Ngo"."""
    shouted = token.low in small_words("written_in_capitals")
    return token.low in body_heads() and (token.acronym or not shouted)


def body_run(
    text: str, tokens: Sequence[Token], n: int, places: Sequence[PlaceMention]
) -> list[Token]:
    """Give the run from token `n` that names a body, by a word such as "Ministry"; or nothing."""
    words = people_words()
    run = [tokens[n]]
    for k in range(n + 1, len(tokens)):
        before, token = tokens[k - 1], tokens[k]
        if not (_adjacent(text, before, token) or _owned(text, before, token, places)):
            break
        headed = any(is_head(t) for t in run)
        office = token.low in words.titles or token.low in words.occupations
        if token.capital and office and not is_head(token) and headed:
            break
        if not token.capital and not _connects(tokens, k, run, headed=headed):
            break
        run.append(token)
    while run and not run[-1].capital:
        run.pop()
    while run and run[0].low in small_words("function_words"):
        run.pop(0)
    if len(run) < 2 or not any(is_head(t) for t in run):
        return []
    opens_with_office = run[0].low in words.occupations or run[0].low in words.titles
    return [] if opens_with_office and not is_head(run[-1]) else run


def name_run(text: str, tokens: Sequence[Token], n: int) -> list[Token]:
    """Give the run from token `n`, with the particles inside it: "Abdullah bin Omar"."""
    names = name_words()
    run = [tokens[n]]
    for k in range(n + 1, len(tokens)):
        token = tokens[k]
        if not _adjacent(text, tokens[k - 1], token):
            break
        if token.capital:
            goes_on = token.acronym == run[-1].acronym or len(run[-1].text) == 1
        else:
            goes_on = token.low in names.kinship or (
                token.low in names.particles and _leads_on(text, tokens, k)
            )
        if not goes_on:
            break
        run.append(token)
    return run


def _leads_on(text: str, tokens: Sequence[Token], k: int) -> bool:
    """Whether a particle is followed by more of the name."""
    if k + 1 >= len(tokens) or not _adjacent(text, tokens[k], tokens[k + 1]):
        return False
    names = name_words()
    return tokens[k + 1].capital or tokens[k + 1].low in names.particles | names.kinship


def _adjacent(text: str, one: Token, other: Token) -> bool:
    return text[one.end : other.start] in {" ", "\u00a0", "", "-", " & "}


def _owned(text: str, one: Token, other: Token, places: Sequence[PlaceMention]) -> bool:
    """Whether a possessive stands inside a name: "Prosecutor General's Office"."""
    between = text[one.end : other.start]
    if between not in {"'s ", "’s ", "' ", "’ "} or not other.capital:
        return False
    of_a_place = any(p.start <= one.start < p.end for p in places)
    return not of_a_place and one.low not in name_words().given


def _connects(tokens: Sequence[Token], k: int, run: Sequence[Token], *, headed: bool) -> bool:
    """Whether a small word at `k` goes on with the name of a body: "Office for Migration"."""
    token = tokens[k]
    if token.low not in _CONNECTORS or k + 1 >= len(tokens) or not headed:
        return False
    if token.low == "on" and tokens[k + 1].low in _days():
        return False  # "the City Court on Monday ordered"
    return token.low not in {"and", "&"} or _joins(tokens, k, run)


@cache
def _days() -> frozenset[str]:
    """Give the names of months and days of the week, in small letters."""
    dates = resources.load("lexicon/en/dates.yaml")
    return frozenset(name.lower() for name in (*dates["months"], *dates["weekdays"]))


def _joins(tokens: Sequence[Token], k: int, run: Sequence[Token]) -> bool:
    """Whether "and" at `k` stands inside the name: "Ministry of Labour and Migration"."""
    heads = body_heads()
    if any(t.low in {"of", "for"} for t in run):
        return tokens[k + 1].capital and tokens[k + 1].low not in name_words().given
    behind = []
    for token in tokens[k + 1 :]:
        if not token.capital:
            break
        behind.append(token)
    return bool(behind) and behind[-1].low in heads and not is_head(run[-1]) and len(run) < 3
