"""A timestamp service made of a test key: its authority, its own certificate, and its answers.

What it writes is DER by hand, so that the program is held against the standard (RFC 3161, RFC 5652)
and not against a second copy of its own library.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
_POLICY = bytes.fromhex("06042a030405")


def name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Invented Notaries"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


STAMPED = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
"""When everything is stamped; the certificates are valid from two days before, for twenty years."""


def certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: "tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None" = None,
) -> x509.Certificate:
    """A certificate: of an authority, or with an issuer that of a service which stamps."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(issuer[0].subject if issuer else name(subject))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(STAMPED - timedelta(days=2))
        .not_valid_after(STAMPED + timedelta(days=7300))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer is not None:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256())


@dataclass
class Notary:
    """Stamps whatever is asked; what it does wrong can be set."""

    called: str = "Authority"
    at: datetime = STAMPED
    other_imprint: bytes | None = None
    other_nonce: bool = False
    status: int = 0
    asked: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        self.authority = certificate(self.called, authority)
        self._key = own
        self._own = certificate("Stamping Service", own, (self.authority, authority))

    @property
    def pem(self) -> bytes:
        return self.authority.public_bytes(serialization.Encoding.PEM)

    def answer(self, question: bytes) -> bytes:
        """Answer a TimeStampReq with a TimeStampResp."""
        self.asked.append(question)
        status = der(0x30, integer(self.status))
        if self.status:
            return der(0x30, status)
        (request,) = parts(question)
        _version, imprint, *rest = parts(request[1])
        nonces = [whole(one) for one in rest if one[0] == 0x02]
        if self.other_imprint is not None:
            imprint = (0x30, _SHA256 + der(0x04, self.other_imprint))
        if self.other_nonce:
            nonces = [integer(4711)]
        stamp = self.at.strftime("%Y%m%d%H%M%SZ").encode()
        said = der(0x30, integer(1), _POLICY, whole(imprint), integer(7), der(0x18, stamp), *nonces)
        return der(0x30, status, self._signed(said))

    def _signed(self, said: bytes) -> bytes:
        carried = self._own.public_bytes(serialization.Encoding.DER)
        digests = [der(0x04, hashlib.sha256(one).digest()) for one in (said, carried)]
        signed_by = der(0x30, der(0x30, der(0x30, digests[1])))
        attributes = sorted(
            der(0x30, kind, der(0x31, value))
            for kind, value in (
                (_CONTENT_TYPE, _TST_INFO),
                (_MESSAGE_DIGEST, digests[0]),
                (_SIGNING_CERTIFICATE, signed_by),
            )
        )
        signature = self._key.sign(der(0x31, *attributes), ec.ECDSA(hashes.SHA256()))
        signer = der(
            0x30,
            integer(1),
            der(0x30, self._own.issuer.public_bytes(), integer(self._own.serial_number)),
            _SHA256,
            der(0xA0, *attributes),
            _ECDSA_SHA256,
            der(0x04, signature),
        )
        data = der(
            0x30,
            integer(3),
            der(0x31, _SHA256),
            der(0x30, _TST_INFO, der(0xA0, der(0x04, said))),
            der(0xA0, carried),
            der(0x31, signer),
        )
        return der(0x30, _SIGNED_DATA, der(0xA0, data))


def der(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def integer(value: int) -> bytes:
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def whole(part: tuple[int, bytes]) -> bytes:
    return der(*part)


def parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The tag and the content of each value in a row."""
    while content:
        tag, length, start = content[0], content[1], 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(content[2:start], "big")
        yield tag, content[start : start + length]
        content = content[start + length :]
