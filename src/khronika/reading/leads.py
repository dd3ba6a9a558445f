"""Whom the sentences after a lead name: "A blogger was detained. Karim Saidov, 34, ...".

News tells the act first and names the person after, often behind somebody who only tells of it.
"""

from collections.abc import Callable, Sequence

from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PartyMention
from khronika.reading.syntax import SUBJECTS, Tree

SENTENCES_AHEAD = 2
"""Sentences after a phrase without a name within which its name is looked for."""
_LONGEST_OPENING = 6
"""Words that may stand before the name in the sentence that names somebody."""
_LONGEST_BELOW_HEADLINE = 12
"""The same in the sentence under a headline, which says again what that says."""

_OF_A_SENTENCE = frozenset({*SUBJECTS, "object"})
"""Relations of which whatever tells something has one."""


def is_headline(tree: Tree) -> bool:
    """Whether a sentence is the headline of a text: its first, without a full stop."""
    return tree.sentence.number == 0 and bool(tree.words) and tree.words[-1].pos != "PUNCT"


def named_next(
    trees: Sequence[Tree],
    parties: Parties,
    only_tells: Callable[[Tree, PartyMention], bool],
    *,
    headline: bool,
) -> Party | None:
    """Give the person with whom a sentence opens, if the text names them first there.

    Args:
        trees: the sentences after the lead.
        parties: the parties known.
        only_tells: whether somebody named only tells of what happened, in the language's own way.
            They are passed over, as are those who act for others.
        headline: whether the lead is the headline of the text.
    """
    longest = _LONGEST_BELOW_HEADLINE if headline else _LONGEST_OPENING
    for tree in trees:
        if headline and not any(w.rel in _OF_A_SENTENCE for w in tree.words):
            continue  # "By X" tells who wrote it
        opening = tree.sentence.start
        for mention in parties.within(tree.sentence):
            party = parties[mention.party]
            if not party.is_person or not mention.named:
                continue
            if party.has_office or only_tells(tree, mention):
                opening = mention.end
                continue
            between = sum(opening <= w.start < mention.start for w in tree.words)
            new = party.first.start == mention.start
            return party if new and between <= longest else None
    return None
