"""What a password must be, by Django's own rules, refused in the words of the rest of the service.

Source: NCSC, Password administration for system owners: a minimum length, a list of common passwords, and
no rules of composition.
"""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)

from workforce.rules.in_words import many


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"The password must have {many(self.min_length, 'character')} or more"


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Many people use this password. Choose one that is harder to guess"


class NotOnlyDigits(NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "The password must have letters too"


class NotAboutYou(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "The password must not be like your e-mail address"
