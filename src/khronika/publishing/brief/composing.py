"""The composing of a brief: every statement leads to a note with its source."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from khronika.assessment.brief import FIELDS, Act, Brief, Charge, Like, Place, Unknown
from khronika.assessment.country import Act as ToldAct
from khronika.assessment.country.voices import safety
from khronika.assessment.doubts import is_denied_rumour
from khronika.casebook import ClaimRow, IncidentRow
from khronika.model import Certainty
from khronika.publishing.brief.notes import Notes
from khronika.publishing.brief.wording import alike, answered, filled, words
from khronika.publishing.paper import (
    Block,
    Bullets,
    Heading,
    Line,
    Paper,
    Paragraph,
    Style,
    line,
)
from khronika.resources import written
from khronika.resources.instruments import ReferenceInstrument
from khronika.resources.partial_dates import days_of
from khronika.resources.vocabulary import Language, label

_MOST = 12
"""Acts that are told at length of one country, of each standing; the others are named in short."""
_LONGEST = 160
"""Letters of a quote that stand beside an act."""


def paper(brief: Brief, language: Language, day: date) -> Paper:
    """Write a brief as a paper, on a day that is told."""
    return _Composing(brief, language, day).paper()


class _Composing:
    """The writing of one brief."""

    def __init__(self, brief: Brief, language: Language, day: date) -> None:
        self._brief = brief
        self._language = language
        self._day = day
        self._notes = Notes(language)

    def paper(self) -> Paper:
        day = written.span(self._day, self._day, self._language)
        blocks = tuple(self._blocks(day))
        return Paper(
            title=self._say("title"),
            language=self._language,
            day=self._day,
            blocks=blocks,
            notes=self._notes.lines(),
            footer=self._say("footer", day=day),
            notes_title=self._say("notes"),
        )

    def _say(self, key: str, **parts: object) -> str:
        return words(key, self._language, **parts)

    def _country(self, code: str) -> str:
        return written.country(code, self._language)

    @property
    def _origin(self) -> str:
        return self._country(self._brief.situation.origin)

    def _blocks(self, day: str) -> Iterator[Block]:
        yield Paragraph(line(self._say("warning"), strong=True), Style.WARNING)
        yield Paragraph(line(self._say("calm")))
        yield Paragraph(line(self._say("made", day=day)), Style.SMALL)
        yield from self._told()
        for place in self._brief.places:
            yield from self._acts(place)
        if self._brief.home:
            yield Heading(self._say("acts.home", country=self._origin))
            yield from self._listed(self._brief.home)
        yield from self._exposes()
        yield from self._protects()
        yield from self._advice()
        yield Heading(self._say("unknown"))
        yield Bullets(tuple(line(self._unknown(one)) for one in self._brief.unknown))
        yield Heading(self._say("questions"))
        yield Bullets(tuple(line(question) for question in self._questions()))

    def _told(self) -> Iterator[Block]:
        yield Heading(self._say("told"))
        situation = self._brief.situation
        answers = {field: situation.chosen(field) for field in FIELDS}
        yield Bullets(
            tuple(
                line(self._say(f"told.{field}", value=self._answers(field, given)))
                for field, given in answers.items()
                if given
            )
        )

    def _answers(self, field: str, given: Sequence[str]) -> str:
        if field in {"origin", "host", "onward"}:
            return ", ".join(map(self._country, given))
        return "; ".join(answered(field, answer, self._language) for answer in given)

    def _acts(self, place: Place) -> Iterator[Block]:
        yield Heading(self._say("acts", country=self._country(place.country)))
        if place.acts:
            yield from self._counted(place)
        else:
            yield Paragraph(line(self._say("acts.none", origin=self._origin)))
        if place.unsaid:
            held = ", ".join(self._in_short(one) for one in place.unsaid)
            more = self._say("acts.unsaid", n=len(place.unsaid), acts=held)
            yield Paragraph(line(more), Style.SMALL)
        yield from self._of_safety(place)

    def _of_safety(self, place: Place) -> Iterator[Block]:
        """Say who speaks of safety there, and who of danger: both, the newest first."""
        yield Heading(self._say("safety", country=self._country(place.country)), level=2)
        if not place.said:
            yield Paragraph(line(self._say("safety.none")))
            return
        yield Paragraph(line(self._say("safety.mind")))
        yield self._said(place.said[:_MOST], self._speaking_of)
        if len(place.said) > _MOST:
            rest = ", ".join(claim.id for claim in place.said[_MOST:])
            more = self._say("acts.more", n=len(place.said) - _MOST, acts=rest)
            yield Paragraph(line(more), Style.SMALL)

    def _speaking_of(self, claim: ClaimRow) -> str:
        spoken_of = " + ".join(sorted(safety(claim)))
        said = self._say(f"safety.{spoken_of}")
        when = claim.document.published
        day = (
            self._say("acts.undated") if when is None else written.span(when, when, self._language)
        )
        return self._say("safety.said", said=said, day=day)

    def _counted(self, place: Place) -> Iterator[Block]:
        confirmed, proposed = len(place.confirmed), len(place.proposed)
        count = self._say("acts.count", origin=self._origin, confirmed=confirmed, proposed=proposed)
        let_go = f" {self._say('acts.shelter', n=place.shelter)}" if place.shelter else ""
        yield Paragraph(line(f"{count}{let_go} {self._coverage(place)}"))
        for key, acts in (("confirmed", place.confirmed), ("proposed", place.proposed)):
            if acts:
                yield Heading(self._say(f"acts.{key}"), level=2)
                yield from self._listed(acts)

    def _coverage(self, place: Place) -> str:
        days = self._say("acts.undated")
        if place.first is not None and place.last is not None:
            days = written.span(place.first, place.last, self._language)
        return self._say(
            "acts.coverage", documents=place.documents, publishers=place.publishers, days=days
        )

    def _listed(self, acts: Sequence[Act]) -> Iterator[Block]:
        first = [act for act in acts if act.perhaps is None]
        also = {act.told.id: [one for one in acts if one.perhaps == act.told.id] for act in first}
        yield Bullets(tuple(self._act(act, also[act.told.id]) for act in first[:_MOST]))
        if len(first) > _MOST:
            rest = ", ".join(self._in_short(act.told) for act in first[_MOST:])
            more = self._say("acts.more", n=len(first) - _MOST, acts=rest)
            yield Paragraph(line(more), Style.SMALL)

    def _in_short(self, one: ToldAct) -> str:
        """Name an act by where it stands in the casebook, so that it can be opened there."""
        kind = label(one.type, self._language).lower()
        return self._say("acts.short", id=one.id, when=self._when(one), type=kind)

    def _when(self, one: ToldAct) -> str:
        if one.first is None or one.last is None:
            return self._say("act.undated")
        return written.span(one.first, one.last, self._language)

    def _act(self, act: Act, also: Sequence[Act]) -> Line:
        one, row = act.told, act.rows[-1]
        told = self._say(
            "act",
            when=self._when(one),
            type=label(one.type, self._language),
            by=self._by(act.rows),
            quote=_cut(" … ".join(proof.quote for proof in row.evidence)),
            status=label(one.status, self._language),
            certainty=self._certainty(one, act.rows),
        )
        if len(one.rests_on) > 1:
            told += self._say("act.told", documents=len(one.rests_on), sources=one.sources)
        told += "".join(self._differing(act))
        rows = [row for each in (act, *also) for row in each.rows]
        if also:
            told += self._say("act.perhaps", reports=len(rows))
        if act.like:
            told += self._say("act.like", reasons=self._reasons(act.like))
        return line(told, notes=self._notes.of_rows(rows))

    def _certainty(self, told: ToldAct, rows: Sequence[IncidentRow]) -> str:
        said = label(told.certainty, self._language).lower()
        is_denied = told.certainty is Certainty.DISPUTED
        is_rumour = all(
            row.certainty is Certainty.RUMOURED or is_denied_rumour(row) for row in rows
        )
        return f"{said}, {self._say('act.rumour')}" if is_denied and is_rumour else said

    def _by(self, rows: Sequence[IncidentRow]) -> str:
        """Name who did an act; where reports name others, that no report names them together."""
        named = dict.fromkeys(tuple(actor.name for actor in row.actors) for row in rows)
        named.pop((), None)
        if not named:
            return ""
        key = "act.by" if len(named) == 1 else "act.by_each"
        return self._say(key, actors="; ".join(", ".join(dict.fromkeys(names)) for names in named))

    def _differing(self, act: Act) -> Iterator[str]:
        """Say in what the reports of an act contradict each other, and what each of them has."""
        days = [row.when for row in act.rows if row.when is not None]
        if any(one.last < other.first for one in days for other in days):
            told = (written.span(one.first, one.last, self._language) for one in days)
            yield self._say("act.days_differ", values="; ".join(dict.fromkeys(told)))
        kinds = dict.fromkeys(label(row.type, self._language) for row in act.rows)
        if len(kinds) > 1:
            yield self._say("act.kinds_differ", values="; ".join(kinds))

    def _reasons(self, like: Sequence[Like]) -> str:
        found = (alike(one, self._language) for one in like)
        return ", ".join(dict.fromkeys(found))

    def _exposes(self) -> Iterator[Block]:
        yield Heading(self._say("exposes"))
        yield Heading(self._say("exposes.way", origin=self._origin), level=2)
        yield self._instruments("exposes")
        if self._brief.laws or self._brief.charges:
            yield Heading(self._say("exposes.laws", origin=self._origin), level=2)
            laws = (self._record(law, self._origin) for law in self._brief.laws)
            yield Bullets((*map(self._charge, self._brief.charges), *laws))

    def _protects(self) -> Iterator[Block]:
        yield Heading(self._say("protects"))
        yield self._instruments("protects")
        if any(place.gaps for place in self._brief.places):
            yield Heading(self._say("protects.gaps"), level=2)
            yield self._instruments("gaps")

    def _instruments(self, which: str) -> Block:
        """List the records of all places, each once with the places that it names itself."""
        records: dict[str, ReferenceInstrument] = {}
        named: dict[str, list[str]] = {}
        for place in self._brief.places:
            for record in getattr(place, which):
                records[record.id] = record
                here = named.setdefault(record.id, [])
                if place.country in record.named:
                    here.append(place.country)
        if not records:
            return Paragraph(line(self._say("instrument.none")))
        # What was seen of the state fled alone is no statement on the countries of the way.
        ordered = sorted(records.values(), key=lambda one: (not named[one.id], *_by_weight(one)))
        return Bullets(
            tuple(self._record(record, self._where(record, named[record.id])) for record in ordered)
        )

    def _where(self, record: ReferenceInstrument, countries: Sequence[str]) -> str:
        """Say which of some countries a record is about, and where they stand."""
        if record.worldwide:
            return self._say("everywhere")
        if not countries:
            origin = self._standing(record, self._brief.situation.origin)
            return self._say("instrument.origin", origin=origin)
        return ", ".join(self._standing(record, country) for country in countries)

    def _standing(self, record: ReferenceInstrument, country: str) -> str:
        """Name a country, and where it stands unless the record is its own or binds it."""
        name, standing = self._country(country), record.short_of_bound(country)
        return f"{name}: {label(standing, self._language).lower()}" if standing else name

    def _record(self, record: ReferenceInstrument, where: str) -> Line:
        name, what = record.name[self._language], record.what[self._language]
        told = self._say("instrument", name=name, what=what, where=where)
        if not record.is_law:
            told += self._say("instrument.single", form=self._form(record))
        for key, holds in (
            ("unverified", not record.verified),
            ("disputed", record.disputed),
        ):
            told += self._say(f"instrument.{key}") if holds else ""
        return line(told, notes=self._notes.of_record(record))

    def _form(self, record: ReferenceInstrument) -> str:
        form = label(record.form, self._language)
        if record.in_force is None:
            return form
        return f"{form}, {self._days(record.in_force)}"

    def _days(self, partial: str) -> str:
        return written.span(*days_of(partial), self._language)

    def _charge(self, charge: Charge) -> Line:
        article = charge.article
        if article is None:
            return line(self._say("article.unknown", number=charge.number))
        title, term = article.called(self._language), article.term(None, self._language)
        if term is None:
            told = self._say("article.no_term", number=charge.number, title=title)
        else:
            as_of = self._days(article.as_of)
            told = self._say("article", number=charge.number, title=title, term=term, as_of=as_of)
            if article.earlier is not None:
                until, before = (
                    self._days(article.earlier.until),
                    article.earlier.term(self._language),
                )
                told += self._say("article.earlier", until=until, term=before)
            told += self._say("article.decides")
        source = self._say("article.source", source=article.source)
        return line(told, notes=self._notes.of_text(source))

    def _advice(self) -> Iterator[Block]:
        yield Heading(self._say("advice"))
        if self._brief.advice:
            yield Paragraph(line(self._say("advice.mind")))
            yield self._said(self._brief.advice)
        else:
            yield Paragraph(line(self._say("advice.none")))
        if self._brief.demands:
            yield Heading(self._say("demands"))
            yield Paragraph(line(self._say("demands.mind")))
            yield self._said(self._brief.demands)

    def _said(
        self, claims: Sequence[ClaimRow], mark: Callable[[ClaimRow], str] = lambda _: ""
    ) -> Block:
        said: dict[str, list[ClaimRow]] = {}
        for claim in claims:
            quote = " … ".join(proof.quote for proof in claim.evidence)
            words_of = self._say("advice.said", speaker=claim.speaker.name, quote=quote)
            said.setdefault(mark(claim) + words_of, []).append(claim)
        # What several documents repeat word for word is said once.
        return Bullets(
            tuple(line(told, notes=self._notes.of_rows(same)) for told, same in said.items())
        )

    def _unknown(self, unknown: Unknown) -> str:
        country = self._country(unknown.country) if unknown.country else ""
        return self._say(
            f"unknown.{unknown.kind}",
            country=country,
            n=unknown.number,
            number=unknown.number,
            unknown=unknown.number,
            all=unknown.of,
        )

    def _questions(self) -> Iterator[str]:
        situation = self._brief.situation
        for question in self._brief.questions:
            yield filled(
                question[self._language],
                self._language,
                host=self._country(situation.host),
                origin=self._origin,
                onward=", ".join(map(self._country, situation.onward)),
            )


def _cut(quote: str) -> str:
    """Shorten a quote to whole words; the note has all of it."""
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rpartition(' ')[0]}…"


def _by_weight(record: ReferenceInstrument) -> tuple[bool, bool, bool]:
    """Put what binds and was seen before what was done once, is doubtful or holds everywhere."""
    return record.worldwide, not record.is_law, not record.verified
