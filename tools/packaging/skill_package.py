"""The skill package, which tells Alexa of the skill: its manifest, its models and its icons (platform sheet, 8)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tools.packaging.refusal import CannotPackageError

MODELS = Path(__file__).parents[2] / "interaction_model"

PAGES = {"PRIVACY_URL": "privacyPolicyUrl", "TERMS_URL": "termsOfUseUrl"}
"""The addresses that the store asks for: what `make package` calls them, and the manifest."""


def write_skill_package(folder: Path, pages: dict[str, str]) -> None:
    """Write the package; `pages` are the addresses of PAGES that there are, by the names of `make package`.

    Raises CannotPackageError if one is no address that the store can show.
    """
    given = {PAGES[name]: _checked(name, address) for name, address in pages.items()}
    manifest = json.loads((MODELS / "skill.json").read_text("utf-8"))
    locales = manifest["manifest"]["publishingInformation"]["locales"]
    if given:
        manifest["manifest"]["privacyAndCompliance"]["locales"] = {locale: given for locale in locales}
    models, icons = folder / "interactionModels/custom", folder / "assets/images"
    for target in (models, icons):
        target.mkdir(parents=True)
    for locale in locales:
        shutil.copy(MODELS / f"{locale}.json", models)
    for icon in sorted((MODELS / "icons").glob("*.png")):
        shutil.copy(icon, icons)
    (folder / "skill.json").write_text(as_json(manifest), "utf-8")


def missing_pages(pages: dict[str, str]) -> list[str]:
    """Return a line for each address that the store asks for and that is not given."""
    return [
        f"no {name}: the skill can be tried, but the store takes no skill without it (docs/deploying.md)"
        for name in PAGES
        if name not in pages
    ]


def _checked(name: str, address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port  # a port that is no number is found here
    except ValueError:
        host = ""
    is_public = "." in host.strip(".") and not any(letter.isspace() or not letter.isprintable() for letter in address)
    if not is_public or parts.scheme != "https" or parts.username is not None:
        raise CannotPackageError(f"{name}={address!r} is no address such as https://example.com/page")
    return address


def as_json(value: Any) -> str:
    """Return a value as the files of the package hold it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
