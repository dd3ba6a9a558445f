"""The text about a country: its picture in sentences, each with its sources.

Composed from the facts of the picture and nothing else. It has no judgement, no score and no
comparison with another country.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, groupby

from khronika.assessment.country.acts_in_words import in_words, latest
from khronika.assessment.country.counting import KindFigures, Parted
from khronika.assessment.country.figures import documents_of
from khronika.assessment.country.instruments import ToldInstrument
from khronika.assessment.country.outcomes import OutcomeFigures
from khronika.assessment.country.picture import CountryPicture, Told, picture_of, told_in
from khronika.assessment.country.protection import body_name
from khronika.assessment.country.rates import Rate, two_digits
from khronika.assessment.country.sentences import (
    Quoted,
    Sentence,
    Value,
    not_reviewed,
    sentence,
    word,
)
from khronika.assessment.country.voices import Safety, StanceVoices, Voice
from khronika.assessment.instruments import Moment, Point, Telling, moments
from khronika.casebook import Casebook, ClaimRow, EstimateRow, InstrumentRow, ItemRow, Review
from khronika.model import Interval, Stance
from khronika.resources import written
from khronika.resources.partial_dates import days_of
from khronika.resources.vocabulary import Language, label

_Written = Callable[[Language], str]
"""How something is written in any language."""
_LONGEST = 240
"""Letters of a quote that stand in a sentence; the whole stands in its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A country in figures and in words."""

    picture: CountryPicture
    text: tuple[Sentence, ...]


def described(casebook: Casebook, country: str, origin: str | None = None) -> Description:
    """Make the picture of a host country, and the text about it.

    Args:
        casebook: open.
        country: ISO 3166-1 alpha-2 code, in capitals.
        origin: likewise; None for all states.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    return description_of(casebook, told_in(casebook, country, origin), country, origin)


def description_of(
    casebook: Casebook, told: Told, country: str, origin: str | None = None
) -> Description:
    """Make the picture of a host country, and the text about it, from the acts told of it."""
    picture = picture_of(casebook, told, country, origin)
    rows = casebook.countries.incidents([act.id for act in latest(told.acts)])
    named = tuple(in_words(told.acts, {row.id: row for row in rows}))
    return Description(picture=picture, text=text(picture, told, named))


def text(picture: CountryPicture, told: Told, named: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Write the text about a country from its picture and the acts behind it.

    Args:
        picture: the picture.
        told: the acts.
        named: what tells the latest of them one by one.
    """
    from_acts = (_acts, _kinds, lambda _picture, _told: named, _pace, _outcomes)
    from_picture = (_agreements, _bodies, _voices, _general, _numbers, _coverage)
    return tuple(
        chain(
            *(part(picture, told) for part in from_acts), *(part(picture) for part in from_picture)
        )
    )


def _acts(picture: CountryPicture, told: Told) -> Iterator[Sentence]:
    if not picture.acts.count:
        yield _nothing(picture)
        yield from _own(picture)
        return
    documents = _documents(told)
    yield sentence("acts", documents, country=_country(picture.country), **_counts(picture.acts))
    if picture.shelter.count:
        yield sentence("shelter", picture.shelter.acts, acts=picture.shelter.count)
    if picture.origin is not None:
        yield sentence("for_state", documents, origin=_country(picture.origin))
    dated = [act for act in told.acts if act.first is not None and act.last is not None]
    if dated:
        first = min(act.first for act in dated if act.first is not None)
        last = max(act.last for act in dated if act.last is not None)
        ends = (act.id for act in dated if first == act.first or last == act.last)
        yield sentence(
            "days", tuple(ends), days=lambda language: written.span(first, last, language)
        )
    yield from _own(picture)


def _nothing(picture: CountryPicture) -> Sentence:
    """Say that no act is told, and of no more than was asked for."""
    country = _country(picture.country)
    if picture.origin is not None:
        return sentence("nothing_for_state", (), country=country, origin=_country(picture.origin))
    return sentence("nothing_by_others" if picture.own.count else "nothing", (), country=country)


def _own(picture: CountryPicture) -> Iterator[Sentence]:
    if picture.own.count:
        yield sentence("own", picture.own.acts, acts=picture.own.count)


def _kinds(picture: CountryPicture, told: Told) -> Iterator[Sentence]:
    for kind in picture.kinds:
        acts = (*kind.acts.confirmed.acts, *kind.acts.proposed.acts)
        yield sentence(
            "kind", acts, kind=_kind(kind), unsure=kind.unsure.count, **_counts(kind.acts)
        )
    corroborated = tuple(act.id for act in told.acts if act.sources > 1)
    if corroborated:
        yield sentence("corroborated", corroborated, acts=len(corroborated))
    for kind in picture.unsaid:
        acts = (*kind.acts.confirmed.acts, *kind.acts.proposed.acts)
        yield sentence("kind_unsaid", acts, kind=_kind(kind), **_counts(kind.acts))


def _pace(picture: CountryPicture, _told: Told) -> Iterator[Sentence]:
    signal = picture.pace.now
    if signal is not None:
        first, last = signal.first, signal.last
        yield sentence(
            f"pace_{signal.direction}",
            signal.acts.acts,
            days=lambda language: f"{_month(first, language)} – {_month(last, language)}",
            recent=signal.recent,
            expected=_decimal(signal.expected),
        )


def _outcomes(picture: CountryPicture, _told: Told) -> Iterator[Sentence]:
    found = picture.outcomes
    if not found.detained:
        return
    code = "detained" if found.unknown else "detained_known"
    yield sentence(
        code,
        found.incidents,
        people=found.detained,
        confirmed=found.confirmed,
        documents=found.coverage.documents,
        unknown=found.unknown,
    )
    if found.pending:
        yield sentence("detained_pending", found.pending_incidents, people=found.pending)
    if found.contested:
        yield sentence("detained_contested", found.contested_incidents, people=found.contested)
    if found.rumoured:
        yield sentence("detained_rumoured", found.rumours, people=found.rumoured)
    for one in found.found:
        if one.people:
            yield _outcome(one)
        yield from _doubts(one)


def _outcome(one: OutcomeFigures) -> Sentence:
    values: dict[str, Value] = {
        "outcome": word(one.outcome),
        "people": one.people,
        "confirmed": one.confirmed,
        "documents": one.coverage.documents,
    }
    if one.shortest is None or one.longest is None:
        return sentence("outcome", one.incidents, **values)
    if one.shortest == one.longest:
        return sentence("outcome_after", one.incidents, **values, days=one.longest)
    took = {"shortest": one.shortest, "longest": one.longest}
    return sentence("outcome_timed", one.incidents, **values, **took)


def _doubts(one: OutcomeFigures) -> Iterator[Sentence]:
    outcome = word(one.outcome)
    if one.disputed:
        reports = len(one.disputed)
        yield sentence("outcome_disputed", one.disputed, outcome=outcome, reports=reports)
    if one.rumoured:
        yield sentence("outcome_rumoured", one.rumours, outcome=outcome, people=one.rumoured)


def _agreements(picture: CountryPicture) -> Iterator[Sentence]:
    for one in picture.agreements.told:
        yield _agreement(one.row)
        yield from _said_of(one)
        yield from _against_reference(one)
    exposes, protects = picture.agreements.exposes, picture.agreements.protects
    # What binds and what was done once are two kinds of knowledge, and stand in no common number.
    for code, is_law in (("reference", True), ("reference_told", False)):
        exposing, protecting = (
            [one for one in known if one.is_law is is_law] for known in (exposes, protects)
        )
        known = (*exposing, *protecting)
        if known:
            yield sentence(
                code,
                tuple(f"reference:{one.id}" for one in known),
                exposes=len(exposing),
                protects=len(protecting),
                unverified=sum(not one.verified for one in known),
                contradicted=sum(one.disputed for one in known),
            )


def _agreement(row: InstrumentRow) -> Sentence:
    values: dict[str, Value] = {
        "kind": _label(row.kind),
        "parties": _listed(map(_country, row.parties)),
        "status": _label(row.status),
        "when": _when(row.when),
    }
    if row.data:
        data = _listed(map(_label, row.data))
        return _reviewed(row, sentence("agreement_data", (row.id,), data=data, **values))
    return _reviewed(row, sentence("agreement", (row.id,), **values))


def _said_of(one: ToldInstrument) -> Iterator[Sentence]:
    """Say who asserts an agreement, who denies it, who fears it: first what a person reviewed."""
    for stance in Stance:
        said = [claim for claim in one.claims if claim.stance is stance]
        for _, claims in groupby(sorted(said, key=_is_proposed), _is_proposed):
            yield _speaking(stance, list(claims))


def _speaking(stance: Stance, claims: Sequence[ClaimRow]) -> Sentence:
    names = ", ".join(dict.fromkeys(claim.speaker.name for claim in claims))
    ids = tuple(claim.id for claim in claims)
    return _reviewed(claims[0], sentence(f"agreement_{stance}", ids, speakers=Quoted(names)))


def _against_reference(one: ToldInstrument) -> Iterator[Sentence]:
    told = one.reference
    if told is not None and told.points:
        yield sentence(
            "differs_perhaps" if told.is_perhaps_of_another else "differs",
            (one.row.id, f"reference:{told.record.id}"),
            points=_listed(_point(point, told) for point in told.points),
        )


def _point(point: Point, told: Telling) -> _Written:
    """Say what differs; of a day, which the reference has, and which the document perhaps means."""
    if point is not Point.MADE:
        return word(f"differs_{point}")
    held = _listed(map(_moment, moments(told.record)), "; ")
    if told.perhaps is None:
        return word("differs_made", held=held)
    return word("differs_made_perhaps", held=held, perhaps=_moment(told.perhaps))


def _moment(moment: Moment) -> _Written:
    first, last = days_of(moment.when)
    return word(
        f"held_{moment.what}",
        when=lambda language: written.span(first, last, language),
        country=_country(moment.country),
    )


def _bodies(picture: CountryPicture) -> Iterator[Sentence]:
    for body in picture.protections:
        yield sentence("body", body.ids, body=_body(body.body), acts=body.acts, claims=body.claims)


def _voices(picture: CountryPicture) -> Iterator[Sentence]:
    yield from _sayings(picture.voices, "{}")


def _general(picture: CountryPicture) -> Iterator[Sentence]:
    yield from _sayings(picture.general, "{}_general")


def _sayings(voices: Iterable[StanceVoices], pattern: str) -> Iterator[Sentence]:
    for voice in (voice for said in voices for voice in said.shown):
        code = _saying(voice)
        if code is not None:
            quote = " … ".join(proof.quote for proof in voice.claim.evidence)
            told = sentence(
                pattern.format(code),
                (voice.claim.id,),
                speaker=Quoted(voice.claim.speaker.name),
                quote=Quoted(_cut(quote.strip().rstrip("."))),
            )
            yield _reviewed(voice.claim, told)


def _saying(voice: Voice) -> str | None:
    """Say which sentence tells a claim; those that none tells stand in the picture alone."""
    if voice.rumoured:
        return "rumour"
    match voice.claim.stance:
        case Stance.DENIES:
            return "denies"
        case Stance.ADVISES:
            return "advises"
    return _SAFETY[voice.safety] if voice.safety else None


_SAFETY: Mapping[tuple[Safety, ...], str] = {
    (Safety.SAFE,): "safe",
    (Safety.UNSAFE,): "unsafe",
    (Safety.UNSAFE, Safety.SAFE): "unsafe_and_safe",
}


def _numbers(picture: CountryPicture) -> Iterator[Sentence]:
    rates = {rate.estimate: rate for rate in picture.rates}
    lacks = {one.estimate: one.lacks for one in picture.no_rates}
    for row in (*picture.numbers.living, *picture.numbers.reached):
        yield _number(row)
        if row.id in rates:
            yield _rate(rates[row.id])
            yield from _beside(rates[row.id])
        if row.id in lacks:
            yield sentence("no_rate", (row.id,), why=word(f"lacks_{lacks[row.id]}"))


def _rate(rate: Rate) -> Sentence:
    return sentence(
        "rate",
        (rate.estimate, *rate.acts.acts),
        range=range_of(rate.low, rate.high),
        days=lambda language: written.span(rate.first, rate.last, language),
        acts=rate.acts.count,
        confirmed=rate.confirmed,
        documents=rate.acts.coverage.documents,
    )


def _beside(rate: Rate) -> Iterator[Sentence]:
    """Say which acts are not in a rate, and which of those in it are disputed."""
    for code, left_out in (("rate_undated", rate.undated), ("rate_rumoured", rate.rumoured)):
        if left_out.count:
            yield sentence(code, (rate.estimate, *left_out.acts), acts=left_out.count)
    if rate.disputed:
        sources = (rate.estimate, *rate.acts.acts)
        yield sentence("rate_disputed", sources, acts=rate.disputed)


def _number(row: EstimateRow) -> Sentence:
    names = ", ".join(party.name for party in row.by)
    low, high = (None if end is None else _whole(end) for end in (row.low, row.high))
    told = sentence(
        "number",
        (row.id,),
        measure=_label(row.measure),
        by=Quoted(names) if names else word("nobody"),
        range=_range(low, high),
        from_country=_country(row.from_country),
        to_country=_country(row.to_country),
        when=_when(row.when),
    )
    return _reviewed(row, told)


def _coverage(picture: CountryPicture) -> Iterator[Sentence]:
    rests = picture.rests
    if rests.documents:
        yield sentence(
            "coverage_unattributed" if rests.unattributed else "coverage",
            picture.documents,
            documents=rests.documents,
            publishers=rests.publishers,
            unattributed=rests.unattributed,
            languages=_listed(map(_tongue, rests.languages))
            if rests.languages
            else word("not_told"),
        )


def _counts(acts: Parted) -> dict[str, Value]:
    return {
        "acts": acts.count,
        "confirmed": acts.confirmed.count,
        "proposed": acts.proposed.count,
    }


def _documents(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(documents_of(told.acts)))


def _country(code: str | None) -> _Written:
    return word("not_told") if code is None else lambda language: written.country(code, language)


def _tongue(code: str) -> _Written:
    return lambda language: written.tongue(code, language)


def _when(when: Interval | None) -> _Written:
    if when is None:
        return word("not_told")
    return lambda language: written.span(when.first, when.last, language)


def _reviewed(row: ItemRow, told: Sentence) -> Sentence:
    """Give what is told of an item, marked where nobody has reviewed it."""
    return not_reviewed(told) if _is_proposed(row) else told


def _is_proposed(row: ItemRow) -> bool:
    return row.review is Review.PROPOSED


def _body(name: str) -> _Written:
    return lambda language: body_name(name, language)


def _label(code: StrEnum) -> _Written:
    return lambda language: label(code, language)


def _kind(kind: KindFigures) -> _Written:
    """Name a kind of acts, and how far they went unless all were completed."""
    if kind.all_completed:
        return _label(kind.type)

    def written_in(language: Language) -> str:
        statuses = (f"{label(status, language).lower()} {n}" for status, n in kind.statuses)
        return f"{label(kind.type, language)} ({', '.join(statuses)})"

    return written_in


def _listed(parts: Iterable[_Written], between: str = ", ") -> _Written:
    fixed: Sequence[_Written] = tuple(parts)
    return lambda language: between.join(part(language) for part in fixed)


def range_of(low: float | None, high: float | None) -> Callable[[Language], str]:
    """Write the ends of an interval, each with two digits that tell; None where it is open."""
    return _range(*(None if end is None else _decimal(end) for end in (low, high)))


def _range(low: _Written | None, high: _Written | None) -> _Written:
    if low is None:
        return word("not_told") if high is None else word("at_most", n=high)
    if high is None:
        return word("at_least", n=low)
    return lambda language: "–".join(dict.fromkeys((low(language), high(language))))


def _decimal(number: float) -> _Written:
    return lambda language: _grouped(f"{two_digits(number):,f}", language)


def _whole(number: int) -> _Written:
    return lambda language: _grouped(f"{number:,}", language)


def _grouped(number: str, language: Language) -> str:
    """Write a number, as English has it, with the signs of a language."""
    return number if language == "en" else number.replace(",", "\u00a0").replace(".", ",")


def _month(first: date, language: Language) -> str:
    return written.span(first, first.replace(day=monthrange(first.year, first.month)[1]), language)


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST - 1].rstrip()}…"
