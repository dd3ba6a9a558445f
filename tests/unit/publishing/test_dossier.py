"""The case file of a person, from a casebook to files. Everybody is invented."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from dossier_story import PRIVATE_FORMS, fill
from reading_files import everything_in, spoken

from cheaply import prepared
from khronika.casebook import Casebook
from khronika.errors import NotInCasebook
from khronika.model import Certainty, IncidentType
from khronika.publishing.dossier import Audience, Copy, Format, case_file
from khronika.publishing.dossier.audiences import for_audience
from khronika.publishing.dossier.composing import compose
from khronika.publishing.dossier.content import Days, Dossier, Party
from khronika.publishing.dossier.gathering import gather
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.html import html
from khronika.resources.vocabulary import Language

PASSPHRASE = "seven quiet herons"
DAY = date(2026, 3, 1)
COURT, PARTNER, PUBLIC = Audience.COURT, Audience.PARTNER, Audience.PUBLIC
Made = Callable[..., str]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """An open casebook with the story in it, which no test changes."""
    directory = prepared(tmp_path_factory.mktemp("story"))
    with Casebook.open(directory, PASSPHRASE, create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module")
def made(casebook: Casebook) -> Made:
    """Make a file and give all that can be read in it."""

    @cache
    def make(
        audience: Audience, kind: Format = Format.HTML, language: str = "en", **others: bool
    ) -> str:
        copy = Copy(
            audience=audience,
            format=kind,
            language="ru" if language == "ru" else "en",
            day=DAY,
            **others,
        )
        whole = case_file(casebook, "d1.p1", copy, by="nina")
        return spoken(everything_in(whole))

    return make


def test_a_court_reads_each_statement_with_quote_source_day_hash_and_review(made: Made) -> None:
    told = made(COURT, Format.PDF)
    for said in (
        "Police in Bishkek detained Ruslan Ovcharuk on May 3.",
        "Ala-Too Wire",
        "published 5 May 2025",
        "read by khronika 0.1.0",
        "accepted after review by reviewer 1",
        "3–4 May 2025: Detention abroad",
        "Represented by",
        "Aigerim Toktosunova",
    ):
        assert said in told


def test_coders_stand_in_no_file_by_their_names(made: Made) -> None:
    for audience in Audience:
        told = made(audience)
        assert "vera" not in told
        assert "oleg" not in told
        assert "nina" not in told


def test_contradictions_and_gaps_are_stated(made: Made) -> None:
    told = made(COURT)
    assert "Act 1, when: </strong>" in told
    assert "Act 1, whether it happened: </strong>" in told
    assert "Whether custody ended" in told
    assert "Statements about the person that nobody has reviewed, and that are left out: 1." in told


def test_who_denies_a_part_in_an_act_does_not_dispute_that_it_happened(casebook: Casebook) -> None:
    dossier = gather(casebook, "d1.p1").dossier
    (act, *others) = dossier.acts
    stated = tuple(replace(told, certainty=Certainty.STATED) for told in act.tellings)
    undisputed = replace(dossier, acts=(replace(act, tellings=stated), *others))

    def written(of: Dossier) -> str:
        return html(compose(of, audience=COURT, language="en", day=DAY)).decode()

    assert "whether it happened: </strong>somebody denies it, or a part in it" in written(
        undisputed
    )
    assert "some say that it happened" not in written(undisputed)
    assert "whether it happened: </strong>some say that it happened" in written(dossier)


def test_a_release_is_not_called_the_interest_of_the_state_that_pursues(casebook: Casebook) -> None:
    dossier = gather(casebook, "d1.p1").dossier
    (act, *_) = dossier.acts
    for kind, called in (
        (IncidentType.RELEASE, "State that pursues the person"),
        (IncidentType.DETENTION, "State whose interest it is"),
    ):
        told = tuple(replace(one, type=kind) for one in act.tellings)
        of = replace(dossier, acts=(replace(act, tellings=told),), steps=(), gaps=())
        of = replace(of, posture=None)
        assert called in html(compose(of, audience=COURT, language="en", day=DAY)).decode()


def test_whoever_sees_months_alone_reads_that_days_differ_within_one(made: Made) -> None:
    shown = made(Audience.PUBLIC)
    assert "When (documents differ)" not in shown
    assert "(the documents differ within this)" in shown
    assert "When (documents differ)" in made(COURT)


def test_how_far_a_case_came_is_marked_where_that_is_disputed_rumoured_or_not_reviewed(
    made: Made,
) -> None:
    for audience in (COURT, Audience.PUBLIC):
        told = made(audience, unreviewed=True)
        assert "By the last act that is told with a day: in custody (disputed)." in told
        assert "handed over, removed or carried off [not reviewed] (rumoured)" in told


def test_a_rumour_that_is_denied_stays_a_rumour(casebook: Casebook) -> None:
    casebook.reviewing.correct("d3.i1", {"certainty": "disputed"}, by="vera")
    found = gather(casebook, "d1.p1")
    casebook.reviewing.undo(by="vera")
    for audience in Audience:
        shown = for_audience(found, audience)
        told = html(compose(shown, audience=audience, language="en", day=DAY)).decode()
        assert "Disputed, told as a rumour" in told
        assert re.search(r"3\. [^<]*: Deportation \(disputed, told as a rumour\)</h", told)
        assert "handed over, removed or carried off (disputed, told as a rumour)" in told
        assert "Whether it is more than a rumour. Acts: 3." in told


def test_documents_that_count_once_or_differ_are_told_with_their_numbers(made: Made) -> None:
    assert "Documents that tell it: 2. Independent sources among them: 2." in made(COURT)


def test_what_nobody_reviewed_is_left_out_and_moves_nothing(casebook: Casebook) -> None:
    dossier = gather(casebook, "d1.p1").dossier
    assert [told.id for act in dossier.acts for told in act.tellings] == ["d1.i1", "d2.i1", "d1.i2"]
    assert dossier.posture == "detained"
    assert dossier.unreviewed == 1
    assert "Rusya Unreviewed" not in dossier.parties[0].aliases


def test_what_nobody_reviewed_is_marked_where_it_is_asked_for(made: Made) -> None:
    told = made(COURT, unreviewed=True)
    assert "Deportation [not reviewed]" in told
    assert "Detention abroad [not reviewed]" not in told
    assert "Nobody has reviewed what is marked" in told
    assert "[not reviewed]" not in made(COURT)


@pytest.mark.parametrize("kind", Format)
def test_a_partner_reads_the_person_and_no_bystander(made: Made, kind: Format) -> None:
    for language in ("en", "ru"):
        told = made(PARTNER, kind, language)
        assert [form for form in PRIVATE_FORMS if form.casefold() in told.casefold()] == []
        assert "Ovcharuk" in told
        assert "Toktosunova" in told
        assert "█" in told or kind is Format.PDF


def test_a_partner_gets_no_hash_and_no_address_by_which_a_blocked_name_can_be_tried_out(
    casebook: Casebook,
) -> None:
    gathered = gather(casebook, "d1.p1", unreviewed=True)
    sources = for_audience(gathered, PARTNER).sources
    assert [one.sha256 is not None for one in sources] == [False, False, True]
    assert [one.address for one in sources] == [None, None, None]
    assert all(one.sha256 for one in for_audience(gathered, COURT).sources)


@pytest.mark.parametrize("kind", Format)
def test_a_public_copy_names_nobody_and_repeats_no_word(made: Made, kind: Format) -> None:
    for language in ("en", "ru"):
        told = made(PUBLIC, kind, language, unreviewed=True).casefold()
        words = ("ovcharuk", "овчарук", "toktosunova", "detained ruslan", "задержали", "ala-too")
        assert [word for word in (*words, *PRIVATE_FORMS) if word.casefold() in told] == []
    assert "3 may 2025" not in made(PUBLIC, kind).casefold()


def test_a_public_copy_tells_months_countries_and_kinds(made: Made) -> None:
    told = made(PUBLIC)
    for said in ("Case file: person A", "May 2025: Detention abroad", "Kyrgyzstan", "Police A"):
        assert said in told


def test_the_same_casebook_gives_the_same_bytes(casebook: Casebook) -> None:
    def make() -> list[bytes]:
        copies = [Copy(audience=COURT, format=kind, language="ru", day=DAY) for kind in Format]
        return [case_file(casebook, "d1.p1", copy, by="nina") for copy in copies]

    assert make() == make()


def test_whichever_row_is_asked_for_the_person_is_one(casebook: Casebook) -> None:
    one, other = (gather(casebook, row_id).dossier for row_id in ("d1.p1", "d2.p1"))
    assert one.acts == other.acts
    assert (one.parties[0].name, other.parties[0].name) == ("Ruslan Ovcharuk", "Руслан Овчарук")


@pytest.mark.parametrize(
    ("language", "name", "other"),
    [("en", "Ruslan Ovcharuk", "Руслан Овчарук"), ("ru", "Руслан Овчарук", "Ruslan Ovcharuk")],
)
@pytest.mark.parametrize("asked", ["d1.p1", "d2.p1"])
def test_a_file_names_people_in_the_letters_of_its_readers(
    casebook: Casebook, language: Language, name: str, other: str, asked: str
) -> None:
    paper = compose(gather(casebook, asked).dossier, audience=COURT, language=language, day=DAY)
    told = spoken(html(paper).decode())
    assert f"{'Case file' if language == 'en' else 'Досье'}: {name}" in told
    assert other in told


def test_a_full_name_is_kept_where_its_readers_letters_have_a_part_of_it_alone() -> None:
    party = Party(number=1, name="Руслан Овчарук", aliases=("Ovcharuk",))
    words = Wording(Dossier(parties=(party,)), "en")
    assert (words.party(1), words.also(party)) == ("Руслан Овчарук", "Ovcharuk")


def test_nobody_under_an_id_is_told(casebook: Casebook) -> None:
    with pytest.raises(NotInCasebook):
        gather(casebook, "d9.p1")


def test_a_day_in_public_is_its_month(casebook: Casebook) -> None:
    shown = for_audience(gather(casebook, "d1.p1"), PUBLIC)
    assert shown.acts[0].when == Days(date(2025, 5, 1), date(2025, 5, 31))
    assert shown.steps[0].day == Days(date(2025, 5, 1), date(2025, 5, 31))
