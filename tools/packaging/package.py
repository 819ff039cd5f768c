"""`make package`: writes build/, all that Alexa and AWS need (docs/deploying.md says what to do with it).

    build/lambda/              the function, unpacked: lambda_function.py, skill/, what it needs at run time
    build/back-pain-guide.zip  the same, zipped; the same files give the same bytes
    build/ask/                 an ask-cli project: ask-resources.json, skill-package/, and lambda/ with the function
    build/template.json        an AWS SAM template of the function with its Alexa trigger

What the function needs is copied from the environment that the tests ran in. Only what runs the second ear is fetched
with pip instead where this machine, or its Python, is not of Lambda's kind (`second_ear`).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from skill.listening.encoder.files import EncoderError
from tools.packaging.function import ROOT, version_of, write_function
from tools.packaging.reproducible_zip import write_zip

BUILD = ROOT / "build"
NAME = "back-pain-guide"

LARGEST = 220_000_000
"""Bytes of the function, unpacked. Lambda takes 250 MB, its layers included."""

RUNTIMES = ("3.12", "3.13")
"""The Pythons of Lambda that the skill runs on. Of those before, SnapStart takes none, and the system is too old for
onnxruntime."""


class CannotPackageError(SystemExit):
    """Raised when no fit package can be made. If nothing catches it, the program ends with its line and status 1."""


def package(build: Path, python: str, privacy: str = "", terms: str = "") -> None:
    """Write `build` anew, byte-compiled by the interpreter `python`; the addresses go into the manifest when given.

    Raises CannotPackageError if the function is larger than Lambda takes, and what `write_function` raises.
    """
    shutil.rmtree(build, ignore_errors=True)
    function = build / "lambda"
    version = write_function(function, python)
    check_size(function)
    write_zip(function, build / f"{NAME}.zip")
    _ask_project(build / "ask", function, version, privacy, terms)
    (build / "template.json").write_text(_as_json(template(version)), "utf-8")


def template(version: str) -> dict[str, Any]:
    """The SAM template, for a runtime such as "3.13"."""
    written: dict[str, Any] = json.loads((ROOT / "tools/packaging/deploying/template.json").read_text("utf-8"))
    written["Resources"]["Skill"]["Properties"]["Runtime"] = f"python{version}"
    return written


def _ask_project(project: Path, function: Path, version: str, privacy: str, terms: str) -> None:
    """An ask-cli project; its layout is ask-cli's (platform sheet, 8)."""
    models = project / "skill-package/interactionModels/custom"
    models.mkdir(parents=True)
    for model in sorted((ROOT / "interaction_model").glob("??-??.json")):
        shutil.copy(model, models)
    manifest = json.loads((ROOT / "interaction_model/skill.json").read_text("utf-8"))
    _address_pages(manifest["manifest"], privacy, terms)
    (project / "skill-package/skill.json").write_text(_as_json(manifest), "utf-8")
    resources = json.loads((ROOT / "tools/packaging/deploying/ask-resources.json").read_text("utf-8"))
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


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def check_size(function: Path) -> None:
    """Raise CannotPackageError if a function is larger than Lambda takes."""
    unpacked = size_of(function)
    if unpacked > LARGEST:
        raise CannotPackageError(f"error: the function has {_mb(unpacked)} unpacked, more than {_mb(LARGEST)}")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def python_for_lambda(given: str) -> str:
    """Return the interpreter `given`, or one of a version that Lambda can run: this one, or else one that is installed.

    Raises CannotPackageError if it is of no such version.
    """
    newest_first = [f"python{version}" for version in reversed(RUNTIMES)]
    for python in [given] if given else [sys.executable, *newest_first]:
        try:
            version = version_of(python)
        except (OSError, CalledProcessError):
            continue
        if version in RUNTIMES:
            return python
    said = f"{given} is not Python {' or '.join(RUNTIMES)}" if given else f"no {' or '.join(newest_first)} was found"
    raise CannotPackageError(
        f"error: {said}, which Lambda is to run; give one, as in PACKAGE_PYTHON=/path/to/python3.13"
    )


def main() -> None:
    """Read the command line and package."""
    parser = argparse.ArgumentParser(description="Write build/, all that Alexa and AWS need.")
    parser.add_argument("--python", default="", help="interpreter of the version that Lambda is to run")
    parser.add_argument("--privacy", default="", help="address of the privacy policy")
    parser.add_argument("--terms", default="", help="address of the terms of use")
    given = parser.parse_args()
    try:
        package(BUILD, python_for_lambda(given.python), given.privacy, given.terms)
    except (EncoderError, CalledProcessError) as fault:
        raise CannotPackageError(f"error: {fault}") from None
    archive = BUILD / f"{NAME}.zip"
    zipped, unpacked = archive.stat().st_size, size_of(BUILD / "lambda")
    print(f"{archive.relative_to(ROOT)}: {_mb(zipped)} zipped, {_mb(unpacked)} unpacked")


if __name__ == "__main__":
    main()
