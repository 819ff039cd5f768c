"""The gunicorn worker of the web service (docs/deploying.md): no connection holds one of its threads for long.

gunicorn's own threaded worker waits for ever for the rest of a request of which one byte has come in, so a few such
connections would hold all threads. Its settings have no limit for that: its documentation leaves it to a proxy.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress

from gunicorn.workers.gthread import TConn, ThreadWorker

LONGEST = 8.0
"""The most seconds from the first byte of a request to the last of its answer; Alexa waits no longer."""


class ImpatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A threaded worker that ends each exchange which is not over after `LONGEST`.

    It looks for them once a second. The thread that waits for such a connection reads its end, and is free.
    """

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._begun: dict[TConn, float] = {}
        """The connections that hold a thread, and since when."""

    def handle(self, conn: TConn) -> object:
        """Serve a connection until its request is answered, or has taken too long. Runs in a thread of the pool."""
        self._begun[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            del self._begun[conn]

    def murder_pending(self) -> None:
        """Close what has waited too long. The worker's loop calls this after each of its waits, of a second at most."""
        super().murder_pending()
        latest = time.monotonic() - LONGEST
        for conn, begun in list(self._begun.items()):
            if begun < latest:
                with suppress(OSError):
                    # Not as a TLS connection, which its own thread is reading: the socket itself.
                    socket.socket.shutdown(conn.sock, socket.SHUT_RDWR)
