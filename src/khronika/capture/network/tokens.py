"""In a process of its own: questions to a timestamp service, and the tokens it answers (RFC 3161).

A token comes from the network, so it is taken apart where there is neither a key nor a network,
like a document.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from khronika.capture.network import trust

Answer = tuple[Any, bytes]

_BEGIN = b"-----BEGIN CERTIFICATE-----"


class _Unfit(Exception):
    """A token is not one to rely on; the message says why, as `its …`."""


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[Answer]:  # noqa: ARG001 (the form of all work)
    """Make a question about a text, or look whether the token in `content` holds for it.

    Yields:
        once, `{"nonce": digits}` with the question as bytes; or `{"at", "by", "authority"}`, which
        are the time and two names, with the certificate of the authority as bytes (DER); or
        `{"refused": why}`.
    """
    text = message["text"].encode("ascii")
    if message["ask"]:
        request = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
        yield {"nonce": str(request.nonce)}, request.as_bytes()
        return
    try:
        yield _examined(message, text, content)
    except _Unfit as error:
        yield {"refused": str(error)}, b""
    except ValueError:
        yield {"refused": "it is no timestamp, or a damaged one"}, b""


def _examined(message: Any, text: bytes, content: bytes) -> Answer:
    token = decode_timestamp_response(content)
    if token.status != 0:
        raise _Unfit(f"the service gave none: its answer has the status {token.status}")
    if token.tst_info.message_imprint.message not in _imprints(text):
        raise _Unfit("it is of something else: its imprint does not match")
    nonce = message["nonce"]
    if nonce is not None and token.tst_info.nonce != int(nonce):
        raise _Unfit("it answers another question than the one that was asked")
    authority = _authority(token, text, _named(message["authority"]))
    told = {
        "at": token.tst_info.gen_time.isoformat(),
        "by": _signer(token).subject.rfc4514_string(),
        "authority": authority.subject.rfc4514_string(),
    }
    return told, authority.public_bytes(Encoding.DER)


def _imprints(text: bytes) -> tuple[bytes, ...]:
    return tuple(made(text).digest() for made in (hashlib.sha256, hashlib.sha384, hashlib.sha512))


def _named(authority: str | None) -> list[x509.Certificate]:
    """Give the certificates of authorities that may vouch: those named, else Mozilla's."""
    if authority is not None:
        content = base64.b64decode(authority)
        if _BEGIN in content:
            return list(_readable(content))
        return [x509.load_der_x509_certificate(content)]
    return list(_readable(trust.roots()))


def _readable(listed: bytes) -> Iterator[x509.Certificate]:
    """Give the certificates of a list but for old ones that break the standard."""
    for block in listed.split(_BEGIN)[1:]:
        with suppress(ValueError, CryptographyDeprecationWarning):
            yield x509.load_pem_x509_certificate(_BEGIN + block)


def _authority(
    token: TimeStampResponse, text: bytes, trusted: Iterable[x509.Certificate]
) -> x509.Certificate:
    """Give the authority under which the signature holds."""
    issuers = {one.issuer for one in _carried(token)}
    why = "its signer is vouched for by no authority that is trusted"
    for authority in trusted:
        if authority.subject not in issuers:
            continue
        # Those that the token carries lead from the signer to the authority; the library would
        # take them for authorities if they were given to it.
        verifier = VerifierBuilder().add_root_certificate(authority).build()
        try:
            verifier.verify_message(token, text)
        except VerificationError:
            why = "its signature does not hold"
        else:
            return authority
    raise _Unfit(why)


def _carried(token: TimeStampResponse) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(one) for one in token.signed_data.certificates]


def _signer(token: TimeStampResponse) -> x509.Certificate:
    (info,) = token.signed_data.signer_infos
    return next(
        one
        for one in _carried(token)
        if (one.issuer, one.serial_number) == (info.issuer, info.serial_number)
    )
