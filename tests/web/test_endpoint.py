"""The door itself: what it takes for a request, how it refuses, and what it keeps to itself."""

import http.client
import json
import logging
from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from flask import request as flask_request

from skill.app import answer, build_skill
from skill.web.endpoint import LARGEST_BODY, create_app, is_verifying
from skill.web.sdk_cure import EXTENSION_NAME, SkillAdapter
from skill.web.verification import AlexaVerifier
from testkit.altering import replaced
from testkit.signed_requests import CHAIN_URL, SKILL_ID, described, encoded, launch, signature

NOT_A_REQUEST = "body is not a request"
MARK = "xanthippe"


@pytest.fixture(scope="module")
def client(skill):
    """Without verification; a body goes straight in."""
    return create_app(skill, verify=False).test_client()


def refusal(response):
    return response.status_code, response.get_json()


# What is a request

DEEP = 100_000
BAD_BODIES = {
    "empty": (b"", "body is not JSON"),
    "words": (b"hello", "body is not JSON"),
    "cut short": (encoded(launch())[:-5], "body is not JSON"),
    "two documents": (encoded(launch()) * 2, "body is not JSON"),
    "no number": (b'{"version": NaN}', "body is not JSON"),
    "huge number": (b'{"version": ' + b"9" * 5000 + b"}", "body is not JSON"),
    "byte order mark": (b"\xef\xbb\xbf" + encoded(launch()), "body is not JSON"),
    "UTF-16": (json.dumps(launch()).encode("utf-16"), "body is not UTF-8"),
    "Latin-1": (b'{"version": "\xe9"}', "body is not UTF-8"),
    "packed": (b"\x1f\x8b\x08\x00", "body is not UTF-8"),
    "deep lists": (b"[" * DEEP + b"]" * DEEP, "body is nested too deeply"),
    "deep objects": (b'{"a":' * 40_000 + b"1" + b"}" * 40_000, "body is nested too deeply"),
    "null": (b"null", NOT_A_REQUEST),
    "a number": (b"5", NOT_A_REQUEST),
    "a list": (encoded([launch()]), NOT_A_REQUEST),
    "an empty object": (b"{}", NOT_A_REQUEST),
    "no version": (encoded({"request": launch()["request"]}), NOT_A_REQUEST),
    "no request": (encoded({"version": "1.0"}), NOT_A_REQUEST),
    "request is null": (encoded({"version": "1.0", "request": None}), NOT_A_REQUEST),
    "request is a list": (encoded({"version": "1.0", "request": []}), NOT_A_REQUEST),
    "request without type": (encoded({"version": "1.0", "request": {}}), NOT_A_REQUEST),
    "type is a number": (encoded(launch(type=5)), NOT_A_REQUEST),
}


@pytest.mark.parametrize("name", BAD_BODIES)
def test_a_body_that_is_no_request(client, name):
    body, reason = BAD_BODIES[name]
    assert refusal(client.post("/alexa", data=body)) == (400, {"error": reason})


@pytest.mark.parametrize("name", BAD_BODIES)
def test_the_same_when_signed(door, name):
    body, _ = BAD_BODIES[name]
    response = door.post(body)
    assert response.status_code == 400
    assert list(response.json()) == ["error"]


def places(value, path=()):
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[key], (*path, key))


OUTLINE = {("version",), ("request", "type")}
"""Texts without which an envelope is none."""


@pytest.mark.parametrize(
    "path", list(places(described("my back hurts")))[1:], ids=lambda path: ".".join(map(str, path))
)
def test_wrong_types_anywhere_are_answered_and_only_what_is_no_request_is_refused(client, path):
    for value in (None, 5, 1.5, True, "", "x", [], [1], {}, {"x": [1]}):
        is_spoilt = path == ("request",) or (path in OUTLINE and not isinstance(value, str))
        response = client.post("/alexa", json=replaced(described("my back hurts"), path, value))
        assert response.status_code == (400 if is_spoilt else 200), value
        assert response.get_json()


def test_any_content_type_is_taken_since_none_is_signed(client):
    """Alexa's is application/json; the signature covers the body alone, so the header proves nothing."""
    for content_type in ("application/json", "application/json;charset=UTF-8", "text/plain", ""):
        assert client.post("/alexa", data=encoded(launch()), content_type=content_type).status_code == 200


# Methods, paths, size


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
def test_only_post(client, method):
    response = client.open("/alexa", method=method)
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]
    assert response.get_json(silent=True) == (None if method == "HEAD" else {"error": "method not allowed"})


@pytest.mark.parametrize("path", ["/", "/alexa/", "/static/x", "/alexa/../x"])
def test_no_other_path(client, path):
    assert refusal(client.post(path, data=b"{}")) == (404, {"error": "not found"})


def test_a_body_at_the_limit(client):
    body = encoded(launch())
    assert client.post("/alexa", data=body + b" " * (LARGEST_BODY - len(body))).status_code == 200


def test_a_body_over_the_limit(client):
    response = client.post("/alexa", data=b" " * (LARGEST_BODY + 1))
    assert refusal(response) == (413, {"error": "request entity too large"})


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Length": str(LARGEST_BODY + 1)}, b""),
        ({"Transfer-Encoding": "chunked"}, (b"8000\r\n" + b" " * 0x8000 + b"\r\n") * 9),
    ],
    ids=["announced", "in chunks"],
)
def test_a_body_over_the_limit_over_http(door, headers, body):
    connection = http.client.HTTPConnection(urlsplit(door.base).netloc, timeout=20)
    try:
        connection.putrequest("POST", "/alexa")
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        assert (response.status, json.load(response)) == (413, {"error": "request entity too large"})
    finally:
        connection.close()


# For which skill


@pytest.mark.parametrize("given", ["to the door", "to the skill"])
def test_a_request_for_another_skill(resources, given):
    built = build_skill(SKILL_ID if given == "to the skill" else None, resources)
    app = create_app(built, verify=False, skill_id=SKILL_ID if given == "to the door" else None)
    client = app.test_client()
    assert client.post("/alexa", json=launch()).status_code == 200
    for value in ("amzn1.ask.skill.other", "", None, 5, [SKILL_ID]):
        event = replaced(launch(), ("context", "System", "application", "applicationId"), value)
        assert refusal(client.post("/alexa", json=event)) == (400, {"error": "request is for another skill"})
    for path in (("context",), ("context", "System"), ("context", "System", "application")):
        for value in (None, [], "x"):
            event = replaced(launch(), path, value)
            assert refusal(client.post("/alexa", json=event)) == (400, {"error": "request is for another skill"})


def test_without_a_skill_id_no_context_is_needed(client):
    event = launch()
    del event["context"]
    assert client.post("/alexa", json=event).status_code == 200


# The same answer as behind the other door


@pytest.mark.parametrize("event", [launch(), described("my lower back hurts since yesterday"), launch(locale="en-GB")])
def test_both_doors_answer_alike(skill, client, door, event):
    expected = answer(skill, deepcopy(event))
    for response in (client.post("/alexa", json=event), door.post(encoded(event))):
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/json"
        assert json.loads(response.text) == expected


# No way in by accident


def test_verification_is_on_unless_said_otherwise(skill):
    app = create_app(skill)
    assert is_verifying(app)
    assert refusal(app.test_client().post("/alexa", json=launch())) == (400, {"error": "signature is missing"})


def test_the_sdks_flags_do_not_matter(skill):
    app = create_app(skill)
    app.config.update(ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False, TESTING=True, DEBUG=True)
    assert app.test_client().post("/alexa", json=launch()).status_code == 400


def test_the_sdks_own_dispatch_verifies_too(skill, verifier, certificates):
    app = create_app(skill, verifier=verifier)
    (adapter,) = app.extensions[EXTENSION_NAME].values()
    assert len(adapter._webservice_handler._verifiers) == 1
    with (
        app.test_request_context("/alexa", method="POST", data=encoded(launch())),
        pytest.raises(Exception, match="failed verification"),
    ):
        SkillAdapter.dispatch_request(adapter)


def test_a_verifier_that_would_not_be_asked_is_an_error(skill, verifier):
    with pytest.raises(ValueError, match="verify is False"):
        create_app(skill, verify=False, verifier=verifier)


def test_an_open_door_says_so(skill):
    assert not is_verifying(create_app(skill, verify=False))


# What it keeps to itself


def test_no_cookie_and_no_session(client):
    response = client.post("/alexa", json=launch())
    assert "Set-Cookie" not in response.headers
    assert "Vary" not in response.headers


def test_a_fault_of_ours_is_not_told_nor_its_words_logged(skill, caplog):
    caplog.set_level(logging.DEBUG)
    app = create_app(skill, verify=False)

    @app.post("/fault")
    def fault():
        raise LookupError(flask_request.get_data(as_text=True))

    response = app.test_client().post("/fault", data=MARK)
    assert refusal(response) == (500, {"error": "internal error"})
    assert [record.getMessage() for record in caplog.records] == ["request failed: LookupError"]
    assert not any(record.exc_info for record in caplog.records)


def everything_logged(records):
    for record in records:
        yield record.getMessage()
        yield repr(record.__dict__)
        if record.exc_info:
            yield logging.Formatter().formatException(record.exc_info)


def test_nothing_of_a_request_is_logged(door, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    marked = described(f"my {MARK} back hurts")
    marked["session"]["attributes"] = {"conversation": {"note": MARK}, MARK: 1}
    marked["context"]["System"]["apiAccessToken"] = MARK
    marked["session"]["user"]["accessToken"] = MARK
    body = encoded(marked)
    sent = [
        (body, {}),
        (body, {"Signature_256": signature(b"x")}),
        (body, {"Signature_256": MARK}),
        (body, {"url": f"{CHAIN_URL}?{MARK}"}),
        (encoded({**marked, "session": MARK}), {}),
        (encoded(replaced(marked, ("request", "timestamp"), MARK)), {}),
        (encoded(replaced(marked, ("request", "type"), MARK)), {}),
        (encoded(replaced(marked, ("request", "intent", "slots"), [MARK])), {}),
        (encoded(replaced(marked, ("context", "System", "application", "applicationId"), MARK)), {}),
        (body[:-1], {}),
        (body + b"\xff", {}),
    ]
    for content, options in sent:
        response = door.post(content, **options)
        assert response.status_code in {200, 400}
        assert response.status_code == 200 or MARK not in response.text
    assert len(caplog.records) > len(sent)
    logged = [*everything_logged(caplog.records), *capfd.readouterr()]
    assert not [line for line in logged if MARK in line]


def test_the_default_verifier_is_the_real_one(skill):
    (adapter,) = create_app(skill).extensions[EXTENSION_NAME].values()
    assert isinstance(adapter.verifier, AlexaVerifier)
