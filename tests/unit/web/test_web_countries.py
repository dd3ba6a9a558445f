"""The pages of a host country."""

import html
import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import hypot

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from khronika.assessment.country import told_in
from khronika.assessment.country.counting import MonthFigures, parted
from khronika.assessment.country.figures import Coverage
from khronika.assessment.country.outcomes import Outcome, OutcomeFigures
from khronika.casebook import PlaceRow
from khronika.model import IncidentType, InstrumentStatus
from khronika.resolution import Verdict
from khronika.resources.instruments import instrument, instruments
from khronika.web.countries import remembered
from khronika.web.countries.monthly import monthrows
from khronika.web.countries.spreading import spread
from khronika.web.countries.wording import (
    howlong,
    kinds,
    leading,
    linked,
    oncein,
    shelters,
    standsas,
)
from khronika.web.countries.world import world


def shown(page):
    """Give the words of a page without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def figures(page):
    """Give each number that opens into acts, with the address that it opens."""
    found = re.findall(r'href="([^"]*/acts\?[^"]*)">(\d+)</a>', page)
    return [(html.unescape(address), int(count)) for address, count in found]


def test_every_figure_opens_into_as_many_acts_as_it_says(browser, read):
    found = figures(read("/countries/GE"))
    assert len(found) > 5
    for address, count in found:
        page = browser.get(address).content.decode()
        assert len(re.findall(r'<a class="name" href="/incidents/', page)) == count, address


def test_the_page_says_what_the_command_says(read, casebook):
    from khronika.assessment.country import country_picture

    picture = country_picture(casebook, "GE")
    page = shown(read("/countries/GE"))
    assert picture.acts.count == 3
    assert f"{picture.acts.count} acts" in page
    assert f"told by {picture.coverage.documents} documents" in page


def test_what_is_decided_shows_at_once_in_a_picture_that_was_looked_at(read, casebook):
    seen = [read("/countries/GE"), read("/countries/GE/acts")]
    assert "3 acts" in shown(seen[0])
    assert "/incidents/d1.i1" in seen[1]
    casebook.reviewing.reject("d1.i1", why="It tells of somebody else.", by="mira")
    picture, acts = read("/countries/GE"), read("/countries/GE/acts")
    assert "2 acts" in shown(picture)
    assert "/incidents/d1.i1" not in acts


def test_a_picture_is_made_once_while_nothing_is_changed(read, monkeypatch):
    made = []
    monkeypatch.setattr(
        remembered, "told_in", lambda *asked: made.append(asked[1:]) or told_in(*asked)
    )
    for _ in range(2):
        read("/countries/GE")
        read("/countries/GE/acts", kind="detention")
    read("/countries/GE", origin="BY")
    assert made == [("GE", None), ("GE", "BY")]


def test_a_state_narrows_the_picture(read):
    page = shown(read("/countries/GE", origin="BY"))
    assert "for this state: Belarus" in page
    assert "Show acts for every state" in page
    assert "0 acts" in shown(read("/countries/GE", origin="RU"))


def test_names_and_words_of_documents_are_set_apart_and_harmless(read):
    page = read("/countries/GE")
    assert "<bdi>Lantern &amp; Sons Bureau</bdi>" in page
    assert "<script>alert" not in page
    assert "<img" not in page


def test_acts_for_a_state_that_is_not_named_open_from_their_line(browser, read):
    page = read("/countries/GE", origin="BY")
    assert "no document says for which state" in shown(page)
    (address,) = re.findall(r'href="([^"]*part=unsaid[^"]*)"', page)
    opened = browser.get(html.unescape(address)).content.decode()
    assert '/incidents/d2.i1"' in opened


def test_what_is_said_without_naming_a_country_opens_from_its_heading(browser, casebook, read):
    alone = {"stance": "advises", "incidents": "", "instruments": "", "countries": "BY"}
    casebook.reviewing.correct("d1.c1", alone, by="ann")
    page = read("/countries/GE", origin="BY")
    (address,) = re.findall(r'href="([^"]*of=general[^"]*)"', page)
    opened = browser.get(html.unescape(address)).content.decode()
    assert "Said without naming a country" in shown(opened)
    assert 'href="/documents/d1#d1.c1"' in opened


def test_coverage_stands_beside_the_figures(read):
    page = shown(read("/countries/GE"))
    assert "Counts depend on how much is written" in page
    assert "1 document, 1 publisher, English" in page


def test_agreements_of_the_reference_and_of_documents_stand_apart(read):
    page = shown(read("/countries/GE"))
    assert page.index("What exposes people") < page.index("As documents of the casebook tell them")
    assert "Belarus and Georgia have an extradition treaty." in page


@pytest.mark.parametrize(
    "path",
    [
        "/countries/XX",
        "/countries/GE/acts?kind=nothing",
        "/countries/GE/acts?part=safe",
        "/countries/GE/acts?month=2024-13",
        "/countries/GE/voices?stance=shouts",
    ],
)
def test_what_there_is_not_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_a_state_that_is_none_asks_for_every_state(read):
    assert "for this state" not in shown(read("/countries/GE", origin="<script>"))


def test_a_country_of_which_nothing_is_told_is_not_called_safe(read):
    page = shown(read("/countries/MN"))
    assert "That does not make the country safe." in page


def test_countries_stand_by_name_with_acts_and_coverage(read):
    page = shown(read("/countries"))
    assert "Georgia Deportation" not in page
    assert re.search(
        r"Georgia .*Confirmed: 0 Proposed: 3 2 documents, 1 publisher, 1 language", page
    )
    assert "they rank no country" in page


def test_a_country_with_which_a_pact_is_told_but_no_act_is_led_to(read):
    page = read("/countries")
    assert '<a href="/countries/BY">Belarus</a>' in page
    assert "but of no act of another state there, which does not make them safe:" in shown(page)
    assert '<a href="/countries/GE">Georgia</a>' not in page, "it stands in the table"


def test_the_map_shows_coverage_by_shade_and_acts_by_circles(read):
    page = read("/countries")
    assert page.count('class="land shade-2"') == 2  # Georgia, and the legend
    assert len(re.findall(r'<circle class="acts" cx="\d+" cy="\d+" r="\d+"/></a>', page)) == 1
    assert '<a href="/countries/GE" aria-label="Georgia: 3 acts, 2 documents">' in page
    assert "style=" not in page
    assert len(page.encode()) < 400_000


def place(host, acts, documents=1, types=()):
    return PlaceRow(
        host=host,
        confirmed=0,
        proposed=acts,
        documents=documents,
        publishers=1,
        languages=1,
        types=types,
        unfinished=(),
        first=None,
        last=None,
    )


def test_releases_make_no_circle_larger_and_stand_apart_in_the_list():
    told = (IncidentType.DETENTION, 3), (IncidentType.RELEASE, 2)
    rows = [place("KG", 5, types=told), place("AM", 2, types=told[1:])]
    assert [(circle.row.host, circle.acts) for circle in world(rows).circles] == [("KG", 3)]
    assert [(kinds(row), shelters(row)) for row in rows] == [
        ("Detention abroad 3", "Release abroad 2"),
        ("", "Release abroad 2"),
    ]


def test_circles_grow_with_the_area_and_shades_with_documents():
    drawn = world([place("KG", 100, 30), place("GE", 25, 5), place("AM", 0, 1), place("MO", 4, 1)])
    assert [circle.radius for circle in drawn.circles] == [60, 30]
    assert drawn.undrawn == ("MO",)
    assert sorted(land.shade for land in drawn.lands)[-3:] == [1, 2, 4]
    (alone,) = world([place("KG", 1)]).circles
    assert alone.radius == 18, "a single act makes no large circle"


def test_circles_of_neighbours_do_not_cover_each_other():
    hosts = ("BH", "QA", "KW", "AE", "LB", "IL", "GE", "AM", "AZ", "RS", "ME", "XK", "MK", "AL")
    circles = world([place(host, 1 + n % 3) for n, host in enumerate(hosts)]).circles
    assert len(circles) > 10
    for one, other in combinations(circles, 2):
        apart = hypot(one.x - other.x, one.y - other.y)
        assert apart >= one.radius + other.radius, (one.row.host, other.row.host)
    moved = [circle for circle in circles if circle.is_beside]
    assert all("L" in leading(circle) for circle in moved)
    assert all(hypot(one.x - one.at[0], one.y - one.at[1]) < 120 for one in moved)
    (alone,) = world([place("KG", 4)]).circles
    assert not alone.is_beside
    assert leading(alone) == ""


def test_circles_in_one_place_part_and_none_leaves_the_drawing():
    assert spread([(5, 5, 5), (5, 5, 5)], 100, 10) != [(5, 5), (5, 5)]
    places = spread([(2, 2, 10), (3, 3, 10), (99, 99, 10)], 100, 100)
    assert all(10 <= x <= 90 and 10 <= y <= 90 for x, y in places)
    assert spread([], 100, 100) == []


def test_what_is_written_without_a_template_lets_no_markup_through():
    month = MonthFigures(
        month=date(2024, 6, 1),
        acts=parted([]),
        documents=1,
        publishers=1,
        languages=("<b>",),
        looked=1,
    )
    assert "&lt;b&gt;</span>" in monthrows([month], "/countries/GE/acts?origin=")
    (link,) = re.findall(r'href="[^"]*">(.*)</a>', linked(['d1.c"<b>']))
    assert link == "d1.c&quot;&lt;b&gt;"


def test_a_case_stands_with_its_day_and_a_treaty_with_what_happened_to_it():
    signed = next(
        one for one in instruments() if one.status is InstrumentStatus.SIGNED and one.signed
    )
    with override("ru"):
        assert standsas(instrument("kg-practice-2023")) == "практика, июнь 2023"
        assert standsas(replace(signed, signed="2015-10-30")) == "подписание — 30 октября 2015"
        told = standsas(instrument("kz-kg-ru-data-2020"))
        assert told.startswith("подписание — 18 декабря 2020, в силе с этого времени")


def test_that_no_act_is_told_is_said_of_the_state_asked_for_alone(read):
    page = shown(read("/countries/GE?origin=TJ"))
    assert "No document of the casebook tells of an act here for this state" in page
    assert "acts for other states are left out" in page
    assert "tells of an act here." not in page


def test_how_rare_a_signal_is_by_chance_is_told_in_round_numbers():
    assert oncein(8e-10) == "Chance alone gives that less than once in 10,000 times."
    assert oncein(0.00199) == "Chance alone gives that about once in 500 times."


def test_a_code_in_small_letters_leads_to_the_page(browser):
    for rest in ("", "/acts", "/voices"):
        answer = browser.get(f"/countries/ge{rest}?origin=BY")
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            f"/countries/GE{rest}?origin=BY",
        )
    assert browser.get("/countries/Ge").headers["Location"] == "/countries/GE"
    assert browser.get("/countries/zz").status_code == 404


def test_outcomes_stand_beside_what_they_rest_on_and_one_time_is_no_span(read):
    page = shown(read("/countries/GE"))
    detained = page[page.index("What became of those who were detained") :]
    assert re.search(r"Detained \d confirmed: \d; \d documents?, \d publishers?", detained)
    one = OutcomeFigures(
        outcome=Outcome.RELEASED,
        people=1,
        confirmed=0,
        incidents=("d1.i1",),
        coverage=Coverage(documents=1, publishers=1, unattributed=0, languages=()),
        disputed=(),
        rumoured=0,
        rumours=(),
        timed=1,
        shortest=7,
        median=7,
        longest=7,
    )
    with override("ru"):
        assert howlong(one) == "сколько это заняло, сказано о 1: 7 дн."


def test_an_act_in_a_list_says_what_each_of_its_reports_has(casebook, read):
    casebook.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann", why="one evening")
    casebook.reviewing.correct("d2.i1", {"certainty": "rumoured"}, by="ann")
    page = shown(read("/countries/GE/acts"))
    assert "Detention abroad Completed · Stated" in page
    assert (
        "also told by: d2.i1 : Residence or visa refused, March 2023 , completed · rumoured "
        "corrected by a person"
    ) in page


def test_how_to_choose_several_countries_is_said(read):
    page = read("/brief")
    assert 'aria-describedby="h-onward"' in page
    assert "hold <code>Ctrl</code>" in page


def test_many_ids_all_open(door):
    ids = [f"d1.i{n}" for n in range(1, 31)]
    page = render_to_string("countries/ids.html", {"ids": ids})
    assert re.findall(r'href="/incidents/(d1\.i\d+)"', page) == ids
    assert "all 30" in page
    assert "…" not in page
    assert "<details" not in render_to_string("countries/ids.html", {"ids": ids[:12]})
