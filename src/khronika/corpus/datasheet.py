"""The figures of the datasheet, written between its marks and nowhere else.

A block begins with `<!-- figures: NAME -->` and ends with `<!-- end -->`; what stands between is
written anew from the corpus.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from khronika.corpus.agreement import agreement
from khronika.corpus.codes import Part
from khronika.corpus.files import Corpus
from khronika.corpus.stats import LANGUAGES, stats
from khronika.corpus.variety import Variety, variety
from khronika.errors import WrongUse
from khronika.model import IncidentType, Reading

_BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def written_datasheet(text: str, corpus: Corpus, against: Iterable[Reading] = ()) -> str:
    """Give the text of a datasheet with its figures written anew.

    Raises:
        WrongUse: a block has a name for which there are no figures.
    """
    counted, varied = stats(corpus), variety(corpus, against)
    blocks = {
        "counts": _counts(counted),
        "triggers": _triggers(counted, varied),
        "distribution": _distribution(counted),
        "variety": _variety(varied),
        "agreement": _agreement(corpus),
    }

    def fill(block: re.Match[str]) -> str:
        if block[2] not in blocks:
            raise WrongUse(
                f"The datasheet asks for figures {block[2]!r}: there are {', '.join(blocks)}."
            )
        return block[1] + "\n".join(["", *blocks[block[2]], "", ""]) + block[3]

    return _BLOCK.sub(fill, text)


def readings(corpus: Corpus, *, second: bool) -> dict[str, Reading]:
    """Give the readings of the documents by id: as first coded, or as coded a second time."""
    return {
        one.id: one.coded.reading
        for one in corpus.pieces
        if (one.part is Part.SECOND) is second and not one.coded.item.single
    }


def _counts(counted: Mapping[str, Any]) -> list[str]:
    documents, sentences, lengths = counted["documents"], counted["sentences"], counted["lengths"]
    rows = [
        ("documents, English", documents["en"]),
        ("documents, Russian", documents["ru"]),
        ("of these in test", documents["test"]),
        ("of these not relevant", documents["irrelevant"]),
        ("documents coded a second time", documents["second"]),
        ("single sentences, English", sentences["en"]),
        ("single sentences, Russian", sentences["ru"]),
        ("of these in test", sentences["test"]),
        ("words of documents", lengths["words"]),
        (
            "words a document: fewest, median, most",
            f"{lengths['shortest']}, {lengths['median']:g}, {lengths['longest']}",
        ),
        *(
            (name, counted[name])
            for name in ("acts", "claims", "instruments", "estimates", "mentions")
        ),
        ("writers for training, for the test", ", ".join(map(str, counted["writers"].values()))),
    ]
    return _table(("what", "number"), rows)


def _triggers(counted: Mapping[str, Any], varied: Variety) -> list[str]:
    rows = [
        (
            f"`{type_}`",
            *(
                figure
                for code in LANGUAGES
                for figure in (
                    counted["triggers"][code][type_],
                    varied.triggers[code].get(type_, 0),
                )
            ),
        )
        for type_ in IncidentType
    ]
    return _table(("type", "English", "different", "Russian", "different"), rows)


def _distribution(counted: Mapping[str, Any]) -> list[str]:
    rows = [
        (f"origins ({len(counted['origins'])})", _listed(counted["origins"])),
        (f"hosts ({len(counted['hosts'])})", _listed(counted["hosts"])),
        ("registers", _listed(counted["registers"])),
        ("reasons of negative triggers", _listed(counted["negatives"])),
    ]
    return _table(("of", "number"), rows)


def _variety(varied: Variety) -> list[str]:
    rows = [
        ("runs of 8 words shared by two items", len(varied.shared)),
        ("the same with names, places, dates and numbers masked", len(varied.masked)),
        ("different words to words", _listed(varied.type_token)),
        ("the same over stretches of 1000 words", _listed(varied.type_token_1000)),
    ]
    return _table(("what", "figure"), rows)


def _agreement(corpus: Corpus) -> list[str]:
    second = readings(corpus, second=True)
    if not second:
        return ["No document has been coded a second time yet."]
    agreed = agreement(readings(corpus, second=False), second)
    rows = [(name, f"{figure:.3f}") for name, figure in agreed.mean.items()]
    return [
        f"{agreed.documents} documents, the mean of both ways.",
        "",
        *_table(("measure", "agreement"), rows),
    ]


def _listed(counts: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    return [
        f"| {' | '.join(columns)} |",
        f"|{' --- |' * len(columns)}",
        *(f"| {' | '.join(map(str, row))} |" for row in rows),
    ]
