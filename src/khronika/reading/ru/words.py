"""Word lists of Russian, as data says them."""

from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import OrganizationKind, Role


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns for people, in dictionary form."""

    occupations: dict[str, Role | None]
    titles: frozenset[str]
    """Words of address before a name: "господин"."""
    feminine: frozenset[str]
    masculine: frozenset[str]
    """Those that mean men only, and have no other word for women: "парень"."""
    relatives: dict[str, str]
    """Gender (m, f, or nothing) of each."""
    companions: frozenset[str]
    groups: frozenset[str]
    pointing: frozenset[str]
    """Adjectives before a noun for somebody who was spoken of: "сам", "последний"."""
    clients: frozenset[str]
    """Nouns for whom a lawyer stands for."""


@cache
def people_words() -> PeopleWords:
    """Give the nouns for people."""
    data = resources.load("lexicon/ru/people.yaml")
    return PeopleWords(
        occupations={
            noun: None if role == "none" else Role(role)
            for role, nouns in data["occupations"].items()
            for noun in nouns
        },
        titles=frozenset(data["titles"]),
        feminine=frozenset(data["feminine"]),
        masculine=frozenset(data["masculine"]),
        relatives={
            noun: gender if gender in {"m", "f"} else ""
            for gender, nouns in data["relatives"].items()
            for noun in nouns
        },
        companions=frozenset(data["companions"]),
        groups=frozenset(data["groups"]),
        pointing=frozenset(data["pointing"]),
        clients=frozenset(resources.load("lexicon/ru/pointing.yaml")["clients"]),
    )


@cache
def nouns_of_acts() -> frozenset[str]:
    """Give the nouns that tell acts: "экстрадиция", "отказ"."""
    acts = resources.load("lexicon/ru/acts.yaml")["acts"]
    nouns = (rule.get("noun", "") for rules in acts.values() for rule in rules)
    return frozenset(noun for several in nouns for noun in several.split())


@cache
def verbs_of_the_struck() -> frozenset[str]:
    """Give the verbs whose subject is whom an act strikes first of all: "просить", "сидеть"."""
    acts = resources.load("lexicon/ru/acts.yaml")["acts"]
    rules = (rule for rules in acts.values() for rule in rules if "verb" in rule)
    first = (rule["verb"] for rule in rules if rule.get("target", [""])[0] == "subject")
    return frozenset(verb for several in first for verb in several.split())


@cache
def body_heads() -> dict[str, OrganizationKind]:
    """Give the kind of body that each noun names."""
    data = resources.load("lexicon/ru/bodies.yaml")
    return {noun: OrganizationKind(kind) for kind, nouns in data.items() for noun in nouns}
