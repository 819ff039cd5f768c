"""Measure everything, print it, and write docs/performance.md: `python -m tools.bench`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from skill.loading import load
from tools.bench import warm
from tools.bench.cold import PEERS, instances, peak_mib, processes, variants
from tools.bench.event import event
from tools.bench.measure import median_ms, ratio
from tools.http_client import Asked, ask
from tools.package import (
    ROOT,
    STEPS,
    compile_modules,
    copy_distribution,
    package,
    runtime_requirements,
    write_function,
)
from tools.runtime_api import runtime_client
from tools.served import VERIFYING, gunicorn, signed

PAGE = ROOT / "docs/performance.md"
CONNECTIONS = 8
WORKERS = 2

INTRODUCTION = """# Performance

Written by `make bench`. Each table was measured in one run, the peers by turns: the ratios hold on a busy machine too;
the milliseconds are of this machine at that moment. "Skill" is the whole of Back Pain Guide; the peers only say hello.
The request is a full one: eight slots, each resolved, from a device with a screen, {size:.1f} kB.

"""


def main() -> None:
    """Measure with as many rounds as asked for."""
    parser = argparse.ArgumentParser(description="Measure, print and write docs/performance.md.")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of each measurement; 21 by default")
    parser.add_argument("--seconds", type=float, default=4.0, help="of asking over HTTP, in each round")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = list(_measured(Path(folder), given.rounds, given.seconds))
    size = len(json.dumps(event())) / 1000
    PAGE.write_text(INTRODUCTION.format(size=size) + "\n".join(lines) + "\n", "utf-8")
    print(*lines, sep="\n")


def _measured(folder: Path, rounds: int, seconds: float) -> Iterator[str]:
    request = event()
    (folder / "event.json").write_text(json.dumps(request), "utf-8")
    package(folder / "build", sys.executable)
    function = folder / "build/lambda"
    yield f"{datetime.now(UTC):%Y-%m-%d}, {_machine()}."
    yield from _processes(folder / "event.json", function, rounds)
    yield from _instances(request, folder, function, rounds)
    yield from _steps(folder, max(5, rounds // 2))
    yield from _warm(folder / "event.json", function, rounds)
    yield from _http(request, max(3, rounds // 4), seconds)
    yield from _listening()


def _machine() -> str:
    model = platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.exists():
        model = next((x.partition(": ")[2] for x in cpu.read_text().splitlines() if x.startswith("model name")), model)
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    names = ("ask-sdk-core", "flask-ask-sdk", "awslambdaric", "gunicorn")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    load_now = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} processors of {model} (load {load_now:.1f} when it began), "
        f"Python {platform.python_version()}, Node.js {node}, {versions}, ask-sdk-core for Node.js 2.14.0"
    )


def _processes(request: Path, function: Path, rounds: int) -> Iterator[str]:
    times = processes(request, function, rounds)
    names = {
        "floor": "JSON in, JSON out",
        "python": "Python SDK, hello-world",
        "node": "Node.js SDK, hello-world",
        "skill": "skill, packaged",
    }
    yield from _head("Cold: a process from its start to its first answer", "ms", "skill / this")
    for name, words in names.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Node.js SDK", ratio(times, "skill", "node"), 0.8))
    peak = peak_mib(request, function)
    yield f"Resident memory over a thousand turns, at its largest: {peak:.0f} MiB; wanted: at most 40."


def _instances(request: dict[str, Any], folder: Path, function: Path, rounds: int) -> Iterator[str]:
    client = folder / "client"
    client.mkdir()
    runtime_client(client)
    functions = {"floor": folder / "floor", "bare": folder / "bare", "python": folder / "hello", "skill": function}
    for name, peer in (("floor", "floor"), ("bare", "hello"), ("python", "hello")):
        functions[name].mkdir()
        shutil.copy(PEERS / f"{peer}.py", functions[name] / "lambda_function.py")
    for name in ("bare", "python"):
        for needed in runtime_requirements():
            copy_distribution(needed, functions[name])
    for name in ("floor", "python"):
        compile_modules(functions[name], sys.executable)
    # Lambda cannot write byte-code; here it must not, or the second round would find it.
    for file in functions["bare"].rglob("*"):
        if file.is_dir():
            file.chmod(0o555)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    times = instances(request, functions, runtime_client(client), rounds)
    for file in functions["bare"].rglob("*"):
        if file.is_dir():
            file.chmod(0o755)
    names = {
        "floor": "JSON in, JSON out",
        "python": "Python SDK, hello-world, byte-code shipped",
        "bare": "Python SDK, hello-world, no byte-code",
        "skill": "skill, packaged",
    }
    yield from _head("Cold on Lambda's runtime: init and first intent under awslambdaric", "ms", "skill / this")
    for name, words in names.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Python SDK with byte-code", ratio(times, "skill", "python"), 0.6))


def _steps(folder: Path, rounds: int) -> Iterator[str]:
    """What each step of packaging is worth: the package without it, beside the whole."""
    functions = {"": folder / "build/lambda"}
    for step in STEPS:
        functions[step] = folder / f"without_{step}"
        write_function(functions[step], sys.executable, {step})
    times = variants(folder / "event.json", functions, rounds)
    yield from _head("What each step of packaging is worth: start to first answer without it", "ms", "this / all steps")
    for step, words in STEPS.items():
        yield f"| without: {words} | {median_ms(times, step):.0f} | {ratio(times, step, ''):.2f} |"
    yield f"| all steps | {median_ms(times, ''):.0f} | 1.00 |"


def _warm(request: Path, function: Path, rounds: int) -> Iterator[str]:
    times = warm.turns(request, function, rounds)
    names = {"floor": "JSON floor", "python": "Python SDK, hello-world", "skill": "skill, packaged"}
    yield from _head("Warm: one turn in one process", "ms", "skill / this")
    for name, words in names.items():
        yield f"| {words} | {median_ms(times, name, warm.TURNS):.3f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Python SDK", ratio(times, "skill", "python"), 0.35))


def _http(request: dict[str, Any], rounds: int, seconds: float) -> Iterator[str]:
    peers = {"hello": "tools.bench.peers.hello_web:app()", "skill": VERIFYING}
    found: dict[str, list[Asked]] = {name: [] for name in peers}
    with gunicorn(peers["hello"], WORKERS) as (_, hello), gunicorn(peers["skill"], WORKERS) as (_, skill):
        for number in range(rounds + 1):
            for name, address in (("hello", hello), ("skill", skill)):
                asked = ask(address, signed(request), seconds, CONNECTIONS)
                if set(asked.statuses) != {200}:
                    raise RuntimeError(f"{name} answered {dict(asked.statuses)}")
                if number:
                    found[name].append(asked)
    yield from _head(f"HTTP: gunicorn, {WORKERS} workers, {CONNECTIONS} connections", "requests a second", "p99, ms")
    names = {"hello": "flask-ask-sdk, hello-world, verifying nothing", "skill": "skill, every request verified"}
    for name, words in names.items():
        per_second = statistics.median(asked.per_second for asked in found[name])
        yield f"| {words} | {per_second:.0f} | {statistics.median(a.percentile(0.99) for a in found[name]):.1f} |"
    pairs = zip(found["skill"], found["hello"], strict=True)
    times = statistics.median(ours.per_second / theirs.per_second for ours, theirs in pairs)
    yield from ("", f"Skill / flask-ask-sdk: {times:.2f} times the requests; wanted: at least 1.5.")


def _listening() -> Iterator[str]:
    resources = load()
    lengths = warm.by_length(resources)
    yield from _head("Listening: one utterance", "ms", "microseconds a word")
    for length, ms in lengths.items():
        yield f"| {length} words | {ms:.2f} | {ms * 1000 / length:.0f} |"
    now, larger = warm.by_vocabulary(resources)
    yield ""
    yield f"With a vocabulary {warm.TIMES_LARGER} times as large, the first takes {larger / now:.2f} times as long."


def _head(title: str, first: str, second: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| | {first} | {second} |", "|---|---|---|")


def _verdict(what: str, found: float, wanted: float) -> str:
    return f"{what}: {found:.2f}; wanted: at most {wanted:.2f}: {'reached' if found <= wanted else 'not reached'}."


if __name__ == "__main__":
    main()
