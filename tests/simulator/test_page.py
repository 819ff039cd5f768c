"""The page's server: whom it answers, and what it tells of a turn."""

import json
from importlib.resources import files

import pytest

from skill.simulator import desk as desks
from skill.simulator.guard import POLICY
from skill.simulator.page import EXAMPLES, local_app
from skill.simulator.transcript import read

SETTING = {"locale": "en-US", "device": "speaker"}
ASSETS = sorted(file.name for file in (files("skill.simulator") / "static").iterdir())


@pytest.fixture(scope="session")
def app(running):
    """The page, its device talking to the skill that runs already."""
    return local_app(hosts=["desk.example"])


@pytest.fixture
def client(app, running):
    found = app.test_client()
    found.environ_base["SERVER_PORT"] = str(running[1])
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
    for number in range(desks.MOST_TABS):
        turn(tab=f"other {number}", do="say", text="my back hurts")
    assert turn(tab="first", do="say", text="my back hurts")[1]["assessment"]["disposition"] is None


def test_a_screen_is_shown_and_touched(turn):
    setting = {"locale": "en-GB", "device": "screen"}
    told = turn(setting=setting, do="say", text="my back hurts")[1]
    assert told["screen"]["view"]["buttons"] == ["Yes", "No", "Not sure"]
    told = turn(setting=setting, do="touch", text="Yes", token=told["screen"]["token"])[1]
    assert told["heard"]["request"] == "Alexa.Presentation.APL.UserEvent"
    assert told["screen"]["view"]["number"] == "999"


def test_leaving_ends_the_session(turn):
    turn(do="say", text="my back hurts")
    told = turn(do="leave")[1]
    assert (told["request"]["request"]["reason"], told["ends"]) == ("USER_INITIATED", True)
    assert turn(do="silence")[0] == 400


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "dance"},
        {"do": "silence"},
        {"do": "say", "text": 5},
        {"do": "say", "text": "x" * (desks.LONGEST + 1)},
        {"do": "say", "text": "hi", "mishear": 9},
        {"do": "say", "text": "hi", "mishear": "much"},
        {"do": "say", "setting": {"locale": "tlh-KX", "device": "speaker"}},
        {"do": "say", "setting": {"locale": "en-US", "device": "toaster"}},
        {"do": "say", "setting": {**SETTING, "permissions": "all"}},
        {"do": "say", "setting": None},
    ],
)
def test_what_cannot_be_done_is_refused(turn, asked):
    status, told = turn(**asked)
    assert (status, list(told)) == (400, ["error"])


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


def test_a_transcript_goes_out_and_comes_back(client, running):
    says = ["my back hurts", 'it\'s "odd" \x7f \u00e9', "", "my groin is numb"]
    answer = client.post(
        "/simulator/transcript",
        json={"setting": {**SETTING, "locale": "en-GB"}, "says": says},
        base_url=f"http://127.0.0.1:{running[1]}",
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
