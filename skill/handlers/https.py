"""One HTTP exchange within one deadline, however slowly the other side answers.

HTTP clients limit the time of each read, so an answer that comes byte by byte lasts as long as its sender likes; and
nothing limits the look-up of a host's name. Here the exchange is given up at its deadline, and its connection is ended.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Answered(NamedTuple):
    """What was answered."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes


def exchange(
    method: str,
    url: str,
    *,
    seconds: float,
    most_bytes: int,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    trusting: Callable[[], ssl.SSLContext] = ssl.create_default_context,
) -> Answered:
    """Send one request and return its answer, with `most_bytes` of its content at most. No redirect is followed.

    It is sent over TLS only, or within this machine: it may hold a secret. Raises TimeoutError if the answer is not
    whole after so many `seconds`, and ConnectionError if there is none.
    """
    deadline = time.monotonic() + seconds
    answers: list[Answered] = []
    faults: list[Exception] = []
    sockets: list[socket.socket] = []

    def run() -> None:
        try:
            connection = _connection(url, seconds, trusting)
            try:
                connection.connect()
                sockets.append(connection.sock)
                _, _, path, query, _ = urlsplit(url)
                connection.request(method, f"{path}?{query}" if query else path, body, dict(headers or {}))
                with connection.getresponse() as answer:
                    content = answer.read(most_bytes)
                    if answer.length and len(content) < most_bytes:
                        raise ConnectionError("cut short")
                    answers.append(Answered(answer.status, answer.getheaders(), content))
            finally:
                connection.close()
        except (OSError, ValueError, http.client.HTTPException) as fault:
            faults.append(fault)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(max(0.0, deadline - time.monotonic()))
    if answers:
        return answers[0]
    if faults and not isinstance(faults[0], TimeoutError):
        raise ConnectionError("no answer") from faults[0]
    for opened in sockets:
        with suppress(OSError):
            socket.socket.shutdown(opened, socket.SHUT_RDWR)  # the thread that waits for it ends
    raise TimeoutError("no whole answer in time")


def _connection(url: str, seconds: float, trusting: Callable[[], ssl.SSLContext]) -> http.client.HTTPConnection:
    address = urlsplit(url)
    host = address.hostname or ""
    if address.scheme == "https":
        return http.client.HTTPSConnection(host, address.port, timeout=seconds, context=trusting())
    if address.scheme == "http" and host in _LOOPBACK:
        return http.client.HTTPConnection(host, address.port, timeout=seconds)
    raise ConnectionError("neither TLS nor this machine")
