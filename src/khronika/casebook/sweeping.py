"""Taking a person out of every table that no module of its own does, whatever tables there are."""

import re
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import CharField, JSONField, Model, TextField, UniqueConstraint

from khronika.casebook import models
from khronika.casebook.forgetting import apart
from khronika.resolution.names.mentions import Mentions

_DONE_ELSEWHERE: frozenset[type[Model]] = frozenset(
    {
        models.Change,
        models.Original,
        models.Document,
        models.EarlierReading,
        models.Item,
        models.Party,
        models.Person,
        models.Organization,
        models.Incident,
        models.Instrument,
        models.Claim,
        models.Coding,
        models.Estimate,
        models.Evidence,
    }
)
"""Tables whose texts `forgetting` and `erasing` take care of."""


def sweep(mentions: Mentions, documents: Sequence[str]) -> frozenset[int]:
    """Block the person in every text of every other table.

    Args:
        mentions: the person.
        documents: ids of the documents that name them; a row that speaks of one of these hides
            every word of the name, any other row only what is sure to be the person.

    Returns:
        the numbers of the documents that rows with such a text are of.
    """
    near = re.compile(rf"\b({'|'.join(documents)})\b")
    touched: set[int] = set()
    for table in apps.get_app_config("casebook").get_models():
        columns = [] if table in _DONE_ELSEWHERE else _texts_of(table)
        if columns:
            for row in table._default_manager.iterator():  # noqa: SLF001 (Django's own interface)
                if _block(row, columns, mentions, near) and hasattr(row, "document_id"):
                    touched.add(row.document_id)
    return frozenset(touched)


def _texts_of(table: type[Model]) -> list[str]:
    return [
        field.name
        for field in table._meta.local_fields  # noqa: SLF001 (Django's own interface)
        if isinstance(field, TextField | CharField | JSONField) and not field.primary_key
    ]


def _block(row: Model, columns: Sequence[str], mentions: Mentions, near: re.Pattern[str]) -> bool:
    """Block the person in one row; tell whether they stood there."""
    values = {name: getattr(row, name) for name in columns}
    here = near.search(repr(values)) is not None
    blocked = {name: _blocked(value, mentions, here=here) for name, value in values.items()}
    if blocked != values:
        for name, value in blocked.items():
            is_own = name in _unique(type(row)) and value != values[name]
            setattr(row, name, apart(value, _others(row, name)) if is_own else value)
        row.save(update_fields=columns)
    return blocked != values


def _unique(table: type[Model]) -> set[str]:
    """Give the columns of which two rows may not have the same, be it with others or alone."""
    meta = table._meta  # noqa: SLF001 (Django's own interface)
    joined = {
        name for one in meta.constraints if isinstance(one, UniqueConstraint) for name in one.fields
    }
    return joined | {field.name for field in meta.local_fields if field.unique}


def _others(row: Model, name: str) -> set[str]:
    """Give what the other rows of a table have in a column."""
    rows = type(row)._default_manager.exclude(pk=row.pk)  # noqa: SLF001 (Django's own interface)
    return set(rows.values_list(name, flat=True))


def _blocked(value: Any, mentions: Mentions, *, here: bool) -> Any:
    if isinstance(value, str):
        return mentions.blocked(value, here=here)
    if isinstance(value, list):
        return [_blocked(one, mentions, here=here) for one in value]
    if isinstance(value, dict):
        return {name: _blocked(one, mentions, here=here) for name, one in value.items()}
    return value
