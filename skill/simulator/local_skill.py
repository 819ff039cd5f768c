"""Runs the skill on this machine, behind its Flask door, for code that plays a device."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ask_sdk_core.skill import CustomSkill

from skill.app import build_skill
from skill.web.endpoint import create_app
from skill.web.server import open_server

LOOPBACK = "127.0.0.1"


@contextmanager
def running_skill(skill: CustomSkill | None = None) -> Iterator[tuple[str, int]]:
    """Serve `skill`, or a new one, behind its Flask door while the block runs. Yields host and a free loopback port."""
    server = open_server(create_app(skill or build_skill(), verify=False), LOOPBACK, 0, verify=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LOOPBACK, server.port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
