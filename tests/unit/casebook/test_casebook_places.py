"""What is told of each country is counted as the tables hold it, whatever was changed before."""

# Django can be imported only once a casebook is open.

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story import READING, captured, retitled

from khronika.casebook import Casebook, Filter, ItemKind, Originals, PlaceRow, Review
from khronika.errors import ChangeRefused, MalformedReading
from khronika.model import IncidentType, Reader, Reading, Status
from khronika.resolution import Verdict


def anew(casebook: Casebook, host: str) -> PlaceRow | None:
    """Count what is told of a country, act by act."""
    told = casebook.countries.acts(host)
    here = [one for act in told for one in act if one.host == host != one.origin]
    if not here:
        return None
    acts = [act for act in told if act[-1].host == host != act[-1].origin]
    confirmed = [act for act in acts if any(one.review != Review.PROPOSED for one in act)]
    kinds = Counter(act[-1].type for act in acts)
    far = Counter((act[-1].type, act[-1].status) for act in acts)
    days = [one for one in here if one.first]
    return PlaceRow(
        host=host,
        confirmed=len(confirmed),
        proposed=len(acts) - len(confirmed),
        documents=len({one.document for one in here}),
        publishers=len({one.publisher for one in here} - {None}),
        languages=len({one.language for one in here} - {None}),
        types=tuple((kind, kinds[kind]) for kind in IncidentType if kind in kinds),
        unfinished=tuple(
            (kind, status, far[kind, status])
            for kind in IncidentType
            for status in Status
            if (kind, status) in far and status is not Status.COMPLETED
        ),
        first=min((one.first for one in days), default=None),
        last=max((one.last for one in days), default=None),
    )


def agrees(casebook: Casebook) -> None:
    hosts = sorted({row.host for row in casebook.incidents(Filter(rejected=True)) if row.host})
    counted = [row for host in hosts if (row := anew(casebook, host))]
    assert list(casebook.countries.places()) == counted


def one_of(rows: Sequence, n: int) -> str:
    """Choose the id of a row."""
    return rows[n % len(rows)].id


def add(casebook: Casebook, n: int) -> None:
    publisher = (None, "Fonar", "The Lantern")[n % 3]
    reading = retitled(f"another {n}", publisher=publisher, language=("en", "ru", None)[n % 2])
    casebook.add(captured(reading, path=f"{n}.txt"), reading)


def decide(casebook: Casebook, n: int) -> None:
    act = one_of(casebook.incidents(Filter(rejected=True)), n)
    review = casebook.reviewing
    match n % 5:
        case 0:
            review.accept(act, by="vera")
        case 1:
            review.reject(act, why="not so", by="vera")
        case 2:
            review.correct(act, {"host": ("GE", "KG", None)[n % 3]}, by="vera")
        case 3:
            review.correct(act, {"origin": ("GE", "KG", None)[n % 3]}, by="vera")
        case 4:
            review.correct(act, {"type": ("detention", "threat")[n % 2]}, by="vera")


def correct_a_document(casebook: Casebook, n: int) -> None:
    facts = ({"publisher": "Fonar"}, {"publisher": None}, {"language": "ru"}, {"language": None})
    casebook.reviewing.correct(one_of(casebook.documents(), n), facts[n % 4], by="vera")


def code_an_act(casebook: Casebook, n: int) -> None:
    person = one_of(casebook.people(), n)
    values = {"type": "assault", "targets": [person], "host": ("GE", "TR")[n % 2]}
    values |= {"status": "completed", "certainty": "stated"}
    casebook.reviewing.add(person.partition(".")[0], ItemKind.INCIDENT, values, [(0, 5)], by="vera")


def judge(casebook: Casebook, n: int) -> None:
    one, other = (one_of(casebook.incidents(), chosen) for chosen in (n, n * 3 + 1))
    verdict = Verdict.DIFFERENT if n % 4 == 0 else Verdict.SAME
    casebook.judging.judge(one, other, verdict, by="vera")


def undo(casebook: Casebook, _: int) -> None:
    casebook.reviewing.undo(by="vera")


def read_again(casebook: Casebook, n: int) -> None:
    document = one_of(casebook.documents(), n)
    read = casebook.reading(document)
    acts = tuple(
        replace(one, actors=(), host=("AM", "GE")[n % 2]) for one in read.incidents[n % 2 :]
    )
    newer = Reading(
        document=read.document,
        relevant=True,
        people=read.people,
        incidents=acts,
        reader=Reader(name="by hand", version=str(n)),
    )
    casebook.rereading.take(document, newer)


def erase(casebook: Casebook, n: int) -> None:
    casebook.erasing.erase(one_of(casebook.people(), n), originals=Originals.DELETE, by="vera")


CHANGES = (add, decide, decide, correct_a_document, code_an_act, judge, judge, undo, read_again)
changes = st.tuples(st.sampled_from(CHANGES), st.integers(0, 60))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    made=st.lists(changes, min_size=1, max_size=3),
    erased=st.sampled_from((None, None, None, 3, 17)),
)
def test_counts_are_those_of_the_tables_after_any_changes(
    filled: Casebook, made: list, erased: int | None
) -> None:
    add(filled, len(filled.documents()))
    for change, n in made:
        with suppress(ChangeRefused, MalformedReading):
            change(filled, n)
        agrees(filled)
    if erased is not None:
        erase(filled, erased)
        agrees(filled)


def test_the_story_is_counted(filled: Casebook) -> None:
    agrees(filled)
    rows = {row.host: row for row in filled.countries.places()}
    assert {host: row.proposed for host, row in rows.items()} == dict(
        Counter(act.host for act in READING.incidents)
    )
    filled.reviewing.accept("d1.i1", by="vera")
    assert sum(row.confirmed for row in filled.countries.places()) == 1
