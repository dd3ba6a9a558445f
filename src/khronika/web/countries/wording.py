"""The picture of a country in words: filters of its templates.

outcome|outcome      what became of somebody who was detained
figures|toldby       of how many a person confirmed it, and what it rests on
figures|howlong      how long it took to come to an outcome
circle|chosen        a circle of the map, which leads to its country
circle|leading       a line from a circle of the map to its country
row|kinds            the acts told of a country by which a state reached somebody, kind by kind
row|shelters         those by which somebody sought or found shelter, or was let go
day|monthname        the month that begins with a day: June 2023, июнь 2023
sentence|cited       a sentence of the text, what is a document's set apart
name|bodyname        a body that protects
rate|bounds          the interval of a rate
lack|lacking         why no rate is given
chance|oncein        how often a chance comes: about once in 500 times
known|recorded:code  records of the reference about a country, and what they rest on
sources|linked       links to what a sentence rests on
code|tongue          a language
coverage|rests       how many documents and publishers a figure rests on, and their languages
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from html import escape
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from khronika.assessment.country.counting import SHELTER
from khronika.assessment.country.figures import Coverage
from khronika.assessment.country.outcomes import Outcome, OutcomeFigures, Outcomes
from khronika.assessment.country.pace import RARE, times_of
from khronika.assessment.country.protection import body_name
from khronika.assessment.country.rates import Lack, Rate, two_digits
from khronika.assessment.country.sentences import Sentence
from khronika.casebook import PlaceRow
from khronika.model import IncidentType, InstrumentStatus
from khronika.resources.instruments import ReferenceInstrument, Source
from khronika.resources.partial_dates import days_of
from khronika.web import written
from khronika.web.countries.world import Circle
from khronika.web.labels import country, label

register = template.Library()

_OUTCOMES = {
    Outcome.RELEASED: _("Released"),
    Outcome.REMOVED: _("Deported, extradited or carried off"),
    Outcome.SEIZED: _("Abducted, and it is not told whether out of the country"),
    Outcome.KEPT: _("Extradition refused"),
    Outcome.PROTECTED: _("Given protection"),
}


@register.filter
def outcome(code: Outcome) -> str:
    """Say what became of somebody who was detained."""
    return str(_OUTCOMES[code])


@register.filter
def toldby(found: Outcomes | OutcomeFigures) -> str:
    """Say of how many of the detained a person confirmed it, and what it rests on."""
    confirmed = gettext("confirmed: %(shown)s") % {"shown": written.number(found.confirmed)}
    return f"{confirmed}; {rests(found.coverage)}"


@register.filter
def howlong(found: OutcomeFigures) -> str:
    """Say how long it took to come to an outcome, where that is told."""
    if found.shortest is None or found.median is None or found.longest is None:
        return gettext("how long it took is not told")
    shortest, half, longest = map(written.number, (found.shortest, found.median, found.longest))
    told = {"shown": written.number(found.timed), "half": half}
    if shortest == longest:
        return gettext("how long it took is told of %(shown)s: %(half)s days") % told
    said = gettext(
        "how long it took is told of %(shown)s: %(shortest)s to %(longest)s days, of half of them "
        "%(half)s at most"
    )
    return said % {**told, "shortest": shortest, "longest": longest}


@register.filter
def chosen(circle: Circle) -> SafeString:
    """Draw the circle of a country, by which it is chosen."""
    acts = ngettext("%(shown)s act", "%(shown)s acts", circle.acts)
    documents = ngettext("%(shown)s document", "%(shown)s documents", circle.row.documents)
    return format_html(
        '<a href="{}" aria-label="{}: {}, {}"><title>{}: {}, {}</title>'
        '<circle class="acts" cx="{}" cy="{}" r="{}"/></a>',
        _address("country", circle.row.host),
        *(
            country(circle.row.host),
            acts % {"shown": written.number(circle.acts)},
            documents % {"shown": written.number(circle.row.documents)},
        )
        * 2,
        circle.x,
        circle.y,
        circle.radius,
    )


@register.filter
def leading(circle: Circle) -> SafeString | str:
    """Draw the line from a circle that stands beside its country; nothing where it stands on it."""
    if not circle.is_beside:
        return ""
    (x, y), ends = circle.at, (circle.x, circle.y)
    return format_html('<path class="leads" d="M{} {}L{} {}"/>', x, y, *ends)


@register.filter
def kinds(row: PlaceRow) -> str:
    """Say how many acts of each kind reached people in a country, and how many went how far."""
    return ", ".join(_kind(row, kind, count) for kind, count in row.types if kind not in SHELTER)


@register.filter
def shelters(row: PlaceRow) -> str:
    """Say the same of those by which somebody sought or found shelter, or was let go."""
    return ", ".join(_kind(row, kind, count) for kind, count in row.types if kind in SHELTER)


def _kind(row: PlaceRow, kind: IncidentType, count: int) -> str:
    rest = ", ".join(
        f"{label(status).lower()} {written.number(n)}"
        for of, status, n in row.unfinished
        if of is kind
    )
    return f"{label(kind)} {written.number(count)}" + (f" ({rest})" if rest else "")


@register.filter
def monthname(first: date) -> str:
    """Write the month that begins with a day."""
    return written.month(first)


@register.filter
def cited(sentence: Sentence) -> SafeString:
    """Write a sentence of the text about a country; names and words of documents are set apart."""
    words = sentence.words[written.language()]
    parts: list[tuple[str, str]] = []
    for quoted in sorted(sentence.quoted, key=words.find):
        before, found, after = words.partition(quoted)
        parts.append((before, found))
        words = after
    return format_html("{}{}", format_html_join("", "{}<bdi>{}</bdi>", parts), words)


@register.filter
def bounds(rate: Rate) -> str:
    """Write the interval of a rate with two digits that tell; an open end is said."""
    low, high = (None if end is None else _digits(end) for end in (rate.low, rate.high))
    if low is None:
        return gettext("at most %(high)s") % {"high": high}
    return gettext("at least %(low)s") % {"low": low} if high is None else f"{low}–{high}"


def _digits(end: float) -> str:
    return str(number_format(two_digits(end), use_l10n=True, force_grouping=True))


@register.filter
def lacking(lack: Lack) -> str:
    """Say why by an estimate no rate is given."""
    return str(_LACKS[lack])


_LACKS = {
    Lack.NUMBER: _("it has no number above 0"),
    Lack.FEW: _("it counts fewer than 1,000 people, too few to tell of 10,000"),
    Lack.DAY: _("neither it nor its document has a day"),
    Lack.LATER: _("nothing that is held about the country was published after its day"),
    Lack.SHORT: _(
        "fewer than 90 days lie between its day and the last publication about the country: that "
        "tells nothing of a year"
    ),
    Lack.STATE: _(
        "it is not told from which state these people came, and acts for one state alone are "
        "counted here"
    ),
}


@register.filter
def oncein(chance: float) -> str:
    """Say how often a chance comes: in round numbers, since it is no more exact than its model."""
    times = times_of(chance)
    said = (
        gettext("Chance alone gives that about once in %(times)s times.")
        if times < RARE
        else gettext("Chance alone gives that less than once in %(times)s times.")
    )
    return said % {"times": written.number(times)}


@register.filter
def bodyname(name: str) -> str:
    """Give the usual name of a body that protects."""
    return body_name(name, written.language())


def standsas(record: ReferenceInstrument) -> str:
    """Say whether an instrument is in force and since when; of a case or a practice its day."""
    when = {
        name: written.span(*days_of(day))
        for name in ("signed", "in_force", "ended")
        if (day := getattr(record, name)) is not None
    }
    if not record.is_law:
        return ", ".join(filter(None, (label(record.form).lower(), when.get("in_force"))))
    status = record.status
    is_said = status in {InstrumentStatus.SIGNED, InstrumentStatus.IN_FORCE} and status in when
    told = [] if is_said else [label(status).lower()]
    told += [str(_TIMES[name]) % {"when": day} for name, day in when.items()]
    return ", ".join(told)


_TIMES = {
    "signed": _("signed %(when)s"),
    "in_force": _("in force since %(when)s"),
    "ended": _("ended %(when)s"),
}


@register.filter
def recorded(known: Iterable[ReferenceInstrument], host: str) -> SafeString:
    """List records of the reference about a country."""
    # A page has some hundred, and in a loop of the template each takes five times as long.
    return mark_safe("".join(_record(one, host) for one in known))  # noqa: S308 (escaped below)


def _record(one: ReferenceInstrument, host: str) -> str:
    language = written.language()
    stand = one.short_of_bound(host)
    notes = [standsas(one)]
    notes += [f"{country(host)}: {label(stand).lower()}"] if stand else []
    notes += [] if one.verified else [gettext("not verified")]
    notes += [gettext("sources contradict each other")] if one.disputed else []
    data = ", ".join(label(code).lower() for code in one.data)
    count = ngettext("%(n)s source", "%(n)s sources", len(one.sources)) % {"n": len(one.sources)}
    return "".join(
        (
            f"<li>\n  <p><strong>{escape(one.name[language])}</strong> ",
            f'<span class="note">{escape(" · ".join(notes))}</span></p>',
            f"\n  <p>{escape(one.what[language])}",
            f' <span class="note">{escape(data)}</span></p>' if data else "</p>",
            f"\n  <details><summary>{count}</summary>",
            f'<p class="note">{escape(one.note[language])}</p>' if one.note else "",
            '<ul class="note">',
            *(f"<li>{_seen(source)}</li>" for source in one.sources),
            "</ul></details>\n</li>",
        )
    )


def _seen(source: Source) -> str:
    """Say where a record was found, and when."""
    if source.seen is None:
        return gettext("general knowledge, no page was seen")
    title = f"<bdi>{escape(source.title)}</bdi>"
    address = f'<bdi class="address">{escape(source.address)}</bdi>' if source.address else ""
    when = escape(written.span(*days_of(source.seen)))
    seen = gettext("seen no later than %(when)s") % {"when": when}
    return ", ".join(filter(None, (title, address, seen)))


@register.filter
def linked(sources: Sequence[str]) -> SafeString:
    """Write links to what a sentence rests on, each by its id."""
    # In a loop of the template each of a thousand links takes twenty times as long.
    links = (
        f'<a class="shelfmark" href="{escape(_place(source))}">'
        f"{escape(source.removeprefix('reference:'))}</a>"
        for source in sources
    )
    return mark_safe(" ".join(links))  # noqa: S308 (escaped just before)


@register.filter
def rests(coverage: Coverage) -> str:
    """Say what a figure rests on. A page has some hundred, and a template of each takes long."""
    documents = ngettext("%(shown)s document", "%(shown)s documents", coverage.documents)
    publishers = ngettext("%(shown)s publisher", "%(shown)s publishers", coverage.publishers)
    told = (
        documents % {"shown": written.number(coverage.documents)},
        publishers % {"shown": written.number(coverage.publishers)},
        ", ".join(map(written.tongue, coverage.languages)),
    )
    return ", ".join(filter(None, told))


@register.filter
def tongue(code: str) -> str:
    """Name a language."""
    return written.tongue(code)


def _place(source: str) -> str:
    """Give the address of what a sentence rests on: a document, an item of one, or a record."""
    kind, _colon, record = source.partition(":")
    if record:
        return _address("instrument", record)
    document, _dot, item = kind.partition(".")
    if item.startswith("i"):
        return _address("incident", source)
    shown = _address("document", document)
    return f"{shown}#{source}" if item else shown


def _address(page: str, row_id: str) -> str:
    """Give the address of a page about one thing, which ends with the id of that."""
    return f"{_before(page)}{quote(row_id)}"


@cache
def _before(page: str) -> str:
    # To look an address up takes as long as to write a link ten times over.
    return reverse(page, args=["x"]).removesuffix("x")
