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
    language, _ = identifier.classify(sample)
    return _TAKEN_FOR.get(str(language), str(language))


@cache
def _identifier() -> Any:
    # Takes over a second to load; only a text whose language nobody gave needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
