"""The one place that makes `flask_ask_sdk` importable. Import the SDK's web parts from here.

What fails: `flask_ask_sdk` imports `ask_sdk_webservice_support`, which imports `certvalidator`, which imports
`oscrypto`, whose pattern for the version of OpenSSL allows one digit only after the last point. On OpenSSL 3.0.10 and
later it raises LibraryNotFoundError (wbond/oscrypto issues 75 and 78, open since August 2023, never released).

Only the SDK's own request verifier needs `certvalidator`, and that verifier is not used here: it reads the body
before it checks the signature, and fetches without time-out or limit (see `verification`). So while the SDK is
imported, a stand-in takes the name `certvalidator`. If anything ever calls it, it FAILS CLOSED: no chain passes.
After the import the name is free again, and only the SDK's own verifier still holds the stand-in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class PathError(Exception):
    """Stands in for `certvalidator.errors.PathError`; the SDK turns it into a failed verification."""


class ValidationError(Exception):
    """Stands in for `certvalidator.errors.ValidationError`; only so that the SDK can name it."""


class CertificateValidator:
    """Stands in for `certvalidator.CertificateValidator`: trusts nothing."""

    def __init__(self, *_arguments: Any, **_options: Any) -> None:
        raise PathError("certificate chains are not checked by the SDK here, but in skill.web.verification")


@contextmanager
def _stand_in() -> Iterator[None]:
    """Lend the names to the stand-in. A real `certvalidator` that is already imported is left alone."""
    if "certvalidator" in sys.modules:
        yield
        return
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(package).update(CertificateValidator=CertificateValidator, errors=errors)
    vars(errors).update(PathError=PathError, ValidationError=ValidationError)
    lent = {module.__name__: module for module in (package, errors)}
    sys.modules.update(lent)
    try:
        yield
    finally:
        for name in lent:
            sys.modules.pop(name, None)


with _stand_in():
    from ask_sdk_webservice_support.verifier import AbstractVerifier, VerificationException
    from flask_ask_sdk.skill_adapter import (
        EXTENSION_NAME,
        VERIFY_SIGNATURE_APP_CONFIG,
        VERIFY_TIMESTAMP_APP_CONFIG,
        SkillAdapter,
    )

__all__ = [
    "EXTENSION_NAME",
    "VERIFY_SIGNATURE_APP_CONFIG",
    "VERIFY_TIMESTAMP_APP_CONFIG",
    "AbstractVerifier",
    "SkillAdapter",
    "VerificationException",
]
