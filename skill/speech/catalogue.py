"""A locale's messages, complete and checked: wording, pronouns, numbers."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

DEFAULT_LOCALE = "en-US"
"""Spoken to devices of a locale that has no wording yet."""

PLACEHOLDERS = frozenset("number advice_line crisis_line country findings you your them yourself".split())


class CatalogueError(ValueError):
    """Wording is missing or malformed; the message lists every fault by locale and key."""


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers to ring in one country."""

    name: str
    emergency: str
    advice_line: str
    crisis_line: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything one locale says."""

    locale: str
    messages: Mapping[str, str]
    pronouns: Mapping[str, Mapping[str, str]]
    """"self" and "other" -> placeholder -> word."""
    joining: Mapping[str, str]
    """The words that join a list: "and", "or"."""
    country: Country


def load_catalogues() -> dict[str, Catalogue]:
    """Every locale's catalogue, by locale. Raises CatalogueError listing all faults."""
    folder = files("skill.speech") / "locales"
    tables = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    countries = tomllib.loads((files("skill.speech") / "countries.toml").read_text("utf-8"))
    return build_catalogues(tables, countries)


def build_catalogues(tables: Mapping[str, Any], countries: Mapping[str, Any]) -> dict[str, Catalogue]:
    """Lay each locale ("en-GB") over its language ("en"). Raises CatalogueError listing all faults."""
    faults: list[str] = []
    catalogues: dict[str, Catalogue] = {}
    for locale, table in sorted(tables.items()):
        language, _, region = locale.partition("-")
        if not region:
            continue
        base = tables[language]
        faults += [
            f"{locale}: {key} is no message of {language}" for key in table["messages"].keys() - base["messages"].keys()
        ]
        messages = base["messages"] | table["messages"]
        faults += [f"{locale}: {fault}" for key, text in messages.items() for fault in _faults(key, text)]
        catalogues[locale] = Catalogue(
            locale, messages, base["pronouns"], base["list"], Country(**countries[table["country"]])
        )
    if faults:
        raise CatalogueError("\n".join(faults))
    return catalogues


def _faults(key: str, text: str) -> list[str]:
    used = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    faults = [f"{key}: unknown placeholder {{{name}}}" for name in sorted(used - PLACEHOLDERS)]
    return faults + ([f"{key}: empty"] if not text.strip() else [])


def catalogue_for(locale: str, catalogues: Mapping[str, Catalogue]) -> Catalogue:
    """The catalogue of a locale, or the nearest: another country's of the language, or the default."""
    language = locale.partition("-")[0]
    near = [name for name in catalogues if name.partition("-")[0] == language]
    return catalogues.get(locale) or catalogues[DEFAULT_LOCALE if not near or DEFAULT_LOCALE in near else near[0]]
