"""A certificate authority for the tests: real keys, real chains, made to order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""Where the clock that tests set begins; certificates are of this day unless dated otherwise."""
ALEXA = "echo-api.amazon.com"
DAY = timedelta(days=1)

ROOT, INTERMEDIATE, LEAF, FOREIGN = "Test Root", "Test Intermediate", "Test Leaf", "Foreign Root"


@cache
def rsa_key(name, bits=2048):
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key(name):
    return ec.generate_private_key(ec.SECP256R1())


def of_today():
    """The dates of certificates that a process of its own checks: its clock cannot be set."""
    now = datetime.now(UTC)
    return {"start": now - DAY, "end": now + DAY}


def pem(*certificates):
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(is_ca, signs):
    names = (
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(digital_signature=signs, key_cert_sign=is_ca, crl_sign=is_ca, **dict.fromkeys(names, False))


def certificate(subject, key, issuer, issuer_key, *, start=NOW - DAY, end=NOW + DAY, is_ca=False, extensions=()):
    """One certificate. To the extensions given, the identifiers that every good certificate has are added."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=isinstance(extension, x509.KeyUsage))
    return builder.sign(issuer_key, SHA256())


def root(name=ROOT, **dates):
    key = rsa_key(name)
    return certificate(name, key, name, key, is_ca=True, extensions=[_usage(True, False)], **dates)


def intermediate(name=INTERMEDIATE, issuer=ROOT, *, key=None, is_ca=True, **dates):
    usage = _usage(is_ca, not is_ca)
    return certificate(name, key or rsa_key(name), issuer, rsa_key(issuer), is_ca=is_ca, extensions=[usage], **dates)


def leaf(
    *,
    key=None,
    issuer=INTERMEDIATE,
    issuer_key=None,
    names=(ALEXA,),
    signs=True,
    purposes=(ExtendedKeyUsageOID.SERVER_AUTH,),
    **dates,
):
    """Alexa's certificate, as good as asked for; None leaves `signs` (usage) or `purposes` out."""
    extensions = [x509.SubjectAlternativeName([x509.DNSName(name) for name in names])] if names else []
    extensions += [x509.ExtendedKeyUsage(purposes)] if purposes else []
    extensions += [_usage(False, signs)] if signs is not None else []
    return certificate(
        LEAF, key or rsa_key(LEAF), issuer, issuer_key or rsa_key(issuer), extensions=extensions, **dates
    )
