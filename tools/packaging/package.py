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
from tempfile import TemporaryDirectory
from typing import Any

from skill.listening.encoder.files import EncoderError
from tools.packaging.function import ROOT, write_function
from tools.packaging.refusal import CannotPackageError
from tools.packaging.reproducible_zip import write_zip
from tools.packaging.runtimes import python_for_lambda
from tools.packaging.skill_package import as_json, missing_pages, write_skill_package

BUILD = ROOT / "build"
NAME = "back-pain-guide"

LARGEST = 220_000_000
"""Bytes of the function, unpacked. Lambda takes 250 MB, its layers included."""

DEPLOYING = ROOT / "tools/packaging/deploying"


def package(build: Path, python: str, pages: dict[str, str] | None = None) -> None:
    """Write `build` anew, byte-compiled by the interpreter `python`, with the addresses of the store's pages.

    It is made beside `build` and moved there when it is whole, so that a package that was there stays until then.
    Raises CannotPackageError if the function is larger than Lambda takes, or an address is none; and what
    `write_function` raises.
    """
    with TemporaryDirectory(prefix=".build-", dir=build.parent) as beside:
        fresh = Path(beside) / build.name
        project, function = fresh / "ask", fresh / "lambda"
        write_skill_package(project / "skill-package", pages or {})  # first, since a wrong address is soon found
        version = write_function(function, python)
        check_size(function)
        write_zip(function, fresh / f"{NAME}.zip")
        shutil.copytree(function, project / "lambda")
        for file, written in (("template.json", template(version)), ("ask/ask-resources.json", resources(version))):
            (fresh / file).write_text(as_json(written), "utf-8")
        shutil.rmtree(build, ignore_errors=True)
        fresh.rename(build)


def template(version: str) -> dict[str, Any]:
    """Return the SAM template, for a runtime such as "3.13"."""
    written: dict[str, Any] = json.loads((DEPLOYING / "template.json").read_text("utf-8"))
    written["Resources"]["Skill"]["Properties"]["Runtime"] = f"python{version}"
    return written


def resources(version: str) -> dict[str, Any]:
    """Return what ask-cli reads first, for a runtime such as "3.13" (platform sheet, 8)."""
    written: dict[str, Any] = json.loads((DEPLOYING / "ask-resources.json").read_text("utf-8"))
    written["profiles"]["default"]["skillInfrastructure"]["userConfig"]["runtime"] = f"python{version}"
    return written


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def check_size(function: Path) -> None:
    """Raise CannotPackageError if a function is larger than Lambda takes."""
    unpacked = size_of(function)
    if unpacked > LARGEST:
        raise CannotPackageError(f"the function has {_mb(unpacked)} unpacked, more than {_mb(LARGEST)}")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def main() -> None:
    """Read the command line and package."""
    parser = argparse.ArgumentParser(description="Write build/, all that Alexa and AWS need.")
    parser.add_argument("--python", default="", help="interpreter of the version that Lambda is to run")
    parser.add_argument("--privacy", default="", help="address of the privacy policy")
    parser.add_argument("--terms", default="", help="address of the terms of use")
    given = parser.parse_args()
    named = {"PRIVACY_URL": given.privacy, "TERMS_URL": given.terms}
    pages = {name: address for name, address in named.items() if address}
    try:
        package(BUILD, python_for_lambda(given.python), pages)
    except CalledProcessError as fault:
        raise CannotPackageError(f"{fault.cmd[0]} ended with status {fault.returncode} while packaging") from None
    except (EncoderError, OSError) as fault:
        raise CannotPackageError(str(fault)) from None
    archive = BUILD / f"{NAME}.zip"
    zipped, unpacked = archive.stat().st_size, size_of(BUILD / "lambda")
    print(f"{archive.relative_to(ROOT)}: {_mb(zipped)} zipped, {_mb(unpacked)} unpacked, for {runtime_of(BUILD)}")
    for line in missing_pages(pages):
        print(f"warning: {line}", file=sys.stderr)


def runtime_of(build: Path) -> str:
    """Return the runtime that a package is for, such as "python3.13"."""
    written = json.loads((build / "template.json").read_text("utf-8"))
    return str(written["Resources"]["Skill"]["Properties"]["Runtime"])


if __name__ == "__main__":
    main()
