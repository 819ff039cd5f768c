"""Measures how often words are lost by voice, and what the triage does then: `python -m tools.reports.voice`.

Each case is spoken by the offline voice, heard by the offline recogniser, and told to the skill as it was heard, and
once more as it was written. Needs the extra of requirements-voice.txt.
"""

from __future__ import annotations

import io
import logging
import re
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.simulator.device import Device
from skill.simulator.evaluate import proportion, read_cases, run_case
from skill.simulator.hearing import Ear
from skill.simulator.local_skill import running_skill
from skill.simulator.voice import HEARD_RATE, Voice, VoiceError, load_voice
from skill.triage.disposition import Disposition

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "voice.md"
FILES = ("emergency", "self_care")


@dataclass(frozen=True, slots=True)
class Heard:
    """One case, as it was said and as it was heard."""

    case: dict[str, Any]
    said: str
    heard: str
    errors: int
    words: int
    typed_level: str | None
    spoken_level: str | None


def main() -> int:
    """Speak, hear and tell every case, and write the page. Returns the exit status."""
    try:
        voice = load_voice()
    except VoiceError as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with running_skill() as (host, port):
        ear = Ear("en-US")
        results = {
            name: [
                _through(voice, lambda: Device(host, port, ear), case) for case in read_cases(CASES / f"{name}.jsonl")
            ]
            for name in FILES
        }
    PAGE.write_text(page(results), "utf-8")
    return 0


def _through(voice: Voice, fresh: Any, case: dict[str, Any]) -> Heard:
    """Run one case by voice and as written."""
    heard = [voice.hear(_at_heard_rate(voice.say(sentence))) for sentence in case["says"]]
    wanted, got = _words(" ".join(case["says"])), _words(" ".join(heard))
    spoken = run_case(fresh(), {**case, "says": [text for text in heard if text] or ["..."]})
    return Heard(
        case,
        " ".join(case["says"]),
        " ".join(heard),
        _distance(wanted, got),
        len(wanted),
        run_case(fresh(), case).got,
        spoken.got,
    )


def _at_heard_rate(file: bytes) -> bytes:
    """Return a WAV file's sound at the rate of the recogniser, as the page's microphone sends it."""
    import numpy

    with wave.open(io.BytesIO(file)) as sound:
        rate, samples = sound.getframerate(), numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
    places = numpy.arange(0, len(samples) - 1, rate / HEARD_RATE)
    return bytes(numpy.interp(places, numpy.arange(len(samples)), samples).astype("<i2").tobytes())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def _distance(wanted: Sequence[str], got: Sequence[str]) -> int:
    """Return how many words must be changed, added or left out to turn one into the other."""
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1]


def page(results: dict[str, list[Heard]]) -> str:
    """Return the figures as a page."""
    lines = [
        "# By voice, without a cloud",
        "",
        "Written by `python -m tools.reports.voice`. Cases spoken by one synthesised voice, without noise, heard by",
        "the recogniser of `make run VOICE=1` and told to the skill as heard; beside them the same cases as written. A",
        "person in a room will be heard differently, and so will Alexa's own recogniser hear. A number that is heard",
        "as digits counts as a word error.",
        "",
        "| cases | word errors | level reached as written | level reached as heard | lower than as written |",
        "|---|---|---|---|---|",
    ]
    for name, heard in results.items():
        errors, words = sum(h.errors for h in heard), sum(h.words for h in heard)
        lines.append(
            f"| {name} ({len(heard)}) | {errors / words:.1%} of {words} | {_share(heard, 'typed_level')} "
            f"| {_share(heard, 'spoken_level')} | {sum(_is_lower(h) for h in heard)} |"
        )
    lost = [h for heard in results.values() for h in heard if _is_lower(h)]
    lines += ["", "## What was lost", ""]
    lines += [
        f"- {h.case['id']}: {h.typed_level}, heard {h.spoken_level}.\n  Said: {h.said}\n  Heard: {h.heard}"
        for h in lost
    ]
    return "\n".join([*lines, "" if lost else "Nothing.", ""]).rstrip("\n") + "\n"


def _share(heard: list[Heard], level: str) -> str:
    found = proportion(sum(getattr(h, level) in h.case["level"] for h in heard), len(heard))
    return f"{found['share']:.1%} ({found['hits']} of {found['of']})"


def _is_lower(heard: Heard) -> bool:
    spoken, typed = (Disposition[level] if level else -1 for level in (heard.spoken_level, heard.typed_level))
    return spoken < typed


if __name__ == "__main__":
    sys.exit(main())
