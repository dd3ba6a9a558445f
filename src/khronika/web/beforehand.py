"""Loading what pages rest on before the first of them is asked for: it answers like any other."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template

from khronika.assessment import doubts
from khronika.assessment.country import voices
from khronika.resolution import names
from khronika.resources import load, path
from khronika.resources.countries import country_codes
from khronika.resources.instruments import instruments

FOLDERS = ("vocabulary", "writing", "bodies")
"""Knowledge that pages write with, all of it small."""
_FRESH = 20_000
"""New things that the collector waits for before it looks through them: a page makes as many."""


@cache
def load_beforehand() -> None:
    """Load templates, the words of the pages, what is known of countries, treaties and names."""
    for folder in map(Path, settings.TEMPLATES[0]["DIRS"]):
        for file in folder.rglob("*.html"):
            get_template(str(file.relative_to(folder)))
    for name in FOLDERS:
        for entry in path(name).iterdir():
            if entry.name.endswith(".yaml"):
                load(f"{name}/{entry.name}")
    country_codes()
    instruments()
    doubts.prepare()
    voices.prepare()
    for name in ("Anna", "Анна"):
        names.prepare(name)  # which takes a second where it is the first


@contextmanager
def passed_over() -> Iterator[None]:
    """Let the collector of garbage pass over what is loaded by now, until pages are done with.

    It would look through all of it with every second page that makes many rows, and take a third of
    the time of that page. Nor does it look through the rows of a page a dozen times while they are
    made.
    """
    gc.collect()
    gc.freeze()
    usual = gc.get_threshold()
    gc.set_threshold(_FRESH, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
