"""Parting a name as written into its words, without titles, nicknames and articles."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from khronika.resolution.names.chinese import in_pinyin
from khronika.resolution.names.sounds import marks
from khronika.resources import load

_NICKNAME = re.compile(
    r"(?<=\s)['‘][^'’]+['’](?=\s)|«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|\([^)]*\)|\[[^]]*\]"
)
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-ZА-Я]{3})(?=[A-ZА-Я][^\W\d_A-ZА-Я]{3})")
_SPACES = re.compile(r"[\s/_·•]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]?\.?")
_NOT_IN_WORDS = re.compile(r"[^\w'’‘ʻʼʹ`´′\-\u0300-\u036f]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a name as it stands there."""

    text: str
    initial: bool = False
    of_father: bool = False
    """Whether a word such as bin or oglu makes it the name of the father."""
    capitals: bool = False
    whole: str = ""
    """The text with an article that a hyphen joins to it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of a name in their order."""

    words: tuple[Piece, ...]
    letters: str = ""
    """All letters in lower case, those of articles too."""
    surname_first: bool = False
    """Whether a comma says that the surname stands first."""


def split(name: str) -> Pieces:
    """Part a name into its words."""
    name = unicodedata.normalize("NFC", name).replace("\u200c", "").replace("\u200b", "")
    bare = _NICKNAME.sub(" ", _other_names().split(name, maxsplit=1)[0] or name)
    name = bare if any(map(str.isalpha, bare)) else name
    if _HAN.search(name):
        name = in_pinyin(name)
    name = _DASHES.sub("-", name)
    before, comma, behind = name.partition(",")
    front, back = _untitled(_pieces(before)), _untitled(_pieces(behind))
    if comma and back and _is(back[0].text, "honorifics"):
        back = []  # a calling, not the rest of the name
    words = [*front, *back]
    if len(words) > 2 and words[0].text == words[1].text:
        del words[0]
    vietnamese = "vietnamese" in marks(name)
    inverted = bool(front and back)
    return Pieces(
        words=tuple(_of_fathers(_joined(words, vietnamese=vietnamese))),
        letters="".join(
            filter(str.isalpha, "".join(one.whole or one.text for one in words).lower())
        ),
        surname_first=inverted,
    )


def _pieces(text: str) -> list[Piece]:
    found: list[Piece] = []
    for token in _SPACES.split(_RUN_TOGETHER.sub(" ", text)):
        if not found and _is_two_initials(token, text):
            found += [Piece(letter, initial=True) for letter in token]
            continue
        if _INITIALS.fullmatch(token) and not _is(token, "honorifics"):
            letters = [part for part in re.split(r"[.\-]+", token) if part]
            found += [Piece(letter, initial=True) for letter in letters]
            continue
        word = _NOT_IN_WORDS.sub("", token).strip("-'’‘`´")
        if any(map(str.isalpha, word)):
            found.append(_piece(word))
    return found


def _untitled(words: list[Piece]) -> list[Piece]:
    """Take titles away before a name, and what is none of its words behind it."""
    while len(words) > 1 and _is(words[0].text, "honorifics"):
        words = words[1:]
    while len(words) > 2 and (
        _is(words[-1].text, "behind")
        or (words[-1].text.islower() and _is(words[-1].text, "honorifics"))
    ):
        words = words[:-1]
    return words


def _is_two_initials(token: str, text: str) -> bool:
    """Tell whether two capitals, in a name not all in capitals, are initials without their dots."""
    return len(token) == 2 and token.isalpha() and token.isupper() and not text.isupper()


def _piece(word: str) -> Piece:
    if len(word) == 1 and word.isupper():
        return Piece(word, initial=True)
    parts = [part for part in word.split("-") if part and not _is(part, "articles")]
    text = "-".join(parts) if parts else word
    return Piece(text, capitals=len(text) > 1 and text.isupper(), whole=word)


def _joined(words: Sequence[Piece], *, vietnamese: bool) -> list[Piece]:
    """Put together names that are written in two words, and take the articles away."""
    found: list[Piece] = []
    article = ""
    for n, piece in enumerate(words):
        parts = piece.text.split("-")
        if len(parts) > 1 and _is(parts[0], "joining_next"):
            piece = replace(piece, text="".join(parts))  # noqa: PLW2901 (the same piece, mended)
        particle = piece.text.islower() or (n > 0 and not vietnamese)  # who have a Le and a Van
        if particle and _is(piece.text, "articles") and len(words) > 1 and not piece.initial:
            article = piece.text
            continue
        if article and _is(article, "glued_articles") and not piece.whole.startswith(article):
            piece = replace(piece, whole=f"{article}-{piece.text}")  # noqa: PLW2901 (the same)
        article = ""
        before = found[-1] if found else None
        if before and not before.initial and not piece.initial and _join(found, before, piece):
            found[-1] = replace(before, text=before.text + piece.text)
        else:
            found.append(piece)
    return found


def _join(found: Sequence[Piece], before: Piece, piece: Piece) -> bool:
    if _is(before.text, "joining_next") or _is(piece.text, "joining_before"):
        return True
    return len(found) > 1 and _is(piece.text, "joining_surname")


def _of_fathers(words: Sequence[Piece]) -> list[Piece]:
    """Mark the names of fathers, and take away the words that made them so."""
    found: list[Piece] = []
    son_of = False
    for piece in words:
        # Ben at the beginning, in capitals, is a given name.
        after_a_name = bool(found) or piece.text.islower()
        if _is(piece.text, "before_father") and len(words) > 2 and after_a_name:
            son_of = True
        elif _is(piece.text, "after_father") and found:
            found[-1] = replace(found[-1], of_father=True)
        else:
            found.append(replace(piece, of_father=True) if son_of else piece)
            son_of = False
    return found


def glued(piece: Piece) -> tuple[str, ...]:
    """Give a word as it is written with its Arabic article in one: El-Ghazzawi, Elghazzawi."""
    article, hyphen, _ = piece.whole.partition("-")
    if not hyphen or not _is(article, "glued_articles"):
        return ()
    return tuple(spelling + piece.text for spelling in sorted(_words("glued_articles")))


@cache
def _other_names() -> re.Pattern[str]:
    words = sorted(_words("other_names"), key=len, reverse=True)
    return re.compile(rf"(?:,\s*|\s)(?:{'|'.join(map(re.escape, words))})\.?\s", re.IGNORECASE)


def _is(text: str, kind: str) -> bool:
    return text.lower().strip(".") in _words(kind)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("names/name_words.yaml")[kind])
