"""What follows from judgements on who is who."""

from hypothesis import given
from hypothesis import strategies as st
from readings import judged

from khronika.resolution.graph import Judgements
from khronika.resolution.names import Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
ROWS = st.sampled_from([f"d{n}.p1" for n in range(6)])
MADE = st.lists(
    st.builds(judged, ROWS, ROWS, st.sampled_from(list(Verdict))).filter(
        lambda one: one.one != one.other
    ),
    max_size=12,
)


def test_same_is_transitive():
    found = Judgements([judged("a", "b", SAME), judged("b", "c", SAME)])
    assert found.cluster("a") == ("a", "b", "c")
    assert found.verdict("a", "c") is SAME
    assert found.clusters() == [("a", "b", "c")]


def test_different_keeps_all_apart_that_is_joined_to_either():
    found = Judgements(
        [judged("a", "b", SAME), judged("b", "c", DIFFERENT), judged("c", "d", SAME)]
    )
    assert found.verdict("a", "d") is DIFFERENT
    assert [(one.one, one.other) for one in found.between("a", "d")] == [("b", "c")]


def test_unsure_is_only_of_its_pair():
    found = Judgements([judged("a", "b", SAME), judged("b", "c", UNSURE)])
    assert found.verdict("b", "c") is UNSURE
    assert found.verdict("a", "c") is None


def test_the_later_judgement_of_a_pair_holds():
    assert Judgements([judged("a", "b", SAME), judged("b", "a", DIFFERENT)]).clusters() == []


def test_a_conflict_is_told_with_what_leads_to_it_and_nothing_is_merged_by_it():
    path = [judged("a", "b", SAME), judged("b", "c", SAME)]
    found = Judgements([*path, judged("c", "a", DIFFERENT)])
    (conflict,) = found.conflicts()
    assert (conflict.different.one, conflict.different.other) == ("c", "a")
    assert {one.pair for one in conflict.path} == {one.pair for one in path}
    assert found.verdict("a", "c") is DIFFERENT


@given(MADE)
def test_clusters_part_the_rows(made):
    clusters = Judgements(made).clusters()
    rows = [row for cluster in clusters for row in cluster]
    assert len(rows) == len(set(rows))


@given(MADE, ROWS, ROWS)
def test_the_verdict_has_no_direction(made, one, other):
    found = Judgements(made)
    assert found.verdict(one, other) == found.verdict(other, one)


@given(MADE)
def test_to_take_the_last_judgement_out_undoes_it(made):
    """What is judged and taken out again leaves what was before."""
    before, whole = Judgements(made), Judgements([*made, judged("d0.p1", "d9.p1", SAME)])
    assert whole.verdict("d0.p1", "d9.p1") is SAME
    assert Judgements(whole.held[:-1]).clusters() == before.clusters()
