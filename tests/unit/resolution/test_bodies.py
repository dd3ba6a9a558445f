"""Names of bodies among the names of people. Names are invented."""

import pytest

from khronika.model import OrganizationKind
from khronika.resolution import Verdict, explain, prepare
from khronika.resolution.organizations import body_keys
from khronika.resolution.seen import BodySeen


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


def _keys(name):
    seen = BodySeen(
        id="d1.o1",
        document="d1",
        names=(name,),
        kind=OrganizationKind.NGO,
        country=None,
        acts=(),
    )
    return body_keys(seen)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Van der Lantern Group", "Vanderlantern Group"),
        ("The Quiet Water Foundation", "Quiet Water Foundation"),
        ("Фонд «Тихая вода»", "Фонд Тихая Вода"),
    ],
)
def test_bodies_that_may_be_one_are_compared(one, other):
    assert _keys(one) & _keys(other)


def test_bodies_that_only_begin_alike_are_not():
    assert not _keys("International Union of Lanterns") & _keys("International Bureau of Herons")


@pytest.mark.parametrize("name", ["LLC", "№ 7", "а"])
def test_a_name_of_no_words_has_keys_too(name):
    assert _keys(name)
