"""The end of a dossier: its documents, and the codebook as far as the file uses it."""

from collections.abc import Iterator
from enum import StrEnum

from khronika.publishing.dossier.content import Dossier, Source
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.paper import Block, Heading, Paragraph, Table, line
from khronika.resources.vocabulary import definition, label

_ON_DAYS = ("retrieved", "added")
_AS_IT_IS = ("author", "address", "media_type", "extractor", "reliability", "sha256", "id")


def annex(dossier: Dossier, words: Wording) -> Iterator[Block]:
    """List the documents with all that may be known of them."""
    yield Heading(words("annex"))
    rows = [
        (line(str(source.document)), line(", ".join(_facts(source, words))))
        for source in dossier.sources
    ]
    if rows:
        yield Table(tuple(rows), (1, 12), (words("annex.number"), words("annex.what")))


def _facts(source: Source, words: Wording) -> Iterator[str]:
    yield from filter(None, (source.title, source.publisher))
    published = source.published
    yield (
        words("annex.published", day=words.days(published))
        if published
        else words("annex.unpublished")
    )
    if source.language is not None:
        yield words("annex.language", language=words.tongue(source.language))
    for field in _ON_DAYS:
        days = getattr(source, field)
        if days is not None:
            yield words(f"annex.{field}", day=words.days(days))
    for field in _AS_IT_IS:
        value = getattr(source, field)
        if value is not None:
            yield words(_KEYS.get(field, f"annex.{field}"), **{field: value})


_KEYS = {"media_type": "annex.file", "reliability": "annex.grade"}


def codebook(dossier: Dossier, words: Wording) -> Iterator[Block]:
    """Define the codes that the file uses."""
    yield Heading(words("codebook"))
    yield Paragraph(line(words("codebook.intro")))
    rows = [
        (line(label(code, words.language)), line(definition(code, words.language)))
        for code in dict.fromkeys(_codes(dossier))
    ]
    if rows:
        head = (words("codebook.term"), words("codebook.meaning"))
        yield Table(tuple(rows), (2, 5), head)


def _codes(dossier: Dossier) -> Iterator[StrEnum]:
    """Give the codes list by list: acts, statuses, certainties, stances."""
    tellings = [told for act in dossier.acts for told in act.tellings]
    for field in ("type", "status", "certainty"):
        yield from sorted(filter(None, (getattr(told, field) for told in tellings)))
    claims = [*dossier.claims, *(claim for act in dossier.acts for claim in act.claims)]
    yield from sorted(claim.stance for claim in claims if claim.stance is not None)
