"""Writes what is measured as the tables of docs/performance.md."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.loading import load
from tools.bench import warm
from tools.bench.cold import PEERS, instances, peak_mib, processes
from tools.bench.measure import median_ms, ratio
from tools.packaging.function import STEPS, compile_modules, copy_distribution, sdk_requirements, write_function
from tools.stress.http_client import Asked, ask
from tools.stress.served import VERIFYING, gunicorn, signed

CONNECTIONS = 8
WORKERS = 2


PEER_NAMES = {
    "floor": "JSON in, JSON out",
    "bare": "Python SDK, hello-world, no byte-code",
    "python": "Python SDK, hello-world, byte-code shipped",
    "skill": "skill, packaged",
}


def process_table(request: Path, functions: dict[str, Path], rounds: int) -> Iterator[str]:
    """Yield the table of a whole process, and the memory that it takes."""
    times = processes(request, functions, rounds)
    yield from _head("Cold: a process from its start to its first answer", "ms", "skill / this")
    for name, words in {"node": "Node.js SDK, hello-world", **PEER_NAMES}.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Node.js SDK", ratio(times, "skill", "node"), 0.8))
    peak = peak_mib(request, functions["skill"])
    yield _verdict("MiB resident over a thousand turns, at its largest", peak, 40)


def peer_functions(folder: Path, skill: Path) -> dict[str, Path]:
    """Return what is compared on Lambda's terms, each in a folder: floor, SDK with and without byte-code, skill."""
    functions = {"floor": folder / "floor", "bare": folder / "bare", "python": folder / "hello", "skill": skill}
    for name, peer in (("floor", "floor"), ("bare", "hello"), ("python", "hello")):
        functions[name].mkdir()
        shutil.copy(PEERS / f"{peer}.py", functions[name] / "lambda_function.py")
    for name in ("bare", "python"):
        for needed in sdk_requirements():
            copy_distribution(needed, functions[name])
    for name in ("floor", "python"):
        compile_modules(functions[name], sys.executable)
    return functions


def instance_table(request: dict[str, Any], functions: dict[str, Path], client: Path, rounds: int) -> Iterator[str]:
    """Yield the table of an instance on Lambda's runtime."""
    times = instances(request, functions, client, rounds)
    yield from _head("Cold on Lambda's runtime: init and first intent under awslambdaric", "ms", "skill / this")
    for name, words in PEER_NAMES.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Python SDK with byte-code", ratio(times, "skill", "python"), 0.6))


def step_table(folder: Path, function: Path, rounds: int) -> Iterator[str]:
    """Yield the table of what each step of packaging is worth: the package without it, beside the whole."""
    functions = {"": function}
    for step in STEPS:
        functions[step] = folder / f"without_{step}"
        write_function(functions[step], sys.executable, {step})
    times = processes(folder / "event.json", functions, rounds)
    yield from _head("What each step of packaging is worth: start to first answer without it", "ms", "this / all steps")
    for step, words in STEPS.items():
        yield f"| without: {words} | {median_ms(times, step):.0f} | {ratio(times, step, ''):.2f} |"
    yield f"| all steps | {median_ms(times, ''):.0f} | 1.00 |"


def warm_table(request: Path, function: Path, rounds: int) -> Iterator[str]:
    """Yield the table of one turn in one process."""
    times = warm.turns(request, function, rounds)
    names = {"floor": "JSON in, JSON out", "python": "Python SDK, hello-world", "skill": "skill, packaged"}
    yield from _head("Warm: one turn in one process, from JSON text to JSON text", "ms", "skill / this")
    for name, words in names.items():
        yield f"| {words} | {median_ms(times, name, warm.TURNS):.3f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Python SDK", ratio(times, "skill", "python"), 0.35))


def http_table(request: dict[str, Any], rounds: int, seconds: float) -> Iterator[str]:
    """Yield the table of requests a second over HTTP."""
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
    times = sorted(ours.per_second / theirs.per_second for ours, theirs in pairs)
    yield ""
    yield _verdict("Skill / flask-ask-sdk, requests a second", statistics.median(times), 1.5, is_least=True)
    yield f"That is the median of {len(times)} rounds, which lay between {times[0]:.2f} and {times[-1]:.2f}."


def listening_table() -> Iterator[str]:
    """Yield the table of listening, by length and by vocabulary."""
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


def _verdict(what: str, found: float, wanted: float, is_least: bool = False) -> str:
    is_reached = found >= wanted if is_least else found <= wanted
    bound = "at least" if is_least else "at most"
    return f"{what}: {found:.2f}; wanted: {bound} {wanted:.2f}: {'reached' if is_reached else 'not reached'}."
