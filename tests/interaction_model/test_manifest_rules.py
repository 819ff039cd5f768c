"""Each rule of the manifest, on a copy of ours that breaks it."""

from __future__ import annotations

import copy
import re

import pytest

from tools.model.manifest import SCREEN, manifest_faults


def page(**changes):
    return lambda m: m["publishingInformation"]["locales"]["en-US"].update(changes)


def example(text):
    return page(examplePhrases=["Alexa, open Back Pain Guide.", text])


BROKEN = {
    "a long summary": (page(summary="s" * 161), "en-US: summary: 161 characters"),
    "no summary": (page(summary=""), "en-US: summary: missing"),
    "a long description": (page(description="d" * 4001), "description: 4001 characters"),
    "no disclaimer": (page(description="Helps."), "the disclaimer lacks 'does not provide medical advice'"),
    "a claim in the summary": (page(summary="Diagnoses your back."), "must not claim anything with 'Diagnos'"),
    "a claim in the name": (page(name="Emergency Back"), "must not claim anything with 'Emergenc'"),
    "a short name": (page(name="B"), "two letters at least"),
    "many keywords": (page(keywords=["k"] * 31), "keywords"),
    "a long keyword": (page(keywords=["k" * 151]), "keywords"),
    "no icon": (page(smallIconUri=""), "en-US: smallIconUri: must be file://assets/images/"),
    "an icon elsewhere": (page(largeIconUri="https://example.com/icon.png"), "largeIconUri: must be file://assets/"),
    "no example": (page(examplePhrases=[]), "1 to 4"),
    "five examples": (page(examplePhrases=["Alexa, open Back Pain Guide."] * 5), "1 to 4"),
    "a long example": (example(f"Alexa, ask Back Pain Guide {'w' * 200}."), "200 characters each"),
    "an example with no end": (example("Alexa, ask Back Pain Guide what is sciatica"), "a sample of the model"),
    "an example nobody samples": (example("Alexa, ask Back Pain Guide who won?"), "a sample of the model"),
    "an example for another skill": (example("Alexa, ask Leg Guide what is sciatica?"), "a sample of the model"),
    "a first example that opens nothing": (
        page(examplePhrases=["Alexa, ask Back Pain Guide what is sciatica?"]),
        "the first example opens the skill",
    ),
    "long testing instructions": (
        lambda m: m["publishingInformation"].update(testingInstructions="t" * 4001),
        "testing instructions: 4001",
    ),
    "a locale without a model": (
        lambda m: m["publishingInformation"]["locales"].update({"de-DE": {}}),
        "the interaction models are ['en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US']",
    ),
    "no screen": (lambda m: m["apis"]["custom"].pop("interfaces"), "no ALEXA_PRESENTATION_APL"),
    "health information": (lambda m: m["privacyAndCompliance"].update(usesHealthInfo=True), "usesHealthInfo must be"),
    "a permission too few": (lambda m: m["permissions"].pop(), "permissions: exactly alexa::alerts:reminders"),
    "a permission too many": (
        lambda m: m["permissions"].append({"name": "alexa::profile:email:read"}),
        "permissions: exactly",
    ),
    "for children": (lambda m: m["privacyAndCompliance"].pop("isChildDirected"), "isChildDirected must be false"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_named(manifest, models, name):
    spoil, message = BROKEN[name]
    draft = copy.deepcopy(manifest)
    spoil(draft["manifest"])
    found = manifest_faults(draft, models)
    assert any(message in fault for fault in found), found


def test_each_country_is_told_its_own_number_and_no_other(manifest, catalogues):
    pages = manifest["manifest"]["publishingInformation"]["locales"]
    numbers = {catalogue.country.emergency for catalogue in catalogues.values()}
    assert pages.keys() == catalogues.keys()
    for locale, page in pages.items():
        own = catalogues[locale].country.emergency
        assert f"call {own} or your local emergency number" in page["description"]
        assert set(re.findall(r"\d+", page["description"])) & numbers == {own}


def test_the_skill_is_offered_in_the_country_of_every_locale(manifest):
    published = manifest["manifest"]["publishingInformation"]
    assert set(published["distributionCountries"]) == {locale[-2:] for locale in published["locales"]}


def test_nothing_is_asked_for_that_the_skill_does_not_use(manifest):
    assert manifest["manifest"]["apis"]["custom"] == {"interfaces": [{"type": SCREEN}]}
