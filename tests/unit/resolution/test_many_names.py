"""Which names and rows are compared at all, and what is kept when documents come and go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import act, judged, person, reading

from khronika.resolution import pairing
from khronika.resolution.graph import Judgements
from khronika.resolution.names import Verdict, prepare
from khronika.resolution.names.blocking import NameIndex
from khronika.resolution.names.closeness import cost
from khronika.resolution.proposing import Proposer


@pytest.mark.parametrize(
    ("one", "other", "worth"),
    [
        ("Arseny Lukomsky", "Арсений Лукомский", True),
        ("Arseny Lukomsky", "A. Lukomski", True),
        ("Arseny Lukomsky", "Senya Lukomsky", True),
        ("Gülbahar Yılmaztürk", "Гюльбахар Йылмазтюрк", True),
        ("محمدحسین کبوترآهنگ", "Mohammad-Hossein Kaboutarahang", True),
        ("Left Bank Foundation", "The Left Bank Foundation", True),
        ("Arseny Lukomsky", "Anton Lukomsky", False),
        ("Arseny Lukomsky", "Arseny Dzhaparidze", False),
        ("A. Lukomsky", "A. Dzhaparidze", False),
    ],
)
def test_names_are_worth_comparing_if_both_parts_may_agree(one, other, worth):
    index = NameIndex()
    assert index.add(prepare(one)) == []
    assert index.add(prepare(other)) == ([0] if worth else [])


_WORDS = st.text(alphabet="aeioubvdzkst", max_size=8)


@given(one=_WORDS, other=_WORDS, most=st.floats(0, 3))
def test_a_limit_only_cuts_what_costs_more(one, other, most):
    whole = cost(one, other)
    assert cost(one, other, most) == (whole if whole <= most else float("inf"))


def told(name: str, when: str = "2025-06-03"):
    return reading(person("p1", name), act("i1", "detention", "p1", when=when))


_NAMES = ("Arseny Lukomsky", "Арсений Лукомский", "Lukomsky", "Anton Lukomsky", "two activists")
_TOLD = st.builds(told, st.sampled_from(_NAMES), st.sampled_from(("2025-06-03", "2025-06-20")))


def proposals(proposer: Proposer) -> tuple[object, ...]:
    return proposer.people, proposer.bodies, proposer.acts


@settings(max_examples=40, deadline=None)
@given(first=st.lists(_TOLD, min_size=3, max_size=5), later=st.lists(_TOLD, min_size=2, max_size=2))
def test_documents_that_come_change_and_go_leave_what_comparing_all_at_once_gives(first, later):
    documents = {f"d{n}": one for n, one in enumerate(first, 1)}
    proposer = Proposer(documents)
    proposals(proposer)
    proposer.put("d2", later[0])
    proposer.put("d9", later[1])
    proposer.remove("d1")
    after = {"d2": later[0], "d9": later[1]}
    left = {document: one for document, one in (documents | after).items() if document != "d1"}
    assert proposals(proposer) == proposals(Proposer(left))


def test_a_judgement_has_the_acts_compared_anew_that_it_bears_on():
    before = told("Inna Lukomskaya")
    married = told("Inna Vetrova")
    proposer = Proposer({"d1": before, "d2": married, "d3": told("Pavel Sorin")})
    assert proposer.acts == ()
    same = Judgements([judged("d1.p1", "d2.p1", Verdict.SAME)])
    proposer.judge(people=same, bodies=Judgements(()))
    assert [one.pair for one in proposer.acts] == [{"d1.i1", "d2.i1"}]
    proposer.judge(people=Judgements(()), bodies=Judgements(()))
    assert proposer.acts == ()


def test_a_name_in_very_many_documents_does_not_bring_all_together():
    many = 60
    same = {f"d{n}": told("Arseny Lukomsky", f"2025-{n % 9 + 1:02}-03") for n in range(1, many + 1)}
    proposer = Proposer(same)
    beside = pairing.MOST_BESIDE
    assert len(proposer.of("d30.p1")) < many - 1
    assert {one.pair for one in proposer.people} >= {
        frozenset((f"d{n}.p1", f"d{n + 1}.p1")) for n in range(1, many)
    }
    assert len(proposer.people) < many * (beside + many / 9)
