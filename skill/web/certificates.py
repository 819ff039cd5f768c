"""Checks certificate chains, and reads the key of a trusted one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import certifi
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.web.refusal import RefusedError

ALEXA = "echo-api.amazon.com"
"""The name in the signing certificate (Amazon's web service page, "Verify the signature certificate")."""

SMALLEST_KEY, LARGEST_KEY = 2048, 8192
"""The bits of an RSA key of Alexa's that is taken. A signature has as many."""

_LONGEST_CHAIN = 8
"""The most certificates in one file. Amazon's have three or four; the work of building a path grows fast."""

_DEEPEST = 4
"""The most certificates between Alexa's and the root."""

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

_UNREADABLE = (
    ValueError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""What reading a certificate, or a part of it that is needed here, may raise."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key whose chain was found trusted, and the time within which every certificate of the chain is valid."""

    key: RSAPublicKey
    not_before: datetime
    not_after: datetime


def trusted_roots() -> list[x509.Certificate]:
    """Return the roots of certifi. They are read one by one: one that cryptography refuses is left out, not fatal."""
    roots = []
    with warnings.catch_warnings():
        # Some old roots have a serial number that a later cryptography will refuse; then they are left out.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        for pem in _PEM.findall(certifi.contents().encode()):
            try:
                roots.append(x509.load_pem_x509_certificate(pem))
            except _UNREADABLE:
                continue
    return roots


def signing_key(pem: bytes, roots: Store, now: datetime) -> SigningKey:
    """Return the key of a certificate file (Alexa's certificate first, then the intermediates). Raises RefusedError.

    cryptography's verifier checks path, dates, names, constraints and algorithms by the rules for web servers. Three
    things that it accepts are refused here: a wildcard as the name, a certificate that does not say what its key is
    for, and a key of Alexa's that is not RSA or is too short.
    """
    leaf, *intermediates = _load(pem)
    if not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc:
        raise RefusedError("certificate is not valid at this time")
    policy = PolicyBuilder().store(roots).time(now).max_chain_depth(_DEEPEST)
    try:
        path = policy.build_server_verifier(x509.DNSName(ALEXA)).verify(leaf, intermediates)
    except (VerificationError, *_UNREADABLE) as error:
        raise RefusedError("certificate chain is not trusted") from error
    return SigningKey(
        _fit_key(leaf),
        max(certificate.not_valid_before_utc for certificate in path),
        min(certificate.not_valid_after_utc for certificate in path),
    )


def store_of(roots: Iterable[x509.Certificate]) -> Store:
    """Return the certificates to trust in the verifier's form. Raises ValueError if there are none."""
    return Store(list(roots))


def _load(pem: bytes) -> list[x509.Certificate]:
    if pem.count(b"-----BEGIN") > _LONGEST_CHAIN:
        raise RefusedError("certificate chain is too long")
    try:
        return x509.load_pem_x509_certificates(pem)
    except _UNREADABLE as error:
        raise RefusedError("certificate is unreadable") from error


def _fit_key(leaf: x509.Certificate) -> RSAPublicKey:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
        purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        key = leaf.public_key()
    except _UNREADABLE as error:
        raise RefusedError("certificate does not say what it is for") from error
    if ALEXA not in names.get_values_for_type(x509.DNSName):
        raise RefusedError("certificate is not Alexa's")
    if not usage.digital_signature or ExtendedKeyUsageOID.SERVER_AUTH not in purposes:
        raise RefusedError("certificate is not for signatures of a server")
    if not isinstance(key, RSAPublicKey) or not SMALLEST_KEY <= key.key_size <= LARGEST_KEY:
        raise RefusedError("certificate has an unfit key")
    return key
