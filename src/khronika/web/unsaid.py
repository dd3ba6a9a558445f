"""Names typed into a filter, each under a key that stands for it in an address.

A browser writes addresses into its history, and what a form sent into the file from which it opens
its tabs again, both in the clear. So a name goes to the server once, is led on from at once, and
from then on only its key is seen. Keys mean nothing to anybody but this serving, and die with it.
"""

import hashlib
import secrets

_KEY_BYTES = 12  # 96 bits: no two names of one serving share a key


class Unsaid:
    """The names that one serving was asked for. Its threads may share it."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._names: dict[str, str] = {}

    def key_of(self, name: str) -> str:
        """Keep a name and give its key; the same name always has the same."""
        spelt = name.encode("utf-8", "surrogatepass")
        key = hashlib.blake2b(spelt, key=self._secret, digest_size=_KEY_BYTES).hexdigest()
        self._names[key] = name
        return key

    def name_of(self, key: str) -> str | None:
        """Give the name that a key stands for; None where this serving gave out no such key."""
        return self._names.get(key)
