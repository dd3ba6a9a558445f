"""Write the pages of docs/reference/ that follow from the code: run it with `make reference`.

    vocabulary.md     from resources/vocabulary/*.yaml
    command-line.md   from the verbs of `khronika`
    api.md            from the description that the API makes of itself
    dossier.md        from resources/dossier/audiences.yaml

A test holds that the pages in the repository are current.
"""
# ruff: noqa: INP001 (a script, not a package)

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from khronika import resources
from khronika.cli.main import app

sys.path.insert(0, str(Path(__file__).parent))
import api_reference

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"

# In the order of the codebook; a test holds that none is missing.
LISTS = (
    ("incident_types", "What was done to the targets of an incident."),
    ("statuses", "How far an act went, by the document's account."),
    ("certainties", "On whose word the document tells an act."),
    ("roles", "What a person is in the document."),
    ("organization_kinds", "What kind of body an organization is."),
    ("stances", "What a speaker does with a statement."),
    ("instrument_kinds", "What kind of agreement, law or policy an instrument is."),
    ("instrument_statuses", "Where an instrument stands, by the document's account."),
    ("instrument_data", "What an instrument lets one state tell another about a person."),
    ("estimate_measures", "What an estimate counts."),
    ("instrument_forms", "Reference of instruments: what an instrument is as a thing."),
    ("instrument_effects", "Reference of instruments: whom it serves in the main."),
    ("party_statuses", "Reference of instruments: where a state stands."),
)

_GENERATED = "<!-- Written by tools/write_reference.py; `make reference` writes it anew. -->"


def vocabulary() -> str:
    """Give the page of the vocabulary: one table for each closed list."""
    lines = [
        "# Vocabulary",
        "",
        _GENERATED,
        "",
        "The closed lists of the codebook, and at the end those of the reference of instruments.",
        "Codes are permanent; labels and definitions may be improved, never so that they mean",
        "something else. The data, with definitions in Russian too, lies in",
        "`src/khronika/resources/vocabulary/`.",
    ]
    for name, what in LISTS:
        lines += ["", f"## {name.replace('_', ' ').capitalize()}", "", what, ""]
        lines += ["| code | label | ярлык | definition |", "| --- | --- | --- | --- |"]
        lines += [_row(entry) for entry in resources.load(f"vocabulary/{name}.yaml")]
    return "\n".join(lines) + "\n"


def command_line() -> str:
    """Give the page of the command line: one section for each verb, with all it takes."""
    group: Any = get_command(app)
    lines = ["# Command line", "", _GENERATED, "", "## khronika", ""]
    lines += _command("khronika [OPTIONS] VERB", group)
    for name, verb in group.commands.items():
        lines += _verb(f"khronika {name}", verb, "##")
    return "\n".join(lines) + "\n"


def _verb(name: str, verb: Any, heading: str) -> Iterator[str]:
    """Give the section of a verb, and behind it those of the verbs below it."""
    below = getattr(verb, "commands", {})
    arguments = "VERB" if below else " ".join(_value(p) for p in verb.params if _is_argument(p))
    yield from ("", f"{heading} {name}", "")
    yield from _command(f"{name} [OPTIONS] {arguments}".strip(), verb)
    for inner, verb_below in below.items():
        yield from _verb(f"{name} {inner}", verb_below, f"{heading}#")


def _row(entry: dict[str, Any]) -> str:
    label, definition = entry["label"], entry["definition"]
    return f"| `{entry['code']}` | {label['en']} | {label['ru']} | {definition['en'].strip()} |"


def _command(usage: str, command: Any) -> Iterator[str]:
    yield from ("```text", usage, "```", "")
    yield from _unwrapped(command.help)
    given = [p for p in command.params if p.name != "help" and not getattr(p, "hidden", False)]
    if given:
        yield from ("", "| given | meaning |", "| --- | --- |")
        yield from (f"| {_given(p)} | {p.help}{_default(p)} |" for p in given)


def _given(parameter: Any) -> str:
    if _is_argument(parameter):
        return f"`{_value(parameter)}`"
    names = [*parameter.opts, *parameter.secondary_opts]
    value = "" if parameter.is_flag else f" {_value(parameter)}"
    return ", ".join(f"`{name}{value}`" for name in names)


def _value(parameter: Any) -> str:
    value = str(parameter.metavar or parameter.type.name.upper())
    return value if parameter.nargs == 1 or value.endswith("...") else f"{value}..."


def _default(parameter: Any) -> str:
    default = parameter.default
    if default is None or default is False:
        return ""
    return f" Default: `{parameter.opts[0] if default is True else default}`."


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _unwrapped(text: str) -> Iterator[str]:
    """Give a docstring's paragraphs, each on one line."""
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ""
        yield " ".join(paragraph.split())


def api() -> str:
    """Give the page of the API."""
    from khronika.casebook.opening import start_django

    start_django()
    from khronika.web.api import description

    return api_reference.written(description(), _GENERATED)


def dossier() -> str:
    """Give the page of what each audience sees of a dossier."""
    from khronika.publishing.dossier.audiences import Rule, Seen, rules
    from khronika.publishing.editions import Audience

    def cells(rule: Rule) -> Iterator[str]:
        yield f"`{rule.field}`"
        yield from (
            rule.seen[one].replace("_", " ") if one in rule.seen else "" for one in Audience
        )
        yield rule.why

    lines = [
        "# What a dossier shows to whom",
        "",
        _GENERATED,
        "",
        "Every field of a dossier, from `src/khronika/resources/dossier/audiences.yaml`. What",
        "is empty here, or is not here at all, that audience does not see.",
        "",
        "| way | what is seen |",
        "| --- | --- |",
        *(f"| {way.replace('_', ' ')} | {WAYS[way]} |" for way in Seen),
        "",
        f"| field | {' | '.join(Audience)} | why |",
        "| --- | --- | --- | --- | --- |",
        *(f"| {' | '.join(cells(rule))} |" for rule in rules()),
    ]
    return "\n".join(lines) + "\n"


WAYS = {
    "whole": "All of it, as the casebook has it.",
    "not_private": "Names of the person, of those who act in public, and of bodies.",
    "masked": "Words of a document, in which everybody else is blocked out, whatever looks like "
    "somebody's name, and what anybody can be reached or found by: addresses on the net, handles, "
    "telephone numbers, numbers of papers, names of files.",
    "if_not_masked": "All of it, of documents in which nobody is blocked out.",
    "month": "The month of a day.",
    "numbered": "A number in the place of a coder's name.",
    "known": "A code, if the tables of countries and languages have it.",
}
PAGES = {
    "vocabulary.md": vocabulary,
    "command-line.md": command_line,
    "api.md": api,
    "dossier.md": dossier,
}


if __name__ == "__main__":
    for page, written in PAGES.items():
        (REFERENCE / page).write_text(written(), encoding="utf-8")
