"""The words that attribute a statement, compiled from `lexicon/en/claims.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind
from khronika.reading.attribution import VerbRule, any_of, verb_rules

_FILE = "lexicon/en/claims.yaml"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Verbs and phrases that attribute, and nouns that tell whose words they are."""

    verbs: Mapping[str, tuple[VerbRule, ...]]
    according: re.Pattern[str]
    beside: re.Pattern[str]
    may_be_negated: frozenset[str]
    denied_of: frozenset[str]
    threatening_to: frozenset[str]
    spokespeople: frozenset[str]
    carriers: frozenset[str]
    pointing: Mapping[str, frozenset[OrganizationKind]]
    """Kinds of the bodies to which a word for a body may point back."""
    outlets: frozenset[str]
    not_speakers: frozenset[str]
    no_one: frozenset[str]


@cache
def report_words() -> ReportWords:
    """Give the words that attribute."""
    data = resources.load(_FILE)
    return ReportWords(
        verbs=verb_rules(data["verbs"]),
        according=any_of(data["according"]),
        beside=any_of(data["beside"]),
        may_be_negated=frozenset(data["may_be_negated"]),
        denied_of=frozenset(data["denied_of"]),
        threatening_to=frozenset(data["threatening_to"]),
        spokespeople=frozenset(data["spokespeople"]),
        carriers=frozenset(data["carriers"]),
        pointing={
            noun: frozenset(map(OrganizationKind, kinds))
            for noun, kinds in data["pointing"].items()
        },
        outlets=frozenset(data["outlets"]),
        not_speakers=frozenset(data["not_speakers"]),
        no_one=frozenset(data["no_one"]),
    )
