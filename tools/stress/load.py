"""`make load`: loads the web service for half an hour, every request verified, and writes docs/load.md.

First its capacity is measured. Then it is asked at half that rate, and after that at twice that rate. At half, every
request must be answered and the workers must not grow. At twice, it may queue or refuse, but not break.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from skill.app import answer, build_skill
from testkit.alexa_events import EVENTS, said
from tools.bench.event import event
from tools.of_commit import of_commit
from tools.stress.http_client import Address, Asked, ask
from tools.stress.served import VERIFYING, gunicorn, signed

PAGE = Path(__file__).parents[2] / "docs/load.md"
WORKERS = 2
CONNECTIONS = 16
GROWTH = 1.05
"""How many times as large as when it was warm a worker may be at the end."""


def main() -> None:
    """Run `python -m tools.stress.load [SECONDS]`: of each stage, by default 1800. Exit with 1 if it does not hold."""
    parser = argparse.ArgumentParser(description="Load the web service, and write docs/load.md.")
    parser.add_argument("seconds", type=float, nargs="?", default=1800.0)
    seconds = parser.parse_args().seconds
    events = conversation()
    with gunicorn(VERIFYING, WORKERS) as (process, address):
        make = signed(*events)
        capacity = ask(address, make, min(20.0, seconds), CONNECTIONS).per_second
        half, before, after = _staged(process.pid, address, make, seconds, capacity / 2)
        double, _, last = _staged(process.pid, address, make, min(seconds, 120.0), capacity * 2)
    faults = []
    if set(half.statuses) != {200}:
        faults.append(f"at half, not everything was answered: {dict(half.statuses)}")
    if after > before * GROWTH:
        faults.append(f"the workers grew from {before:.1f} to {after:.1f} MiB")
    if set(double.statuses) - {200, 503}:
        faults.append(f"at double, it broke: {dict(double.statuses)}")
    lines = [
        *("# Load", "", "Written by `make load`.", ""),
        f"{of_commit()}; {os.cpu_count()} processors of {platform.machine()}, load "
        f"{os.getloadavg()[0]:.1f}, Python {platform.python_version()}: gunicorn with {WORKERS} workers on loopback, "
        f"every request signed and verified, {len(events)} kinds of request by turns, over {CONNECTIONS} "
        "connections. The program that asks runs on the same processors.",
        *("", "| | seconds | asked a second | answered | other | p50, ms | p99, ms |", "|---|---|---|---|---|---|---|"),
        _row("half of capacity", half, capacity / 2),
        _row("twice capacity", double, capacity * 2),
        "",
        f"Capacity: {capacity:.0f} requests a second. Times are counted from the moment a request was due, so at twice "
        "its capacity they are the length of the queue.",
        "",
        f"Resident memory of both workers: {before:.1f} MiB when warm, {after:.1f} MiB after the half, {last:.1f} MiB "
        "after the double.",
        *("", *(f"NOT HELD: {fault}" for fault in faults)),
    ]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    print(*lines[4:], sep="\n")
    sys.exit(bool(faults))


def conversation() -> list[dict[str, Any]]:
    """Return the requests of one conversation, from launch to warning, and a full one from a device with a screen."""
    skill = build_skill()
    attributes: dict[str, Any] = {}
    events = [event(), EVENTS["launch"]]
    for words in ("my lower back hurts since yesterday", "no", "should i use ice or heat", "no", "i have chest pain"):
        events.append(said("DescribeIntent", {"description": words}, attributes))
        attributes = answer(skill, events[-1])["sessionAttributes"]
    return events


def _staged(
    parent: int, address: Address, make: Callable[[], bytes], seconds: float, rate: float
) -> tuple[Asked, float, float]:
    """Ask at a rate. Return what came of it, and the workers' memory when warm and at the end, in MiB."""
    warm = min(30.0, seconds / 5)
    ask(address, make, warm, CONNECTIONS, rate)
    before = _workers(parent)
    asked = ask(address, make, seconds - warm, CONNECTIONS, rate)
    return asked, before, _workers(parent)


def _workers(parent: int) -> float:
    """Return the resident memory of a server's workers, in MiB; 0 if there is no /proc."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    if not children.exists():
        return 0.0
    pages = sum(int(Path(f"/proc/{child}/statm").read_text().split()[1]) for child in children.read_text().split())
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _row(name: str, asked: Asked, rate: float) -> str:
    other = sum(asked.statuses.values()) - asked.statuses[200]
    times = f"{asked.percentile(0.5):.1f} | {asked.percentile(0.99):.1f}"
    return f"| {name} | {asked.took:.0f} | {rate:.0f} | {asked.statuses[200]} | {other} | {times} |"


if __name__ == "__main__":
    main()
