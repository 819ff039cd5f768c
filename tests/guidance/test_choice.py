"""What is said to whom: each message where its data says so, and no home care for who must be seen today."""

import pytest

from skill.dialogue.messages import Advice, Listing, Offer
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import take_turn
from skill.guidance.advice import TopicKind, about, plan_for
from skill.listening.encoder.examples import examples_in
from skill.listening.encoder.files import EXAMPLES, find_encoder
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.listening.vocabulary.patterns import Kind
from skill.triage.assessment import conclude
from skill.triage.disposition import Disposition
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from testkit.telling import told_for

KNOWLEDGE = RESOURCES.knowledge
CONTENT, GUIDANCE = KNOWLEDGE.content, KNOWLEDGE.guidance
TOPICS = list(GUIDANCE.topics.values())
SAYINGS = [(topic, saying) for topic in TOPICS for saying in topic.say]
RULES = list(CONTENT.rules.values())
TODAY = [rule for rule in RULES if rule.disposition >= Disposition.URGENT]
MAYBE = [Status.PRESENT, Status.UNSURE]


def concluded(findings, pending=Offer.MORE):
    return Conversation(findings=findings, asked=tuple(CONTENT.questions), concluded=True, pending=pending)


def keys_of(conversation, **heard):
    reply = take_turn(KNOWLEDGE, conversation, UserAct(ActKind.SAY, Heard(words=2, **heard))).reply
    return [line.key for line in (*reply.statements, reply.question)]


# Topics


def says(topic, saying, findings):
    return saying.key in about(topic, saying.aspect.split(), CONTENT, findings)


def test_each_message_is_said_to_whom_it_is_for():
    for topic, saying in SAYINGS:
        for status in MAYBE:
            assert all(says(topic, saying, {name: status}) for name in saying.when), saying.key
            assert not any(says(topic, saying, {name: status}) for name in saying.unless), saying.key
        for findings in ({}, dict.fromkeys((*saying.when, *saying.unless), Status.DENIED)):
            assert says(topic, saying, findings) is (not saying.when), saying.key


def test_everybody_who_asks_is_told_something():
    for topic in TOPICS:
        aspects = {"", *(saying.aspect for saying in topic.say)}
        for name in CONTENT.findings:
            assert all(about(topic, [aspect], CONTENT, {name: Status.PRESENT}) for aspect in aspects), (topic.id, name)


def test_an_aspect_that_a_topic_does_not_tell_of_gets_its_plain_answer(lexicon):
    for topic in TOPICS:
        assert about(topic, ["nonsense"], CONTENT, {}) == about(topic, [], CONTENT, {})
    assert {saying.aspect for _, saying in SAYINGS} - {""} <= lexicon.ids(Kind.ASPECT)


def test_what_can_be_asked_about_is_what_there_is_something_to_say_about(lexicon):
    """The finer subjects have no patterns: only the second ear hears them asked about, the newest by their examples."""
    encoder = find_encoder("en")
    by_pattern, by_learning = lexicon.ids(Kind.TOPIC), encoder.description["labels"]["topics"]
    by_example = examples_in(encoder.read(EXAMPLES)).subjects
    assert by_pattern <= GUIDANCE.topics.keys() <= {*by_pattern, *by_learning, *by_example}


FORBIDDEN = {
    ("heat_or_cold", "topic.heat_or_cold.how"): "one_leg_swelling cold_pale_leg cellulitis hot_joint skin_going_bad",
    ("pain_relief", "topic.pain_relief.ask"): "pregnancy child",
}
REQUIRED = {
    ("heat_or_cold", "topic.heat_or_cold.not_on_numb"): "one_leg_tingle buttock_numbness saddle_numbness both_legs",
    ("heat_or_cold", "topic.heat_or_cold.not_on_bump"): "pregnancy",
    ("pain_relief", "topic.pain_relief.pregnant"): "pregnancy",
    ("pain_relief", "topic.pain_relief.child"): "child",
    ("pain_relief", "topic.pain_relief.thinner"): "anticoagulant steroid_tablets age_60_plus age_70_plus one_kidney",
}
"""From the clinical sheet, 5.9, 5.10 and 6.2 to 6.4: what nobody may hear, and what must be heard, with a finding."""


@pytest.mark.parametrize(("table", "is_said"), [(FORBIDDEN, False), (REQUIRED, True)], ids=["never", "always"])
def test_who_needs_a_caution_hears_it(table, is_said):
    for (topic, key), findings in table.items():
        for name in findings.split():
            for status in MAYBE:
                assert (key in about(GUIDANCE.topics[topic], [], CONTENT, {name: status})) is is_said, (key, name)


# Plans


@pytest.mark.parametrize("plan", GUIDANCE.plans, ids=lambda plan: plan.id)
def test_each_plan_is_reached_by_each_of_its_findings(plan):
    for findings in [{name: Status.PRESENT} for name in plan.when] or [{}]:
        assert plan_for(GUIDANCE, CONTENT, findings) == plan


@pytest.mark.parametrize("first", ["pregnancy", "child"])
def test_who_needs_a_plan_of_their_own_gets_it_whatever_else_they_have(first):
    for plan in GUIDANCE.plans:
        for name in plan.when:
            found = plan_for(GUIDANCE, CONTENT, {name: Status.PRESENT, first: Status.PRESENT})
            assert found.id == first or plan.id == "pregnancy"


@pytest.mark.parametrize("findings", [{}, {"low_back_pain": Status.PRESENT}, {"pregnancy": Status.UNSURE}])
def test_everybody_else_gets_the_last_plan(findings):
    assert plan_for(GUIDANCE, CONTENT, findings) == GUIDANCE.plans[-1]


# Nobody who must be seen today is told to look after it at home


REMEDIES = [topic for topic in TOPICS if topic.kind is TopicKind.REMEDY]
SAFE = {topic.even_so for topic in REMEDIES} | {say.key for topic in REMEDIES for say in topic.say if say.when}
"""What may be said of a remedy although care is needed today: a caution, or the one line that the content names."""
HELD = {Advice.HELD_BACK, Listing.HELD_BECAUSE, Listing.HELD_UNSURE}


def is_home_care(key):
    own = {saying.key for topic in REMEDIES for saying in topic.say} - SAFE
    return key in own or key.startswith("home.") or key.startswith(Offer.HOME_CARE)


@pytest.mark.parametrize("rule", TODAY, ids=lambda rule: rule.id)
def test_no_plan_while_care_is_needed_today(rule):
    findings = told_for(rule, CONTENT)
    assert conclude(CONTENT, findings).disposition >= Disposition.URGENT
    for plan in GUIDANCE.plans:
        more = findings | dict.fromkeys(plan.when[:1], Status.PRESENT)
        assert plan_for(GUIDANCE, CONTENT, more) == GUIDANCE.held_back


DOUBTS = [{finding.id: Status.UNSURE} for finding in CONTENT.findings.values()]


@pytest.mark.parametrize(
    "doubt", [d for d in DOUBTS if conclude(CONTENT, d).disposition >= Disposition.URGENT], ids=str
)
def test_no_remedy_where_a_doubt_alone_needs_care_today(doubt):
    keys = keys_of(concluded(doubt), topics=tuple(GUIDANCE.topics))  # all at once: each is answered by itself
    assert not any(map(is_home_care, keys)), keys
    assert HELD & {*keys}


@pytest.mark.parametrize("rule", TODAY, ids=lambda rule: rule.id)
def test_no_remedy_while_care_is_needed_today(rule):
    keys = keys_of(concluded(told_for(rule, CONTENT)), topics=tuple(GUIDANCE.topics))
    assert not any(map(is_home_care, keys)), keys
    assert keys[0].startswith("warning.") or HELD & {*keys}


def test_a_remedy_that_is_held_back_is_said_to_be():
    rule = next(rule for rule in TODAY if rule.disposition is Disposition.URGENT)
    for topic in TOPICS:
        keys = keys_of(concluded(told_for(rule, CONTENT)), topics=(topic.id,))
        assert not any(map(is_home_care, keys)), (topic.id, keys)
        assert topic.kind is not TopicKind.REMEDY or (keys[0] in HELD and len(keys) <= 3), (topic.id, keys)


def test_who_may_not_take_it_is_told_no_and_not_only_to_wait(talk):
    """A caution is no home care: it is said first, although care is needed today."""
    talk.say("my back hurts, i have a fever and i take warfarin")
    talk.say("can i take an ibuprofen")
    assert talk.level == "URGENT"
    assert talk.keys[0] == Advice.NO
    assert talk.spoken.startswith("No. Don't take ibuprofen")


def test_what_is_safe_for_everybody_is_said_beside_what_holds_the_rest_back(talk):
    talk.say("my lower back hurts and i have a fever")
    talk.say("should i sleep on my side")
    assert talk.keys[:2] == [Listing.HELD_BECAUSE, "topic.which_side.knees"]
    assert "fever" in talk.spoken


def test_what_is_only_in_doubt_is_no_reason_to_be_seen_today(talk):
    talk.say("my lower back hurts")
    for _ in range(2):
        talk.say("i don't know")
    assert talk.level == "URGENT"
    talk.say("can i have a massage")
    assert talk.keys[0] == Listing.HELD_UNSURE
    assert "today" not in talk.spoken


def test_words_that_only_name_a_thing_are_not_told_to_wait(talk):
    talk.say("my lower back hurts and i have a fever")
    talk.say("no, i stand on a roof all day")
    assert not HELD & {*talk.keys}


@pytest.mark.parametrize("rule", TODAY, ids=lambda rule: rule.id)
def test_no_offer_of_home_care_is_kept_while_care_is_needed_today(rule):
    """It was offered before the last thing was told."""
    assert not any(map(is_home_care, keys_of(concluded(told_for(rule, CONTENT), Offer.HOME_CARE), answer=Answer.YES)))


# The safety net


@pytest.mark.parametrize("rule", [None, *RULES], ids=lambda rule: getattr(rule, "id", "no rule"))
def test_advice_says_when_to_call_and_only_mild_advice_offers_home_care(rule):
    findings = {"low_back_pain": Status.PRESENT, **(told_for(rule, CONTENT) if rule else {})}
    before = Conversation(findings=findings, asked=tuple(CONTENT.questions), pending=Offer.CHECK)
    keys = keys_of(before, answer=Answer.YES)
    level = conclude(CONTENT, findings).disposition
    if level is Disposition.EMERGENCY:
        assert keys[0].startswith("warning.")
    else:
        top = conclude(CONTENT, findings).reasons[:1]
        assert (f"safety_net.{top[0].rule.safety_net}" if top else "advice.self_care") in keys
        assert "safety_net.emergency_signs" in keys
        assert (keys[-1] == Offer.HOME_CARE) is (level < Disposition.URGENT)


def test_who_asks_before_any_check_hears_when_to_call_and_is_let_go():
    nets = {Advice.ONE_LINE, *KNOWLEDGE.guidance.safety_nets}
    for topic in TOPICS:
        keys = keys_of(Conversation(), topics=(topic.id,))
        assert len(nets & set(keys)) == (0 if topic.kind is TopicKind.SKILL else 1), topic.id
        if topic.kind is not TopicKind.SKILL:
            is_about_moving = topic.id in KNOWLEDGE.exercises.offered_after
            assert keys[-1] == (Offer.EXERCISE if is_about_moving else Offer.MORE), topic.id
            assert keys[0] == topic.say[0].key or topic.say[0].when, topic.id
