"""The sample corpus: documents about invented people, that come with the program."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from khronika.capture import Captured, Outcome, capture
from khronika.errors import WrongUse

_PACKAGE = Path(__file__).parents[1]
_PLACES = (_PACKAGE / "samples", _PACKAGE.parents[1] / "samples")
"""In an installed package; in a checkout."""


def captured_samples(language: str) -> Iterator[Outcome]:
    """Capture the samples in a language, each with what its catalogue tells of it.

    Raises:
        WrongUse: the samples are not installed.
    """
    place = next((place for place in _PLACES if (place / "documents.toml").is_file()), None)
    if place is None:
        raise WrongUse("The sample documents are not installed: run this from a checkout.")
    catalogue = tomllib.loads((place / "documents.toml").read_text(encoding="utf-8"))
    for outcome in capture([str(place / language)]):
        if isinstance(outcome, Captured):
            facts = catalogue.get(outcome.document.id, {})
            yield replace(outcome, document=replace(outcome.document, **_told_by(facts, outcome)))
        else:
            yield outcome


def _told_by(facts: dict[str, Any], captured: Captured) -> dict[str, Any]:
    """Give what the catalogue tells and the file itself does not; plain text tells only itself."""
    values = {name: facts.get(name) for name in ("title", "publisher", "published", "language")}
    if values["published"] is not None:
        values["published"] = date.fromisoformat(values["published"])
    own = captured.document
    return {name: getattr(own, name) or value for name, value in values.items()}
