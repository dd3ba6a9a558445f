"""The hash chain of the journal: what is hashed, and how.

    payload   canonical JSON of who, before, after, why: everything that can name a person
    seal      HMAC-SHA-256 of the payload under a salt of 32 random bytes
    link      SHA-256 of the link before, and of number, time, verb, subject and seal

The chain binds seals only. Once payload and salt are destroyed, a seal tells nothing, not even to
somebody who guesses the payload; and the links still hold. What is written once is checked for
ever: these functions may get companions for a new form, but never change.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

FIRST = "0" * 64
"""The link before the first change."""
_SALT_BYTES = 32


def new_salt() -> bytes:
    """Draw a salt."""
    return secrets.token_bytes(_SALT_BYTES)


def canonical(value: object) -> str:
    """Write a JSON value the one way that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: bytes) -> str:
    """Give the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def seal(salt: bytes, payload: str) -> str:
    """Give the hash of a payload that only its salt can bring forth again."""
    return hmac.new(salt, payload.encode(), hashlib.sha256).hexdigest()


def link(previous: str, *, number: int, at: datetime, verb: str, subject: str, seal: str) -> str:
    """Give the link of a change, which binds all changes before it."""
    bound = [previous, number, written(at), verb, subject, seal]
    return digest(canonical(bound).encode())


def written(at: datetime) -> str:
    """Write a time as the chain has it: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def document_state(
    *,
    original: bytes,
    text: str,
    reading: object,
    earlier: Iterable[object] = (),
    codings: Iterable[object] = (),
) -> dict[str, str]:
    """Give the hashes that stand for a document in the journal; nothing of it is repeated there."""
    return {
        "original": digest(original),
        "text": digest(text.encode()),
        "reading": digest(canonical(reading).encode()),
        "earlier readings": digest(canonical(list(earlier)).encode()),
        "codings": digest(canonical(list(codings)).encode()),
    }


def numbers(read: Iterable[int]) -> str:
    """Give the hash of which of its texts each reading of a document is of, the last one last."""
    return digest(canonical(list(read)).encode())
