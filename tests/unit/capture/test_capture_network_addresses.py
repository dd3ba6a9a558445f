"""Addresses are brought into one form, and only the public network is within reach."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.capture.network.addresses import is_address, joined, parse
from khronika.capture.network.reach import is_inside, is_public
from khronika.errors import InputRefused


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://Example.ORG", "https://example.org/"),
        ("HTTP://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c"),
        ("https://пример.рф/новость", "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)  # fmt: skip
def test_an_address_has_one_form(written: str, read: str) -> None:
    assert is_address(written)
    assert str(parse(written)) == read
    assert str(parse(read)) == read


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("ftp://example.org/", "no address of a web page"),
        ("https:///a", "no address of a web page"),
        ("https://vera:secret@example.org/", "a name or password"),
        ("https://vera@example.org/", "a name or password"),
        ("https://example.org/a b", "spaces or hidden"),
        ("https://example.org/\u202egpj", "spaces or hidden"),
        ("https://example.org:25/", "port 25"),
        ("https://example.org:x/", "no address of a web page"),
        ("https://example.org/" + "a" * 2000, "more than 2,000"),
        ("http://127.1/", "no address of a web page"),
        ("http://2130706433/", "no address of a web page"),
        ("http://0x7f.0x1/", "no address of a web page"),
        ("http://[fe80::1%25eth0]/", "the zone of a network"),
        ("http://exa_mple..org/", "no address of a web page"),
    ],
)
def test_what_is_not_asked_for_is_told_without_repeating_it(written: str, why: str) -> None:
    with pytest.raises(InputRefused) as refused:
        parse(written)
    assert why in str(refused.value)
    assert "secret" not in str(refused.value)


@settings(max_examples=60)
@given(st.text() | st.from_regex(r"https?://[^\s]{1,40}", fullmatch=True))
def test_any_text_is_an_address_in_one_form_or_refused(text: str) -> None:
    try:
        address = parse(text)
    except InputRefused:
        return
    assert str(address).isascii()
    assert "@" not in address.authority
    assert parse(str(address)) == address


def test_a_redirection_is_read_from_where_it_stands() -> None:
    base = parse("https://example.org/a/b")
    assert str(joined(base, "c?d")) == "https://example.org/a/c?d"
    assert str(joined(base, "//other.example/")) == "https://other.example/"
    with pytest.raises(InputRefused, match="no address"):
        joined(base, "file:///etc/passwd")


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::"]
)
def test_the_public_network_is_within_reach(number: str) -> None:
    assert is_public(number)
    assert not is_inside(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "64:ff9b:1::1", "192.0.0.9",
    ],
)  # fmt: skip
def test_nothing_else_is_whatever_it_is_wrapped_in(number: str) -> None:
    assert not is_public(number)
    assert is_inside(number)


@pytest.mark.parametrize("host", ["localhost", "printer", "wiki.lan", "a.local", "x.localhost"])
def test_some_names_can_only_be_inside(host: str) -> None:
    assert is_inside(host)
