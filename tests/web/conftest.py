"""The verifying door, served over real HTTP."""

from functools import partial

import pytest

from skill.app import build_skill
from skill.web.endpoint import create_app
from skill.web.fetching import fetch
from skill.web.verification import AlexaVerifier
from testkit.authority import intermediate, leaf, root
from testkit.signed_requests import AMAZON, SKILL_ID, CertificateServer, Clock, Door, served


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    """A proxy that the machine is set to use must not come between the tests and loopback."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")


@pytest.fixture(scope="session")
def skill(resources):
    return build_skill(resources=resources)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def certificates():
    server = CertificateServer()
    yield server
    server.close()


@pytest.fixture
def verifier(certificates, clock):
    """The real verifier; it fetches over HTTP, from loopback in Amazon's stead, and is less patient."""

    def fetch_here(url):
        assert url.startswith(f"{AMAZON}/echo.api/")
        return partial(fetch, whole=0.6)(url.replace(AMAZON, certificates.base))

    return AlexaVerifier(roots=[root()], fetch=fetch_here, clock=clock, cache_size=2)


@pytest.fixture
def door(skill, verifier, certificates, clock):
    with served(create_app(skill, verifier=verifier, skill_id=SKILL_ID), verify=True) as base:
        found = Door(base, certificates, clock)
        found.serve_chain(leaf(), intermediate())
        yield found
