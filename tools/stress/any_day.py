"""`make test-any-day`: runs the whole suite on other days, in other zones and in the nights when clocks change.

No test may depend on the date. `libfaketime` moves the clock of every process that the suite starts.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from libfaketime import get_reload_information

ROOT = Path(__file__).parents[2]

END = 8000
"""How many characters of a failed run are shown, from its end."""


class Moment(NamedTuple):
    """When and where the suite runs: from a time ahead of now, or from a local time in its zone."""

    name: str
    begins: timedelta | datetime
    zone: str

    @property
    def offset(self) -> int:
        """How many seconds the clock is ahead of the real one."""
        if isinstance(self.begins, timedelta):
            return round(self.begins.total_seconds())
        return round((self.begins.replace(tzinfo=ZoneInfo(self.zone)) - datetime.now(UTC)).total_seconds())


MOMENTS = (
    Moment("tomorrow", timedelta(days=1), "UTC"),
    Moment("in 400 days", timedelta(days=400), "UTC"),
    Moment("29 February 2028", datetime(2028, 2, 29, 12), "UTC"),
    # These two begin two minutes before the change, so that it comes while the suite runs.
    Moment("the night when clocks go forward", datetime(2027, 3, 14, 1, 58), "America/New_York"),
    Moment("the night when clocks go back", datetime(2027, 10, 31, 1, 58), "Europe/London"),
    Moment("thirteen hours ahead", timedelta(), "Pacific/Tongatapu"),
)


def run(moment: Moment, arguments: Sequence[str]) -> tuple[bool, str]:
    """Run the suite at a moment. Return whether it passed, and pytest's closing line or the end of its output."""
    _, library = get_reload_information()
    settings = {
        **library,
        "FAKETIME": f"{moment.offset:+d}",  # an offset is the same in every process; a time would begin anew in each
        "TZ": moment.zone,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # so that waiting does not depend on the moved clock
        "NO_FAKE_STAT": "1",  # files keep their dates
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    closing = re.findall(r"^=*\s*(\d+ (?:passed|failed).*?)\s*=*$", done.stdout, re.MULTILINE)
    is_green = done.returncode == 0
    return is_green, closing[-1] if is_green and closing else done.stdout[-END:]


def main() -> int:
    """Run at all moments, or at those asked for by number. Return 1 if the suite fails at any, else 0."""
    parser = argparse.ArgumentParser(description="Run the suite with the clock moved.")
    parser.add_argument("--only", type=int, action="append", metavar="N", help="the Nth moment alone, from 1")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest")
    options = parser.parse_args()
    are_green = True
    for number, moment in enumerate(MOMENTS, start=1):
        if not options.only or number in options.only:
            is_green, told = run(moment, options.pytest)
            are_green = are_green and is_green
            print(f"{number}. {moment.name} ({moment.zone}): {told}", flush=True)
    return 0 if are_green else 1


if __name__ == "__main__":
    sys.exit(main())
