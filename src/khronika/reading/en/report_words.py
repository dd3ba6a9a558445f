"""The words that attribute a statement, compiled from `lexicon/en/claims.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika import resources
from khronika.model import Stance

_FILE = "lexicon/en/claims.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one set of verbs attributes."""

    stance: Stance
    needs_content: bool
    requires: re.Pattern[str] | None
    excludes: re.Pattern[str] | None

    def fits(self, words: str) -> bool:
        """Whether the sentence, from the verb on, has what the rule asks for."""
        if self.requires is not None and not self.requires.search(words):
            return False
        return self.excludes is None or not self.excludes.search(words)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Verbs and phrases that attribute, and nouns that tell whose words they are."""

    verbs: dict[str, tuple[Rule, ...]]
    according: re.Pattern[str]
    beside: re.Pattern[str]
    may_be_negated: frozenset[str]
    threatening_to: frozenset[str]
    spokespeople: frozenset[str]
    carriers: frozenset[str]
    outlets: frozenset[str]
    not_speakers: frozenset[str]
    no_one: frozenset[str]


@cache
def report_words() -> ReportWords:
    """Give the words that attribute."""
    data = resources.load(_FILE)
    verbs: dict[str, list[Rule]] = {}
    for record in data["verbs"]:
        for verb in record["verb"].split():
            verbs.setdefault(verb, []).append(_rule(record))
    return ReportWords(
        verbs={verb: tuple(rules) for verb, rules in verbs.items()},
        according=_any_of(data["according"]),
        beside=_any_of(data["beside"]),
        may_be_negated=frozenset(data["may_be_negated"]),
        threatening_to=frozenset(data["threatening_to"]),
        spokespeople=frozenset(data["spokespeople"]),
        carriers=frozenset(data["carriers"]),
        outlets=frozenset(data["outlets"]),
        not_speakers=frozenset(data["not_speakers"]),
        no_one=frozenset(data["no_one"]),
    )


def _rule(record: dict[str, Any]) -> Rule:
    return Rule(
        stance=Stance(record["stance"]),
        needs_content=record.get("needs") == "content",
        requires=_pattern(record.get("with")),
        excludes=_pattern(record.get("without")),
    )


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return None if written is None else re.compile(written, re.IGNORECASE)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
