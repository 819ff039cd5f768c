"""The models and the manifest beside Amazon's own schema."""

from __future__ import annotations

import copy

import pytest

from tests.interaction_model.schema import MANIFEST, MODEL, Schema
from tools.model.source import locales

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def schema(node_folder):
    return Schema(node_folder / "node_modules" / "ask-smapi-model" / "spec.json")


@pytest.mark.parametrize("locale", locales())
def test_the_model_is_of_amazons_schema(schema, models, locale):
    assert schema.faults(models[locale], MODEL) == []


def test_the_manifest_is_of_amazons_schema(schema, manifest):
    assert schema.faults(manifest, MANIFEST) == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda m: m.pop("invocationName"), "'invocationName' is a required property"),
        (lambda m: m.update(invocation="x"), "'invocation' was unexpected"),
        (lambda m: m["intents"][0].pop("name"), "'name' is a required property"),
        (lambda m: m["intents"][0].update(samples="hi"), "is not of type 'array'"),
        (lambda m: m["types"][0]["values"][0].pop("name"), "'name' is a required property"),
        (
            lambda m: m["modelConfiguration"]["fallbackIntentSensitivity"].update(level="NONE"),
            "'NONE' is not one of",
        ),
    ],
)
def test_a_spoiled_model_is_not(schema, models, spoil, message):
    draft = copy.deepcopy(models["en-US"])
    spoil(draft["interactionModel"]["languageModel"])
    assert any(message in fault for fault in schema.faults(draft, MODEL))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda m: m["publishingInformation"]["locales"]["en-US"].update(summary="s" * 161), "is too long"),
        (lambda m: m["publishingInformation"].update(distributionCountries=["ZZ"]), "'ZZ' is not one of"),
        (lambda m: m.update(permissions=[{"name": "alexa::everything"}]), "'alexa::everything' is not one of"),
        (lambda m: m["apis"]["custom"].update(interfaces=[{"type": "TELEPATHY"}]), "'TELEPATHY' is not one of"),
        (lambda m: m["privacyAndCompliance"].update(usesHealthInfo="no"), "is not of type 'boolean'"),
    ],
)
def test_a_spoiled_manifest_is_not(schema, manifest, spoil, message):
    draft = copy.deepcopy(manifest)
    spoil(draft["manifest"])
    assert any(message in fault for fault in schema.faults(draft, MANIFEST))
