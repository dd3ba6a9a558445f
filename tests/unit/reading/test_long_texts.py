"""What a digest tells on one of its pages is read much as it is read alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.corpus import load_corpus
from khronika.model import Document, Reading
from khronika.reading import read
from khronika.reading.stretches import stretches

CORPUS = Path(__file__).parents[3] / "corpus" / "test"
REPORTS = 12
LEAST = 0.6
"""Of the acts that reports tell alone. Countries that only their neighbourhood tells are lost."""


def _acts(reading: Reading) -> Iterator[tuple[str, str | None, str]]:
    for one in reading.incidents:
        for evidence in one.evidence:
            yield one.type, one.host, evidence.quote


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_reports_of_a_digest_tell_what_they_tell_alone(language):
    coded = (told.coded.reading for told in load_corpus([CORPUS / language]).documents())
    reports = [one.document for one in coded if one.incidents][:REPORTS]
    alone = {act for report in reports for act in _acts(read(report))}
    text = "\n\n".join(report.text for report in reports)
    together = set(_acts(read(Document(id="digest", text=text, language=language))))
    assert len(alone & together) >= LEAST * len(alone)


@given(st.text(alphabet="ab \n", max_size=30_000))
def test_stretches_hold_all_of_a_text_and_are_short(text):
    cut = stretches(text)
    assert "".join(text[one.start : one.end] for one in cut) == text
    assert all(one.end - one.start <= 4000 for one in cut)
