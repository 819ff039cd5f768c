"""The application that the tests put behind gunicorn: the skill's own, but chains come from the test's authority."""

import os
from pathlib import Path

from cryptography import x509

from skill.app import build_skill, load_checked_resources
from skill.web.endpoint import create_app
from skill.web.fetching import fetch
from skill.web.verification import AlexaVerifier
from testkit.signed_requests import AMAZON, SKILL_ID


def app():
    roots = x509.load_pem_x509_certificates(Path(os.environ["TEST_ROOTS"]).read_bytes())
    here = os.environ["TEST_CERTIFICATES"]

    def fetch_here(url):
        return fetch(url.replace(AMAZON, here))

    return create_app(
        build_skill(SKILL_ID, load_checked_resources()), verifier=AlexaVerifier(roots=roots, fetch=fetch_here)
    )
