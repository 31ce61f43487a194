"""What an identity provider's word is worth: whose address it is, and when they proved who they are."""

import pytest

from workforce.rules.vouching import Doubt, Unproved, doubt_about_address, unproved

DOMAINS = ["council.example", "council.gov.example"]


@pytest.mark.parametrize(
    ("claims", "doubt"),
    [
        ({"email": "a@council.example", "email_verified": True}, None),
        ({"email": " A@Council.Example ", "email_verified": "true"}, None),
        ({"email": "a@council.gov.example", "xms_edov": 1}, None),
        ({"email": "a@council.example", "xms_edov": "1"}, None),
        ({"email": "a@council.example"}, Doubt.NOT_VERIFIED),
        ({"email": "a@council.example", "email_verified": None}, Doubt.NOT_VERIFIED),
        ({"email": "a@council.example", "email_verified": "false"}, Doubt.NOT_VERIFIED),
        ({"email": "a@council.example", "email_verified": False, "xms_edov": True}, Doubt.NOT_VERIFIED),
        ({"email": "a@council.example", "email_verified": {"a": 1}}, Doubt.NOT_VERIFIED),
        ({"email": "a@sub.council.example", "email_verified": True}, Doubt.FOREIGN),
        ({"email": "a@xcouncil.example", "email_verified": True}, Doubt.FOREIGN),
        ({"email": "a@council.example@evil.example", "email_verified": True}, Doubt.FOREIGN),
        ({"email": "a", "email_verified": True}, Doubt.NO_ADDRESS),
        ({"email": ["a@council.example"], "email_verified": True}, Doubt.NO_ADDRESS),
        ({"email_verified": True}, Doubt.NO_ADDRESS),
    ],
)
def test_an_address_counts_when_it_is_verified_and_the_authoritys_own(claims, doubt):
    assert doubt_about_address(claims, domains=DOMAINS) == doubt


@pytest.mark.parametrize(
    ("claims", "wrong"),
    [
        ({"auth_time": 1000}, None),
        ({"auth_time": 940}, None),
        ({"auth_time": 939}, Unproved.TOO_OLD),
        ({"auth_time": 1100.5}, None),
        ({"auth_time": 1160}, None),
        ({"auth_time": 1161}, Unproved.NOT_YET),
        ({}, Unproved.NO_TIME),
        ({"auth_time": None}, Unproved.NO_TIME),
        ({"auth_time": "1000"}, Unproved.NO_TIME),
        ({"auth_time": True}, Unproved.NO_TIME),
        ({"auth_time": 1000, "sub": "b2"}, Unproved.SOMEONE_ELSE),
        ({"auth_time": 1000, "sub": None}, Unproved.SOMEONE_ELSE),
    ],
)
def test_a_proof_is_of_the_same_person_and_since_they_were_asked(claims, wrong):
    assert unproved({"sub": "a1"} | claims, subject="a1", asked_at=1000, now=1100) == wrong
