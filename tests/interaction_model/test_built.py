"""The checked-in files are what the builder makes, and break no rule."""

from __future__ import annotations

import pytest

from tests.interaction_model.conftest import MODELS
from tools.model.build import as_json, build, main
from tools.model.manifest import manifest_faults
from tools.model.replies import heard_by_alexa, replies
from tools.model.rules import faults
from tools.model.source import SourceError, expand, locales
from tools.model.utterances import is_sampled


@pytest.mark.parametrize("locale", locales())
def test_the_checked_in_model_is_exactly_what_the_builder_makes(locale):
    assert (MODELS / f"{locale}.json").read_text("utf-8") == as_json(build(locale)), "run `make model`"


def test_every_model_has_a_source_and_every_source_a_model(models):
    assert set(models) == set(locales()) == {"en-US", "en-GB", "en-AU", "en-CA", "en-IN"}


@pytest.mark.parametrize("locale", locales())
def test_the_model_breaks_no_rule(models, locale):
    assert faults(models[locale], locale, heard_by_alexa()) == []


def test_the_manifest_breaks_no_rule(manifest, models):
    assert manifest_faults(manifest, models) == []


def test_a_one_shot_question_of_the_manifest_is_a_sample(language_models):
    for model in language_models.values():
        assert is_sampled(model, "should i use ice or heat")
        assert not is_sampled(model, "should i use ice or whiskey")


def test_the_builder_writes_what_is_checked_in(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.model.build.TARGET", tmp_path)
    assert main() == 0
    assert {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()} == {
        f"{locale}.json": (MODELS / f"{locale}.json").read_text("utf-8") for locale in locales()
    }


def test_the_builder_writes_nothing_while_one_model_is_unfit(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.model.build.TARGET", tmp_path)
    monkeypatch.setattr("tools.model.build.heard_by_alexa", lambda: {"AMAZON.HelpIntent": ["i have back pain"]})
    assert main() == 1
    assert list(tmp_path.iterdir()) == []
    assert "'i have back pain' is claimed by AMAZON.HelpIntent, DescribeIntent" in capsys.readouterr().err


def test_a_template_is_written_out_in_order():
    assert expand("(a|the|) <sore> back", {"sore": ["sore", "bad"]}) == [
        "a sore back",
        "the sore back",
        "sore back",
        "a bad back",
        "the bad back",
        "bad back",
    ]


@pytest.mark.parametrize("template", ["my <knee>", "my (knee", "my knee)", "a|b"])
def test_a_template_with_a_slip_is_refused(template):
    with pytest.raises(SourceError):
        expand(template, {})


def test_replies_are_spoken_in_full_and_drawn_together():
    assert {"i do not know", "i don't know", "i am not sure", "i'm not sure"} <= set(replies("en", "unsure"))
    assert {"that's right", "i have"} <= set(replies("en", "yes"))
    assert "i've" not in replies("en", "yes")
