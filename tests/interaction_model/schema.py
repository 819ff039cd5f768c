"""Amazon's own schemas of interaction models and manifests: Swagger 2.0 in npm `ask-smapi-model` -> JSON Schema."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in requirements-dev.txt")

MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"


class Schema:
    """The definitions of a spec.json, made strict: a property that is not defined is a fault."""

    def __init__(self, spec: Path) -> None:
        definitions = copy.deepcopy(json.loads(spec.read_text("utf-8"))["definitions"])
        kinds: dict[str, list[str]] = {}
        for definition in definitions.values():
            for part in definition.get("allOf", ()):
                if "$ref" in part and "x-discriminator-value" in definition:
                    kinds.setdefault(part["$ref"].split("/")[-1], []).append(definition["x-discriminator-value"])
        for name, definition in definitions.items():
            if "discriminator" in definition and name in kinds:
                definition["properties"][definition["discriminator"]] = {"enum": kinds[name]}
            elif "properties" in definition and name not in kinds:
                definition.setdefault("additionalProperties", False)
        # The service takes values without synonyms, and its console writes them so; the spec asks for one (platform
        # sheet, 3.3).
        value = definitions["v1.skill.interactionModel.TypeValueObject"]
        value["required"].remove("synonyms")
        self._definitions: dict[str, Any] = definitions

    def faults(self, document: Any, name: str) -> list[str]:
        """Where the document is not of the named definition, and why."""
        validator = jsonschema.Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": self._definitions})
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
