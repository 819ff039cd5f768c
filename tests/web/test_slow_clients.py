"""Connections that are slow, silent or broken, against gunicorn and nginx with the settings that are shipped."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.web.worker import LONGEST
from testkit.authority import intermediate, leaf, of_today, pem, root, rsa_key
from testkit.signed_requests import CHAIN_URL, encoded, launch, signature
from testkit.slow_sockets import BEGINNINGS, closes_within, waiting
from tools.stress.served import VERIFYING, gunicorn

SHIPPED = Path(__file__).parents[2] / "tools/packaging/deploying/nginx.conf"
PROMPT = 2.0
"""Seconds within which somebody in a hurry is answered: far less than what Alexa waits, and more than a turn takes."""


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("service") / "log"


@pytest.fixture(scope="module")
def service(log):
    """Its address: without TLS, as behind a proxy, with two workers as on two processors."""
    with log.open("wb") as file, gunicorn(VERIFYING, 2, file) as (_, address):
        yield address


def asked(url, **options):
    """The status of a signed launch, and how many seconds it took."""
    body = encoded(launch(timestamp=datetime.now(UTC).isoformat()))
    headers = {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": signature(body)}
    started = time.monotonic()
    with requests.Session() as session:
        session.trust_env = False
        response = session.post(f"{url}/alexa", data=body, headers=headers, timeout=20, **options)
    return response.status_code, time.monotonic() - started


def answers_promptly(url, **options):
    for _ in range(4):
        status, seconds = asked(url, **options)
        assert status == 200
        assert seconds < PROMPT


@pytest.mark.parametrize("name", BEGINNINGS)
def test_those_who_wait_stall_nobody(service, name):
    with waiting(service.host, service.port, 16, BEGINNINGS[name]):
        time.sleep(0.2)
        answers_promptly(f"http://{service.host}:{service.port}")


def test_who_does_not_finish_is_hung_up_on_however_they_trickle(service):
    head = b"POST /alexa HTTP/1.1\r\nHost: x\r\nX-Slow: "
    with waiting(service.host, service.port, 4, head) as opened:
        until = time.monotonic() + LONGEST + 3
        left = list(opened)
        while left and time.monotonic() < until:
            for one in list(left):
                try:
                    one.sendall(b"a")
                except OSError:
                    left.remove(one)
            time.sleep(0.3)
    assert left == []


def test_a_connection_may_be_used_again_for_longer_than_one_exchange_may_take(service):
    connection = http.client.HTTPConnection(service.host, service.port, timeout=10)
    until = time.monotonic() + LONGEST + 2.5
    while time.monotonic() < until:
        connection.request("POST", "/alexa", b"{}")
        response = connection.getresponse()
        assert (response.status, json.load(response)) == (400, {"error": "signature is missing"})
        time.sleep(1)
    connection.close()


BROKEN = {
    "no size": b"zz\r\nabc\r\n0\r\n\r\n",
    "negative": b"-5\r\nabcde\r\n0\r\n\r\n",
    "empty": b"\r\n",
    "extension": b"5;\xff\r\nabcde\r\n0\r\n\r\n",
    "no end": b"5\r\nabcdeXX0\r\n\r\n",
    "cut short": b"5\r\nab",
    "endless size": b"f" * 10_000,
    "huge": b"FFFFFFFFFFFFFFFFFF\r\nabc",
}


def sent_raw(host, port, body):
    """The status and the body of the answer to a request whose chunks are these bytes."""
    with socket.create_connection((host, port), 10) as connection:
        head = "POST /alexa HTTP/1.1\r\nHost: x\r\nSignature-256: YQ==\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode() + body)
        connection.shutdown(socket.SHUT_WR)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, json.load(response)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_chunks_are_the_senders_fault(service, log, name):
    status, answer = sent_raw(service.host, service.port, BROKEN[name])
    assert status == 400
    assert answer in ({"error": "body cannot be read"}, {"error": "bad request"})  # the latter is werkzeug's
    assert log.read_bytes() == b""


# Behind nginx


@pytest.fixture(scope="module")
def proxy(service, tmp_path_factory):
    """The address of nginx before the service, and the file of the authority to trust."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    if program is None:
        pytest.skip("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    dates = of_today()
    key = rsa_key("Server")
    own = leaf(key=key, names=("localhost",), **dates)
    (folder / "fullchain.pem").write_bytes(pem(own, intermediate(**dates)))
    (folder / "privkey.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "trusted.pem").write_bytes(pem(root(**dates)))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(_configured(SHIPPED.read_text("utf-8"), folder, port, service.port), "utf-8")
    process = subprocess.Popen([program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        _wait_for(port, process)
        yield f"https://localhost:{port}", str(folder / "trusted.pem"), port
    finally:
        process.terminate()
        process.wait(10)


def _configured(shipped, folder, port, service):
    """The file that is shipped, within a whole configuration, with the places of this machine in it."""
    for old, new in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "server 127.0.0.1:8000": f"server 127.0.0.1:{service}",
        "/etc/ssl/": f"{folder}/",
    }.items():
        assert old in shipped
        shipped = shipped.replace(old, new)
    kept = [f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
    inner = "\n".join([*kept, shipped])
    return f"daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n{inner}\n}}\n"


def _wait_for(port, process):
    for _ in range(200):
        with socket.socket() as probe:
            if process.poll() is not None or probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    assert process.poll() is None, "nginx did not start"


def test_a_signed_request_passes_unchanged(proxy):
    url, trusted, _ = proxy
    assert asked(url, verify=trusted)[0] == 200


@pytest.mark.parametrize("name", BEGINNINGS)
def test_those_who_wait_hold_nothing_of_the_skill(proxy, name):
    url, trusted, port = proxy
    with waiting("127.0.0.1", port, 64, BEGINNINGS[name], trusted):
        time.sleep(0.2)
        answers_promptly(url, verify=trusted)


def test_they_are_hung_up_on(proxy):
    _, trusted, port = proxy
    with waiting("127.0.0.1", port, 1, BEGINNINGS["half a header"], trusted) as (connection,):
        assert closes_within(connection, 8)


def test_nothing_else_than_the_skill_is_behind_it(proxy):
    url, trusted, _ = proxy
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(url, verify=trusted, timeout=10).status_code == 404
        too_large = session.post(f"{url}/alexa", data=b" " * (256 * 1024 + 1), verify=trusted, timeout=10)
        assert too_large.status_code == 413
