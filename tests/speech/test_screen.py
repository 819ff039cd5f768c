"""What a screen shows: the words that are spoken, and buttons that say what they say."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from skill.dialogue.messages import Offer
from skill.dialogue.saying import asking, offering
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.listening.listen import listen
from skill.speech.drawings import drawing_of
from skill.speech.render import render
from skill.speech.screen import view_of
from skill.talk import Talk
from skill.triage.disposition import Disposition
from skill.triage.messages import Form
from testkit.conversing import Conversing

DRAWINGS = json.loads((files("skill.speech") / "drawings.json").read_text("utf-8"))
MOVES = ["guide me through some exercises", "no", "no", "yes", "no"]
STRAIN = ["i'm a man and i'm thirty and my back went lifting a box", *["no"] * 6]
SWOLLEN = ["i'm a man and i'm thirty and my leg is swollen", *["no"] * 10]


@pytest.fixture
def view(talk):
    return lambda: view_of(talk.turn.reply, talk.catalogue)


def shown(view):
    return " ".join((view.headline, *view.lines, *(card.text for card in view.cards)))


@pytest.mark.parametrize(
    "says",
    [
        ["my back hurts"],
        ["my groin is numb"],
        STRAIN,
        [*STRAIN, "yes"],
        ["should i use ice"],
        ["my leg is swollen"],
        MOVES,
        [*MOVES, "next"],
    ],
)
def test_a_screen_shows_exactly_what_is_spoken(talk, view, says):
    for text in says:
        talk.say(text)
    spoken = render(talk.turn.reply, talk.catalogue).speech.text
    assert sorted(shown(view()).split()) == sorted(spoken.split())


def test_a_warning_shows_the_action_and_the_number(talk, view):
    talk.say("my groin is numb")
    warning = view()
    assert (warning.kind, warning.number, warning.level) == ("warning", "911", "emergency")
    assert warning.headline.startswith("Call 911 now")
    assert warning.buttons == ("Yes", "No")


@pytest.mark.parametrize(("says", "kind"), [("i made a mistake", "warning"), ("stop", "warning"), ("help", "warning")])
def test_the_number_stays_as_long_as_the_warning(talk, view, says, kind):
    talk.say("my groin is numb")
    talk.say(says)
    assert (view().kind, view().number) == (kind, "911")


def test_the_end_of_a_check_names_the_level(talk, view):
    for text in STRAIN:
        talk.say(text)
    assert (view().kind, view().level, view().title) == ("cards", "self_care", "Look after it at home")
    talk.say("yes")
    assert [card.drawing for card in view().cards] == ["walk", "warmth", "box", "calendar"]


def test_every_question_has_buttons_and_each_answers_it(content, resources, catalogues):
    """A touch is listened to as its label: a choice chooses, a yes is a yes, a doubt settles nothing."""
    catalogue = catalogues["en-US"]
    for question in content.questions.values():
        buttons = view_of(asking(question, Form.ASK), catalogue).buttons
        outcomes = []
        for label in buttons:
            talk = Conversing(Talk(resources), conversation=Conversation(pending=question.id))
            talk.say(label)
            outcomes.append((question.id in talk.conversation.asked, dict(talk.conversation.findings)))
        *choices, unsure = outcomes
        if question.options:
            assert all(settled for settled, _ in choices), (question.id, outcomes)
            offered = [set(option.establishes) for option in question.options]
            chosen = [
                [names for names in offered if names and names <= {name for name in told if told[name] == "present"}]
                for _, told in choices
            ]
            assert chosen == [[names] if names else [] for names in offered], question.id
        else:
            assert [settled for settled, _ in choices] == [True, True], question.id
        assert unsure[1] == {}, question.id


@pytest.mark.parametrize("offer", [Offer.OPENING, Offer.MORE])
def test_buttons_of_offers_are_understood(offer, catalogues, lexicon):
    labels = view_of(offering(offer), catalogues["en-US"]).buttons
    assert len(labels) == 3
    for label in labels:
        heard = listen(label, lexicon)
        assert heard.observations or heard.topics or heard.answer, label


MORNING = ReminderPlan(thing="stretch", hour=9, is_settled=True)


@pytest.mark.parametrize(
    ("offer", "plan"),
    [
        (Offer.REMIND_WHAT, ReminderPlan()),
        (Offer.REMIND_WHEN, ReminderPlan(thing="stretch")),
        (Offer.REMIND_DAY, replace(MORNING, lacks_day=True)),
        (Offer.REMIND_TIME, ReminderPlan(thing="stretch", date="2030-01-01")),
        (Offer.REMIND_PART, ReminderPlan(thing="stretch", hour=9, date="2030-01-01")),
        (Offer.TIMER_LENGTH, ReminderPlan(purpose=Purpose.TIMER, thing="ice")),
    ],
)
def test_buttons_bring_a_reminder_on(offer, plan, resources, catalogues):
    """What is asked with "when" or "morning or evening" cannot be answered by a yes."""
    labels = view_of(offering(offer), catalogues["en-US"]).buttons
    assert not {"Yes", "No"} & set(labels)
    for label in labels:
        talk = Conversing(Talk(resources), conversation=Conversation(pending=offer, plan=plan))
        talk.say(label)
        assert talk.pending != offer, label
        assert talk.conversation.findings == {}, label


def test_a_question_has_the_same_buttons_however_it_is_worded(content, catalogues):
    def buttons(reply):
        return view_of(reply, catalogues["en-US"]).buttons

    how_old = content.questions["how_old"]
    for form in (Form.ASK, Form.SHORT):
        assert buttons(asking(how_old, form)) == (
            "Under eighteen",
            "Sixty or over",
            "Eighteen to fifty-nine",
            "Not sure",
        )
    for offer in (Offer.WELCOME, Offer.START_OVER, Offer.OPENING_AGAIN):
        assert buttons(offering(offer)) == buttons(offering(Offer.OPENING))
    assert buttons(offering(Offer.WHAT_TO_KNOW)) == buttons(offering(Offer.MORE))
    assert buttons(offering(Offer.CAN_CALL)) == ("Yes", "No")


@pytest.mark.parametrize("says", [STRAIN, SWOLLEN])
def test_what_is_said_again_is_shown_as_before(talk, view, says):
    for text in says:
        talk.say(text)
    before = view()
    assert before.level in ("self_care", "urgent")
    talk.say("say that again")
    assert view() == before


def test_who_says_yes_to_hear_the_advice_again_sees_it_again(talk, view):
    for text in SWOLLEN:
        talk.say(text)
    assert talk.pending == Offer.AGAIN
    talk.say("yes")
    assert shown(view()).startswith("Anything else? Get this looked at today.")
    assert view().level == "urgent"


def test_each_drawing_exists_and_each_place_for_one_is_a_line(catalogues):
    drawn = json.loads((files("skill.handlers.screens") / "drawings.json").read_text("utf-8"))
    assert drawn.keys() == DRAWINGS.keys()
    messages = catalogues["en-US"].messages
    for places in DRAWINGS.values():
        for place in places:
            assert any(key == place or key.startswith(f"{place}.") for key in messages), place


def test_every_line_of_home_care_has_a_drawing(catalogues):
    home = [key for key in catalogues["en-US"].messages if key.startswith("home.")]
    assert [key for key in home if not drawing_of(key)] == []


def test_every_exercise_is_drawn_when_one_gets_into_place_and_when_one_moves(knowledge):
    exercises = list(knowledge.exercises.exercises.values())
    assert len(exercises) > 10
    for exercise in exercises:
        assert drawing_of(exercise.set_up[0]), exercise.id
        assert drawing_of(exercise.move), exercise.id


def test_one_moves_in_the_position_that_is_drawn(knowledge):
    places = {
        "floor": {"lie", "knee_to_chest", "roll", "bridge", "leg_up", "front"},
        "hands_and_knees": {"kneel", "heels"},
        "chair": {"sit", "turn"},
        "standing": {"stand", "walk"},
    }
    for exercise in knowledge.exercises.exercises.values():
        drawn = {drawing_of(exercise.set_up[0]), drawing_of(exercise.move)}
        assert drawn <= places[exercise.position], exercise.id


def test_the_nearest_place_wins():
    assert drawing_of("topic.when_to_see_a_doctor.soon") == "calendar"
    assert drawing_of("topic.when_to_see_a_doctor.today") == "doctor"
    assert drawing_of("heard.present") == ""


@pytest.mark.parametrize("level", Disposition)
def test_every_level_has_a_name(level, catalogues):
    lines = (Line("advice.because", ("finding.fever",)), Line("advice.today"))
    reply = Reply(lines, None, kind=ReplyKind.ADVICE, disposition=level)
    assert view_of(reply, catalogues["en-GB"]).level == level.name.lower()
