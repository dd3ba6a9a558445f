"""What made-up English articles of many kinds showed: bids, stays of removal, bridges."""

import pytest


def told(acts, text):
    """Give the type and the status of each act."""
    return {(kind, status) for kind, _, _, _, status in acts(text)}


def test_a_bid_to_have_somebody_handed_over_is_no_surrender(acts):
    text = (
        "A court in Bucharest on Tuesday threw out Ankara's bid to have the Turkish businessman "
        "Cemal Yurtsever handed over."
    )
    assert told(acts, text) == {
        ("extradition_refusal", "completed"),
        ("extradition_request", "completed"),
    }


def test_efforts_to_have_somebody_deported_are_no_deportation(acts):
    text = "Iran has stepped up its efforts to have the blogger Navid Zandi deported from Georgia."
    assert told(acts, text) == set()


@pytest.mark.parametrize(
    "said",
    [
        "A Thai judge granted the Chinese dissident Liu Wenhao a stay of deportation on 5 March.",
        "Chinese dissident Liu Wenhao was granted temporary relief from removal by a Thai judge.",
    ],
)
def test_a_removal_that_was_stayed_is_pending_and_no_protection(acts, said):
    assert told(acts, said) == {("deportation", "pending")}


def test_who_is_put_across_a_bridge_is_deported(acts):
    text = (
        "Lao activist Somphone Keola fled to Thailand in 2018. "
        "On 9 June 2023 he was put across the Friendship Bridge."
    )
    assert told(acts, text) == {("deportation", "completed")}


FIRE = (
    "It is not in dispute that on 12 June 2025 two persons on a motorcycle opened fire on the "
    "Nicaraguan exile Marvin Zelayandia in Upala, Costa Rica."
)
STATUS = (
    "Costa Rica gave the Nicaraguan exile Marbely Orozcada refugee status that same year, "
    "otherwise she would be a ghost."
)


@pytest.mark.parametrize(("text", "act"), [(FIRE, "killing"), (STATUS, "asylum_grant")])
def test_a_verb_in_the_past_is_believed_whatever_stands_above_it(acts, text, act):
    assert [kind for kind, _, _, _, _ in acts(text)] == [act]
