"""How far an act is in doubt, by all that tell of it."""

import pytest

from khronika.assessment.doubts import doubt, is_denied_rumour
from khronika.casebook import DocumentRef, IncidentRow, Review
from khronika.model import Certainty, Evidence, IncidentType, Status

SAID, HEARD, DENIED = Certainty.STATED, Certainty.RUMOURED, Certainty.DISPUTED


@pytest.mark.parametrize(
    ("told", "doubtful"),
    [
        ([], None),
        ([SAID], None),
        ([SAID, HEARD], None),
        ([HEARD, HEARD], HEARD),
        ([HEARD, DENIED], DENIED),
        ([SAID, DENIED], DENIED),
    ],
)
def test_one_denial_disputes_and_only_rumours_alone_are_a_rumour(told, doubtful):
    assert doubt(told) is doubtful


def told(words, language, certainty=DENIED):
    return IncidentRow(
        id="d1.i1",
        document=DocumentRef(
            id="d1",
            own_id="x",
            title=None,
            publisher=None,
            published=None,
            language=language,
            reader=None,
        ),
        evidence=(Evidence(start=0, end=len(words), quote=words),),
        confidence=None,
        decided=(),
        review=Review.PROPOSED,
        type=IncidentType.ABDUCTION,
        targets=(),
        host="KG",
        origin="RU",
        actors=(),
        when=None,
        when_text=None,
        status=Status.COMPLETED,
        certainty=certainty,
        charge=None,
        max_years=None,
    )


@pytest.mark.parametrize(
    ("words", "language"),
    [("По слухам, его похитили в Оше.", "ru"), ("It is rumoured that he was abducted.", "en")],
)
def test_a_denial_does_not_hide_that_an_act_is_told_as_a_rumour(words, language):
    assert is_denied_rumour(told(words, language))
    assert not is_denied_rumour(told(words, language, SAID))
    assert not is_denied_rumour(told("He was abducted. Его похитили.", language))
