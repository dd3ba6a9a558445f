"""Who "я", "меня" and "наш" are: the one who speaks."""

from collections.abc import Sequence

from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree
from khronika.reading.within import within

_WE = ("я", "меня", "мне", "мной", "мною", "мы", "нас", "нам", "нами")
_STEMS = ("мо", "наш")
_ENDINGS = ("й", "я", "е", "ё", "и", "его", "ей", "ему", "им", "их", "ю", "ем", "ём", "а", "у", "")
_WORDS = frozenset(_WE) | {stem + ending for stem in _STEMS for ending in _ENDINGS}


def resolve(trees: Sequence[Tree], parties: Parties, claims: Sequence[ClaimDraft]) -> None:
    """Add to the parties the words in which speakers speak of themselves."""
    sentences = [tree.sentence for tree in trees]
    for claim in claims:
        party = parties[claim.speaker]
        if not (party.is_person and claim.direct):
            continue
        whole = Span(start=claim.runs[0].start, end=claim.runs[-1].end)
        for sentence in within(sentences, whole):
            for word in trees[sentence.number].words:
                if word.text.lower() in _WORDS:
                    parties.mention(party, Span(start=word.start, end=word.end), named=False)
