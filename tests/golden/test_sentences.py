"""Invented sentences of many pens: which act each tells, or that it does not tell one.

The cases lie in `sentences_en.yaml`. Those under `hold` must read right. Those under `gaps` are
known to read wrong, and must go on failing: one that begins to read right is moved to `hold`, so
that it stays so.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from khronika.model import Document, Reading
from khronika.reading import read

TITLE = "Transnational repression: persecuted dissidents, exiled activists and refugees abroad"
"""Stands over every sentence: one sentence alone does not show that a document is of our kind."""
PUBLISHED = date(2024, 5, 20)


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: the act that it tells, or the type that it does not tell (`never`)."""

    text: str
    type: str = ""
    target: str = ""
    host: str = ""
    never: str = ""

    @property
    def about(self) -> str:
        """The type that the case is about."""
        return self.type or self.never


@cache
def cases() -> Mapping[str, tuple[Case, ...]]:
    """Load the cases by their list, `hold` or `gaps`."""
    data = yaml.safe_load(Path(__file__).with_name("sentences_en.yaml").read_text(encoding="utf-8"))
    return {
        name: tuple(
            Case(**{"never" if key == "not" else key: value for key, value in record.items()})
            for record in data[name]
        )
        for name in ("hold", "gaps")
    }


def reads_right(case: Case) -> bool:
    """Whether the sentence is read as the case says."""
    reading = read(
        Document(
            id="sentence",
            text=case.text,
            title=TITLE,
            publisher="Gulf Relay",
            published=PUBLISHED,
            language="en",
        )
    )
    found = [i for i in reading.incidents if i.type == case.about]
    if case.never:
        return not found
    return any(
        incident.host == case.host and _strikes(reading, incident.targets, case.target)
        for incident in found
    )


def _strikes(reading: Reading, targets: tuple[str, ...], name: str) -> bool:
    """Whether somebody of that name is among the targets."""
    called = [
        alias
        for party in (*reading.people, *reading.organizations)
        if party.id in targets
        for alias in (party.name, *party.aliases)
    ]
    return any(alias in name or name in alias for alias in called)


@pytest.mark.parametrize("case", cases()["hold"], ids=lambda c: f"{c.about}: {c.text[:60]}")
def test_sentence_reads_right(case):
    assert reads_right(case), case.text


@pytest.mark.parametrize("case", cases()["gaps"], ids=lambda c: f"{c.about}: {c.text[:60]}")
def test_gap_still_stands(case):
    assert not reads_right(case), f"Now reads right; move it from gaps to hold: {case.text}"


def test_share_of_sentences_read_right(record_property):
    held, known = defaultdict(int), defaultdict(int)
    for name, listed in cases().items():
        for case in listed:
            kind = "no act" if case.never else case.about
            known[kind] += 1
            held[kind] += name == "hold"
    for kind, number in sorted(known.items()):
        record_property(kind, f"{held[kind]} of {number} read right")
    assert sum(held.values()) >= 0.8 * sum(known.values()), {k: (held[k], known[k]) for k in known}


def test_every_type_has_cases():
    kinds = defaultdict(lambda: [0, 0])
    for listed in cases().values():
        for case in listed:
            kinds[case.about][bool(case.never)] += 1
    assert len(kinds) == 26
    assert all(told >= 8 and other >= 3 for told, other in kinds.values()), dict(kinds)
