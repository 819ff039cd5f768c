import subprocess
import sys

import pytest

from skill.web.sdk_cure import VerificationException
from testkit.authority import intermediate, leaf, pem

FIRST = """
import sys
import skill.web.sdk_cure, skill.web.sdk_cure as again
from flask_ask_sdk.skill_adapter import SkillAdapter
assert SkillAdapter is again.SkillAdapter
assert not [name for name in sys.modules if name.partition(".")[0] in ("certvalidator", "oscrypto")]
"""
LOADED_BEFORE = """
import sys, types
own = sys.modules["certvalidator"] = types.ModuleType("certvalidator")
own.CertificateValidator = own.errors = types.ModuleType("certvalidator.errors")
sys.modules["certvalidator.errors"] = own.errors
own.errors.PathError = own.errors.ValidationError = ValueError
import skill.web.sdk_cure
assert sys.modules["certvalidator"] is own
"""


@pytest.mark.parametrize("script", [FIRST, LOADED_BEFORE])
def test_the_sdk_is_importable_and_nothing_is_left_behind(script):
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_stand_in_fails_closed():
    from ask_sdk_webservice_support.verifier import RequestVerifier

    with pytest.raises(VerificationException, match="chain is not valid"):
        RequestVerifier()._validate_cert_chain(pem(leaf(), intermediate()))
