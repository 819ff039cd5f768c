"""Cold starts: a process from its start to its first answer; and an instance of the function on Lambda's runtime."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench.measure import Times, by_turns
from tools.bench.runtime_api import SNAP_START, Function, running

PEERS = Path(__file__).parent / "peers"

_READ_ONLY = {"PYTHONDONTWRITEBYTECODE": "1"}
"""As on Lambda, no instance may write byte-code."""


def processes(event: Path, functions: dict[str, Path], rounds: int) -> Times:
    """Time several functions, by name, and the Node.js SDK's hello-world from start to first answer.

    None of them may write byte-code, as it is on Lambda.
    """
    peers = {name: _starting(event, folder) for name, folder in functions.items()}
    return by_turns({"node": _run(["node", str(PEERS / "hello.js"), str(event)]), **peers}, rounds)


def _starting(event: Path, function: Path) -> Callable[[], object]:
    return _run([sys.executable, "-I", "-S", "-B", str(PEERS / "whole.py"), str(event), str(function)])


def _run(command: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.PIPE)


def instances(event: dict[str, Any], functions: dict[str, Path], client: Path, rounds: int) -> Times:
    """Time init and first request of several functions, by name, under Amazon's runtime client."""

    def first(folder: Path) -> Callable[[], object]:
        def run() -> None:
            with running(folder, client, variables=_READ_ONLY) as instance:
                _answered(instance, event)

        return run

    return by_turns({name: first(folder) for name, folder in functions.items()}, rounds)


def after_snapshot(event: dict[str, Any], function: Path, client: Path, rounds: int) -> list[float]:
    """Return the seconds of a first request in several instances whose initialisation is in a snapshot already."""
    times = []
    for _ in range(rounds):
        with running(function, client, variables=_READ_ONLY | SNAP_START) as instance:
            if not instance.ready.wait(30):
                raise RuntimeError("the function did not start")
            started = time.perf_counter()
            _answered(instance, event)
            times.append(time.perf_counter() - started)
    return times


def _answered(instance: Function, event: dict[str, Any]) -> None:
    result = instance.invoke(event, 30)
    if result.error:
        raise RuntimeError(json.dumps(result.error))


def peak_mib(event: Path, function: Path) -> float:
    """Return the largest resident memory of the packaged skill over a thousand turns, in MiB (Linux)."""
    script = (
        "import json, sys; sys.path.insert(0, sys.argv[2]);"
        "from lambda_function import lambda_handler; event = json.load(open(sys.argv[1]));"
        "all(lambda_handler(event, None) for _ in range(1000));"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    command = [sys.executable, "-I", "-S", "-c", script, str(event), str(function)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024
