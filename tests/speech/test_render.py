"""Text becomes SSML that Alexa takes, whatever the text; numbers are read digit by digit."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.dialogue.check.warning import warn
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Reply
from skill.speech.catalogue import LINES, Country
from skill.speech.render import render
from skill.triage.disposition import Disposition
from testkit.loaded import RESOURCES
from testkit.ssml import heard, parsed
from testkit.telling import told_for

CONTENT, CATALOGUES = RESOURCES.knowledge.content, RESOURCES.catalogues
EMERGENCIES = [rule for rule in CONTENT.rules.values() if rule.disposition is Disposition.EMERGENCY]
TEXT = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="{}[]"), min_size=1, max_size=30)


@pytest.mark.parametrize("about_other", [False, True], ids=["self", "other"])
@pytest.mark.parametrize("locale", CATALOGUES)
def test_every_message_is_ssml(locale, about_other):
    for key, text in CATALOGUES[locale].messages.items():
        line = Line(key, ("finding.fever", "finding.leg_pain") if "{findings}" in text else ())
        speech = render(Reply((line,), None, about_other=about_other), CATALOGUES[locale]).speech
        assert " ".join(map(heard, parsed(speech.ssml))) == speech.text
        assert not re.search(r"[{}\[\]<>]", speech.text), key


@pytest.mark.parametrize("locale", CATALOGUES)
def test_every_number_is_read_digit_by_digit(locale):
    for key, text in CATALOGUES[locale].messages.items():
        line = Line(key, ("finding.fever",) if "{findings}" in text else ())
        ssml = render(Reply((line,), None), CATALOGUES[locale]).speech.ssml
        bare = re.sub(r'<say-as interpret-as="digits">\d+</say-as>|<break time="\d+m?s"/>', "", ssml)
        assert not re.search(r"\d", bare), key


@pytest.mark.parametrize("about_other", [False, True], ids=["self", "other"])
@pytest.mark.parametrize("locale", CATALOGUES)
@pytest.mark.parametrize("rule", EMERGENCIES, ids=lambda rule: rule.id)
def test_a_warning_begins_with_the_action_and_the_number(rule, locale, about_other):
    told = Conversation(findings=told_for(rule, CONTENT), asked=tuple(CONTENT.questions))
    _, reply = warn(RESOURCES.knowledge, told)
    spoken = render(replace(reply, about_other=about_other), CATALOGUES[locale])
    number = f'<say-as interpret-as="digits">{CATALOGUES[locale].country.emergency}</say-as>'
    first = spoken.speech.ssml.removeprefix("<speak><p>").partition(".")[0]
    assert re.match(rf"Call {number} now\b", first), first
    assert spoken.reprompt.ssml.startswith(f"<speak><p>Call {number} now")
    assert "call the number used there" in spoken.speech.text
    parsed(spoken.speech.ssml)


@given(values=st.lists(TEXT, min_size=9, max_size=9))
def test_no_text_breaks_the_ssml(values):
    """Neither a message nor any value that is put into it."""
    message, name, where, you, *lines = values
    country = Country(name=where, emergency="112", **dict(zip(LINES, lines, strict=True)))
    places = " ".join(f"{{{line}}}" for line in LINES)
    catalogue = replace(
        CATALOGUES["en-US"],
        messages={
            "all": f"{message} {{findings}} {{country}} {{you}} {{number}} {places}",
            "n": name,
        },
        pronouns={"self": dict.fromkeys(("you", "your", "them", "yourself"), you)},
        country=country,
    )
    speech = render(Reply((Line("all", ("n",)),), None), catalogue).speech
    (paragraph,) = parsed(speech.ssml)
    assert heard(paragraph) == speech.text == " ".join([message, name, where, you, "112", *lines])


@pytest.mark.parametrize("text", ["Tom & Jerry", "a < b > c", "&amp;", "<break/>", "]]>", '"quoted"', "<!--", "&#60;"])
def test_marks_of_xml_are_heard_as_they_are_written(text):
    catalogue = replace(CATALOGUES["en-US"], messages={"key": text})
    speech = render(Reply((Line("key"),), None), catalogue).speech
    assert [heard(part) for part in parsed(speech.ssml)] == [text] == [speech.text]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "a fever"), (2, "a fever and leg pain"), (3, "a fever, leg pain and a spasm")],
)
def test_a_list_is_joined_as_people_do(count, expected):
    names = {"f": "a fever", "l": "leg pain", "s": "a spasm"}
    catalogue = replace(CATALOGUES["en-US"], messages={"key": "{findings}", "heard.denied": "{findings}", **names})
    line = Line("key", tuple(names)[:count])
    assert render(Reply((line,), None), catalogue).speech.text == expected
    denied = render(Reply((Line("heard.denied", line.findings),), None), catalogue).speech.text
    assert denied == expected.replace(" and ", " or ")


def test_only_a_question_has_a_reprompt():
    reply = Reply((Line("goodbye"),), None, (Line("opening"),))
    assert render(reply, CATALOGUES["en-US"]).reprompt is None
    asked = render(Reply((Line("error"),), Line("opening"), (Line("opening.again"),)), CATALOGUES["en-US"])
    assert asked.speech.text.endswith("how did it start?")
    assert asked.reprompt.text == CATALOGUES["en-US"].messages["opening.again"]
