"""Wording is complete and right for each country, or refused whole."""

import pytest
from phonenumbers.shortnumberinfo import is_emergency_number

from skill.speech.catalogue import LINES, CatalogueError, build_catalogues, catalogue_for

WORDS = {"you": "you", "your": "your", "them": "you", "yourself": "yourself"}
ENGLISH = {
    "messages": {"hello": "Call {number}.", "bye": "Bye."},
    "pronouns": {"self": WORDS, "other": WORDS},
    "list": {"and": "and", "or": "or"},
    "counting": "one two three four five six seven eight nine ten".split(),
}
US = {"name": "the United States", "emergency": "911", **{line: f"the {line}" for line in LINES}}
AMERICAN = {"country": "US", "default": True, "messages": {"bye": "So long."}}


def faults_of(english=ENGLISH, american=AMERICAN, us=US, **more):
    with pytest.raises(CatalogueError) as refused:
        build_catalogues({"en": english, "en-US": american, **more}, {"US": us})
    return set(str(refused.value).splitlines())


def saying(**messages):
    return {**ENGLISH, "messages": {**ENGLISH["messages"], **messages}}


def test_a_locale_is_laid_over_its_language():
    built = build_catalogues({"en": ENGLISH, "en-US": AMERICAN}, {"US": US})
    assert list(built) == ["en-US"]
    assert built["en-US"].messages == {"hello": "Call {number}.", "bye": "So long."}


FAULTS = {
    "an unknown placeholder": ({"english": saying(hello="{nubmer}")}, {"en-US: hello: unknown placeholder {nubmer}"}),
    "a part of a value": ({"english": saying(hello="{you.x}")}, {"en-US: hello: unknown placeholder {you.x}"}),
    "an open brace": ({"english": saying(hello="{")}, {"en-US: hello: Single '{' encountered in format string"}),
    "an empty message": ({"english": saying(hello=" ")}, {"en-US: hello: empty"}),
    "a message that is no text": ({"english": saying(hello=5)}, {"en-US: hello: empty"}),
    "a key the language lacks": (
        {"american": {**AMERICAN, "messages": {"helo": "Hi."}}},
        {"en-US: helo is no message of en"},
    ),
    "no country": ({"american": {"default": True, "messages": {}}}, {"en-US: country None is unknown"}),
    "a country without numbers": (
        {"us": {"name": "x", "emergency": "911", "crisis": "988"}},
        {*(f"country US: no {line}" for line in LINES), "country US: unknown key crisis"},
    ),
    "an unknown marker": ({"english": saying(hello="Rest. [rest 5] Go.")}, {"en-US: hello: unknown marker [rest 5]"}),
    "a marker without a number": ({"english": saying(hello="Rest. [pause]")}, {"en-US: hello: unknown marker [pause]"}),
    "a marker with a unit": (
        {"english": saying(hello="Rest. [pause 5s]")},
        {"en-US: hello: unknown marker [pause 5s]"},
    ),
    "an open marker": ({"english": saying(hello="Rest. [pause 5")}, {"en-US: hello: unknown marker [pause 5"}),
    "a closed one": ({"english": saying(hello="Rest. pause 5]")}, {"en-US: hello: unknown marker ]"}),
    "too long a pause": (
        {"english": saying(hello="Rest. [pause 11]")},
        {"en-US: hello: [pause 11] is not 1 to 10 seconds"},
    ),
    "a count to nought": (
        {"english": saying(hello="Rest. [count 0]")},
        {"en-US: hello: [count 0] is not 1 to 10 seconds"},
    ),
    "a marker at the beginning": ({"english": saying(hello="[pause 5] Go.")}, {"en-US: hello: begins with a marker"}),
    "too few numbers to count": (
        {"english": {**ENGLISH, "counting": ["one"]}},
        {"en: counting: not the numbers from 1 to 10"},
    ),
    "no words to join a list": ({"english": {**ENGLISH, "list": {"and": "and"}}}, {"en: list: no or"}),
    "a pronoun missing": (
        {"english": {**ENGLISH, "pronouns": {"self": WORDS, "other": {"you": "they", "your": "their"}}}},
        {"en: other: no them", "en: other: no yourself"},
    ),
    "a locale without its language": (
        {"fr-FR": {**AMERICAN, "default": False}},
        {"fr-FR: no language fr", "fr-FR: bye is no message of fr"},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_bad_wording_is_refused_naming_each_fault(name):
    given, faults = FAULTS[name]
    assert faults_of(**given) == faults


def test_all_faults_are_named_at_once():
    american = {**AMERICAN, "country": "XX", "messages": {"z": "Z."}}
    assert faults_of(saying(hello="{x} {y}", bye=""), american, {"name": "x"}) == {
        "en-US: hello: unknown placeholder {x}",
        "en-US: hello: unknown placeholder {y}",
        "en-US: bye: empty",
        "en-US: z is no message of en",
        "en-US: country XX is unknown",
        *(f"country US: no {line}" for line in LINES),
        "country US: no emergency",
    }


def test_one_locale_must_be_the_default():
    assert faults_of(american={**AMERICAN, "default": False}) == {"one locale must be the default, and 0 are"}
    assert faults_of(**{"en-GB": AMERICAN}) == {"one locale must be the default, and 2 are"}


def test_the_emergency_number_is_the_countrys(catalogues):
    for locale, catalogue in catalogues.items():
        assert is_emergency_number(catalogue.country.emergency, locale.partition("-")[2]), locale


def test_countries_differ(catalogues):
    numbers = {locale: catalogue.country.emergency for locale, catalogue in catalogues.items()}
    assert numbers == {"en-US": "911", "en-GB": "999", "en-AU": "000", "en-CA": "911", "en-IN": "112"}
    assert len({catalogue.country for catalogue in catalogues.values()}) == len(catalogues)


SPOKEN = {
    **{locale: locale for locale in ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")},
    **dict.fromkeys(("en-NZ", "en", "de-DE", ""), "en-US"),
}


@pytest.mark.parametrize(("locale", "spoken"), SPOKEN.items())
def test_a_locale_without_wording_hears_the_nearest(catalogues, locale, spoken):
    assert catalogue_for(locale, catalogues).locale == spoken


def test_the_nearest_of_a_language_that_lacks_the_default(catalogues):
    some = {"en-US": catalogues["en-US"], "fr-FR": catalogues["en-GB"]}
    assert catalogue_for("fr-CA", some) is catalogues["en-GB"]
