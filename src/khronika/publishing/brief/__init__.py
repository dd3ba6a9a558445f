"""A private brief as a paper, in English or Russian, to be shown, printed or made a file of."""

from khronika.publishing.brief.composing import paper
from khronika.publishing.brief.text import text
from khronika.publishing.brief.wording import answered, asked, words

__all__ = ["answered", "asked", "paper", "text", "words"]
