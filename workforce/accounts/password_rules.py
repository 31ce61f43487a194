"""What a password must be, by Django's own rules, refused in the words of the rest of the service.

Source: NCSC, Password administration for system owners: a minimum length, a list of common passwords, and
no rules of composition.
"""

import re

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from workforce.authority_settings import authority_settings
from workforce.rules.in_words import many

#: What anybody tries first here: a password has to be more than these words, with figures and marks beside
#: them. The words of the authority's name count as well. Source: OWASP ASVS 5.0, 6.1.2 and 6.2.11.
OUR_WORDS = (
    *("supervision", "supervisor", "supervisee", "tracker", "socialworker", "socialwork", "social", "worker"),
    *("children", "childrens", "services", "service", "council", "borough", "county", "city", "authority"),
    *("asye", "nqsw", "password", "letmein", "welcome", "qwerty", "spring", "summer", "autumn", "winter"),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday"),
)
#: So many letters of one's own make it another password.
OWN_LETTERS = 4


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"The password must have {many(self.min_length, 'character')} or more"


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Many people use this password. Choose one that is harder to guess"


class NotOnlyDigits(NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "The password must have letters too"


class NotOurWords:
    """Refuses what consists of words that are obvious in this place."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        own = set(re.findall(r"[a-z]{3,}", authority_settings().authority_name.casefold()))
        left = re.sub(r"[^a-z]", "", password.casefold())
        for word in sorted({*OUR_WORDS, *own}, key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < OWN_LETTERS and any(each.isalpha() for each in password):
            raise ValidationError(self.get_help_text(), code="password_of_our_words")

    def get_help_text(self) -> str:
        return "Anyone would try these words first. Add words that have nothing to do with this service"


class NotAboutYou(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "The password must not be like your e-mail address"
