"""English noun phrases that stand for somebody without a name: their wording and meaning."""

from functools import lru_cache

from khronika.model import OrganizationKind
from khronika.reading.en.report_words import report_words
from khronika.reading.en.words import body_heads
from khronika.reading.places import find_places
from khronika.reading.spans import STATES
from khronika.reading.syntax import Tree, Word

BESIDE = ("compound", "possessor", "modifier", "nmod", "oblique")
"""Relations of the words that say whose, or of which body, somebody is."""
_BEFORE = ("compound", "modifier", "possessor", "nummod", "quantmod", "nmod", "advmod", "det")
_JOINTS = frozenset({"of", "in", "for", "from", "with", "at", "on", "near", "behind", "inside"})
_ARTICLES = frozenset({"the", "a", "an"})


def phrase(text: str, tree: Tree, noun: Word) -> str:
    """Give a noun phrase as written, without its article and what only explains it."""
    start = min(w.start for w in (noun, *_before(tree, noun)))
    end = noun.end
    for other in tree.children(noun, "oblique"):
        if other.prep not in _JOINTS or other.i < noun.i or other.entity == "DATE":
            continue
        tail = [other, *_before(tree, other), *tree.children(other, "nummod")]
        between = text[end : min(w.start for w in tail)].split()
        if between and between[0].casefold() in _JOINTS:
            end = max(w.end for w in tail)
    written = text[start:end]
    first, _, rest = written.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else written


def _before(tree: Tree, noun: Word) -> list[Word]:
    """Give the words that stand before a noun in its phrase."""
    left = [child for child in tree.children(noun, *_BEFORE) if child.i < noun.i]
    return [w for child in left for w in tree.subtree(child) if w.i < noun.i]


def kind_of(noun: Word) -> OrganizationKind | None:
    """Give the kind of body that a noun means; None for a person."""
    if noun.pos == "PROPN" and (noun.entity in {"GPE", "NORP", "LOC"} or _means_state(noun.text)):
        return OrganizationKind.STATE_BODY
    if noun.lemma in report_words().outlets:
        return OrganizationKind.MEDIA
    kind = body_heads().get(noun.lemma) or body_heads().get(noun.text.lower())
    if kind is None and noun.pos == "PROPN" and noun.entity != "PERSON":
        return OrganizationKind.OTHER
    return kind


@lru_cache(maxsize=4096)
def _means_state(name: str) -> bool:
    """Whether a name is one by which the press calls a state's government: "Bishkek denied"."""
    return any(place.kind in STATES for place in find_places(name, "en"))


def is_plural(noun: Word) -> bool:
    """Whether a noun stands in the plural."""
    return noun.text.lower() != noun.lemma and noun.text.lower().endswith("s")


def points_back(tree: Tree, noun: Word) -> bool:
    """Whether a noun alone, with "the" or "his", points to somebody known: "the lawyer"."""
    definite = any(w.lemma in {"the", "this", "that"} for w in tree.children(noun, "det"))
    owned = any(w.pos in {"PRON", "DET"} for w in tree.children(noun, "possessor"))
    beside = [w for w in tree.children(noun, *BESIDE) if w.rel != "modifier"]
    alone = not any(w.pos in {"NOUN", "PROPN"} for w in beside)
    return (definite or owned) and alone and not is_plural(noun)
