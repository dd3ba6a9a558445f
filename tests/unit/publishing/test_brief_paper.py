"""A brief on paper: words for a frightened person, each statement with its note, two languages."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from khronika.assessment.brief import Brief, read_situation
from khronika.assessment.brief.facts import Act, Charge, Place, Unknown, UnknownKind
from khronika.assessment.brief.likeness import Like
from khronika.assessment.country import Act as ToldAct
from khronika.assessment.country.outcomes import outcomes
from khronika.casebook import (
    ClaimRow,
    DocumentRef,
    IncidentRow,
    PartyKind,
    PartyRef,
    Review,
)
from khronika.model import Certainty, Evidence, IncidentType, Interval, Stance, Status
from khronika.publishing.brief import paper, text
from khronika.publishing.html import html
from khronika.publishing.paper import Heading
from khronika.publishing.pdf import pdf
from khronika.resources import load, written
from khronika.resources.instruments import between, instrument, instruments
from khronika.resources.law import citations

DAY = date(2026, 3, 4)
ADVICE = "She advised them to move on."
HOSTILE = 'He {origin} was <b>taken</b> #link("x") — [note] {0}'


def report(number, *, review=Review.PROPOSED, like=()):
    document = DocumentRef(
        id="d1",
        own_id="invented",
        title="Taken in Osh",
        publisher="The Invented Courier",
        published=date(2024, 6, 25),
        language="en",
        reader="simple 1",
    )
    june = Interval(first=date(2024, 6, 3), last=date(2024, 6, 3), text="3 June")
    row = IncidentRow(
        id=f"d1.i{number}",
        document=document,
        evidence=(Evidence(start=0, end=len(HOSTILE), quote=HOSTILE),),
        confidence=None,
        decided=(),
        review=review,
        type=IncidentType.DETENTION,
        targets=(PartyRef(id="d1.p1", name="Gleb Tarusin", kind=PartyKind.PERSON),),
        host="KG",
        origin="RU",
        actors=(),
        when=june if number else None,
        when_text=None,
        status=Status.COMPLETED,
        certainty=Certainty.STATED,
        charge=None,
        max_years=None,
    )
    told = ToldAct(
        id=row.id,
        tellings=(row.id,),
        type=row.type,
        host=row.host,
        origin=row.origin,
        status=row.status,
        certainty=row.certainty,
        confirmed=review is not Review.PROPOSED,
        first=june.first if number else None,
        last=june.last if number else None,
        month=date(2024, 6, 1) if number else None,
        rests_on=tuple(
            (f"d{n}", "The Invented Courier", "en") for n in range(1, 3 if number == 99 else 2)
        ),
        told=document.published,
        told_by=document.publisher,
        sources=1,
    )
    return Act(told=told, rows=(row,), like=like)


def advice(number):
    """The same advice, as two documents repeat it."""
    one = report(number).rows[0]
    document = replace(one.document, id=f"d{number}", title=f"Copy {number}")
    return ClaimRow(
        id=f"d{number}.c1",
        document=document,
        evidence=(Evidence(start=0, end=len(ADVICE), quote=ADVICE),),
        confidence=None,
        decided=(),
        review=Review.PROPOSED,
        speaker=PartyRef(id=f"d{number}.p2", name="Аида Бекова", kind=PartyKind.PERSON),
        stance=Stance.ADVISES,
        direct=False,
        incidents=(),
        instruments=(),
        countries=("KG",),
    )


def place(country, confirmed=(), proposed=()):
    records = [
        instrument(i) for i in ("kz-kg-ru-data-2020", "ae-ru-extradition", "kg-practice-2023")
    ]
    return Place(
        country=country,
        confirmed=tuple(confirmed),
        proposed=tuple(proposed),
        documents=1,
        publishers=1,
        first=date(2024, 6, 25),
        last=date(2024, 6, 25),
        outcomes=outcomes((), country),
        exposes=tuple(record for record in records if record),
        protects=(),
        gaps=(),
        unsaid=(),
        said=(),
    )


@pytest.fixture(scope="module")
def brief():
    answers = {"origin": ["RU"], "host": ["KG"], "onward": ["KZ"], "charges": ["280.3", "999.77"]}
    (cited,) = citations("ст. 280.3 УК", "RU")
    alike = (Like(field="charges", answer="280.3"), Like(field="family", answer="stayed"))
    proposed = [report(n, like=alike if n == 1 else ()) for n in range(14)]
    return Brief(
        situation=read_situation({**answers, "family": ["stayed"]}),
        places=(
            place("KG", confirmed=[report(99, review=Review.ACCEPTED)], proposed=proposed),
            place("KZ"),
        ),
        home=(),
        laws=(),
        charges=(
            Charge(number="280.3", article=cited.article),
            Charge(number="999.77", article=None),
        ),
        advice=(advice(1), advice(2)),
        demands=(),
        unknown=tuple(Unknown(kind=kind, country="KG", number=2, of=3) for kind in UnknownKind),
        questions=(
            {"en": "Can {host} return me to {origin}?", "ru": "Вернёт ли {host} в {origin}?"},
        ),
    )


def test_it_begins_by_saying_that_it_informs_and_does_not_advise(brief):
    lines = text(paper(brief, "en", DAY)).splitlines()
    assert lines[2].startswith("This brief gives information. It does not advise you")
    assert "4 March 2026" in lines[6]


def test_confirmed_and_proposed_stand_apart_and_what_is_left_out_is_counted(brief):
    told = text(paper(brief, "en", DAY))
    assert "1 that a person has confirmed, 14 that nobody has confirmed" in told
    assert told.count("Documents that tell it: 2; independent sources among them: 1.") == 1
    confirmed = told.split("Confirmed by a person\n")[1].split("##")[0]
    assert confirmed.count("Detention abroad") == 1
    assert (
        "and 2 more, which the casebook holds as d1.i12 (3 June 2024: detention abroad), " in told
    )
    assert "3 June 2024: Detention abroad. “He {origin} was" in told
    assert "Like your situation: the same article (280.3), family." in told
    assert "Day not given: Detention abroad" in told
    assert "The casebook holds no report of an act there for Russia." in told


def test_an_instrument_is_told_once_with_its_countries_and_doubts(brief):
    told = text(paper(brief, "en", DAY))
    assert told.count("on exchanging personal data (Kyrgyzstan, Kazakhstan).") == 1
    assert re.search(r"Emirates and Russia: extradition .*Not verified\. Sources contradict", told)
    assert re.search(r"quick hand-overs .* Practice, June 2023; it binds nobody\.", told)
    assert re.search(r"\[\d+\] .*Kazakhstan ratified .* Sources: Daryo, https://daryo\.uz/", told)


def test_an_article_has_its_term_and_the_day_of_the_law(brief):
    told = text(paper(brief, "en", DAY))
    assert "by the law of March 2023: part 1: 5 years; part 2: 7 years." in told
    assert "Earlier, until March 2023: part 1: 3 years; part 2: 5 years." in told
    assert told.count("The law at the time of the act decides.") == 1, "the other has no term"
    assert "Article 999.77: the table of articles does not know it." in told


def test_the_words_of_a_document_stay_as_they_are(brief):
    made = paper(brief, "en", DAY)
    assert HOSTILE in text(made)
    assert "<b>taken</b>" not in html(made).decode()


def test_in_russian_all_that_is_ours_is_russian(brief):
    made = paper(brief, "ru", DAY)
    words = " ".join(
        [made.title, made.footer, *(b.text for b in made.blocks if isinstance(b, Heading))]
    )
    assert not re.search(r"[A-Za-z]{3,}", words)
    body = text(made).split("Откуда это известно")[0].replace(ADVICE, "").replace(HOSTILE, "")
    assert set(re.findall(r"[A-Za-z]{3,}", body)) == set()
    assert "часть 1: 5 лет" in body
    assert "Вернёт ли Киргизия в Россия?" in body


def test_the_same_brief_gives_the_same_bytes_in_every_kind_of_file(brief):
    made = paper(brief, "en", DAY)
    assert pdf(made) == pdf(made)
    assert html(made) == html(made)
    pages = pypdfium2.PdfDocument(pdf(made))
    read = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "Private brief" in read
    assert pages.get_metadata_dict()["Author"] == "Khronika", "and nobody else"


def test_every_text_of_a_brief_has_both_languages_and_the_same_places():
    for key, texts in load("brief/words.yaml").items():
        places = [sorted(set(re.findall(r"{(\w+)}", texts[language]))) for language in ("en", "ru")]
        assert set(texts) == {"en", "ru"}, key
        assert places[0] == places[1], key
    for question in load("brief/questions.yaml"):
        for language in ("en", "ru"):
            assert set(re.findall(r"{(\w+)}", question[language])) <= {"host", "origin", "onward"}


def test_advice_that_documents_repeat_is_told_once_with_all_of_them(brief):
    told = text(paper(brief, "en", DAY))
    assert told.count("Аида Бекова, in the words of the document") == 1
    assert "Copy 1" in told
    assert "Copy 2" in told


def test_who_speaks_of_safety_and_who_of_danger_stand_side_by_side(brief):
    host, *others = brief.places
    said = tuple(
        replace(
            advice(n), stance=stance, evidence=(Evidence(start=0, end=len(words), quote=words),)
        )
        for n, (stance, words) in enumerate(
            ((Stance.PREDICTS, "Nobody will be extradited."), (Stance.FEARS, "We are not safe.")), 1
        )
    )
    told = text(paper(replace(brief, places=(replace(host, said=said), *others)), "en", DAY))
    assert "Who says that it is safe there, and who that it is not: Kyrgyzstan" in told
    assert re.search(r"speaks of safety: Аида Бекова, .*: Nobody will be extradited", told)
    assert re.search(r"speaks of danger: Аида Бекова, .*: We are not safe", told)
    assert "binds nobody" in told
    assert "No document of the casebook has anybody say so of this country." in told


def test_acts_by_which_somebody_was_let_go_are_counted_apart(brief):
    host, *others = brief.places
    (act, *more) = host.proposed
    free = replace(act, told=act.told._replace(type=IncidentType.RELEASE))
    told = replace(brief, places=(replace(host, proposed=(free, *more)), *others))
    assert "Of these acts 1 is one by which somebody sought or found shelter" in text(
        paper(told, "en", DAY)
    )
    assert "Of these acts" not in text(paper(brief, "en", DAY))


def test_what_is_demanded_of_states_stands_under_its_own_heading(brief):
    told = text(paper(replace(brief, advice=(), demands=(advice(1),)), "en", DAY))
    first, demanded = told.split("# Who demands what")
    assert "holds advice to people about these countries" in first
    assert ADVICE in demanded.split("# What nobody knows")[0]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "whether 1 act was read rightly; nobody has looked at it"),
        (2, "whether 2 acts were read rightly; nobody has looked at them"),
    ],
)
def test_forms_of_words_go_with_numbers(brief, number, said):
    unknown = Unknown(kind=UnknownKind.UNREVIEWED, country="KG", number=number)
    assert f"Kyrgyzstan: {said}." in text(paper(replace(brief, unknown=(unknown,)), "en", DAY))


def test_reports_that_are_perhaps_of_one_act_stand_in_one_line(brief):
    first, second, third = (report(n, like=()) for n in (1, 2, 3))
    here = place("KG", proposed=[first, replace(second, perhaps="d1.i1"), third])
    told = text(paper(replace(brief, places=(here,)), "en", DAY)).split("# What may be used")[0]
    assert told.count("Detention abroad") == 2
    assert re.search(r"Completed, stated\. 2 reports, perhaps of one act\. \[1\] \[2\]", told)


def test_who_acted_stands_beside_the_act_and_a_long_quote_is_cut(brief):
    act = report(1)
    who = PartyRef(id="d1.o1", name="Ministry of Tents", kind=PartyKind.ORGANIZATION)
    long = Evidence(start=0, end=600, quote="word " * 120)
    act = replace(act, rows=(replace(act.rows[0], actors=(who,), evidence=(long,)),))
    told = text(paper(replace(brief, places=(place("KG", proposed=[act]),)), "en", DAY))
    assert "3 June 2024: Detention abroad, by Ministry of Tents. “word word" in told
    (said,) = (one for one in told.splitlines() if one.startswith("- 3 June 2024"))
    assert len(said) < 300


def test_a_note_says_once_by_when_its_sources_were_seen(brief):
    told = text(paper(brief, "en", DAY))
    (note,) = (one for one in told.splitlines() if "daryo.uz" in one)
    assert note.count("seen no later than November 2026") == 1


def beside_records(brief, origin, way):
    """Give each record of a brief with what stands beside its name."""
    records = {code: between(code, origin) for code in way}
    situation = read_situation({"origin": [origin], "host": [way[0]], "onward": way[1:]})
    places = tuple(replace(place(code), exposes=joining) for code, joining in records.items())
    told = text(paper(replace(brief, situation=situation, places=places), "en", DAY))
    for record in {one.id: one for joining in records.values() for one in joining}.values():
        beside = told.split(f"- {record.name['en']} (")[1].split(f"). {record.what['en']}")[0]
        yield record, beside


def test_every_country_beside_a_record_is_one_that_the_record_names(brief):
    named = sorted({code for record in instruments() for code in record.named})
    for origin in named:
        others = [code for code in named if code != origin]
        for way in (others[n : n + 20] for n in range(0, len(others), 20)):
            for record, beside in beside_records(brief, origin, way):
                outside = {written.country(one, "en") for one in {*way, origin} - record.named}
                printed = {one.split(":")[0] for one in beside.split(", ")}
                assert not printed & outside, (record.id, origin)


def test_a_signature_is_told_and_what_names_no_country_of_the_way_is_told_as_such(brief):
    found = {record.id: beside for record, beside in beside_records(brief, "BY", ["GE"])}
    assert found["chisinau-2002-signatories"] == "Georgia: signed"
    assert found["chisinau-2002"] == "this record names Belarus, and no country of your way"
    assert found["minsk-1993-other-parties"] == "Georgia"


def test_reports_of_an_act_that_differ_stand_each_with_what_it_has(brief):
    one = report(1)
    (row,) = one.rows
    police = PartyRef(id="d1.o1", name="Osh police", kind=PartyKind.ORGANIZATION)
    service = PartyRef(id="d2.o1", name="ГКНБ", kind=PartyKind.ORGANIZATION)
    fourth = Interval(first=date(2024, 6, 4), last=date(2024, 6, 4), text="4 June")
    later = replace(row, id="d2.i1", when=fourth, type=IncidentType.ABDUCTION, actors=(service,))
    told = one.told._replace(last=fourth.last, type=later.type)
    act = replace(one, told=told, rows=(replace(row, actors=(police,)), later))
    differing = replace(brief, places=(place("KG", proposed=[act]),))
    written_out = text(paper(differing, "en", DAY))
    assert (
        "3–4 June 2024: Abduction, by (each report names its own) Osh police; ГКНБ." in written_out
    )
    assert "Reports differ on when it was: 3 June 2024; 4 June 2024." in written_out
    assert "Reports differ on what it was: Detention abroad; Abduction." in written_out
    assert "Reports differ" not in text(paper(brief, "en", DAY))


def test_acts_for_a_state_that_nobody_names_are_said_to_be_left_out(brief):
    (first, second) = brief.places
    unsaid = report(7).told._replace(id="d3.i7", type=IncidentType.ASSAULT)
    places = (replace(first, unsaid=(unsaid,)), replace(second, unsaid=(unsaid, unsaid)))
    told = text(paper(replace(brief, places=places), "en", DAY))
    assert (
        "Not counted here: 1 more act there of which no document says for which state it was. The "
        "casebook holds it as d3.i7 (3 June 2024: assault)."
    ) in told
    assert "2 more acts there of which" in told, "also where nothing else is held"
    assert "Not counted here" not in text(paper(brief, "en", DAY))
