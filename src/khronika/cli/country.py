"""`khronika country`: the picture of a host country."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, read_country
from khronika.cli.output import put, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.telling import figure_of
from khronika.model import Evidence

if TYPE_CHECKING:
    from khronika.assessment.country import CountryPicture
    from khronika.assessment.country.counting import KindFigures, MonthFigures, Parted
    from khronika.assessment.country.figures import Coverage, Figure
    from khronika.assessment.country.instruments import ToldInstrument
    from khronika.assessment.country.outcomes import OutcomeFigures, Outcomes
    from khronika.assessment.country.pace import Pace, Signal
    from khronika.assessment.country.rates import Rate
    from khronika.assessment.country.voices import StanceVoices, Voice
    from khronika.casebook import EstimateRow, ItemRow, PlaceRow
    from khronika.model import Interval
    from khronika.resources.instruments import ReferenceInstrument

_SHOWN = 6
"""Ids that are printed behind a figure; JSON has them all."""


def _language(typed: str) -> str:
    if typed not in ("en", "ru"):
        raise typer.BadParameter(f"{typed!r} is no language of the text: write en or ru.")
    return typed


Host = Annotated[
    str, typer.Argument(parser=read_country, metavar="CODE", help="Country of stay, such as KG.")
]
Origin = Annotated[
    str | None,
    typer.Option(parser=read_country, metavar="CODE", help="Only acts for this state, such as RU."),
]

InWords = Annotated[
    str, typer.Option(parser=_language, metavar="CODE", help="Language of the text, en or ru.")
]


def country(
    context: typer.Context,
    host: Host,
    *,
    origin: Origin = None,
    language: InWords = "en",
    as_json: AsJson = False,
) -> None:
    """Show a host country: acts, outcomes, voices, coverage.

    Acts by kind, confirmed and proposed apart, with what each figure rests on; what became of those
    who were detained; agreements and rules; who says what; how many people live there. Counts tell
    what was written, not how safe a country is.
    """
    from khronika.assessment.country import described

    with open_casebook(context.obj) as casebook:
        found = described(casebook, host, origin)
    if as_json:
        put_json({**plain(found.picture), "text": plain(found.text)})
        return
    _tell(found.picture)
    _head("In words")
    for sentence in found.text:
        sources = f" [{_ids(sentence.sources)}]" if sentence.sources else ""
        put_text(f"{sentence.words[language]}{sources}", indent=2)


def _tell(picture: "CountryPicture") -> None:
    from khronika.resources.written import country as named

    name = named(picture.country, "en")
    behind = f", acts for {named(picture.origin, 'en')}" if picture.origin else ""
    put_text(f"{name} ({picture.country}){behind}", style="bold")
    told = f", told by {_coverage(picture.coverage)}" if picture.acts.count else ""
    put_text(
        f"{_acts(picture.acts)}{told}. Counts tell what was written, not how safe the country is. "
        "Reports count as one act only where a person judged that they tell of one."
    )
    if picture.shelter.count:
        shelter = f"{picture.shelter.count}: {_figure(picture.shelter)}"
        put_text(f"Of these somebody sought or found shelter, or was let go, by {shelter}")
    _tell_kinds(picture)
    if picture.own.count:
        own = f"{picture.own.count}: {_figure(picture.own)}"
        put_text(f"Not counted, acts of the country itself against people who fled it: {own}")
    _tell_pace(picture.pace)
    _tell_outcomes(picture.outcomes)
    _tell_agreements(picture)
    _tell_bodies(picture)
    _tell_voices(picture)
    _tell_numbers(picture)


def _tell_kinds(picture: "CountryPicture") -> None:
    if picture.kinds:
        _head("Acts by kind")
        _tell_figures(picture.kinds)
        _tell_also(picture)
    if picture.unsaid:
        _head("Not counted above: no document says for which state these were")
        _tell_figures(picture.unsaid)


def _tell_figures(kinds: "Sequence[KindFigures]") -> None:
    for kind in kinds:
        statuses = ", ".join(f"{status} {count}" for status, count in kind.statuses)
        far = "" if kind.all_completed else f"; {statuses}"
        put_text(f"{_words(kind.type)}: {_acts(kind.acts)}{far}", indent=2)
        for name, figure in (("confirmed", kind.acts.confirmed), ("proposed", kind.acts.proposed)):
            if figure.count:
                put_text(f"{name} {figure.count}: {_figure(figure)}", indent=4)
        if kind.unsure.count:
            unsure = f"{kind.unsure.count}: {_ids(kind.unsure.acts)}"
            put_text(f"of these disputed or rumoured {unsure}", indent=4)


def _tell_also(picture: "CountryPicture") -> None:
    by = ", ".join(f"{code or 'not told'} {acts.count}" for code, acts in picture.origins)
    put_text(f"by the state whose interest they are: {by}", indent=2)
    put_text(
        "by month: acts, documents that tell of the country (publishers, languages), all documents "
        "of their publishers",
        indent=2,
    )
    for month in picture.months:
        if month.acts.count or month.documents:
            put_text(_month(month), indent=4)
    without = picture.without_month
    if without.count:
        put_text(f"without a month {without.count}: {_figure(without)}", indent=4)


def _month(month: "MonthFigures") -> str:
    who = ", ".join((_many(month.publishers, "publisher"), *month.languages))
    written = f"{month.documents} ({who})" if month.documents else "0"
    return f"{month.month:%Y-%m}: {month.acts.count}, {written}, {month.looked}"


def _tell_pace(pace: "Pace") -> None:
    _head("Change of pace")
    if pace.now is not None:
        put_text(f"A reason to look: {_signal(pace.now)}", indent=2)
        put_text(f"the acts: {_ids(pace.now.acts.acts)}", indent=4)
    elif pace.enough:
        put_text("No signal. That does not mean that nothing changes.", indent=2)
    else:
        put_text("Too little is held to compare.", indent=2)
    for signal in pace.earlier:
        put_text(f"earlier: {_signal(signal)}", indent=2)
    put_text(_FALSE_SIGNALS, indent=2)


_FALSE_SIGNALS = (
    "A false signal of more comes about once in ninety years where acts come singly, once in seven "
    "to ten where they come in bursts; slow changes and small numbers are missed."
)
"""As `make warning` finds it; docs/explanation/early-warning.md has the whole table."""


def _signal(signal: "Signal") -> str:
    told = f"{signal.recent} days with an act were told in {_documents(signal.recent_looked)}"
    then = f"{signal.before} in {_documents(signal.before_looked)} of the twelve months before"
    return (
        f"{signal.first:%Y-%m} to {signal.last:%Y-%m} {signal.direction}: {told}, where "
        f"{signal.expected:.1f} were to be expected by {then}; by chance {_often(signal.chance)}"
    )


def _often(chance: float) -> str:
    from khronika.assessment.country.pace import RARE, times_of

    times = times_of(chance)
    return f"{'about' if times < RARE else 'less than'} once in {times:,} times"


def _documents(count: int) -> str:
    return _many(count, "document")


def _tell_outcomes(found: "Outcomes") -> None:
    if not found.detained:
        return
    _head("What became of those who were detained")
    put_text(
        f"{found.detained} detained, {found.confirmed} confirmed, in {_coverage(found.coverage)}: "
        f"{_ids(found.incidents)}",
        indent=2,
    )
    put_text("one person told by several documents counts once only where judged so", indent=4)
    if found.rumoured:
        put_text(f"rumoured, not counted {found.rumoured}: {_ids(found.rumours)}", indent=4)
    for one in found.found:
        name = _OUTCOMES[one.outcome]
        put_text(f"{name} {one.people}{_outcome(one) if one.people else ''}", indent=2)
        if one.disputed:
            put_text(f"disputed: {_ids(one.disputed)}", indent=4)
        if one.rumoured:
            put_text(f"rumoured, not counted {one.rumoured}: {_ids(one.rumours)}", indent=4)
    lost = (
        f", in {_coverage(found.unknown_coverage)}: {_ids(found.unknown_incidents)}"
        if found.unknown
        else ""
    )
    put_text(f"unknown {found.unknown}{lost}", indent=2)
    if found.unknown:
        put_text("no document that is known to be about the same person tells more", indent=4)
    if found.pending:
        pending = f"{found.pending}: {_ids(found.pending_incidents)}"
        put_text(
            f"of these a surrender or removal was begun and not decided of {pending}", indent=4
        )
    if found.contested:
        contested = f"{found.contested}: {_ids(found.contested_incidents)}"
        put_text(f"of the others all that is told is disputed of {contested}", indent=4)


def _outcome(one: "OutcomeFigures") -> str:
    took = ""
    if one.median is not None:
        took = f"; of {one.timed} known after {_many(one.median, 'day')}"
        if one.shortest != one.longest:
            took += f", {one.shortest} at the earliest and {one.longest} at the latest"
    told = f", {one.confirmed} confirmed, in {_coverage(one.coverage)}"
    return f"{told}{took}: {_ids(one.incidents)}"


_OUTCOMES = {
    "released": "released",
    "removed": "deported, extradited or carried off",
    "seized": "abducted, not told whether out of the country",
    "kept": "extradition refused",
    "protected": "given protection",
}


def _tell_agreements(picture: "CountryPicture") -> None:
    agreements = picture.agreements
    for head, known in (
        ("What exposes people, by the reference", agreements.exposes),
        ("What protects people, by the reference", agreements.protects),
    ):
        if known:
            _head(head)
        for one in known:
            _tell_reference(one, picture.country)
    if agreements.told:
        _head("Agreements and laws, as documents tell them")
    for told in agreements.told:
        _tell_told(told)


def _tell_reference(one: "ReferenceInstrument", country: str) -> None:
    checked = "" if one.verified else " (not verified)"
    checked += " (sources contradict each other)" if one.disputed else ""
    standing = (
        _words(one.status) if one.is_law else ", ".join(filter(None, (one.form, one.in_force)))
    )
    short = one.short_of_bound(country)
    reserve = f"; {country}: {_words(short)}" if short else ""
    put_text(f"{one.name['en']}, {standing}{reserve}{checked}", indent=2)
    put_text(one.what["en"], indent=4)


def _tell_told(told: "ToldInstrument") -> None:
    row = told.row
    data = f": {', '.join(map(_words, row.data))}" if row.data else ""
    parties = ", ".join(row.parties)
    when = f", {_days(row.when)}" if row.when else ""
    put_text(
        f"{_words(row.kind)} of {parties}, {_words(row.status)}{when}{data}{_review(row)} "
        f"({row.id})",
        indent=2,
    )
    for claim in told.claims:
        put_text(f"{claim.stance}: {claim.speaker.name}{_review(claim)} ({claim.id})", indent=4)
    known = told.reference
    if known is not None and known.points:
        points = ", ".join(_POINTS[point] for point in known.points)
        another = (
            "; or it is another: fewer states are named" if known.is_perhaps_of_another else ""
        )
        put_text(f"the reference holds otherwise: {points} ({known.record.id}){another}", indent=4)


_POINTS = {
    "exists": "that there is none",
    "made": "when it was made",
    "status": "its status",
    "data": "which data it covers",
}


def _tell_bodies(picture: "CountryPicture") -> None:
    if picture.protections:
        _head("What bodies that protect did and said")
    for body in picture.protections:
        acts, claims = _many(body.acts, "report"), _many(body.claims, "statement")
        put_text(f"{body.body}: {acts} of acts, {claims}: {_ids(body.ids)}", indent=2)
        for act in body.shown_acts:
            put_text(f"{_words(act.type)}{_review(act)} ({act.id})", indent=4)
        for claim in body.shown_claims:
            said = f"{claim.stance}: “{_quote(claim.evidence)}”"
            put_text(f"{said}{_review(claim)} ({claim.id})", indent=4)


def _tell_voices(picture: "CountryPicture") -> None:
    for head, voices in (
        ("Who says what", picture.voices),
        ("Said without naming a country, in the same documents", picture.general),
    ):
        if voices:
            _head(head)
            _tell_sayings(voices)


def _tell_sayings(voices: "Sequence[StanceVoices]") -> None:
    for said in voices:
        rumoured = f", {said.rumoured} on rumoured acts" if said.rumoured else ""
        put_text(f"{said.stance} {said.count}, in {_coverage(said.coverage)}{rumoured}", indent=2)
        for voice in said.shown:
            put_text(_voice(voice), indent=4)


def _voice(voice: "Voice") -> str:
    claim = voice.claim
    marks = [_SPEAKS_OF[safety] for safety in voice.safety]
    marks += ["rumour"] if voice.rumoured else []
    marks += ["on an agreement that is only alleged"] if voice.alleged else []
    marked = f" [{', '.join(marks)}]" if marks else ""
    said = f"{claim.speaker.name}: “{_quote(claim.evidence)}”"
    return f"{said}{marked}{_review(claim)} ({claim.id})"


_SPEAKS_OF = {"safe": "speaks of safety", "unsafe": "speaks of danger"}


def _tell_numbers(picture: "CountryPicture") -> None:
    numbers = picture.numbers
    if numbers.living or numbers.reached:
        _head("Numbers of people, by whose count")
    for row in (*numbers.living, *numbers.reached):
        put_text(_number(row), indent=2)
    for rate in picture.rates:
        put_text(_rate(rate), indent=2)
        for what, figure in (("day not told", rate.undated), ("rumoured", rate.rumoured)):
            if figure.count:
                put_text(f"{what}, not counted {figure.count}: {_ids(figure.acts)}", indent=4)
    for one in picture.no_rates:
        put_text(f"by {one.estimate}: no rate, since {_LACKS[one.lacks]}", indent=2)


_LACKS = {
    "number": "the estimate has no number above 0",
    "few": "the estimate counts fewer than 1,000 people, too few to tell of 10,000",
    "day": "neither the estimate nor its document has a day",
    "later": "nothing that is held about the country was published after the day of the estimate",
    "short": "fewer than 90 days lie between the day of the estimate and the last publication "
    "about the country: that tells nothing of a year",
    "state": "it is not told from which state these people came; acts for one are counted",
}


def _rate(rate: "Rate") -> str:
    from khronika.assessment.country.rates import two_digits

    low, high = (end if end is None else f"{two_digits(end):,f}" for end in (rate.low, rate.high))
    bounds = f"at most {high}" if low is None else f"at least {low}"
    if low is not None and high is not None:
        bounds = f"{low} to {high}"
    disputed = f", {rate.disputed} disputed" if rate.disputed else ""
    told = f" in {_coverage(rate.acts.coverage)}" if rate.acts.count else ""
    return (
        f"by {rate.estimate}: {bounds} known grave acts a year for each 10,000 people (95 %), from "
        f"{_many(rate.acts.count, 'act')} ({rate.confirmed} confirmed{disputed}){told} between "
        f"{rate.first} and {rate.last}, as if the number held for all this time"
    )


def _number(row: "EstimateRow") -> str:
    by = ", ".join(party.name for party in row.by) or "nobody named"
    since = f", {_days(row.when)}" if row.when else ""
    move = f"from {row.from_country or 'not told'} to {row.to_country or 'not told'}"
    told = f"{row.measure} {figure_of(row.low, row.high)} {move}{since}, by {by}"
    return f"{told}{_review(row)} ({row.id})"


def _head(words: str) -> None:
    put("")
    put_text(words, style="bold")


def _acts(acts: "Parted") -> str:
    many = "act" if acts.count == 1 else "acts"
    return f"{acts.count} {many}, {acts.confirmed.count} confirmed, {acts.proposed.count} proposed"


def _figure(figure: "Figure") -> str:
    independent = f", {figure.corroborated} by two or more independent sources"
    return f"{_ids(figure.acts)} (in {_coverage(figure.coverage)}{independent})"


def _coverage(coverage: "Coverage") -> str:
    documents = _many(coverage.documents, "document")
    publishers = _many(coverage.publishers, "publisher")
    told = f"{documents} of {publishers}"
    if coverage.unattributed == coverage.documents:
        told = f"{documents} that {_name(coverage.documents)} no publisher"
    elif coverage.unattributed:
        told += f" ({coverage.unattributed} {_name(coverage.unattributed)} none)"
    languages = f" in {', '.join(coverage.languages)}" if coverage.languages else ""
    return f"{told}{languages}"


def _name(documents: int) -> str:
    return "names" if documents == 1 else "name"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _days(when: "Interval") -> str:
    from khronika.resources.written import span

    return span(when.first, when.last, "en")


def _review(row: "ItemRow") -> str:
    """Mark what nobody has reviewed."""
    from khronika.casebook import Review

    return " [not reviewed]" if row.review is Review.PROPOSED else ""


def _ids(ids: Sequence[str]) -> str:
    more = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _quote(evidence: Sequence[Evidence]) -> str:
    return " … ".join(proof.quote for proof in evidence)


def _words(code: str) -> str:
    return code.replace("_", " ")


def countries(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the countries where people were reached, by name.

    Counts depend on how much is written: they rank no country, and none is safe for lack of them.
    """
    from khronika.assessment.country import comparison, shelter
    from khronika.resources.written import country as named

    with open_casebook(context.obj) as casebook:
        found = comparison(casebook)
    if as_json:
        put_json([{**plain(row), "shelter": shelter(row)} for row in found.countries])
        return
    ordered = sorted(found.countries, key=lambda row: named(row.host, "en"))
    columns = _columns()
    put_table(list(columns), [[cell(row) for cell in columns.values()] for row in ordered], lead=2)
    if found.without_acts:
        others = ", ".join(sorted(f"{named(code, 'en')} ({code})" for code in found.without_acts))
        put("Told of too, but of no act of another state there, which does not make them safe:")
        put_text(others, indent=2)


def _kinds(row: "PlaceRow") -> Iterator[str]:
    """Say how many acts of each kind there are, and how many of them went how far."""
    for kind, count in row.types:
        rest = ", ".join(f"{status} {n}" for of, status, n in row.unfinished if of is kind)
        yield f"{_words(kind)} {count}" + (f" ({rest})" if rest else "")


def _columns() -> "dict[str, Callable[[PlaceRow], str]]":
    from khronika.assessment.country import shelter

    return {
        "code": lambda row: row.host,
        "acts by kind": lambda row: ", ".join(_kinds(row)),
        "confirmed": lambda row: str(row.confirmed),
        "proposed": lambda row: str(row.proposed),
        "of these shelter or release": lambda row: str(shelter(row)),
        "documents": lambda row: str(row.documents),
        "publishers": lambda row: str(row.publishers),
        "languages": lambda row: str(row.languages),
        "days": lambda row: f"{row.first} to {row.last}" if row.first else "",
    }
