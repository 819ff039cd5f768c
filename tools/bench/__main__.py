"""Measure everything, print it, and write docs/performance.md: `python -m tools.bench`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from tools.bench.event import event, launch_event
from tools.bench.runtime_api import runtime_client
from tools.bench.tables import (
    http_table,
    instance_table,
    listening_table,
    peer_functions,
    process_table,
    step_table,
    warm_table,
    words_table,
)
from tools.of_commit import of_commit
from tools.packaging.function import ROOT, write_function

PAGE = ROOT / "docs/performance.md"

INTRODUCTION = """# Performance

Written by `make bench`. Each table was measured in one run, the peers by turns: the ratios hold on a busy machine too;
the milliseconds are of this machine at that moment. "Skill" is the whole of Back Pain Guide; the peers only say hello.
A launch needs no second ear; where words are said, the request is a full one: eight slots, each resolved, from a device
with a screen, {size:.1f} kB.

"""

TRIED = """
## What is no longer aimed at

A warm turn in 0.35 of the time of the SDK's hello-world, and 1.5 times as many requests a second as flask-ask-sdk's:
both were set when the grammar alone listened. Now an encoder reads the whole utterance as well, before a danger is
believed or a no is taken, and beside that a greeting is no measure. What counts for a person is that the answer comes
at once, so a turn of words has a target of its own: 8 milliseconds.

## Tried, and left out

The same sources compiled to machine code with mypyc, dataclasses written out: a turn without the encoder took 0.63 of
the time, a cold start 1.06. That is little beside the encoder, and slower where a person waits longest.
"""


def main() -> None:
    """Measure with as many rounds as the command asks for."""
    parser = argparse.ArgumentParser(description="Measure, print and write docs/performance.md.")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of each measurement; 21 by default")
    parser.add_argument("--seconds", type=float, default=4.0, help="of asking over HTTP, in each round")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = list(_measured(Path(folder), given.rounds, given.seconds))
    size = len(json.dumps(event())) / 1000
    PAGE.write_text(INTRODUCTION.format(size=size) + "\n".join(lines) + "\n" + TRIED, "utf-8")
    print(*lines, sep="\n")


def _measured(folder: Path, rounds: int, seconds: float) -> Iterator[str]:
    request, launch = event(), launch_event()
    for name, asked in (("event", request), ("launch", launch)):
        (folder / f"{name}.json").write_text(json.dumps(asked), "utf-8")
    function = folder / "skill"
    write_function(function, sys.executable)
    yield f"{of_commit()}; {_machine()}."
    functions = peer_functions(folder, function)
    (folder / "client").mkdir()
    client = runtime_client(folder / "client")
    yield from process_table(folder / "launch.json", functions, rounds)
    yield from instance_table(launch, functions, client, rounds)
    yield from words_table(folder / "event.json", function, client, rounds)
    yield from step_table(folder, function, max(5, rounds // 2))
    yield from warm_table(folder / "event.json", function, rounds)
    yield from http_table(request, max(3, rounds // 2), seconds)
    yield from listening_table()


def _machine() -> str:
    model = platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.exists():
        model = next((x.partition(": ")[2] for x in cpu.read_text().splitlines() if x.startswith("model name")), model)
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    names = ("ask-sdk-core", "flask-ask-sdk", "awslambdaric", "gunicorn", "onnxruntime")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    load_now = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} processors of {model} (load {load_now:.1f} when it began), "
        f"Python {platform.python_version()}, Node.js {node}, {versions}, ask-sdk-core for Node.js 2.14.0"
    )


if __name__ == "__main__":
    main()
