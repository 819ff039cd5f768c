"""Writes what is measured as the tables of docs/performance.md."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.app import load_opened_resources
from tools.bench import warm
from tools.bench.cold import PEERS, after_snapshot, instances, peak_mib, processes
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
    """Yield the table of a whole process that answers a launch."""
    times = processes(request, functions, rounds)
    yield from _head("Cold: a process from its start to its answer to a launch", "ms", "skill / this")
    for name, words in {"node": "Node.js SDK, hello-world", **PEER_NAMES}.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Node.js SDK", ratio(times, "skill", "node"), 0.8))


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
    yield from _head("Cold on Lambda's runtime: init and a launch under awslambdaric", "ms", "skill / this")
    for name, words in PEER_NAMES.items():
        yield f"| {words} | {median_ms(times, name):.0f} | {ratio(times, 'skill', name):.2f} |"
    yield from ("", _verdict("Skill / Python SDK with byte-code", ratio(times, "skill", "python"), 0.6))


def words_table(event: Path, function: Path, client: Path, rounds: int) -> Iterator[str]:
    """Yield the table of the first words, for which the second ear is opened, and the memory that it takes."""
    request = json.loads(event.read_text("utf-8"))
    cold = median_ms(instances(request, {"skill": function}, client, rounds), "skill")
    restored = statistics.median(after_snapshot(request, function, client, rounds)) * 1000
    yield from _head("The first words on Lambda's runtime: both ears, under awslambdaric", "ms")
    yield f"| init and the first words, without SnapStart | {cold:.0f} |"
    yield f"| the first words after a snapshot, without the time that Lambda takes to restore it | {restored:.0f} |"
    yield from ("", _verdict("Seconds from the start to the first words answered", cold / 1000, 1.0))
    yield _verdict("MiB resident over a thousand turns of words, at its largest", peak_mib(event, function), 300)


def step_table(folder: Path, function: Path, rounds: int) -> Iterator[str]:
    """Yield the table of what each step of packaging is worth: the package without it, beside the whole."""
    functions = {"": function}
    for step in STEPS:
        functions[step] = folder / f"without_{step}"
        write_function(functions[step], sys.executable, {step})
    times = processes(folder / "launch.json", functions, rounds)
    yield from _head(
        "What each step of packaging is worth: start to a launch answered, without it", "ms", "this / all steps"
    )
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
    yield from ("", _verdict("Milliseconds of a turn of words", median_ms(times, "skill", warm.TURNS), 8.0))


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
    middle = statistics.median(times)
    yield f"Skill / flask-ask-sdk, requests a second: {middle:.2f}, the median of {len(times)} rounds,"
    yield f"which lay between {times[0]:.2f} and {times[-1]:.2f}."


def listening_table() -> Iterator[str]:
    """Yield the table of listening, by length and by vocabulary."""
    resources = load_opened_resources()
    lengths = warm.by_length(resources)
    yield from _head("Listening: one utterance", "grammar, ms", "encoder, ms")
    for length, (grammar, encoder) in lengths.items():
        yield f"| {length} words | {grammar:.2f} | {encoder:.2f} |"
    now, larger = warm.by_vocabulary(resources)
    yield ""
    yield f"With a vocabulary {warm.TIMES_LARGER} times as large, the grammar takes {larger / now:.2f} times as long."


def _head(title: str, *columns: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|")


def _verdict(what: str, found: float, wanted: float) -> str:
    return f"{what}: {found:.2f}; wanted: at most {wanted:.2f}: {'reached' if found <= wanted else 'not reached'}."
