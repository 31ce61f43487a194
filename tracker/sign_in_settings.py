"""Settings of signing in that need no environment: `tracker.settings` takes them all.

The forms and password rules are those of the sign-in library and of Django, in the words of docs/writing.md.
"""

AUTH_USER_MODEL = "workforce.Account"
AUTHENTICATION_BACKENDS = ["workforce.accounts.sign_in.EmployedBackend"]
ACCOUNT_ADAPTER = "workforce.accounts.sign_in.InvitationOnlyAdapter"
SOCIALACCOUNT_ADAPTER = "workforce.accounts.identity_provider.adapters.InvitationOnlySocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator's invitation proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False  # every session ends after 30 idle minutes, and after 8 hours
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "workforce.accounts.second_factor.SealingAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off, as RFC 6238 advises
USERSESSIONS_TRACK_ACTIVITY = False
USERSESSIONS_ADAPTER = "workforce.accounts.other_sessions.TellingSessionsAdapter"
#: Seconds that the answer to a forgotten password takes at least, whether the address is known or not.
FORGOTTEN_PASSWORD_SECONDS = 0.5
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
SOCIALACCOUNT_ONLY = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "tracker:home"
LOGOUT_REDIRECT_URL = "account_login"

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
        ("NotOurWords", {}),
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
    "add_webauthn": "workforce.accounts.key_forms.NewKeyForm",
    "edit_webauthn": "workforce.accounts.key_forms.KeyNameForm",
    "authenticate_webauthn": "workforce.accounts.key_forms.KeyForm",
    "reauthenticate_webauthn": "workforce.accounts.key_forms.SamePersonKeyForm",
}
