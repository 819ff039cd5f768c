"""Every message that the code can build exists, and every message that exists can be built."""

import re
import tomllib
from importlib.resources import files

import pytest

from tests.speech.built import DOTTED, Code, from_content

CODE = Code()
LOCALES = sorted(file.name.partition(".")[0] for file in (files("skill.speech") / "locales").iterdir())


def written():
    """Keys written out in the code; what an offer is asked again with is named after it."""
    plain = {_unescaped(key) for key, _ in CODE.built("Line", "offering") if ".+" not in key}
    dotted = {text for text in CODE.texts() if DOTTED.fullmatch(text)}
    offers = {_unescaped(key) for key, _ in CODE.built("offering")} | {
        key for key in dotted if key.startswith("offer.")
    }
    return plain | dotted | {f"{offer}.again" for offer in offers}


def _unescaped(pattern):
    return re.sub(r"\\(.)", r"\1", pattern)


@pytest.fixture(scope="module")
def messages(catalogues):
    return catalogues["en-US"].messages


def test_the_code_is_read_well_enough():
    assert {"welcome", "welcome.again", "offer.home_care.again", "heard.present", "error", "help.check"} <= written()
    assert {"question.saddle.ask", "finding.fever", "warning.ambulance.call", "home.strain.move"} <= from_content()


def test_every_key_written_in_the_code_exists(messages):
    assert sorted(written() - messages.keys()) == []


def test_every_key_made_of_an_id_exists(messages):
    assert sorted(from_content() - messages.keys()) == []


def test_every_way_of_making_a_key_is_one_these_tests_know():
    known = from_content() | written()
    unknown = [key for key, _ in CODE.built("Line", "offering") if not any(re.fullmatch(key, name) for name in known)]
    assert unknown == []


def test_no_message_is_unused(messages):
    assert sorted(messages.keys() - written() - from_content() - CODE.texts()) == []


def test_a_message_lists_findings_if_and_only_if_it_is_given_any(messages):
    given = {key for key, count in CODE.built("Line") if count}
    not_given = {key for key, count in CODE.built("Line") if not count} - given
    for key, text in messages.items():
        if any(re.fullmatch(pattern, key) for pattern in given):
            assert "{findings}" in text, key
        elif any(re.fullmatch(pattern, key) for pattern in not_given) or key in from_content():
            assert "{findings}" not in text, key


def messages_of(locale):
    """Everything written for a language or a country, in all its files."""
    folder = files("skill.speech") / "locales"
    parts = [file for file in folder.iterdir() if re.fullmatch(rf"{locale}(\.\w+)?\.toml", file.name)]
    return {key: text for file in parts for key, text in tomllib.loads(file.read_text("utf-8"))["messages"].items()}


def placeholders(text):
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("locale", sorted({name for name in LOCALES if "-" in name}))
def test_a_country_says_the_same_in_other_words(locale, catalogues):
    """The same keys and values, and nothing repeated that the language says already."""
    base, own = (messages_of(name) for name in (locale.partition("-")[0], locale))
    assert catalogues[locale].messages.keys() == base.keys()
    for key, text in own.items():
        assert text != base[key], key
        assert placeholders(text) == placeholders(base[key]), key


def test_no_finding_has_the_name_of_another(messages):
    names = [text for key, text in messages.items() if key.startswith("finding.")]
    assert {name for name in names if names.count(name) > 1} == set()
