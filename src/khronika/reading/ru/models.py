"""The models that read Russian, loaded once.

They are natasha's, read from its package without importing it; the dictionary is pymorphy3's.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Models:
    """What parses: parts of speech, relations, names of entities, and the dictionary."""

    morph: Any
    syntax: Any
    entities: Any
    dictionary: Any


@cache
def dictionary() -> Any:
    """Load the dictionary alone; it takes a tenth of a second."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def models() -> Models:
    """Load the models once; they lie in the package of natasha."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed: run make setup")
    data = Path(spec.submodule_search_locations[0]) / "data"
    vectors = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    loaded = [
        kind.load(data / "model" / f"slovnet_{name}_news_v1.tar")
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    ]
    for model in loaded:
        model.navec(vectors)
    morph, syntax, entities = loaded
    return Models(morph, syntax, entities, dictionary())
