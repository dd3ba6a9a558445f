"""The words of a brief: `resources/brief/words.yaml`, and what a situation is called."""

from collections.abc import Mapping
from string import Formatter

from khronika.assessment.brief import Like
from khronika.assessment.country.sentences import plural
from khronika.resources import load
from khronika.resources.vocabulary import Language


def words(key: str, language: Language, **parts: object) -> str:
    """Give a text with its parts put in."""
    text: str = load("brief/words.yaml")[key][language]
    return filled(text, language, **parts)


def filled(text: str, language: Language, **parts: object) -> str:
    """Put parts into a text.

    Only the names of parts are understood, and the forms that go with a number, so that no words of
    a document become a format.
    """
    return "".join(
        literal + (_part(name, language, parts) if name is not None else "")
        for literal, name, _, _ in Formatter().parse(text)
    )


def _part(name: str, language: Language, parts: Mapping[str, object]) -> str:
    key, _, forms = name.partition("#")
    value = parts[key]
    if isinstance(value, int) and forms:
        return forms.split("|")[plural(value, language)]
    return str(value)


def asked(field: str, language: Language) -> str:
    """Give the question of a field."""
    question: str = load("brief/situation.yaml")[field]["ask"][language]
    return question


def answered(field: str, answer: str, language: Language) -> str:
    """Give an answer in words; a country or a number stays as it is."""
    options = load("brief/situation.yaml")[field].get("options", {})
    return str(options[answer]["says"][language]) if answer in options else answer


def alike(like: Like, language: Language) -> str:
    """Say what of an act is like an answer."""
    if like.field == "charges":
        key = "like.words" if like.by_words else "like.charges"
        return words(key, language, number=like.answer)
    option = load("brief/situation.yaml")[like.field]["options"][like.answer]
    return str(option["like"][language])
