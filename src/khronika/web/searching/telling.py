"""What a search tells, in words: filters of its templates.

kind|kind_label         what was found: a document, an incident, a person
text|marked:marks       runs of a text, each with whether it was searched for
"""

from collections.abc import Iterator, Mapping, Sequence

from django import template
from django.template.defaultfilters import capfirst
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from khronika.casebook import Kind, Review
from khronika.errors import QueryFault

register = template.Library()

_KINDS: Mapping[Kind, Promise] = {
    Kind.DOCUMENT: _("Document"),
    Kind.INCIDENT: _("Incident"),
    Kind.PERSON: _("Person"),
}
_REVIEW: Mapping[Review, Promise] = {
    Review.PROPOSED: _("not reviewed"),
    Review.ACCEPTED: _("accepted"),
    Review.CORRECTED: _("corrected by a person"),
    Review.REJECTED: _("rejected"),
    Review.ADDED: _("added by a person"),
}
_FAULTS: Mapping[QueryFault, Promise] = {
    QueryFault.TOO_LONG: _("This is more than 1,000 characters: ask for less at once."),
    QueryFault.TOO_MANY_WORDS: _("These are more than 32 words: ask for less at once."),
    QueryFault.NO_WORD: _("There is no letter and no digit in it: write a word to look for."),
    QueryFault.OPEN_QUOTE: _("A quotation mark is not closed: write one where the phrase ends."),
    QueryFault.OR_ALONE: _("OR joins two words: write one before it and one after it."),
    QueryFault.OR_NOT: _("A word after OR cannot be shut out: put the one with - elsewhere."),
    QueryFault.STAR_AFTER_SEVERAL: _("A star stands after one word, without a mark inside it."),
    QueryFault.STAR_TOO_EARLY: _("Write at least 3 letters before a star."),
}


@register.filter
def kind_label(kind: Kind) -> str:
    """Say what was found."""
    return str(_KINDS[kind])


def review_label(state: Review) -> str:
    """Say how far something was reviewed."""
    return str(_REVIEW[state])


def language_label(code: str) -> str:
    """Name a language; a code that nobody knows stays as it is."""
    try:
        return str(capfirst(get_language_info(code)["name_translated"]))
    except KeyError:
        return code


def fault_told(fault: QueryFault) -> str:
    """Say what to change in a query."""
    return str(_FAULTS[fault])


@register.filter
def marked(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Cut a text into runs, each with whether it was searched for; together they are the text."""
    done = 0
    for start, end in marks:
        if done < start:
            yield text[done:start], False
        yield text[max(done, start) : end], True
        done = max(done, end)
    if done < len(text):
        yield text[done:], False
