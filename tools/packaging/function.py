"""The Lambda function as a folder: the skill, what it needs at run time, and what makes it start fast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from importlib.metadata import distribution
from pathlib import Path

from skill.listening.encoder.files import LIBRARIES
from tools.packaging.bundle import FINDER_TEXT, WRITER_TEXT, first_turns
from tools.packaging.light_sdk import lazy_clients, lazy_package, lazy_printer
from tools.packaging.plain_classes import SUPPORT_TEXT, plain
from tools.packaging.second_ear import copy_encoders, copy_libraries
from tools.pins import pins_in

ROOT = Path(__file__).parents[2]

STAYS_HERE = ("web", "assist", "simulator")
"""Rooms of the skill that are for this machine or for a server of one's own."""

STEPS = {
    "content": "content compiled, dataclasses and enums written out",
    "deferred": "entries of large mappings read when asked for",
    "classes": "dataclasses and enums written out",
    "sdk": "the SDK's packages lazy",
    "bundle": "the modules of a first turn in one file",
    "bytecode": "byte-code shipped",
}
"""What packaging does for the cold start, by name."""

READERS = ("loading.py", "triage/reading.py", "parsing.py", "schema.py", "morphology.py", "completeness.py")
"""How the paths of the modules end that read content from its files and check it. Compiled content needs none."""

READERS_NEED = ("cattrs", "attrs", "typing_extensions")
"""The distributions that reading content takes, and nothing else."""

NOTICES = ("LICENSE", "NOTICE")
"""The licence of the skill and of what holds no file of its own, and whose work the package carries."""

_LEFT_OUT = (".pyc", ".pyi", ".so")
"""Byte-code of another moment, types, and compiled twins of modules that are there in Python too."""

_QUIET = ("-W", "ignore::SyntaxWarning")
"""The SDK's docstrings hold escapes that later Pythons warn of."""

_SERVICES = Path("ask_sdk_model/services/service_client_factory.py")

READ_LATER = ("skill/handlers/screens/*.json", "skill/speech/drawings.json")
"""Data that is not compiled with the content: it is read when the first device with a screen is met."""


def write_function(function: Path, python: str, without: Collection[str] = ()) -> str:
    """Write the function; the version of Python that it is compiled for, such as "3.13".

    `without` names steps to leave out, so that it can be measured what they are worth (STEPS). Raises EncoderError if a
    file of the second ear is missing or damaged, and CalledProcessError if `python` or pip fails.
    """
    version = version_of(python)
    function.mkdir(parents=True)
    for name in NOTICES:
        shutil.copy(ROOT / name, function)
    _copy_skill(function, without)
    copy_encoders(ROOT / "skill", function / "skill")
    copy_libraries({name: pin for name, pin in runtime_pins().items() if name in LIBRARIES}, function, version)
    for name in (*sdk_requirements(), *(READERS_NEED if "content" in without else ())):
        copy_distribution(name, function)
    if "sdk" not in without:
        _lighten(function)
    if "bytecode" in without:
        return version
    if "bundle" not in without:
        (function / "skill/__init__.py").write_text(FINDER_TEXT, "utf-8")
    compile_modules(function, python)
    if "bundle" not in without:
        _python(python, ["-I", "-S", "-B", *_QUIET, "-c", WRITER_TEXT], function, first_turns())
    return version


def runtime_pins() -> dict[str, str]:
    """The distributions that the function needs, by name, as lambda/requirements.txt pins them."""
    return pins_in((ROOT / "lambda/requirements.txt").read_text("utf-8"))


def sdk_requirements() -> list[str]:
    """Those of them that Amazon's SDK needs: Python alone, the same on every machine."""
    return [name for name in runtime_pins() if name not in LIBRARIES]


def version_of(python: str) -> str:
    """The version of an interpreter, such as "3.13". Raises OSError or CalledProcessError if it is none."""
    script = "import sys; print('%d.%d' % sys.version_info[:2])"
    return subprocess.run([python, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def _copy_skill(function: Path, without: Collection[str]) -> None:
    shutil.copy(ROOT / "lambda/lambda_function.py", function)
    reads_content = "content" in without
    keeps_classes = reads_content or "classes" in without  # what reads and checks content needs real dataclasses
    for file in sorted((ROOT / "skill").rglob("*.py")):
        place = file.relative_to(ROOT)
        if place.parts[1] not in STAYS_HERE and (reads_content or not place.as_posix().endswith(READERS)):
            (function / place).parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8")
            (function / place).write_text(text if keeps_classes else plain(text, str(place)), "utf-8")
    (function / "skill/plain.py").write_text(SUPPORT_TEXT, "utf-8")
    for pattern in READ_LATER:
        for file in ROOT.glob(pattern):
            shutil.copy(file, function / file.relative_to(ROOT))
    if reads_content:
        for file in (*(ROOT / "skill").rglob("*.toml"), *(ROOT / "skill").rglob("*.json")):
            parts = file.relative_to(ROOT).parts
            if parts[1] not in STAYS_HERE and "tests" not in parts:
                (function / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, function / file.relative_to(ROOT))
        return
    options = ["--whole"] if "deferred" in without else []
    compiling = ["-m", "tools.packaging.compile_content", str(function.absolute() / "skill"), *options]
    _python(sys.executable, compiling, ROOT)


def copy_distribution(name: str, function: Path) -> None:
    """One installed distribution: its modules and data, and of what describes it the licence alone."""
    for file in distribution(name).files or ():
        is_described = ".dist-info" in file.parts[0]
        is_wanted = "LICEN" in file.name.upper() if is_described else file.suffix not in _LEFT_OUT
        if is_wanted and ".." not in file.parts:
            (function / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), function / file)


def _lighten(function: Path) -> None:
    for package in ("ask_sdk_core.view_resolvers", "ask_sdk_runtime.view_resolvers"):
        file = function / package.replace(".", "/") / "__init__.py"
        file.write_text(lazy_package(file.read_text("utf-8"), package), "utf-8")
    for file in (function / "ask_sdk_model").rglob("*.py"):
        text = file.read_text("utf-8")
        package = ".".join(file.parent.relative_to(function).parts)
        file.write_text(lazy_package(text, package) if file.stem == "__init__" else lazy_printer(text), "utf-8")
    factory = function / _SERVICES
    factory.write_text(lazy_clients(factory.read_text("utf-8")), "utf-8")


def compile_modules(function: Path, python: str) -> None:
    """Byte-compile every module.

    Lambda cannot write the byte-code itself: its folder is read-only. It is not checked against the source, whose
    date Lambda changes.
    """
    modules = sorted(str(file.relative_to(function)) for file in function.rglob("*.py"))
    script = (
        "import py_compile, sys\n"
        "for file in sys.stdin.read().split():\n"
        "    py_compile.compile(file, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)\n"
    )
    _python(python, [*_QUIET, "-c", script], function, "\n".join(modules))


def _python(python: str, arguments: list[str], folder: Path, given: str = "") -> str:
    """What an interpreter prints, its sets in the same order each time. Raises CalledProcessError."""
    return subprocess.run(
        [python, *arguments],
        input=given,
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
