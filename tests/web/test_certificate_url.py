import pytest

from skill.web.certificate_url import canonical_url
from skill.web.refusal import RefusedError

GOOD = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        # The first three are Amazon's own examples of good addresses.
        GOOD,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/./x/..//echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/%65cho-api-cert.pem",
    ],
)
def test_one_address_is_fetched_however_it_is_written(url):
    assert canonical_url(url) == GOOD


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        # The first four are Amazon's own examples of bad addresses.
        ("http://s3.amazonaws.com/echo.api/echo-api-cert.pem", "is not https"),
        ("https://notamazon.com/echo.api/echo-api-cert.pem", "has another host"),
        ("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", "has another path"),
        ("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", "has another port"),
        ("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", "has another path"),
        ("file:///echo.api/echo-api-cert.pem", "is not https"),
        ("//s3.amazonaws.com/echo.api/echo-api-cert.pem", "is not https"),
        ("https://s3.amazonaws.com.evil.example/echo.api/c.pem", "has another host"),
        ("https://s3.amazonaws.com./echo.api/c.pem", "has another host"),
        ("https://s3-eu-west-1.amazonaws.com/echo.api/c.pem", "has another host"),
        ("https:///echo.api/c.pem", "has another host"),
        ("https://[::1]/echo.api/c.pem", "has another host"),
        ("https://s3.amazonaws.com:80/echo.api/c.pem", "has another port"),
        ("https://s3.amazonaws.com:0/echo.api/c.pem", "has another port"),
        ("https://s3.amazonaws.com:99999/echo.api/c.pem", "is malformed"),
        ("https://s3.amazonaws.com:x/echo.api/c.pem", "is malformed"),
        ("https://[s3.amazonaws.com/echo.api/c.pem", "is malformed"),
        ("https://user@s3.amazonaws.com/echo.api/c.pem", "is malformed"),
        ("https://s3.amazonaws.com:443@evil.example/echo.api/c.pem", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/c.pem?versionId=1", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/c.pem?", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/c.pem#x", "is malformed"),
        ("https://s3.amazonaws.com/echo.api\\..\\c.pem", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/c\t.pem", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/ç.pem", "is malformed"),
        ("https://s3.amazonaws.com/echo.api/" + "c" * 500, "is malformed"),
        ("https://s3.amazonaws.com", "has another path"),
        ("https://s3.amazonaws.com/echo.api", "has another path"),
        ("https://s3.amazonaws.com/echo.api/", "has another path"),
        ("https://s3.amazonaws.com/echo.apix/c.pem", "has another path"),
        ("https://s3.amazonaws.com//echo.api/c.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/../evil/c.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/%2e%2e/evil/c.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/%2E%2e%2Fevil/c.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/%252e%252e/evil/c.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/c%3Fx.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/c%00.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/c%ff.pem", "has another path"),
        ("https://s3.amazonaws.com/echo.api/c;x.pem", "has another path"),
        ("", "is not https"),
    ],
)
def test_other_addresses_are_refused(url, reason):
    with pytest.raises(RefusedError, match=f"^certificate URL {reason}$"):
        canonical_url(url)
