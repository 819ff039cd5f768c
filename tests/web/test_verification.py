"""Every rule for a request from Alexa, with real chains and signatures, over real HTTP.

What could not be tested here: a live request from Amazon. The chains are made in the test to the pattern of Amazon's
(root, intermediate, certificate); that Amazon's present chain passes was tried by hand only, and nothing here reaches
s3.amazonaws.com. Revocation lists are not consulted, as the SDKs do not consult them either.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from skill.web.fetching import fetch
from skill.web.key_cache import MOST_FETCHES
from skill.web.refusal import RefusedError
from skill.web.verification import AlexaVerifier
from testkit.authority import (
    ALEXA,
    DAY,
    FOREIGN,
    INTERMEDIATE,
    LEAF,
    NOW,
    ROOT,
    ec_key,
    intermediate,
    leaf,
    pem,
    root,
    rsa_key,
)
from testkit.signed_requests import AMAZON, encoded, launch, sha1_signature, signature

PATH = "/echo.api/echo-api-cert.pem"
UNTRUSTED = "certificate chain is not trusted"
UNFETCHED = "certificate could not be fetched"
LATE = "certificate could not be fetched in time"


def is_welcome(response):
    return response.status_code == 200 and "Back Pain Guide" in response.json()["response"]["outputSpeech"]["ssml"]


# Good requests


def test_a_signed_request_is_answered(door):
    assert is_welcome(door.post())


def test_the_old_signature_beside_the_new_does_no_harm(door):
    assert is_welcome(door.post(Signature=sha1_signature(encoded(launch()))))


@pytest.mark.parametrize(
    "url",
    [
        f"{AMAZON}:443{PATH}",
        "https://S3.AMAZONAWS.COM/echo.api/echo-api-cert.pem",
        f"{AMAZON}/echo.api/../echo.api/echo-api-cert.pem",
    ],
)
def test_the_address_may_be_written_in_other_ways(door, url):
    assert is_welcome(door.post(url=url))
    assert door.certificates.asked == [PATH]


def test_the_chain_may_hold_the_root_and_strangers_too(door):
    door.serve_chain(leaf(), root(FOREIGN), intermediate(), root())
    assert is_welcome(door.post())


def test_one_right_name_of_two_is_enough(door):
    door.serve_chain(leaf(names=("other.amazon.com", ALEXA)), intermediate())
    assert is_welcome(door.post())


def test_a_larger_key_is_fine(door):
    door.serve_chain(leaf(key=rsa_key("large", 3072)), intermediate())
    assert is_welcome(door.post(key=rsa_key("large", 3072)))


def test_every_header_may_be_in_lower_case(door):
    body = encoded(launch())
    lower = {"signature-256": signature(body), "signaturecertchainurl": AMAZON + PATH}
    assert is_welcome(door.post(body, url=None, **{"Signature-256": None}, **lower))


# The cache


def test_a_chain_is_fetched_once(door):
    for _ in range(3):
        assert is_welcome(door.post())
    assert door.certificates.asked == [PATH]


def test_a_chain_is_fetched_again_after_an_hour(door):
    door.post()
    door.clock.advance(3601)
    assert is_welcome(door.post(encoded(launch(timestamp=door.clock.now.isoformat()))))
    assert door.certificates.asked == [PATH, PATH]


@pytest.mark.parametrize("expiring", ["leaf", "intermediate"])
def test_a_cached_chain_expires_with_its_certificates(door, expiring):
    ends = {expiring: {"end": NOW + timedelta(minutes=1)}}
    door.serve_chain(leaf(**ends.get("leaf", {})), intermediate(**ends.get("intermediate", {})))
    assert is_welcome(door.post())
    door.clock.advance(61)
    assert door.post().status_code == 400
    assert door.certificates.asked == [PATH, PATH]


def test_a_clock_set_back_is_not_served_from_the_cache(door):
    door.post()
    door.clock.advance(-60)
    assert is_welcome(door.post())
    assert door.certificates.asked == [PATH, PATH]


def test_the_cache_is_bounded_and_forgets_the_least_used(door):
    names = [f"/echo.api/{name}.pem" for name in "abc"]
    for name in names:
        door.certificates.files[name] = pem(leaf(), intermediate())
    a, b, c = names
    for name in (a, b, a, c, a, b):  # two are kept: c puts b out, b is fetched again
        assert is_welcome(door.post(url=AMAZON + name))
    assert door.certificates.asked == [a, b, c, b]


def test_a_refused_chain_is_looked_at_again_shortly_after(door):
    door.serve_chain(leaf())
    for _ in range(3):
        door.refuses(UNTRUSTED)
    assert door.certificates.asked == [PATH]
    door.serve_chain(leaf(), intermediate())
    door.clock.advance(10)
    assert is_welcome(door.post())


def test_whoever_asks_for_ever_new_chains_gets_few_and_keeps_nobody_out(door):
    assert is_welcome(door.post())
    for number in range(MOST_FETCHES - 1):
        door.refuses("certificate is not at its URL", url=f"{AMAZON}/echo.api/{number}.pem")
    for number in range(50):
        door.refuses("too many certificates were asked for", url=f"{AMAZON}/echo.api/x{number}.pem")
    assert len(door.certificates.asked) == MOST_FETCHES
    assert is_welcome(door.post())
    door.clock.advance(50)
    door.refuses("too many certificates were asked for", url=f"{AMAZON}/echo.api/y.pem")
    door.clock.advance(10)
    door.refuses("certificate is not at its URL", url=f"{AMAZON}/echo.api/y.pem")


def test_a_chain_once_trusted_is_fetched_again_whatever_others_ask_for(door):
    assert is_welcome(door.post())
    door.clock.advance(3601)
    for number in range(MOST_FETCHES):
        door.refuses("certificate is not at its URL", url=f"{AMAZON}/echo.api/{number}.pem")
    assert is_welcome(door.post(encoded(launch(timestamp=door.clock.now.isoformat()))))


def test_many_who_come_at_once_wait_for_one_fetch(door):
    chain = pem(leaf(), intermediate())

    def slow(connection):
        connection.server.closing.wait(0.3)
        connection.send_response(200)
        connection.send_header("Content-Length", str(len(chain)))
        connection.end_headers()
        connection.wfile.write(chain)

    door.certificates.files[PATH] = slow
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: door.post(), range(8)))
    assert all(map(is_welcome, answers))
    assert door.certificates.asked == [PATH]


@pytest.mark.parametrize("signed", ["YQ==", "QUFB" * 85, "QUFB" * 342, "QUFB" * 1000])
def test_a_signature_that_no_key_could_have_made_causes_no_fetch(door, signed):
    door.refuses("signature does not match", Signature_256=signed)
    assert door.certificates.asked == []


# Bad headers


@pytest.mark.parametrize("header", ["Signature-256", "SignatureCertChainUrl"])
@pytest.mark.parametrize("value", [None, ""])
def test_both_headers_are_needed(door, header, value):
    door.refuses("signature is missing", **{header: value})


def test_the_old_signature_alone_is_not_enough(door):
    door.refuses("signature is missing", Signature_256=None, Signature=sha1_signature(encoded(launch())))


def test_the_old_signature_is_no_new_one(door):
    door.refuses("signature does not match", Signature_256=sha1_signature(encoded(launch())))


@pytest.mark.parametrize("value", ["not base64!", "YQ", "Y\xe7==", "====", "YQ==, YQ=="])
def test_a_signature_that_is_not_base64(door, value):
    door.refuses("signature is malformed", Signature_256=value.encode("latin-1"))


@pytest.mark.parametrize("value", ["QUFB" * 86, "QUFB" * 128])
def test_a_signature_of_another_length_than_the_keys(door, value):
    door.refuses("signature does not match", Signature_256=value)


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        (f"http://s3.amazonaws.com{PATH}", "is not https"),
        (f"https://evil.example{PATH}", "has another host"),
        (f"{AMAZON}:563{PATH}", "has another port"),
        (f"{AMAZON}/Echo.API/echo-api-cert.pem", "has another path"),
        (f"{AMAZON}/echo.api/%2e%2e/evil.pem", "has another path"),
        (f"https://evil@s3.amazonaws.com{PATH}", "is malformed"),
        (f"{AMAZON}{PATH}?x=1", "is malformed"),
        (f"{AMAZON}{PATH}, {AMAZON}{PATH}", "is malformed"),
    ],
)
def test_a_forbidden_address_is_not_fetched(door, url, fault):
    door.refuses(f"certificate URL {fault}", url=url)
    assert door.certificates.asked == []


# Bad chains


def a_chain(*certificates, key=None):
    return certificates, key


SELF_SIGNED = {"issuer": LEAF, "issuer_key": rsa_key(LEAF)}
BAD_CHAINS = {
    "expired": (a_chain(leaf(end=NOW - timedelta(seconds=1)), intermediate()), "certificate is not valid at this time"),
    "not yet valid": (
        a_chain(leaf(start=NOW + timedelta(seconds=1)), intermediate()),
        "certificate is not valid at this time",
    ),
    "expired intermediate": (a_chain(leaf(), intermediate(start=NOW - 2 * DAY, end=NOW - DAY)), UNTRUSTED),
    "another name": (a_chain(leaf(names=("echo-api.amazon.org",)), intermediate()), UNTRUSTED),
    "a longer name": (a_chain(leaf(names=(f"{ALEXA}.evil.example",)), intermediate()), UNTRUSTED),
    "no name": (a_chain(leaf(names=()), intermediate()), UNTRUSTED),
    "wildcard name": (a_chain(leaf(names=("*.amazon.com",)), intermediate()), "certificate is not Alexa's"),
    "foreign root": (
        a_chain(leaf(issuer="Foreign CA"), intermediate("Foreign CA", FOREIGN), root(FOREIGN)),
        UNTRUSTED,
    ),
    "foreign key under the root's name": (a_chain(leaf(issuer=ROOT, issuer_key=rsa_key(FOREIGN))), UNTRUSTED),
    "missing intermediate": (a_chain(leaf()), UNTRUSTED),
    "swapped order": (a_chain(intermediate(), leaf()), UNTRUSTED),
    "another intermediate": (a_chain(leaf(), intermediate("Another")), UNTRUSTED),
    "intermediate of the same name with another key": (
        a_chain(leaf(issuer_key=rsa_key("Another")), intermediate()),
        UNTRUSTED,
    ),
    "self-signed": (a_chain(leaf(**SELF_SIGNED)), UNTRUSTED),
    "issued by a certificate that is no authority": (
        a_chain(leaf(issuer="No CA"), intermediate("No CA", is_ca=False)),
        UNTRUSTED,
    ),
    "an authority as leaf": (a_chain(intermediate(), key=rsa_key(INTERMEDIATE)), UNTRUSTED),
    "the root as leaf": (a_chain(root(), key=rsa_key(ROOT)), UNTRUSTED),
    "for clients only": (a_chain(leaf(purposes=(ExtendedKeyUsageOID.CLIENT_AUTH,)), intermediate()), UNTRUSTED),
    "for no stated purpose": (a_chain(leaf(purposes=None), intermediate()), "certificate does not say what it is for"),
    "for any purpose": (
        a_chain(leaf(purposes=(ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,)), intermediate()),
        UNTRUSTED,
    ),
    "not for signatures": (
        a_chain(leaf(signs=False), intermediate()),
        "certificate is not for signatures of a server",
    ),
    "no key usage": (a_chain(leaf(signs=None), intermediate()), "certificate does not say what it is for"),
    "short key": (
        a_chain(leaf(key=rsa_key("short", 1024)), intermediate()),
        "certificate has an unfit key",
    ),
    "issued with a short key": (
        a_chain(leaf(issuer_key=rsa_key("short", 1024)), intermediate(key=rsa_key("short", 1024))),
        UNTRUSTED,
    ),
    "elliptic key": (a_chain(leaf(key=ec_key("curve")), intermediate()), "certificate has an unfit key"),
    "fifty certificates": (a_chain(leaf(), *[intermediate()] * 49), "certificate chain is too long"),
    "no certificate": (a_chain(), "certificate is not at its URL"),
}


@pytest.mark.parametrize("name", BAD_CHAINS)
def test_a_bad_chain_is_refused(door, name):
    (chain, key), reason = BAD_CHAINS[name]
    door.serve_chain(*chain)
    door.refuses(reason, key=key)


def test_six_levels_of_authorities_are_too_many(door):
    names = [f"Level {level}" for level in range(6)]
    chain = [intermediate(name, issuer) for name, issuer in zip(names, [ROOT, *names], strict=False)]
    door.serve_chain(leaf(issuer=names[-1]), *reversed(chain))
    door.refuses(UNTRUSTED)


# Certificate servers that misbehave


def silent(connection):
    connection.server.closing.wait(5)


def trickling(connection):
    connection.send_response(200)
    connection.end_headers()
    trickle(connection)


def trickling_header(connection):
    connection.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    trickle(connection)


def trickling_status(connection):
    trickle(connection)


def trickle(connection):
    with suppress(OSError):
        for _ in range(100):
            connection.wfile.write(b"-")
            if connection.server.closing.wait(0.1):
                break


def redirecting(connection):
    connection.send_response(302)
    connection.send_header("Location", "/echo.api/elsewhere.pem")
    connection.send_header("Content-Length", "0")
    connection.end_headers()


def endless(connection):
    connection.send_response(200)
    connection.end_headers()
    for _ in range(100):
        connection.wfile.write(b"x" * 10_000)


def broken(connection):
    connection.send_response(200)
    connection.send_header("Content-Length", "5000")
    connection.end_headers()
    connection.wfile.write(b"-----BEGIN")
    connection.close_connection = True


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (silent, LATE),
        (trickling, LATE),
        (trickling_header, LATE),
        (trickling_status, LATE),
        (endless, "certificate file is too large"),
        (broken, UNFETCHED),
        (redirecting, "certificate is not at its URL"),
        (None, "certificate is not at its URL"),
        (b"-----BEGIN CERTIFICATE-----\nZ\n-----END CERTIFICATE-----\n", "certificate is unreadable"),
        (b"<html>no certificate</html>", "certificate is unreadable"),
        (bytes(range(256)), "certificate is unreadable"),
        (b"x" * 70_000, "certificate file is too large"),
        (pem(leaf(), intermediate())[:-100], UNTRUSTED),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_certificate_server_that_misbehaves(door, answer, reason):
    door.certificates.files.update({PATH: answer, "/echo.api/elsewhere.pem": pem(leaf(), intermediate())})
    started = time.monotonic()
    door.refuses(reason)
    assert time.monotonic() - started < 3
    assert door.certificates.asked == [PATH]  # no redirect was followed


@pytest.mark.parametrize("answer", [silent, trickling, trickling_header])
def test_nothing_of_a_fetch_that_was_too_slow_is_left_behind(door, answer):
    door.certificates.files[PATH] = answer
    before = threading.active_count()
    with pytest.raises(RefusedError, match=LATE):
        fetch(door.certificates.base + PATH, whole=0.4)
    until = time.monotonic() + 2
    while threading.active_count() > before + 1 and time.monotonic() < until:  # the server's own thread for it
        time.sleep(0.05)
    assert [thread.name for thread in threading.enumerate() if "(run)" in thread.name] == []


def test_a_certificate_server_that_is_not_there(door):
    door.certificates.base = "http://127.0.0.1:9"
    door.refuses(UNFETCHED)


# Bad signatures


def test_one_altered_byte(door):
    body = encoded(launch())
    door.refuses("signature does not match", body.replace(b"en-US", b"en-UK"), Signature_256=signature(body))


def test_other_whitespace_is_another_body(door):
    body = encoded(launch())
    door.refuses("signature does not match", body + b"\n", Signature_256=signature(body))


def test_signed_with_another_key(door):
    door.refuses("signature does not match", key=rsa_key("Another"))


def test_the_signature_is_checked_before_the_body_is_read(door):
    door.refuses("signature does not match", b"{not JSON", Signature_256=signature(b"{other"))


def test_an_unsigned_empty_body(door):
    door.refuses("signature does not match", b"", Signature_256=signature(b"x"))


# Time


@pytest.mark.parametrize("age", [-150, -1, 0, 1, 150])
def test_a_request_of_now(door, age):
    body = encoded(launch())
    door.clock.advance(age)
    assert is_welcome(door.post(body))


@pytest.mark.parametrize("age", [-3600, -151, 151, 3600, 3601])
def test_a_replay_or_a_request_from_the_future(door, age):
    body = encoded(launch())
    door.clock.advance(age)
    door.refuses("timestamp is too far from now", body)


@pytest.mark.parametrize(
    "stamp", ["2026-11-21T13:00:00+01:00", "2026-11-21T05:30:00-06:30", "2026-11-21T12:00:00.123Z"]
)
def test_any_offset_names_a_moment(door, stamp):
    assert is_welcome(door.post(encoded(launch(timestamp=stamp))))


@pytest.mark.parametrize(
    ("stamp", "fault"),
    [
        (None, "is missing"),
        ("", "is malformed"),
        ("now", "is malformed"),
        (1795262400, "is missing"),
        (["2026-11-21T12:00:00Z"], "is missing"),
        ("2026-11-21T12:00:00", "has no time zone"),
        ("2026-11-21", "has no time zone"),
        ("2026-11-31T12:00:00Z", "is malformed"),
        ("0001-01-01T00:00:00+23:59", "is too far from now"),
        ("9999-12-31T23:59:59-23:59", "is too far from now"),
    ],
)
def test_a_timestamp_that_names_no_moment_of_now(door, stamp, fault):
    door.refuses(f"timestamp {fault}", encoded(launch(timestamp=stamp)))


def skill_event(name="AlexaSkillEvent.SkillDisabled"):
    return encoded(launch(type=name))


@pytest.mark.parametrize("age", [0, 3000, 3600])
def test_a_skill_event_may_be_late(door, age):
    body = skill_event()
    door.clock.advance(age)
    response = door.post(body)
    assert (response.status_code, response.json()["response"]) == (200, {})


@pytest.mark.parametrize(
    ("name", "age"),
    [("AlexaSkillEvent.SkillDisabled", 3700), ("AlexaSkillEvent.SkillDisabled", -151), ("LaunchRequest", 3000)],
)
def test_a_skill_event_may_not_be_later_nor_early_and_nothing_else_may_be_late(door, name, age):
    body = skill_event(name)
    door.clock.advance(age)
    door.refuses("timestamp is too far from now", body)


# The defaults


def test_by_default_the_roots_of_certifi_are_trusted_and_the_tests_are_not(door):
    verifier = AlexaVerifier(fetch=lambda _: pem(leaf(), intermediate(), root()), clock=door.clock)
    with pytest.raises(Exception, match=UNTRUSTED):
        verifier._keys.key(AMAZON + PATH, door.clock.now)


def test_nothing_to_trust_is_an_error_and_no_open_door():
    with pytest.raises(ValueError, match="empty"):
        AlexaVerifier(roots=[])
