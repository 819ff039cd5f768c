"""Cold starts: a process from its start to its first answer; and an instance of the function on Lambda's runtime."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench.measure import Times, by_turns
from tools.runtime_api import running

PEERS = Path(__file__).parent / "peers"


def processes(event: Path, function: Path, rounds: int) -> Times:
    """Start to first answer, of the packaged skill and of what it is compared with."""
    python = [sys.executable, "-I"]
    commands = {
        "floor": [*python, "-S", str(PEERS / "floor.py"), str(event)],
        "python": [*python, str(PEERS / "hello.py"), str(event)],
        "node": ["node", str(PEERS / "hello.js"), str(event)],
        "skill": [*python, "-S", str(PEERS / "whole.py"), str(event), str(function)],
    }
    return by_turns({name: _run(command) for name, command in commands.items()}, rounds)


def variants(event: Path, functions: dict[str, Path], rounds: int) -> Times:
    """Start to first answer of several packages of the skill; none may write byte-code, as on Lambda."""
    python = [sys.executable, "-I", "-S", "-B", str(PEERS / "whole.py"), str(event)]
    return by_turns({name: _run([*python, str(folder)]) for name, folder in functions.items()}, rounds)


def _run(command: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.PIPE)


def instances(event: dict[str, Any], functions: dict[str, Path], client: Path, rounds: int) -> Times:
    """Init and first request under Amazon's runtime client, by name of the function's folder."""

    def first(folder: Path) -> Callable[[], object]:
        def run() -> None:
            with running(folder, client) as instance:
                result = instance.invoke(event, 30)
                if result.error:
                    raise RuntimeError(json.dumps(result.error))

        return run

    return by_turns({name: first(folder) for name, folder in functions.items()}, rounds)


def peak_mib(event: Path, function: Path) -> float:
    """Resident memory of the packaged skill at its largest, over a thousand turns, in MiB."""
    script = (
        "import json, sys, resource; sys.path.insert(0, sys.argv[2]);"
        "from lambda_function import lambda_handler; event = json.load(open(sys.argv[1]));"
        "all(lambda_handler(event, None) for _ in range(1000));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-I", "-S", "-c", script, str(event), str(function)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(done.stdout) / unit
