"""The numbers of each country: which they are, that each can be said in every locale, and what names them first."""

import re
from dataclasses import replace

import pytest

from skill.dialogue.state.reply import Line, Reply
from skill.speech.catalogue import LINES
from skill.speech.render import render
from testkit.loaded import RESOURCES
from testkit.ssml import parsed

CATALOGUES = RESOURCES.catalogues

NUMBERS = {
    "en-US": {
        "advice_line": "",
        "crisis_line": "988",
        "poison_line": "18002221222",
        "abuse_line": "18007997233",
        "child_line": "18004224453",
    },
    "en-GB": {
        "advice_line": "111",
        "crisis_line": "116123 111",
        "poison_line": "111",
        "abuse_line": "08082000247",
        "child_line": "08001111",
    },
    "en-AU": {
        "advice_line": "1800 1800633422",
        "crisis_line": "131114",
        "poison_line": "131126",
        "abuse_line": "1800737732",
        "child_line": "1800551800",
    },
    "en-CA": {
        "advice_line": "811",
        "crisis_line": "988",
        "poison_line": "18447647669",
        "abuse_line": "211",
        "child_line": "18006686868",
    },
    "en-IN": {
        "advice_line": "",
        "crisis_line": "14416",
        "poison_line": "112",
        "abuse_line": "181",
        "child_line": "1098",
    },
}
"""The digits that each line names, from the clinical sheet, 4.6. None: it names whom to call without a number."""

ON_A_KEYPAD = {
    letter: digit for digit, letters in enumerate("ABC DEF GHI JKL MNO PQRS TUV WXYZ".split(), 2) for letter in letters
}


def said(locale, text):
    """A line of our own, as it is heard in a locale."""
    catalogue = replace(CATALOGUES[locale], messages={"ours": text})
    return render(Reply((Line("ours"),), None), catalogue).speech


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("locale", CATALOGUES)
def test_each_country_has_its_own_line(locale, line):
    assert re.findall(r"\[(\d+)\]", getattr(CATALOGUES[locale].country, line)) == NUMBERS[locale][line].split()


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("locale", CATALOGUES)
def test_each_line_can_be_said_in_every_locale(locale, line):
    speech = said(locale, f"If you are not safe, call {{number}}, or {{{line}}}, when you can talk.")
    parsed(speech.ssml)
    whom = getattr(CATALOGUES[locale].country, line).replace("[", "").replace("]", "")
    assert (
        speech.text
        == f"If you are not safe, call {CATALOGUES[locale].country.emergency}, or {whom}, when you can talk."
    )
    assert len(speech.text.split()) <= 25
    for number in NUMBERS[locale][line].split():
        assert f'<say-as interpret-as="digits">{number}</say-as>' in speech.ssml


def test_the_australian_number_is_the_one_that_its_letters_dial():
    dialled = "1800" + "".join(str(ON_A_KEYPAD[letter]) for letter in "MEDICARE")
    assert dialled.startswith(NUMBERS["en-AU"]["advice_line"].split()[1])


@pytest.mark.parametrize("locale", CATALOGUES)
def test_the_line_about_violence_does_not_say_what_it_is_for(locale):
    """Whoever hits may hear it."""
    assert not re.search("abuse|violence|domestic|partner", CATALOGUES[locale].country.abuse_line, re.IGNORECASE)


@pytest.mark.parametrize("locale", CATALOGUES)
def test_an_overdose_hears_the_emergency_number_first_and_the_poison_line_once(locale):
    catalogue = CATALOGUES[locale]
    lines = [Line("warning.overdose.call"), Line("warning.overdose.meanwhile")]
    text = render(Reply(tuple(lines), None), catalogue).speech.text
    (poison,) = NUMBERS[locale]["poison_line"].split()
    assert text.startswith(f"Call {catalogue.country.emergency} now")
    assert len(re.findall(rf"\b{poison}\b", text)) == 1


@pytest.mark.parametrize("locale", ["en-US", "en-CA"])
def test_where_the_crisis_line_takes_texts_that_is_said(locale):
    assert "or call or text 988" in render(Reply((Line("warning.crisis.call"),), None), CATALOGUES[locale]).speech.text


@pytest.mark.parametrize("action", ["ambulance", "overdose"])
def test_in_india_the_ambulances_own_number_is_named_second(action):
    text = render(Reply((Line(f"warning.{action}.call"),), None), CATALOGUES["en-IN"]).speech.text
    assert text == "Call 112 now and ask for an ambulance. You can also call 108."
