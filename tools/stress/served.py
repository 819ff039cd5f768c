"""Runs servers for measuring: gunicorn on loopback with the settings that are shipped, and signed requests for it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from testkit.authority import intermediate, leaf, of_today, pem, root
from testkit.signed_requests import CHAIN_URL, SKILL_ID, CertificateServer, signature
from tools.stress.http_client import Address, request

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "tools/packaging/deploying/gunicorn.conf.py"
VERIFYING = "tests.web.served_by_gunicorn:app()"
"""The skill's own door, verification on; only the authority that it trusts is the tests'."""

FRESH = 60.0
"""Seconds for which a signed request is sent again before it is signed anew; after 150 it counts as a replay."""


@contextmanager
def gunicorn(
    application: str, workers: int, log: BinaryIO | None = None
) -> Iterator[tuple[subprocess.Popen[bytes], Address]]:
    """Run a server of `application` without TLS, as behind a proxy. Yields its process and address once it is up.

    What it logs goes to `log`, or to where this program's own errors go.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    dates = of_today()
    certificates = CertificateServer()
    certificates.files["/echo.api/echo-api-cert.pem"] = pem(leaf(**dates), intermediate(**dates))
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        roots.write_bytes(pem(root(**dates)))
        bound = ["--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", str(SETTINGS), *bound, "--log-level", "error", application],
            cwd=ROOT,
            stderr=log,
            env=os.environ
            | {"TEST_ROOTS": str(roots), "TEST_CERTIFICATES": certificates.base, "NO_PROXY": "127.0.0.1"},
        )
        try:
            _wait_for(process, port)
            yield process, Address("127.0.0.1", port)
        finally:
            process.terminate()
            process.wait(20)
            certificates.close()


def signed(*events: dict[str, Any]) -> Callable[[], bytes]:
    """Return what makes the requests, one event after the other, for our skill. They are signed anew as they age."""
    made: list[bytes] = []
    since = 0.0
    number = -1

    def make() -> bytes:
        nonlocal made, since, number
        now = time.monotonic()
        if not made or now - since > FRESH:
            made, since = [_sign(event) for event in events], now
        number = (number + 1) % len(made)
        return made[number]

    return make


def _sign(event: dict[str, Any]) -> bytes:
    fresh = deepcopy(event)
    fresh["request"]["timestamp"] = datetime.now(UTC).isoformat()
    fresh["context"]["System"]["application"] = {"applicationId": SKILL_ID}
    body = json.dumps(fresh).encode()
    headers = {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": signature(body), "Content-Type": "application/json"}
    return request("/alexa", headers, body)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("gunicorn did not start")
