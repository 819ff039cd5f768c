"""Guided exercises: screened first, one step a turn, stopped when something hurts, gone when there is danger."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from skill.dialogue.check import check_flow
from skill.dialogue.exercises.steps import COMMANDS
from skill.dialogue.messages import Offer
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.reply import Pace
from skill.dialogue.state.routine_progress import Progress, progress_from_session
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import take_turn
from skill.guidance.exercises import fitting
from skill.listening.heard import Heard
from skill.listening.said import Answer, Measure, Observation, Quantity, Said
from skill.listening.vocabulary.patterns import Kind
from skill.triage.disposition import Disposition
from skill.triage.model import EXERCISE_GROUPS, FindingKind
from skill.triage.status import Status
from testkit import exercising
from testkit.exercising import SCREENED, SUITED, at, places
from testkit.loaded import RESOURCES
from testkit.telling import told_for

KNOWLEDGE = RESOURCES.knowledge
CONTENT, EXERCISES = KNOWLEDGE.content, KNOWLEDGE.exercises
ROUTINES = exercising.routines(KNOWLEDGE)
PLACES = [place for routine in ROUTINES for place in places(KNOWLEDGE, routine)]
TODAY = [rule for rule in CONTENT.rules.values() if rule.disposition >= Disposition.URGENT]
EMERGENCIES = [rule for rule in TODAY if rule.disposition is Disposition.EMERGENCY]
YES, NO = Heard(answer=Answer.YES, words=1), Heard(answer=Answer.NO, words=1)
FORTY = Heard(measures=(Measure(Quantity.AGE, 40),), words=1)
ASK = Heard(acts=frozenset({"exercise"}), words=5)
STEP_KEYS = {key for exercise in EXERCISES.exercises.values() for step in exercise.steps for key in step}


def turn(conversation, heard, kind=ActKind.SAY):
    return take_turn(KNOWLEDGE, conversation, UserAct(kind, heard))


def command(name):
    return Heard(acts=frozenset({name}), words=2)


def telling(*names, said=Said.PRESENT):
    return Heard(tuple(Observation(name, said) for name in names), words=4)


def keys(found):
    question = (found.reply.question,) if found.reply.question else ()
    return [line.key for line in (*found.reply.statements, *question)]


def row(progress, findings=SUITED):
    return fitting(EXERCISES, EXERCISES.routine(progress.routine), CONTENT, findings)


def assert_spoken_step(found, progress):
    """The step of a place is what is spoken, and the microphone stays open."""
    assert found.conversation.routine == progress
    assert found.conversation.pending == Offer.STEP
    steps = row(progress)[progress.exercise].steps
    assert tuple(keys(found)[-1 - len(steps[progress.step]) : -1]) == steps[progress.step]
    assert found.reply.question.key == Offer.STEP
    assert found.reply.reprompt


def assert_over(found):
    assert found.conversation.routine is None
    assert STEP_KEYS.isdisjoint(keys(found))


# Screening


def screened(conversation, *answers, heard=ASK):
    found = turn(conversation, heard)
    for reply in answers:
        found = turn(found.conversation, reply)
    return found


def test_who_told_nothing_is_asked_all_before_the_first_step():
    found = turn(Conversation(), ASK)
    for name, reply in zip(SCREENED, (NO, NO, NO, YES, NO), strict=True):
        assert found.conversation.pending == name
        assert keys(found) == [f"question.{name}.ask"]
        assert STEP_KEYS.isdisjoint(keys(found))
        found = turn(found.conversation, reply)
    assert "exercise.stop_signs" in keys(found)
    assert_spoken_step(found, Progress("general"))


def test_what_is_known_is_not_asked_again():
    assert turn(Conversation(findings=SUITED, concluded=True), ASK).conversation.pending == Offer.STEP
    half = {name: status for name, status in SUITED.items() if name != "told_not_to_exercise"}
    found = turn(Conversation(findings=half, concluded=True), ASK)
    assert keys(found) == ["question.before_told_not.ask"]


def test_after_a_check_danger_is_not_asked_again_but_before_one_it_is_whatever_was_denied():
    assert "before_danger" not in screened(Conversation(concluded=True)).conversation.pending
    told = {"saddle_numbness": Status.DENIED, "fever": Status.DENIED}
    assert screened(Conversation(findings=told)).conversation.pending == "before_danger"


def test_a_no_to_the_screening_denies_nothing_that_a_check_asks_about():
    found = screened(Conversation(), NO)
    assert not {"saddle_numbness", "fever", "leg_weakness", "major_trauma"} & found.conversation.findings.keys()


UNCLEAR = [Answer.YES, Answer.PARTLY]


@pytest.mark.parametrize("answer", UNCLEAR)
def test_a_yes_to_danger_asks_about_each_danger_and_guides_nothing(answer):
    found = screened(Conversation(), Heard(answer=answer, words=1))
    put = []
    while not found.conversation.concluded:
        assert_over(found)
        assert found.conversation.pending not in put
        put.append(found.conversation.pending)
        assert CONTENT.questions[put[-1]].group not in EXERCISE_GROUPS
        found = turn(found.conversation, FORTY if put[-1] == "how_old" else NO)
    assert "bladder_and_bowel" in put
    assert_each_is_asked_about_once(CONTENT.questions["before_danger"].doubts, put)


def assert_each_is_asked_about_once(doubts, put):
    """A question that asks about two of them is put once, and none is asked about again in another."""
    asked = {name: [id_ for id_ in put if name in CONTENT.questions[id_].covers] for name in doubts}
    assert [name for name, ids in asked.items() if len(ids) != 1] == [], asked


def test_a_doubt_about_danger_is_never_a_no():
    found = screened(Conversation(), *[Heard(answer=Answer.UNSURE, words=1)] * check_flow.UNSURE_TRIES)
    assert_over(found)
    assert found.conversation.pending in CONTENT.questions
    found = turn(Conversation(), ASK)
    for _ in range(check_flow.UNHEARD_TRIES):
        found = turn(found.conversation, Heard(), ActKind.NOT_HEARD)
    assert_over(found)


@pytest.mark.parametrize("rule", TODAY, ids=lambda rule: rule.id)
@pytest.mark.parametrize("is_concluded", [False, True], ids=["before a check", "after a check"])
def test_nothing_is_guided_while_care_is_needed_today_or_sooner(rule, is_concluded):
    asked = tuple(CONTENT.questions) if is_concluded else ()
    told = Conversation(findings={**SUITED, **told_for(rule, CONTENT)}, asked=asked, concluded=is_concluded)
    found = turn(told, ASK)
    for reply in (YES, NO, YES, NO):
        assert_over(found)
        if found.reply.question is None:
            break
        found = turn(found.conversation, reply)


@pytest.mark.parametrize("rule", TODAY, ids=lambda rule: rule.id)
def test_nothing_is_offered_while_care_is_needed_today_or_sooner(rule):
    told = Conversation(findings=told_for(rule, CONTENT), asked=tuple(CONTENT.questions), concluded=True)
    for topic in EXERCISES.offered_after:
        assert Offer.EXERCISE not in keys(turn(replace(told, pending=Offer.MORE), Heard(topics=(topic,), words=3)))
    assert Offer.EXERCISE not in keys(turn(replace(told, pending=Offer.HOME_CARE), YES))


def test_exercises_are_the_way_on_from_home_care_and_from_what_was_asked():
    home = Conversation(findings=SUITED, concluded=True, pending=Offer.HOME_CARE)
    found = turn(home, YES)
    assert found.conversation.pending == Offer.EXERCISE
    assert turn(found.conversation, YES).conversation.pending == Offer.STEP
    assert turn(found.conversation, NO).reply.question is None
    for topic in EXERCISES.offered_after:
        assert turn(home, Heard(topics=(topic,), words=3)).conversation.pending == Offer.EXERCISE
    child = replace(home, findings={**SUITED, "child": Status.PRESENT})
    assert turn(child, YES).conversation.pending == Offer.MORE


def test_a_check_that_was_begun_is_finished_first():
    begun = turn(Conversation(), telling("low_back_pain")).conversation
    found = turn(begun, ASK)
    assert found.conversation.pending == begun.pending
    assert keys(found)[0] == "exercise.after_check"
    assert_over(found)


def test_not_being_allowed_ends_it_and_a_pregnancy_is_kept_in_mind():
    told_not = screened(Conversation(), NO, YES)
    assert "exercise.held.told_not" in keys(told_not)
    assert_over(told_not)
    pregnant = screened(Conversation(), NO, NO, YES)
    assert pregnant.conversation.routine is not None
    for reply in (YES, NO):
        pregnant = turn(pregnant.conversation, reply)
    assert "topic.remedy.in_pregnancy" in keys(pregnant)


def test_without_a_clean_yes_the_floor_is_left_alone():
    for reply in (NO, Heard(answer=Answer.HEDGED_NO, words=2), Heard(answer=Answer.UNSURE, words=2)):
        found = screened(Conversation(), NO, NO, reply, NO)
        while found.conversation.pending != Offer.STEP:  # asked once more, for one of these is no clear answer
            found = turn(found.conversation, NO)
        assert found.conversation.routine.routine == "chair"


def test_what_only_the_row_taken_instead_depends_on_is_asked_too():
    bridge = replace(ASK, choices=frozenset({"bridge"}))
    assert screened(Conversation(), NO, NO, NO, YES, heard=bridge).conversation.pending == Offer.STEP
    found = screened(Conversation(), NO, NO, NO, NO, heard=bridge)
    assert found.conversation.pending == "before_bones"
    on_the_chair = turn(found.conversation, YES)
    assert row(on_the_chair.conversation.routine, on_the_chair.conversation.findings)
    assert "exercise.other_instead" in keys(on_the_chair)


def test_whatever_is_known_no_step_rests_on_something_that_was_not_asked():
    """Each routine, each answer to the screening: what a guided exercise is kept from by the screening was asked."""
    before = [q for q in CONTENT.questions.values() if q.group == "before_exercise"]
    asked_about = {q.finding: q.id for q in before}
    for routine in ROUTINES:
        wish = replace(ASK, choices=frozenset({routine.id}))
        todo = [turn(Conversation(), wish)]
        while todo:
            found = todo.pop()
            if found.conversation.pending in {question.id for question in before}:
                todo += [turn(found.conversation, reply) for reply in (YES, NO)]
            elif found.conversation.routine is not None:
                for exercise in row(found.conversation.routine, found.conversation.findings):
                    for name in set(exercise.not_for) & asked_about.keys():
                        assert asked_about[name] in found.conversation.asked, (routine.id, exercise.id, name)


# At every place


def test_the_commands_are_those_that_are_heard(lexicon):
    assert lexicon.ids(Kind.ACT) >= COMMANDS
    assert exercising.COMMANDS.keys() == COMMANDS


@pytest.mark.parametrize("place", PLACES, ids=lambda c: f"{c.routine.routine}-{c.routine.exercise}-{c.routine.step}")
def test_every_command_at_every_place(place):
    progress, rests = place.routine, place.pending == Offer.RESUME
    exercises = row(progress)
    steps = exercises[progress.exercise].steps
    is_last_step, is_last = progress.step == len(steps) - 1, progress.exercise == len(exercises) - 1
    onward = (
        replace(progress, step=progress.step + 1)
        if not is_last_step
        else replace(progress, exercise=progress.exercise + 1, step=0)
    )
    skipped = replace(progress, exercise=progress.exercise + 1, step=0)
    for heard, following in (
        (command("next"), onward),
        (YES, progress if rests else onward),
        (command("resume"), progress if rests else onward),
        (command("skip"), skipped),
    ):
        found = turn(place, heard)
        if following.exercise == len(exercises):
            assert_over(found)
            assert {"exercise.done", "exercise.next_time", "safety_net.one_line"} < set(keys(found))
            assert is_last
        else:
            assert_spoken_step(found, following)
    back = (
        replace(progress, step=progress.step - 1)
        if progress.step
        else replace(progress, exercise=max(progress.exercise - 1, 0), step=0)
    )
    assert_spoken_step(turn(place, command("previous")), back)
    assert_spoken_step(turn(place, command("slower")), replace(progress, pace=Pace.SLOW))
    assert_spoken_step(turn(place, command("faster")), replace(progress, pace=Pace.QUICK))
    assert_spoken_step(turn(place, Heard(acts=frozenset({"repeat"}), words=1)), progress)
    assert_spoken_step(turn(place, Heard(), ActKind.REPEAT), progress)
    paused = turn(place, command("pause"))
    assert (paused.conversation.pending, paused.conversation.routine) == (Offer.RESUME, progress)
    left = turn(place, command("how_many_left"))
    assert keys(left) == [f"exercise.left.{len(exercises) - progress.exercise - 1}", place.pending]
    easier = turn(place, command("easier"))
    assert ("exercise.easier" in keys(easier)) is bool(exercises[progress.exercise].easier)
    hurt = turn(place, command("hurts"))
    assert keys(hurt) == ["exercise.stop_there", "question.exercise_hurts.ask"]
    for kind in (ActKind.HELP, ActKind.WHY):
        kept = turn(place, Heard(), kind)
        assert (kept.conversation.routine, kept.conversation.pending) == (progress, place.pending)
    stopped = turn(place, Heard(), ActKind.STOP)
    assert stopped.reply.question is None
    assert [line.key for line in stopped.reply.statements] == ["exercise.ended", "safety_net.one_line"]


@pytest.mark.parametrize(
    "place", PLACES[::7], ids=lambda c: f"{c.routine.routine}-{c.routine.exercise}-{c.routine.step}"
)
def test_questions_short_replies_and_silence_keep_the_place(place):
    for heard, kind in (
        (Heard(topics=("heat_or_cold",), words=4), ActKind.SAY),
        (Heard(answer=Answer.UNSURE, words=2), ActKind.SAY),
        (Heard(answer=Answer.PARTLY, words=2), ActKind.SAY),
        (Heard(), ActKind.NOT_HEARD),
        (Heard(words=3), ActKind.SAY),
        (telling("saddle_numbness", said=Said.DENIED), ActKind.SAY),
    ):
        found = turn(place, heard, kind)
        assert (found.conversation.routine, found.conversation.pending) == (place.routine, place.pending)
        assert found.reply.question.key == place.pending
    assert "topic.heat_or_cold.choose" in keys(turn(place, Heard(topics=("heat_or_cold",), words=4)))


def test_not_yet_is_waited_for_and_no_after_a_rest_ends_it():
    place = at(Progress("general", 1, 1))
    assert keys(turn(place, NO)) == ["exercise.wait", Offer.STEP]
    over = turn(replace(place, pending=Offer.RESUME), NO)
    assert_over(over)
    assert "safety_net.one_line" in keys(over)


def test_the_pace_has_two_ends_and_stays():
    place = at(Progress("general", 0, 1))
    slow = turn(place, command("slower")).conversation
    assert "exercise.slowest" in keys(turn(slow, command("slower")))
    quick = turn(place, command("faster"))
    assert quick.reply.pace is Pace.QUICK
    assert "exercise.fastest" in keys(turn(quick.conversation, command("faster")))
    assert turn(quick.conversation, command("next")).reply.pace is Pace.QUICK
    assert turn(Conversation(), NO).reply.pace is Pace.USUAL


def test_easier_goes_on_until_there_is_none():
    found = turn(at(Progress("sciatica", 2, 1)), command("easier"))
    seen = []
    while "exercise.easier" in keys(found):
        seen.append(next(key for key in keys(found) if key.endswith(".name")))
        found = turn(found.conversation, command("easier"))
    assert seen == ["exercise.seated_figure_four.name", "exercise.chair_march.name"]
    assert keys(found) == ["exercise.no_easier", Offer.STEP]


def test_another_routine_may_be_asked_for_on_the_way():
    asked = Heard(acts=frozenset({"exercise"}), choices=frozenset({"chair"}), words=3)
    slow = at(Progress("general", 1, 1, pace=Pace.SLOW))
    assert_spoken_step(turn(slow, asked), Progress("chair", pace=Pace.SLOW))


def test_another_routine_does_not_pass_by_what_hurts():
    asked = Heard(acts=frozenset({"exercise"}), choices=frozenset({"chair"}), words=3)
    hurt = turn(at(Progress("general", 1, 1)), command("hurts")).conversation
    assert turn(hurt, asked).conversation.pending == "exercise_hurts"
    tingles = replace(asked, observations=telling("one_leg_tingle").observations)
    assert_over(turn(at(Progress("general", 1, 1)), tingles))


# Danger


@pytest.mark.parametrize("rule", EMERGENCIES, ids=lambda rule: rule.id)
def test_an_emergency_at_every_place_warns_at_once_and_the_routine_is_gone(rule):
    told = {CONTENT.findings[name].said_as or name for name in told_for(rule, CONTENT)}
    for place in PLACES:
        asked = (*SCREENED, *(id_ for held in rule.clarifiers for id_ in held.questions))
        found = turn(replace(place, asked=asked), telling(*told))
        assert found.assessment.disposition is Disposition.EMERGENCY
        assert keys(found)[0].endswith(".call")
        assert_over(found)
        after = turn(found.conversation, command("next"))
        assert_over(after)
        assert keys(after)[0].startswith("warning.")
        assert keys(after)[0].endswith(".again")


WORDS = [
    "i can't feel between my legs",
    "ow i have chest pain",
    "i just wet myself",
    "next but my leg has gone cold and white",
    "slower i can't breathe",
]


@pytest.mark.parametrize("words", WORDS)
def test_an_emergency_in_words_with_a_command(talk, words):
    for place in PLACES[::11]:
        talk.conversation = place
        talk.say(words)
        assert talk.level == "EMERGENCY"
        assert talk.conversation.routine is None


SIGNS = sorted({name for q in CONTENT.questions.values() if q.id == "exercise_hurts" for name in q.settled_by})


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("was_known", [False, True], ids=["new", "known before"])
def test_a_sign_of_a_nerve_stops_it_and_danger_is_asked_about_next(name, was_known):
    for place in PLACES[::5]:
        found = SUITED | ({name: Status.PRESENT} if was_known else {})
        stopped = turn(replace(place, findings=found), telling(name))
        assert_over(stopped)
        pending = CONTENT.questions[stopped.conversation.pending]
        assert pending.level is Disposition.EMERGENCY
        assert pending.group not in EXERCISE_GROUPS


def test_after_a_check_the_same_dangers_are_asked_about_again():
    done = Conversation(
        findings=SUITED | {"saddle_numbness": Status.DENIED, "both_legs": Status.DENIED},
        asked=("saddle", "legs_and_walking", "bladder_and_bowel"),
        concluded=True,
        pending=Offer.STEP,
        routine=Progress("sciatica", 1, 1),
    )
    hurt = turn(done, command("hurts"))
    found = turn(hurt.conversation, YES)
    put = []
    while found.conversation.pending in CONTENT.questions:
        put.append(found.conversation.pending)
        found = turn(found.conversation, NO)
    assert "bladder_and_bowel" in put
    assert_each_is_asked_about_once(CONTENT.questions["exercise_hurts"].doubts, put)


def test_pain_without_a_sign_of_a_nerve_leaves_that_one_out():
    place = at(Progress("general", 1, 1))
    hurt = turn(place, command("hurts"))
    found = turn(hurt.conversation, NO)
    assert keys(found) == ["exercise.leave_out", Offer.RESUME]
    assert_spoken_step(turn(found.conversation, YES), Progress("general", 2))
    last = turn(turn(at(Progress("general", 4, 1)), command("hurts")).conversation, NO)
    assert_over(last)
    assert "safety_net.one_line" in keys(last)


def test_a_yes_the_second_time_is_not_taken_for_the_first_answer():
    first = turn(turn(at(Progress("general", 0, 1)), command("hurts")).conversation, NO)
    again = turn(turn(first.conversation, YES).conversation, command("hurts"))
    assert again.conversation.pending == "exercise_hurts"
    assert_over(turn(again.conversation, YES))


def test_not_knowing_what_changed_counts_as_a_change():
    found = turn(at(Progress("general", 0, 1)), command("hurts"))
    for _ in range(check_flow.UNSURE_TRIES):
        found = turn(found.conversation, Heard(answer=Answer.UNSURE, words=2))
    assert_over(found)
    assert CONTENT.questions[found.conversation.pending].level is Disposition.EMERGENCY


def test_anything_else_that_is_new_is_looked_at_before_going_on():
    symptoms = [f.id for f in CONTENT.findings.values() if f.kind is FindingKind.SYMPTOM and not f.is_derived]
    for name in symptoms:
        assert_over(turn(at(Progress("general", 1, 1)), telling(name)))
        assert_over(turn(at(Progress("general", 1, 1)), telling(name, said=Said.UNSURE)))
    for name in ("low_back_pain", "spasm"):
        assert turn(at(Progress("general", 1, 1)), telling(name)).conversation.pending == "exercise_hurts"


def test_what_makes_an_exercise_unfit_changes_the_rest():
    found = turn(at(Progress("morning", 1, 1)), telling("artificial_joint"))
    left = fitting(
        EXERCISES, EXERCISES.routine(found.conversation.routine.routine), CONTENT, found.conversation.findings
    )
    assert all("artificial_joint" not in exercise.not_for for exercise in left)
    assert_over(turn(at(Progress("morning", 1, 1)), telling("child")))


def test_it_hurts_is_said_of_the_move_and_reassures_of_nothing(talk):
    talk.conversation = at(Progress("general", 1, 1))
    talk.say("it hurts")
    kinds = {CONTENT.findings[name].kind for name in talk.conversation.findings.keys() - SUITED.keys()}
    assert FindingKind.REASSURANCE not in kinds


def test_a_command_means_nothing_where_no_routine_is(talk):
    talk.say("my back hurts")
    for words in exercising.COMMANDS.values():
        talk.say(words)
        assert talk.conversation.routine is None
        assert talk.pending in CONTENT.questions


def test_why_says_why_and_on_whose_word(talk):
    talk.conversation = at(Progress("general", 1, 1))
    talk.say("why do you ask")
    assert "why.exercise" in talk.keys
    talk.say("where does that come from")
    assert "why.sources" in talk.keys
    talk.say("help", ActKind.HELP)
    assert "help.exercise" in talk.keys


# Questions about the move, and haste before the first one

ASIDES = ["hurry up", "both legs or just one", "can i do it sitting", "i can't get on the floor", "do i do both sides"]


@pytest.mark.parametrize("words", ASIDES)
def test_what_is_wholly_about_the_move_tells_nothing_of_the_body(talk, words):
    talk.conversation = at(Progress("general", 1, 1))
    talk.say(words)
    assert talk.pending == Offer.STEP
    changed = {name for name, status in talk.conversation.findings.items() if SUITED.get(name) is not status}
    assert changed <= {"reaches_floor"}


@pytest.mark.parametrize("words", ASIDES)
def test_with_a_danger_beside_it_the_same_words_stop_the_routine(talk, words):
    for danger in ("i can't feel between my legs", "my legs have gone weak"):
        talk.conversation = at(Progress("general", 1, 1))
        talk.say(f"{words} {danger}")
        assert_over(talk.turn)


@pytest.mark.parametrize("name", SCREENED)
@pytest.mark.parametrize("words", ["next", "skip", "hurry up", "just start"])
def test_haste_is_no_answer_and_no_loop(talk, name, words):
    known = {finding: status for finding, status in SUITED.items() if finding not in CONTENT.questions[name].asks_about}
    asked = SCREENED[: SCREENED.index(name)]
    here = Conversation(findings=known, asked=asked, pending=name, routine=Progress("general"))
    talk.conversation = here
    talk.say(words)
    assert talk.keys == [f"question.{name}.why", f"question.{name}.short"]
    assert talk.conversation.findings == known
    talk.say(words)
    assert talk.pending != name
    denied = {n for n, status in talk.conversation.findings.items() if status is Status.DENIED} - known.keys()
    assert denied <= {"reaches_floor"}  # a chair takes its place
    is_kept = "exercise.not_without" in talk.keys
    assert is_kept is (name in ("before_danger", "before_told_not"))
    assert (talk.conversation.routine is None) is is_kept


# Through the session


@pytest.mark.parametrize(
    "place", PLACES[::3], ids=lambda c: f"{c.routine.routine}-{c.routine.exercise}-{c.routine.step}"
)
def test_a_place_goes_into_the_session_and_back(place, catalogues):
    message_keys = frozenset(catalogues["en-US"].messages)
    kept = json.loads(json.dumps(place.to_session()))
    assert from_session(kept, CONTENT, message_keys, EXERCISES) == place


GOOD = Progress("general", 1, 1).to_session()
TAMPERED = [
    None,
    5,
    "general",
    [],
    {**GOOD, "routine": "x"},
    {**GOOD, "routine": ["general"]},
    {**GOOD, "exercise": -1},
    {**GOOD, "exercise": 5},
    {**GOOD, "exercise": True},
    {**GOOD, "step": 99},
    {**GOOD, "step": "1"},
    {**GOOD, "easier": None},
    {**GOOD, "easier": 10**9},
    {**GOOD, "pace": "slowest"},
    {**GOOD, "pace": ["slow"]},
    {"routine": "general"},
]


@pytest.mark.parametrize("value", TAMPERED, ids=repr)
def test_a_place_that_was_tampered_with_is_dropped(value):
    assert progress_from_session(value, EXERCISES) is None
    assert progress_from_session(GOOD, EXERCISES) == Progress("general", 1, 1)


def test_a_place_that_no_longer_exists_for_this_person_ends_the_routine():
    for heard in (command("next"), command("easier"), YES, command("how_many_left"), Heard(words=2)):
        assert_over(turn(replace(at(Progress("general", 4, 9)), findings={}), heard))
