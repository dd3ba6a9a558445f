"""The words that attribute a statement in Russian, compiled from `lexicon/ru/claims.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind, Stance
from khronika.reading.attribution import VerbRule, verb_rules

_FILE = "lexicon/ru/claims.yaml"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Verbs and nouns that attribute, and nouns that tell whose words they are."""

    verbs: Mapping[str, tuple[VerbRule, ...]]
    negated: Mapping[str, Stance]
    """Stance of the verbs that attribute though they are negated."""
    adjectives: Mapping[str, Stance]
    thinking: frozenset[str]
    """Of these, what is thought to come is predicted."""
    told_in: frozenset[str]
    carriers: frozenset[str]
    quoted_names: frozenset[str]
    """Nouns of things whose own words a quotation gives: a charge, a sign, a heading."""
    by_word_of: frozenset[str]
    by: frozenset[str]
    sources: frozenset[str]
    not_speakers: frozenset[str]
    threatening: frozenset[str]
    in_the_case: frozenset[str]
    """Nouns for the one whom a case is about."""
    own_denial: re.Pattern[str]
    """Words by which a body denies in its own voice."""
    officials: frozenset[str]
    """Nouns of people who speak for a state or a body."""
    indefinite: frozenset[str]
    """Words before a noun that belong to its phrase: "некоторые каналы"."""
    pointing: Mapping[str, frozenset[OrganizationKind]]
    """Kinds of the bodies to which a word for a body may point back."""
    refers_back: re.Pattern[str]


@cache
def report_words() -> ReportWords:
    """Give the words that attribute."""
    data = resources.load(_FILE)
    return ReportWords(
        verbs=verb_rules(data["verbs"]),
        negated={verb: Stance(code) for verb, code in data["negated"].items()},
        adjectives={word: Stance(code) for word, code in data["adjectives"].items()},
        thinking=frozenset(data["thinking"]),
        told_in=frozenset(data["told_in"]),
        carriers=frozenset(data["carriers"]),
        quoted_names=frozenset(data["quoted_names"]),
        by_word_of=frozenset(data["by_word_of"]),
        by=frozenset(data["by"]),
        sources=frozenset(data["sources"]),
        not_speakers=frozenset(data["not_speakers"]),
        threatening=frozenset(data["threatening"]),
        in_the_case=frozenset(data["in_the_case"]),
        own_denial=re.compile(data["own_denial"], re.IGNORECASE),
        officials=frozenset(data["officials"]),
        indefinite=frozenset(data["indefinite"]),
        pointing={
            noun: frozenset(OrganizationKind(kind) for kind in kinds)
            for noun, kinds in data["pointing"].items()
        },
        refers_back=re.compile(data["refers_back"], re.IGNORECASE),
    )
