"""What makes somebody the one whom a pronoun means, alike in all languages."""

from collections import Counter
from collections.abc import Iterable

from khronika.reading.spans import PartyMention
from khronika.reading.syntax import Tree, Word

_MUCH_MORE = 2
"""How many times as often as anybody else the one whom a text is about is spoken of."""
TOPIC = 1.5
"""What that adds where a paragraph opens with a pronoun: a sentence and more."""


def stands_inside(tree: Tree, pronoun: Word, mention: PartyMention) -> bool:
    """Whether a pronoun is part of the phrase that describes somebody, and so means another.

    In "Ana Kim, a member of his church," and "Kim, his aunt," nobody is meant by "his" but others;
    a clause ("Kim, who sold his flat") and a list ("Kim and his aunt") are phrases of their own.
    """
    word = pronoun
    for above in tree.ancestors(pronoun):
        if word.rel == "conjunct" or word.pos in {"VERB", "AUX"} or word.rel == "relative":
            return False
        if mention.start <= above.start < mention.end:
            return word.start > mention.end
        word = above
    return False


def topic_of(spoken_of: Iterable[str]) -> str | None:
    """Give the one whom a text is about, spoken of far more often than anybody else.

    Args:
        spoken_of: ids of the people whom the text means so far, once for each mention.
    """
    (first, most), (_, next_most) = (Counter(spoken_of).most_common(2) + [("", 0)] * 2)[:2]
    return first if most >= _MUCH_MORE * max(next_most, 1) else None
