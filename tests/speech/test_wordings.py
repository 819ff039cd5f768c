"""A wording replaces some lines of each locale, and nothing else."""

import pytest

from skill.dialogue.state.reply import Line, Reply
from skill.speech.catalogue import LINES, CatalogueError, build_catalogues
from skill.speech.render import render
from skill.speech.wordings import wordings_of

WORDS = {"you": "you", "your": "your", "them": "you", "yourself": "yourself"}
ENGLISH = {
    "messages": {"hello": "Call {number}.", "bye": "Bye."},
    "pronouns": {"self": WORDS, "other": WORDS},
    "list": {"and": "and", "or": "or"},
    "counting": "one two three four five six seven eight nine ten".split(),
}
US = {"name": "the United States", "emergency": "911", **{line: f"the {line}" for line in LINES}}
AMERICAN = {"country": "US", "default": True, "messages": {"bye": "So long."}}

WORDINGS = {
    "shop": {"en": {"bye": "Come again."}, "en-US": {"bye": "Come back soon."}},
    "bank": {"en": {"bye": "Adieu."}},
}


def built(wordings):
    return build_catalogues({"en": ENGLISH, "en-US": AMERICAN}, {"US": US}, wordings)["en-US"]


def test_a_country_s_wording_is_laid_over_its_language_s():
    assert wordings_of("en-US", WORDINGS) == {"shop": {"bye": "Come back soon."}, "bank": {"bye": "Adieu."}}
    assert wordings_of("en-GB", WORDINGS) == {"shop": {"bye": "Come again."}, "bank": {"bye": "Adieu."}}


def test_only_its_own_lines_are_said_otherwise():
    catalogue = built(WORDINGS)
    assert catalogue.worded("shop").messages == {"hello": "Call {number}.", "bye": "Come back soon."}
    assert catalogue.worded("bank").country is catalogue.country
    assert catalogue.worded("") is catalogue
    with pytest.raises(KeyError):
        catalogue.worded("school")


def test_bad_wording_is_refused_naming_each_fault():
    with pytest.raises(CatalogueError) as refused:
        built({"shop": {"en": {"by": "Bye.", "hello": "{nubmer}"}}})
    assert str(refused.value).splitlines() == [
        "en-US, shop: by is no message",
        "en-US, shop: hello: unknown placeholder {nubmer}",
    ]


def test_each_line_is_needed_and_says_the_same_values(catalogues):
    for catalogue in catalogues.values():
        assert catalogue.wordings.keys() == {"without_alexa"}
        for key, text in catalogue.wordings["without_alexa"].items():
            assert text != catalogue.messages[key], key


def test_a_voice_without_ssml_hears_the_digits_of_a_number_apart(catalogues):
    catalogue = catalogues["en-US"]
    speech = render(Reply((Line("warning.ambulance.call"),), None), catalogue).speech
    assert speech.aloud == "Call 9 1 1 now and ask for an ambulance."
    assert speech.text == "Call 911 now and ask for an ambulance."
