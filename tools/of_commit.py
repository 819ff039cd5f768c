"""Says of which commit, and of which day, what a page tells was measured."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]

RUNS = ("skill", "interaction_model", "lambda", "requirements.txt")
"""What the skill is made of. That a page or a test was changed since the commit alters no figure."""


def of_commit() -> str:
    """Return "2026-12-01, commit 0123abcd", and "with changes" where the skill is not as that commit has it.

    Outside a clone there is no commit; then it is the day alone.
    """
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    name = _git("rev-parse", "--short=8", "HEAD")
    if not name:
        return day
    return f"{day}, commit {name}" + (" with changes" if _git("status", "--porcelain", "--", *RUNS) else "")


def _git(*arguments: str) -> str:
    try:
        told = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.stdout.strip()
