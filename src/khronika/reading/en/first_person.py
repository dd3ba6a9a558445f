"""Who "I" is: the one whose words they are."""

from collections.abc import Sequence

from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree

_WORDS = frozenset({"i", "me", "my", "myself", "mine", "we", "us", "our"})


def resolve(trees: Sequence[Tree], parties: Parties, claims: Sequence[ClaimDraft]) -> None:
    """Add to the parties the words in which speakers speak of themselves."""
    for claim in claims:
        if not parties[claim.speaker].is_person:
            continue
        for tree in trees:
            if any(run.touches(tree.sentence) for run in claim.runs):
                for word in tree.words:
                    if word.text.lower() in _WORDS:
                        where = Span(start=word.start, end=word.end)
                        parties.mention(parties[claim.speaker], where, named=False)
