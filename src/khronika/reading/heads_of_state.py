"""Heads of states, who are named in passing: those who are criticised, and struck by no act."""

from functools import cache

from khronika import resources
from khronika.model import Role
from khronika.reading.parties import Parties

_BY = "head of a state, by the list"


def note_heads_of_state(parties: Parties, language: str) -> None:
    """Note who of a document's people heads a state, by their full names."""
    heads = _names(language)
    for party in parties.all():
        if party.is_person and heads & {party.name, *party.aliases}:
            party.play(Role.OFFICIAL, _BY)


@cache
def _names(language: str) -> frozenset[str]:
    heads = resources.load("names/heads_of_state.yaml")
    return frozenset(name for head in heads for name in head[language])
