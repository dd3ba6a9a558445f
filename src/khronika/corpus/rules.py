"""What must hold of an item beyond its form: lengths, and the codebook where a program can tell."""

from collections.abc import Callable, Iterator

from khronika.corpus.convert import Coded
from khronika.corpus.labels import Kind
from khronika.corpus.source import Fault
from khronika.corpus.words import words
from khronika.model import Certainty, Incident, IncidentType, Stance, Status

FEWEST_WORDS, MOST_WORDS = 60, 700
LONGEST_SENTENCE = 90

Problem = tuple[int, str]
"""An offset in the file, and what is wrong there."""

_CHARGED = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
_ABROAD = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.RELEASE,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
    }
)
_NOT_YET = frozenset({Status.PENDING, Status.THREATENED})


def check_item(coded: Coded) -> Iterator[Fault]:
    """Give each rule that an item breaks."""
    for rule in _OF_ALL if coded.item.single else (*_OF_ALL, _relevance):
        for at, problem in rule(coded):
            yield coded.item.source.fault_at(at, problem)


def _length(coded: Coded) -> Iterator[Problem]:
    count = len(words(coded.marked.text))
    if coded.item.single:
        if count > LONGEST_SENTENCE:
            yield (
                coded.item.at,
                f"the item has {count} words: at most {LONGEST_SENTENCE} are one sentence",
            )
    elif not FEWEST_WORDS <= count <= MOST_WORDS:
        yield coded.item.at, f"the text has {count} words: write {FEWEST_WORDS} to {MOST_WORDS}"


def _relevance(coded: Coded) -> Iterator[Problem]:
    reading = coded.reading
    states = reading.incidents or reading.instruments or reading.estimates
    if reading.relevant and not states:
        yield 0, "relevant is yes, yet no act, instrument or estimate is coded"


def _parties(coded: Coded) -> Iterator[Problem]:
    lines = coded.lines
    for name, line in lines.organizations.items():
        if len(line.codes) > 1 or len(line.countries) > 1:
            yield lines.at[name], f"{name} has more than one kind or country"
        if not line.codes and not coded.item.single:
            yield (
                lines.at[name],
                f"{name} has no kind: write it behind the name, such as ; police; KG",
            )


def _acts(coded: Coded) -> Iterator[Problem]:
    for act in coded.reading.incidents:
        at = coded.lines.at[act.id]
        for problem in (*_of_type(act), *_of_time(coded, act), *_of_word(coded, act)):
            yield at, f"{act.id} {problem}"


def _of_type(act: Incident) -> Iterator[str]:
    if act.type not in _CHARGED and (act.charge or act.max_years):
        yield f"is a {act.type}: only a prosecution or conviction has a charge or years"
    if act.type in _ABROAD and act.host is not None and act.host == act.origin:
        yield f"is a {act.type} in the origin state itself: code what the codebook names for home"
    if set(act.targets) & set(act.actors):
        yield "has the same party as target and actor"


def _of_time(coded: Coded, act: Incident) -> Iterator[str]:
    published = coded.item.header.published
    if published and act.when and act.when.first > published and act.status not in _NOT_YET:
        yield f"is {act.status}, yet dated after the day of publication"


def _of_word(coded: Coded, act: Incident) -> Iterator[str]:
    if coded.item.single or act.certainty is not Certainty.DISPUTED:
        return
    if not any(
        claim.stance is Stance.DENIES and act.id in claim.about.incidents
        for claim in coded.reading.claims
    ):
        yield "is disputed, yet no claim denies it: code the denial (hard case 7)"


def _repeated(coded: Coded) -> Iterator[Problem]:
    seen: dict[object, str] = {}
    for act in coded.reading.incidents:
        days = (act.when.first, act.when.last) if act.when else None
        key = (act.type, act.host, frozenset(act.targets), days)
        if key in seen:
            yield (
                coded.lines.at[act.id],
                f"{act.id} is the same act as {seen[key]}: give both one id",
            )
        seen.setdefault(key, act.id)


def _negatives(coded: Coded) -> Iterator[Problem]:
    """A reason's word belongs to a negative trigger of that reason."""
    reasons = {mark.label.reason for mark in coded.marked.marks if mark.label.kind is Kind.NEGATIVE}
    for mark in coded.marked.marks:
        if mark.label.kind is Kind.REASON and mark.label.reason not in reasons:
            yield mark.at, f"no negative trigger is -{mark.label.reason}: tag it, or drop this"


_OF_ALL: tuple[Callable[[Coded], Iterator[Problem]], ...] = (
    _length,
    _parties,
    _acts,
    _repeated,
    _negatives,
)
