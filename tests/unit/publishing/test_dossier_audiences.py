"""What an audience sees: only what the list gives it, and no name in any form or script.

Everybody is invented. The forms are written by hand here, so that the test does not know names by
the same rules as the program.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import cycle, repeat
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import everything_in, spoken

from khronika.casebook import DocumentRef, PartyKind, PersonRow, Review
from khronika.errors import MalformedResource
from khronika.model import (
    Certainty,
    IncidentType,
    OrganizationKind,
    Role,
    Stance,
    Status,
)
from khronika.publishing.docx import docx
from khronika.publishing.dossier import audiences
from khronika.publishing.dossier.audiences import PARTS, for_audience, rules
from khronika.publishing.dossier.composing import compose
from khronika.publishing.dossier.content import (
    Act,
    Claim,
    Days,
    Dossier,
    Gap,
    Joined,
    Looked,
    Party,
    Source,
    Step,
    Telling,
    Tie,
)
from khronika.publishing.dossier.gathering import Gathered
from khronika.publishing.editions import Audience
from khronika.publishing.html import html
from khronika.publishing.pdf import pdf

DAY = date(2026, 3, 1)
DAYS = Days(date(2025, 5, 3), date(2025, 5, 3))
SUBJECT = "Руслан Овчарук"
SUBJECT_FORMS = (
    *("Руслан Овчарук", "Руслана Овчарука", "ОВЧАРУКУ", "Овчаруком", "Р. Овчарук"),
    *("Ruslan Ovcharuk", "Ovtcharuk", "Owtscharuk", "@ovcharuk_ruslan"),
)
PRIVATE = {
    "Жанна Щеголихина": (
        *(
            "Жанна Щеголихина",
            "Жанны Щеголихиной",
            "Жанну Щеголихину",
            "ЩЕГОЛИХИНОЙ",
            "Щеголихиной",
        ),
        *("Zhanna Shchegolikhina", "Zhanna Schegolikhina", "Žanna Ščegolichina", "Щеголихина Ж."),
        *(
            "zhanna-shchegolikhina.html",
            "@shchegolikhina",
            "жанну щеголихину",
            "#FreeShchegolikhina",
        ),
        *("Жанночка", "#СвободуЖаннеЩеголихиной", "Жаннe Щeголихинoй", "Щеголи\u00adхина"),
    ),
    "Юсуф Хайруллоев": (
        *("Юсуф Хайруллоев", "Юсуфа Хайруллоева", "Хайруллоевым", "Хайруллоеву", "Ю. Хайруллоев"),
        *("Yusuf Khayrulloev", "Yusuf Khairulloyev", "Iusuf Khairulloev", "ХАЙРУЛЛОЕВ"),
        *("news.example/2025/yusuf_khayrulloev", "Khayrulloev Yusuf"),
    ),
    "Oksana Zalewska-Brodiuk": (
        *("Oksana Zalewska-Brodiuk", "Zalewska-Brodiuk", "O. Zalewska-Brodiuk", "ZALEWSKA-BRODIUK"),
        *("Оксана Залевская-Бродюк", "Оксаны Залевской-Бродюк"),
    ),
}
"""Names with forms in which documents have them."""
STEMS = (
    *("щеголихин", "shchegolikhin", "schegolikhin", "ščegolichin", "жанн", "zhanna", "žanna"),
    *("хайрулло", "khayrullo", "khairullo", "юсуф", "yusuf", "iusuf"),
    *("zalewsk", "brodiuk", "залевск", "бродюк", "oksana", "оксан"),
)
"""What all the forms of those names have in them."""
OF_SUBJECT = ("овчарук", "ovcharuk", "ovtcharuk", "owtscharuk", "руслан", "ruslan")
MAKERS = (html, docx, pdf)


def _person(row_id: str, name: str, role: Role) -> PersonRow:
    document = DocumentRef(
        id=row_id.partition(".")[0],
        own_id="x",
        title=None,
        publisher=None,
        published=None,
        language=None,
        reader=None,
    )
    return PersonRow(
        id=row_id,
        document=document,
        evidence=(),
        confidence=None,
        decided=(),
        review=Review.ACCEPTED,
        name=name,
        aliases=(),
        roles=(role,),
        citizenship=(),
        incidents=(),
        namesakes=(),
    )


def gathered(texts: Iterator[str]) -> Gathered:
    """Make a dossier with something in every field; what a document has in words is from texts."""
    looked = Looked(review=Review.ACCEPTED, by="canary-coder", on=DAYS)
    parties = (
        Party(
            number=1,
            kind=PartyKind.PERSON,
            subject=True,
            name=SUBJECT,
            aliases=("Ruslan Ovcharuk",),
            roles=(Role.TARGET,),
            citizenship=("RU",),
            documents=(1, 2),
            looked=looked,
        ),
        *(
            Party(
                number=number,
                kind=PartyKind.PERSON,
                name=name,
                aliases=(PRIVATE[name][1],),
                roles=(Role.RELATIVE,),
                documents=(1,),
                looked=looked,
            )
            for number, name in enumerate(PRIVATE, 2)
        ),
        Party(
            number=5,
            kind=PartyKind.ORGANIZATION,
            name=next(texts),
            aliases=(next(texts),),
            body=OrganizationKind.NGO,
            country="GE",
            represents=False,
            documents=(1,),
            looked=looked,
        ),
    )
    telling = Telling(
        id="d1.i1",
        document=1,
        quotes=(next(texts), next(texts)),
        looked=looked,
        type=IncidentType.DETENTION,
        host="KG",
        origin="RU",
        targets=(1, 2),
        actors=(5,),
        when=DAYS,
        when_words=next(texts),
        status=Status.COMPLETED,
        certainty=Certainty.DISPUTED,
        charge=next(texts),
        max_years=7,
        credibility=2,
    )
    claim = Claim(
        id="d1.c1",
        document=1,
        quotes=(next(texts),),
        looked=looked,
        speaker=2,
        stance=Stance.DENIES,
        direct=True,
    )
    act = Act(
        number=1,
        when=DAYS,
        tellings=(telling, replace(telling, document=2, quotes=(next(texts),))),
        claims=(claim,),
        sources=1,
        ties=(Tie(one=1, other=2, tie="copy"),),
        differs=("when", "happened"),
    )
    sources = tuple(
        Source(
            document=number,
            id=f"d{number}",
            title=next(texts),
            author=next(texts),
            publisher=next(texts),
            reliability="B",
            published=DAYS,
            language="ru",
            address=next(texts),
            retrieved=DAYS,
            added=DAYS,
            media_type="text/plain",
            extractor="plain text",
            reader="khronika 0.1.0",
            sha256=str(number) * 64,
        )
        for number in (1, 2)
    )
    dossier = Dossier(
        parties=parties,
        joined=(Joined(one=1, other=2, by="canary-coder", on=DAYS),),
        posture="detained",
        steps=(Step(posture="detained", act=1, day=DAYS),),
        gaps=(Gap(question="custody", act=1, since=DAYS),),
        acts=(act,),
        claims=(replace(claim, id="d2.c9", document=2, quotes=(next(texts),), speaker=1),),
        sources=sources,
        unreviewed=3,
        with_unreviewed=True,
    )
    rows = (
        _person("d1.p1", SUBJECT, Role.TARGET),
        *(_person(f"d1.p{n}", name, Role.RELATIVE) for n, name in enumerate(PRIVATE, 2)),
    )
    subject = _person("d2.p1", "Ruslan Ovcharuk", Role.TARGET)
    return Gathered(
        dossier,
        people={1: rows, 2: (subject,)},
        texts={1: "", 2: next(texts)},
        own=frozenset({"d1.p1", "d2.p1"}),
        identities={row.id: row.id for row in (*rows, subject)},
    )


@st.composite
def sentences(draw: st.DrawFn, forms: tuple[str, ...]) -> str:
    """Draw words in which forms of names stand."""
    said = draw(st.lists(st.sampled_from(forms), min_size=1, max_size=2))
    before = draw(st.sampled_from(("Вчера", "На снимке:", "Said", "По словам", "(photo:", "«", "")))
    return f"{before} {' и '.join(said)}, 2025."


def written(found: Gathered, audience: Audience, language: Any) -> str:
    """Write a dossier in all formats; give everything that can be read in the files."""
    shown = for_audience(found, audience)
    paper = compose(shown, audience=audience, language=language, day=DAY)
    return spoken("\n".join(everything_in(make(paper)) for make in MAKERS)).casefold()


@settings(max_examples=8)
@given(data=st.data(), language=st.sampled_from(("en", "ru")))
def test_no_form_of_any_name_is_in_a_public_file(data: st.DataObject, language: str) -> None:
    forms = (*SUBJECT_FORMS, *(form for forms in PRIVATE.values() for form in forms))
    texts = data.draw(st.lists(sentences(forms), min_size=18, max_size=18))
    told = written(gathered(iter(texts)), Audience.PUBLIC, language)
    assert [stem for stem in (*STEMS, *OF_SUBJECT, "canary") if stem in told] == []


@settings(max_examples=7)
@given(data=st.data(), language=st.sampled_from(("en", "ru")))
def test_no_form_of_a_bystanders_name_is_in_a_partners_file(
    data: st.DataObject, language: str
) -> None:
    forms = (*SUBJECT_FORMS[:3], *(form for forms in PRIVATE.values() for form in forms))
    texts = data.draw(st.lists(sentences(forms), min_size=18, max_size=18))
    told = written(gathered(iter(texts)), Audience.PARTNER, language)
    assert [stem for stem in (*STEMS, "canary") if stem in told] == []
    assert "овчарук" in told


def test_every_form_is_blocked_out_wherever_it_stands_alone() -> None:
    forms = [form for forms in PRIVATE.values() for form in forms]
    for first in range(0, len(forms), 17):
        found = gathered(cycle(f"Говорит {form}." for form in forms[first : first + 17]))
        shown = for_audience(found, Audience.PARTNER)
        paper = compose(shown, audience=Audience.PARTNER, language="ru", day=DAY)
        told = html(paper).decode().casefold()
        assert [stem for stem in STEMS if stem in told] == []


def test_two_statements_that_look_the_same_to_the_public_have_one_note() -> None:
    found = gathered(f"x{n}" for n in range(30))
    (act,) = found.dossier.acts
    alike = replace(act, tellings=(act.tellings[0], replace(act.tellings[0], quotes=("other",))))
    twice = replace(found, dossier=replace(found.dossier, acts=(alike,)))
    shown = for_audience(twice, Audience.PUBLIC)
    paper = compose(shown, audience=Audience.PUBLIC, language="en", day=DAY)
    assert len(paper.notes) == 2
    assert "#note-1" in html(paper).decode()
    assert ">1</a>,<a" not in html(paper).decode().partition("Contradictions")[0]


def test_what_stands_for_a_name_does_not_tell_how_long_it_is() -> None:
    told = {
        for_audience(_unsigned(gathered(repeat(f"Видела {name}."))), Audience.PARTNER)
        .acts[0]
        .tellings[0]
        .charge
        for name in PRIVATE
    }
    assert told == {"Видела ███."}


LAWYER = "Aigerim Toktosunova"
UNREVIEWED = replace(_person("d1.p9", LAWYER, Role.OTHER), review=Review.PROPOSED)


def test_a_lawyer_whom_nobody_reviewed_in_another_document_is_not_blocked() -> None:
    found = gathered(repeat(f"{LAWYER}, as Toktosunova told Щеголихина."))
    people = {1: (*found.people[1], UNREVIEWED)}
    people[2] = (*found.people[2], _person("d2.p2", LAWYER, Role.LAWYER))
    own = {"d2.p2": "d2.p2", "d1.p9": "d1.p9"}
    apart = replace(found, people=people, identities={**found.identities, **own})
    assert _quoted(apart) == ["███, as ███ told ███.", f"{LAWYER}, as Toktosunova told ███."]
    own = {"d2.p2": "d2.p2", "d1.p9": "d2.p2"}
    judged_one = replace(apart, identities={**found.identities, **own})
    assert _quoted(judged_one) == [f"{LAWYER}, as Toktosunova told ███."] * 2


def test_a_lawyers_name_stands_where_nobody_was_read_and_another_document_has_her_unreviewed() -> (
    None
):
    found = gathered(repeat(f"{LAWYER} confirmed it."))
    lawyer = _person("d3.p1", LAWYER, Role.LAWYER)
    unreviewed = replace(UNREVIEWED, id="d4.p1")
    people = {**found.people, 3: (lawyer,), 4: (unreviewed,)}
    own = {"d3.p1": "d3.p1", "d4.p1": "d4.p1"}
    apart = replace(found, people=people, identities={**found.identities, **own})
    assert _quoted(apart) == [f"{LAWYER} confirmed it."] * 2


def test_the_persons_own_surname_stands_though_a_sister_bears_another_form_of_it() -> None:
    sister, person = _person("d1.p9", "Vera Almazova", Role.RELATIVE), "Gleb Almazov"
    found = _unsigned(gathered(repeat("Almazov was held, Almazova says; Vera Almazov, too.")))
    people = {1: (_person("d1.p1", person, Role.TARGET), sister), 2: found.people[2]}
    one = replace(found, people=people, identities={**found.identities, "d1.p9": "d1.p9"})
    assert _quoted(one)[0] == "Almazov was held, ███ says; ███, too."
    again = _person("d1.p8", "Vera K.", Role.RELATIVE)
    people = {1: (*people[1], again), 2: people[2]}
    two = replace(one, people=people, identities={**one.identities, "d1.p8": "d1.p8"})
    assert _quoted(two)[0] == "Almazov was held, ███ says; ███, too."


def test_an_outlet_that_was_taken_for_somebody_and_rejected_is_not_blocked() -> None:
    found = gathered(repeat("Steppe Courier"))
    outlet = replace(_person("d1.p9", "Steppe Courier", Role.OTHER), review=Review.REJECTED)
    people = {1: (*found.people[1], outlet), 2: found.people[2]}
    one = replace(found, people=people, identities={**found.identities, "d1.p9": "d1.p9"})
    assert for_audience(one, Audience.PARTNER).sources[0].publisher == "Steppe Courier"


def _unsigned(found: Gathered) -> Gathered:
    sources = tuple(replace(source, author=None) for source in found.dossier.sources)
    return replace(found, dossier=replace(found.dossier, sources=sources))


def _quoted(found: Gathered) -> list[str]:
    (act,) = for_audience(found, Audience.PARTNER).acts
    return [told.quotes[0] for told in act.tellings]


@pytest.mark.parametrize(
    "contact",
    [
        *("rusya.free@mail.example", "@free_rusya", "t.me/free_rusya", "https://vk.com/id2025"),
        *("+996 (555) 12-34-56", "8 999 123 45 67", "0555 123-456", "https://www.instagram.com/r/"),
    ],
)
def test_by_what_somebody_can_be_reached_is_blocked_whoever_it_is(contact: str) -> None:
    found = gathered(repeat(f"Write to {contact} by May 2025 about case 1-123/2025."))
    left = "Write to ███ by May 2025 about case 1-123/2025."
    assert _quoted(found)[0].replace("███/", "███") == left


def test_a_public_file_has_no_word_hash_day_or_id_of_a_document() -> None:
    found = gathered(f"canary{n}" for n in range(30))
    told = written(found, Audience.PUBLIC, "en")
    for leak in ("canary", "1" * 64, "d1.i1", "3 may", "2025-05-03", "text/plain", "khronika 0.1"):
        assert leak not in told
    assert "may 2025" in told


def test_a_court_reads_all_of_it() -> None:
    found = gathered(f"canary{n}x" for n in range(30))
    told = written(found, Audience.COURT, "en")
    unseen = {n for n in range(17) if f"canary{n}x" not in told}
    assert unseen == set()
    for said in ("1" * 64, "d1.i1", "3 may 2025", "reviewer 1", "7"):
        assert said in told


def test_a_hash_and_an_address_are_given_where_nobody_is_blocked_out() -> None:
    shown = for_audience(gathered(f"x{n}" for n in range(30)), Audience.PARTNER)
    first, second = shown.sources
    assert (first.sha256, first.address) == (None, None)
    assert second.sha256 == "2" * 64


def test_a_hash_is_kept_back_where_a_bystander_stands_whom_no_reading_found() -> None:
    found = gathered(f"x{n}" for n in range(30))
    missed = replace(found, texts={1: "", 2: "Об этом знает Хайруллоев."})
    assert for_audience(missed, Audience.PARTNER).sources[1].sha256 is None


def test_an_address_is_kept_back_that_names_a_bystander_of_another_document() -> None:
    found = gathered(f"x{n}" for n in range(30))
    first, second = found.dossier.sources
    named = replace(second, address="https://lantern.example/Хайруллоев-задержан")
    dossier = replace(found.dossier, sources=(first, named))
    shown = for_audience(replace(found, dossier=dossier), Audience.PARTNER)
    assert shown.sources[1].address is None
    assert shown.sources[1].sha256 == "2" * 64


def test_a_field_that_is_not_listed_is_shown_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    left = tuple(rule for rule in rules() if rule.field != "telling.host")
    monkeypatch.setattr(audiences, "rules", lambda: left)
    for audience in Audience:
        shown = for_audience(gathered(f"x{n}" for n in range(30)), audience)
        assert [told.host for told in shown.acts[0].tellings] == [None, None]


def test_every_field_can_be_left_out_and_is_listed_once_with_its_reason() -> None:
    listed = [rule.field for rule in rules()]
    known = [f"{part.__name__.lower()}.{field.name}" for part in PARTS for field in fields(part)]
    assert sorted(listed) == sorted(known)
    assert all(part() == part() for part in PARTS)
    assert min(len(rule.why) for rule in rules()) > 5


def test_every_part_of_a_dossier_is_cut_and_none_is_passed_on_whole() -> None:
    """A dataclass that the cutting does not know would be shown with all that is in it."""
    inside = {
        kind
        for part in PARTS
        for hint in get_type_hints(part).values()
        for kind in (hint, *get_args(hint))
        if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
    }
    assert inside - set(PARTS) == {Days}


@pytest.mark.parametrize(
    "entry",
    [
        {"field": "telling.nothing", "court": "whole", "why": "no such field"},
        {"field": "telling.host", "court": "whole"},
        {"field": "telling.host", "press": "whole", "why": "no such audience"},
        {"field": "telling.host", "court": "half", "why": "no such way"},
    ],
)
def test_a_wrong_entry_is_told_with_its_field(
    entry: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audiences, "load", lambda _: [entry])
    rules.cache_clear()
    with pytest.raises(MalformedResource, match=entry["field"]):
        rules()
    rules.cache_clear()
