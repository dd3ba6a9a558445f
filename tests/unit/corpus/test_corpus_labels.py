"""Labels and days, and days beside their words."""

from datetime import date

import pytest

from khronika.corpus.days import Days, read_days
from khronika.corpus.labels import Kind, read_label
from khronika.corpus.plausible import implausible
from khronika.corpus.source import Unreadable
from khronika.model import Certainty, IncidentType


@pytest.mark.parametrize(
    ("typed", "kind", "of"),
    [
        ("p12", Kind.MENTION, "p12"),
        ("o1", Kind.MENTION, "o1"),
        ("@XK", Kind.PLACE, "XK"),
        ("i1", Kind.TRIGGER, "i1"),
        ("i1:2026", Kind.DATE, "i1"),
        ("i1:?", Kind.DATE, "i1"),
        ("n1:2026-03", Kind.DATE, "n1"),
        ("report:2026-03-12", Kind.REPORT, ""),
        ("i1:pending", Kind.CUE, "i1"),
        ("i1:charge", Kind.CHARGE, "i1"),
        ("i1:15y", Kind.YEARS, "i1"),
        ("c1", Kind.CLAIM, "c1"),
        ("-general", Kind.NEGATIVE, ""),
        ("?feared", Kind.REASON, ""),
        ("x", Kind.BOILERPLATE, ""),
        ("/", Kind.BREAK, ""),
        ("+", Kind.JOIN, ""),
    ],
)
def test_labels_are_read(typed, kind, of):
    label = read_label(typed)
    assert (label.kind, label.of) == (kind, of)


def test_labels_carry_their_values():
    assert read_label("-feared:deportation").type is IncidentType.DEPORTATION
    assert read_label("i1:disputed").cue is Certainty.DISPUTED
    assert read_label("i1:15y").years == 15
    assert read_label("i1:2026-03-12!").sure
    assert read_label("i1:?").days is None


@pytest.mark.parametrize(
    "typed",
    [
        "p",
        "p0",
        "q1",
        "@Kg",
        "@ZZ",
        "i1:",
        "i1:maybe",
        "p1:2026",
        "-",
        "-fear",
        "-feared:jail",
        "?",
        "report",
        "report:",
        "i1:0y",
        "i1:2026-02-30",
        "i1:2026-13",
        "i1:0000",
    ],
)
def test_other_labels_are_refused(typed):
    with pytest.raises(Unreadable):
        read_label(typed)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-03-12", date(2026, 3, 12), date(2026, 3, 12)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-12..2026-02", date(2025, 12, 1), date(2026, 2, 28)),
    ],
)
def test_days_are_read(typed, first, last):
    assert read_days(typed) == Days(first, last)


@pytest.mark.parametrize("typed", ["2026-03-12..2026-03-01", "2026-3-1", "..", "2026..", "today"])
def test_other_days_are_refused(typed):
    with pytest.raises(Unreadable):
        read_days(typed)


@pytest.mark.parametrize(
    ("words", "typed", "right"),
    [
        ("on Tuesday evening", "2026-03-10", True),
        ("on Wednesday", "2026-03-10", False),
        ("в ночь на понедельник", "2026-03-08", True),
        ("в среду", "2026-03-11", True),
        ("во вторник", "2026-03-11", False),
        ("May 16", "2024-05-16", True),
        ("May 16", "2024-05-17", False),
        ("16 мая", "2024-06-16", False),
        ("в мае 2024 года", "2024-05", True),
        ("in May 2023", "2024-05", False),
        ("between 3 and 7 May", "2024-05-03..2024-05-07", True),
        ("last winter", "2025-12-01..2026-02-28", True),
        ("in January", "2025-12-01..2026-02-28", True),
        ("yesterday", "2026-03-11", True),
        ("yesterday", "2026-03-12", False),
        ("сегодня утром", "2026-03-12", True),
        ("сегодня", "2026-03-10", False),
        ("they may march", "2026-08-10", True),
    ],
)
def test_days_that_the_words_cannot_mean_are_told(words, typed, right):
    problem = implausible(words, read_days(typed), date(2026, 3, 12))
    assert (problem is None) is right
