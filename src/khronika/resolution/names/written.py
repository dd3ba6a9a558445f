"""Full names written the same, after what is only a matter of spelling is set aside."""

import unicodedata

_JOINING = frozenset("'’‘ʼʹ`´.")
"""Marks inside a word, which fall away (O'Connor is OConnor); any other mark parts words."""


def name_key(name: str) -> str:
    """Give the key of a name: equal keys mean that two names are written the same.

    Set aside are case, ё and е, diacritics, punctuation and the number of spaces. The order of
    words is kept, and so is the script: Ivanov and Иванов have different keys. A name without a
    letter or a digit has the empty key.
    """
    composed = unicodedata.normalize("NFC", name.casefold())
    return " ".join("".join(map(_plain, composed)).split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two full names are written the same; a single word is no full name."""
    key = name_key(one)
    return " " in key and key == name_key(other)


def _plain(character: str) -> str:
    """Give a letter without diacritics, nothing for a joining mark, a space for any other mark."""
    if character in _JOINING or unicodedata.combining(character):
        return ""
    if unicodedata.category(character)[0] not in "LMN":
        return " "
    if character == "ё":
        return "е"
    if unicodedata.name(character, "").startswith("CYRILLIC"):
        return character  # й, ї and ў are letters of their own, no decorated и, і and у
    parts = unicodedata.normalize("NFD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))
