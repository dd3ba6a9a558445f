"""Double coding: a second coder reads a document blind, and the team sees where they differ.

A coder is assigned a document, is given its text and facts and none of its items, and hands in a
reading of their own, which is kept apart. Nobody is shown what others coded while somebody's coding
of the same document is still open. Then agreement is measured field by field, with the machine as
one more coder, and an adjudicator decides unit by unit, by the verbs of a review.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from django.db import transaction

from khronika.casebook import journal, models
from khronika.casebook.alpha import alpha, pairable
from khronika.casebook.assembling import document_id
from khronika.casebook.codings import MACHINE, CodingRow, FieldAgreement, UnitRow
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document
from khronika.casebook.kinds import KINDS
from khronika.casebook.reviewing import Reviewing
from khronika.casebook.rows import Review
from khronika.casebook.standing import everything, reading_of
from khronika.casebook.states import ASSIGN, CODE, DECISIONS, GRADE, WITHDRAW, codings_of, hashes_of
from khronika.casebook.undoing import UNDO
from khronika.casebook.units import Unit, done, units_of, values
from khronika.errors import ChangeRefused, MalformedReading
from khronika.model import Claim, Document, Item, Reading, item_to_json, to_json
from khronika.model.check import check
from khronika.resolution import Verdict

FOUND = "found"
"""The field of agreement that asks whether there is such an item at all."""

_DAYS = ("when", "when_text")
_WORKED = (*DECISIONS, *(verdict.value for verdict in Verdict), GRADE, "note", UNDO)
"""Verbs of whoever has seen what was read from a document."""


class Coding:
    """Double coding in the open casebook: `Casebook.coding`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def assign(self, document: str, coder: str, *, by: str) -> None:
        """Give a document to a coder, to be coded blind.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: the coder has it already, has worked on what was read from it, or has
                no name.
        """
        with told_plainly(self._directory), transaction.atomic():
            found = find_document(document)
            if not coder.strip() or coder == MACHINE:
                raise ChangeRefused(f"A coder needs a name, other than {MACHINE}.")
            if codings_of(found).filter(coder=coder).exists():
                raise ChangeRefused(f"{coder} has {document} already.")
            self._refuse_seen(document, coder)
            models.Coding.objects.create(document=found, coder=coder)
            self._tell(found, ASSIGN, by)

    def withdraw(self, document: str, coder: str, *, by: str, begun: bool = False) -> None:
        """Take a document back from a coder who has not handed it in.

        Args:
            document: id of the document.
            coder: who has it.
            by: who takes it back.
            begun: whether it is taken back even where something stands on the sheet, which goes.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: it was not assigned to the coder, was handed in, or was begun.
        """
        with told_plainly(self._directory), transaction.atomic():
            found = find_document(document)
            coding = assigned_to(found, coder)
            if coding.reading is not None:
                raise ChangeRefused(f"{coder} has handed {document} in already.")
            if coding.draft is not None and not begun:
                raise ChangeRefused(f"{coder} has begun {document}: what stands there would go.")
            coding.delete()
            self._tell(found, WITHDRAW, by)

    def sheet(self, document: str, coder: str) -> Document:
        """Give a coder what they see: the text and the facts of the document, no item.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: it was not assigned to the coder.
        """
        with told_plainly(self._directory):
            found = find_document(document)
            assigned_to(found, coder)
            return reading_of(found, ()).document

    def hand_in(self, document: str, reading: Reading, *, by: str) -> None:
        """Take a coder's reading of a document; one that was handed in before is replaced.

        A sheet of theirs that was being filled in is put away.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: it was not assigned to the coder.
            MalformedReading: the reading breaks its form, or is of another text.
        """
        check(reading)
        with told_plainly(self._directory), transaction.atomic():
            found = find_document(document)
            coding = assigned_to(found, by)
            if reading.document.text != found.text:
                raise MalformedReading("document.text", "is not the text that the casebook holds")
            coding.reading = to_json(reading)
            del coding.reading["document"]["text"]
            coding.draft = coding.before = None
            coding.save()
            self._tell(found, CODE, by)

    def codings(self) -> Sequence[CodingRow]:
        """Give all codings, document by document, and whether each was handed in."""
        with told_plainly(self._directory):
            return [
                CodingRow(
                    document=document_id(coding.document_id),
                    coder=coding.coder,
                    done=coding.reading is not None,
                    begun=coding.draft is not None,
                )
                for coding in models.Coding.objects.order_by("document", "pk")
            ]

    def having(self, coder: str) -> Sequence[str]:
        """Give the ids of the documents that a coder has not handed in yet."""
        with told_plainly(self._directory):
            waiting = models.Coding.objects.filter(coder=coder, reading__isnull=True)
            return [document_id(number) for number in waiting.values_list("document", flat=True)]

    def units(self, documents: Sequence[str] = ()) -> Sequence[UnitRow]:
        """Give what the machine and the coders read, item beside item.

        Args:
            documents: only these; all that everybody has handed in where there is none.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: somebody still has one of these documents to code.
        """
        with told_plainly(self._directory):
            return [row for found in _coded(documents) for row in _rows(found)]

    def words(self, document: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Give the words that each coder rests on, by unit and coder; asks what `units` does."""
        with told_plainly(self._directory):
            (found,) = _coded([document])
            return {
                unit.id: {
                    coder: [proof.quote for proof in noun.evidence]
                    for coder, noun in unit.said.items()
                }
                for unit in units_of(found).values()
            }

    def agreement(self, documents: Sequence[str] = ()) -> Sequence[FieldAgreement]:
        """Measure how far coders agree, field by field; asks and raises what `units` does."""
        rows = self.units(documents)
        coders = sorted({coder for row in rows for coder in row.values} - {MACHINE})
        return list(_agreement(rows, coders))

    def adjudicate(
        self,
        document: str,
        unit: str,
        coder: str,
        *,
        by: str,
        fields: Mapping[str, str] = {},
        why: str | None = None,
    ) -> str:
        """Decide that one coder is right about a unit, and give the id of the item.

        Their item is accepted, corrected to, or added; where they have none, the casebook's item is
        rejected. The item rests on their words.

        Args:
            document: id of the document.
            unit: id of the unit.
            coder: who is right.
            by: who decides.
            fields: names of fields about which another coder is right, with that coder.
            why: the reason.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: there is no such unit or coder; the item points to one that was not
                adjudicated yet; or what the verbs of a review refuse.
        """
        with told_plainly(self._directory), transaction.atomic():
            found = find_document(document)
            _refuse_open(found)
            units = units_of(found)
            known = [coding.coder for coding in done(found)]
            if unit not in units or not {coder, *fields.values()} <= {MACHINE, *known}:
                raise ChangeRefused(
                    f"{document} has no such unit or coder: `khronika coding units` lists them."
                )
            reason = why or f"adjudicated for {coder}"
            decide = _Adjudicating(self._directory, found, by, reason)
            return decide(units[unit], coder, fields)

    def _refuse_seen(self, document: str, coder: str) -> None:
        """Refuse a coder who has decided about, judged or noted what was read from a document.

        What they took back since, they have seen all the same.
        """
        changes = journal.Journal(self._directory).of(document)
        if any(change.by == coder and change.verb in _WORKED for change in changes):
            raise ChangeRefused(
                f"{coder} has worked on {document} already, as its history shows, and would not "
                "code it blind: assign it to somebody else."
            )

    def _tell(self, document: models.Document, verb: str, by: str) -> None:
        journal.write(
            by=by,
            verb=verb,
            subject=document_id(document.pk),
            before=None,
            after=hashes_of(document),
        )


class _Adjudicating:
    """Making the casebook say what a coder says about one unit."""

    def __init__(self, directory: Path, document: models.Document, by: str, why: str) -> None:
        self.review = Reviewing(directory)
        self.document = document
        self.here = document_id(document.pk)
        self.by = by
        self.why = why

    def __call__(self, unit: Unit, coder: str, fields: Mapping[str, str]) -> str:
        row_id = f"{self.here}.{unit.id}"
        stood = {one.id: (one, review) for one, review in everything(self.document)}
        noun = unit.said.get(coder)
        if noun is None:
            self.review.reject(row_id, why=self.why, by=self.by)
            return row_id
        spans = [(proof.start, proof.end) for proof in noun.evidence]
        said = _said(noun) | _of_others(unit, fields)
        if unit.id not in stood:
            return self.review.add(self.here, unit.kind, said, spans, by=self.by, why=self.why)
        now, review = stood[unit.id]
        differing = {name: part for name, part in said.items() if part != _said(now)[name]}
        if differing:
            self.review.correct(row_id, differing, by=self.by, why=self.why)
        if noun.evidence != now.evidence:
            self.review.respan(row_id, spans, by=self.by, why=self.why)
        elif not differing and review is Review.PROPOSED:
            self.review.accept(row_id, by=self.by, why=self.why)
        return row_id


def _of_others(unit: Unit, fields: Mapping[str, str]) -> dict[str, object]:
    """Give what others say in the fields about which they are right.

    The days and the words for days that are not known go together.
    """
    taken: dict[str, object] = {}
    for name, coder in fields.items():
        noun = unit.said.get(coder)
        said = {} if noun is None else _said(noun)
        if name not in said:
            raise ChangeRefused(f"{coder} says nothing of this field.", field=name[:40])
        dated = {one: said[one] for one in _DAYS} if name in _DAYS else {}
        taken |= dated or {name: said[name]}
    return taken


def _said(noun: Item) -> dict[str, object]:
    """Give the fields of an item as `Reviewing.correct` takes them."""
    value = item_to_json(noun)
    about = value.pop("about", {}) if isinstance(noun, Claim) else {}
    aside = ("id", "evidence", "confidence", "decided")
    said = {name: part for name, part in value.items() if name not in aside}
    if "when" in said:
        said.setdefault("when_text", None)
    return {**said, **about}


def assigned_to(document: models.Document, coder: str) -> models.Coding:
    """Give the coding of a document by one coder.

    Raises:
        ChangeRefused: it was not assigned to the coder.
    """
    coding = codings_of(document).filter(coder=coder).first()
    if coding is None:
        raise ChangeRefused(
            f"{document_id(document.pk)} is not assigned to {coder}: `khronika coding assign` "
            "does so."
        )
    return coding


def _coded(asked: Sequence[str]) -> Iterator[models.Document]:
    found = [find_document(one) for one in asked]
    if not asked:
        coded = models.Coding.objects.values("document")
        handed_in = models.Document.objects.filter(pk__in=coded).exclude(
            pk__in=coded.filter(reading__isnull=True)
        )
        found = list(handed_in.order_by("pk"))
    for document in found:
        _refuse_open(document)
        yield document


def _refuse_open(document: models.Document) -> None:
    waiting = codings_of(document).filter(reading__isnull=True).values_list("coder", flat=True)
    if waiting:
        raise ChangeRefused(
            f"{document_id(document.pk)} is still being coded by {', '.join(waiting)}: nobody sees "
            "what others coded before that."
        )


def _rows(document: models.Document) -> Iterator[UnitRow]:
    machine = [MACHINE] if document.unread is None else []  # what was not read says nothing
    coders = [*machine, *(coding.coder for coding in done(document))]
    for unit in units_of(document).values():
        yield UnitRow(
            document=document_id(document.pk),
            unit=unit.id,
            kind=unit.kind,
            values={
                coder: values(unit.said[coder]) if coder in unit.said else None for coder in coders
            },
        )


def _agreement(rows: Sequence[UnitRow], coders: Sequence[str]) -> Iterator[FieldAgreement]:
    for kind in KINDS.values():
        units = [row for row in rows if row.kind is kind.name]
        for name in (FOUND, *_fields(units)):
            people = [[_of(row, coder, name) for row in units] for coder in coders]
            everybody = [*people, [_of(row, MACHINE, name) for row in units]]
            if pairable(everybody):
                yield FieldAgreement(
                    kind=kind.name,
                    field=name,
                    units=pairable(everybody),
                    alpha=alpha(everybody),
                    people=alpha(people) if people else None,
                )


def _fields(units: Iterable[UnitRow]) -> list[str]:
    said = (said for row in units for said in row.values.values() if said is not None)
    return list(dict.fromkeys(name for one in said for name in one))


def _of(row: UnitRow, coder: str, name: str) -> str | None:
    """Give what a coder says in a field; None where they did not code the unit."""
    if coder not in row.values:
        return None
    said = row.values[coder]
    if name == FOUND:
        return "no" if said is None else "yes"
    return None if said is None else said.get(name)
