"""Plays the Lambda service as a function sees it: a Runtime API on loopback, and processes that run the function.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html. The client is Amazon's own, `awslambdaric`. As on
Lambda, the function has its folder and the runtime client, and nothing else that is installed here.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

HANDLER = "lambda_function.lambda_handler"
SNAP_START = {"AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"}
"""The variable that tells a function of its snapshot: what it does before its first event is in it."""
CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
_API = "/2018-06-01/runtime/"


class Result(NamedTuple):
    """What came of an invocation: its answer, or the error that the function reported."""

    answer: Any
    error: Any


class TimedOutError(Exception):
    """Raised when the function does not answer in time; its process is then ended, as Lambda does."""


class Function:
    """One instance of a function: a process, asked over the Runtime API, one event at a time."""

    def __init__(self, folder: Path, client: Path, python: str, variables: Mapping[str, str]) -> None:
        self._events: queue.Queue[bytes] = queue.Queue()
        self._results: queue.Queue[Result] = queue.Queue()
        self.ready = threading.Event()
        """Set once it has started, and waits for its first event."""
        self._server = _server(self._events, self._results, self.ready)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.log = tempfile.TemporaryFile("w+")  # noqa: SIM115  # closed with the instance
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [python, "-S", "-m", "awslambdaric", HANDLER],
            cwd=folder,
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": os.pathsep.join((str(folder), str(client))),
                "LAMBDA_TASK_ROOT": str(folder),
                "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.server_port}",
                "AWS_LAMBDA_FUNCTION_NAME": "skill",
                "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
                "AWS_EXECUTION_ENV": "AWS_Lambda_python",
                **variables,
            },
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def invoke(self, event: Any, seconds: float = 8.0) -> Result:
        """Send one event; return what came of it. Raises TimedOutError after `seconds`; the instance is then gone."""
        self._events.put(json.dumps(event).encode())
        try:
            return self._results.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            raise TimedOutError from None

    def stop(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.wait()
        self._server.shutdown()
        self._server.server_close()

    def logged(self) -> str:
        """Return all that it printed and logged so far."""
        self.log.seek(0)
        return self.log.read()


@contextmanager
def running(
    folder: Path, client: Path, python: str = sys.executable, variables: Mapping[str, str] | None = None
) -> Iterator[Function]:
    """Run a fresh instance of the function in `folder`, and end it afterwards. `client` is from `runtime_client`."""
    function = Function(folder, client, python, variables or {})
    try:
        yield function
    finally:
        if function.process.poll() is None:
            function.stop()
        function.log.close()


def runtime_client(folder: Path) -> Path:
    """Put the runtime client, and nothing else that is installed, into `folder`."""
    for name in CLIENT:
        for file in distribution(name).files or ():
            top = file.parts[0]
            if top != ".." and not top.endswith(".dist-info") and top != "__pycache__" and not (folder / top).exists():
                (folder / top).symlink_to(Path(str(file.locate())).parents[len(file.parts) - 1] / top)
    return folder


def _server(events: queue.Queue[bytes], results: queue.Queue[Result], ready: threading.Event) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            if self.path.endswith("/restore/next"):  # with SnapStart: the snapshot is taken, and at once restored
                self._send(200, b"", {})
                return
            ready.set()
            event = events.get()
            self._send(200, event, {"Lambda-Runtime-Aws-Request-Id": "1", "Content-Type": "application/json"})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            given = json.loads(body or b"null")
            self._send(202, b'{"status":"OK"}', {})
            is_answer = self.path.endswith("/response")
            results.put(Result(given, None) if is_answer else Result(None, given))

        def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            deadline = {"Lambda-Runtime-Deadline-Ms": str(int((time.time() + 7) * 1000))}
            arn = {"Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:0:function:skill"}
            for name, value in {**headers, **deadline, **arn, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing: a connection breaks off when an instance is ended."""

    return Server(("127.0.0.1", 0), Handler)
