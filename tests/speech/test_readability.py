"""Every spoken line is at reading grade 6 or easier, by the formula of Flesch and Kincaid.

It is the formula that guides to plain health writing ask for, and it measures the two things that make a line hard to
follow by ear: long sentences and long words. prosegrinder measures it; it counts syllables as the CMU pronouncing
dictionary has them, which it brings along.
"""

import re
from functools import cache

import pytest

from skill.dialogue.state.reply import Line, Reply
from skill.speech.catalogue import FOREIGN
from skill.speech.render import render
from testkit.loaded import RESOURCES

HARDEST = 6.0
USUAL = 4.0
"""The average of a locale's lines is below this."""

FEWEST_WORDS = 8
"""Of a shorter line the formula says little: one long word makes it a grade of its own."""

NAMES = re.compile(r"(?:osteo|(?:rheumatoid|psoriatic) )?arthritis|ankylosing spondylitis|psoriasis", re.IGNORECASE)
"""Names of diseases, whose answers say what they mean. Who asked about one must hear its name, so each is measured as
one common word of two syllables. No other word is spared."""

CATALOGUES = RESOURCES.catalogues
WORDED = {part: one.worded(part) for one in CATALOGUES.values() for part in one.wordings if one.is_default}
"""Each wording, in the default locale."""
SAMPLE_VALUES = (("moment", "today 08:30"), ("thing", "thing.walk"), ("duration", 900), ("count", 4))
SAMPLE_FINDINGS = ("finding.low_back_pain", "finding.fever")


@cache
def measured(text):
    """The words of a text and their Flesch-Kincaid grade. A number is spoken digit by digit, and counted so."""
    from prosegrinder import Prose  # here, since its dictionary takes seconds, and each process reads this file

    prose = Prose(NAMES.sub("trouble", text))
    return prose.word_count, prose.readability_scores.flesch_kincaid_grade_level


def grades(locale, *, about_other=False):
    """Message key -> grade and text of the line as it is heard."""
    catalogue = WORDED.get(locale) or CATALOGUES[locale]
    found = {}
    for key, message in catalogue.messages.items():
        if FOREIGN.match(message):
            continue  # the formula measures English
        line = Line(key, SAMPLE_FINDINGS if "{findings}" in message else (), SAMPLE_VALUES)
        text = render(Reply((line,), None, about_other=about_other), catalogue).speech.text
        words, grade = measured(text)
        if words >= FEWEST_WORDS:
            found[key] = (grade, text)
    return found


@pytest.mark.parametrize("about_other", [False, True], ids=["self", "other"])
@pytest.mark.parametrize("locale", [*CATALOGUES, *WORDED])
def test_no_line_is_harder_than_grade_six(locale, about_other):
    found = grades(locale, about_other=about_other)
    assert {key: line for key, line in found.items() if line[0] > HARDEST} == {}


@pytest.mark.parametrize("locale", CATALOGUES)
def test_the_usual_line_is_much_easier(locale):
    found = [grade for grade, _ in grades(locale).values()]
    assert sum(found) / len(found) < USUAL


def test_every_name_that_is_spared_is_said():
    said = " ".join(text for locale in CATALOGUES for _, text in grades(locale).values())
    spared = {name.lower() for name in NAMES.findall(said)}
    assert spared == {
        "arthritis",
        "osteoarthritis",
        "rheumatoid arthritis",
        "psoriatic arthritis",
        "ankylosing spondylitis",
        "psoriasis",
    }


def test_a_hard_line_is_found_and_an_easy_one_is_not():
    hard = "The usual presentation necessitates immediate evaluation by professionals."
    assert measured(hard)[1] > 2 * HARDEST
    assert measured("Call 911 now. Don't wait to see if it passes.")[1] < HARDEST
