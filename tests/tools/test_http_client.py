"""The client that measures counts what happened, and keeps to its rate."""

from __future__ import annotations

import itertools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.stress.http_client import Address, ask, request


@pytest.fixture
def server():
    """Answers 200, and each third time breaks the connection off, or says 503."""
    numbers = itertools.count()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            number = next(numbers)
            if self.path == "/breaking" and number % 3 == 2:
                self.close_connection = True
                return
            self.send_response(503 if self.path == "/refusing" and number % 3 == 2 else 200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=served.serve_forever, args=(0.01,))
    thread.start()
    yield Address("127.0.0.1", served.server_port)
    served.shutdown()
    served.server_close()
    thread.join()


@pytest.mark.parametrize(("path", "other"), [("/", set()), ("/refusing", {503}), ("/breaking", {0})])
def test_each_status_is_counted_and_a_broken_connection_too(server, path, other):
    asked = ask(server, lambda: request(path, {}, b"{}"), 0.5, connections=2)
    assert set(asked.statuses) == {200} | other
    if other:
        assert asked.statuses[other.pop()] == pytest.approx(asked.statuses[200] / 2, abs=2)
    assert len(asked.seconds) == sum(asked.statuses.values()) - asked.statuses[0]


def test_a_rate_is_kept(server):
    asked = ask(server, lambda: request("/", {}, b"{}"), 1.0, connections=2, rate=50)
    assert 45 <= sum(asked.statuses.values()) <= 51
    assert 0 < asked.percentile(0.5) <= asked.percentile(0.99)
