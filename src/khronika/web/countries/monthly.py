"""What a page of a country says month by month: filters of its templates.

chart.bars|drawn            the bars of the chart
months|monthrows:opens      the rows of the table, whose figures open under an address

A country may have hundreds of months, and in a loop of the template each takes ten times as long.
"""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khronika.assessment.country.counting import MonthFigures
from khronika.assessment.country.opening import Part
from khronika.web.countries.chart import ACTS, Bar
from khronika.web.written import month as written
from khronika.web.written import number

register = template.Library()

_LINE = ACTS + 2
"""Where the bars of documents hang from."""


@register.filter
def drawn(bars: Sequence[Bar]) -> SafeString:
    """Draw bars: acts above the line, documents below it."""
    acts = [bar for bar in bars if bar.month.acts.count]
    return format_html_join(
        "",
        '<rect class="bar {}" x="{}" y="{}" width="{}" height="{}"/>',
        (
            *(("confirmed", one.x, one.confirmed_y, one.width, one.confirmed) for one in acts),
            *(("proposed", one.x, one.proposed_y, one.width, one.proposed) for one in acts),
            *(
                ("written", one.x, _LINE, one.width, one.documents)
                for one in bars
                if one.month.documents
            ),
        ),
    )


@register.filter
def monthrows(months: Iterable[MonthFigures], opens: str) -> SafeString:
    """Write the months in which anything was done or told."""
    told = [month for month in months if month.acts.count or month.documents]
    heads = (
        _("Confirmed:"),
        _("Proposed:"),
        _("Documents:"),
        _("All that these sources published:"),
    )
    cell = '<td role="cell"><span class="narrow-only">{} </span>{}</td>'
    return format_html_join(
        "",
        '<tr role="row"><td role="cell">{}</td>{}</tr>',
        (
            (
                written(month.month),
                format_html_join("", cell, zip(heads, _cells(month, opens), strict=True)),
            )
            for month in told
        ),
    )


def _cells(month: MonthFigures, opens: str) -> tuple[str, ...]:
    return (
        _opened(month, Part.CONFIRMED, month.acts.confirmed.count, opens),
        _opened(month, Part.PROPOSED, month.acts.proposed.count, opens),
        _documents(month),
        number(month.looked),
    )


def _opened(month: MonthFigures, part: Part, count: int, opens: str) -> str:
    """Write a number of acts that opens into them."""
    if not count:
        return "0"
    link = '<a href="{}&amp;part={}&amp;month={}">{}</a>'
    return format_html(link, opens, part, f"{month.month:%Y-%m}", number(count))


def _documents(month: MonthFigures) -> str:
    """Write how many documents tell of anything, and whose they are."""
    if not month.documents:
        return number(0)
    publishers = ngettext("%(shown)s publisher", "%(shown)s publishers", month.publishers) % {
        "shown": number(month.publishers)
    }
    rests = '{} <span class="rests">{}, {}</span>'
    return format_html(rests, number(month.documents), publishers, " ".join(month.languages))
