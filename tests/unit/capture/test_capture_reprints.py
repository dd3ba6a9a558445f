"""One text in several containers is one source, whatever each container puts around it."""

from pathlib import Path

import made
import pytest

from khronika.capture import Captured, capture
from khronika.model import Reading
from khronika.resolution.sources import CopyKind, find_copies

FIRST = (
    "Danil Orlov, a teacher from Omsk, was detained at the airport of Almaty on Friday as he was "
    "about to board a flight to Tbilisi, his lawyer told reporters."
)
SECOND = (
    "A court is to decide within ten days whether he may be handed over to the state that asked "
    "for him, and his family says that nobody has been allowed to see him since."
)
PARAGRAPHS = (FIRST, SECOND)
FORWARDED = ("Please call me.", "---------- Forwarded message ---------", *PARAGRAPHS)
CONTAINERS = {
    "page.html": made.page(*PARAGRAPHS),
    "print.pdf": made.pdf("\n".join(PARAGRAPHS)),
    "letter.docx": made.docx(*PARAGRAPHS),
    "forward.eml": made.eml(*FORWARDED),
    "note.txt": "\n\n".join(PARAGRAPHS).encode(),
}


@pytest.mark.parametrize("other", [name for name in CONTAINERS if name != "page.html"])
def test_one_text_in_two_containers_is_one_source(tmp_path: Path, other: str) -> None:
    for name in ("page.html", other):
        (tmp_path / name).write_bytes(CONTAINERS[name])
    found = [one for one in capture([str(tmp_path)], language="en") if isinstance(one, Captured)]
    assert len(found) == 2
    readings = {one.document.id: Reading(document=one.document, relevant=True) for one in found}
    (copy,) = find_copies(readings).values()
    assert copy.kind is CopyKind.REPRINT
