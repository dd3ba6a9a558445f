"""Which sources are independent, and in what they differ. Everything is invented."""

from dataclasses import replace

import pytest
from readings import ATTRIBUTED, act, body, person, reading, says, whole

from khronika.model import Certainty
from khronika.resolution.contradictions import contradictions
from khronika.resolution.corroboration import Tie, corroborate
from khronika.resolution.sources import CopyKind, find_copies, same_outlet

STORY = (
    "Officers in plain clothes detained the activist at his flat on June 3, and have not let "
    "anybody in to see him since. He had lived in the town for three years."
)
OTHER = (
    "A neighbour saw four men lead him down the stairs on Tuesday evening while the lift was out "
    "of order, and a bag was carried behind him by a fifth."
)


def told(text=OTHER, publisher="Ala-Too Wire", published="2025-06-04", *more, **of_act):
    detention = act("i1", "detention", "p1", evidence=whole(text), **of_act)
    return reading(
        person("p1", "Arseny Lukomsky"),
        detention,
        *more,
        text=text,
        publisher=publisher,
        published=published,
    )


def corroborated(*readings, same=lambda one, other: 0.0):
    by_id = {f"d{n}": one for n, one in enumerate(readings, 1)}
    rows = [f"{document}.i1" for document in by_id]
    return corroborate(rows, by_id, find_copies(by_id), same)


def test_two_outlets_in_their_own_words_are_two_sources():
    assert corroborated(told(STORY), told(OTHER, "Neris Daily")).independent == 2


def test_a_reprint_counts_once_and_the_first_published_is_the_source():
    found = corroborated(told(STORY, "Chuy Herald", "2025-06-05"), told(STORY))
    assert found.sources == (("d2.i1", "d1.i1"),)
    (tied,) = found.ties
    assert (tied.one, tied.other, tied.tie) == ("d1.i1", "d2.i1", Tie.COPY)
    assert "100%" in tied.why


def test_a_copy_in_part():
    by_id = {"d1": told(STORY), "d2": told(f"{STORY} {OTHER[:90]}", "B", "2025-06-05")}
    copy = find_copies(by_id)["d2"]
    assert (copy.of, copy.kind) == ("d1", CopyKind.PART)


def test_a_short_text_is_no_copy():
    by_id = {"d1": told("He was detained on June 3."), "d2": told("He was detained on June 3.")}
    assert find_copies(by_id) == {}


def test_a_telling_in_the_words_of_another_counts_once():
    long = " ".join(f"Word{n} stands here for something else." for n in range(30))
    copied = told(STORY, "Neris Daily", "2025-06-06")
    rewritten = reading(
        *copied.people,
        *copied.incidents,
        text=f"{long} {STORY}",
        publisher="B",
        published="2025-07-01",
    )
    (tied,) = corroborated(copied, rewritten).ties
    assert tied.tie is Tie.WORDS


def test_a_report_that_only_cites_another_counts_once():
    media = body("o1", "Голос дороги", "media")
    citing = told(
        OTHER, "Elbe Post", "2025-06-09", media, says("c1", "o1", "i1"), certainty=ATTRIBUTED
    )
    (tied,) = corroborated(told(STORY, "Golos Dorogi"), citing).ties
    assert (tied.tie, tied.why) == (Tie.CITES, "only cites Golos Dorogi")


def test_a_report_that_cites_another_and_has_its_own_speaker_counts():
    media = body("o1", "Ala-Too Wire", "media")
    lawyer = person("p2", "Nurgul Sadyrbaeva")
    claims = says("c1", "o1", "i1"), says("c2", "p2", "i1")
    citing = told(OTHER, "Elbe Post", "2025-06-09", media, lawyer, *claims, certainty=ATTRIBUTED)
    assert corroborated(told(STORY), citing).independent == 2


def test_words_of_reporting_are_read_where_no_claim_was():
    text = "Officers took him away at night, according to Ala-Too Wire, and nobody saw it."
    assert corroborated(told(STORY), told(text, "Elbe Post", "2025-06-09")).independent == 1


def test_one_outlet_is_one_source():
    assert corroborated(told(STORY), told(OTHER, published="2025-07-01")).independent == 1


def test_the_word_of_one_speaker_is_one_source():
    def by_lawyer(text, publisher):
        lawyer = person("p2", "Nurgul Sadyrbaeva")
        said = says("c1", "p2", "i1")
        return told(text, publisher, "2025-06-04", lawyer, said, certainty=ATTRIBUTED)

    both = by_lawyer(STORY, "A Post"), by_lawyer(OTHER, "B Times")
    assert corroborated(*both).independent == 2
    found = corroborated(*both, same=lambda one, other: 1.0)
    assert [tied.tie for tied in found.ties] == [Tie.SPEAKER]


@pytest.mark.parametrize(
    ("one", "other"), [("Ala-Too Wire", "ala too wire"), ("Меридиан", "Meridian")]
)
def test_an_outlet_is_known_in_other_spellings(one, other):
    assert same_outlet(one, other)


def found(*readings, same=lambda one, other: 0.0):
    by_id = {f"d{n}": one for n, one in enumerate(readings, 1)}
    rows = [f"{document}.i1" for document in by_id]
    return {one.field: one.values for one in contradictions(rows, by_id, same)}


def test_days_that_do_not_meet_contradict():
    values = found(told(when="2025-06-02"), told(when="2025-06-03"), told())["when"]
    assert values == (("2025-06-02", ("d1.i1",)), ("2025-06-03", ("d2.i1",)))


def test_what_is_only_less_exact_is_no_contradiction():
    assert found(told(when="2025-06-03"), told(when="2025-06-01..2025-06-30")) == {}


def test_whether_it_happened():
    ministry = body("o1", "Interior Ministry", "state_body")
    denied = told(OTHER, "B", "2025-06-05", ministry, says("c1", "o1", "i1", denies=True))
    assert found(told(), denied) == {
        "happened": (("said to have happened", ("d1.i1",)), ("denied", ("d2.i1",)))
    }


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("миграционная служба Казахстана", "KZ"), ("migration service", None), False),
        (("полиция Бишкека", "KG"), ("Police in Bishkek", "KG"), False),
        (("миграционная служба", "KZ"), ("migration service", "KG"), True),
        (("министерство внутренних дел", "KZ"), ("migration service", "KZ"), True),
        (("Directorate of Camps", "KZ"), ("Bureau of Roads", "KZ"), True),
    ],
)
def test_what_two_languages_call_one_body_is_no_contradiction(one, other, differ):
    def act(story, publisher, named):
        name, country = named
        kind = "police" if "olice" in name or "полиция" in name else "state_body"
        return told(
            story,
            publisher,
            "2025-06-04",
            replace(body("o1", name, kind), country=country),
            actors=("o1",),
        )

    assert bool(found(act(STORY, "A", one), act(OTHER, "B", other))) is differ


def test_how_sure_each_is_and_that_one_is_disputed():
    rumoured, disputed = told(certainty=Certainty.RUMOURED), told(certainty=Certainty.DISPUTED)
    assert found(rumoured, told(), disputed) == {
        "certainty": (("rumoured", ("d1.i1",)), ("stated", ("d2.i1",)), ("disputed", ("d3.i1",))),
        "happened": (
            ("said to have happened", ("d1.i1", "d2.i1", "d3.i1")),
            ("denied", ("d3.i1",)),
        ),
    }


def test_the_word_of_somebody_does_not_contradict_what_is_told():
    assert found(told(), told(certainty=ATTRIBUTED)) == {}


@pytest.mark.parametrize(("score", "differ"), [(0.0, True), (0.6, False), (1.0, False)])
def test_who_did_it(score, differ):
    one = told(STORY, "A", "2025-06-04", body("o1", "Police", "police"), actors=("o1",))
    other = told(OTHER, "B", "2025-06-05", body("o1", "Border Service"), actors=("o1",))
    values = found(one, told(), other, same=lambda _one, _other: score)
    sides = (("Police", ("d1.i1",)), ("Border Service", ("d3.i1",)))
    assert values == ({"actors": sides} if differ else {})
