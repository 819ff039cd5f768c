"""What the model hands over is understood: listening hears each value, and a carrier phrase takes nothing away."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import pytest

from skill.listening.grammar.tagging import tags_of
from skill.listening.listen import listen
from skill.listening.normalise import words_of
from skill.listening.said import Said, When
from skill.triage.model import FindingKind
from tools.model.build import FREE_TEXT
from tools.model.replies import heard_by_alexa, replies
from tools.model.source import locales
from tools.model.utterances import SLOT, phrases_in, slots_of

OVER = (When.PAST, When.RULED_OUT)
KNOWN_CONDITIONS = {"sciatica", "fibromyalgia", "arthritis", "ank_spond", "scoliosis", "disc"}
"""What is asked about is not had: "what is i have sciatica" rightly tells of nothing."""

ANSWERED = {"remedy.cold": "heat_or_cold", "remedy.heat": "heat_or_cold", "condition.sciatica": "sciatica"}
"""Values that the skill has an answer for, besides medicines: each of those is answered by its kind, or in general."""

MEDICINES = {
    *("pain_relief", "anti_inflammatory", "paracetamol", "strong_painkillers"),
    *tomllib.loads((files("skill.guidance") / "content" / "medicines.toml").read_text("utf-8"))["topic"],
}

MEANT = frozenset(
    "not cannot barely lost hedged_no doubt since past passed ruled_out told_as_past transient long_standing changed "
    "still other infant animal suddenly worsening difficulty broken bad pain numb tingle odd weak".split()
)
"""Concepts that change what is said beside them: no, perhaps, then, somebody else, a symptom."""

NOT_YET = {
    "moving about": {"mechanical_start"},
    "stretching": {"mechanical_start"},
    "stretches": {"mechanical_start"},
    "a stretch": {"mechanical_start"},
    "gentle stretches": {"mechanical_start"},
    "a tens machine": {"very_severe"},
    "a tens unit": {"very_severe"},
    "something for the pain": {"walking_hurts"},
    "anything for the pain": {"walking_hurts"},
}
"""Questions that listening still takes for a symptom. What stands here too long is a fault of the vocabulary."""


def values(model, name):
    return next(kind["values"] for kind in model["types"] if kind["name"] == name)


def intent_named(model, name):
    return next(intent for intent in model["intents"] if intent["name"] == name)


@pytest.fixture(scope="module")
def heard(lexicon):
    """What is heard of words. Listened to once, for the models of all countries hand over almost the same ones."""
    return cache(lambda text: listen(text, lexicon))


def is_told(finding, heard):
    """Whether the words say that the finding is there, or may be."""
    return any(o.finding == finding and o.said is not Said.DENIED and o.when not in OVER for o in heard.observations)


@pytest.fixture(params=locales())
def model(request, language_models):
    return language_models[request.param]


@pytest.fixture
def described(model):
    """(finding id, phrase) for every phrase with a finding's id."""
    return [
        (value["id"], phrase) for value in values(model, FREE_TEXT) if "id" in value for phrase in phrases_in(value)
    ]


def test_a_phrase_with_a_findings_id_is_heard_as_that_finding_present(described, heard):
    unheard = [
        (finding, phrase)
        for finding, phrase in described
        if not any(
            o.finding == finding and o.said is Said.PRESENT and o.when not in OVER for o in heard(phrase).observations
        )
    ]
    assert unheard == []


def test_a_phrase_with_a_findings_id_is_no_answer_and_has_a_length_people_say(described, heard):
    assert [phrase for _, phrase in described if heard(phrase).answer is not None] == []
    assert [phrase for _, phrase in described if not 2 <= len(phrase.split()) <= 13] == []


@pytest.mark.parametrize("intent", ["DescribeIntent", "CorrectIntent", "MeantIntent"])
def test_carrier_phrases_take_nothing_away(model, lexicon, intent):
    """Their words never reach the skill. A correction's own "no" is what the intent stands for."""
    corrects = intent != "DescribeIntent"
    carriers = {
        SLOT.sub("", sample).strip() for sample in intent_named(model, intent)["samples"] if SLOT.search(sample)
    }
    for carrier in carriers - {""}:
        heard = listen(carrier, lexicon)
        meant = {tag.concept for tag in tags_of(words_of(carrier, lexicon.spelling), lexicon)} & (
            lexicon.areas | lexicon.things | MEANT
        )
        assert meant <= ({"not"} if corrects else set()), carrier
        followed = listen(f"{carrier} mumble", lexicon)  # alone, "hi" is a greeting
        assert corrects or followed.is_empty, carrier
        assert (heard.observations, heard.topics, heard.choices) == ((), (), frozenset()), carrier


def test_a_red_flag_is_heard_in_every_slot_of_every_intent(model, described, lexicon, heard, content):
    lost = [
        (intent["name"], slot, phrase)
        for intent in model["intents"]
        for slot in slots_of(intent)
        for finding, phrase in described[::3]
        if finding not in KNOWN_CONDITIONS
        and content.findings[finding].kind not in (FindingKind.COMPLAINT, FindingKind.REASSURANCE)
        and not is_told(finding, heard(lexicon.framed(intent["name"], {slot: phrase})))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("intent", "slot"),
    [
        ("AskAboutIntent", "topic"),
        ("AskWhatHelpsIntent", "topic"),
        ("AskRemedyIntent", "remedy"),
        ("AskMedicineIntent", "medicine"),
    ],
)
def test_a_value_that_has_an_answer_is_heard_as_its_subject(model, lexicon, heard, intent, slot):
    kind = slots_of(intent_named(model, intent))[slot]
    for value in values(model, kind):
        subjects = MEDICINES if kind == "MEDICINE" else {ANSWERED.get(value["id"])} - {None}
        for phrase in phrases_in(value) if subjects else ():
            topics = heard(lexicon.framed(intent, {slot: phrase})).topics
            assert len(subjects & set(topics)) == 1, phrase


def test_to_ask_about_something_is_not_to_have_it(model, lexicon, heard, content):
    misread = {}
    for intent, slot in (("AskAboutIntent", "topic"), ("AskRemedyIntent", "remedy"), ("AskMedicineIntent", "medicine")):
        for value in values(model, slots_of(intent_named(model, intent))[slot]):
            for phrase in phrases_in(value):
                said = heard(lexicon.framed(intent, {slot: phrase}))
                told = {o.finding for o in said.observations if o.said is Said.PRESENT}
                told = {finding for finding in told if content.findings[finding].kind is not FindingKind.COMPLAINT}
                if told:
                    misread[phrase] = told
    assert misread.items() <= NOT_YET.items()


def test_when_to_see_a_doctor_and_the_check_are_heard_from_their_sentences(lexicon):
    assert listen(lexicon.framed("AskWhenIntent", {}), lexicon).topics == ("when_to_see_a_doctor",)
    assert "check" in listen(lexicon.framed("CheckIntent", {}), lexicon).acts


@pytest.mark.parametrize(("intent", "answer"), [("PartlyIntent", "partly"), ("NotSureIntent", "unsure")])
def test_the_short_answers_are_those_that_listening_knows(model, intent, answer):
    samples = set(intent_named(model, intent)["samples"])
    assert set(replies("en", answer)) - {"only when i sit", "only at night"} <= samples
    others = {reply for kind in ("yes", "no", "hedged_no") for reply in replies("en", kind)}
    assert not samples & others


def test_a_drawn_together_reply_has_the_words_of_the_whole_one(lexicon):
    for kind in ("yes", "partly", "no", "hedged_no", "unsure"):
        spoken = replies("en", kind)
        opened = {" ".join(words_of(reply, lexicon.spelling)).replace(" 's", " is") for reply in spoken}
        assert opened <= {" ".join(words_of(reply, lexicon.spelling)) for reply in spoken} | {
            "that is right",
            "that is it",
        }


def test_every_reply_is_heard_by_some_intent(model):
    listed = {phrase for value in values(model, FREE_TEXT) for phrase in phrases_in(value)}
    listed |= {sample for intent in model["intents"] for sample in intent["samples"]}
    listed |= {phrase for phrases in heard_by_alexa().values() for phrase in phrases}
    misheard = {"know", "gnome", "note", "num", "a lot"}
    for kind in ("yes", "partly", "no", "hedged_no", "unsure"):
        assert set(replies("en", kind)) - misheard <= listed
