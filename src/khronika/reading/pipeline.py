"""One document through all steps of reading; what differs between languages is a `Language`."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from khronika.model import (
    Claim,
    Document,
    Estimate,
    Incident,
    Instrument,
    Reader,
    Reading,
    Role,
)
from khronika.reading import first_person
from khronika.reading.actors import Actors
from khronika.reading.bearing import Bearing
from khronika.reading.certainty import Words
from khronika.reading.citizenship import note_citizenships
from khronika.reading.claim import ClaimDraft, as_claims, but_figures
from khronika.reading.confidence import judged, with_confidence
from khronika.reading.disputes import mark_disputed
from khronika.reading.estimates import find_estimates, uncounted_by
from khronika.reading.flights import flights
from khronika.reading.frames import Frame
from khronika.reading.gate import may_concern
from khronika.reading.heads_of_state import note_heads_of_state
from khronika.reading.host_signs import HostSigns
from khronika.reading.hosts import CountrySigns, Hosts
from khronika.reading.incidents import IncidentReader
from khronika.reading.instruments import find_instruments
from khronika.reading.judging import Judge, Reads
from khronika.reading.language import Language
from khronika.reading.learned.guesses import Guesses, guess
from khronika.reading.lexicon import lexicon
from khronika.reading.merging import merge
from khronika.reading.modality import cues
from khronika.reading.origin_signs import OriginSigns, Votes
from khronika.reading.parties import Parties, Party
from khronika.reading.people import note_kin
from khronika.reading.places import find_places
from khronika.reading.placing import Placing
from khronika.reading.relevance import Found, weigh
from khronika.reading.signs import Signs
from khronika.reading.spans import DateMention, PlaceMention, Sentence, Span
from khronika.reading.spoken_countries import SpokenCountries
from khronika.reading.spoken_words import spoken_words
from khronika.reading.stages import Stages
from khronika.reading.stretches import Around
from khronika.reading.syntax import Tree, Word
from khronika.reading.targets import Targets
from khronika.reading.tellings import find_frames
from khronika.reading.when import time_words


def read_in(language: Language, document: Document, reader: Reader) -> Reading:
    """Read a document in one language; the arguments are those of `read_in_stages`."""
    if not may_concern(f"{document.title or ''}\n{document.text}", language.code):
        return Reading(document=document, relevant=False, reader=reader)
    return read_in_stages(language, document, reader).reading


def read_in_stages(language: Language, document: Document, reader: Reader) -> Stages:
    """Read a document in one language, and keep what each stage found.

    Args:
        language: what to know of the document's language.
        document: the document; its text is never altered.
        reader: name and version to sign the reading with.
    """
    known = _parsed(language, document)
    text, trees, places, parties = document.text, known.trees, known.places, known.parties
    frames = find_frames(text, trees, lexicon(language.code), cues(language.code), known.guesses)
    incident_reader = _incident_reader(language, document, known, frames)
    told = incident_reader.read(frames)
    incidents = merge([incident for _, incident in told])
    sentences = known.sentences
    instruments = find_instruments(language.code, sentences, text, places, known.dates)
    estimates = find_estimates(
        language.code,
        sentences,
        text,
        places,
        known.dates,
        parties.mentions(),
        published=document.published,
    )
    found = Found(incidents, instruments, estimates, places, known.guesses)
    relevance = weigh(document.title or "", text, language.code, found)
    drafts = known.drafts
    incidents = mark_disputed(language.code, text, sentences, incidents, frames, drafts, parties)
    signs = Signs(parties, known.guesses)
    incidents, doubted = judged(incidents, signs, language.code)
    estimates = uncounted_by(incidents, estimates)
    if relevance.enough:
        said = [(d.speaker, Span(start=d.runs[0].start, end=d.runs[-1].end)) for d in drafts]
        countries = SpokenCountries(language.code, text, trees, places, parties, incidents, said)
        words = spoken_words(language.code)
        bearing = Bearing(incidents, instruments, countries, frames, parties, text, words)
        claims = as_claims(text, but_figures(drafts, estimates, incidents), bearing, parties)
        reading = _relevant(document, reader, parties, incidents, claims, instruments, estimates)
    else:
        reading = Reading(
            document=document,
            relevant=False,
            people=parties.as_people(set()),
            organizations=parties.as_organizations(set()),
            reader=reader,
        )
    return Stages(
        trees=trees,
        parties=parties,
        places=places,
        dates=known.dates,
        frames=frames,
        told=told,
        turned_down=incident_reader.turned_down,
        incidents=incidents,
        doubted=doubted,
        signs=signs,
        drafts=drafts,
        relevance=relevance,
        reading=reading,
    )


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What a text holds before any act is looked for in it."""

    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    places: list[PlaceMention]
    parties: Parties
    dates: Sequence[DateMention]
    drafts: Sequence[ClaimDraft]
    guesses: Guesses


def _parsed(language: Language, document: Document) -> _Parsed:
    """Parse a text, and find its people, bodies, places, days and statements."""
    text = document.text
    sentences = language.sentences(text)
    # The heads need no more than the sentences, and think beside the parser, mostly out of Python.
    with ThreadPoolExecutor(1, thread_name_prefix="guessing") as beside:
        guessing = beside.submit(guess, text, sentences)
        trees = language.parse(text, sentences)
        places = find_places(text, language.code, language.forms)
        parties = language.names(text, trees, places)
        note_heads_of_state(parties, language.code)
        places = _outside_names(places, parties)
        language.point_back(trees, parties)
        note_kin(trees, parties, language.nouns)
        note_citizenships(trees, places, parties, language.nouns)
        dates = language.dates(text, document.published)
        drafts = language.claims(text, trees, parties, document.publisher)
        first_person.resolve(trees, parties, drafts, language.nouns.speakers)
    return _Parsed(sentences, trees, places, parties, dates, drafts, guessing.result())


def _incident_reader(
    language: Language, document: Document, known: _Parsed, frames: Sequence[Frame]
) -> IncidentReader:
    """Set up the reader of acts with all that is known of a text."""
    text, trees, parties, guesses = document.text, known.trees, known.parties, known.guesses
    nouns, forms = language.nouns, language.forms
    words, acts, clock = cues(language.code), lexicon(language.code), time_words(language.code)
    reads = Reads(
        text=text,
        trees=trees,
        parties=parties,
        published=document.published,
        dates=known.dates,
        lexicon=acts,
        cues=words,
        time_words=clock,
        words=Words(text, words, clock.reporting, _speaker_at(known.drafts, parties)),
        charge_of=lambda tree, word: language.charge_of(text, tree, word),
        years_in=language.years_in,
    )
    placing = Placing(trees, known.places, nouns)
    title = document.title or ""
    headline = (title, find_places(title, language.code, forms))
    fled: dict[str, Votes] = {}

    def country_signs(run: Span) -> CountrySigns:
        here = placing.around(run)
        told = [frame for frame in frames if run.holds(frame.tree.sentence)]
        return CountrySigns(
            OriginSigns(nouns, here, parties, told, headline, fled, forms),
            HostSigns(text, here, parties, nouns),
        )

    countries = Around(text, country_signs)

    def body_of(tree: Tree, word: Word) -> Party | None:
        return language.body_of(text, tree, word, parties, known.places)

    return IncidentReader(
        reads,
        Judge(reads),
        Targets(text, trees, parties, acts, nouns, guesses, clock.reporting, language.code),
        Actors(text, parties, placing, nouns, body_of),
        countries,
        fled,
        Hosts(placing, countries),
        flights(trees, parties, known.dates, words),
    )


def _relevant(
    document: Document,
    reader: Reader,
    parties: Parties,
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    instruments: Sequence[Instrument],
    estimates: Sequence[Estimate],
) -> Reading:
    """Put together the reading of a relevant document."""
    for claim in claims:
        parties[claim.speaker].play(Role.SPEAKER, "a claim is theirs")
    used = {r for i in incidents for r in (*i.targets, *i.actors)}
    used |= {c.speaker for c in claims} | {r for e in estimates for r in e.by}
    return with_confidence(
        Reading(
            document=document,
            relevant=True,
            people=parties.as_people(used),
            organizations=parties.as_organizations(used),
            incidents=tuple(incidents),
            claims=tuple(claims),
            instruments=tuple(instruments),
            estimates=tuple(estimates),
            reader=reader,
        )
    )


def _outside_names(places: Sequence[PlaceMention], parties: Parties) -> list[PlaceMention]:
    """Leave out places that are part of a person's name."""
    kept = []
    for place in places:
        mention = parties.at(place)
        if mention is None or not parties[mention.party].is_person:
            kept.append(place)
    return kept


def _speaker_at(drafts: Sequence[ClaimDraft], parties: Parties) -> Callable[[Span], Party | None]:
    """Make what gives the speaker at a stretch of text; None in the document's own voice."""
    runs = sorted(((run, draft.speaker) for draft in drafts for run in draft.runs), key=_start)

    def speaker(where: Span) -> Party | None:
        for n in range(bisect_right(runs, where.start, key=_start) - 1, -1, -1):
            run, ref = runs[n]
            if run.holds(where):
                return parties[ref]
            if run.end <= where.start:
                break
        return None

    return speaker


def _start(run: tuple[Span, str]) -> int:
    return run[0].start
