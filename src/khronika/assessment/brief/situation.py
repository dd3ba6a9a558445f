"""A person's situation, as they tell it: never kept, never written to a log, never sent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.errors import WrongAnswer
from khronika.resources import load
from khronika.resources.countries import country_code

FIELDS = ("origin", "host", "onward", "labels", "charges", "service", "documents", "family")
"""What is asked, in this order."""

_MOST = 20
_ARTICLE = re.compile(r"\d{1,3}(?:[.\-]\d{1,2}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Situation:
    """What a person tells of themselves. It has no repr, so that no message can hold it."""

    origin: str
    host: str
    onward: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    charges: tuple[str, ...] = ()
    """Numbers of articles of the origin's law."""
    service: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    family: tuple[str, ...] = ()

    @property
    def way(self) -> tuple[str, ...]:
        """The countries of the way: where the person is, then where they may go."""
        return tuple(dict.fromkeys((self.host, *self.onward)))

    def chosen(self, field: str) -> tuple[str, ...]:
        """Give what was answered in a field."""
        answers: str | tuple[str, ...] = getattr(self, field)
        return (answers,) if isinstance(answers, str) else answers


def options(field: str) -> tuple[str, ...]:
    """Give the answers that a field can have; none where it is a country or a number."""
    return tuple(load("brief/situation.yaml")[field].get("options", ()))


def read_situation(answers: Mapping[str, Sequence[str]]) -> Situation:
    """Make a situation of answers as they were typed or chosen, by field.

    Raises:
        WrongAnswer: an answer makes no sense; the message does not repeat it.
    """
    unknown = next((field for field in answers if field not in FIELDS), None)
    if unknown is not None:
        raise WrongAnswer("", f"An answer has no place: the fields are {', '.join(FIELDS)}.")
    told = {field: _parts(field, answers.get(field, ())) for field in FIELDS}
    if told["origin"] == told["host"]:
        raise WrongAnswer("host", "The country you are in must be another than the one you left.")
    (origin,), (host,) = told.pop("origin"), told.pop("host")
    onward = tuple(code for code in told.pop("onward") if code not in {origin, host})
    return Situation(origin=origin, host=host, onward=onward, **told)


def check_answer(field: str, typed: str) -> None:
    """Refuse an answer that makes no sense by itself.

    Raises:
        WrongAnswer: the message does not repeat it.
    """
    _parts(field, [typed])


def _parts(field: str, typed: Sequence[str]) -> tuple[str, ...]:
    """Read the answers of one field: apart by commas, each once."""
    words = [word.strip() for text in typed for word in text.split(",") if word.strip()]
    if len(words) > _MOST:
        raise WrongAnswer(field, f"Give at most {_MOST} answers.")
    found = tuple(dict.fromkeys(_one(field, word) for word in words))
    if field in {"origin", "host"} and len(found) != 1:
        raise WrongAnswer(field, "Give one country by its name or ISO code, such as KG.")
    return found


def _one(field: str, word: str) -> str:
    if field in {"origin", "host", "onward"}:
        code = country_code(word)
        if code is None:
            raise WrongAnswer(field, "Write countries by their names or ISO codes, such as KG.")
        return code
    if field == "charges":
        if not _ARTICLE.fullmatch(word):
            raise WrongAnswer(field, "Write the numbers of articles, such as 280.3, 207.3.")
        return word.replace("-", ".")
    if word.lower() not in options(field):
        raise WrongAnswer(field, f"The answers are: {', '.join(options(field))}.")
    return word.lower()
