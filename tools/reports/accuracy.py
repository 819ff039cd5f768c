"""`make accuracy`: runs every case of tests/cases through the local Echo, and writes docs/accuracy.md."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.app import build_skill
from skill.simulator.device_at_hand import at_hand
from skill.simulator.evaluate import LEVELS, Result, proportion, read_cases, run_case, summary
from skill.simulator.hearing import Ear

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "accuracy.md"
INTRODUCTION = ROOT / "tools" / "reports" / "accuracy_introduction.md"

KINDS = {
    "present": "what a rule names is there",
    "absent": "it is not there",
    "unsure": "they cannot tell",
    "person": "a whole person, in several sentences",
}
STRESS = {
    "paraphrase": "said in other words",
    "negation": "danger denied at length",
    "minimiser": "made light of",
    "late": "mentioned last",
    "misheard": "misheard by the recogniser",
    "someone_else": "about somebody else",
    "past": "long over",
}

Pair = tuple[dict[str, Any], Result]


def run_all(skill: CustomSkill | None = None) -> list[Pair]:
    """Run every case through `skill`, or a new one; return each with its result, in the order of the files."""
    skill, ear = skill or build_skill(), Ear("en-US")
    cases = (case for file in sorted(CASES.glob("*.jsonl")) for case in read_cases(file))
    return [(case, run_case(at_hand(skill, ear), case)) for case in cases]


def page(pairs: Sequence[Pair]) -> str:
    """Return the text of docs/accuracy.md."""
    plain = [pair for pair in pairs if pair[0]["kind"] not in STRESS]
    figures = summary([result for _, result in plain])
    return "\n".join(
        [
            INTRODUCTION.read_text("utf-8").rstrip(),
            "",
            f"## All levels: {figures['cases']} cases",
            "",
            *_levels(figures),
            "",
            "| expected, reached | " + " | ".join(LEVELS) + " |",
            "|---|" + "---|" * len(LEVELS),
            *(f"| {gold} | " + _row(row) for gold, row in figures["confusion"].items()),
            "",
            "## By kind of case",
            "",
            *_kinds(pairs, KINDS),
            "",
            "## Under stress",
            "",
            *_kinds(pairs, STRESS),
            "",
            "## Misses",
            "",
            *_misses(pairs),
            "",
        ]
    )


def _levels(figures: dict[str, Any]) -> Iterator[str]:
    yield "| | share | cases | 95 % interval |"
    yield "|---|---|---|---|"
    yield "| right level | " + _share(figures["exact"])
    for level in LEVELS:
        yield f"| right level, {level} | " + _share(figures["by_level"][level])
    yield "| emergencies found | " + _share(figures["emergency_sensitivity"])
    yield "| others not called emergencies | " + _share(figures["emergency_specificity"])
    yield "| too low a level | " + _share(figures["under_triage"])
    yield "| too high a level | " + _share(figures["over_triage"])


def _kinds(pairs: Sequence[Pair], kinds: dict[str, str]) -> Iterator[str]:
    yield "| | right level | cases | 95 % interval |"
    yield "|---|---|---|---|"
    for kind, title in kinds.items():
        results = [result for case, result in pairs if case["kind"] == kind]
        if results:
            yield f"| {title} | " + _share(proportion(sum(result.is_right for result in results), len(results)))


def _misses(pairs: Iterable[Pair]) -> Iterator[str]:
    yield "| case | said | expected | reached |"
    yield "|---|---|---|---|"
    for case, result in pairs:
        if not result.is_right:
            said = " / ".join(case["says"]).replace("|", "/")
            yield f"| {result.id} | {said} | {' or '.join(result.expected)} | {result.got} |"


def _row(row: dict[str, int]) -> str:
    return " | ".join(str(row.get(level, 0)) for level in LEVELS) + " |"


def _share(part: dict[str, Any]) -> str:
    if not part["of"]:
        return "- | 0 | - |"
    return f"{part['share']:.1%} | {part['hits']} of {part['of']} | {part['low']:.1%} to {part['high']:.1%} |"


def main() -> None:
    """Write the page, and print each miss as JSON."""
    pairs = run_all()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(pairs), "utf-8")
    for case, result in pairs:
        if not result.is_right:
            print(json.dumps({"said": case["says"], **result.as_json()}), file=sys.stderr)
    print(f"{sum(result.is_right for _, result in pairs)} of {len(pairs)} right; {PAGE.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
