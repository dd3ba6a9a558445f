"""The page of a case file: what can be chosen, and the file. Everybody is invented."""

import pytest

PAGE = "/people/d1.p1/dossier"


@pytest.fixture
def get_file(send):
    """Send the form of the page; give the answer."""

    def get_file(**chosen):
        form = {"audience": "court", "format": "html", "language": "en", "unreviewed": "yes"}
        return send(PAGE, PAGE, **form | chosen)

    return get_file


def test_the_page_of_a_person_leads_to_the_choice(read):
    for page in ("/people/d1.p1", "/cases/d1.p1"):
        assert f'href="{PAGE}"' in read(page)
    told = read(PAGE)
    for said in ("Whom is it for?", "A partner organization", "not encrypted", 'name="unreviewed"'):
        assert said in told


def test_no_title_and_no_address_names_anybody(read, casebook):
    title = read(PAGE).partition("<title>")[2].partition("</title>")[0]
    assert title == "Case file d1.p1 · Khronika"


@pytest.mark.parametrize(
    ("kind", "begins", "media"),
    [
        ("pdf", b"%PDF-", "application/pdf"),
        ("docx", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("html", b"<!doctype html>", "text/html; charset=utf-8"),
    ],
)
def test_the_form_gives_a_file_that_nobody_keeps_in_between(get_file, kind, begins, media):
    answer = get_file(format=kind)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer["Content-Type"] == media
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="case-file-d1.p1-court.{kind}"'


def test_a_public_file_names_nobody_and_is_in_the_language_chosen(get_file, casebook):
    name = casebook.show("d1.p1").person.name
    told = get_file(audience="public", language="ru").content.decode()
    assert name not in told
    assert 'lang="ru"' in told
    assert "Открытая копия" in told


def test_the_custody_log_keeps_that_a_file_was_made_and_for_whom(get_file, casebook):
    get_file(audience="partner", format="pdf")
    last = casebook.custody.of("d1")[-1]
    assert (last.action, last.how) == ("dossier", "pdf for a partner")
    assert last.detail["person"] == "d1.p1"
    assert casebook.journal.verify() == []


def test_looking_at_the_choice_keeps_nothing(read, casebook):
    before = casebook.journal.head()
    read(PAGE)
    assert casebook.journal.head() == before


@pytest.mark.parametrize(
    "wrong", [{"audience": "press"}, {"format": "exe"}, {"language": "xx"}, {"audience": ""}]
)
def test_what_the_page_cannot_send_is_refused(get_file, wrong):
    assert get_file(**wrong).status_code == 400


def test_nobody_under_an_id_is_a_page_that_is_not_there(browser):
    assert browser.get("/people/d9.p1/dossier").status_code == 404
    assert browser.get("/people/d1.i1/dossier").status_code == 404


def test_a_form_from_elsewhere_gives_no_file(browser):
    assert browser.post(PAGE, {"audience": "court"}).status_code == 403
