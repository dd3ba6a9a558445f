"""What is told of whom, for tests of people without names."""

from khronika.model import Document
from khronika.reading import read


def acts(language: str, text: str) -> list[tuple[str, list[str]]]:
    """Give the type of each act that a text tells, with the names of those whom it struck."""
    reading = read(Document(id="d", text=text, language=language))
    names = {party.id: party.name for party in reading.people}
    return [(i.type.value, [names[ref] for ref in i.targets]) for i in reading.incidents]
