"""How far people trust sources and tellings, by the Admiralty code.

A publisher has a letter for its reliability, A (completely reliable) to F (cannot be judged); a
telling has a number for its credibility, 1 (confirmed) to 6 (cannot be judged). The two are given
apart: a good source may err.
Source: NATO STANAG 2511, as AJP-2.1 has it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from khronika.casebook import journal, models
from khronika.casebook.assembling import document_id
from khronika.casebook.decided import grade_state, source_state
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document, find_item, not_found
from khronika.casebook.rows import ActCase, GradeRow, SourceRow
from khronika.casebook.states import GRADE, RATE, State
from khronika.casebook.undoing import takes_back
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.resolution import name_key

RELIABILITY = "ABCDEF"
CREDIBILITY = range(1, 7)


class Grading:
    """The grades of the open casebook: `Casebook.grading`. `by` is the coder."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def sources(self) -> Sequence[SourceRow]:
        """Give the publishers of the documents, by name, each with its grade."""
        with told_plainly(self._directory):
            return _sources()

    def of(self, act: ActCase) -> Mapping[str, GradeRow]:
        """Give the grades that stand beside an act, with who set them.

        Those of tellings are under their ids, those of publishers under the names that the
        documents have.
        """
        with told_plainly(self._directory):
            found = _graded({told.incident.document.publisher for told in act.tellings})
            ids = [told.incident.id for told in act.tellings]
            for grade in models.Grade.objects.filter(incident__in=ids):
                found[grade.incident] = _grade_row(grade, str(grade.credibility))
            return found

    def of_publishers(self, names: Iterable[str | None]) -> Mapping[str, GradeRow]:
        """Give the grades of those publishers that have one, under the names as given."""
        with told_plainly(self._directory):
            return _graded(names)

    def grade_source(
        self, publisher: str, reliability: str, *, by: str, why: str | None = None
    ) -> int:
        """Set how reliable a publisher is; give the number of the change.

        Args:
            publisher: its name, or the id of one of its documents.
            reliability: A to F.
            by: who decides.
            why: the reason.

        Raises:
            NotInCasebook: no document has this publisher.
            ChangeRefused: there is no such letter, or it stands there already.
        """
        with told_plainly(self._directory), transaction.atomic():
            if reliability not in RELIABILITY or len(reliability) != 1:
                raise ChangeRefused("Reliability is a letter from A to F.")
            source = _source(_publisher(publisher), by)
            before = source_state(source)
            _refuse_same(before, reliability)
            subject = f"s{source.pk}"
            after = _keep_source(subject, _state(reliability, by, why))
            return journal.write(
                by=by, verb=RATE, subject=subject, before=before, after=after, why=why
            )

    def grade_telling(
        self, row_id: str, credibility: int, *, by: str, why: str | None = None
    ) -> int:
        """Set how credible it is what one document says of an act; give the change's number.

        Raises:
            NotInCasebook: the id names no incident.
            ChangeRefused: there is no such number, or it stands there already.
        """
        with told_plainly(self._directory), transaction.atomic():
            if credibility not in CREDIBILITY:
                raise ChangeRefused("Credibility is a number from 1 to 6.")
            found = find_item(row_id)
            if found is None or not models.Incident.objects.filter(pk=found.pk).exists():
                raise not_found(row_id)
            before = _grade_state(row_id)
            _refuse_same(before, credibility)
            after = _state(credibility, by, why)
            _keep_grade(row_id, after)
            return journal.write(
                by=by, verb=GRADE, subject=row_id, before=before, after=after, why=why
            )


def reliability_of(publishers: Iterable[str | None]) -> dict[str, str]:
    """Give the letters of publishers that have one, by their names as given."""
    return {name: grade.value for name, grade in _graded(publishers).items()}


def credibility_of(row_ids: Iterable[str]) -> dict[str, int]:
    """Give the numbers of tellings that have one."""
    found = models.Grade.objects.filter(incident__in=list(row_ids))
    return dict(found.values_list("incident", "credibility"))


def _graded(publishers: Iterable[str | None]) -> dict[str, GradeRow]:
    keys = {name: name_key(name) for name in publishers if name}
    by_key = {
        source.key: _grade_row(source, str(source.reliability))
        for source in models.Source.objects.filter(key__in=keys.values(), reliability__isnull=False)
    }
    return {name: by_key[key] for name, key in keys.items() if key in by_key}


def _sources() -> list[SourceRow]:
    found_in = models.Document.objects.order_by("pk").values_list("pk", "publisher")
    columns = [(pk, publisher) for pk, publisher in found_in if publisher]
    keys = {publisher: name_key(publisher) for publisher in {name for _, name in columns}}
    documents: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for pk, publisher in columns:
        documents[keys[publisher]].append((publisher, pk))
    graded = {
        source.key: source for source in models.Source.objects.exclude(reliability__isnull=True)
    }
    return [
        SourceRow(
            name=found[0][0],
            documents=tuple(document_id(pk) for _, pk in found),
            reliability=source.reliability if (source := graded.get(key)) else None,
            by=source.by if source else None,
            at=source.at if source else None,
            why=source.why if source else None,
        )
        for key, found in sorted(documents.items())
    ]


def _publisher(asked: str) -> str:
    """Give the name of a publisher from it, or from the id of one of its documents."""
    key = name_key(asked)
    for name in models.Document.objects.values_list("publisher", flat=True).distinct():
        if name and name_key(name) == key:
            return name
    try:
        name = find_document(asked).publisher
    except NotInCasebook:
        name = None
    if not name:
        raise NotInCasebook(
            "No document of the casebook has this publisher: `khronika sources` lists them."
        )
    return name


def _source(name: str, by: str) -> models.Source:
    source, _ = models.Source.objects.get_or_create(
        key=name_key(name), defaults={"name": name, "by": by, "at": datetime.now(UTC)}
    )
    return source


def _state(value: str | int, by: str, why: str | None) -> State:
    return {"value": value, "by": by, "at": datetime.now(UTC).isoformat(), "why": why}


def _grade_state(row_id: str) -> State | None:
    grade = models.Grade.objects.filter(incident=row_id).first()
    return None if grade is None else grade_state(grade)


def _grade_row(kept: models.Source | models.Grade, value: str) -> GradeRow:
    return GradeRow(value=value, by=kept.by, at=kept.at, why=kept.why)


def _refuse_same(before: State | None, value: str | int) -> None:
    if before is not None and before["value"] == value:
        raise ChangeRefused(f"The grade is {value} already.")


def _keep_source(subject: str, state: Any) -> object:
    source = models.Source.objects.get(pk=int(subject[1:]))
    source.reliability = state["value"] if state else None
    if state:
        source.by, source.why = state["by"], state["why"]
        source.at = datetime.fromisoformat(state["at"])
    source.save()
    return source_state(source)


def _keep_grade(subject: str, state: Any) -> object:
    if state is None:
        models.Grade.objects.filter(incident=subject).delete()
        return None
    found = find_item(subject)
    if found is None:
        raise not_found(subject)
    models.Grade.objects.update_or_create(
        incident=subject,
        defaults={
            "document_id": found.document_id,
            "credibility": state["value"],
            "by": state["by"],
            "at": datetime.fromisoformat(state["at"]),
            "why": state["why"],
        },
    )
    return state


takes_back([RATE], _keep_source)
takes_back([GRADE], _keep_grade)
