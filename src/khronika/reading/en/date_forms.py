"""The forms of `lexicon/en/dates.yaml`: where in a text they stand and what their slots hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from khronika.reading.en.date_parts import Parts
from khronika.resources import load

LEXICON = "lexicon/en/dates.yaml"
_TABLES = {
    "month": "months",
    "month2": "months",
    "weekday": "weekdays",
    "season": "seasons",
    "count": "counts",
    "unit": "units",
    "period": "periods",
    "daytime": "daytimes",
    "part": "parts",
    "which": "which",
    "way": "ways",
    "feast": "feasts",
    "deictic": "deictics",
    "yearof": "which",
}
_CASED = {"month", "month2", "weekday", "feast"}
_FIELDS = {"period": "unit", "feast": "span", "deictic": "span", "mm": "month", "figure": "count"}
_PARTS = {field.name for field in fields(Parts)}


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A form that stands in a text, and the rule that says what it means."""

    start: int
    end: int
    rule: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    rule: str
    not_after: re.Pattern[str] | None
    """What must not follow the form."""
    not_before: re.Pattern[str] | None
    """What must not stand right before the form."""


def find_forms(text: str) -> list[FoundTime]:
    """The times in a text, the longest of those that begin first, without datelines."""
    lexicon = load(LEXICON)
    datelines = [m.span() for m in re.finditer(lexicon["dateline"], text)]
    every = sorted(_every(text), key=lambda t: (t.start, -t.end))
    chosen: list[FoundTime] = []
    for time in every:
        in_dateline = any(first <= time.start < last for first, last in datelines)
        if not in_dateline and (not chosen or time.start >= chosen[-1].end):
            chosen.append(time)
    return chosen


def _every(text: str) -> Iterator[FoundTime]:
    for form in _forms():
        for match in form.pattern.finditer(text):
            start, end = match.span()
            if form.not_after and form.not_after.match(text, end):
                continue
            if form.not_before and form.not_before.search(text[max(0, start - 20) : start]):
                continue
            yield FoundTime(start, end, form.rule, _parts(match.groupdict()))


def _parts(groups: Mapping[str, str | None]) -> Parts:
    """The numbers and codes that the words in a form's slots stand for."""
    values: dict[str, Any] = {}
    for slot, words in groups.items():
        field = _FIELDS.get(slot, slot)
        if words is None or field not in _PARTS:
            continue
        key = " ".join(words.split())
        if words.isdecimal():
            values[field] = int(words)
        elif slot in _TABLES:
            values[field] = _meaning(slot, key)
        else:
            values[field] = key.casefold()
    if "count" not in values and not groups.get("vague") and not _plural(groups.get("unit")):
        values["count"] = 1
    return Parts(**values)


def _plural(unit: str | None) -> bool:
    return unit is not None and unit.casefold().endswith("s")


def _meaning(slot: str, words: str) -> Any:
    table = load(LEXICON)[_TABLES[slot]]
    found = table.get(words, table.get(words.casefold(), words.casefold()))
    return tuple(found) if isinstance(found, list) else found


@cache
def _forms() -> tuple[_Form, ...]:
    """Each form of the lexicon, ready to search for."""
    made = []
    for entry in load(LEXICON)["forms"]:
        after, before = entry.get("unless"), entry.get("unless_before")
        made.append(
            _Form(
                re.compile(rf"(?<![\w.,:/-]){_expand(entry['form'])}(?!\w)", re.IGNORECASE),
                entry["rule"],
                re.compile(rf"\s(?:{after})\b") if after else None,
                re.compile(rf"\b(?:{before})\s$") if before else None,
            )
        )
    return tuple(made)


def _expand(form: str) -> str:
    """Put the words of the lexicon into a form's slots."""
    lexicon = load(LEXICON)

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        if name in lexicon["shorthand"]:
            return str(re.sub(r"\{([a-z][\w?-]*)\}", slot, lexicon["shorthand"][name]))
        words = "|".join(
            re.escape(w) for w in sorted(lexicon[_TABLES[name]], key=len, reverse=True)
        )
        inner = rf"(?P<{name}>{words})(?<![a-z](?=[a-z]))"
        return f"(?-i:{inner})" if name in _CASED else inner

    expanded = re.sub(r"\{([a-z][\w?-]*)\}", slot, form)
    return expanded.replace(r"\ ", " ").replace(" ", r"(?:(?!\n\n)\s{1,2})")
