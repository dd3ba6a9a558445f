"""How far an act is in doubt, by all that tell of it."""

import pytest

from khronika.assessment.doubts import doubt
from khronika.model import Certainty

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
