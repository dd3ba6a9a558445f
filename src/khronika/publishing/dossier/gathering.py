"""From the casebook to what a dossier says.

Only what a person reviewed is taken, unless everything is asked for; the course of the case and the
independent sources are told by what is taken. Nothing is left out here for an audience.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khronika.assessment.days import days_of_act
from khronika.assessment.doubts import is_denied_rumour
from khronika.casebook import (
    ActCase,
    Casebook,
    ChangeRow,
    ClaimRow,
    DocumentRow,
    Filter,
    ItemKind,
    ItemRow,
    JudgementRow,
    OrganizationRow,
    PartyKind,
    PartyRef,
    PersonFile,
    PersonRow,
    Review,
    TellingRow,
)
from khronika.casebook.course import chronology, course
from khronika.model import Interval
from khronika.publishing.dossier.content import (
    Act,
    Claim,
    Days,
    Dossier,
    Gap,
    Joined,
    Looked,
    Party,
    Source,
    Step,
    Telling,
    Tie,
)
from khronika.resolution import name_key
from khronika.resolution.graph import Judgement, Judgements

_DECIDING = frozenset({"accept", "correct", "respan", "add", "undo"})

PartyRow = PersonRow | OrganizationRow


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dossier, and who stands in its documents."""

    dossier: Dossier
    people: dict[int, tuple[PersonRow, ...]]
    """Everybody in each document, by its number: the rejected and the unreviewed, too."""
    texts: dict[int, str]
    """The whole text of each document."""
    own: frozenset[str]
    """Ids of those who are the person that the case is about."""
    identities: dict[str, str]
    """Who somebody was judged to be: the same for all their rows, by the id of each."""


def gather(casebook: Casebook, row_id: str, *, unreviewed: bool = False) -> Gathered:
    """Gather the case of a person.

    Args:
        casebook: an open casebook.
        row_id: a person, such as d1.p2.
        unreviewed: whether what nobody reviewed is taken, too.

    Raises:
        NotInCasebook: there is no such person.
    """
    file = casebook.judging.person(row_id)
    return _Gathering(casebook, file, row_id, unreviewed=unreviewed).gathered()


class _Gathering:
    def __init__(
        self, casebook: Casebook, file: PersonFile, asked: str, *, unreviewed: bool
    ) -> None:
        self._casebook, self._file, self._all = casebook, file, unreviewed
        self._asked = asked
        self._own = {row.id for row in file.people}
        taken = [act for one in file.acts if (act := self._act_taken(one)).tellings]
        self._acts = chronology(taken)
        self._said = self._said_besides()
        self._documents = self._documents_used()
        self._numbers = {row.id: number for number, row in enumerate(self._documents, 1)}
        self._people = {
            row.id: tuple(casebook.people(Filter(document=row.id, rejected=True)))
            for row in self._documents
        }
        self._rows = self._party_rows()
        self._changes = self._last_changes()
        self._parties = self._party_numbers()

    def gathered(self) -> Gathered:
        lawyers = [row for row in self._file.representatives if self._stands(row)]
        went = course(self._acts, represented=bool(lawyers))
        numbers = {act.tellings[0].incident.id: n for n, act in enumerate(self._acts, 1)}
        dossier = Dossier(
            parties=tuple(self._each_party({row.id for row in lawyers})),
            joined=tuple(
                Joined(
                    one=self._document(judged.one),
                    other=self._document(judged.other),
                    by=judged.by,
                    on=Days.of(judged.at.date()),
                )
                for judged in self._file.judgements
            ),
            posture=went.posture,
            steps=tuple(
                Step(
                    posture=step.posture,
                    act=numbers[step.incident],
                    day=_days(self._acts[numbers[step.incident] - 1]),
                )
                for step in (*went.steps, *went.undated)
            ),
            gaps=tuple(
                Gap(
                    question=asked.question,
                    act=numbers[asked.incident] if asked.incident else 0,
                    since=_days(self._acts[numbers[asked.incident] - 1])
                    if asked.incident
                    else None,
                )
                for asked in went.questions
            ),
            acts=tuple(self._act(n, act) for n, act in enumerate(self._acts, 1)),
            claims=tuple(map(self._claim, self._said)),
            sources=tuple(map(self._source, self._documents)),
            unreviewed=self._count_unreviewed(),
            with_unreviewed=self._all,
        )
        people = {self._numbers[row_id]: rows for row_id, rows in self._people.items()}
        texts = {
            number: self._casebook.standing(row_id).document.text
            for row_id, number in self._numbers.items()
        }
        one_by = self._identities()
        identities = {row.id: one_by(row.id) for rows in people.values() for row in rows}
        return Gathered(dossier, people, texts, frozenset(self._own), identities)

    # What is taken

    def _stands(self, row: ItemRow) -> bool:
        return row.review is not Review.REJECTED and (
            self._all or row.review is not Review.PROPOSED
        )

    def _act_taken(self, act: ActCase) -> ActCase:
        """Give an act by the tellings that are taken alone."""
        tellings = tuple(told for told in act.tellings if self._stands(told.incident))
        ids = {told.incident.id for told in tellings}
        sources = (tuple(one for one in source if one in ids) for source in act.sources)
        return ActCase(
            tellings=tellings,
            differences=act.differences,
            sources=tuple(filter(None, sources)),
            ties=tuple(tie for tie in act.ties if {tie.one, tie.other} <= ids),
            judgements=act.judgements,
        )

    def _said_besides(self) -> list[ClaimRow]:
        """Give what the person says that bears on none of the acts."""
        told = {one.id for act in self._acts for row in act.tellings for one in row.claims}
        return [
            claim
            for document in dict.fromkeys(row.document.id for row in self._file.people)
            for claim in self._casebook.claims(document=document)
            if claim.speaker.id in self._own and claim.id not in told and self._stands(claim)
        ]

    def _count_unreviewed(self) -> int:
        acts = (row.incident for act in self._file.acts for row in act.tellings)
        claims = (one for act in self._file.acts for row in act.tellings for one in row.claims)
        rows: dict[str, ItemRow] = {row.id: row for row in (*acts, *claims)}
        return sum(row.review is Review.PROPOSED for row in rows.values())

    # Documents

    def _documents_used(self) -> list[DocumentRow]:
        used = {row.document.id for row in (*self._file.people, *self._said)}
        used |= {row.incident.document.id for act in self._acts for row in act.tellings}
        rows = [self._casebook.documents(Filter(document=one))[0] for one in used]
        return sorted(rows, key=lambda row: (row.published or date.max, int(row.id[1:])))

    def _document(self, row_id: str) -> int:
        return self._numbers[row_id.partition(".")[0]]

    def _source(self, row: DocumentRow) -> Source:
        return Source(
            document=self._numbers[row.id],
            id=row.id,
            title=row.title,
            author=row.author,
            publisher=row.publisher,
            reliability=self._reliability(row.id),
            published=Days.of(row.published),
            language=row.language,
            address=row.address,
            retrieved=Days.of(row.retrieved.date() if row.retrieved else None),
            added=Days.of(row.added.date()),
            media_type=row.media_type,
            extractor=row.extractor,
            reader=row.reader,
            sha256=row.sha256,
        )

    def _reliability(self, document: str) -> str | None:
        return next(
            (
                told.reliability
                for act in self._acts
                for told in act.tellings
                if told.incident.document.id == document
            ),
            None,
        )

    # Statements

    def _act(self, number: int, act: ActCase) -> Act:
        claims = {c.id: c for told in act.tellings for c in told.claims if self._stands(c)}
        tellings = tuple(map(self._telling, act.tellings))
        return Act(
            number=number,
            when=_days(act),
            tellings=tellings,
            claims=tuple(map(self._claim, claims.values())),
            sources=act.corroboration,
            ties=tuple(
                Tie(one=self._document(tie.one), other=self._document(tie.other), tie=tie.tie)
                for tie in act.ties
            ),
            differs=tuple(_differing(act)),
        )

    def _telling(self, told: TellingRow) -> Telling:
        row = told.incident
        return Telling(
            id=row.id,
            document=self._document(row.id),
            quotes=_quotes(row),
            looked=self._looked(row),
            type=row.type,
            host=row.host,
            origin=row.origin,
            targets=self._numbered(row.targets),
            actors=self._numbered(row.actors),
            when=Days.of(row.when),
            when_words=(row.when.text if row.when else row.when_text) or None,
            status=row.status,
            certainty=row.certainty,
            denied_rumour=is_denied_rumour(row),
            charge=row.charge,
            max_years=row.max_years,
            credibility=told.credibility,
        )

    def _claim(self, row: ClaimRow) -> Claim:
        return Claim(
            id=row.id,
            document=self._document(row.id),
            quotes=_quotes(row),
            looked=self._looked(row),
            speaker=self._parties[row.speaker.id],
            stance=row.stance,
            direct=row.direct,
        )

    def _looked(self, row: ItemRow) -> Looked:
        change = None if row.review is Review.PROPOSED else self._changes.get(row.id)
        return Looked(
            review=row.review,
            by=change.by if change else None,
            on=Days.of(change.at.date()) if change else None,
        )

    def _last_changes(self) -> dict[str, ChangeRow]:
        """Give the change that brought each party and statement to where it stands."""
        stated = [*self._said]
        for act in self._acts:
            for told in act.tellings:
                stated += told.claims
        acts = [told.incident.id for act in self._acts for told in act.tellings]
        items = {*self._rows, *acts, *(claim.id for claim in stated)}
        changes = self._casebook.journal.of_items(items)
        return {change.subject: change for change in changes if change.verb in _DECIDING}

    # Parties

    def _party_rows(self) -> dict[str, PartyRow]:
        rows: dict[str, PartyRow] = {}
        for document in self._documents:
            rows |= {row.id: row for row in self._people[document.id]}
            rows |= {row.id: row for row in self._casebook.organizations(document=document.id)}
        return rows

    def _party_numbers(self) -> dict[str, int]:
        """Number the parties: the person first, then as the statements name them."""
        one_by = self._identities()
        by_identity: dict[str, int] = {}
        # The person is called as in the row that was asked for.
        named = [self._asked, *sorted(self._own), *(row.id for row in self._file.representatives)]
        for act in self._acts:
            for told in act.tellings:
                named += [one.id for one in (*told.incident.targets, *told.incident.actors)]
                named += [claim.speaker.id for claim in told.claims if self._stands(claim)]
        named += [claim.speaker.id for claim in self._said]
        numbers: dict[str, int] = {}
        for row_id in named:
            identity = one_by(row_id)
            numbers[row_id] = by_identity.setdefault(identity, len(by_identity) + 1)
        return numbers

    def _identities(self) -> "_Identities":
        return _Identities(self._casebook, self._rows, self._own)

    def _numbered(self, parties: Sequence[PartyRef]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._parties[one.id] for one in parties))

    def _each_party(self, lawyers: set[str]) -> Iterator[Party]:
        by_number: dict[int, list[str]] = {}
        for row_id, number in self._parties.items():
            by_number.setdefault(number, []).append(row_id)
        for number, ids in sorted(by_number.items()):
            rows = [self._rows[one] for one in ids if one in self._rows]
            if rows:
                yield self._party(number, rows, represents=bool(lawyers & set(ids)))

    def _party(self, number: int, rows: Sequence[PartyRow], *, represents: bool) -> Party:
        """Make a party; what only an unreviewed row says of it is not taken."""
        taken = [row for row in rows if self._stands(row)]
        people = [row for row in taken if isinstance(row, PersonRow)]
        bodies = [row for row in taken if isinstance(row, OrganizationRow)]
        names = dict.fromkeys(name for row in taken for name in (row.name, *row.aliases))
        name = (taken or rows)[0].name
        return Party(
            number=number,
            kind=PartyKind.PERSON if isinstance(rows[0], PersonRow) else PartyKind.ORGANIZATION,
            subject=number == 1,
            name=name,
            aliases=tuple(other for other in names if other != name),
            roles=tuple(dict.fromkeys(role for row in people for role in row.roles)),
            citizenship=tuple(dict.fromkeys(code for row in people for code in row.citizenship)),
            body=bodies[0].kind if bodies else None,
            country=next((row.country for row in bodies if row.country), None),
            represents=represents,
            documents=tuple(sorted({self._document(row.id) for row in rows})),
            looked=self._looked((taken or rows)[0]),
        )


class _Identities:
    """Who is one party: by judgement; bodies by their written name and country, too."""

    def __init__(self, casebook: Casebook, rows: dict[str, PartyRow], own: set[str]) -> None:
        self._rows, self._own = rows, own
        kept = casebook.judging.judgements()
        self._judged = {
            kind: Judgements(_judgement(row) for row in kept if row.kind is kind)
            for kind in (ItemKind.PERSON, ItemKind.ORGANIZATION)
        }

    def __call__(self, row_id: str) -> str:
        if row_id in self._own:
            return "the person"
        row = self._rows.get(row_id)
        if isinstance(row, OrganizationRow):
            cluster = self._judged[ItemKind.ORGANIZATION].cluster(row_id)
            return cluster[0] if len(cluster) > 1 else f"{name_key(row.name)} {row.country}"
        return self._judged[ItemKind.PERSON].cluster(row_id)[0]


def _judgement(row: JudgementRow) -> Judgement:
    return Judgement(
        one=row.one, other=row.other, verdict=row.verdict, by=row.by, at=row.at, why=row.why
    )


def _quotes(row: ItemRow) -> tuple[str, ...]:
    return tuple(proof.quote for proof in row.evidence)


def _told_days(act: ActCase) -> list[Interval]:
    return [told.incident.when for told in act.tellings if told.incident.when is not None]


def _days(act: ActCase) -> Days | None:
    days = days_of_act((when.first, when.last) for when in _told_days(act))
    return Days(*days) if days else None


def _differing(act: ActCase) -> Iterator[str]:
    """Give the fields in which what is taken differs."""
    told = {one.incident.id for one in act.tellings}
    for difference in act.differences:
        values = [value for value, rows in difference.values if told & set(rows)]
        if len(values) > 1:
            yield difference.field
