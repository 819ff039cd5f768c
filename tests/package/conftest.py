"""The package, built once from this working tree."""

from __future__ import annotations

import sys
import zipfile

import pytest

from tools.packaging.package import NAME, package

PAGES = {"PRIVACY_URL": "https://example.com/privacy", "TERMS_URL": "https://example.com/terms"}


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder as `make package` leaves build/."""
    folder = tmp_path_factory.mktemp("package") / "build"
    package(folder, sys.executable, PAGES)
    return folder


@pytest.fixture(scope="session")
def unpacked(built, tmp_path_factory):
    """The zip as Lambda unpacks it, into a folder of its own."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(built / f"{NAME}.zip") as archive:
        archive.extractall(folder)
    return folder
