"""The page's server: whom it answers, and what it tells of a turn."""

import json
from importlib.resources import files
from threading import Thread

import pytest

from skill.simulator.asked import LONGEST
from skill.simulator.desk import MOST_TABS
from skill.simulator.guard import POLICY
from skill.simulator.homes import PREFIX
from skill.simulator.local_skill import LOOPBACK
from skill.simulator.page import local_app
from skill.simulator.page_routes import EXAMPLES
from skill.simulator.transcript import read
from skill.web.server import open_server

SETTING = {"locale": "en-US", "device": "speaker"}
ASSETS = sorted(file.name for file in (files("skill.simulator") / "static").iterdir())


@pytest.fixture(scope="session")
def app():
    """The page, with the skill behind it."""
    return local_app(hosts=["desk.example"])


@pytest.fixture(scope="session")
def port(app):
    """Where the page is served: its device reaches the skill there, and the skill reaches Alexa's API there."""
    server = open_server(app, LOOPBACK, 0, verify=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(app, port):
    found = app.test_client()
    found.environ_base["SERVER_PORT"] = str(port)
    return found


@pytest.fixture
def turn(client, request):
    """Takes one turn; each test at a tab of its own."""

    def taken(tab=request.node.name, setting=SETTING, **asked):
        answer = client.post(
            "/simulator/turn",
            json={"tab": tab, "setting": setting, **asked},
            base_url=f"http://127.0.0.1:{client.environ_base['SERVER_PORT']}",
        )
        return answer.status_code, answer.get_json()

    return taken


# --- whom it answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1:5000", "localhost", "localhost:5000", "[::1]:5000", "desk.example"])
def test_this_machine_is_answered(client, host):
    assert client.get("/", headers={"Host": host}, buffered=True).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7:5000", "", "localhost.evil.example:5000"]
)
@pytest.mark.parametrize("path", ["/", "/static/main.js", "/simulator/options"])
def test_a_name_that_only_points_here_is_refused(client, host, path):
    assert client.get(path, headers={"Host": host}, buffered=True).status_code == 403


@pytest.mark.parametrize("path", ["/simulator/turn", "/simulator/transcript", "/simulator/read", "/alexa"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
    ],
)
def test_another_sites_page_cannot_post(client, path, headers):
    assert client.post(path, json={}, headers=headers).status_code == 403


def test_a_form_cannot_post_either(client):
    assert client.post("/simulator/turn", data={"tab": "t"}).status_code == 400


def test_its_own_page_can_post(client):
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/simulator/read", json={"text": '{"says": ["hi"]}'}, headers=headers).status_code == 200


def test_every_answer_says_what_may_run(client):
    for path in ("/", "/static/main.js", "/simulator/options", "/nothing"):
        headers = client.get(path, buffered=True).headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_no_asset_speaks_of_another_place():
    """Nothing is fetched from elsewhere, and nothing stands in the page that the policy would forbid."""
    for name in ASSETS:
        text = (files("skill.simulator") / "static" / name).read_text("utf-8").replace("http://www.w3.org/", "")
        assert "http" not in text.lower().replace("httponly", ""), name
        assert " style=" not in text, name
        assert "innerHTML" not in text, name
        assert " onclick=" not in text, name


@pytest.mark.parametrize("path", ["/static/../page.py", "/static/..%2fpage.py", "/static//etc/passwd"])
def test_nothing_but_assets_is_served(client, path):
    assert client.get(path, buffered=True, follow_redirects=True).status_code == 404


# --- what it tells -------------------------------------------------------------------------------------------------


def test_a_turn_tells_all_of_itself(turn):
    status, told = turn(do="say", text="my back hurts and i don't know if i have a fever")
    assert status == 200
    assert told["heard"]["intent"] == "DescribeIntent"
    assert told["request"]["request"]["type"] == "IntentRequest"
    assert told["response"]["response"]["outputSpeech"]["ssml"] == told["ssml"]
    assert {finding["status"] for finding in told["inside"]["findings"]} == {"present", "unsure"}
    assert told["inside"]["next"]["because"].startswith("it was heard in doubt")
    assert told["inside"]["possible"]
    assert told["ms"] > 0


def test_a_turn_tells_why_it_was_heard(turn):
    why = turn(do="say", text="my back hurts and there's no fever")[1]["why"]
    assert why[0]["text"] == "words: my back hurts and there 's no fever"
    assert why[-1] == {
        "text": "so it is known now:",
        "under": [{"text": "low_back_pain: present", "under": []}, {"text": "fever: denied", "under": []}],
    }
    (answered, *_) = turn(do="say", text="no")[1]["why"]  # of which Alexa makes an intent without words
    assert answered["text"] == "words: (none reached the skill, only the intent)"


def test_where_nothing_was_said_there_is_nothing_to_tell(turn):
    assert turn(do="say", text="open back pain guide")[1]["why"] == []
    assert turn(do="silence")[1]["why"] == []
    assert turn(do="leave")[1]["why"] == []


def test_rules_that_fired_are_told_and_no_longer_possible(turn):
    _, told = turn(do="say", text="my groin is numb")
    (first, *_) = told["inside"]["fired"]
    assert (first["disposition"], first["at"]) == ("EMERGENCY", "EMERGENCY")
    assert first["id"] not in {rule["id"] for rule in told["inside"]["possible"]}
    assert told["screen"] is None


def test_what_is_denied_makes_rules_impossible(turn):
    before = turn(do="say", text="my back hurts")[1]["inside"]
    after = turn(do="say", text="no")[1]["inside"]
    assert len(after["possible"]) < len(before["possible"])
    assert after["asked"] == 1


def test_tabs_are_apart(turn):
    turn(tab="a", do="say", text="my groin is numb")
    assert turn(tab="b", do="say", text="my back hurts")[1]["assessment"]["disposition"] is None
    assert turn(tab="a", do="say", text="no")[1]["assessment"]["disposition"] == "EMERGENCY"


def test_the_oldest_tab_is_forgotten(turn):
    turn(tab="first", do="say", text="my groin is numb")
    for number in range(MOST_TABS):
        turn(tab=f"other {number}", do="say", text="my back hurts")
    assert turn(tab="first", do="say", text="my back hurts")[1]["assessment"]["disposition"] is None


def test_a_screen_is_shown_and_touched(turn):
    setting = {"locale": "en-GB", "device": "screen"}
    told = turn(setting=setting, do="say", text="my back hurts")[1]
    assert told["screen"]["view"]["buttons"] == ["Yes", "No", "Not sure"]
    told = turn(setting=setting, do="touch", text="Yes", token=told["screen"]["token"])[1]
    assert told["heard"]["request"] == "Alexa.Presentation.APL.UserEvent"
    assert told["screen"]["view"]["number"] == "999"


def test_one_goes_back_to_a_turn_and_says_something_else(turn):
    turn(do="say", text="my back hurts")
    turn(do="say", text="my groin is numb")
    assert turn(do="rewind", turn=1)[1]["open"]
    told = turn(do="say", text="no")[1]
    assert (told["assessment"]["disposition"], told["inside"]["asked"]) == (None, 1)
    assert turn(do="rewind", turn=0)[1]["open"] is False
    assert turn(do="say", text="my leg hurts")[1]["known"]["told"] == ["leg pain"]
    assert turn(do="rewind", turn=7)[0] == 400


def test_one_goes_back_behind_the_end_of_a_session_and_its_reminders_can_be_set(turn):
    given = {**SETTING, "permissions": ["reminders"]}
    turn(do="say", text=STRETCH, setting=given)
    assert turn(do="say", text="stop", setting=given)[1]["open"] is False
    assert turn(do="rewind", turn=1, setting=given)[1]["open"]
    assert len(turn(do="say", text="yes", setting=given)[1]["home"]["alerts"]) == 1


def test_a_new_conversation_forgets_the_old_one(turn):
    turn(do="say", text="my groin is numb")
    assert turn(do="restart")[1]["open"] is False
    assert turn(do="rewind", turn=0)[0] == 400
    assert turn(do="say", text="my back hurts")[1]["known"]["told"] == ["low back pain"]
    assert turn(tab="never opened", do="restart")[0] == 200


def test_a_change_of_device_or_language_keeps_the_talk(turn):
    turn(do="say", text="my groin is numb")
    told = turn(do="say", text="what now", setting={"locale": "en-GB", "device": "screen"})[1]
    assert told["spoken"].startswith("Call 999")
    assert told["screen"]["view"]["number"] == "999"


@pytest.mark.parametrize(
    ("says", "answers"),
    [
        (["open back pain guide"], ["My lower back hurts", "Pain down one leg", "My leg hurts"]),
        (["my back hurts"], ["Yes", "No", "Not sure"]),
        (["remind me to stretch tomorrow at nine"], ["Morning", "Evening"]),
        (["my back hurts", "stop"], []),
    ],
)
def test_the_short_answers_fit_what_is_asked(turn, says, answers):
    for text in says:
        told = turn(do="say", text=text)[1]
    assert told["answers"] == answers


def test_what_is_known_is_told_in_plain_words(turn):
    for text in ("my lower back hurts since monday", "no", "no", "i leak a bit since yesterday"):
        told = turn(do="say", text=text)[1]
    assert sorted(told["known"]["told"]) == ["leaking", "low back pain"]
    assert [question["answer"] for question in told["known"]["questions"]] == ["No", "No", "Yes: leaking"]
    assert told["known"]["questions"][1]["asked"].startswith("Any new numb or odd feeling")
    assert told["known"]["level"] == "Emergency"
    assert told["dated"] == ["since yesterday"]


def test_a_phrase_is_put_to_the_model_alone(client, turn):
    turn(do="say", text="my back hurts")
    told = client.post("/simulator/phrase", json={"setting": SETTING, "text": "what is sciatica"}).get_json()
    assert told["intent"] == "AskAboutIntent"
    (slot,) = told["slots"]
    assert (slot["name"], slot["value"], slot["id"]) == ("topic", "sciatica", "condition.sciatica")
    assert turn(do="say", text="no")[1]["inside"]["asked"] == 1
    assert client.post("/simulator/phrase", json={"setting": SETTING, "text": 5}).status_code == 400


def test_leaving_ends_the_session(turn):
    turn(do="say", text="my back hurts")
    told = turn(do="leave")[1]
    assert (told["request"]["request"]["reason"], told["ends"]) == ("USER_INITIATED", True)
    assert turn(do="silence")[0] == 400


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "dance"},
        {"do": "rewind"},
        {"do": "rewind", "turn": -1},
        {"do": "silence"},
        {"do": "say", "text": 5},
        {"do": "say", "text": "x" * (LONGEST + 1)},
        {"do": "say", "text": "hi", "mishear": 9},
        {"do": "say", "text": "hi", "mishear": "much"},
        {"do": "say", "setting": {"locale": "tlh-KX", "device": "speaker"}},
        {"do": "say", "setting": {"locale": "en-US", "device": "toaster"}},
        {"do": "say", "setting": {**SETTING, "permissions": "all"}},
        {"do": "say", "setting": {**SETTING, "permissions": ["secrets"]}},
        {"do": "say", "setting": {**SETTING, "zone": "Mars/Olympus"}},
        {"do": "say", "setting": {**SETTING, "zone": None}},
        {"do": "say", "setting": None},
    ],
)
def test_what_cannot_be_done_is_refused(turn, asked):
    status, told = turn(**asked)
    assert (status, list(told)) == (400, ["error"])


# --- Alexa, her clock and her reminders -------------------------------------------------------------------------------

STRETCH = "remind me to stretch every day at half past eight in the morning"


@pytest.fixture
def hear(turn, request):
    """Says one thing after the other; what is told of the last."""

    def said(*texts, **asked):
        for text in texts:
            status, told = turn(do="say", text=text, **asked)
            assert status == 200
        return told

    return said


def test_a_reminder_from_the_asking_to_its_being_spoken(hear):
    told = hear(STRETCH, "yes")
    assert (told["asking"], told["home"]["permissions"], told["home"]["alerts"]) == (True, [], [])
    assert [said["kind"] for said in told["alexa"]] == ["question"]
    told = hear("I approve")
    assert (told["heard"]["request"], told["asking"]) == ("Connections.Response", False)
    assert told["home"]["permissions"] == ["reminders"]
    (alert,) = told["home"]["alerts"]
    assert (alert["kind"], alert["text"], alert["repeats"]) == ("reminder", "Time for your stretch.", True)
    assert alert["due"].endswith(", 08:30")
    before = told["home"]["clock"]
    told = hear("(1 day later)")
    assert told["alexa"] == [{"kind": "due", "text": "Here's your reminder: Time for your stretch.", "at": "08:30"}]
    assert (told["open"], told["spoken"]) == (False, "")
    assert told["home"]["clock"].split(", ")[0] != before.split(", ")[0]
    assert len(told["home"]["alerts"]) == 1


def test_who_says_no_to_alexa_sets_nothing(hear):
    told = hear(STRETCH, "yes", "no")
    assert (told["asking"], told["home"]["permissions"], told["home"]["alerts"]) == (False, [], [])


def test_silence_after_alexas_question_is_no_approval(hear, turn):
    hear(STRETCH, "yes")
    told = turn(do="silence")[1]
    assert told["request"]["request"]["payload"]["status"] == "NOT_ANSWERED"
    assert told["home"]["permissions"] == []


def test_leaving_leaves_alexas_question_too(hear, turn):
    assert hear(STRETCH, "yes")["asking"]
    assert turn(do="leave")[1]["asking"] is False
    assert "Back Pain Guide here" in hear("open back pain guide")["spoken"]


def test_a_permission_that_is_given_is_not_asked_for_and_one_taken_back_is(hear):
    given = {**SETTING, "permissions": ["reminders", "timers"]}
    told = hear(STRETCH, "yes", setting=given)
    assert (told["asking"], len(told["home"]["alerts"])) == (False, 1)
    told = hear("no", "ice for fifteen minutes", "yes", setting={**given, "permissions": ["reminders"]})
    assert told["asking"]
    assert [alert["kind"] for alert in told["home"]["alerts"]] == ["reminder"]


def test_a_timer_runs_out(hear, turn):
    given = {**SETTING, "permissions": ["timers"]}
    told = hear("ice for fifteen minutes", "yes", setting=given)
    assert [alert["kind"] for alert in told["home"]["alerts"]] == ["timer"]
    assert turn(do="look", setting=given)[1]["alexa"] == []
    told = hear("(15 minutes later)", setting=given)
    assert [said["kind"] for said in told["alexa"]] == ["due"]
    assert told["home"]["alerts"] == []


def test_to_look_keeps_the_session_open(hear, turn):
    hear("my back hurts")
    assert turn(do="look")[1]["open"]
    assert turn(do="say", text="no")[1]["inside"]["asked"] == 1


def test_reminders_and_the_clock_outlast_a_change_of_device(hear):
    given = {**SETTING, "permissions": ["reminders"]}
    hear(STRETCH, "yes", "(1 day later)", setting=given)
    told = hear("what reminders do I have", setting={**given, "device": "screen", "locale": "en-GB"})
    assert "8:30 in the morning" in told["spoken"]
    assert told["home"]["permissions"] == ["reminders"]
    assert told["home"]["zone"] == "Europe/London"


def test_without_a_zone_a_time_of_day_cannot_be_set_but_an_hour_can(hear):
    lost = {**SETTING, "zone": "", "permissions": ["reminders"]}
    told = hear(STRETCH, setting=lost)
    assert told["home"]["alerts"] == []
    assert "I can't tell what time it is" in told["spoken"]
    assert told["home"]["clock"].endswith(" UTC")
    told = hear("remind me to stretch in two hours", "yes", setting=lost)
    assert len(told["home"]["alerts"]) == 1


def test_the_zone_of_the_device_is_the_one_that_is_set(hear):
    told = hear(STRETCH, "yes", setting={**SETTING, "zone": "Asia/Kolkata", "permissions": ["reminders"]})
    (alert,) = told["home"]["alerts"]
    assert (told["home"]["zone"], alert["due"][-5:]) == ("Asia/Kolkata", "08:30")


def test_reminders_of_tabs_are_apart(hear):
    given = {**SETTING, "permissions": ["reminders"]}
    assert len(hear(STRETCH, "yes", tab="mine", setting=given)["home"]["alerts"]) == 1
    told = hear("what reminders do I have", tab="yours", setting=given)
    assert told["home"]["alerts"] == []
    assert "8:30" not in told["spoken"]


def test_alexas_api_is_behind_an_id_and_a_token(client, turn):
    told = turn(do="say", text="my back hurts", setting={**SETTING, "permissions": ["reminders"]})[1]
    system = told["request"]["context"]["System"]
    path = system["apiEndpoint"].partition(client.environ_base["SERVER_PORT"])[2] + "/v1/alerts/reminders"
    assert client.get(path).status_code == 401
    bearer = {"Authorization": f"Bearer {system['apiAccessToken']}"}
    assert client.get(path, headers=bearer).get_json()["alerts"] == []
    assert client.get(path, headers={**bearer, "Host": "evil.example"}).status_code == 403
    assert client.get(f"{PREFIX}/nobody/v1/alerts/reminders", headers=bearer).status_code == 404


def test_each_locale_tells_its_country_and_numbers(client):
    told = {one["id"]: one for one in client.get("/simulator/options").get_json()["locales"]}
    assert (told["en-GB"]["country"], told["en-GB"]["zone"]) == ("the UK", "Europe/London")
    assert (
        told["en-GB"]["numbers"]
        == "emergency 999, advice 111, crisis the Samaritans on 116123, or 111 and choose the mental health option"
    )


# --- transcripts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["title"].replace(" ", "_"))
def test_the_examples_are_what_they_say(turn, example):
    told = [turn(tab=example["title"], do="say", text=text)[1] for text in example["says"]]
    levels = [answer["assessment"]["disposition"] for answer in told]
    assert not any(answer["ends"] for answer in told[:-1])
    if "emergency" in example["title"]:
        assert levels[:-1] == [None] * (len(levels) - 1)
        assert levels[-1] == "EMERGENCY"
    else:
        assert (levels[-2], told[-1]["ends"]) == ("SELF_CARE", True)


def test_a_transcript_goes_out_and_comes_back(client, port):
    says = ["my back hurts", 'it\'s "odd" \x7f \u00e9', "", "my groin is numb"]
    answer = client.post(
        "/simulator/transcript",
        json={"setting": {**SETTING, "locale": "en-GB"}, "says": says},
        base_url=f"http://127.0.0.1:{port}",
    ).get_json()
    assert read(answer["conversation"]) == {"says": says, "locale": "en-GB"}
    case = json.loads(answer["case"])
    assert read(answer["case"])["says"] == case["says"] == [text for text in says if text]
    assert case["level"] == "EMERGENCY"


@pytest.mark.parametrize(
    "text", ["", "hello", "{}", '{"says": "one"}', "[[conversation]]", "[1]", "[[conversation]]\nturns = [1]"]
)
def test_what_is_no_transcript_is_refused(client, text):
    assert client.post("/simulator/read", json={"text": text}).status_code == 400
