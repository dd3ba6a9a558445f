"""Russian sentences parsed with slovnet, in the relations of `khronika.reading.syntax`.

Prepositions are folded into the word they govern, those of several words ("в отношении") too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from khronika import resources
from khronika.reading.ru.dictionary import fold, lemma
from khronika.reading.ru.models import models
from khronika.reading.ru.words import people_words
from khronika.reading.spans import Sentence
from khronika.reading.syntax import Tree, Word

_RELATIONS = {
    "nsubj": "subject",
    "csubj": "subject",
    "nsubj:pass": "passive_subject",
    "csubj:pass": "passive_subject",
    "obj": "object",
    "iobj": "indirect",
    "obl": "oblique",
    "obl:agent": "agent",
    "amod": "modifier",
    "appos": "apposition",
    "ccomp": "clause",
    "xcomp": "complement",
    "acl": "participle",
    "acl:relcl": "relative",
    "advcl": "adverbial",
    "conj": "conjunct",
    "aux": "auxiliary",
    "aux:pass": "passive",
    "mark": "marker",
    "flat:name": "flat",
    "flat:foreign": "flat",
}
_ENTITIES = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}
_FULL_FORMS = {"во": "в", "со": "с", "ко": "к", "об": "о", "обо": "о", "изо": "из"}
_SHOUTED_FROM = 6
"""Letters from which a word in capitals is taken for shouted, and not for an abbreviation."""


@cache
def _composed() -> dict[tuple[str, str], str]:
    """Give the prepositions of two words, by the preposition and the noun."""
    pairs = resources.load("lexicon/ru/small_words.yaml")["composed_prepositions"]
    return {(one.split()[0], noun): one for one, noun in pairs.items()}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/small_words.yaml")["abbreviations"])


def is_abbreviation(word: str, rest: str) -> bool:
    """Whether a word with its stop ends no sentence: "г.", "ст.", an initial."""
    bare = word.rstrip(".").lower()
    if word.endswith("...") or not word.endswith("."):
        return False
    if bare in _abbreviations():
        return bare != "г" or not rest[:1].isupper()
    return len(bare) == 1 and bare.isalpha()


def parse(text: str, sentences: Sequence[Sentence]) -> list[Tree]:
    """Parse every sentence of the text; one tree for each, in order."""
    from razdel import tokenize

    cut = [list(tokenize(text[s.start : s.end])) for s in sentences]
    plain = [[_spoken(t.text) for t in tokens] for tokens in cut]
    filled = [words for words in plain if words]
    known = models()
    tagged, parsed = iter(known.morph.map(filled)), iter(known.syntax.map(filled))
    trees = []
    for sentence, tokens, words in zip(sentences, cut, plain, strict=True):
        if not tokens:
            trees.append(Tree(sentence, ()))
            continue
        raw = _Raw(sentence.start, tokens, next(tagged).tokens, next(parsed).tokens)
        trees.append(Tree(sentence, tuple(_words(raw, _entities(words)))))
    return trees


def _spoken(word: str) -> str:
    """Give a shouted word in small letters with a capital, so that the models know it."""
    return word.capitalize() if word.isupper() and len(word) >= _SHOUTED_FROM else word


def _entities(words: Sequence[str]) -> dict[int, str]:
    """Give the kind of name that each word is part of, by its index."""
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    return {
        n: _ENTITIES[span.type]
        for span in models().entities(" ".join(words)).spans
        for n in range(bisect_left(starts, span.start), bisect_left(starts, span.stop))
    }


@dataclass(frozen=True)
class _Raw:
    """One sentence as the models give it."""

    offset: int
    tokens: list[Any]
    tagged: list[Any]
    parsed: list[Any]

    def head(self, i: int) -> int:
        head = int(self.parsed[i].head_id) - 1
        return head if 0 <= head < len(self.tokens) else i

    def rel(self, i: int) -> str:
        return str(self.parsed[i].rel)

    def feats(self, i: int) -> dict[str, str]:
        feats: dict[str, str] = self.tagged[i].feats
        return feats

    @cached_property
    def _below(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for n in range(len(self.tokens)):
            if self.head(n) != n:
                below[self.head(n)].append(n)
        return below

    def below(self, i: int, *rels: str) -> list[int]:
        return [n for n in self._below[i] if self.rel(n) in rels]


def _words(raw: _Raw, entities: dict[int, str]) -> Iterator[Word]:
    folded = _folded(raw)
    placed = [
        folded.get(i) or (raw.head(i), _relation(raw, i), _preposition(raw, i))
        for i in range(len(raw.tokens))
    ]
    heads = without_circles([head for head, _, _ in placed])
    for i, token in enumerate(raw.tokens):
        head, (_, rel, prep) = heads[i], placed[i]
        yield Word(
            i=i,
            text=token.text,
            lemma=_lemma(raw, i),
            pos=raw.tagged[i].pos,
            form=_form(raw, i),
            start=raw.offset + token.start,
            end=raw.offset + token.stop,
            head=head,
            rel=rel,
            prep=prep,
            case=raw.feats(i).get("Case", ""),
            relative=raw.tokens[i].text.lower().startswith("котор"),
            entity=entities.get(i, ""),
        )


def without_circles(heads: list[int]) -> list[int]:
    """Let a word that governs itself by way of others be a root; the parser makes such circles."""
    heads = list(heads)
    for start in range(len(heads)):
        seen, at = {start}, heads[start]
        while at not in seen:
            seen.add(at)
            at = heads[at]
        if heads[at] != at:
            heads[at] = at
    return heads


def _folded(raw: _Raw) -> dict[int, tuple[int, str, str]]:
    """Let "в отношении активиста" be an oblique "активиста" with "в отношении"."""
    found = {}
    for i in range(len(raw.tokens)):
        composed = _composed().get((_preposition(raw, i), _lemma(raw, i)))
        inner = raw.below(i, "nmod", "det", "appos")
        if composed and inner:
            found[inner[0]] = (raw.head(i), "oblique", composed)
    return found


def _preposition(raw: _Raw, i: int) -> str:
    found = raw.below(i, "case")
    if not found:
        return ""
    rest = [raw.tokens[n].text.lower() for n in raw.below(found[0], "fixed")]
    first = str(raw.tokens[found[0]].text).lower()
    if rest:
        return " ".join([first, *rest])
    return _FULL_FORMS.get(first, first)


def _relation(raw: _Raw, i: int) -> str:
    rel, case = raw.rel(i), raw.feats(i).get("Case", "")
    if rel == "root":
        return "ROOT"
    if rel in {"advmod", "parataxis"} and raw.tokens[i].text.lower() in {"не", "нет"}:
        return "negation"
    if rel == "det" and raw.tokens[i].text.lower() in {"его", "ее", "её", "их", "мой", "наш"}:
        return "possessor"
    if rel == "appos" and case == "Gen" and _is_surname_behind_kin(raw, i):
        return "possessor"
    if rel == "nmod":
        return "possessor" if not _preposition(raw, i) and case in {"Gen", "Acc", ""} else "oblique"
    if rel == "obl" and not _preposition(raw, i):
        if case == "Dat":
            return "indirect"
        if case == "Ins" and raw.feats(raw.head(i)).get("Voice") == "Pass":
            return "agent"
    if rel == "iobj" and _preposition(raw, i):
        return "oblique"
    if rel == "acl" and raw.tagged[i].pos != "VERB":
        return "oblique" if _preposition(raw, i) else rel
    return _RELATIONS.get(rel, rel)


def _is_surname_behind_kin(raw: _Raw, i: int) -> bool:
    """Whether a lone surname behind a word for a relative is whose they are: "отца Болотова"."""
    if _lemma(raw, raw.head(i)) not in people_words().relatives or raw.below(i, "flat:name"):
        return False
    tags = [r.tag for r in models().dictionary.parse(raw.tokens[i].text)]
    return any("Surn" in tag for tag in tags) and not any("Name" in tag for tag in tags)


def _form(raw: _Raw, i: int) -> str:
    if raw.tagged[i].pos not in {"VERB", "AUX"}:
        return ""
    feats = raw.feats(i)
    if feats.get("VerbForm") == "Part":
        return "participle" if feats.get("Voice") == "Pass" else "present"
    by_form = {"Inf": "infinitive", "Conv": "gerund"}
    by_tense = {"Past": "past", "Fut": "future", "Pres": "present"}
    return by_form.get(feats.get("VerbForm", "")) or by_tense.get(feats.get("Tense", ""), "present")


def _lemma(raw: _Raw, i: int) -> str:
    text, pos, feats = _spoken(raw.tokens[i].text), raw.tagged[i].pos, raw.feats(i)
    if pos == "AUX" and feats.get("Tense") == "Fut":
        return "будет"
    if pos == "DET" and text.lower() in {"его", "ее", "её", "их"}:
        return fold(text)
    return lemma(text, pos, feats.get("Case", ""), told=feats.get("Mood") == "Ind")
