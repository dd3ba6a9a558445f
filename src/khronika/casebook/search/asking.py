"""A query as a person types it, made into what must and must not be there.

    query   = clause+                   all must hold
    clause  = part (("OR" | "ИЛИ" | "|") part)*
    part    = ["-"] (phrase | word ["*"])
    phrase  = '"' words '"'             these words in this order, in any of their forms

A word is found in any of its forms. One that may be a name is also found by its sound, in any
script; what is found so is no exact hit. A word with a mark inside (human-rights) is a phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from khronika.casebook.search.words import fold, is_capital, sounds, words
from khronika.errors import QueryFault, WrongQuery
from khronika.reading.lemmas import lemmas, may_be_name

LONGEST = 1000
"""Characters of a query."""
MOST_WORDS = 32
SHORTEST_PREFIX = 3
_MOST_WORDINGS = 8
"""Ways to write a phrase in dictionary forms; further ones are not looked for."""

_QUOTES = str.maketrans("«»„“”‟", '""""""')
_PIECE = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)(?P<end>"?)|(?P<word>[^\s"|]+))|(?P<or>\|)')
_OR = frozenset({"OR", "ИЛИ"})


@dataclass(frozen=True, slots=True)
class Part:
    """A word, a beginning of words or a phrase that is looked for."""

    places: tuple[tuple[str, ...], ...]
    """For each word of it the dictionary forms that will do; empty for a beginning."""
    sounds: tuple[str, ...] = ()
    """Keys of the sound of a single word that may be a name."""
    prefix: str = ""

    @property
    def exact(self) -> str:
        """What finds it as written, in the language of FTS5."""
        if self.prefix:
            return f'{{lemmas others}} : "{self.prefix}" *'
        if len(self.places) == 1:
            forms = " OR ".join(f'"{form}"' for form in self.places[0])
            return f"{{lemmas others}} : ({forms})"
        wordings = list(product(*self.places))[:_MOST_WORDINGS]
        return "lemmas : ({})".format(" OR ".join(f'"{" ".join(one)}"' for one in wordings))

    @property
    def wide(self) -> str:
        """What finds it as written or by its sound."""
        if not self.sounds:
            return self.exact
        keys = " OR ".join(f'"{key}"' for key in self.sounds)
        return f"({self.exact} OR sounds : ({keys}))"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    wanted: tuple[tuple[Part, ...], ...]
    """Of each group one part must be there; empty where nothing is asked of the words."""
    unwanted: tuple[Part, ...]

    @property
    def parts(self) -> Iterator[Part]:
        """All parts that may be there."""
        return (part for group in self.wanted for part in group)

    def wide(self) -> str:
        """What finds everything that is wanted; empty where nothing is."""
        return " AND ".join(
            "({})".format(" OR ".join(part.wide for part in group)) for group in self.wanted
        )

    def exact(self) -> str:
        """What finds only that which is written as it was asked for."""
        return " AND ".join(
            "({})".format(" OR ".join(part.exact for part in group)) for group in self.wanted
        )

    def without(self) -> str:
        """What finds everything that is unwanted; empty where nothing is."""
        return " OR ".join(part.exact for part in self.unwanted)


def parse(typed: str) -> Query:
    """Read a query.

    Raises:
        WrongQuery: it cannot be understood; the message says what to change.
    """
    if len(typed) > LONGEST:
        raise WrongQuery(
            QueryFault.TOO_LONG,
            f"The query has more than {LONGEST} characters: ask for less at once.",
        )
    wanted: list[list[Part]] = []
    unwanted: list[Part] = []
    joined = False
    for piece in _PIECE.finditer(typed.translate(_QUOTES)):
        if piece["or"] or (piece["word"] in _OR and not piece["not"]):
            if joined or not wanted:
                raise WrongQuery(
                    QueryFault.OR_ALONE, "OR joins two words: write one before it and one after it."
                )
            joined = True
            continue
        part = _part(piece)
        if part is None:
            continue
        if piece["not"] and joined:
            raise WrongQuery(
                QueryFault.OR_NOT,
                "A word after OR cannot be shut out: put the one with - elsewhere.",
            )
        if piece["not"]:
            unwanted.append(part)
        elif joined:
            wanted[-1].append(part)
        else:
            wanted.append([part])
        joined = False
    if joined:
        raise WrongQuery(
            QueryFault.OR_ALONE, "OR joins two words: write one before it and one after it."
        )
    query = Query(tuple(map(tuple, wanted)), tuple(unwanted))
    _check(query, typed)
    return query


def _check(query: Query, typed: str) -> None:
    looked_for = [*query.parts, *query.unwanted]
    if not looked_for and typed.strip():
        raise WrongQuery(
            QueryFault.NO_WORD, "The query has no letter and no digit: write a word to look for."
        )
    if sum(max(1, len(part.places)) for part in looked_for) > MOST_WORDS:
        raise WrongQuery(
            QueryFault.TOO_MANY_WORDS,
            f"The query has more than {MOST_WORDS} words: ask for less at once.",
        )


def _part(piece: re.Match[str]) -> Part | None:
    """Read one piece of a query; None where it has no letter and no digit."""
    if piece["word"] is None:
        if not piece["end"]:
            raise WrongQuery(
                QueryFault.OPEN_QUOTE,
                "A quotation mark is not closed: write one at the end of the phrase.",
            )
        return _phrase([word.written for word in words(piece["phrase"])])
    written = [word.written for word in words(piece["word"])]
    if not piece["word"].endswith("*"):
        return _word(written[0]) if len(written) == 1 else _phrase(written)
    if len(written) > 1:
        raise WrongQuery(
            QueryFault.STAR_AFTER_SEVERAL, "A star stands after one word, without a mark inside it."
        )
    prefix = fold(written[0]) if written else ""
    if len(prefix) < SHORTEST_PREFIX:
        raise WrongQuery(
            QueryFault.STAR_TOO_EARLY, f"Write at least {SHORTEST_PREFIX} letters before a star."
        )
    return Part((), prefix=prefix)


def _word(written: str) -> Part | None:
    folded = fold(written)
    if not folded:
        return None
    named = is_capital(written) or may_be_name(folded)
    return Part((_forms(folded),), sounds=sounds(written) if named else ())


def _phrase(written: Sequence[str]) -> Part | None:
    folded = [form for form in map(fold, written) if form]
    return Part(tuple(map(_forms, folded))) if folded else None


def _forms(folded: str) -> tuple[str, ...]:
    return lemmas(folded)
