"""The verb: serve an open casebook to a browser on the same machine.

Threads share the casebook, each with its own connection to the encrypted file. Nothing is logged
but the place in the code of a page that failed: addresses name people, and messages hold text.
"""

import ipaddress
import logging
import secrets
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.signals import got_request_exception
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from waitress.server import create_server

from khronika.casebook import Casebook
from khronika.errors import WrongUse
from khronika.web.beforehand import load_beforehand, passed_over
from khronika.web.door import DOOR, Door
from khronika.web.environment import CASEBOOK
from khronika.web.ready import get_ready, rehearse
from khronika.web.settings import lay_over

THREADS = 4

_log = logging.getLogger("khronika.web")


def serve(
    casebook: Casebook,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    programs: bool = False,
    coder: str = "owner",
    announce: Callable[[Door], None],
) -> None:
    """Serve the casebook's pages until interrupted.

    Args:
        casebook: an open one, which its threads share.
        host: an address of the loopback interface.
        port: 0 takes any free one.
        programs: whether programs may use the API, by a token that the door then has.
        coder: in whose name decisions are made here.
        announce: is called once, when the pages can be reached, with the door to enter by.

    Raises:
        WrongUse: the host is not of the loopback interface, or the port is taken.
    """
    listening = _listen(host, port)
    authority = _authority(*listening.getsockname()[:2])
    bearer = secrets.token_urlsafe(32) if programs else None
    door = Door(authority, bearer=bearer, coder=coder)
    _silence()
    pages: Callable[..., Any]
    server = create_server(
        lambda environ, start_response: pages(environ, start_response),  # noqa: PLW0108 (made below)
        sockets=[listening],
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
        max_request_body_size=65536,
    )
    try:
        # The threads fill their memory while what all of them share is loaded.
        are_ready = get_ready(server.task_dispatcher, THREADS, casebook)
        pages = application(casebook, door)
        rehearse(pages, door)
        are_ready()
        with passed_over(), suppress(KeyboardInterrupt):
            announce(door)
            server.run()
    finally:
        server.close()


def application(casebook: Casebook, door: Door) -> Callable[..., Any]:
    """Make the WSGI application that shows a casebook to those whom a door admits."""
    lay_over(door.authority)
    pages = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 (loaded now, not when the first page is asked for)
    load_beforehand()
    casebook.searching.load()
    got_request_exception.connect(_let_go)

    def with_casebook(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        environ[CASEBOOK] = casebook
        environ[DOOR] = door
        return pages(environ, start_response)

    return with_casebook


def _listen(host: str, port: int) -> socket.socket:
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise WrongUse(f"{host} is no IP address: leave it out, or give 127.0.0.1.") from error
    if not address.is_loopback:
        raise WrongUse(
            f"{host} can be reached from other machines; the pages are served on 127.0.0.1 only."
        )
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        return socket.create_server((str(address), port), family=family)
    except (OSError, OverflowError) as error:
        raise WrongUse(f"Port {port} is taken or out of range: choose another, or 0.") from error


def _authority(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _silence() -> None:
    """Keep what was asked for and what it held out of every log."""
    for name in ("django", "waitress"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
    got_request_exception.connect(_tell_of_failure)


def _let_go(**_: object) -> None:
    """Close the connection of a page that failed: a question half answered keeps writers out."""
    connections.close_all()


def _tell_of_failure(**_: object) -> None:
    """Say which line of the code failed, and nothing of what it was working on."""
    kind, _error, trace = sys.exc_info()
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if kind is not None and trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}"
        _log.error("A page could not be shown: %s in %s.", kind.__name__, place)
