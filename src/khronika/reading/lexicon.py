"""The lexicon of acts: which words tell which act, and where its target stands.

The data lies in `resources/lexicon/<language>/acts.yaml`, which explains its own form. Here it is
compiled once.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika import resources
from khronika.errors import MalformedResource
from khronika.model import IncidentType, Status
from khronika.reading.syntax import Word

_PARTS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ"}),
}


_NOT_OF_OFFICES = frozenset(
    {
        IncidentType.ABDUCTION,
        IncidentType.ASSAULT,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.DIGITAL_ATTACK,
        IncidentType.DISAPPEARANCE,
        IncidentType.KILLING,
        IncidentType.ORGANIZATION_PRESSURE,
        IncidentType.PROXY_PRESSURE,
        IncidentType.SURVEILLANCE,
        IncidentType.THREAT,
    }
)
"""Acts that no authority does in its own name, so that its word does not make them certain."""
LEXICON = "lexicon rule"
"""How the decision on a type begins that a rule of the lexicon made."""
LEARNED = "learned words"
"""The same of one that the learned heads made alone."""
STRUCK = "struck"
"""The role of whoever the learned heads hold to be the target."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What words to look for; it is compiled when it first is, since few rules meet their word."""

    regex: str
    place: str
    """Where in the lexicon it stands."""

    def search(self, words: str) -> re.Match[str] | None:
        """Find it anywhere in some words, in capital or small letters.

        Raises:
            MalformedResource: it is no regular expression.
        """
        return compiled(self).search(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to tell an act."""

    type: IncidentType
    part: str
    within: Pattern | None
    lacks: Pattern | None
    near: Pattern | None
    target: tuple[str, ...]
    negated: bool
    status: Status | None
    official: bool
    trial: bool
    """Whether it shows somebody tried, where it tells a prosecution: a search shows nobody so."""
    found: bool
    """Whether it tells that the act came to light: who found it out, and where, is another's."""
    modal: bool
    """Whether its own words say that the act is not done yet, so that their mood is right."""
    source: str
    """How the rule is named among the decisions of a reading."""
    learned: bool = False
    """Whether the learned heads found the words, and not the lexicon."""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """What it looks for in the clause and the paragraph."""
        return tuple(one for one in (self.within, self.lacks, self.near) if one is not None)

    @property
    def by(self) -> str:
        """How a reading names the rule as what decided a type."""
        return f"{LEARNED}, {self.source}" if self.learned else f"{LEXICON} {self.source}"

    def told_by(self, *, negated: bool) -> bool:
        """Whether the act is told by words that are negated, or by words that are not.

        A rule of the lexicon knows which; the heads know words of either kind.
        """
        return negated == self.negated or (self.learned and not negated)

    def fits(self, word: Word, clause: str, paragraph: str) -> bool:
        """Whether the word tells the act, by its clause and the paragraph so far."""
        return self.misfit(word, clause, paragraph) is None

    def misfit(self, word: Word, clause: str, paragraph: str) -> str | None:
        """Name what keeps the rule from fitting, as its key in the lexicon; None if it fits."""
        if word.pos not in _PARTS[self.part] and not (
            self.part == "verb" and word.form in {"participle", "past"}
        ):
            return self.part
        if self.within is not None and not self.within.search(clause):
            return "with"
        if self.lacks is not None and self.lacks.search(clause):
            return "without"
        if self.near is not None and not self.near.search(paragraph):
            return "near"
        return None


@dataclass(frozen=True, slots=True)
class Companion:
    """An act that the words of another tell with it: "arrested at Moscow's request"."""

    type: IncidentType
    of: frozenset[IncidentType]
    when: re.Pattern[str]
    status: Status | None
    """The status that the words give; None to keep that of the act."""
    looks_ahead: bool
    """Whether the words may stand in the next sentence of the paragraph."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules of one language by the dictionary form of their word."""

    acts: Mapping[str, tuple[Rule, ...]]
    proxy: Mapping[str, tuple[Rule, ...]]
    """What counts only where it strikes a relative of the one abroad."""
    proxy_types: frozenset[IncidentType]
    companions: tuple[Companion, ...]
    heads_alone: float
    """From here (0 to 1) the learned heads' word is taken where no rule knows an act."""

    @property
    def negated_types(self) -> frozenset[IncidentType]:
        """Types that negated words may tell: "was not let in", but never "was not freed"."""
        return frozenset(
            rule.type for rules in self.acts.values() for rule in rules if rule.negated
        )

    def check(self) -> None:
        """Make every pattern ready, whether or not a text needs it.

        Raises:
            MalformedResource: one is no regular expression.
        """
        for rules in (*self.acts.values(), *self.proxy.values()):
            for rule in rules:
                for pattern in rule.patterns:
                    compiled(pattern)


@cache
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language."""
    name = f"lexicon/{language}/acts.yaml"
    try:
        return _entered(resources.load(name), name)
    except MalformedResource as error:
        raise MalformedResource(
            f"{name}, {error}" if name not in str(error) else f"{error}"
        ) from error


def _entered(data: Mapping[str, Any], file: str) -> Lexicon:
    patterns = _Patterns(file, data["words"])
    acts: dict[str, list[Rule]] = defaultdict(list)
    for code, records in data["acts"].items():
        for number, record in enumerate(records):
            _enter(acts, record, _type(code), patterns, f"{code} {number + 1}")
    proxy: dict[str, list[Rule]] = defaultdict(list)
    for number, record in enumerate(data["proxy"]["verbs"]):
        _enter(
            proxy,
            record,
            IncidentType.PROXY_PRESSURE,
            patterns,
            f"proxy_pressure {number + 1}",
        )
    return Lexicon(
        acts={lemma: tuple(rules) for lemma, rules in acts.items()},
        proxy={lemma: tuple(rules) for lemma, rules in proxy.items()},
        proxy_types=frozenset(
            {IncidentType.PROXY_PRESSURE, *(IncidentType(t) for t in data["proxy"]["types"])}
        ),
        companions=tuple(
            Companion(
                IncidentType(record["type"]),
                frozenset(IncidentType(t) for t in record["of"]),
                re.compile(record["when"], re.IGNORECASE),
                Status(record["status"]) if "status" in record else None,
                bool(record.get("next", False)),
            )
            for record in data["with_others"]
        ),
        heads_alone=float(data["heads_alone"]),
    )


def learned_rule(kind: IncidentType, likely: float, *, negated: bool) -> Rule:
    """Give the rule for words that the learned heads take for an act.

    Args:
        kind: the act's type.
        likely: how likely the heads hold it to be, between 0 and 1.
        negated: whether negated words may tell it as well.
    """
    return Rule(
        type=kind,
        part="verb",
        within=None,
        lacks=None,
        near=None,
        target=(STRUCK, "patient", "subject", "anyone"),
        negated=negated,
        status=None,
        official=kind not in _NOT_OF_OFFICES,
        trial=True,
        found=False,
        modal=False,
        source=f"{likely:.2f}",
        learned=True,
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of a file, whose `{names}` stand for lists of words."""

    file: str
    words: Mapping[str, str]

    def of(self, record: Mapping[str, Any], key: str, source: str) -> Pattern | None:
        regex = record.get(key)
        if regex is None:
            return None
        for name, alternatives in self.words.items():
            regex = regex.replace("{" + name + "}", alternatives)
        return Pattern(regex, f"{self.file}, {source}: its pattern for {key!r}")


def _type(code: str) -> IncidentType:
    try:
        return IncidentType(code)
    except ValueError:
        raise MalformedResource(f"{code} is no type of incident of the codebook") from None


def _enter(
    table: dict[str, list[Rule]],
    record: Mapping[str, Any],
    kind: IncidentType,
    patterns: _Patterns,
    source: str,
) -> None:
    part = next((p for p in _PARTS if p in record), None)
    if part is None:
        raise MalformedResource(f"{source}: it names no word: give it a verb, noun or adj")
    rule = Rule(
        type=kind,
        part=part,
        within=patterns.of(record, "with", source),
        lacks=patterns.of(record, "without", source),
        near=patterns.of(record, "near", source),
        target=tuple(str(role) for role in record.get("target", ("patient",))),
        negated=bool(record.get("negated", False)),
        status=Status(record["status"]) if "status" in record else None,
        official=bool(record.get("official", False)),
        trial=bool(record.get("trial", True)),
        found=bool(record.get("found", False)),
        modal=bool(record.get("modal", False)),
        source=source,
    )
    for lemma in record[part].split():
        table[lemma].append(rule)


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """Make a pattern ready to look for.

    Raises:
        MalformedResource: it is no regular expression.
    """
    try:
        return re.compile(pattern.regex, re.IGNORECASE)
    except re.error as error:
        raise MalformedResource(f"{pattern.place} cannot be read: {error}") from error
