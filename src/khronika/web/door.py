"""Who may enter, how often, and what every answer carries.

A browser enters once by an address that holds the key of this serving, and is then known by a
cookie that holds another secret. A program is known by a third secret, which only the API takes,
and only where the serving was asked for it. Everything else is answered 403 (by the API 401).
Other sites open in the same browser are strangers, too: the Host must be ours (a name re-bound to
127.0.0.1 is not), and a request that another site made is refused whatever it carries.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from khronika.web.brief.waiting import Waiting
from khronika.web.limits import Limits
from khronika.web.problems import is_for_programs, spelt_out
from khronika.web.review.drafts import Drafts
from khronika.web.unsaid import Unsaid

Answer = Callable[[HttpRequest], HttpResponse]

DOOR = "khronika.door"
"""Key of the door in the environment of a request."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), clipboard-read=(), display-capture=(), geolocation=(), hid=(), "
        "microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
    # With "no-referrer" a browser would not say either that a form comes from our own page.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"none", "same-origin"})


@dataclass(frozen=True, slots=True)
class Door:
    """The secrets of one serving, and the authority under which it is reached."""

    authority: str
    """Host and port, as the Host header must give them."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Stands in the address printed."""
    known: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Stands in the cookie of a browser that has entered."""
    unsaid: Unsaid = field(default_factory=Unsaid, repr=False)
    """The names that were asked for, which no address may hold."""
    bearer: str | None = field(default=None, repr=False)
    """What programs bring; None where they are not let in."""
    coder: str = "owner"
    """In whose name decisions are made here, as the team knows them."""
    drafts: Drafts = field(default_factory=Drafts, repr=False)
    """What was typed in forms and not sent."""
    briefs: Waiting = field(default_factory=Waiting, repr=False)
    """The situations that were sent, until their brief is opened."""
    limits: Limits = field(default_factory=Limits, repr=False)

    @property
    def origin(self) -> str:
        """The origin of the pages, as browsers write it."""
        return f"http://{self.authority}"

    @property
    def address(self) -> str:
        """The address by which a browser enters."""
        return f"{self.origin}/enter?token={self.key}"

    @property
    def cookie(self) -> str:
        """Name of the cookie. Cookies ignore ports: two servings must not take each other's."""
        return f"khronika-{self.authority.rpartition(':')[2]}"

    def admits(self, request: HttpRequest) -> bool:
        """Tell whether the request comes from a browser that has entered."""
        return _same(request.COOKIES.get(self.cookie, ""), self.known)

    def admits_program(self, request: HttpRequest) -> bool:
        """Tell whether the request comes from a program that may use the API."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        known = self.bearer is not None and _same(token, self.bearer)
        return known and scheme.lower() == "bearer" and is_for_programs(request)

    def opens(self, request: HttpRequest) -> bool:
        """Tell whether the request brings the key of the serving, to enter by it."""
        return request.path == "/enter" and _same(request.GET.get("token", ""), self.key)


def door_of(request: HttpRequest) -> Door:
    """Give the door through which a request came."""
    door: Door = request.META[DOOR]
    return door


def guard(answer: Answer) -> Answer:
    """Middleware: answer only those who have entered, or are entering, and nobody too often."""

    def guarded(request: HttpRequest) -> HttpResponse:
        door = door_of(request)
        entered = door.admits(request) or door.admits_program(request) or door.opens(request)
        wait_s = (door.limits.entered if entered else door.limits.strangers).take()
        if wait_s:
            return _too_many(request, wait_s)
        if request.META.get("HTTP_HOST") != door.authority:
            return refusal(request, 400)
        if _from_elsewhere(request, door):
            return refusal(request, 403)
        if entered or _for_our_page(request):
            return answer(request)
        return _unknown(request)

    return guarded


def for_programs(answer: Answer) -> Answer:
    """Middleware: give errors of the API as problem documents."""

    def told(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        return spelt_out(response) if is_for_programs(request) else response

    return told


def seal(answer: Answer) -> Answer:
    """Middleware: put the headers on every answer that keep it from caches and strangers."""

    def sealed(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return sealed


def enter(request: HttpRequest) -> HttpResponse:
    """Let a browser in that brings the key, and lead it on so that the key leaves the address."""
    door = door_of(request)
    if request.method != "GET" or not door.opens(request):
        return refusal(request, 403)
    response = HttpResponseRedirect("/", status=303)
    response.set_cookie(door.cookie, door.known, httponly=True, samesite="Strict", path="/")
    return response


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """Give the page of an error. It holds nothing of the casebook and nothing of the request."""
    if is_for_programs(request):
        return HttpResponse(status=status)
    return render(request, f"{status}.html", status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    """Refuse somebody who brought no secret, or a wrong one."""
    if not is_for_programs(request):
        return refusal(request, 403)
    response = refusal(request, 401)
    response["WWW-Authenticate"] = 'Bearer realm="khronika"'
    return response


def _too_many(request: HttpRequest, wait_s: int) -> HttpResponse:
    """Ask for patience."""
    response = refusal(request, 429)
    response["Retry-After"] = str(wait_s)
    return response


def _from_elsewhere(request: HttpRequest, door: Door) -> bool:
    """Tell whether another site made the request, or may have made one that changes something."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if (site and site not in _OURS) or (origin and origin != door.origin):
        return True
    # A browser always says where it comes from when it changes something; a program has no reason
    # to, and a page of another site cannot bring a program's secret.
    unsaid = not (site or origin) and not door.admits_program(request)
    return request.method not in _SAFE and unsaid


def _for_our_page(request: HttpRequest) -> bool:
    """Tell whether the page that says 'no entry' asks for its style sheet, which has no data."""
    same = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return same and request.path.startswith("/static/")


def _same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode(errors="backslashreplace"), secret.encode())
