"""The skill as a web service of one's own: gunicorn ending TLS, as docs/deploying.md says, asked by a strict client."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.web.worker import LONGEST
from testkit.alexa_events import PLACES, matched
from testkit.authority import intermediate, leaf, of_today, pem, root, rsa_key
from testkit.signed_requests import CHAIN_URL, SKILL_ID, CertificateServer, described, encoded, launch, signature
from testkit.slow_sockets import BEGINNINGS, closes_within, waiting

HOUSE = Path(__file__).parents[2]
SETTINGS = HOUSE / "tools/packaging/deploying/gunicorn.conf.py"
HOST = "localhost"


@pytest.fixture(scope="module")
def dates():
    return of_today()


@pytest.fixture(scope="module")
def tls(tmp_path_factory, dates):
    """Files for the server, and of the authority that its client trusts."""
    folder = tmp_path_factory.mktemp("tls")
    key = rsa_key("Server")
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    authority = root(**dates)
    own = leaf(key=key, names=(HOST,), **dates)
    files = {
        "server.pem": pem(own, intermediate(**dates)),
        "server.key": private,
        "trusted.pem": pem(authority),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def started(application, tls, **variables):
    """A gunicorn that is up, and its address."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "--config", SETTINGS, "--workers", "2", "--log-level", "info"),
        *("--bind", f"127.0.0.1:{port}", "--certfile", tls / "server.pem", "--keyfile", tls / "server.key"),
        application,
    ]
    log = (tls / f"{port}.log").open("wb")
    process = subprocess.Popen(
        command, cwd=HOUSE, env={**os.environ, **variables}, stdout=log, stderr=subprocess.STDOUT
    )
    log.close()
    for _ in range(400):
        with socket.socket() as probe:
            if process.poll() is not None or probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    return process, f"https://{HOST}:{port}/alexa", tls / f"{port}.log"


@pytest.fixture(scope="module")
def service(tls, dates):
    certificates = CertificateServer()
    certificates.files["/echo.api/echo-api-cert.pem"] = pem(leaf(**dates), intermediate(**dates))
    variables = {
        "TEST_ROOTS": str(tls / "trusted.pem"),
        "TEST_CERTIFICATES": certificates.base,
        "NO_PROXY": "127.0.0.1",
    }
    process, address, log = started("tests.web.served_by_gunicorn:app()", tls, **variables)
    yield process, address, log
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert "terminate called" not in log.read_text("utf-8")  # as a worker says that crashes at its end
    certificates.close()


@pytest.fixture
def post(service, tls, monkeypatch):
    """Send a body over TLS to a server whose certificate must be good, signed as Alexa's unless told otherwise."""
    monkeypatch.setenv("NO_PROXY", HOST)

    def sent(event, address=service[1], **headers):
        body = encoded(event)
        signed = {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": signature(body), **headers}
        return requests.post(address, data=body, headers=signed, verify=str(tls / "trusted.pem"), timeout=20)

    return sent


def now(event):
    event["request"]["timestamp"] = datetime.now(UTC).isoformat()
    return event


def test_a_signed_request_is_answered_over_tls(post):
    response = post(now(launch()))
    assert response.status_code == 200
    assert "Back Pain Guide" in response.json()["response"]["outputSpeech"]["ssml"]


def test_a_conversation_may_go_through_any_worker(post):
    attributes = {}
    for words in ("my lower back hurts", "no", "no", "i have chest pain"):
        event = now(described(words))
        event["session"]["attributes"] = attributes
        attributes = post(event).json()["sessionAttributes"]
    assert attributes["assessment"]["disposition"] == "EMERGENCY"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what is loaded is seen in Linux's /proc")
def test_the_second_ear_is_opened_by_the_workers_alone(service, post):
    assert post(now(described("my back hurts when i sit down"))).status_code == 200
    opened = ["onnxruntime" in Path(f"/proc/{pid}/maps").read_text() for pid in (service[0].pid, *children(service[0]))]
    assert not opened[0]
    assert any(opened[1:])


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Signature-256": ""}, "signature is missing"),
        ({"Signature-256": "YQ=="}, "signature does not match"),
        ({"SignatureCertChainUrl": "https://evil.example/echo.api/cert.pem"}, "certificate URL has another host"),
    ],
)
def test_whoever_is_not_alexa_is_refused(post, headers, reason):
    response = post(now(launch()), **headers)
    assert (response.status_code, response.json()) == (400, {"error": reason})


def test_a_replay_is_refused(post):
    assert post(launch(timestamp="2026-01-01T00:00:00Z")).json() == {"error": "timestamp is too far from now"}


def test_its_certificate_is_checked_and_plain_http_is_not_spoken(service, tls, monkeypatch):
    monkeypatch.setenv("NO_PROXY", HOST)
    with pytest.raises(requests.exceptions.SSLError):
        requests.post(service[1], data=b"{}", timeout=10)
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.post(service[1].replace("https", "http"), data=b"{}", timeout=10)


def children(process):
    return {int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the workers are found in Linux's /proc")
def test_a_worker_killed_in_the_middle_of_a_conversation_loses_nothing_that_was_said(service, post):
    told = now(described("my lower back hurts since yesterday"))
    before = post(told).json()["sessionAttributes"]
    first = children(service[0])
    for pid in first:
        os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while len(children(service[0]) - first) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    event = now(described("no"))
    event["session"]["attributes"] = before
    after = post(event).json()["sessionAttributes"]["conversation"]
    assert before["conversation"]["findings"].items() <= after["findings"].items()
    assert after["asked"] != before["conversation"]["asked"]


def test_many_at_once_are_all_answered(post):
    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: post(now(launch())).status_code, range(64)))
    assert set(statuses) == {200}


@pytest.mark.parametrize("beginning", [b"", b"P", BEGINNINGS["half a body"]])
def test_who_sends_no_more_over_tls_stalls_nobody_and_is_hung_up_on(service, post, tls, beginning):
    port = urlsplit(service[1]).port
    trusted = str(tls / "trusted.pem")
    with waiting("127.0.0.1", port, 16, beginning, trusted) as opened, waiting("127.0.0.1", port, 4, b"\x16\x03\x01"):
        began = time.monotonic()
        assert post(now(launch())).status_code == 200
        assert time.monotonic() - began < 3
        if beginning:
            assert closes_within(opened[-1], LONGEST + 3)
    assert post(now(launch())).status_code == 200
    assert "Traceback" not in service[2].read_text("utf-8")


def test_the_log_holds_no_word_and_no_address_of_a_person(service, post):
    for intent, slot in PLACES:
        event = now(described("xanthippe"))
        event["request"]["intent"] = {"name": intent, "slots": {slot: matched(slot, "chest pain xanthippe")}}
        assert post(event).status_code == 200
    assert post(now(described("xanthippe")), **{"Signature-256": "YQ=="}).status_code == 400
    assert "xanthippe" not in service[2].read_text("utf-8")


def test_the_service_as_documented_trusts_nobody_but_amazon(tls, post):
    process, address, _ = started("skill.web.serving:app()", tls, SKILL_ID=SKILL_ID)
    try:
        response = post(now(launch()), address, **{"SignatureCertChainUrl": "https://evil.example/x.pem"})
        assert (response.status_code, response.json()) == (400, {"error": "certificate URL has another host"})
    finally:
        process.terminate()
        process.wait(10)


def test_the_service_does_not_start_without_the_id_of_its_skill(tls):
    process, _, log = started("skill.web.serving:app()", tls, SKILL_ID="")
    assert process.wait(20) != 0
    assert "Set SKILL_ID" in log.read_text("utf-8")
