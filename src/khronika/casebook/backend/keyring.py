"""The keys of open casebooks, by the path of their file.

They are held here, and in no setting of Django, because settings are shown by error pages, shells
and reprs.
"""

from khronika.casebook.keys import Key

_held: dict[str, Key] = {}


def hold(database: str, key: Key) -> None:
    """Hold the key of a database file until it is forgotten."""
    _held[database] = key


def forget(database: str) -> None:
    """Let go of a key; it may have been let go of before."""
    _held.pop(database, None)


def key_of(database: str) -> Key | None:
    """Give the held key, or None."""
    return _held.get(database)
