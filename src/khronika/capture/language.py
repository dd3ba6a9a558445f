"""Which language a text is in, where nobody says so: py3langid's guess."""

import re
from functools import cache
from typing import Any

_LETTERS = re.compile(r"[^\W\d_]")

_FEWEST_LETTERS = 20
"""Below this the guess is worthless: single names were taken for Finnish, Serbian and Uzbek."""

_TAKEN_FOR = {"pcm": "en"}
"""What is written nearly as another language, and far rarer: a short text of the other is taken
for it."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RUSSIAN = re.compile("[А-Яа-яЁё]")

_SURE = 0.5
"""Below this the guess for a short text in Russian letters is taken back: of 40 Russian headlines 6
were guessed as Bulgarian, Macedonian or Serbian, none of them surer than 0.38. 17 of 22 headlines
in those letters that were Bulgarian, Kyrgyz, Serbian or Tajik were guessed with more, as is
every text of a few sentences."""

_READ_CHARACTERS = 20_000
"""The guess settles within a page or two; a longer text only costs time."""


def guess_language(text: str) -> str | None:
    """Guess the ISO 639 code of a text's language.

    None where the text is too short to tell, or where the guesser finds no room: it unpacks its
    model (nothing of the text) into a temporary file. A reader then asks for --language.
    """
    sample = text[:_READ_CHARACTERS]
    if len(_LETTERS.findall(sample)) < _FEWEST_LETTERS:
        return None
    try:
        identifier = _identifier()
    except OSError:
        return None
    language, confidence = identifier.classify(sample)
    if confidence < _SURE and _is_in_russian_letters(sample):
        return "ru"
    return _TAKEN_FOR.get(str(language), str(language))


def _is_in_russian_letters(text: str) -> bool:
    """Tell whether a text is mostly in Cyrillic, with no letter in it that Russian lacks."""
    cyrillic = len(_CYRILLIC.findall(text))
    return 2 * cyrillic > len(_LETTERS.findall(text)) and cyrillic == len(_RUSSIAN.findall(text))


@cache
def _identifier() -> Any:
    # Takes over a second to load; only a text whose language nobody gave needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
