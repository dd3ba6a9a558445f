"""From a passphrase to the key of a casebook.

A casebook's directory (mode 0700) holds, each with mode 0600:

    casebook.db      everything: originals, texts, readings. SQLCipher; no byte of it is readable
    casebook.toml    how the key is made from the passphrase: a salt, three costs and a mask. No
                     secret, and nothing of a case; but without it no passphrase opens casebook.db

While a document is being added, SQLite keeps `casebook.db-journal` there too, encrypted like the
rest.

The key is Argon2id (RFC 9106, section 4, second recommended option) of the passphrase in Unicode
form C, so that one passphrase typed on two machines is the same.
"""

# Argon2 is loaded when a key is made, not when this room is imported.

import os
import secrets
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from khronika.errors import CasebookError

FORMAT = "casebook/1"
KEY_BYTES = 32
SALT_BYTES = 16

_TEMPLATE = """\
# How the key of casebook.db is made from its passphrase. No secret stands here, but without this
# file nothing opens the casebook: copy both together.
format = "{format}"

[key]
derivation = "argon2id"
salt = "{salt}"
time_cost = {time_cost}
memory_kib = {memory_kib}
parallelism = {parallelism}
mask = "{mask}"
"""


@dataclass(frozen=True, slots=True)
class Key:
    """A raw 256-bit key that does not show itself."""

    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a casebook's key is made: what `casebook.toml` holds."""

    salt: bytes
    time_cost: int = 3
    memory_kib: int = 65536
    parallelism: int = 4
    mask: bytes = bytes(KEY_BYTES)
    """What leads from the derived bytes to the key, bit by bit: zeros until the passphrase is
    changed. Without the passphrase it tells nothing, since its salt is used this once."""

    def key(self, passphrase: str) -> Key:
        """Derive the key; takes about a tenth of a second and `memory_kib` of memory."""
        return Key(_either(self._derived(passphrase), self.mask))

    def leading_to(self, key: Key, passphrase: str) -> "Derivation":
        """Give the derivation that makes this key of a passphrase."""
        return replace(self, mask=_either(self._derived(passphrase), key.raw))

    def _derived(self, passphrase: str) -> bytes:
        from argon2.low_level import Type, hash_secret_raw

        secret = unicodedata.normalize("NFC", passphrase).encode()
        derived: bytes = hash_secret_raw(
            secret,
            self.salt,
            time_cost=self.time_cost,
            memory_cost=self.memory_kib,
            parallelism=self.parallelism,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
        return derived


def _either(one: bytes, other: bytes) -> bytes:
    """Give the bits that stand in one of two, and not in both."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def new_derivation() -> Derivation:
    """Make a derivation with a fresh salt."""
    return Derivation(salt=secrets.token_bytes(SALT_BYTES))


def write_derivation(derivation: Derivation, path: Path) -> None:
    """Write `casebook.toml` whole or not at all; OSError where the disk refuses it."""
    text = _TEMPLATE.format(
        format=FORMAT,
        salt=derivation.salt.hex(),
        time_cost=derivation.time_cost,
        memory_kib=derivation.memory_kib,
        parallelism=derivation.parallelism,
        mask=derivation.mask.hex(),
    )
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 (a descriptor, no path)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read_derivation(path: Path) -> Derivation:
    """Read `casebook.toml`.

    Raises:
        CasebookError: it is missing, damaged, or made by another version.
    """
    try:
        value = tomllib.loads(path.read_text(encoding="utf-8"))
        key = value["key"]
        if value["format"] != FORMAT or key["derivation"] != "argon2id":
            raise CasebookError(f"{path} is of a kind that this version of Khronika does not know.")
        derivation = Derivation(
            salt=bytes.fromhex(key["salt"]),
            time_cost=key["time_cost"],
            memory_kib=key["memory_kib"],
            parallelism=key["parallelism"],
            # Written by no Khronika before 0.2.
            mask=bytes.fromhex(key.get("mask", bytes(KEY_BYTES).hex())),
        )
    except FileNotFoundError as error:
        raise CasebookError(
            f"{path} is missing, and without it no passphrase opens the casebook: "
            "put it back from a copy."
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise CasebookError(f"{path} is damaged: put it back from a copy.") from error
    _check_costs(derivation, path)
    return derivation


def _check_costs(derivation: Derivation, path: Path) -> None:
    """Refuse costs that Argon2 cannot take, or that would eat the machine."""
    costs = (derivation.time_cost, derivation.memory_kib, derivation.parallelism)
    limits = (100, 4 * 1024 * 1024, 64)
    sound = all(
        isinstance(c, int) and 1 <= c <= most for c, most in zip(costs, limits, strict=True)
    )
    if (
        not sound
        or derivation.memory_kib < 8 * derivation.parallelism
        or len(derivation.salt) < SALT_BYTES
        or len(derivation.mask) != KEY_BYTES
    ):
        raise CasebookError(f"{path} is damaged: put it back from a copy.")
