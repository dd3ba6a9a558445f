"""Random valid readings, their evidence cut from their own text."""

from datetime import date, timedelta

from hypothesis import strategies as st

from khronika.model import (
    About,
    Certainty,
    Claim,
    Decision,
    Document,
    Estimate,
    EstimateMeasure,
    Evidence,
    Incident,
    IncidentType,
    Instrument,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reader,
    Reading,
    Role,
    Stance,
    Status,
)

LETTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.text(LETTERS, min_size=1, max_size=8)
COUNTRIES = st.sampled_from(["KG", "KZ", "RU", "TR", "XK", "EU"])
DAYS = st.dates(date(1950, 1, 1), date(2050, 1, 1))


def maybe(strategy):
    return st.none() | strategy


def some(strategy, at_most=2):
    return st.lists(strategy, max_size=at_most, unique=True).map(tuple)


def ids(items):
    return tuple(item.id for item in items)


def refs(items):
    """Draw ids of some of the items."""
    return some(st.sampled_from(ids(items))) if items else st.just(())


@st.composite
def intervals(draw):
    first = draw(DAYS)
    return Interval(
        first=first, last=first + timedelta(draw(st.integers(0, 400))), text=draw(WORDS)
    )


@st.composite
def quotes(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Evidence(start=start, end=end, quote=text[start:end])


@st.composite
def readings(draw, text=None):
    """Draw a reading, of a given text if there is one."""
    text = text or draw(st.text(LETTERS, min_size=1, max_size=60))

    def made(noun, prefix, /, fewest=0, quoted=1, **parts):
        """Draw up to two items with what all nouns share and the parts of this one."""
        shared = {
            "evidence": st.lists(quotes(text), min_size=quoted, max_size=2).map(tuple),
            "confidence": maybe(st.floats(0, 1)),
            "decided": some(st.builds(Decision, field=WORDS, by=WORDS)),
        }
        size = draw(st.integers(fewest, 2))
        return tuple(
            draw(st.builds(noun, id=st.just(f"{prefix}{n}"), **shared, **parts))
            for n in range(1, size + 1)
        )

    dated = {"when": maybe(intervals()), "when_text": maybe(WORDS)}
    people = made(
        Person,
        "p",
        fewest=1,
        quoted=0,
        name=WORDS,
        aliases=some(WORDS),
        roles=some(st.sampled_from(Role)),
        citizenship=some(COUNTRIES),
    )
    organizations = made(
        Organization,
        "o",
        quoted=0,
        name=WORDS,
        aliases=some(WORDS),
        kind=st.sampled_from(OrganizationKind),
        country=maybe(COUNTRIES),
    )
    parties = (*people, *organizations)
    incidents = made(
        Incident,
        "i",
        type=st.sampled_from(IncidentType),
        targets=st.lists(st.sampled_from(parties), min_size=1, max_size=3, unique=True).map(ids),
        host=maybe(COUNTRIES),
        origin=maybe(COUNTRIES),
        actors=refs(parties),
        status=st.sampled_from(Status),
        certainty=st.sampled_from(Certainty),
        charge=maybe(WORDS),
        max_years=maybe(st.integers(0, 50)),
        **dated,
    )
    instruments = made(
        Instrument,
        "n",
        kind=st.sampled_from(InstrumentKind),
        parties=some(COUNTRIES),
        status=st.sampled_from(InstrumentStatus),
        data=some(st.sampled_from(InstrumentData)),
        **dated,
    )
    claims = made(
        Claim,
        "c",
        speaker=st.sampled_from(ids(parties)),
        stance=st.sampled_from(Stance),
        direct=st.booleans(),
        about=st.builds(
            About,
            incidents=refs(incidents),
            instruments=refs(instruments),
            countries=some(COUNTRIES),
        ),
    )
    estimates = made(
        Estimate,
        "e",
        measure=st.sampled_from(EstimateMeasure),
        from_country=maybe(COUNTRIES),
        to_country=maybe(COUNTRIES),
        low=maybe(st.integers(0, 10**7)),
        high=maybe(st.integers(0, 10**7)),
        by=refs(parties),
        **dated,
    )
    return Reading(
        document=Document(
            id=draw(WORDS),
            text=text,
            title=draw(maybe(WORDS)),
            publisher=draw(maybe(WORDS)),
            published=draw(maybe(DAYS)),
            language=draw(maybe(st.sampled_from(["en", "ru"]))),
        ),
        relevant=bool(incidents) or draw(st.booleans()),
        people=people,
        organizations=organizations,
        incidents=incidents,
        claims=claims,
        instruments=instruments,
        estimates=estimates,
        reader=draw(maybe(st.builds(Reader, name=WORDS, version=WORDS))),
    )
