"""Settings of signing in that need no environment: hashes, limits, and which forms and rules are ours.

The forms and password rules are those of the sign-in library and of Django, in the words of docs/writing.md.
"""

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
#: Wrong passwords are counted by `workforce.accounts.sign_in_limits`; these are wrong second factors.
ACCOUNT_RATE_LIMITS = {"login": "240/m/ip", "login_failed": "5/5m/key"}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"workforce.accounts.password_rules.{name}", "OPTIONS": options}
    for name, options in (
        ("NotAboutYou", {"user_attributes": ["email"]}),
        ("LongEnough", {"min_length": 12}),
        ("NotCommon", {}),
        ("NotOnlyDigits", {}),
    )
]

ACCOUNT_FORMS = {
    "login": "workforce.accounts.sign_in_forms.SignInForm",
    "reauthenticate": "workforce.accounts.sign_in_forms.SamePersonForm",
    "change_password": "workforce.accounts.sign_in_forms.ChangedPasswordForm",
    "set_password": "workforce.accounts.sign_in_forms.FirstPasswordForm",
    "reset_password": "workforce.accounts.sign_in_forms.ForgottenPasswordForm",
    "reset_password_from_key": "workforce.accounts.sign_in_forms.ChosenPasswordForm",
}

MFA_FORMS = {
    "authenticate": "workforce.accounts.sign_in_forms.SecondFactorForm",
    "reauthenticate": "workforce.accounts.sign_in_forms.SamePersonCodeForm",
    "activate_totp": "workforce.accounts.sign_in_forms.AppForm",
    "add_webauthn": "workforce.accounts.sign_in_forms.NewKeyForm",
    "edit_webauthn": "workforce.accounts.sign_in_forms.KeyNameForm",
}
