"""The learned part: pieces of the text, the encoder's weights, what the heads think of words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.model import IncidentType
from khronika.reading.en.language import English
from khronika.reading.learned import q4
from khronika.reading.learned.guesses import NO_GUESSES, guess
from khronika.reading.learned.pieces import cutter
from khronika.reading.lexicon import learned_rule, lexicon
from khronika.reading.modality import cues
from khronika.reading.spans import Span
from khronika.reading.tellings import find_frames


def whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def told(text: str) -> dict[str, IncidentType]:
    guesses = guess(text, [whole(text)])
    return {text[t.start : t.end]: t.type for t in guesses.tellings(whole(text))}


@given(st.text(max_size=300))
@settings(deadline=None)
def test_pieces_keep_their_place_in_any_text(text):
    pieces = cutter().cut(text, 0, len(text))
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
    assert [p.end for p in pieces] == sorted(p.end for p in pieces)


@pytest.mark.parametrize("text", ["Её задержали в Оше.", "She was held in Osh, again.", "no  gap"])
def test_pieces_leave_out_nothing_but_spaces(text):
    covered = {n for p in cutter().cut(text, 0, len(text)) for n in range(p.start, p.end)}
    assert {text[n] for n in set(range(len(text))) - covered} <= {" "}


def test_a_word_of_a_million_letters_is_cut_in_time_that_grows_with_its_length():
    assert len(cutter().cut("а" * 100_000, 0, 100_000)) > 1000


def test_the_installed_encoder_is_the_one_that_the_heads_were_trained_over():
    assert q4.is_the_right_one()


def test_vectors_of_words_are_rows_of_the_tensor():
    base = q4.frozen()
    rows = base.words(np.array([6, 1000]))
    assert rows.shape == (2, base.width)
    assert np.isfinite(rows).all()
    assert rows.std() > 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two men bundled the poet Safar Holiqov into a van in Osh.", IncidentType.ABDUCTION),
        ("Поэта Сафара Холикова затолкали в фургон в Оше.", IncidentType.ABDUCTION),
        ("She was put on a plane to Minsk against her will.", IncidentType.DEPORTATION),
        ("Суд отказался выдать его Минску.", IncidentType.EXTRADITION_REFUSAL),
    ],
)
def test_the_heads_know_acts_in_words_of_everyday(text, kind):
    assert kind in told(text).values()


@pytest.mark.parametrize(
    "text", ["The team was deported to the bench.", "Если его вышлют, он погибнет.", "It rained."]
)
def test_the_heads_know_what_only_seems_an_act(text):
    assert not told(text)


def test_the_heads_tell_the_target_from_the_one_who_acts():
    text = "Officer Timur Askarov detained the blogger Lidia Veresova in Almaty."
    guesses = guess(text, [whole(text)])

    def struck(name: str) -> float:
        start = text.index(name)
        return guesses.struck(Span(start=start, end=start + len(name)))

    assert struck("Lidia Veresova") > struck("Timur Askarov")


def test_without_guesses_nothing_is_doubted_and_nothing_proposed():
    where = Span(start=0, end=10)
    assert NO_GUESSES.tells_any(where) == 1
    assert NO_GUESSES.tellings(where) == []
    assert NO_GUESSES.struck(where) == 0


def test_an_empty_text_has_no_tellings():
    assert guess("", []).tellings(Span(start=0, end=0)) == []


@pytest.mark.parametrize("code", ["en", "ru"])
def test_negated_words_tell_refusals_but_never_what_was_not_done(code):
    negated = lexicon(code).negated_types
    assert {IncidentType.ENTRY_REFUSAL, IncidentType.PASSPORT_DENIAL} <= negated
    assert not {IncidentType.RELEASE, IncidentType.DETENTION, IncidentType.DEPORTATION} & negated


@pytest.mark.parametrize(
    ("may_be_negated", "negated", "tells"),
    [(True, True, True), (True, False, True), (False, True, False), (False, False, True)],
)
def test_learned_words_tell_by_negation_only_what_can_be_told_so(may_be_negated, negated, tells):
    rule = learned_rule(IncidentType.ENTRY_REFUSAL, 0.9, negated=may_be_negated)
    assert rule.told_by(negated=negated) is tells


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two weeks later a request came from Minsk.", {IncidentType.EXTRADITION_REQUEST}),
        ("The editor came from Minsk to Almaty in May.", set()),
    ],
)
def test_what_comes_is_no_deed_of_somebody_but_who_comes_does_it_himself(text, kinds):
    english = English()
    sentences = english.sentences(text)
    trees = english.parse(text, sentences)
    frames = find_frames(text, trees, lexicon("en"), cues("en"), guess(text, sentences))
    assert {kind for frame in frames for kind in frame.types} == kinds
