"""Every message that is declared exists, and every message that exists is declared and used."""

import re
import tomllib
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from skill.dialogue.messages import Listing, Message, Offer
from skill.speech.catalogue import CatalogueError
from skill.speech.completeness import FAMILIES, check, declared
from skill.speech.labels import Label
from skill.speech.values import Words

ALL_FAMILIES = (*FAMILIES, Words, Label)
LOCALES = sorted(file.name.partition(".")[0] for file in (files("skill.speech") / "locales").iterdir())


def test_all_sorts_of_messages_are_declared(knowledge, catalogues):
    some = {"welcome", "welcome.again", "offer.home_care.again", "heard.present", "error.again", "remind.failed.busy"}
    some |= {"question.saddle.ask", "question.saddle.why", "finding.fever", "warning.ambulance.call", "source.nhs"}
    some |= {"rule.E1.because", "home.strain.move", "topic.nerve_danger", "exercise.bridge.name", "exercise.left.4"}
    some |= {"thing.any", "label.timer", "weekday.MO", "month.12", "screen.level.soon", "screen.question.how_old.3"}
    assert some - declared(knowledge) == set()
    assert declared(knowledge) == catalogues["en-US"].messages.keys()


def test_no_family_is_forgotten_and_no_message_is_in_two():
    assert set(Message.__subclasses__()) == set(ALL_FAMILIES)
    assert [key for key, times in Counter(key for family in ALL_FAMILIES for key in family).items() if times > 1] == []


def test_every_message_that_code_names_is_said_somewhere():
    code = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "skill").rglob("*.py"))
    named = set(re.findall(r"\b([A-Z]\w+\.[A-Z_]+)\b", code))
    assert [str(key) for family in ALL_FAMILIES for key in family if f"{family.__name__}.{key.name}" not in named] == []


def changed(catalogues, **changes):
    """The catalogues, messages of one of them changed; without those that are given as None."""
    messages = {**catalogues["en-GB"].messages, **{key.replace("__", "."): text for key, text in changes.items()}}
    kept = {key: text for key, text in messages.items() if text is not None}
    return {**catalogues, "en-GB": replace(catalogues["en-GB"], messages=kept)}


FAULTS = {
    "named in code": ({"goodbye__urgent": None}, {"goodbye.urgent is missing"}),
    "an offer in other words": ({"offer__check__again": None}, {"offer.check.again is missing"}),
    "of a question": ({"question__saddle__why": None}, {"question.saddle.why is missing"}),
    "of its meaning": ({"question__saddle__means": None}, {"question.saddle.means is missing"}),
    "of guidance": ({"home__strain__heat": None}, {"home.strain.heat is missing"}),
    "of a value": ({"month__3": None}, {"month.3 is missing"}),
    "of a button": ({"screen__question__how_old__2": None}, {"screen.question.how_old.2 is missing"}),
    "never said": ({"question__sadle__ask": "Hm?"}, {"question.sadle.ask is never said"}),
    "misspelt": (
        {"finding__fever": None, "finding__fevr": "fever"},
        {"finding.fever is missing", "finding.fevr is never said"},
    ),
    "lists nothing": ({"heard__present": "I heard that."}, {"heard.present must list findings"}),
    "is given nothing": ({"goodbye": "Goodbye, {findings}."}, {"goodbye is given no findings to list"}),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_language_that_says_too_little_or_too_much_is_refused(name, knowledge, catalogues):
    changes, faults = FAULTS[name]
    with pytest.raises(CatalogueError) as refused:
        check(changed(catalogues, **changes), knowledge)
    assert set(str(refused.value).splitlines()) == {f"en-GB: {fault}" for fault in faults}


def test_a_new_question_must_be_worded(knowledge, catalogues):
    question = replace(knowledge.content.questions["saddle"], id="new", besides=("fever",))
    content = replace(knowledge.content, questions={**knowledge.content.questions, "new": question})
    with pytest.raises(CatalogueError) as refused:
        check({"en-US": catalogues["en-US"]}, replace(knowledge, content=content))
    missing = {f"en-US: question.new.{form} is missing" for form in ("ask", "besides", "short", "why", "means")}
    assert set(str(refused.value).splitlines()) == missing


def test_what_may_be_pending_can_be_put_again(catalogues):
    messages = catalogues["en-US"].messages
    assert all(offer.again in messages for offer in Offer)
    assert f"{Listing.CONFIRM}.again" == Listing.CONFIRM_AGAIN


def messages_of(locale):
    """Everything written for a language or a country, in all its files."""
    folder = files("skill.speech") / "locales"
    parts = [file for file in folder.iterdir() if re.fullmatch(rf"{locale}(\.\w+)?\.toml", file.name)]
    return {key: text for file in parts for key, text in tomllib.loads(file.read_text("utf-8"))["messages"].items()}


def placeholders(text):
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("locale", sorted({name for name in LOCALES if "-" in name}))
def test_a_country_says_the_same_in_other_words(locale, catalogues):
    """The same keys and values, and nothing repeated that the language says already.

    A poison line that is the emergency number itself need not be named beside it.
    """
    base, own = (messages_of(name) for name in (locale.partition("-")[0], locale))
    country = catalogues[locale].country
    free = {"poison_line"} if country.poison_line == f"[{country.emergency}]" else set()
    assert catalogues[locale].messages.keys() == base.keys()
    for key, text in own.items():
        assert text != base[key], key
        assert placeholders(text) - free == placeholders(base[key]) - free, key


def test_no_finding_has_the_name_of_another(catalogues):
    names = [text for key, text in catalogues["en-US"].messages.items() if key.startswith("finding.")]
    assert {name for name in names if names.count(name) > 1} == set()
