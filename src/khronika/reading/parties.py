"""The people and bodies of a document while it is being read, and where each is mentioned."""

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field

from khronika.model import Decision, Evidence, Organization, OrganizationKind, Person, Role
from khronika.reading.spans import PartyMention, Span

_OFFICES = frozenset({Role.LAWYER, Role.OFFICIAL, Role.EXPERT, Role.RELATIVE})


@dataclass(slots=True, kw_only=True, eq=False)
class Party:
    """A person or body as known so far."""

    id: str
    name: str
    first: Span
    """Where it is first mentioned."""
    is_person: bool
    aliases: list[str] = field(default_factory=list)
    kind: OrganizationKind = OrganizationKind.OTHER
    country: str | None = None
    citizenship: list[str] = field(default_factory=list)
    gender: str = ""
    """"m", "f", or nothing where unknown."""
    gender_told: bool = False
    """Whether other words than the name tell the gender."""
    roles: list[Role] = field(default_factory=list)
    unnamed: bool = False
    """True where `name` is only the phrase that the document uses: "two activists"."""
    counted: bool = False
    """True for a group whose number the text tells, if more than that it is of people:
    "two activists", "several bloggers", not "three migrants"."""
    singled_out: bool = False
    """True for one or some whom a number or an article tells of for the first time."""
    told_as_people: bool = False
    """True where the phrase's own words are of people, and not only the learned heads hold so."""
    single: bool = False
    """True for one person whom such a phrase means: "a Russian man"."""
    particular: bool = True
    """False where the phrase tells of no certain people: "persons without papers"."""
    kin: str | None = None
    """Id of the person whose relative or colleague this is."""
    decided: list[Decision] = field(default_factory=list)
    """How its roles and citizenship were found, in that order."""
    nouns: list[str] = field(default_factory=list)
    """Words that the document uses for it: blogger, lawyer, ministry."""

    @property
    def has_office(self) -> bool:
        """Whether the person speaks or acts for others in the document: a lawyer, a relative."""
        return bool(_OFFICES & set(self.roles))

    def play(self, role: Role, by: str) -> None:
        """Note that the person is this in the document, and what tells it."""
        if self.is_person and role not in self.roles:
            self.roles.append(role)
            self.decided.append(Decision(field="roles", by=f"{role}: {by}"))

    def tell_gender(self, gender: str) -> None:
        """Note the gender that a word tells, if it does; the first word counts."""
        if gender and not self.gender_told:
            self.gender, self.gender_told = gender, True

    def call(self, alias: str) -> None:
        """Note that the document also uses this name."""
        if alias != self.name and alias not in self.aliases:
            self.aliases.append(alias)

    def belongs(self, country: str, by: str) -> None:
        """Note a citizenship that the document gives, and the word that gives it."""
        if country not in self.citizenship:
            self.citizenship.append(country)
            self.decided.append(Decision(field="citizenship", by=f"{country}: “{by}” beside it"))


class Parties:
    """All parties of one document with their mentions, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parties: dict[str, Party] = {}
        self._starts: list[tuple[int, int]] = []
        self._mentions: dict[int, PartyMention] = {}
        self._owners: dict[int, str] = {}
        self._added: Counter[str] = Counter()
        self._times: Counter[str] = Counter()

    def __getitem__(self, ref: str) -> Party:
        return self._parties[ref]

    def all(self) -> list[Party]:
        """Give all parties in the order in which they were found."""
        return list(self._parties.values())

    def people(self) -> list[Party]:
        """Give the persons among the parties."""
        return [p for p in self._parties.values() if p.is_person]

    def add(self, name: str, where: Span, *, is_person: bool, unnamed: bool = False) -> Party:
        """Add a party that is first mentioned at `where`."""
        prefix = "p" if is_person else "o"
        self._added[prefix] += 1
        party = Party(
            id=f"{prefix}{self._added[prefix]}",
            name=name,
            first=where,
            is_person=is_person,
            unnamed=unnamed,
        )
        self._parties[party.id] = party
        return party

    def mention(self, party: Party, where: Span, *, named: bool) -> None:
        """Note that the words at `where` mean the party; words that are taken stay as they are."""
        if self.at(where) is not None:
            return
        insort(self._starts, (where.start, where.end))
        self._mentions[where.start] = PartyMention(
            start=where.start, end=where.end, party=party.id, named=named
        )
        self._times[party.id] += 1
        if named and where.start < party.first.start:
            party.first = where

    def at(self, where: Span) -> PartyMention | None:
        """Give the mention that shares a character with `where`."""
        n = bisect_left(self._starts, (where.end, 0)) - 1
        if n >= 0:
            start, end = self._starts[n]
            if start < where.end and where.start < end:
                return self._mentions[start]
        return None

    def owns(self, party: Party, where: Span) -> None:
        """Note that the relative spoken of at `where` is the party's, though no word says so."""
        self._owners[where.start] = party.id

    def owner_at(self, where: Span) -> Party | None:
        """Give whose relative the words at `where` mean, where the text leaves that out."""
        ref = self._owners.get(where.start)
        return self._parties[ref] if ref is not None else None

    def is_lone_surname(self, mention: PartyMention) -> bool:
        """Whether a mention is one word of a name of several that is never said of a relative."""
        party = self._parties[mention.party]
        one_word = not any(c.isspace() for c in self.text[mention.start : mention.end])
        return party.is_person and mention.named and one_word and " " in party.name

    def within(self, where: Span) -> list[PartyMention]:
        """Give the mentions inside a stretch of text, in order."""
        low, high = (
            bisect_left(self._starts, (where.start, 0)),
            bisect_left(self._starts, (where.end, 0)),
        )
        return [self._mentions[start] for start, end in self._starts[low:high] if end <= where.end]

    def mentions(self) -> list[PartyMention]:
        """Give all mentions in the order of the text."""
        return [self._mentions[start] for start, _ in self._starts]

    def of(self, ref: str) -> list[PartyMention]:
        """Give the mentions of one party."""
        return [m for m in self.mentions() if m.party == ref]

    def as_people(self, used: set[str]) -> tuple[Person, ...]:
        """Make the people of the reading: those who are named, and others only if `used`."""
        return tuple(
            Person(
                id=p.id,
                name=p.name,
                aliases=tuple(p.aliases),
                roles=tuple(p.roles) or (Role.OTHER,),
                citizenship=tuple(p.citizenship),
                evidence=(self._evidence(p),),
                decided=self._decided(p),
            )
            for p in self._parties.values()
            if p.is_person and (p.id in used or not p.unnamed)
        )

    def as_organizations(self, used: set[str]) -> tuple[Organization, ...]:
        """Make the organizations of the reading: those with a name, and others only if `used`."""
        return tuple(
            Organization(
                id=p.id,
                name=p.name,
                aliases=tuple(p.aliases),
                kind=p.kind,
                country=p.country,
                evidence=(self._evidence(p),),
                decided=self._decided(p),
            )
            for p in self._parties.values()
            if not p.is_person and (p.id in used or not p.unnamed)
        )

    def _decided(self, party: Party) -> tuple[Decision, ...]:
        times = self._times[party.id]
        kind = "the document's phrase, no name" if party.unnamed else "a name"
        name = Decision(field="name", by=f"{kind}; meant {times} time{'' if times == 1 else 's'}")
        return (name, *party.decided)

    def _evidence(self, party: Party) -> Evidence:
        first = party.first
        return Evidence(start=first.start, end=first.end, quote=self.text[first.start : first.end])
