"""What the queries of a casebook give: frozen rows, whole enough for a table or a page.

Ids are those of the casebook: a document is `d1`, what was read from it `d1.` and the id in the
reading (`d1.i3` an incident, `d1.p2` a person). Codes are the model's enumerations; their labels
lie in `resources/`. Tuples keep the order of the reading unless a row says otherwise.

    DocumentRow                           a document, with counts of what was read from it
    PersonRow, OrganizationRow            a party of one document; never merged across documents
    Proposal                              another person who may be the same
    IncidentRow, ClaimRow, InstrumentRow, EstimateRow
    QueueRow                              any of them that waits for a decision
    RelationRow                           a document that hangs on another
    CopyRow                               a document that is a copy of another, or was copied
    Coverage, SourceCount, Waiting       figures;  Choices: what filters can be set to
    JudgementRow, ConflictRow             what people decided of two rows, and what contradicts it
    ProposalRow                           two rows that may be of one person, body or act
    SourceRow                             a publisher with its grade
    GradeRow                              a grade, and who set it
    TellingRow, ActCase                   an act with all its tellings side by side
    CaseRow                               a case of the list of cases
    PersonFile, OrganizationFile          a person's acts in order, a body's, over all documents
    DocumentCase, PersonCase, OrganizationCase, IncidentCase    a row and all that stands around it
    ChangeRow, Head, Tampering            of the journal
    CustodyRow, TextRow                   of the custody log, and of the texts of a document
    TimestampRow                          what a service signed of the journal's head
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from khronika.capture import Bond, Part
from khronika.model import (
    Certainty,
    Decision,
    EstimateMeasure,
    Evidence,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    Interval,
    OrganizationKind,
    Role,
    Stance,
    Status,
)
from khronika.resolution.names.comparing import Verdict
from khronika.resolution.sources import CopyKind


class Review(StrEnum):
    """How far a person has looked at what a machine read."""

    PROPOSED = "proposed"
    """A machine read it, and nobody has decided."""
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    """A person changed a field or the words that it rests on, and stands by the rest."""
    REJECTED = "rejected"
    """It stays, with the reason, so that no new reading proposes it again."""
    ADDED = "added"
    """A person added what the machine missed."""


class ItemKind(StrEnum):
    """What kind of item was read from a document."""

    PERSON = "person"
    ORGANIZATION = "organization"
    INCIDENT = "incident"
    CLAIM = "claim"
    INSTRUMENT = "instrument"
    ESTIMATE = "estimate"


class PartyKind(StrEnum):
    """Whether a party is a person or a body."""

    PERSON = "person"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rows a query gives; a field that is None asks nothing. All that is asked must hold.

    For documents and people, country, type and days are asked of their incidents (of a person:
    those that hit the person); a document's days are those of its publication.
    """

    country: str | None = None
    """ISO 3166-1 alpha-2 code of an incident's host or origin."""
    type: IncidentType | None = None
    person: str | None = None
    """Id of a person, or a part of a name or alias; case, accents and ё are set aside."""
    first: date | None = None
    last: date | None = None
    """Days that the interval of an incident must touch; an undated incident touches none."""
    document: str | None = None
    """Id of a document."""
    rejected: bool = False
    """Whether the items that a person rejected are given too; elsewhere they are left out."""
    unread: bool = False
    """Whether of the documents only those are given that were kept and could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """The source of a row, as much as stands beside it."""

    id: str
    own_id: str
    """The id that the document brought along."""
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    reader: str | None
    """Name and version of what read it; None where a person coded the reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRef:
    """A person or body that a row points to."""

    id: str
    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(DocumentRef):
    """A document of the casebook."""

    path: str
    """Where the user took it from; `ARCHIVE!member` for a member of an archive."""
    author: str | None
    """Who signed it, as the source says."""
    published_from: str | None
    """Where the day of publication was found, in words."""
    address: str | None
    """Where the source stood, as an address."""
    retrieved: datetime | None
    """When whoever saved it took it from there."""
    warnings: tuple[str, ...]
    """What a reader of the document should know, such as macros that were left alone."""
    sha256: str
    """Of the original bytes, in hexadecimal."""
    media_type: str
    extractor: str
    added: datetime
    """In UTC."""
    unread: str | None
    """Why it was not read, in words; None where it was."""
    relevant: bool
    people: int
    organizations: int
    incidents: int
    claims: int
    instruments: int
    estimates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """What all rows read from a document share."""

    id: str
    document: DocumentRef
    evidence: tuple[Evidence, ...]
    """In the order of the reading; offsets are code points of the document's text."""
    confidence: float | None
    decided: tuple[Decision, ...]
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A person of another document whose name speaks for one person; somebody must confirm it."""

    id: str
    name: str
    score: float
    """How strongly the names speak for it, from 0 to 1."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(ItemRow):
    """A person as one document has them."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    citizenship: tuple[str, ...]
    incidents: tuple[str, ...]
    """Ids of the incidents that hit the person."""
    namesakes: tuple[str, ...]
    """Ids of people of other documents whose name is written the same; nothing more is known."""
    proposals: tuple[Proposal, ...] = ()
    """People of other documents who may be the same; empty where they were not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRow(ItemRow):
    """A body, group or outlet as one document has it."""

    name: str
    aliases: tuple[str, ...]
    kind: OrganizationKind
    country: str | None
    incidents: tuple[str, ...]
    """Ids of the incidents that hit the organization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow(ItemRow):
    """One type of act, in one host country, on one occasion."""

    type: IncidentType
    targets: tuple[PartyRef, ...]
    host: str | None
    origin: str | None
    actors: tuple[PartyRef, ...]
    when: Interval | None
    when_text: str | None
    """The words of a date that could not be resolved; then `when` is None."""
    status: Status
    certainty: Certainty
    charge: str | None
    max_years: int | None
    denied_by: tuple[PartyRef, ...] = ()
    """Whose claims in the same document deny it, in their order; a rumour that somebody denies
    stays a rumour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(ItemRow):
    """What one speaker says in one run of sentences."""

    speaker: PartyRef
    stance: Stance
    direct: bool
    incidents: tuple[str, ...]
    """Ids of the incidents that it bears on."""
    instruments: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow(ItemRow):
    """An agreement between states, or a state's own law or policy."""

    kind: InstrumentKind
    parties: tuple[str, ...]
    """Country codes."""
    status: InstrumentStatus
    when: Interval | None
    when_text: str | None
    data: tuple[InstrumentData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow(ItemRow):
    """A number of people, by somebody's count."""

    measure: EstimateMeasure
    from_country: str | None
    to_country: str | None
    low: int | None
    high: int | None
    when: Interval | None
    when_text: str | None
    by: tuple[PartyRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """An item that waits for a person's decision."""

    kind: ItemKind
    row: ItemRow
    """The row of its kind."""
    level: int
    """From 1, the gravest."""
    consequence: str
    """Code of what a mistake about it costs, as `resources/review/consequences.yaml` has it."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A document that hangs on another, as the source says."""

    bond: Bond
    to: str
    """The other document as the source names it."""
    document: str | None
    """Id of the document at the other end; None where the casebook does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a list of incidents rests on: coverage, which is not risk."""

    documents: int
    publishers: int
    unattributed: int
    """Documents that name no publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the filters of a list can be set to: country codes, types in the codebook's order."""

    countries: tuple[str, ...]
    types: tuple[IncidentType, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """What the documents of one publisher tell."""

    publisher: str | None
    """None: the documents name none."""
    documents: int
    incidents: int
    first: date | None
    last: date | None
    """The days of publication that they lie between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits for a person's decision."""

    incidents: int
    claims: int
    people: int
    organizations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One text that was taken out of a document's original bytes."""

    number: int
    """From 1, the first."""
    extractor: str
    """What took it out, with its version where it has one."""
    characters: int
    in_use: bool
    """Whether it is the one that was read, into which all evidence points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """Another document with most of whose words one shares its own."""

    document: DocumentRef
    kind: CopyKind
    share: float
    """Of the runs of five words of the later of the two, those that stand in the earlier."""
    is_first: bool
    """Whether the other was there first, so that this one is the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCase:
    """A document with its text and everything that was read from it."""

    document: DocumentRow
    text: str
    parts: tuple[Part, ...]
    """Where pieces of the text stand in the original; empty where it is one piece."""
    texts: tuple[TextRow, ...]
    """All texts that were taken out of the bytes; evidence points into the one in use."""
    relations: tuple[RelationRow, ...]
    """The documents that it hangs on."""
    related: tuple[RelationRow, ...]
    """The documents that hang on it, as they were added."""
    people: tuple[PersonRow, ...]
    organizations: tuple[OrganizationRow, ...]
    incidents: tuple[IncidentRow, ...]
    claims: tuple[ClaimRow, ...]
    instruments: tuple[InstrumentRow, ...]
    estimates: tuple[EstimateRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCase:
    """A person with what happened to them and what is said of it, in one document."""

    person: PersonRow
    incidents: tuple[IncidentRow, ...]
    """Those that hit the person, oldest first, the undated last."""
    claims: tuple[ClaimRow, ...]
    """Those that the person makes, or that bear on the incidents."""
    namesakes: tuple[PersonRow, ...]
    """People of other documents whose name is written the same: perhaps the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationCase:
    """An organization with what happened to it, and what it did and says, in one document."""

    organization: OrganizationRow
    same: tuple[OrganizationRow, ...]
    """Rows of other documents that people judged to be the same body."""
    judgements: tuple["JudgementRow", ...]
    """Those on any of these rows, the first one first."""
    incidents: tuple[IncidentRow, ...]
    """Those that hit it or that it took part in, oldest first, the undated last."""
    claims: tuple[ClaimRow, ...]
    """Those that it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCase:
    """An incident with what is said about it."""

    incident: IncidentRow
    claims: tuple[ClaimRow, ...]


Case = (
    DocumentCase
    | PersonCase
    | OrganizationCase
    | IncidentCase
    | ClaimRow
    | InstrumentRow
    | EstimateRow
)
"""What an id opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """What somebody decided of two rows."""

    one: str
    other: str
    """Ids of the rows."""
    kind: ItemKind
    verdict: Verdict
    by: str
    at: datetime
    """In UTC."""
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """Two rows that were judged different, though other judgements make them the same."""

    different: JudgementRow
    path: tuple[JudgementRow, ...]
    """The judgements `same` that lead from the one to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """What speaks for two rows being one, or against it."""

    weight: float
    """Above 0 for, below against; logarithm of odds."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """Two rows of different documents that may be of one person, body or act."""

    kind: ItemKind
    one: ItemRow
    other: ItemRow
    """Rows of that kind."""
    score: float
    """From 0 to 1."""
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A publisher of documents."""

    name: str
    documents: tuple[str, ...]
    """Ids of its documents."""
    reliability: str | None
    """Admiralty letter, A to F, set by a person."""
    by: str | None
    at: datetime | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """How far somebody trusts a publisher or a telling."""

    value: str
    """Admiralty letter of a publisher, number of a telling."""
    by: str
    at: datetime
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """What one document says of an act."""

    incident: IncidentRow
    claims: tuple[ClaimRow, ...]
    """Those that bear on it."""
    reliability: str | None
    """Of the publisher, A to F; None where nobody graded it."""
    credibility: int | None
    """Of this telling, 1 to 6; None where nobody graded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """A field in which tellings of one act differ."""

    field: str
    """type, host, origin, status, max_years, certainty, when, actors, or happened."""
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value with the ids of the incidents that give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """Two tellings that count once."""

    one: str
    other: str
    """Ids of the incidents; `one` is the one that adds nothing, where that can be told."""
    tie: str
    """copy, same_words, cites, cite_one, same_outlet or same_speaker."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCase:
    """An act with all its tellings side by side: those that people judged to be of one act."""

    tellings: tuple[TellingRow, ...]
    """As they were published; never empty."""
    differences: tuple[DifferenceRow, ...]
    sources: tuple[tuple[str, ...], ...]
    """Independent sources: ids of incidents, those together that count once."""
    ties: tuple[TieRow, ...]
    """Why those of one source count once."""
    judgements: tuple[JudgementRow, ...]

    @property
    def corroboration(self) -> int:
        """The number of independent sources."""
        return len(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """Where a case came to stand by one act."""

    posture: str
    """A code of `khronika.resolution.procedure.Posture`."""
    type: IncidentType
    """Which act it was, by the telling that was published last."""
    incident: str
    """Id of the first telling of the act."""
    day: date | None
    """The last day that the act may have been on; None where no telling has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """What the documents of a case leave open."""

    question: str
    """A code of `khronika.resolution.procedure.Question`."""
    since: date | None
    incident: str | None
    """Id of the act that it follows from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """A person over all documents: the rows that people judged to be one."""

    people: tuple[PersonRow, ...]
    """As they were added; never empty."""
    judgements: tuple[JudgementRow, ...]
    """Those `same` that make them one."""
    acts: tuple[ActCase, ...]
    """What hit the person, oldest first, the undated last."""
    steps: tuple[StepRow, ...]
    """The procedure, in the order of the acts."""
    undated: tuple[StepRow, ...]
    """Acts that would be steps of it if their days were known."""
    posture: str | None
    """Where the case stands by the last step; None where no act tells."""
    questions: tuple[QuestionRow, ...]
    representatives: tuple[PersonRow, ...]
    """Lawyers who stand in the documents of the person, as those have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFile:
    """An organization over all documents: the rows that people judged to be one.

    Rows are fetched as they are looked at.
    """

    names: tuple[str, ...]
    """Its names, then its aliases, each once, as they were added."""
    kinds: tuple[OrganizationKind, ...]
    countries: tuple[str, ...]
    rows: Sequence[OrganizationRow]
    """As they were added; never empty."""
    done: Sequence[IncidentRow]
    """Acts that it took part in, oldest first, the undated last."""
    suffered: Sequence[IncidentRow]
    """Acts that hit it, in the same order."""
    claims: Sequence[ClaimRow]
    """Those that it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Those who have one name, as far as people judged who of them is one."""

    name: str
    people: tuple[tuple[PersonRow, ...], ...]
    """Rows that were judged to be one person stand together."""

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """All of them."""
        return tuple(row for person in self.people for row in person)

    @property
    def is_one(self) -> bool:
        """Whether nothing is left to judge."""
        return len(self.people) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case of the list: a person over all documents."""

    person: PersonRow
    """The row under which the case stands."""
    documents: int
    """Documents with a row that was judged to be the person."""
    acts: int
    """Acts that hit the person, those of several tellings once."""
    last: IncidentRow | None
    """A telling of the act with the latest day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change to the casebook, as its journal has it."""

    number: int
    at: datetime
    """In UTC."""
    by: str | None
    """The coder, or the name and version of a machine; None where it was erased."""
    verb: str
    subject: str
    """Ids of what was changed, apart by one space."""
    before: object
    """What stood there, as a JSON value; None where there was nothing, or it was erased."""
    after: object
    why: str | None
    undoes: int | None
    """The number of the change that this one takes back."""
    erased_by: int | None
    """The number of the erasure that destroyed what this change said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRow:
    """One entry of the custody log: how a document came in, or what took a copy of it out."""

    number: int
    """Of the change in the journal."""
    at: datetime
    """In UTC."""
    by: str | None
    """Who did it; None where it was erased."""
    action: str
    """`acquire`, `receive`, `export`, `backup`, `dossier`, `download`, `replace` and the like."""
    document: str | None
    """Id; None where it is about the whole casebook."""
    how: str | None
    """In the words of who did it, or of the program."""
    tool: str | None
    """The program and its version; None where it is not known, or was erased."""
    detail: Mapping[str, object]
    """What else is known: of an `acquire` the original place, the SHA-256 at first touch, and name
    and SHA-256 of the container that it lay in."""
    erased_by: int | None
    """The number of the erasure that destroyed what this entry said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the journal stands: the last change and its link, which binds all before it."""

    number: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampRow:
    """A timestamp of the journal's head, as it is found now."""

    number: int
    """Of its entry in the custody log."""
    head: int
    """The number of the change that it is of; with it all before that are."""
    link: str
    """That of the change, whose hash was stamped."""
    at: datetime | None
    """When that was there, by the clock of the service, in UTC; None where it does not hold."""
    by: str | None
    """Whose certificate signed, by its own name."""
    authority: str | None
    """Who vouches for that certificate, by its own name."""
    fault: str | None
    """Why it proves nothing; None where its imprint matches and its signature holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tampering:
    """Something that was altered past the journal."""

    where: str
    """An id of the casebook, or the number of a change."""
    what: str
    """In one sentence; no name and no text of a case."""
    fields: tuple[str, ...] = ()
    """Names of the fields of an item or a document that hold something else."""
