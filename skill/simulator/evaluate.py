"""Runs cases, and counts how often the skill reaches the level that a case expects."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.simulator.device import Device
from skill.simulator.exchange import Exchange
from skill.triage.disposition import Disposition

LEVELS = [level.name for level in reversed(Disposition)]
MOST_TURNS = 40
"""No check takes more replies than this; one that does is reported as having no level."""

_Z = 1.959964
"""The quantile of the normal distribution for a 95 % confidence interval."""


@dataclass(frozen=True, slots=True)
class Result:
    """How one case went."""

    id: str
    expected: tuple[str, ...]
    heard: str | None
    asked_next: str | None
    got: str | None
    rules: Sequence[str]
    findings: dict[str, str]
    questions: int

    @property
    def is_right(self) -> bool:
        """Whether an accepted level was reached."""
        return self.got in self.expected

    def as_json(self) -> dict[str, Any]:
        """Return the line of `evaluate --json`."""
        return {
            "id": self.id,
            "expected": list(self.expected) if len(self.expected) > 1 else self.expected[0],
            "heard": self.heard,
            "asked_next": self.asked_next,
            "got": self.got,
            "rules": list(self.rules),
            "findings": self.findings,
            "questions": self.questions,
        }


class CaseError(ValueError):
    """Raised when a case file is malformed; the message names file and line."""


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Read the cases of a JSON-lines file. Raises CaseError for a line that is not a case."""
    cases: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            levels = case["level"] if isinstance(case["level"], list) else [case["level"]]
            good = case["says"] and all(isinstance(said, str) for said in case["says"]) and set(levels) <= set(LEVELS)
        except (ValueError, KeyError, TypeError) as fault:
            raise CaseError(f"{path}:{number}: {fault!r}") from fault
        if not good:
            raise CaseError(f"{path}:{number}: needs id, says (a list of sentences) and level ({', '.join(LEVELS)})")
        cases.append({**case, "id": str(case.get("id", number)), "level": levels})
    return cases


def run_case(device: Device, case: dict[str, Any]) -> Result:
    """Say each sentence, then answer as the case says, until the assessment is final.

    A case may carry `answers`: question id -> what is said to it, or a list of what is said to it in turn, of which the
    last is said again. Every other question is answered with "no".
    """
    exchange: Exchange | None = None
    device.reach()
    for sentence in case["says"]:
        exchange = device.say(sentence)
    if exchange is None:
        raise CaseError(f"case {case['id']} says nothing")
    return finish_case(device, exchange, case)


def finish_case(device: Device, exchange: Exchange, case: dict[str, Any]) -> Result:
    """Answer what is asked from `exchange` on, once all sentences of a case were said (see `run_case`)."""
    answers = {id_: [said] if isinstance(said, str) else list(said) for id_, said in case.get("answers", {}).items()}
    heard, asked_next = exchange.assessment["disposition"], exchange.pending
    for _ in range(MOST_TURNS):
        if exchange.assessment["final"] or exchange.ends:
            break
        replies = answers.get(exchange.pending) or ["no"]
        exchange = device.say(replies.pop(0) if len(replies) > 1 else replies[0])
    final = exchange.assessment
    return Result(
        case["id"],
        tuple(case["level"]),
        heard,
        asked_next,
        final["disposition"],
        final["rules"],
        final["findings"],
        len(exchange.asked),
    )


def summary(results: Sequence[Result]) -> dict[str, Any]:
    """Return the figures: confusion, accuracy, under- and over-triage, emergency sensitivity and specificity.

    A case with several accepted levels counts as the level reached if that is one of them, else as the most urgent.
    """
    pairs = [(_gold(result), result.got or "none") for result in results]
    ranks = {name: level.value for name, level in Disposition.__members__.items()} | {"none": 0}
    emergencies = [got for gold, got in pairs if gold == Disposition.EMERGENCY.name]
    others = [got for gold, got in pairs if gold != Disposition.EMERGENCY.name]
    return {
        "cases": len(results),
        "confusion": _nested(Counter(pairs)),
        "exact": proportion(sum(result.is_right for result in results), len(results)),
        "under_triage": proportion(sum(ranks[got] < ranks[gold] for gold, got in pairs), len(pairs)),
        "over_triage": proportion(sum(ranks[got] > ranks[gold] for gold, got in pairs), len(pairs)),
        "emergency_sensitivity": proportion(emergencies.count(Disposition.EMERGENCY.name), len(emergencies)),
        "emergency_specificity": proportion(sum(got != Disposition.EMERGENCY.name for got in others), len(others)),
        "by_level": {
            level: proportion(
                sum(r.is_right for r in results if _gold(r) == level), sum(_gold(r) == level for r in results)
            )
            for level in LEVELS
        },
        "misses": [result.id for result in results if not result.is_right],
    }


def _gold(result: Result) -> str:
    if result.got in result.expected:
        return str(result.got)
    return max(result.expected, key=lambda name: Disposition[name])


def _nested(pairs: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    return {
        gold: {got: n for (g, got), n in sorted(pairs.items()) if g == gold}
        for gold in LEVELS
        if any(g == gold for g, _ in pairs)
    }


def proportion(hits: int, total: int) -> dict[str, Any]:
    """Return a share with its 95 % Wilson interval; the share is None if there are no cases."""
    if not total:
        return {"hits": 0, "of": 0, "share": None, "low": None, "high": None}
    share = hits / total
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    scale = 1 + _Z**2 / total
    middle = share + _Z**2 / (2 * total)
    low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    return {"hits": hits, "of": total, "share": round(share, 4), "low": round(low, 4), "high": round(high, 4)}


def report(figures: dict[str, Any], results: Iterable[Result]) -> Iterator[str]:
    """Yield the figures as lines to read."""
    yield f"{figures['cases']} cases"
    columns = [*LEVELS, "none"]
    yield "expected \\ reached  " + "  ".join(f"{name:>10}" for name in columns)
    for gold, row in figures["confusion"].items():
        yield f"{gold:<18}  " + "  ".join(f"{row.get(name, 0):>10}" for name in columns)
    for name in ("exact", "under_triage", "over_triage", "emergency_sensitivity", "emergency_specificity"):
        part = figures[name]
        if part["of"]:
            interval = f"95 % interval {part['low']:.1%} to {part['high']:.1%}"
            yield f"{name.replace('_', ' '):<22} {part['share']:.1%} ({part['hits']} of {part['of']}; {interval})"
    for result in results:
        if not result.is_right:
            wanted = " or ".join(result.expected)
            rules = ", ".join(result.rules) or "none"
            yield f"miss {result.id}: expected {wanted}, reached {result.got}, rules {rules}"
