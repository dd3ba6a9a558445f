"""No copy tells more than its audience may know, to the last byte of each kind of file.

Everybody is invented. The canaries are written by hand, as the forms in which people are written:
these tests do not know names by the rules of the program.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO

import pypdfium2
import pytest
from canary_story import CODER, OF_NO_PUBLIC, OF_NOBODY_TO_NAME, fill
from reading_files import everything_in, spoken

from cheaply import prepared
from khronika.casebook import Casebook
from khronika.publishing.dossier import Audience, Copy, Format, case_file, names_somebody
from khronika.resources.vocabulary import Language

DAY = date(2026, 3, 1)
LANGUAGES: tuple[Language, ...] = ("en", "ru")
COURT, PARTNER, PUBLIC = Audience.COURT, Audience.PARTNER, Audience.PUBLIC
EVERY = [(kind, language) for kind in Format for language in LANGUAGES]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Casebook, list[str]]]:
    """An open casebook with the canaries in it, and the hashes of its originals."""
    directory = prepared(tmp_path_factory.mktemp("canaries"))
    with Casebook.open(directory, "seven quiet herons", create=True) as opened:
        yield opened, fill(opened)


@pytest.fixture(scope="module")
def made(filled: tuple[Casebook, list[str]]) -> Callable[..., bytes]:
    @cache
    def make(audience: Audience, kind: Format, language: Language) -> bytes:
        copy = Copy(audience=audience, format=kind, language=language, day=DAY)
        return case_file(filled[0], "d1.p1", copy, by=CODER)

    return make


def _sung(made: bytes, canaries: tuple[str, ...]) -> list[str]:
    told = spoken(everything_in(made)).casefold().replace("\u0301", "")
    return [one for one in canaries if one in told]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_public_copy_has_none_of_it(filled, made, kind, language):
    assert _sung(made(PUBLIC, kind, language), (*OF_NO_PUBLIC, *filled[1])) == []


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_partners_copy_names_the_person_and_the_lawyer_and_nobody_else(
    filled, made, kind, language
):
    file = made(PARTNER, kind, language)
    assert _sung(file, (*OF_NOBODY_TO_NAME, *filled[1])) == []
    assert set(_sung(file, ("polozkov", "полозков", "toktosun", "токтосун"))) != set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_looked_for_is_there_for_a_court(made, language):
    """Else the tests above would prove nothing."""
    sung = _sung(made(COURT, Format.HTML, language), OF_NOBODY_TO_NAME)
    assert set(OF_NOBODY_TO_NAME) - set(sung) == {CODER, "otterreason"}


@pytest.mark.parametrize("audience", [PARTNER, PUBLIC])
def test_a_word_file_tells_nothing_of_its_making(made, audience):
    with zipfile.ZipFile(BytesIO(made(audience, Format.DOCX, "ru"))) as archive:
        names = set(archive.namelist())
        facts = archive.read("docProps/core.xml").decode()
        body = "".join(archive.read(name).decode() for name in names if name.startswith("word/"))
        times = {member.date_time for member in archive.infolist()}
    assert not [one for one in names if re.search("comments|custom|app.xml|media|people", one)]
    assert not re.search(r"w:rsid|w:ins |w:del |w:author", body)
    assert set(re.findall(r"<(?:dc|cp|dcterms):(\w+)[ >]", facts)) <= {
        *("coreProperties", "title", "creator", "lastModifiedBy", "revision", "created"),
        *("modified", "language", "description", "keywords", "subject", "category"),
    }
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)", facts) == ["Khronika"] * 2
    assert (
        re.findall(r"<(?:dc:description|cp:keywords|dc:subject|cp:category)>([^<]+)", facts) == []
    )
    assert times == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("audience", [PARTNER, PUBLIC])
def test_a_pdf_has_no_facts_attachments_or_ways_out(made, audience):
    whole = made(audience, Format.PDF, "ru")
    told = everything_in(whole)
    file = pypdfium2.PdfDocument(whole)
    facts = {name: value for name, value in file.get_metadata_dict().items() if value}
    assert set(facts) <= {"Title", "Author", "Creator", "CreationDate", "ModDate"}
    assert facts["Author"] == "Khronika"
    assert file.count_attachments() == 0
    file.close()
    assert not re.search(r"/(?:URI|Launch|EmbeddedFile|JavaScript|JS)\b", told)


@pytest.mark.parametrize("audience", [PARTNER, PUBLIC])
def test_a_page_has_no_comments_hidden_facts_or_ways_out(made, audience):
    page = made(audience, Format.HTML, "ru").decode()
    assert not re.search(r"<!--|<script|<img|\sdata-|\salt=|https?:", page)
    assert re.findall('href="([^#][^"]*)"', page) == []


@pytest.mark.parametrize(
    ("audience", "name", "tells"),
    [
        (PUBLIC, "polozkov.pdf", True),
        (PUBLIC, "Досье Полозкова.docx", True),
        (PUBLIC, "toktosunova-client.html", True),
        (PUBLIC, "case-2025.pdf", False),
        (PUBLIC, "case-file-public.pdf", False),
        (PARTNER, "polozkov.pdf", False),
        (PARTNER, "schegolihina_brother.pdf", True),
        (PARTNER, "дело брата Щеголихиной.pdf", True),
        (COURT, "Щеголихина.pdf", False),
    ],
)
def test_the_name_of_a_file_is_a_part_of_it(filled, audience, name, tells):
    copy = Copy(audience=audience, format=Format.PDF, language="en", day=DAY)
    assert names_somebody(filled[0], "d1.p1", copy, name) is tells
