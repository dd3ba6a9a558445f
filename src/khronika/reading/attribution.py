"""Attributions, in any language: the rules of the verbs that attribute, and which of them count.

Of nested attributions only the outermost counts. The verbs and what their rules ask for are data
(`lexicon/LANGUAGE/claims.yaml`).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khronika.model import Stance
from khronika.reading.syntax import Tree, Word


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where a sentence attributes."""

    cue: Word
    """The word that attributes."""
    speakers: tuple[Word, ...]
    """The nouns that head the phrases of those who speak; none where the subject is unsaid."""
    stance: Stance
    """What the cue alone says of the stance."""


@dataclass(frozen=True, slots=True)
class VerbRule:
    """How one set of verbs attributes."""

    stance: Stance
    needs_content: bool
    requires: re.Pattern[str] | None
    excludes: re.Pattern[str] | None

    def fits(self, words: str) -> bool:
        """Whether the words about the verb have what the rule asks for."""
        if self.requires is not None and not self.requires.search(words):
            return False
        return self.excludes is None or not self.excludes.search(words)


def verb_rules(records: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[VerbRule, ...]]:
    """Compile the rules by the dictionary form of their verb, in the order of the data."""
    verbs: dict[str, list[VerbRule]] = {}
    for record in records:
        rule = VerbRule(
            stance=Stance(record["stance"]),
            needs_content=record.get("needs") == "content",
            requires=_pattern(record.get("with")),
            excludes=_pattern(record.get("without")),
        )
        for verb in record["verb"].split():
            verbs.setdefault(verb, []).append(rule)
    return {verb: tuple(rules) for verb, rules in verbs.items()}


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return None if written is None else re.compile(written, re.IGNORECASE)


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Compile what any of the patterns matches; case does not matter."""
    return re.compile("|".join(patterns), re.IGNORECASE)


def outermost(
    tree: Tree, found: Sequence[Attribution], is_aside: Callable[[Word, Word], bool]
) -> list[Attribution]:
    """Keep the attributions that stand in no other.

    Args:
        tree: the sentence.
        found: its attributions.
        is_aside: whether a word that governs a cue, or is one, only stands beside the cue above it,
            so that the one above is part of what is said: 'Nobody, he said, came.'.
    """
    cues = {a.cue.i for a in found}
    inner: set[int] = set()
    for one in found:
        below = one.cue
        for above in tree.ancestors(one.cue):
            if above.i in cues:
                if is_aside(below, above):
                    inner.add(above.i)
                elif below is not one.cue or below.rel != "conjunct":
                    inner.add(one.cue.i)
                break
            below = above
    return [a for a in found if a.cue.i not in inner]
