"""What a second factor is made of, sealed before it is stored.

A copy of the database alone must not let anyone make someone's six digits.
"""

from allauth.mfa.adapter import DefaultMFAAdapter

from workforce.sealing import seal, unseal

PURPOSE = "second factors"
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
        """Raises `cryptography.fernet.InvalidToken` when no known key sealed it."""
        return unseal(encrypted_text, purpose=PURPOSE)
