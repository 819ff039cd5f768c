"""Runs what is compared at listening: each in a process of its own, asked by turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.packaging.function import ROOT

PEERS = Path(__file__).parent / "peers"
ENVIRONMENTS = ROOT / ".venv-peers"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that listens."""

    name: str
    script: str
    environment: str = ""
    """The virtual environment under `.venv-peers`; empty for the skill itself."""
    argument: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it is the skill itself, which takes the words as they are said."""
        return not self.environment

    @property
    def python(self) -> Path:
        """The interpreter that runs it."""
        return ENVIRONMENTS / self.environment / "bin/python" if self.environment else Path(sys.executable)

    @property
    def is_installed(self) -> bool:
        """Whether `make peers` could install it."""
        return self.is_ours or (ENVIRONMENTS / self.environment / ".ready").exists()


CONTESTANTS = (
    Contestant("spaCy PhraseMatcher, negspacy", "spacy_negspacy.py", "spacy"),
    Contestant("medspaCy, ConText", "medspacy_context.py", "medspacy"),
    Contestant("hassil", "hassil_templates.py", "spacy"),
    Contestant("the grammar alone", "ours.py", argument="grammar"),
    Contestant("the encoder alone", "ours.py", argument="encoder"),
    Contestant("both ears", "ours.py", argument="both"),
)


class Running:
    """A contestant that was started. Raises RuntimeError, with what it printed, if it ends before it is built."""

    def __init__(self, contestant: Contestant, feed: Path) -> None:
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [str(contestant.python), str(PEERS / contestant.script), str(feed), contestant.argument],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT) if contestant.is_ours else ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._read()
        self.seconds_to_build = time.perf_counter() - started

    def ask(self, said: str) -> tuple[float, Any]:
        """Say an utterance; return the seconds that listening took, and what was heard."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(said) + "\n")
        answer = json.loads(self._read())
        return answer["seconds"], answer["found"]

    def megabytes(self) -> float | None:
        """Return the memory that it has resident now; None where the system does not say (Linux does)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1000

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()

    def _read(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.stop()
            raise RuntimeError(f"{self.process.args!r} ended with {self.process.returncode}")
        return line


@contextmanager
def running(contestant: Contestant, feed: Path) -> Iterator[Running]:
    """Start a contestant with the file of what it is fed, and end it afterwards."""
    started = Running(contestant, feed)
    try:
        yield started
    finally:
        started.stop()
