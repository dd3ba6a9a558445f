"""The English word lists that more than one step needs, loaded once from `resources/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from khronika import resources
from khronika.model import OrganizationKind, Role

Told = TypeVar("Told")


@cache
def small_words(kind: str) -> frozenset[str]:
    """Give one of the lists of small words: function_words, abbreviations, openers."""
    return frozenset(resources.load("lexicon/en/small_words.yaml")[kind])


@cache
def humans() -> frozenset[str]:
    """Give the nouns that may mean any people: man, person."""
    return frozenset(resources.load("lexicon/en/pointing.yaml")["humans"])


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words that tell of a person: titles, occupations, kinship."""

    titles: dict[str, Role | None]
    occupations: dict[str, Role | None]
    genders: dict[str, str]
    """Titles and occupations that tell a gender: Ms, spokesman."""
    relatives: dict[str, str]
    """Singular and plural words of kinship → "m", "f" or nothing."""
    companions: frozenset[str]
    groups: frozenset[str]
    parties_at_law: frozenset[str]
    """Words by which a court's paper means the person it is about: applicant."""
    parties_at_law_with: frozenset[str]
    """Words that make "the person" that person: "the requested person"."""
    past: frozenset[str]
    """Words that say that somebody was this once: former."""
    never: frozenset[str]


@cache
def people_words() -> PeopleWords:
    """Give the words for people."""
    data = resources.load("lexicon/en/people.yaml")
    pointing = resources.load("lexicon/en/pointing.yaml")
    occupations: dict[str, Role | None] = {}
    for record in data["occupations"]:
        role = Role(record["role"]) if record.get("role") else None
        noun = record["noun"].lower()
        occupations[noun] = role
        occupations[_plural(record)] = role
    return PeopleWords(
        titles={
            r["title"].lower().rstrip("."): Role(r["role"]) if r.get("role") else None
            for r in data["titles"]
        },
        occupations=occupations,
        genders={
            (r.get("title") or r["noun"]).lower(): r["gender"]
            for r in (*data["titles"], *data["occupations"])
            if r.get("gender") in {"m", "f"}
        },
        relatives={
            r["noun"].lower(): r["gender"] if r["gender"] in {"m", "f"} else ""
            for r in data["relatives"]
        },
        companions=_lower([r["noun"] for r in data["companions"]])
        | frozenset(_plural(r) for r in data["companions"]),
        groups=_lower(data["groups"]),
        parties_at_law=_lower(pointing["parties_at_law"]),
        parties_at_law_with=_lower(pointing["parties_at_law_with"]),
        past=_lower(pointing["past"]),
        never=_lower(data["never_names"]),
    )


def _plural(record: dict[str, str]) -> str:
    """Give the plural of a noun; the data names the irregular ones."""
    noun = record["noun"].lower()
    if record.get("plural"):
        return record["plural"].lower()
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(w.lower() for w in words)


@dataclass(frozen=True, slots=True)
class NameWords:
    """What tells a name: given names with gender, surnames, endings of surnames, particles."""

    given: dict[str, str]
    ambiguous: frozenset[str]
    """Given names that are also common words or places."""
    surnames: frozenset[str]
    strengths: dict[str, float]
    """Endings of surnames: 2 for a strong one, 1 for a weak one."""
    genders: dict[str, str]
    """Those that tell the gender."""
    particles: frozenset[str]
    """Small words inside a name: bin, van."""
    kinship: frozenset[str]
    """Small words that may end a name: uulu, kyzy."""

    def gender(self, words: list[str]) -> str:
        """Tell the gender of a name from its given name, else from its surname; "" if unsure."""
        told = self.given.get(words[0].casefold(), "")
        if told or len(words) < 2:
            return told
        return _by_ending(self.genders, words[-1].casefold()) or ""

    def surname_strength(self, word: str) -> float:
        """Say how much a word looks like a surname: 2 known or strong ending, 1 weak, 0 not."""
        low = word.casefold()
        if low in self.surnames:
            return 2.0
        return _by_ending(self.strengths, low, before=2) or 0.0


def _by_ending(told: Mapping[str, Told], word: str, before: int = 0) -> Told | None:
    """Give what the longest ending tells that a word has behind so many letters; None if none."""
    endings = (told.get(word[n:]) for n in range(before, len(word)))
    return next((one for one in endings if one is not None), None)


@cache
def name_words() -> NameWords:
    """Give the words that tell a name."""
    particles = resources.load("names/particles.yaml")
    given: dict[str, str] = {}
    ambiguous: set[str] = set()
    for fields in _rows("names/given.tsv"):
        low = fields[0].casefold()
        gender = fields[1] if fields[1] in {"m", "f"} else ""
        given[low] = gender if given.get(low, gender) == gender else ""
        if len(fields) > 3 and fields[3].strip():
            ambiguous.add(low)
    endings = resources.load("names/surname_endings.yaml")
    return NameWords(
        given=given,
        ambiguous=frozenset(ambiguous),
        surnames=frozenset(
            f[0].casefold() for f in _rows("names/surnames.tsv") if len(f) < 3 or not f[2]
        ),
        strengths={r["ending"]: 2.0 if r["strength"] == "strong" else 1.0 for r in endings},
        genders={r["ending"]: r["gender"] for r in endings if r.get("gender") in {"m", "f"}},
        particles=frozenset(particles["joining"]),
        kinship=frozenset(r["word"] for r in particles["kinship"]),
    )


def _rows(name: str) -> list[list[str]]:
    lines = resources.path(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def body_heads() -> dict[str, OrganizationKind]:
    """Give the words that head the name of a body, with its kind."""
    data = resources.load("lexicon/en/bodies.yaml")
    return {word: OrganizationKind(kind) for kind, words in data.items() for word in words}
