"""Bodies that the gazetteer knows, whatever the document calls them (`resources/bodies/`)."""

from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind
from khronika.reading.parties import Parties, Party
from khronika.reading.phrases import Forms, Phrasebook, as_is


@dataclass(frozen=True, slots=True)
class _KnownBody:
    name: str
    kind: OrganizationKind
    country: str | None
    quoted: bool
    """Whether the name is known only in quotation marks, since it is a word besides: «Весна»."""
    letters: bool
    """Whether the name is first letters, and is written so: "МУС" is no "Муса"."""


@cache
def _known_bodies(forms: Forms) -> Phrasebook[_KnownBody]:
    book: Phrasebook[_KnownBody] = Phrasebook(forms)
    for record in resources.load("bodies/bodies.yaml"):
        kind, country = OrganizationKind(record["kind"]), record.get("country")
        for name in (record["name"], *record.get("aliases", ())):
            quoted = name[0] == "«" and name[-1] == "»"
            letters = name.isupper() and " " not in name
            book.add(name, _KnownBody(record["name"], kind, country, quoted, letters))
    return book


def enter_known_bodies(text: str, parties: Parties, forms: Forms = as_is) -> None:
    """Enter the known bodies that a text names, with every mention.

    Args:
        text: the document's text.
        parties: the parties found so far.
        forms: gives the dictionary forms of a word, in a language with endings.
    """
    by_name: dict[str, Party] = {}
    for where, known in _known_bodies(forms).find(text):
        written = text[where.start : where.end]
        if known.quoted and text[where.start - 1 : where.start] != "«":
            continue
        if known.letters and not written[:2].isupper():
            continue
        party = by_name.get(known.name)
        if party is None:
            party = parties.add(written, where, is_person=False)
            party.kind, party.country = known.kind, known.country
            by_name[known.name] = party
        party.call(written)
        parties.mention(party, where, named=True)
