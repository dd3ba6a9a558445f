"""Who "I" is: the one whose words they are."""

from collections.abc import Sequence

from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree
from khronika.reading.within import within


def resolve(
    trees: Sequence[Tree],
    parties: Parties,
    claims: Sequence[ClaimDraft],
    words: frozenset[str],
) -> None:
    """Add to the parties the `words` in which speakers speak of themselves: "I", "us"."""
    sentences = [tree.sentence for tree in trees]
    for claim in claims:
        party = parties[claim.speaker]
        if not party.is_person:
            continue
        whole = Span(start=claim.runs[0].start, end=claim.runs[-1].end)
        for sentence in within(sentences, whole):
            for word in trees[sentence.number].words:
                if word.text.lower() in words:
                    parties.mention(party, Span(start=word.start, end=word.end), named=False)
