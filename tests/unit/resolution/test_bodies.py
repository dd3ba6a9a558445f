"""Names of bodies among the names of people. Names are invented."""

import pytest

from khronika.resolution import Verdict, explain, prepare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lanternwick Aktiengesellschaft", "Lanternwick AG"),
        ("OOO Тихая Вода", "Общество с ограниченной ответственностью «Тихая вода»"),
        ("The Quiet Water Foundation", "Quiet Water Foundation"),
        ("Lanternwick & Sons, L.L.C.", "Lanternwick and Sons LLC"),
        ("Van der Lantern Group", "Vanderlantern Group"),
        ("Lanternwik Systems Inc.", "Lanternwick Systems Inc."),
    ],
)
def test_one_body(one, other):
    assert explain(prepare(one), prepare(other)).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lanternwick AG", "Lanternwick GmbH"),
        ("Lanternwick Trust", "Lanternwick Trust of Galway"),
        ("Lantern Group", "Heron Group"),
        ("Danil Orlov", "Danil Orlov Foundation"),
    ],
)
def test_not_one_body(one, other):
    told = explain(prepare(one), prepare(other))
    assert told.verdict is not Verdict.SAME
    assert "bodies" in told.why
