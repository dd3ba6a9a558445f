"""Timestamps (RFC 3161): a service's signed word that a hash was there at a time by its clock.

The service is sent the SHA-256 of a text, and nothing else. What it answers, the *token*, is taken
apart in a process of its own, and can be looked at again for ever after, without any network.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from khronika.capture.network.asking import line
from khronika.errors import InputRefused
from khronika.shelter import Ended, Fault, Limits, Worker

if TYPE_CHECKING:
    from khronika.capture.network.online import Online

WORK = "khronika.capture.network.tokens:answer"
LIMITS = Limits(
    memory=500_000_000, cpu_seconds=20, wall_seconds=120, answer_bytes=1_000_000, descriptors=64
)
_QUESTION = "application/timestamp-query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a token says, its signature having been checked under one authority."""

    at: datetime
    """By the clock of the service, in UTC."""
    by: str
    """Whose certificate signed, by its own name (RFC 4514)."""
    authority: str
    """Who vouches for that certificate, by its own name."""
    certificate: bytes
    """That of the authority, as DER."""


class Examiner:
    """A process that takes tokens apart, for as long as the `with` lasts."""

    def __init__(self) -> None:
        self._worker = Worker(WORK, LIMITS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._worker.close()

    def question(self, text: str) -> tuple[str, bytes]:
        """Make a question about a text: the nonce by which its answer is known, and the bytes."""
        told, content = self._asked({"ask": True, "text": text})
        return line(told["nonce"]), content

    def stamp(
        self, token: bytes, text: str, *, nonce: str | None = None, authority: bytes | None = None
    ) -> Stamp:
        """Say what a token says of a text.

        Args:
            token: a TimeStampResp, as the service answered.
            text: in ASCII; what was to be stamped.
            nonce: that of the question, where this is the answer to it.
            authority: the certificates (PEM, or one as DER) of those who may vouch; where None, any
                of Mozilla's list may.

        Raises:
            InputRefused: it is none, or one that does not hold; the message says why.
        """
        named = base64.b64encode(authority).decode() if authority is not None else None
        message = {"ask": False, "text": text, "nonce": nonce, "authority": named}
        told, certificate = self._asked(message, token)
        return Stamp(
            at=datetime.fromisoformat(told["at"]),
            by=line(told["by"]),
            authority=line(told["authority"]),
            certificate=certificate,
        )

    def _asked(
        self, message: Mapping[str, Any], content: bytes = b""
    ) -> tuple[Mapping[str, str], bytes]:
        try:
            (told, answered), *_ = self._worker.ask(message, content)
        except (Ended, Fault) as error:
            raise InputRefused(f"it cannot be taken apart: {error}") from None
        match told:
            case {"refused": str(why)}:
                raise InputRefused(line(why))
            case {"nonce": str()} | {"at": str(), "by": str(), "authority": str()}:
                return told, answered
        raise InputRefused("it has no sound form: it may be made to mislead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A token that a service gave, and what it says."""

    request: str
    """Id of the request that brought it, as the journal has it."""
    token: bytes
    stamp: Stamp


def stamped(client: "Online", given: str, text: str, *, authority: bytes | None) -> Stamped:
    """Have a service stamp a text.

    Args:
        client: the permission to ask.
        given: the address of the service.
        text: what is to be stamped, in ASCII; its hash is sent.
        authority: as `Examiner.stamp` has it.

    Raises:
        InputRefused: the service gave no timestamp that holds; the message says why.
    """
    with Examiner() as examiner:
        nonce, question = examiner.question(text)
        request, token = client.submit(given, question, kind=_QUESTION)
        stamp = examiner.stamp(token, text, nonce=nonce, authority=authority)
    return Stamped(request=request, token=token, stamp=stamp)
