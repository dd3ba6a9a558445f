"""Whatever the pages do, the command line or the API can do, too."""

import re

import pytest
import typer.main
from django.urls import get_resolver

from khronika.cli.main import app

PEERS = {
    "start": "review list",
    "incidents": "incidents",
    "incident": "show",
    "instruments": "instruments",
    "instruments-of": "instruments",
    "instrument": "instruments",
    "brief": "brief",
    "brief-opened": "brief",
    "sources": "sources",
    "people": "people",
    "dossier": "dossier",
    "person": "show",
    "documents": "documents",
    "document": "show",
    "review": "review list",
    "history": "history",
    "verify": "verify",
    "note": "review note",
    "facts": "review correct",
    "organizations": "GET /api/1/organizations",
    "organization": "show",
    "all-of-organization": "show",
    "reviewing": "show",
    "form": "review correct",
    "search": "search",
    "undo": "review undo",
    "grade-publisher": "grade",
    "grade-source": "grade",
    "grade-telling": "grade",
    "act": "case",
    "graph": "GET /api/1/graph/{row_id}",
    "graph-around": "GET /api/1/graph/{row_id}",
    "judge": "proposals",
    "decide": "same",
    "beside": "proposals",
    "pair": "proposals",
    "cases": "cases",
    "case": "case",
    "codings": "coding list",
    "assign": "coding assign",
    "withdraw": "coding withdraw",
    "export-codings": "coding units",
    "sheet": "coding sheet",
    "/coding/<document>/sheet/form": "POST /api/1/sheet/correct",
    "hand-in": "coding hand-in",
    "units": "coding units",
    "adjudicate": "coding adjudicate",
    "countries": "countries",
    "country": "country",
    "country_acts": "country",
    "country_voices": "country",
}
"""The verb of the command line, or the operation of the API, for what each route does."""
SCRIPTED = {
    "correct": "review correct",
    "respan": "review respan",
    "add": "review add",
    "accept": "review accept",
    "reject": "review reject",
    "note": "review note",
    "undo": "review undo",
    "remove": "POST /api/1/sheet/remove",
}
"""The same for what the scripts of the pages send to the API."""
OF_BROWSERS = {
    "/enter": "lets a browser in",
    "/start": "leads to the start page",
    "country_in_capitals": "leads to a country",
    "draft": "keeps what a browser has not sent yet",
    "language": "sets the language of the pages",
    "static": "a file of the pages",
}
"""Routes without a peer, and why they need none."""


@pytest.fixture
def operations(door):
    from khronika.web.api import description

    return {
        f"{method.upper()} {path}"
        for path, methods in description()["paths"].items()
        for method in methods
    }


def verbs(command, before=""):
    for name, verb in command.commands.items():
        yield f"{before}{name}"
        if hasattr(verb, "commands"):
            yield from verbs(verb, f"{before}{name} ")


def routes(patterns):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            if str(one.pattern) != "api/1/":
                yield from routes(one.url_patterns)
        else:
            yield one.name or f"/{one.pattern}"


@pytest.fixture
def peers(operations):
    return {*verbs(typer.main.get_command(app)), *operations}


def test_each_route_of_the_pages_has_a_peer_that_is_there(peers):
    assert set(routes(get_resolver().url_patterns)) == PEERS.keys() | OF_BROWSERS.keys()
    assert set(PEERS.values()) <= peers


def test_so_has_whatever_the_scripts_of_the_pages_send(peers, operations):
    asked = {one.rpartition("/")[2] for one in operations if re.search("/(review|sheet)/", one)}
    assert asked - {"queue", "hand-in"} == SCRIPTED.keys()
    assert set(SCRIPTED.values()) <= peers
