"""Who of different documents may be one person, and which tellings one act. Names are invented."""

import pytest
from readings import act, body, judged, person, reading

from khronika.resolution.graph import Judgements
from khronika.resolution.names import Verdict
from khronika.resolution.proposing import Proposer


def proposer(*readings, **judged) -> Proposer:
    return Proposer({f"d{n}": one for n, one in enumerate(readings, 1)}, **judged)


def people(*readings) -> list[tuple[str, ...]]:
    return proposer(*readings).groups_of_people()


def acts(*readings) -> list[tuple[str, ...]]:
    return proposer(*readings).groups_of_acts()


def told(
    *, name="Arseny Lukomsky", kind="detention", state="RU", language="en", published="", **more
):
    """A document that tells one act that struck one person."""
    struck = person("p1", name, state=state)
    return reading(struck, act("i1", kind, "p1", **more), language=language, published=published)


def test_one_name_in_two_scripts_is_one_person():
    assert people(told(), told(name="Арсений Лукомский")) == [("d1.p1", "d2.p1")]


def test_a_brother_is_another_person():
    assert people(told(), told(name="Anton Lukomsky")) == []


def test_people_of_different_states_are_two():
    assert people(told(when="2025-06-03"), told(state="BY", host="GE", origin="BY")) == []


def test_a_bare_surname_is_whoever_was_hit_by_the_same_act():
    full, bare = told(when="2025-06-03"), told(name="Lukomsky", when="2025-06-03")
    assert people(full, bare) == [("d1.p1", "d2.p1")]


def test_a_bare_surname_alone_is_nobody():
    assert people(told(when="2025-06-03"), told(name="Lukomsky", when="2024-01-10")) == []


def test_a_bare_given_name_is_whoever_was_hit_by_the_same_act_that_day():
    full, given = told(when="2025-06-03"), told(name="Арсений", when="2025-06-03")
    assert people(full, given) == [("d1.p1", "d2.p1")]
    assert people(full, told(name="Арсений", when="2024-01-10")) == []


def test_a_bare_surname_is_the_lawyer_of_the_same_client():
    def pleaded(name, client="Arseny Lukomsky"):
        lawyer = person("p2", name, state=None, role="lawyer")
        return reading(person("p1", client), lawyer, act("i1", "detention", "p1"))

    full, bare = pleaded("Milica Obradovac"), pleaded("Obradovac")
    assert ("d1.p2", "d2.p2") in people(full, bare)
    assert people(full, pleaded("Obradovac", client="Ilya Pestryakov")) == []


def test_a_wife_named_by_her_given_name_is_found_by_her_husband():
    def beside_husband(name, *acts):
        wife = person("p2", name, state="TM", role="relative")
        husband = person("p1", "Begench Hojagulyyev", state="TM")
        return reading(husband, wife, act("i1", "detention", "p1", host="TR"), *acts)

    refused = act("i2", "passport_denial", "p2", host="TR", origin="TM")
    full, bare = beside_husband("Джемаль Ходжагулыева", refused), beside_husband("Jemal")
    assert ("d1.p2", "d2.p2") in people(full, bare)


def test_a_woman_of_another_surname_is_the_one_hit_by_the_same_act_beside_the_same_person():
    def told_of(name, *beside, when="2025-06-03"):
        return reading(person("p1", name), *beside, act("i1", "detention", "p1", when=when))

    brother = person("p2", "Ilya Pestryakov")
    before = told_of("Inna Pestryakova", brother)
    assert ("d1.p1", "d2.p1") in people(before, told_of("Inna Vetrova", brother))
    for other in (
        told_of("Inna Vetrova"),
        told_of("Inna Vetrova", brother, when="2026-01-20"),
        told_of("Anna Vetrova", brother),
    ):
        assert ("d1.p1", "d2.p1") not in people(before, other)


@pytest.mark.parametrize("short", ["Arseny L.", "Арсений Л."])
def test_a_surname_of_one_letter_is_whoever_was_hit_by_the_same_act(short):
    full = told(when="2025-06-03")
    assert people(full, told(name=short, when="2025-06-03")) == [("d1.p1", "d2.p1")]
    assert people(full, told(name=short, when="2024-01-10")) == []
    assert people(full, told(name="Arseny K.", when="2025-06-03")) == []


def test_a_wife_is_not_her_husband():
    family = reading(
        person("p1", "Oleg Pestryakov"),
        person("p2", "Olga Pestryakova", role="relative"),
        act("i1", "proxy_pressure", "p1", "p2", host="RU", when="2025-10-01..2025-10-31"),
    )
    wife = told(name="Пестрякова", kind="proxy_pressure", host="RU", when="2025-10-02")
    assert people(family, wife) == [("d1.p2", "d2.p1")]


@pytest.mark.parametrize("phrase", ["his wife", "two activists", "двое активистов"])
def test_whoever_has_no_name_is_never_proposed(phrase):
    one = told(name=phrase, when="2025-05-02")
    assert proposer(one, one).people == ()


def test_a_pursued_person_is_not_the_spokesman_of_that_name():
    spokesman = reading(person("p1", "Timur Galiautdinov", state="KZ", role="official"))
    pursued = reading(person("p1", "Timur Galyautdinov", role="target"))
    assert people(pursued, spokesman) == []


def test_what_one_document_leaves_open_the_others_of_a_person_exclude():
    """Held in Kazakhstan from February to May: not the namesake who was in Serbia in March."""
    held = told(host="KZ", when="2025-02-11")
    freed = told(kind="release", host="KZ", when="2025-06-12")
    serbia = told(kind="residence_refusal", host="RS", when="2025-03-05")
    assert people(freed, serbia) == [("d1.p1", "d2.p1")]
    assert people(held, freed, serbia) == [("d1.p1", "d2.p1")]


def test_a_score_explains_itself():
    asked = proposer(told(when="2025-06-03"), told(when="2025-06-03"))
    (proposed,) = asked.people
    explanation = asked.explain(proposed.one, proposed.other)
    parts = {reason.part: reason.weight for reason in explanation.reasons}
    assert parts["act_day"] > 0
    assert "hit by the same act" in explanation.why
    assert explanation.score == proposed.score


def test_tellings_of_one_act_are_one():
    one, other = told(when="2025-06-03"), told(name="Арсений Лукомский", when="2025-06-02")
    assert acts(one, other) == [("d1.i1", "d2.i1")]


def test_deported_and_extradited_may_be_one_surrender():
    one, other = told(kind="deportation", when="2025-07-15"), told(kind="extradition")
    assert acts(one, other) == [("d1.i1", "d2.i1")]


def test_an_undated_telling_is_of_the_act_that_papers_wrote_of_at_that_time():
    first = told(when="2025-03-04", published="2025-03-05")
    second = told(when="2025-04-19", published="2025-04-20")
    assert acts(first, second, told(published="2025-04-25")) == [("d2.i1", "d3.i1")]
    assert acts(first, second, told(published="2025-03-07")) == [("d1.i1", "d3.i1")]


@pytest.mark.parametrize(
    "other",
    [
        told(kind="release", when="2025-06-03"),
        told(when="2025-08-03"),
        told(host="KZ", when="2025-06-03"),
        told(name="Anton Lukomsky", when="2025-06-03"),
    ],
    ids=["release", "later", "elsewhere", "brother"],
)
def test_other_acts_are_others(other):
    assert acts(told(when="2025-06-03"), other) == []


def test_two_acts_of_one_document_are_never_one():
    twice = reading(
        person("p1", "Arseny Lukomsky"),
        act("i1", "detention", "p1", when="2025-06-03"),
        act("i2", "detention", "p1", when="2025-06-04"),
    )
    assert acts(twice, told(when="2025-06-04")) == [("d1.i2", "d2.i1")]


def test_people_without_names_may_share_an_act():
    one = told(name="two activists", when="2025-05-02")
    russian = told(name="двое активистов", language="ru", when="2025-05-02")
    assert acts(one, russian) == [("d1.i1", "d2.i1")]
    assert acts(one, told(name="two activists", when="2025-08-19")) == []


def test_what_was_judged_goes_before_what_is_proposed():
    one, other = told(when="2025-06-03"), told(when="2025-06-03")
    apart = Judgements([judged("d1.p1", "d2.p1", Verdict.DIFFERENT)])
    asked = proposer(one, other, people=apart)
    assert asked.groups_of_people() == []
    assert asked.groups_of_acts() == []


def test_people_judged_the_same_share_their_acts():
    married = (
        told(name="Zhanna Savchuk", when="2025-06-03"),
        told(name="Maria Borodulina", when="2025-06-03"),
    )
    assert acts(*married) == []
    same = Judgements([judged("d1.p1", "d2.p1", Verdict.SAME)])
    assert proposer(*married, people=same).groups_of_acts() == [("d1.i1", "d2.i1")]


def test_who_would_be_one_counts_as_one_in_the_acts_of_a_group():
    """Of the surname alone the first telling says too little; the second has it and the name."""
    tellings = (
        told(name="Лукомская", kind="abduction"),
        told(name="Lukomskaya", kind="deportation"),
        told(name="Arina Lukomskaya", kind="deportation"),
        told(name="Арина Лукомская", kind="abduction", when="2025-06-03"),
    )
    assert len(acts(*tellings)) == 1


def test_two_acts_of_one_document_are_said_to_be_so():
    twice = reading(
        person("p1", "Zhanna Savchuk"), *(act(i, "detention", "p1") for i in ("i1", "i2"))
    )
    explained = proposer(twice).explain("d1.i1", "d1.i2")
    assert explained.verdict is Verdict.DIFFERENT
    assert "one document tells them as two acts" in [one.words for one in explained.reasons]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (body("o1", "Left Bank Foundation"), body("o1", "the Left Bank Foundation"), True),
        (
            body("o1", "Kyrgyz Interior Ministry", "state_body", "KG"),
            body("o1", "МВД Киргизии", "state_body", "KG"),
            True,
        ),
        (
            body("o1", "Interior Ministry", "state_body", "KG"),
            body("o1", "Interior Ministry", "state_body", "KZ"),
            False,
        ),
        (
            body("o1", "Constitutional Court of Kyrgyzstan", "court", "KG"),
            body("o1", "Конституционный суд КР", "court", "KG"),
            True,
        ),
        (
            body("o1", "Defence Ministry", "state_body", "KG"),
            body("o1", "Министерство финансов", "state_body", "KG"),
            False,
        ),
        (
            body("o1", "Immigration Bureau", "state_body", "TH"),
            body("o1", "Иммиграционная служба Таиланда", "state_body", "TH"),
            True,
        ),
        (
            body("o1", "Attorney General’s Office", "state_body", "CO"),
            body("o1", "Генпрокуратура Колумбии", "state_body", "CO"),
            True,
        ),
        (body("o1", "FSB", "security_service"), body("o1", "ФСБ России", "security_service"), True),
        (body("o1", "Left Bank Foundation"), body("o1", "Right Bank Foundation"), False),
    ],
)
def test_bodies(one, other, same):
    found = proposer(reading(one), reading(other)).groups_of_bodies()
    assert found == ([("d1.o1", "d2.o1")] if same else [])


def why(one, other) -> str:
    (reason,) = proposer(reading(one), reading(other)).explain("d1.o1", "d2.o1").reasons
    return reason.words


def test_a_reason_names_the_words_by_which_bodies_are_taken_for_one():
    assert why(body("o1", "Osh police", "police"), body("o1", "the Osh police", "police")) == (
        "one name, word by word: Osh police = the Osh police"
    )
    police = body("o1", "police", "police", "TR")
    assert why(police, police) == "one bare word, of one state: police"
    ministry = body("o1", "МВД Киргизии", "state_body", "KG", "ведомство")
    assert why(body("o1", "Interior Ministry", "state_body", "KG"), ministry) == (
        "one office of one state: Interior Ministry = МВД Киргизии"
    )


def test_a_bare_word_is_proposed_as_nobody_and_contradicts_nobody():
    """An act "by the police" in one telling and "by the police in Osh" in another is one act."""
    bare, named = body("o1", "the police", "police"), body("o1", "police in Osh", "police")
    told = proposer(reading(bare), reading(named))
    assert told.bodies == ()
    assert told.explain("d1.o1", "d2.o1").verdict is Verdict.UNSURE
