"""Measures peers by turns, so that a machine which is busy for a while slows all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Times = dict[str, list[float]]


def by_turns(peers: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Return the seconds that each peer took in each round. One round before them does not count."""
    times: Times = {name: [] for name in peers}
    for number in range(rounds + 1):
        for name, run in peers.items():
            started = time.perf_counter()
            run()
            if number:
                times[name].append(time.perf_counter() - started)
    return times


def median_ms(times: Times, name: str, turns: int = 1) -> float:
    """Return the median milliseconds for one turn."""
    return statistics.median(times[name]) * 1000 / turns


def ratio(times: Times, ours: str, peer: str) -> float:
    """Return the median of the ratios of all rounds."""
    return statistics.median(a / b for a, b in zip(times[ours], times[peer], strict=True))
