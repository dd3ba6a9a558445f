"""Nobody sees a page who did not come in by the address printed; no other site can ask for one."""

import re

import pytest
from pages_story import NAME, PATHS

from khronika.web.door import HEADERS, Door
from khronika.web.server import _tell_of_failure

CLOSED = [
    *PATHS,
    "/static/khronika.css",
    "/nowhere",
    "/enter",
    "/enter?token=guess",
    "/enter?token=ж",
]


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_is_told_how_to_enter_and_nothing_else(stranger, path):
    response = stranger.get(path)
    page = response.content.decode()
    assert response.status_code == 403
    assert "khronika serve" in page
    assert "Dreval" not in page
    assert not response.cookies


def test_the_key_lets_in_and_leaves_the_address(stranger, door):
    response = stranger.get("/enter", {"token": door.key})
    cookie = response.cookies[door.cookie]
    assert (response.status_code, response["Location"]) == (303, "/")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie.value not in ("", door.key)
    assert stranger.get("/").status_code == 200


def test_another_cookie_does_not(stranger, door):
    stranger.cookies[door.cookie] = door.key
    assert stranger.get("/").status_code == 403
    stranger.cookies[door.cookie] = "é"
    assert stranger.get("/").status_code == 403


def test_each_serving_has_its_own_secrets_and_tells_them_nobody():
    one, other = Door("127.0.0.1:1"), Door("127.0.0.1:2")
    assert len({one.key, one.known, other.key, other.known}) == 4
    assert min(map(len, (one.key, one.known))) >= 43
    assert one.cookie != other.cookie
    assert one.key not in repr(one)
    assert one.known not in repr(one)


HOSTS = [
    "localhost:8765",
    "127.0.0.1",
    "127.0.0.1:1",
    "evil.example",
    "127.0.0.1.evil.example:8765",
    "",
]


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_name_is_refused(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8765", "sec-fetch-site": "same-origin"},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_request_of_another_site_is_refused(browser, method, headers):
    assert getattr(browser, method)("/", headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_our_own_requests_are_answered(browser, site):
    assert browser.get("/", headers={"sec-fetch-site": site}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"origin": "http://127.0.0.1:8765"}])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_change_needs_more_than_the_cookie(browser, method, headers):
    assert getattr(browser, method)("/", headers=headers).status_code == 403


def test_the_page_that_refuses_may_have_its_style(stranger):
    same = {"sec-fetch-site": "same-origin"}
    assert stranger.get("/static/khronika.css", headers=same).status_code == 200
    assert stranger.get("/documents/d1", headers=same).status_code == 403
    assert stranger.get("/static/../views.py", headers=same).status_code == 404


def answers(client, door):
    yield client.get("/")  # 403
    yield client.get("/enter", {"token": door.key})  # 303
    for path in (
        *PATHS,
        "/static/document.js",
        "/nowhere",
        "/static/nothing.css",
        "/documents/d99",
    ):
        yield client.get(path)
    yield client.get("/", headers={"host": "evil.example"})  # 400
    yield client.options("/")  # 405


def test_every_answer_is_sealed(stranger, door):
    seen = set()
    for response in answers(stranger, door):
        seen.add(response.status_code)
        for name, value in HEADERS.items():
            assert response[name] == value
        policy = response["Content-Security-Policy"].split("; ")
        assert sorted(policy) == [
            "base-uri 'none'",
            "connect-src 'self'",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "img-src 'self' data:",
            "script-src 'self'",
            "style-src 'self'",
        ]
    assert seen == {200, 303, 400, 403, 404, 405}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nothing_of_another_host_and_runs_nothing_inline(read, path):
    page = read(path)
    markup = re.sub(r">[^<]*<", "><", page)
    assert not re.search(r'(?:src|href|action|srcset)="(?:https?:)?//', markup)
    assert "<style" not in markup
    assert not re.search(r'<[^>]*\s(?:style|on\w+)="', markup)
    assert all('src="/static/' in tag for tag in re.findall(r"<script[^>]*>", markup))


@pytest.mark.parametrize("path", PATHS)
def test_the_title_that_a_browser_keeps_holds_no_name(read, path):
    title = re.search(r"<title>(.*)</title>", read(path))[1]
    assert "Dreval" not in title
    assert "Title" not in title


def test_a_failure_is_told_by_its_place_alone(caplog):
    try:
        int(NAME)
    except ValueError:
        _tell_of_failure()
    (told,) = caplog.messages
    assert re.fullmatch(rf"A page could not be shown: ValueError in {__name__}, line \d+\.", told)


def test_a_page_that_fails_is_calm_and_holds_nothing(browser, casebook, monkeypatch):
    def fail(*_):
        raise ValueError(NAME)

    monkeypatch.setattr(type(casebook), "show", fail)
    response = browser.get("/people/d1.p1")
    assert response.status_code == 500
    assert "Dreval" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
