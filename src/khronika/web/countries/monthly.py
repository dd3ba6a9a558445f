"""What a page of a country says month by month: filters of its templates.

chart.bars|drawn            the bars of the chart
months|monthrows:opens      the rows of the table, whose figures open under an address

A country may have hundreds of months, and in a loop of the template each takes ten times as long.
Nor is each cell escaped by itself: all but languages and the address are numbers and words of ours.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khronika.assessment.country.counting import MonthFigures
from khronika.assessment.country.opening import Part
from khronika.web.countries.chart import ACTS, Bar
from khronika.web.written import month as written
from khronika.web.written import number, tongue

register = template.Library()

_LINE = ACTS + 2
"""Where the bars of documents hang from."""


@register.filter
def drawn(bars: Sequence[Bar]) -> SafeString:
    """Draw bars: acts above the line, documents below it."""
    acts = [bar for bar in bars if bar.month.acts.count]
    parts = (
        *(_rect("confirmed", one, one.confirmed_y, one.confirmed) for one in acts),
        *(_rect("proposed", one, one.proposed_y, one.proposed) for one in acts),
        *(_rect("written", one, _LINE, one.documents) for one in bars if one.month.documents),
    )
    return mark_safe("".join(parts))  # noqa: S308 (lengths, which `chart` writes)


@register.filter
def monthrows(months: Iterable[MonthFigures], opens: str) -> SafeString:
    """Write the months in which anything was done or told."""
    heads = [
        f'<td role="cell"><span class="narrow-only">{escape(head)} </span>'
        for head in (
            _("Confirmed:"),
            _("Proposed:"),
            _("Documents:"),
            _("All that these sources published:"),
        )
    ]
    address, publishers = escape(opens), cache(_publishers)
    rows = (
        _row(month, heads, address, publishers)
        for month in months
        if month.acts.count or month.documents
    )
    return mark_safe("".join(rows))  # noqa: S308 (escaped where it is not ours)


def _rect(kind: str, bar: Bar, y: str | int, height: str) -> str:
    return f'<rect class="bar {kind}" x="{bar.x}" y="{y}" width="{bar.width}" height="{height}"/>'


def _row(
    month: MonthFigures, heads: Sequence[str], opens: str, publishers: Callable[[int], str]
) -> str:
    cells = zip(heads, _cells(month, opens, publishers), strict=True)
    said = "".join(f"{head}{cell}</td>" for head, cell in cells)
    return f'<tr role="row"><td role="cell">{escape(written(month.month))}</td>{said}</tr>'


def _cells(month: MonthFigures, opens: str, publishers: Callable[[int], str]) -> Iterator[str]:
    yield _opened(month, Part.CONFIRMED, month.acts.confirmed.count, opens)
    yield _opened(month, Part.PROPOSED, month.acts.proposed.count, opens)
    yield _documents(month, publishers)
    yield number(month.looked)


def _opened(month: MonthFigures, part: Part, count: int, opens: str) -> str:
    """Write a number of acts that opens into them."""
    if not count:
        return "0"
    asked = f"part={part}&amp;month={month.month:%Y-%m}"
    return f'<a href="{opens}&amp;{asked}">{number(count)}</a>'


def _documents(month: MonthFigures, publishers: Callable[[int], str]) -> str:
    """Write how many documents tell of anything, and whose they are."""
    if not month.documents:
        return number(0)
    rests = f"{publishers(month.publishers)}, {escape(', '.join(map(tongue, month.languages)))}"
    return f'{number(month.documents)} <span class="rests">{rests}</span>'


def _publishers(count: int) -> str:
    said = ngettext("%(shown)s publisher", "%(shown)s publishers", count)
    return escape(said % {"shown": number(count)})
