"""The messages of a locale, complete and checked: wording, pronouns and numbers."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from skill.speech.wordings import Wordings, read_wordings, wordings_of
from skill.triage.messages import MessageKey

MARKER = re.compile(r" ?\[(pause|count) (\d+)\]")
"""A marker in a message: be silent, or count aloud, for so many seconds ("[pause 5]", "[count 5]")."""

FOREIGN = re.compile(r"^\[in ([a-z]{2}-[A-Z]{2})\] ")
"""A marker that begins a message in another language ("[in de-DE]"). A voice of that language then says it."""

LONGEST_MARK = 10
"""The longest pause in seconds, and the highest count. Alexa accepts no longer break (platform sheet, 4)."""

PRONOUNS = ("you", "your", "them", "yourself")
VALUES = ("moment", "thing", "duration", "count", "day", "days", "time", "weekday", "month", "date")
"""Placeholders of values. A line is given the first four; the others are in the messages that build those four."""
LINES = ("advice_line", "crisis_line", "poison_line", "abuse_line", "child_line")
"""Placeholders of whom to call, besides the emergency number: each is a field of Country."""
PLACEHOLDERS = frozenset({"number", *LINES, "country", "findings", *PRONOUNS, *VALUES})


class CatalogueError(ValueError):
    """Wording is missing or malformed; the message lists every fault by locale and key."""


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers to call in one country, as the lines name them: "Lifeline on [131114]"."""

    name: str
    emergency: str
    advice_line: str
    """Whom to call for advice the same day."""
    crisis_line: str
    """Whom to call in despair."""
    poison_line: str
    """Whom to call for advice on poison."""
    abuse_line: str
    """Whom to call about violence at home."""
    child_line: str
    """Whom a child alone can call."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that one locale says."""

    locale: str
    messages: Mapping[MessageKey, str]
    pronouns: Mapping[str, Mapping[str, str]]
    """"self" and "other" -> placeholder -> word."""
    joining: Mapping[str, str]
    """The words that join a list: "and", "or"."""
    counting: tuple[str, ...]
    """The numbers from one up to LONGEST_MARK, as words."""
    country: Country
    is_default: bool = False
    """Whether it is used for devices whose locale has no wording yet."""
    wordings: Mapping[str, Mapping[MessageKey, str]] = field(default_factory=dict)
    """The name of a wording ("without_alexa") -> the messages that it says otherwise."""

    def worded(self, wording: str) -> Catalogue:
        """Return what is said in one of its wordings; itself if that is empty. Raises KeyError for an unknown one."""
        return replace(self, messages={**self.messages, **self.wordings[wording]}) if wording else self


def load_catalogues() -> dict[str, Catalogue]:
    """Load the catalogue of each locale, by locale. Raises CatalogueError, which lists all faults."""
    import tomllib  # imported here, because a packaged skill reads no files and does not need it
    from importlib.resources import files

    folder = files("skill.speech") / "locales"
    tables: dict[str, Any] = {}
    parts = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: len(file.name))
    for file in parts:
        locale, *part = file.name.removesuffix(".toml").split(".")
        table = tomllib.loads(file.read_text("utf-8"))
        if part:  # "en.conditions.toml" adds messages to "en.toml"
            twice = sorted(tables[locale]["messages"].keys() & table["messages"].keys())
            if twice:
                raise CatalogueError(f"{file.name}: {', '.join(twice)} written twice")
            tables[locale]["messages"] |= table["messages"]
        else:
            tables[locale] = table
    countries = tomllib.loads((files("skill.speech") / "countries.toml").read_text("utf-8"))
    return build_catalogues(tables, countries, read_wordings(folder))


def build_catalogues(
    tables: Mapping[str, Any], countries: Mapping[str, Any], wordings: Wordings | None = None
) -> dict[str, Catalogue]:
    """Lay each locale ("en-GB") over its language ("en"), and the same within each wording.

    Raises CatalogueError, which lists all faults.
    """
    faults = [f"country {name}: {fault}" for name, country in countries.items() for fault in _country_faults(country)]
    laid: dict[str, dict[str, Any]] = {}
    for locale, table in sorted(tables.items()):
        language, _, region = locale.partition("-")
        if not region:
            faults += [f"{locale}: {fault}" for fault in _language_faults(table)]
            continue
        if language not in tables:
            faults.append(f"{locale}: no language {language}")
        base, own = (part.get("messages", {}) for part in (tables.get(language, {}), table))
        faults += [f"{locale}: {key} is no message of {language}" for key in sorted(own.keys() - base.keys())]
        laid[locale] = base | own
        faults += [f"{locale}: {fault}" for key, text in laid[locale].items() for fault in _faults(key, text)]
        if table.get("country") not in countries:
            faults.append(f"{locale}: country {table.get('country')} is unknown")
    defaults = [locale for locale in laid if tables[locale].get("default")]
    if len(defaults) != 1:
        faults.append(f"one locale must be the default, and {len(defaults)} are")
    otherwise = {locale: wordings_of(locale, wordings or {}) for locale in laid}
    faults += [
        f"{locale}, {name}: {fault}"
        for locale, named in otherwise.items()
        for name, messages in named.items()
        for key, text in messages.items()
        for fault in (_faults(key, text) if key in laid[locale] else [f"{key} is no message"])
    ]
    if faults:
        raise CatalogueError("\n".join(faults))
    return {
        locale: Catalogue(
            locale,
            {MessageKey(key): text for key, text in messages.items()},
            tables[language_of(locale)]["pronouns"],
            tables[language_of(locale)]["list"],
            tuple(tables[language_of(locale)]["counting"]),
            Country(**countries[tables[locale]["country"]]),
            is_default=locale in defaults,
            wordings={
                name: {MessageKey(key): text for key, text in own.items()} for name, own in otherwise[locale].items()
            },
        )
        for locale, messages in laid.items()
    }


def _faults(key: str, text: Any) -> list[str]:
    if not isinstance(text, str) or not text.strip():
        return [f"{key}: empty"]
    rest = re.sub(r"\[\d+\]", "", MARKER.sub("", FOREIGN.sub("", text)))
    faults = [f"{key}: unknown marker {mark}" for mark in re.findall(r"\[[^\]]*\]?|\]", rest)]
    faults += [
        f"{key}: {mark[0].strip()} is not 1 to {LONGEST_MARK} seconds"
        for mark in MARKER.finditer(text)
        if not 1 <= int(mark[2]) <= LONGEST_MARK
    ]
    faults += [f"{key}: begins with a marker"] * bool(MARKER.match(text.lstrip()))
    try:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as fault:
        return [f"{key}: {fault}"]
    return faults + [f"{key}: unknown placeholder {{{name}}}" for name in sorted(used - PLACEHOLDERS)]


def _language_faults(table: Mapping[str, Any]) -> list[str]:
    """Return what is missing of that which all locales of a language share: pronouns, joining words, counting."""
    needed = {"self": PRONOUNS, "other": PRONOUNS, "list": ("and", "or")}
    given = {**table.get("pronouns", {}), "list": table.get("list", {})}
    missing = [f"{part}: no {name}" for part in needed for name in needed[part] if name not in given.get(part, {})]
    is_counted = len(table.get("counting", ())) == LONGEST_MARK
    return missing if is_counted else [*missing, f"counting: not the numbers from 1 to {LONGEST_MARK}"]


def _country_faults(country: Mapping[str, Any]) -> list[str]:
    names = {field.name for field in fields(Country)}
    return [f"no {name}" for name in sorted(names - country.keys())] + [
        f"unknown key {name}" for name in sorted(country.keys() - names)
    ]


def catalogue_for(locale: str, catalogues: Mapping[str, Catalogue]) -> Catalogue:
    """Return the catalogue of a locale, or the nearest one: of another country with the language, or the default."""
    if locale in catalogues:
        return catalogues[locale]
    default = next(catalogue for catalogue in catalogues.values() if catalogue.is_default)
    near = [one for name, one in catalogues.items() if language_of(name) == language_of(locale)]
    return default if not near or default in near else near[0]


def language_of(locale: str) -> str:
    """Return the language of a locale: "en" of "en-GB"."""
    return locale.partition("-")[0]
