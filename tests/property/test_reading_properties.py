"""What must hold of the reading of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.model import Document, dumps, loads
from khronika.reading import read

WORDS = st.sampled_from(
    [
        *("Gleb", "Tarusov", "Vera", "Stoyanova", "she", "he", "they", "his", "brother", "police"),
        *("was", "detained", "deported", "extradition", "in", "to", "Bishkek", "Moscow", "Serbia"),
        *("on", "3", "March", "said", "“I", "fear”", "that", "if", "not", "the", "activist", "\n"),
        *("'s", ",", ".", '"', "‼️", "U.A.E.", "'", ";", ":", "("),
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_read_with_verbatim_evidence(text):
    reading = read(Document(id="x", text=text, language="en"))
    assert loads(dumps(reading)) == reading  # checks quotes, references and intervals


@settings(max_examples=15)
@given(TEXTS)
def test_the_same_text_is_read_the_same_way(text):
    document = Document(id="x", text=text, language="en")
    assert dumps(read(document)) == dumps(read(document))
