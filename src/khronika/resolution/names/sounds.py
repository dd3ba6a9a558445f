"""How a written word may sound: one alphabet for all scripts and conventions of spelling.

A word has several readings, since a letter may be read in several ways (German z, French ch). Each
reading is folded: what spelling conventions write differently for one sound (ii, iy, y; ie, ye, e;
double letters) becomes the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product, zip_longest

from khronika.resources import load

_MOST_READINGS = 24
"""Readings of one word that are looked at; the likeliest come first."""

_MARKS = re.compile("[\u2018\u2019\u02bb\u02bc\u02b9`\u00b4\u2032]")
_SERBIAN = re.compile("[јљњђћџ]", re.IGNORECASE)
_UYGHUR = re.compile(r"[ەېۇۆۈۋڭھ]|\bئ[اىو]")
_ABJAD = re.compile("[\u0600-\u06ff]")
_PLAIN = str.maketrans("žčš", "zcs")
_PLAIN_BUT_DJ = str.maketrans("čš", "cs")
_BARE = str.maketrans({"đ": "d", "ı": "i", "ə": "a", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae"})
_DIGITS = str.maketrans("013459", "oieasg")
"""Digits that are put for the letters they look like."""
_Rule = tuple[str, re.Pattern[str], str]
"""What a reading must hold for the rule to be tried at all, what is sought, and what is put."""


def _rules_of(*rules: tuple[str, str, str]) -> tuple[_Rule, ...]:
    return tuple((sign, re.compile(sought), put) for sign, sought, put in rules)


_DOUBLE = ("", r"(.)\1+", r"\1")
_FOLDS = _rules_of(
    ("dž", "dž", "ž"),
    ("tš", "tš", "č"),
    ("tč", "tč", "č"),
    ("čč", "čč", "č"),
    ("šč", "šč", "š"),
    ("ts", "ts", "c"),
    ("ii", "i{2,}", "i"),
    ("ie", "ie", "e"),
    _DOUBLE,
    # Servants of God, of the faith: the vowel and the article sound as their neighbours will.
    ("abd", "^abd[aeiou]l?(?=.{4})", "abd"),
    ("din", "(?<=...)[aeiou]dine?$", "din"),
)
_LOOSER = _rules_of(
    ("dz", "dz(?=[ie])", "d"),
    ("c", "c(?=[ie])", "t"),
    ("i", "i[ao]", "e"),
    ("u", "(?<=[aeo])u(?=[^aeiou]|$)", "v"),
    ("iu", "iu", "u"),
    ("o", "o", "a"),
    _DOUBLE,
)
_SINGLE = _rules_of(_DOUBLE)
_CLASSES = str.maketrans("bfdzžšcčgxm", "pvtssssskkn", "aeiou")


def marks(name: str) -> tuple[str, ...]:
    """Say which conventions of spelling a whole name bears marks of, beside the common one."""
    low = name.lower()
    found = [one for one, seen in _conventions() if seen.search(low)]
    if _SERBIAN.search(low):
        found.append("serbian")
    if _UYGHUR.search(low):
        found.append("uyghur")
    return tuple(found)


@lru_cache(maxsize=200_000)
def readings(word: str, conventions: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the folded readings of a word, the likeliest first; none for a word without letters."""
    written = _written(word)
    forms = [written]
    bare = _without_marks(written)
    if bare != written:
        forms.append(bare)
    own = [one for one in conventions if one != "serbian"]
    ways = ["uyghur"] if "uyghur" in own and _ABJAD.search(word) else ["common", *own]
    spoken = [_spoken(form, one) for form in forms for one in ways]
    # The likeliest of each convention before the second of any.
    found = dict.fromkeys(one for rank in zip_longest(*spoken) for one in rank if one)
    found.update(dict.fromkeys(other for one in tuple(found) for other in _ending_alike(one)))
    if "serbian" in conventions:
        for plain in (_PLAIN, _PLAIN_BUT_DJ):
            found.update(dict.fromkeys(one.translate(plain) for one in tuple(found)))
    return tuple(found)


@cache
def firsts(letter: str) -> frozenset[str]:
    """Give the first sounds that a word may have, as `looser` has them, by its first letter."""
    rules, _ = _rules("common")
    runs = {letter: _by_itself(letter), **rules}
    spoken = (way for run, ways in runs.items() if run.startswith(letter) for way in ways)
    # In ja and ju the vowel is heard instead of the first sound.
    heard = (looser(fold(way + vowel)) for way in spoken for vowel in ("", "a", "u"))
    return frozenset(one[:1] for one in heard)


def likeliest(word: str, convention: str = "common") -> str:
    """Give only the likeliest reading of a word, in a tenth of the time."""
    return fold("".join(ways[0] for ways in _options(_written(word), convention)))


def fold(spoken: str) -> str:
    """Set aside what only conventions of spelling tell apart."""
    return _by_rules(_FOLDS, spoken)


def looser(reading: str) -> str:
    """Set aside also what neighbouring languages hear differently: o and a, ts and t, ja and e."""
    return _by_rules(_LOOSER, reading)


def _by_rules(rules: tuple[_Rule, ...], reading: str) -> str:
    for sign, sought, put in rules:
        if sign in reading:
            reading = sought.sub(put, reading)
    return reading


def skeleton(reading: str) -> str:
    """Leave the consonants, each by the class of those that are taken for one another."""
    return _by_rules(_SINGLE, reading.translate(_CLASSES))


def is_abjad(word: str, conventions: tuple[str, ...] = ()) -> bool:
    """Tell whether a word is in the Arabic script and leaves out its short vowels."""
    return _ABJAD.search(word) is not None and "uyghur" not in conventions


def abjad_letters(word: str) -> str:
    """Give a word of the Arabic script without marks, article and double letters."""
    letters = [c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) == "Lo"]
    plain = "".join(letters)
    if plain.startswith("ال") and len(plain) > 4:
        plain = plain[2:]
    # Alif with hamza and the two shapes of kaf and ya are one letter each to the eye of a hurry.
    plain = plain.translate(str.maketrans("أإٱكىي", "اااکیی"))
    plain = re.sub("^عبدال(?=...)", "عبد", plain)
    plain = re.sub("(?<=..)الدین$", "دین", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def abjad_pattern(letters: str) -> re.Pattern[str]:
    """Give the pattern that readings of the same word in a script with vowels fit."""
    table = load("names/scripts.yaml")["abjad"]
    sounds = "V?".join(table.get(letter, "") for letter in letters)
    return re.compile("V?" + sounds.replace("V", "[aeiou]") + "[aeiou]?")


def abjad_firsts(letters: str) -> frozenset[str]:
    """Give the sounds that a word of the Arabic script may begin with."""
    sound = load("names/scripts.yaml")["abjad"].get(letters[0], "")
    return frozenset(sound.replace("V", "aeiou").strip("[]?"))


def abjad_skeleton(letters: str) -> str:
    """Leave the consonants, as `skeleton` does for other scripts."""
    table = load("names/scripts.yaml")["abjad"]
    sounds = (table.get(letter, "") for letter in letters)
    return skeleton("".join(sound.strip("[")[:1] for sound in sounds).replace("V", ""))


@cache
def _conventions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("names/conventions.yaml")
    return tuple(
        (name, re.compile(rules["marks"])) for name, rules in table.items() if name != "common"
    )


@cache
def _rules(convention: str) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    """Give what each run of letters is read as, and by first letter the length of the longest."""
    table = load("names/conventions.yaml")
    merged: dict[str, str] = {}
    for name, script in load("names/scripts.yaml").items():
        if name not in {"abjad", "uyghur"}:
            merged.update(script)
    merged.update(table["common"])
    if convention == "uyghur":
        merged.update(load("names/scripts.yaml")["uyghur"])
    elif convention != "common":
        merged.update(table[convention]["rules"])
    rules = {run: tuple(sounds.split("|")) for run, sounds in merged.items()}
    longest: dict[str, int] = {}
    for run in rules:
        longest[run[0]] = max(len(run), longest.get(run[0], 0))
    return rules, longest


def _spoken(written: str, convention: str) -> list[str]:
    """Give the readings by one convention; a run of letters is read alike wherever it stands."""
    options = _options(written, convention)
    # Both ends of a word go their own way: Azerbaijani ə is a within and e at the end, German s
    # is z at the beginning only.
    last = len(options) - 1
    spots = [(option, (n == 0) - (n == last)) for n, option in enumerate(options)]
    kinds = list(dict.fromkeys(spots))
    ways = islice(product(*(option for option, _ in kinds)), _MOST_READINGS)
    place = [kinds.index(spot) for spot in spots]
    return [fold("".join(way[n] for n in place)) for way in ways]


def _ending_alike(reading: str) -> Iterator[str]:
    """Give what a reading is as well by its end: nasrulax is nasrula, gasimzade is gasimzada."""
    for end, other in _alike_endings(len(reading)):
        if reading.endswith(end):
            yield reading.removesuffix(end) + other


@cache
def _alike_endings(length: int) -> tuple[tuple[str, str], ...]:
    """Give the ends of readings of some length that are heard in two ways."""
    table = load("names/alike_endings.yaml")
    return tuple(map(tuple, table["endings"])) if length >= table["least"] else ()


def _options(written: str, convention: str) -> list[tuple[str, ...]]:
    """Part a word into runs of letters, each with the ways it is read."""
    rules, longest = _rules(convention)
    found: list[tuple[str, ...]] = []
    n, end = 0, len(written)
    while n < end:
        for length in range(longest.get(written[n], 0), 0, -1):
            sounds = rules.get(written[n : n + length])
            if sounds is not None:
                n += length
                break
        else:
            sounds = _by_itself(written[n])
            n += 1
        found.append(sounds)
    return found


@cache
def _by_itself(letter: str) -> tuple[str]:
    """Give the letter under its marks, nothing where it is none."""
    base = unicodedata.normalize("NFD", letter)[0]
    return (_rules("common")[0].get(base, (base,))[0] if base.isalpha() else "",)


def _written(word: str) -> str:
    """Lower the case, and make of the marks of Uzbek letters one mark and of the others none."""
    low = unicodedata.normalize("NFC", word.replace("İ", "i").lower())
    low = _MARKS.sub("'", low)
    if not low.isdigit():
        low = low.translate(_DIGITS)
    return re.sub("(?<![og])'", "", low)


def _without_marks(written: str) -> str:
    """Give a Latin word as a keyboard without marks writes it; other scripts stay."""
    if not any("\u0080" <= letter <= "\u024f" or letter == "ə" for letter in written):
        return written
    parts = unicodedata.normalize("NFD", written.translate(_BARE))
    return "".join(part for part in parts if not unicodedata.combining(part))
