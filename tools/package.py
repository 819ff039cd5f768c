"""`make package`: writes build/, all that Alexa and AWS need (docs/deploying.md says what to do with it).

    build/lambda/              the function, unpacked: lambda_function.py, skill/, what it needs at run time
    build/back-pain-guide.zip  the same, zipped; the same files give the same bytes
    build/ask/                 an ask-cli project: ask-resources.json, skill-package/, and lambda/ with the function
    build/template.json        an AWS SAM template of the function with its Alexa trigger

Nothing is fetched: what the function needs is copied from the environment that the tests ran in.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from tools.light_sdk import lazy_clients, lazy_package, lazy_printer
from tools.plain_classes import SUPPORT_TEXT, plain
from tools.reproducible_zip import write_zip

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
NAME = "back-pain-guide"

STAYS_HERE = ("web", "simulator")
"""Rooms of the skill that are for this machine or for a server of one's own."""

STEPS = {
    "content": "content compiled, dataclasses written out",
    "classes": "dataclasses written out",
    "sdk": "the SDK's packages lazy",
    "bytecode": "byte-code shipped",
}
"""What packaging does for the cold start, by name."""

_LEFT_OUT = (".pyc", ".pyi", ".so")
"""Byte-code of another moment, types, and compiled twins of modules that are there in Python too."""

_SERVICES = Path("ask_sdk_model/services/service_client_factory.py")


def package(build: Path, python: str, privacy: str = "", terms: str = "") -> None:
    """Write `build` anew, byte-compiled by the interpreter `python`; the addresses go into the manifest when given.

    CalledProcessError: `python` could not compile it.
    """
    shutil.rmtree(build, ignore_errors=True)
    function = build / "lambda"
    version = write_function(function, python)
    write_zip(function, build / f"{NAME}.zip")
    _ask_project(build / "ask", function, version, privacy, terms)
    (build / "template.json").write_text(_as_json(template(version)), "utf-8")


def write_function(function: Path, python: str, without: Collection[str] = ()) -> str:
    """Write the function; the version of Python that it is compiled for, such as "3.13".

    `without` names steps to leave out, so that it can be measured what they are worth (STEPS).
    """
    function.mkdir(parents=True)
    _copy_skill(function, without)
    for name in runtime_requirements():
        copy_distribution(name, function)
    if "sdk" not in without:
        _lighten(function)
    return "" if "bytecode" in without else compile_modules(function, python)


def runtime_requirements() -> list[str]:
    """The distributions that the function needs, as lambda/requirements.txt pins them."""
    lines = (ROOT / "lambda/requirements.txt").read_text("utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line]


def template(version: str) -> dict[str, Any]:
    """The SAM template, for a runtime such as "3.13"."""
    written: dict[str, Any] = json.loads((ROOT / "tools/deploying/template.json").read_text("utf-8"))
    written["Resources"]["Skill"]["Properties"]["Runtime"] = f"python{version}"
    return written


def _copy_skill(function: Path, without: Collection[str]) -> None:
    shutil.copy(ROOT / "lambda/lambda_function.py", function)
    keeps_classes = bool({"classes", "content"} & {*without})  # what reads and checks content needs real dataclasses
    for file in sorted((ROOT / "skill").rglob("*.py")):
        place = file.relative_to(ROOT)
        if place.parts[1] not in STAYS_HERE:
            (function / place).parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8")
            (function / place).write_text(text if keeps_classes else plain(text, str(place)), "utf-8")
    (function / "skill/plain.py").write_text(SUPPORT_TEXT, "utf-8")
    if "content" in without:
        for file in (*(ROOT / "skill").rglob("*.toml"), *(ROOT / "skill").rglob("*.json")):
            if file.relative_to(ROOT).parts[1] not in STAYS_HERE:
                (function / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, function / file.relative_to(ROOT))
        return
    content = _python(sys.executable, ["-m", "tools.compile_content"], ROOT)
    (function / "skill/compiled.py").write_text(content, "utf-8")


def copy_distribution(name: str, function: Path) -> None:
    """One installed distribution: its modules and data, and of what describes it the licence alone."""
    for file in distribution(name).files or ():
        is_described = ".dist-info" in file.parts[0]
        is_wanted = "LICEN" in file.name.upper() if is_described else file.suffix not in _LEFT_OUT
        if is_wanted and ".." not in file.parts:
            (function / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), function / file)


def _lighten(function: Path) -> None:
    for file in (function / "ask_sdk_model").rglob("*.py"):
        text = file.read_text("utf-8")
        package = ".".join(file.parent.relative_to(function).parts)
        file.write_text(lazy_package(text, package) if file.stem == "__init__" else lazy_printer(text), "utf-8")
    factory = function / _SERVICES
    factory.write_text(lazy_clients(factory.read_text("utf-8")), "utf-8")


def compile_modules(function: Path, python: str) -> str:
    """Byte-compile every module; the version of Python that did it, such as "3.13".

    Lambda cannot write the byte-code itself: its folder is read-only. It is not checked against the source, whose
    date Lambda changes.
    """
    modules = sorted(str(file.relative_to(function)) for file in function.rglob("*.py"))
    script = (
        "import py_compile, sys\n"
        "for file in sys.stdin.read().split():\n"
        "    py_compile.compile(file, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)\n"
        "print('%d.%d' % sys.version_info[:2])\n"
    )
    return _python(python, ["-c", script], function, "\n".join(modules)).strip()


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


def _ask_project(project: Path, function: Path, version: str, privacy: str, terms: str) -> None:
    """An ask-cli project; its layout is ask-cli's (platform sheet, 8)."""
    models = project / "skill-package/interactionModels/custom"
    models.mkdir(parents=True)
    for model in sorted((ROOT / "interaction_model").glob("??-??.json")):
        shutil.copy(model, models)
    manifest = json.loads((ROOT / "interaction_model/skill.json").read_text("utf-8"))
    _address_pages(manifest["manifest"], privacy, terms)
    (project / "skill-package/skill.json").write_text(_as_json(manifest), "utf-8")
    resources = json.loads((ROOT / "tools/deploying/ask-resources.json").read_text("utf-8"))
    resources["profiles"]["default"]["skillInfrastructure"]["userConfig"]["runtime"] = f"python{version}"
    (project / "ask-resources.json").write_text(_as_json(resources), "utf-8")
    shutil.copytree(function, project / "lambda")


def _address_pages(manifest: dict[str, Any], privacy: str, terms: str) -> None:
    """Where each locale's privacy policy and terms can be read; the store asks for both."""
    pages = {"privacyPolicyUrl": privacy, "termsOfUseUrl": terms}
    given = {name: address for name, address in pages.items() if address}
    if given:
        locales = manifest["publishingInformation"]["locales"]
        manifest["privacyAndCompliance"]["locales"] = {locale: given for locale in locales}


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _sizes(build: Path) -> Iterator[str]:
    archive, function = build / f"{NAME}.zip", build / "lambda"
    unpacked = sum(file.stat().st_size for file in function.rglob("*") if file.is_file())
    yield f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked"


def main() -> None:
    """Read the command line and package."""
    parser = argparse.ArgumentParser(description="Write build/, all that Alexa and AWS need.")
    parser.add_argument("--python", default=sys.executable, help="interpreter of the version that Lambda is to run")
    parser.add_argument("--privacy", default="", help="address of the privacy policy")
    parser.add_argument("--terms", default="", help="address of the terms of use")
    given = parser.parse_args()
    package(BUILD, given.python, given.privacy, given.terms)
    print(*_sizes(BUILD), sep="\n")


if __name__ == "__main__":
    main()
