"""`make pins`: writes the requirements*.txt from pyproject.toml, each version with the hashes of all its files.

uv resolves for every system, and for every Python that the skill runs on, at once. What a file builds on is read by its
first line, and not written again in it. What is pinned stays so, unless `--upgrade` asks for the newest.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

HEAD = "# Written by `make pins` from pyproject.toml, where each has its reason; not to be edited.\n"

PYTHON = "3.11"
"""The oldest that the skill runs on; uv then resolves for that and all later ones."""

_BLOCK = re.compile(r"^([a-z0-9][a-z0-9.-]*)==.*(?:\n .*)*\n", re.MULTILINE)
"""One pin: its name and version, and the indented lines with its hashes and what needs it."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One file of pins: what it holds, in uv's words, and the file that it builds on."""

    holds: tuple[str, ...]
    base: str = ""


FILES = {
    "requirements.txt": Pinned(("pyproject.toml",)),
    "requirements-assist.txt": Pinned(("pyproject.toml", "--group", "assist"), "requirements.txt"),
    "requirements-dev.txt": Pinned(("pyproject.toml", "--group", "dev"), "requirements-assist.txt"),
    "requirements-any-day.txt": Pinned(("pyproject.toml", "--group", "any-day"), "requirements-dev.txt"),
    "requirements-voice.txt": Pinned(("pyproject.toml", "--group", "voice"), "requirements.txt"),
    "lambda/requirements.txt": Pinned(("--group", "lambda", "--no-deps", "--constraints", "requirements.txt")),
}
"""The files by their paths; each stands after the one that it builds on."""


def pins_in(text: str) -> dict[str, str]:
    """Return each pin of a file by its name, as it is written there; of one with a pin for each Python, all of them."""
    found: dict[str, str] = {}
    for block in _BLOCK.finditer(text):
        found[block[1]] = found.get(block[1], "") + block[0]
    return found


def write(path: str, upgrade: bool) -> None:
    """Write one file of pins anew. Raises CalledProcessError if uv fails, which has then said why."""
    pinned = FILES[path]
    options = ["--universal", "--python-version", PYTHON, "--generate-hashes", "--annotation-style", "line"]
    options += ["--no-header", "--quiet", *(["--upgrade"] if upgrade else [])]
    options += ["--constraints", pinned.base] if pinned.base else []
    uv = ["uv", "pip", "compile", *pinned.holds, *options, "--output-file", path]
    subprocess.run([sys.executable, "-m", *uv], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    written = pins_in((ROOT / path).read_text("utf-8"))
    base = pinned.base
    head = f"{HEAD}-r {base}\n" if base else HEAD
    while base:
        known = pins_in((ROOT / base).read_text("utf-8"))
        written = {name: pin for name, pin in written.items() if name not in known}
        base = FILES[base].base
    (ROOT / path).write_text(head + "\n" + "".join(written.values()), "utf-8")


def main() -> None:
    """Read the command line and write every file."""
    parser = argparse.ArgumentParser(description="Write the requirements*.txt from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest version of each")
    given = parser.parse_args()
    for path in FILES:
        write(path, given.upgrade)


if __name__ == "__main__":
    main()
