"""Which Python the package is for: one that Lambda runs, and that the skill is tested on."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from subprocess import CalledProcessError

from tools.packaging.function import version_of
from tools.packaging.refusal import CannotPackageError

RUNTIMES = ("3.12", "3.13")
"""From the oldest to the newest. Of those before, SnapStart takes none, and the system is too old for onnxruntime.
Lambda has 3.14 as well (platform sheet, 8), on which the skill is not tested."""


def python_for_lambda(given: str) -> str:
    """Return the path of the interpreter `given`; without one, that of the newest runtime that is found here.

    Raises CannotPackageError if it is of no version that Lambda is to run.
    """
    found = {
        version: python
        for python in ([given] if given else [sys.executable, *(f"python{version}" for version in RUNTIMES)])
        for version, python in _versioned(python)
    }
    fit = [version for version in RUNTIMES if version in found]
    if fit:
        return found[fit[-1]]
    wanted = " or ".join(RUNTIMES)
    said = "no fit Python was found" if not given else f"{given} is no Python that can be started"
    said = f"{given} is Python {', '.join(found)}" if given and found else said
    raise CannotPackageError(f"{said}; Lambda is to run {wanted}: give one, as in PACKAGE_PYTHON=/path/to/python3.13")


def _versioned(python: str) -> list[tuple[str, str]]:
    """The version and the path of an interpreter, which holds in any folder; nothing if it cannot be started."""
    place = shutil.which(python)
    try:
        return [(version_of(place), str(Path(place).absolute()))] if place else []
    except (OSError, CalledProcessError):
        return []
