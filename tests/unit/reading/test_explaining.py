"""What each stage of reading tells of itself: names, words that tell acts, reasons, relevance."""

import datetime

import pytest

from khronika.model import Document
from khronika.reading import explain, read
from khronika.reading.explaining.patterns import in_words
from khronika.reading.lexicon import Pattern


def _explained(text, language="en"):
    published = datetime.date(2025, 3, 10)
    return explain(Document(id="test", text=text, language=language, published=published))


@pytest.fixture(scope="module")
def seen():
    return _explained(
        "Kyrgyz police detained Pavel Ushmarin, a Russian activist, in Osh on 14 May 2024. "
        "He said that he feared being deported to Moscow. "
        "The detained activist was frogmarched onto a plane."
    )


def test_what_the_heads_doubt_says_so():
    seen = _explained("The coach Pavel Ushmarin was deported to the bench by the referee in Osh.")
    assert "learned heads" in _act(seen, "deported").why_none[0]


def _act(seen, word):
    return next(act for act in seen.acts if act.word == word)


def test_words_have_their_form_and_relation(seen):
    words = {w.text: w for w in seen.sentences[0].words}
    assert words["detained"].lemma == "detain"
    assert (words["police"].relation, words["police"].of) == ("subject", "detained")


def test_a_pronoun_tells_whom_it_means(seen):
    he = next(n for n in seen.names if n.text == "He")
    assert (he.name, he.by, he.sentence) == ("Pavel Ushmarin", "points back", 2)
    assert "citizen of RU" in he.known


def test_places_and_days_are_told_with_their_sentence(seen):
    assert ("Osh", "KG", 1) in {(p.text, p.country, p.sentence) for p in seen.places}
    assert seen.dates[0].first == datetime.date(2024, 5, 14)


def test_a_word_that_tells_an_act_names_its_rule_and_incident(seen):
    act = _act(seen, "detained")
    assert [r.type for r in act.rules if r.fits] == ["detention"]
    assert act.incidents == ("i1",)
    assert not act.why_none


def test_what_is_only_feared_says_so(seen):
    act = _act(seen, "deported")
    assert any(rule.fits for rule in act.rules)
    assert act.mood == "unreal"
    assert "feared" in act.why_none[0]


def test_a_word_that_only_qualifies_says_so(seen):
    *_, qualifier = (act for act in seen.acts if act.word == "detained")
    assert qualifier.why_none == ("it only qualifies “activist”",)


def test_a_verb_that_the_lexicon_lacks_is_named(seen):
    assert "frogmarch" in seen.unknown
    assert "detain" not in seen.unknown


def test_a_rule_that_nearly_fits_says_what_it_misses():
    act = _act(_explained("The Russian activist Pavel Ushmarin put a book on a shelf."), "put")
    missing = [rule.why for rule in act.rules if rule.type == "deportation"]
    assert any("its clause holds none of" in why for why in missing)
    assert act.why_none == ("no rule fits",)


def test_a_word_that_rules_it_out_is_quoted():
    told = _explained("Armenia denied entry to the stadium to the Russian activist Pavel Ushmarin.")
    refusal = [r for r in _act(told, "denied").rules if r.type == "entry_refusal"]
    assert any("“stadium”" in rule.why for rule in refusal)


def test_an_act_without_a_country_says_why_it_is_none():
    told = _explained("The exiled activist Pavel Ushmarin was detained after he fled.")
    act = _act(told, "detained")
    assert act.why_none == (f"{act.rules[0].rule}: the text does not tell in which country it was",)


def test_an_announced_act_names_what_turned_it_down():
    told = _explained(
        "Moscow will release Pavel Ushmarin, a Russian activist, from prison in Russia."
    )
    act = _act(told, "release")
    assert act.mood == "future"
    assert act.why_none == (f"{act.rules[0].rule}: in the state fled itself it is no such act",)


def test_an_announced_act_that_is_doubted_says_how_far():
    told = _explained("Kyrgyzstan will detain Pavel Ushmarin, a Russian activist.")
    assert _act(told, "detain").why_none[0].startswith("too little speaks for it")


def test_an_act_that_strikes_nobody_says_so():
    act = _act(
        _explained("Kyrgyz police detained somebody in Osh at Moscow's request."), "detained"
    )
    assert act.why_none == ("nobody was found whom it struck",)


def test_the_sum_of_relevance_is_told_part_by_part(seen):
    parts = {topic.topic: topic.counts for topic in seen.relevance.topics}
    assert seen.relevance.relevant
    assert sum(parts.values()) == pytest.approx(seen.relevance.total, abs=0.02)
    assert ("activist", 2.25) in seen.relevance.topics[0].words


def test_incidents_of_an_irrelevant_text_are_explained():
    told = _explained("Spain extradited the smuggler Ruud Haverman to Russia on 3 March.")
    assert not told.relevance.relevant
    assert told.incidents


def test_a_text_that_is_not_even_parsed_says_so():
    text = (
        "The striker scored twice before the break, the keeper saved a penalty, and the coach "
        "praised the club's young midfielders after the cup match on Saturday evening in Leeds."
    )
    told = _explained(text)
    assert told.relevance.stopped
    assert not told.relevance.relevant


def test_reading_and_its_explanation_tell_the_same_acts():
    text = "Турция выслала россиянина Павла Ушмарина в Москву 3 марта 2025 года."
    document = Document(id="test", text=text, language="ru")
    assert [i.type for i in read(document).incidents] == [
        i.incident.type for i in explain(document).incidents
    ]


def test_a_claim_has_its_speaker_and_stance():
    told = _explained(
        "Pavel Ushmarin was detained in Osh. “I fear that they will kill me,” Ushmarin said."
    )
    claim = told.claims[-1]
    assert (claim.speaker, claim.stance, claim.direct) == ("Pavel Ushmarin", "fears", True)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:re-?)?(?:entry|admission)\b", "(re-?)?(entry | admission)"),
        (r"to (?-i:[A-Z])\w+", "to NAME"),
        (r"on .{0,25}plane|\bby \w+", "on …plane | by …"),
    ],
)
def test_a_pattern_is_written_for_people(pattern, words):
    assert in_words(Pattern(pattern, "a place")) == words


def test_an_article_is_explained_by_the_law_of_the_state_fled():
    told = _explained(
        "Суд в Москве заочно арестовал россиянина Павла Ушмарина, живущего в Вильнюсе, "
        "по ч. 2 ст. 280.3.",
        "ru",
    )
    (cited,) = told.articles
    assert (cited.number, cited.part, cited.term) == ("280.3", "2", "7 years")
    assert cited.code == "Criminal Code of the Russian Federation"
    assert told.incidents[0].incident.max_years is None
