"""Starts the page's program anew when a file of the skill changes, for whoever edits it while talking to it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The skill, with its content and the page's own files."""

OFTEN = 1.0
"""Seconds between looks."""

_KINDS = {".py", ".toml", ".json", ".html", ".css", ".js"}


def restart_on_change(folder: Path = ROOT) -> threading.Thread:
    """Watch the files of a folder, and put this program anew in its own place once one has changed. Returns at once.

    The thread that is returned ends only with the program: who cannot go on without a change waits for it.
    """
    before = set(_state(folder))
    thread = threading.Thread(target=_watch, args=(folder, before), daemon=True)
    thread.start()
    return thread


def _watch(folder: Path, before: set[tuple[Path, int]]) -> None:
    while set(_state(folder)) == before:
        time.sleep(OFTEN)
    print("A file has changed: loading anew ...", flush=True)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _state(folder: Path) -> Iterator[tuple[Path, int]]:
    yield from ((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.suffix in _KINDS)
