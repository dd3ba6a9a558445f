"""A dossier as a paper: its parts in their order, every statement with its note."""

from collections.abc import Iterator
from datetime import date

from khronika.casebook import Review
from khronika.publishing.dossier.annex import annex, codebook
from khronika.publishing.dossier.chronology import Chronology
from khronika.publishing.dossier.content import Days, Dossier, Joined, Party, Step
from khronika.publishing.dossier.doubts import contradictions, gaps
from khronika.publishing.dossier.notes import Notes, looked
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.editions import Audience
from khronika.publishing.paper import (
    Block,
    Bullets,
    Heading,
    Line,
    Paper,
    Paragraph,
    Style,
    Table,
    line,
)
from khronika.resources.vocabulary import Language, label


def compose(dossier: Dossier, *, audience: Audience, language: Language, day: date) -> Paper:
    """Write a dossier out.

    Args:
        dossier: what the audience may see, and nothing else.
        audience: it stands on the file, with what to mind of it.
        language: of the file; quotes stay in their own.
        day: the day on which the file is stated.
    """
    words = Wording(dossier, language)
    notes = Notes(dossier, words)
    acts = Chronology(words, notes)
    blocks = (
        *_warnings(dossier, audience, words),
        *_person(dossier, words),
        *_course(dossier, words, acts),
        *_chronology(dossier, words, acts),
        *_said(dossier, words, acts),
        *_parties(dossier, words),
        *contradictions(dossier, words, acts),
        *gaps(dossier, words),
        *annex(dossier, words),
        *codebook(dossier, words),
    )
    stated = words.days(Days(day, day))
    return Paper(
        title=words("title", name=words.party(1)),
        language=language,
        day=day,
        blocks=blocks,
        notes=notes.lines(),
        footer=words("footer", audience=words(f"audience.{audience}"), day=stated),
        notes_title=words("notes"),
    )


def _warnings(dossier: Dossier, audience: Audience, words: Wording) -> Iterator[Block]:
    yield Paragraph(line(words(f"audience.{audience}"), strong=True))
    said = f"{words('warning.all')} {words(f'warning.{audience}')}"
    yield Paragraph(line(said), Style.WARNING)
    if dossier.with_unreviewed and dossier.unreviewed:
        mark = words("mark.unreviewed")
        yield Paragraph(line(words("warning.unreviewed", mark=mark)), Style.WARNING)


def _person(dossier: Dossier, words: Wording) -> Iterator[Block]:
    person = dossier.parties[0]
    yield Heading(words("person"))
    lawyers = [words.party(one.number) for one in dossier.parties if one.represents]
    facts = {
        "person.name": words.party(person.number),
        "person.aliases": words.also(person),
        "person.citizenship": ", ".join(map(words.country, person.citizenship)),
        "person.roles": ", ".join(label(role, words.language) for role in person.roles),
        "person.lawyer": ", ".join(dict.fromkeys(lawyers)),
        "person.documents": ", ".join(map(str, person.documents)),
    }
    told = [(line(words(key)), line(fact)) for key, fact in facts.items() if fact]
    yield Table(tuple(told), (2, 5))
    if person.looked is not None:
        yield Paragraph(line(f"{words('person')}: {looked(person.looked, words)}."), Style.SMALL)
    if dossier.joined:
        yield Bullets(tuple(_joined(dossier.joined, words)))


def _joined(judged: tuple[Joined, ...], words: Wording) -> Iterator[Line]:
    """Write who joined which documents when, in one line for each reviewer and day."""
    together: dict[tuple[str | None, Days | None], list[Joined]] = {}
    for one in judged:
        together.setdefault((one.by, one.on), []).append(one)
    for (reviewer, on), joined in together.items():
        documents = sorted({number for one in joined for number in (one.one, one.other)})
        said = words("person.joined", documents=", ".join(map(str, documents)))
        by = words("by_whom", by=reviewer) if reviewer else ""
        yield line(f"{said}{by}{words('on_day', day=words.days(on)) if on else ''}.")


def _course(dossier: Dossier, words: Wording, acts: Chronology) -> Iterator[Block]:
    yield Heading(words("course"))
    if dossier.posture is None:
        yield Paragraph(line(words("course.none")))
    else:
        last = next(step for step in reversed(dossier.steps) if step.day is not None)
        yield Paragraph(line(words("course.now", posture=_came(last, dossier, words, acts))))
    if not dossier.steps:
        return
    rows = [
        (
            line(words.days(step.day) if step.day else words("act.undated")),
            line(_came(step, dossier, words, acts)),
            line(str(step.act)),
        )
        for step in dossier.steps
    ]
    head = tuple(words(f"course.{column}") for column in ("when", "posture", "act"))
    yield Table(tuple(rows), (3, 6, 2), head)


def _came(step: Step, dossier: Dossier, words: Wording, acts: Chronology) -> str:
    """Write how far a case came by an act, and how far that is to be trusted."""
    told = next(act.tellings for act in dossier.acts if act.number == step.act)
    return words(f"posture.{step.posture}") + acts.mark(told) + acts.doubted(told)


def _chronology(dossier: Dossier, words: Wording, acts: Chronology) -> Iterator[Block]:
    yield Heading(words("chronology"))
    if not dossier.acts:
        yield Paragraph(line(words("chronology.none")))
    for act in dossier.acts:
        yield from acts.act(act)


def _said(dossier: Dossier, words: Wording, acts: Chronology) -> Iterator[Block]:
    if dossier.claims:
        yield Heading(words("said"))
        yield Bullets(tuple(map(acts.claim, dossier.claims)))


def _parties(dossier: Dossier, words: Wording) -> Iterator[Block]:
    yield Heading(words("parties"))
    columns = ["who", "what"]
    with_documents = any(party.documents for party in dossier.parties)
    if with_documents:
        columns.append("where")
    rows = []
    for party in dossier.parties:
        cells = [
            line(words.party(party.number)),
            line(_what(party, words) or _unsaid(party, words)),
        ]
        if with_documents:
            cells.append(line(", ".join(map(str, party.documents))))
        rows.append(tuple(cells))
    widths = (3, 4, 2)[: len(columns)]
    names = [words.party(party.number) for party in dossier.parties]
    yield Table(tuple(rows), widths, tuple(words(f"parties.{column}") for column in columns))
    if len(set(names)) < len(names):
        yield Paragraph(line(words("parties.twice")), Style.SMALL)


def _unsaid(party: Party, words: Wording) -> str:
    """Say why nothing is said of a party: nobody reviewed what a machine read of it."""
    is_unreviewed = party.looked is not None and party.looked.review is Review.PROPOSED
    return words("mark.unreviewed") if is_unreviewed else ""


def _what(party: Party, words: Wording) -> str:
    """Say what a party is in the case."""
    said = [words("party.subject")] if party.subject else []
    said += [label(role, words.language) for role in party.roles]
    if party.represents:
        said.append(words("party.represents"))
    if party.body is not None:
        said.append(label(party.body, words.language))
    if party.country is not None:
        said.append(words.country(party.country))
    if party.aliases and not party.subject:
        said.append(f"{words('person.aliases').lower()}: {words.also(party)}")
    return ", ".join(said)
