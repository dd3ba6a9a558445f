"""What the casebook refuses, in the language of the page and in the words of the page.

The casebook says in English what is wrong and what to do, since it knows no page; sometimes it
names a command. Here each of these sentences stands once as a text to be translated, and where a
page has a form of its own for it, beside what the page says instead.
`tests/unit/web/test_web_refusals.py` asks that none is missing.

error|refusal   what an error says, or a sentence
error|ids_in    the ids of what it says to undo
"""

import re
from collections.abc import Iterator
from functools import cache

from django import template
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from khronika.casebook import ItemKind
from khronika.errors import ChangedMeanwhile
from khronika.model import IncidentType
from khronika.resolution import Verdict
from khronika.web import labels
from khronika.web.review import saying
from khronika.web.review.telling import done, item_kind

register = template.Library()

_ID = re.compile(r"\bd[0-9]+(?:\.[A-Za-z]\w*)?\b")

_SAME = (
    # of the review
    _("A rejection needs its reason."),
    _("A note needs its text."),
    _("%(row)s is rejected: undo that first."),
    _("%(row)s is so already: accept it if it is right."),
    _("%(row)s is another kind of item by now."),
    _("%(row)s is a document: name something read from it."),
    _("First correct or reject %(named)s, which could not stand without %(row)s."),
    _("%(start)s to %(end)s is no span of the text, which has %(count)s characters"),
    # of taking back
    _("There is no change by %(by)s that could be undone."),
    _("Change %(number)s is undone already."),
    _("Change %(number)s (%(verb)s) is none that can be undone."),
    _("Change %(number)s was erased: nothing is left to go back to."),
    _("Change %(top)s stands on top of change %(number)s: undo that first."),
    _("This is no number of a change."),
    # of looking for what was altered
    _("A head has 64 digits and letters from a to f: look whether it was noted down whole."),
    # of judging and grading
    _("%(one)s is one row: give two."),
    _("%(one)s and %(other)s are of different kinds."),
    _("%(row)s is no %(kinds)s."),
    _("%(row)s is not in the casebook any more."),
    _("%(one)s and %(other)s are judged %(verdict)s already."),
    _("That contradicts what was judged: %(judged)s. Undo or change that first."),
    _(
        "One document tells %(one)s and %(other)s as two acts. If they are one act all the same, "
        "say why."
    ),
    _(
        "%(one)s is of the kind %(type)s and %(other)s is of the kind %(other_type)s: these "
        "exclude each other. If they are one act all the same, say why."
    ),
    _("Nothing is proposed of a %(kind)s: judged are %(kinds)s."),
    _("A judgement is same, different or unsure."),
    _("Give the id of a row, such as d4.p1."),
    _("The grade is %(value)s already."),
    _("Reliability is a letter from A to F."),
    _("Credibility is a number from 1 to 6."),
    # of double coding
    _("A coder needs a name, other than machine."),
    _("%(coder)s has %(document)s already."),
    _(
        "%(coder)s has worked on %(document)s already, as its history shows, and would not code "
        "it blind: assign it to somebody else."
    ),
    _("%(coder)s says nothing of this field."),
    _(
        "%(document)s is still being coded by %(coders)s: nobody sees what others coded before "
        "that."
    ),
    _("%(document)s was handed in already."),
    _("%(coder)s has handed %(document)s in already."),
    _("%(coder)s has begun %(document)s: what stands there would go."),
    _("Nothing on your sheet of %(document)s can be taken back."),
    # of the value of a field
    _("is not the text that the casebook holds"),
    _("must be a list, such as one,two"),
    _("must be spans of the text, such as 120-168"),
    _("must be the id of an item, such as d1.p2"),
    _("an item points to items of its own document only: name one of %(document)s"),
    _("must be a country, by its name or by its ISO code, such as KG"),
    _("must be the code of a language, such as en or ru"),
    _("must be a whole number"),
    _("must be yes or no"),
    _("must be a text"),
    _("must be a day such as 2024-05-03, or days such as 2024-05-03..2024-05-09"),
    _("must be a day such as 2023-08-05, is %(given)s"),
    _("must be %(wanted)s, is %(given)s"),
    _("is no field of this item: it has %(known)s"),
    _("is no field of a document: it has %(known)s"),
    _("is false, yet the reading has incidents"),
    _("ends before it begins"),
    _("must lie between 0 and 1"),
    _("must name at least one target"),
    _("stands more than once"),
    _("is empty"),
    _("is missing"),
    _("the quote is not the text at its offsets"),
    _("holds half of a character, which no file can hold"),
    _("%(given)s is the id of no %(wanted)s"),
    _("%(given)s is none of: %(known)s"),
    _("%(row)s is %(review)s already."),
)
_OF_THE_PAGE = {
    "%(document)s is not assigned to %(coder)s: `khronika coding assign` does so.": _(
        "%(document)s is not assigned to %(coder)s: assign it under “Double coding”."
    ),
    "%(document)s has no such unit or coder: `khronika coding units` lists them.": _(
        "%(document)s has no such unit or coder: load the page of its coders again."
    ),
    "The journal has no change %(number)s: `khronika history` shows them.": _(
        "The journal has no change %(number)s: “History” shows them."
    ),
    "No document of the casebook has this publisher: `khronika sources` lists them.": _(
        "No document of the casebook has this publisher: “Sources” lists them."
    ),
    "The casebook has nothing under %(row)s: ids look like d1, d1.i3 or d1.p2 and stand in the "
    "tables of `khronika documents`, `incidents` and `people`.": _(
        "The casebook has nothing under %(row)s: ids look like d1, d1.i3 or d1.p2 and stand "
        "beside what they name, on every page."
    ),
    "%(document)s is marked as not relevant, so that no incident can stand in it: correct its "
    "field relevant to yes first.": _(
        "%(document)s is marked as bearing on nobody pursued abroad, so that no incident can "
        "stand in it: correct its facts first."
    ),
}
_PART = re.compile(r"%\((\w+)\)s")
_OF_FIELD = re.compile(r"(?P<where>[^\s:]+): (?P<problem>.+)", re.DOTALL)
_JUDGED = re.compile(r"(\S+) and (\S+) are (same|different|unsure) by (.+)")


@register.filter
def refusal(error: object) -> str:
    """Say what was refused; what is not known stays as it is."""
    words = str(error)
    if isinstance(error, ChangedMeanwhile):
        return _meanwhile(error)
    known = _said(words)
    if known is not None:
        return known
    of_field = _OF_FIELD.fullmatch(words)
    problem = of_field and _said(of_field["problem"])
    return f"{_named(of_field['where'])}: {problem}" if of_field and problem else words


def now(error: ChangedMeanwhile, field: str) -> str:
    """Say what a field holds by now that was changed meanwhile."""
    _was, value = error.fields[field]
    return _now("holds by now: %(value)s") % {"value": saying.said(error.kind, field, value)}


@register.filter
def ids_in(error: object) -> list[str]:
    """Give the ids, each once, that stand in the way where a refusal says to undo something."""
    words = str(error)
    return list(dict.fromkeys(_ID.findall(words))) if "undo" in words.lower() else []


@register.filter
def is_told(error: object) -> bool:
    """Tell whether a refusal can be said in other languages."""
    words = str(error)
    of_field = _OF_FIELD.fullmatch(words)
    return (
        isinstance(error, ChangedMeanwhile)
        or _said(words) is not None
        or (of_field is not None and _said(of_field["problem"]) is not None)
    )


def _meanwhile(error: ChangedMeanwhile) -> str:
    fields = "; ".join(
        _now("%(field)s is “%(value)s” by now, and was “%(seen)s”")
        % {
            "field": saying.label(error.kind, name),
            "value": saying.said(error.kind, name, value),
            "seen": saying.said(error.kind, name, seen),
        }
        for name, (seen, value) in error.fields.items()
    )
    return _now(
        "Somebody changed this meanwhile: %(fields)s. Nothing was kept now, and nothing that you "
        "typed is lost: look at it, and what you then keep takes its place."
    ) % {"fields": fields}


def _said(words: str) -> str | None:
    for pattern, text in _patterns():
        found = pattern.fullmatch(words)
        if found is not None:
            return str(text) % {name: _part(name, part) for name, part in found.groupdict().items()}
    return None


def _part(name: str, value: str) -> str:
    match name:
        case "verdict" | "verb":
            return done(value)
        case "type" | "other_type":
            return _act(value)
        case "review":
            return saying.review(value)
        case "kind":
            return _kind(value)
        case "kinds":
            return ", ".join(map(_kind, re.split(", | or ", value)))
        case "judged":
            return "; ".join(map(_judgement, value.split("; ")))
    return value


def _act(words: str) -> str:
    code = words.replace(" ", "_")
    return labels.label(IncidentType(code)).lower() if code in set(IncidentType) else words


def _kind(code: str) -> str:
    return item_kind(code).lower() if code in set(ItemKind) else code


def _judgement(words: str) -> str:
    found = _JUDGED.fullmatch(words)
    if found is None:
        return words
    one, other, verdict, by = found.groups()
    parts = {"one": one, "other": other, "verdict": done(Verdict(verdict)), "by": by}
    return _now("%(one)s and %(other)s: %(verdict)s, %(by)s") % parts


def _named(where: str) -> str:
    """Name the field at the end of a path: `d1.i3.targets` or `host`."""
    row, _dot, field = where.rpartition(".")
    name = next(filter(None, (saying.label(kind, field) for kind in _kinds())), field)
    return f"{row}, {name}" if row else name


def _kinds() -> Iterator[str]:
    yield from ItemKind
    yield saying.DOCUMENT


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], object], ...]:
    with override("en"):
        own = [(_pattern(english), text) for english, text in _OF_THE_PAGE.items()]
        return (*own, *((_pattern(str(text)), text) for text in _SAME))


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _PART.split(text)
    made = (
        f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return re.compile("".join(made), re.DOTALL)
