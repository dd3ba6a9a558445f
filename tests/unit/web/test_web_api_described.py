"""The API holds to its own description, whatever is sent: schemathesis finds no error in it."""

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from khronika.web.door import Door
from khronika.web.limits import Bucket, Limits
from khronika.web.server import application

AUTHORITY = "localhost"  # as schemathesis asks a program in its own process
TOKEN = "a-token-of-the-tests"
MALFORMED = "urn:khronika:problem:malformed-request"
HOW = {
    "seed": 20261126,
    "headers": {"Authorization": f"Bearer {TOKEN}"},
    "generation": {"max-examples": 4, "deterministic": True, "database": "none"},
    "phases": {"stateful": {"enabled": False}},
    "checks": {
        # What fits the form may yet make no sense; the test below holds that the form is right.
        "positive_data_acceptance": {"expected-statuses": ["2xx", 404, 409, 422]},
        # Asked for by tests of the door, and not fit for a program in the same process.
        "ignored_auth": {"enabled": False},
    },
}


@pytest.fixture
def described(casebook):
    """The API, with its description, for a program that may ask as often as it likes."""
    from khronika.web.api import description  # needs the open casebook's settings

    patient = Bucket(holds=1_000_000, per_second=1)
    door = Door(AUTHORITY, bearer=TOKEN, limits=Limits(patient, patient))
    schema = schemathesis.openapi.from_dict(description(), config=SchemathesisConfig.from_dict(HOW))
    schema.app = application(casebook, door)
    return schema


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_every_answer_is_as_described(described):
    asked, faults = set(), []
    for event in from_schema(described).execute():
        if isinstance(event, NonFatalError | FatalError):
            faults.append(str(event))
        if isinstance(event, ScenarioFinished):
            asked |= {node.value.operation.label for node in event.recorder.cases.values()}
            faults += faults_of(event.recorder)
    assert not faults, "\n".join(map(str, faults))
    assert asked == {found.ok().label for found in described.get_all_operations()}


def faults_of(recorder):
    """Tell which checks failed, and which requests of the form described were called malformed."""
    for case_id, checks in recorder.checks.items():
        case, response = recorder.cases[case_id].value, recorder.interactions[case_id].response
        for check in checks:
            if check.status is Status.FAILURE:
                yield case.operation.label, check.name, check.failure_info.failure.message
        is_positive = case.meta.generation.mode.is_positive
        if is_positive and response.status_code == 422 and MALFORMED in response.text:
            yield case.operation.label, response.text
