"""A web server on the loopback that answers as a test says, and remembers what it was asked."""

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answers; `raw` goes over the wire as it is, in pieces of its own."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    fields: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[], Iterator[bytes]] | None = None
    answers: Callable[[bytes], bytes] | None = None
    """Makes the body of the answer from what was sent."""


ARTICLE = Page(
    b"<html lang=en><head><title>Turned back</title>"
    b"<meta property='article:published_time' content='2024-05-14'></head><body><article>"
    b"<h1>Turned back</h1><p>Ruslan Ovcharuk, an invented journalist, was detained in Bishkek on "
    b"Tuesday, his lawyer said. He was released on Wednesday.</p><p>More words follow, so that the "
    b"article is long enough to be taken for one by whoever reads it.</p></article></body></html>"

)  # fmt: skip


class Web:
    """A running server: `pages` by their targets, `asked` the requests, `sent` their bodies."""

    def __init__(self, pages: dict[str, Page], server: ThreadingHTTPServer, scheme: str) -> None:
        self.pages = pages
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.sent: list[bytes] = []
        self.port = server.server_address[1]
        self.host = f"127.0.0.1:{self.port}"
        self.site = f"{scheme}://{self.host}"

    @property
    def targets(self) -> list[str]:
        return [target for target, _ in self.asked]


@contextmanager
def web(pages: dict[str, Page], secured: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Run a server; what it has no page for is not found."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            running.asked.append((self.path, dict(self.headers)))
            page = running.pages.get(self.path, Page(b"not here", "text/plain", 404))
            self.close_connection = True
            if page.raw is not None:
                try:
                    for piece in page.raw():
                        self.wfile.write(piece)
                        self.wfile.flush()
                except OSError:
                    pass  # whoever asked had enough
                return
            self.send_response(page.status)
            fields = {
                "Content-Type": page.type,
                "Content-Length": str(len(page.body)),
                "Set-Cookie": "who=somebody",
                **page.fields,
            }
            for name, value in fields.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            running.sent.append(sent)
            page = running.pages.get(self.path)
            if page is not None and page.answers is not None:
                running.pages[self.path] = replace(page, body=page.answers(sent))
            self.do_GET()

        def log_message(self, *said: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *said: object) -> None:
            pass  # a client that does not trust the certificate breaks off

    server = Server(("127.0.0.1", 0), Handler)
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    running = Web(pages, server, "http" if secured is None else "https")
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
