"""Writes interaction_model/<locale>.json, the files the Alexa console imports: `python -m tools.model.build`.

They are made from interaction_model/source (samples, slot values) and from the vocabulary of listening (replies, words
misheard), so that each phrase is written once. A test proves that the checked-in files are what this module makes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tools.model.replies import heard_by_alexa, misheard, replies
from tools.model.rules import faults
from tools.model.source import Source, load_source, locales

TARGET = Path(__file__).parents[2] / "interaction_model"
FREE_TEXT = "PAIN_DESCRIPTION"
"""The slot type that takes whatever a person says about themselves."""

FALLBACK_SENSITIVITY = "LOW"
"""How readily Alexa takes words for its fallback intent, which hands no words over. They may be a red flag, so they
must reach the free-text slot (platform sheet, 3.2)."""


def build(locale: str) -> dict[str, Any]:
    """Return the interaction model of one locale. Raises SourceError or KeyError if its source is unfit."""
    source, language = load_source(locale), locale.split("-")[0]
    slips = misheard(language)
    model = {
        "invocationName": source.invocation_name,
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": FALLBACK_SENSITIVITY}},
        "intents": [_intent(name, written, source, language) for name, written in source.intents.items()],
        "types": [_type(name, source, slips, language) for name in source.types],
    }
    return {"interactionModel": {"languageModel": model}}


def as_json(model: Mapping[str, Any]) -> str:
    """Return the text of the checked-in file."""
    return json.dumps(model, indent=2, ensure_ascii=False) + "\n"


def _intent(name: str, written: Mapping[str, Any], source: Source, language: str) -> dict[str, Any]:
    taken = replies(language, written["replies"]) if "replies" in written else []
    samples = source.written_out((*taken, *written.get("samples", ())))
    intent: dict[str, Any] = {"name": name}
    if "slots" in written:
        intent["slots"] = [{"name": slot, "type": kind} for slot, kind in written["slots"].items()]
    left_out = written.get("leave_out", ())
    return intent | {"samples": [sample for sample in samples if sample not in left_out]}


def _type(name: str, source: Source, slips: Mapping[str, list[str]], language: str) -> dict[str, Any]:
    values = []
    for id_, ways in source.types[name].items():
        said = source.written_out(ways)
        values.append(_value(said[0], (*said[1:], *(slip for way in said for slip in slips.get(way, ()))), id_))
    plain = source.written_out(source.sayings.get(name, ()))
    if name == FREE_TEXT:
        plain += _replies(source, language)
    known = {phrase for value in values for phrase in (value["name"]["value"], *value["name"].get("synonyms", ()))}
    values += [_value(phrase) for phrase in dict.fromkeys(plain) if phrase not in known]
    return {"name": name, "values": values}


def _replies(source: Source, language: str) -> list[str]:
    """Return the replies that no intent takes: they go to the free-text slot, and listening understands them."""
    heard = {phrase for phrases in heard_by_alexa().values() for phrase in phrases}
    taken = (reply for kind in source.replies for reply in replies(language, kind))
    return [reply for reply in taken if reply not in heard and reply not in source.leave_out]


def _value(name: str, synonyms: Iterable[str] = (), id_: str = "") -> dict[str, Any]:
    others = [word for word in dict.fromkeys(synonyms) if word != name]
    inner: dict[str, Any] = {"value": name} | ({"synonyms": others} if others else {})
    return ({"id": id_} if id_ else {}) | {"name": inner}


def main() -> int:
    """Write the models of all locales. If any breaks a rule of the platform, write none and print every fault."""
    models = {locale: build(locale) for locale in locales()}
    heard = heard_by_alexa()
    found = [f"{locale}: {fault}" for locale, model in models.items() for fault in faults(model, locale, heard)]
    if found:
        print(*found, sep="\n", file=sys.stderr)
        return 1
    for locale, model in models.items():
        (TARGET / f"{locale}.json").write_text(as_json(model), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
