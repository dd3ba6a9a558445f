"""Bring the catalogue of the pages' words up to date: `make messages`.

Every text that a page shows stands in the code in English, marked for translation. This collects
them into `django.po`, keeps what is translated, drops what no page shows any more, and compiles
`django.mo`, which is what runs: no machine needs gettext's own tools. A new text comes with an
empty translation; a test asks that none is left so.
"""

# ruff: noqa: INP001 (a script, not a package)

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1] / "src" / "khronika" / "web"
LANGUAGES = ("ru",)

_PLURALS = {"gettext": 1, "gettext_lazy": 1, "ngettext": 2}
_WITH_CONTEXT = "pgettext_lazy"
_MARKED = re.compile(
    r" (?P<name>n?gettext)\((?P<texts>(?:u(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"),? ?)+)"
)

_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The files say the same whenever they are made; the history of the repository has the days."""

Text = str | tuple[str, str]
Found = tuple[str, Text]
"""What tells one text from another that is written the same, mostly nothing, and the text."""


def texts() -> list[Found]:
    """Collect what the pages show, each text once; what has a plural comes with it."""
    found: set[Found] = set()
    for file in WEB.rglob("*.html"):
        found.update(("", text) for text in _of_template(file.read_text(encoding="utf-8")))
    for file in WEB.rglob("*.py"):
        found.update(_of_module(file.read_text(encoding="utf-8")))
    return sorted(found, key=str)


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language as it lies there."""
    with _po(language).open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> Catalog:
    """Give the catalogue with exactly the texts of the pages, translated as far as it was."""
    old = catalogue(language)
    new = Catalog(
        locale=language,
        header_comment="# The words of the pages. `make messages` brings this file up to date.",
        project="khronika",
        version="pages",
        msgid_bugs_address="SECURITY.md",
        last_translator="the Khronika maintainers",
        language_team="the Khronika maintainers",
        creation_date=_NO_DAY,
        revision_date=_NO_DAY,
        fuzzy=False,
    )
    for context, text in texts():
        known = old.get(text if isinstance(text, str) else text[0], context or None)
        same = known is not None and known.id == text
        new.add(text, known.string if known is not None and same else None, context=context or None)
    return new


def missing(language: str) -> list[Found]:
    """Give the texts of the pages that the catalogue does not translate."""
    known = {(one.context or "", one.id): one.string for one in catalogue(language) if one.id}
    return [text for text in texts() if not known.get(text) or not all(_forms(known[text]))]


def write(language: str) -> None:
    """Write both files of a language anew."""
    new = renewed(language)
    with _po(language).open("wb") as file:
        write_po(file, new, width=120, omit_header=False, sort_output=True)
    with _po(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, new)


def _of_template(source: str) -> Iterator[Text]:
    """Yield the marked texts of a template; Django turns the rest of it into letters."""
    for match in _MARKED.finditer(templatize(source)):
        yield _text(ast.literal_eval(f"[{match['texts']}]"))


def _of_module(source: str) -> Iterator[Found]:
    """Yield the marked texts of a module."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in (*_PLURALS, _WITH_CONTEXT)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            marked = names[node.func.id]
            if marked == _WITH_CONTEXT:
                context, text = map(ast.literal_eval, node.args)
                yield context, text
            else:
                yield "", _text(list(map(ast.literal_eval, node.args[: _PLURALS[marked]])))


def _text(forms: list[str]) -> Text:
    return forms[0] if len(forms) == 1 else (forms[0], forms[1])


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else string


def _po(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def main() -> None:
    """Renew the files, and say what has no translation yet."""
    settings.configure()
    for language in LANGUAGES:
        write(language)
        for text in missing(language):
            sys.stdout.write(f"not in {language} yet: {text}\n")


if __name__ == "__main__":
    main()
