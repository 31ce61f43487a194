"""What a second factor is made of, sealed before it is stored.

A copy of the database alone must not let anyone make someone's six digits.
"""

from collections import Counter
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from workforce.sealing import CannotOpen, head_of, key_names, key_of, seal, unseal

PURPOSE = "second factors"
#: Where the sign-in library keeps what is sealed: seeds of an app and of recovery codes, or the codes.
SEALED_FACTS = ("secret", "seed", "migrated_codes")
#: How what was sealed under SECRET_KEY begins: the version and the first bytes of the time.
FERNET = "gAAAAA"
BEFORE_NAMES = "before keys had names"
SECOND_FACTOR_WORDS = {
    "cannot_delete_authenticator": "You cannot remove this second factor",
    "cannot_generate_recovery_codes": "Set up the app or a security key first",
    "incorrect_code": "The code is not correct. Enter the newest one that the app shows",
    "unverified_email": (
        "Your e-mail address is not confirmed yet. Choose “I have forgotten my password” on the sign-in page"
        " and follow the link that we send you"
    ),
}


class SealingAdapter(DefaultMFAAdapter):
    """Seals the seeds of authenticator apps and recovery codes; says in our words what is wrong with one."""

    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_WORDS}

    def encrypt(self, text: str) -> str:
        return seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `CannotOpen` when no key that is set sealed it."""
        return unseal(encrypted_text, purpose=PURPOSE)


def reseal_second_factors() -> int:
    """Seal the seeds and recovery codes that are not under the newest key anew. Answers how many factors.

    Raises `CannotOpen`.
    """
    done = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            facts = factor.data if factor else {}
            anew = {name: _anew(facts[name]) for name in SEALED_FACTS if name in facts}
            if factor and {**facts, **anew} != facts:
                factor.data = {**facts, **anew}
                factor.save(update_fields=["data"])
                done += 1
    return done


def keys_of_second_factors(*, using: str) -> Counter[str]:
    """How many facts of second factors are sealed under each key, by its name.

    Those that were sealed before keys had names count under BEFORE_NAMES, those in clear under "".
    """
    found: Counter[str] = Counter()
    for data in Authenticator.objects.using(using).values_list("data", flat=True):
        for name in SEALED_FACTS:
            stored = data.get(name, [])
            found.update(map(_key_named, stored if isinstance(stored, list) else [stored]))
    return found


def _key_named(stored: str) -> str:
    try:
        return key_of(stored.encode())
    except CannotOpen:
        return BEFORE_NAMES if stored.startswith(FERNET) else ""


def _anew(value: Any) -> Any:
    """A sealed text, or each of several, under the newest key."""
    if isinstance(value, list):
        return [_anew(each) for each in value]
    if value.startswith(head_of(key_names()[0])):
        return value
    return seal(unseal(value, purpose=PURPOSE), purpose=PURPOSE)
