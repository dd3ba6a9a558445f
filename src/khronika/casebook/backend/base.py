"""Django's SQLite backend on SQLCipher.

Django finds the class by this module's name. Everything is SQLite's own, but for the driver, the
key, and the pragmas that keep text off the disk. SQLCipher is a build of SQLite with another
driver module, so Django's adapters and converters are registered with it again, and its cursor
gets Django's parameter styles.
"""

import decimal
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]  # no stubs
    register as register_functions,
)
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as sqlcipher

from khronika.casebook.backend import keyring

PRAGMAS = (
    "cipher_memory_security = ON",  # pages and keys in memory are locked and wiped
    "cache_size = -65536",  # KiB: deciphering a page again costs more than the question to it
    "temp_store = MEMORY",  # sorting spills to no file
    "journal_mode = DELETE",  # encrypted like the file, and gone when nothing is being added
    "synchronous = EXTRA",  # a commit is on the disk, the journal's removal too
    "secure_delete = ON",
    "foreign_keys = ON",
    "legacy_alter_table = OFF",
)


def _register_types() -> None:
    for declared, convert in {
        "bool": lambda text: text == b"1",
        "date": lambda text: parse_date(text.decode()),
        "time": lambda text: parse_time(text.decode()),
        "datetime": lambda text: parse_datetime(text.decode()),
        "timestamp": lambda text: parse_datetime(text.decode()),
    }.items():
        sqlcipher.register_converter(declared, convert)
    sqlcipher.register_adapter(decimal.Decimal, str)
    sqlcipher.register_adapter(date, base.adapt_date)
    sqlcipher.register_adapter(datetime, base.adapt_datetime)


_register_types()


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # the driver has no types
    """SQLCipher's cursor with the `%s` and `%(name)s` parameters that Django writes."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(_in_sqlite_style(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for each row of parameters; Django gives sequences here."""
        return super().executemany(_in_sqlite_style(query, None), param_list)


def _in_sqlite_style(query: str, names: list[str] | None) -> str:
    if names is None:
        return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
    return query % {name: f":{name}" for name in names}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to one encrypted file, whose key lies in the keyring."""

    display_name = "SQLCipher"
    Database = sqlcipher

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, give the key before anything else, and set the pragmas."""
        key = keyring.key_of(conn_params["database"])
        if key is None:
            raise sqlcipher.OperationalError("the casebook is not open")
        connection = sqlcipher.connect(**conn_params)
        self._opened = _identity(conn_params["database"])
        try:
            # SQLCipher would write its complaints to the terminal.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        register_functions(connection)
        return connection

    def close_if_unusable_or_obsolete(self) -> None:
        """Close the connection if it leads to a file that is not the open casebook any more.

        Django asks before and after each request. A thread may live on when the casebook is closed
        and another opened, and a casebook may be restored in the place of one that is served.
        """
        if self.connection is not None and not self.in_atomic_block:
            name = str(self.settings_dict["NAME"])
            if keyring.key_of(name) is None or self._opened != _identity(name):
                self.close()
        super().close_if_unusable_or_obsolete()

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 (Django's signature)
        """Make a cursor that takes Django's parameters."""
        return self.connection.cursor(factory=Cursor)


def _identity(database: str) -> tuple[int, int] | None:
    """Tell a file from others that bore, or will bear, its name; None where there is none."""
    try:
        found = Path(database).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
