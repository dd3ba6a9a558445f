"""Codes, days and countries in words: the filters of the templates.

code|label, code|definition   from the vocabulary
"KG"|country                  from the gazetteer;  codes|by_name  in the order of the names
incident.when|days            6 June 2023 · June 2023 · 21–31 July 2023
count|number, share|percent   12,000 and 12 000; 80% and 80 %
moment|moment                 6 June 2023, 14:05 UTC
decision.field|field          what a note on a reading is about
type|mark                     the family of an act, which names its small sign
incident|articles             the articles of law that its accusation cites, if the table knows them
citation|law                  its code, title and highest term, in the language of the page
text|exact                    text of a document that a browser gives back unchanged
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khronika.assessment.country.counting import SHELTER
from khronika.assessment.doubts import is_denied_rumour
from khronika.casebook import EstimateRow, IncidentRow
from khronika.model import IncidentType, Interval
from khronika.resources import vocabulary
from khronika.resources import written as names
from khronika.resources.law import Citation, citations
from khronika.web import written

register = template.Library()

_T = IncidentType
_MARKS = {
    "border": (_T.ENTRY_REFUSAL, _T.EXIT_BAN, _T.RESIDENCE_REFUSAL, _T.PASSPORT_DENIAL),
    "protection": tuple(SHELTER),
    "custody": (_T.DETENTION, _T.DISAPPEARANCE),
    "return": (_T.EXTRADITION_REQUEST, _T.EXTRADITION, _T.DEPORTATION, _T.ABDUCTION),
    "violence": (_T.KILLING, _T.ASSAULT),
    "pressure": (
        _T.THREAT,
        _T.SURVEILLANCE,
        _T.DIGITAL_ATTACK,
        _T.PROXY_PRESSURE,
        _T.ORGANIZATION_PRESSURE,
    ),
    "law": (_T.ASYLUM_REFUSAL, _T.INTERPOL_ALERT, _T.PROSECUTION, _T.CONVICTION, _T.DESIGNATION),
}
_TRIALS = frozenset({_T.PROSECUTION, _T.CONVICTION})
_FIELDS = {
    "about": gettext_lazy("About what"),
    "certainty": gettext_lazy("Certainty"),
    "host": gettext_lazy("Where"),
    "kind": gettext_lazy("Kind"),
    "name": gettext_lazy("Name"),
    "origin": gettext_lazy("State whose interest it is"),
    "speaker": gettext_lazy("Who says it"),
    "status": gettext_lazy("Status"),
    "targets": gettext_lazy("Who"),
    "type": gettext_lazy("Act"),
    "when": gettext_lazy("When"),
}
_MARK_OF = {kind: mark for mark, kinds in _MARKS.items() for kind in kinds}


@register.filter
def label(code: StrEnum | None) -> str:
    """Give the word for a code; nothing for none."""
    return vocabulary.label(code, written.language()) if code else ""


@register.filter
def definition(code: StrEnum) -> str:
    """Give the codebook's definition of a code."""
    return vocabulary.definition(code, written.language())


@register.filter
def mark(code: IncidentType) -> str:
    """Name the sign that stands beside an act."""
    return _MARK_OF[code]


@register.filter
def country(code: str | None) -> str:
    """Give the usual name of a country; a code that the gazetteer lacks stays as it is."""
    return names.country(code, written.language()) if code else ""


@register.filter
def howsure(incident: IncidentRow) -> str:
    """Say how certain an act is, whether a disputed one is but a rumour, and who denies it."""
    said = [label(incident.certainty)]
    if is_denied_rumour(incident):
        said.append(str(_("told as a rumour")))
    if incident.denied_by:
        names = ", ".join(party.name for party in incident.denied_by)
        said.append(str(_("denied by: %(names)s")) % {"names": names})
    return ", ".join(said)


@register.filter
def days(when: Interval | None) -> str:
    """Write an interval as briefly as it can be said without loss."""
    return written.span(when.first, when.last) if when else ""


@register.filter
def until(first: date, last: date) -> str:
    """Write the days from the first to the last as briefly as it can be said without loss."""
    return written.span(first, last)


@register.filter
def day(when: date | None) -> str:
    """Write a day."""
    return written.span(when, when) if when else ""


@register.filter
def amount(estimate: EstimateRow) -> str:
    """Write the number of an estimate with its bounds."""
    bounds = (estimate.low, estimate.high)
    low, high = ("" if bound is None else written.number(bound) for bound in bounds)
    if low == high:
        return low or _("no number")
    if not high:
        return _("at least %(low)s") % {"low": low}
    return _("up to %(high)s") % {"high": high} if not low else f"{low}–{high}"


@register.filter
def articles(incident: IncidentRow) -> list[Citation]:
    """Give the articles of law that an accusation cites, or else the words of the trial."""
    if incident.charge is None and incident.type not in _TRIALS:
        return []
    for words in (incident.charge or "", *(e.quote for e in incident.evidence)):
        known = [c for c in citations(words, incident.origin) if c.article is not None]
        if known:
            return known
    return []


class Law(NamedTuple):
    """What the table of law says of an article, in one language."""

    code: str
    title: str
    term: str | None


@register.filter
def law(cited: Citation) -> Law | None:
    """Give what the table says of an article that it has, in the language of the page."""
    language, article = written.language(), cited.article
    if article is None:
        return None
    return Law(article.code_in(language), article.called(language), cited.term(language))


@register.filter
def by_name(codes: Iterable[str]) -> list[str]:
    """Put codes of countries in the order of their names in the language of the page."""
    return sorted(codes, key=country)


@register.filter
def at(values: Mapping[Hashable, object], key: Hashable) -> object:
    """Look up a key that is itself a variable."""
    return values.get(key)


@register.filter
def alone(value: object) -> tuple[object]:
    """Make a list of one."""
    return (value,)


@register.filter
def percent(share: float) -> str:
    """Write a share of one in hundredths."""
    return written.percent(share)


@register.filter
def number(value: int) -> str:
    """Write a number with its thousands apart."""
    return written.number(value)


@register.filter
def moment(when: datetime) -> str:
    """Write a moment to the minute."""
    return written.moment(when)


@register.filter
def field(name: str) -> str:
    """Say what a note on a reading is about; a field that the pages do not know stays as it is."""
    return str(_FIELDS.get(name, name))


@register.filter
def exact(text: str) -> SafeString:
    """Escape text so that the browser's text is the same to the character.

    A carriage return would come back as a line feed. What HTML cannot carry, a NUL or half a
    surrogate pair, is shown as the replacement character.
    """
    shown = text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass")
    whole = shown.decode("utf-16", "replace")
    return mark_safe(escape(whole).replace("\r", "&#13;"))  # noqa: S308 (escaped just before)
