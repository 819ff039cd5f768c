"""Runs the skill on this machine, behind its Flask door, for code that plays a device."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from skill.app import build_skill
from skill.web.endpoint import create_app
from skill.web.server import open_server

LOOPBACK = "127.0.0.1"


@contextmanager
def running_skill() -> Iterator[tuple[str, int]]:
    """Serve the skill behind its Flask door on a free loopback port while the block runs. Yields host and port."""
    server = open_server(create_app(build_skill(), verify=False), LOOPBACK, 0, verify=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LOOPBACK, server.port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
