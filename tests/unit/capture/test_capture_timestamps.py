"""What a timestamp says is taken from it only where its imprint and its signature hold."""

import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from khronika.capture.network import tokens
from khronika.capture.network.stamping import Examiner
from khronika.errors import InputRefused
from small_tsa import Notary

LINK = "0a" * 32


def question() -> tuple[str, bytes]:
    ((told, content),) = tokens.answer({"ask": True, "text": LINK}, b"", None)
    return told["nonce"], content


def told(token: bytes, **message: Any) -> tuple[dict[str, str], bytes]:
    asked = {"ask": False, "text": LINK, "nonce": None, "authority": None, **message}
    ((value, certificate),) = tokens.answer(asked, token, None)
    return value, certificate


def vouching(notary: Notary) -> str:
    return base64.b64encode(notary.pem).decode()


def test_a_timestamp_says_when_and_who_signed() -> None:
    notary = Notary()
    nonce, asked = question()
    token = notary.answer(asked)
    value, certificate = told(token, nonce=nonce, authority=vouching(notary))
    assert value == {
        "at": "2026-11-26T12:00:00+00:00",
        "by": "CN=Stamping Service,O=Invented Notaries",
        "authority": "CN=Authority,O=Invented Notaries",
    }
    # For ever after, by the certificate that was kept.
    again, _ = told(token, authority=base64.b64encode(certificate).decode())
    assert again == value


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"other_imprint": b"x" * 32}, "its imprint does not match"),
        ({"other_nonce": True}, "answers another question"),
        ({"status": 2}, "the service gave none"),
        ({"at": datetime(2050, 1, 1, tzinfo=UTC)}, "its signature does not hold"),  # expired
    ],
)
def test_a_service_that_answers_wrongly_is_not_believed(wrong: dict[str, Any], why: str) -> None:
    notary = Notary(**wrong)
    nonce, asked = question()
    value, _ = told(notary.answer(asked), nonce=nonce, authority=vouching(notary))
    assert why in value["refused"]


def test_only_a_trusted_authority_vouches() -> None:
    notary, namesake, stranger = Notary(), Notary(), Notary(called="Another")
    token = notary.answer(question()[1])
    assert "by no authority" in told(token)[0]["refused"]  # Mozilla's list
    assert "by no authority" in told(token, authority=vouching(stranger))[0]["refused"]
    assert "does not hold" in told(token, authority=vouching(namesake))[0]["refused"]


def test_an_altered_token_does_not_hold() -> None:
    notary = Notary()
    token = notary.answer(question()[1])
    hour = token.index(b"20261126120000Z") + 9
    for at, byte in ((hour, token[hour] ^ 1), (len(token) - 5, token[-5] ^ 1)):
        altered = token[:at] + bytes([byte]) + token[at + 1 :]
        assert "does not hold" in told(altered, authority=vouching(notary))[0]["refused"]
    for damaged in (b"", b"no timestamp", token[:-40], token[:9]):
        assert "damaged" in told(damaged, authority=vouching(notary))[0]["refused"]


def test_it_is_taken_apart_in_a_process_of_its_own() -> None:
    notary = Notary()
    with Examiner() as examiner:
        nonce, asked = examiner.question(LINK)
        token = notary.answer(asked)
        stamp = examiner.stamp(token, LINK, nonce=nonce, authority=notary.pem)
        assert (stamp.at, stamp.by) == (notary.at, "CN=Stamping Service,O=Invented Notaries")
        with pytest.raises(InputRefused, match="imprint does not match"):
            examiner.stamp(token, "0b" * 32, authority=stamp.certificate)
