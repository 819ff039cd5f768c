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
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.packaging.function import ROOT, write_function
from tools.packaging.reproducible_zip import write_zip

BUILD = ROOT / "build"
NAME = "back-pain-guide"


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
