import socket
import subprocess
import sys
import threading

import pytest
import requests

from skill.web.endpoint import create_app
from skill.web.server import CannotServeError, is_loopback, open_server
from testkit.signed_requests import launch, served


@pytest.fixture(scope="module")
def open_app(skill):
    return create_app(skill, verify=False)


@pytest.fixture(scope="module")
def closed_app(skill):
    return create_app(skill)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "0.0.0.0", "::", "192.168.1.2", "example.com", "localhost.example.com", "127.1", "*"]
)
def test_not_loopback(host):
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "example.com"])
def test_others_are_not_let_in_without_verification(open_app, host):
    with pytest.raises(CannotServeError, match=r"without verifying requests: use 127\.0\.0\.1"):
        open_server(open_app, host, 0, verify=False)


def test_to_say_verified_is_not_enough(open_app):
    with pytest.raises(CannotServeError, match="built not to"):
        open_server(open_app, "0.0.0.0", 0, verify=True)


def test_a_verifying_door_may_be_open_to_others(closed_app):
    open_server(closed_app, "0.0.0.0", 0, verify=True).server_close()


def test_it_serves_without_verification_on_loopback(open_app):
    with served(open_app, verify=False) as base, requests.Session() as session:
        answers = [session.post(f"{base}/alexa", json=launch(), timeout=20) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_many_at_once(open_app):
    statuses = []

    def ask(base):
        with requests.Session() as session:
            statuses.append(session.post(f"{base}/alexa", json=launch(), timeout=20).status_code)

    with served(open_app, verify=False) as base:
        threads = [threading.Thread(target=ask, args=(base,)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert statuses == [200] * 20


def test_a_taken_port_is_one_clear_line(open_app, capfd):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServeError, match=f"^Port {port} is taken by another program: choose another"):
            open_server(open_app, "127.0.0.1", port, verify=False)
    assert capfd.readouterr() == ("", "")


def test_a_port_that_does_not_exist(open_app):
    with pytest.raises(CannotServeError, match=r"^There is no port 99999: choose one"):
        open_server(open_app, "127.0.0.1", 99999, verify=False)


def test_an_address_of_another_machine(closed_app):
    with pytest.raises(CannotServeError, match=r"^Cannot listen on 192\.0\.2\.1, port 0: .*\.$"):
        open_server(closed_app, "192.0.2.1", 0, verify=True)


def test_left_uncaught_it_ends_the_program_without_a_traceback():
    script = "from skill.web.server import CannotServeError; raise CannotServeError('Port 5000 is taken.')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Port 5000 is taken.\n")
