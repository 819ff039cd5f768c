"""Wordings: what a device of another kind says otherwise, such as one that knows no Alexa.

Each is a folder of `locales`, named as the wording is. In it, "en.toml" holds what differs from the language's own
messages, and "en-GB.toml" what differs in one country.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Messages = Mapping[str, str]
Wordings = Mapping[str, Mapping[str, Messages]]
"""The name of a wording -> a language or a locale -> the messages that it says otherwise."""


def read_wordings(locales: Traversable) -> Wordings:
    """Read the folders of `locales`."""
    import tomllib  # imported here, because a packaged skill reads no files and does not need it

    return {
        folder.name: {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))["messages"]
            for file in folder.iterdir()
        }
        for folder in locales.iterdir()
        if folder.is_dir()
    }


def wordings_of(locale: str, wordings: Wordings) -> dict[str, Messages]:
    """Return for each wording what a locale says otherwise: its language's messages, and over them its own."""
    language = locale.partition("-")[0]
    return {name: {**files.get(language, {}), **files.get(locale, {})} for name, files in wordings.items()}
