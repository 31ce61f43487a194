"""One settings file, read from the environment (see .env.example for every name).

Development and the demo need no environment at all. Production (DEBUG off) refuses to start
unless it is safe: see `tracker.checks`.
"""

from django.utils.csp import CSP

from tracker.environment import LOCAL_KEY, LOCAL_SEALING_KEY, ROOT, env
from tracker.lists import (  # noqa: F401
    BEFORE_REMINDERS,
    CALENDAR_FOLLOWERS,
    COMING_UP,
    COULD_READ,
    DATA_HELD,
    ENDS_WITH_ACCESS,
    EXPORT_KINDS,
    FIRST_STEPS,
    IMPORTERS,
    MAIL_KINDS,
    MONTHLY_KINDS,
    NOTES_KEPT,
    PARTS_PLAYED,
    PEOPLE_AROUND,
    PEOPLE_MET,
    PERSON_PARTS,
    PRINT_KINDS,
    READER_CHANGE_KINDS,
    READING_BEGAN,
    READING_RIGHTS,
    REMINDER_KINDS,
    RETENTION_KINDS,
    SETTING_CONSEQUENCES,
    SIGNED_KINDS,
    SUBJECT_ACCESS_CUTS,
    SWEPT,
    TIES,
    TOLD_OF_READERS,
    VIEW_PAGES,
)
from tracker.logs import log_settings
from tracker.mailers import console, smtp
from tracker.running_settings import *  # noqa: F403
from tracker.sign_in_settings import *  # noqa: F403

# --- What this installation is -------------------------------------------------------------

SERVICE_NAME = "Supervision and NQSW tracker"
DEMO_MODE = env.bool("DEMO_MODE", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="")
#: Earlier keys, while what they signed or sealed is still in use.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
#: What notes and second factors are sealed with, the newest first; the others still open.
SEALING_KEYS = env.list("SEALING_KEYS", default=[])
#: What the audit trail is proved with; empty means SECRET_KEY. Earlier ones are still read.
AUDIT_TRAIL_KEY = env("AUDIT_TRAIL_KEY", default="")
AUDIT_TRAIL_KEY_FALLBACKS = env.list("AUDIT_TRAIL_KEY_FALLBACKS", default=[])
#: `verify` adds the newest link of the trail to this file; empty: to none. It is always logged.
NEWEST_LINK_FILE = env("NEWEST_LINK_FILE", default="")
#: Addresses to which `verify` mails it, so each day: of people who do not run the database.
NEWEST_LINK_TO = env.list("NEWEST_LINK_TO", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
#: Served over plain HTTP on this machine only: the demo and the tests.
INSECURE_LOCAL = env.bool("INSECURE_LOCAL", default=DEMO_MODE or DEBUG)
#: The hash of each event is logged too, so that one that is deleted before its seal shows against the log.
LOG_EVENTS = env.bool("LOG_EVENTS", default=not INSECURE_LOCAL)
if INSECURE_LOCAL and not SECRET_KEY:
    SECRET_KEY = LOCAL_KEY
if INSECURE_LOCAL and not SEALING_KEYS:
    SEALING_KEYS = [LOCAL_SEALING_KEY]
#: The council's directory tells of joiners and leavers by SCIM 2.0; while it is off, nothing is there.
SCIM = env.bool("SCIM", default=False)
#: Production has no name of its own accord: `tracker.checks` refuses to start without one.
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if INSECURE_LOCAL else []
)

# --- The house -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "tracker",
    "nqsw",
    "supervision",
    "workforce",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks_db",
]

MIDDLEWARE = [
    "tracker.running.alive.AliveMiddleware",
    "tracker.running.metrics.MetricsMiddleware",
    "tracker.middleware.AuthorityMiddleware",
    "tracker.middleware.CompressedPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "tracker.middleware.PrivateResponseMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "workforce.web.no_room.ForgivingSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "workforce.web.plain_text.PlainTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "tracker.middleware.ViewerMiddleware",
    "tracker.middleware.InterruptedFormMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "tracker.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "workforce.web.at_once.AtOnceMiddleware",
    "workforce.web.sealed_texts.SealedTextsMiddleware",
    "tracker.middleware.ButtonAddressMiddleware",
    "tracker.saved_views.opening.OpeningViewMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
ASGI_APPLICATION = "tracker.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates", ROOT / "templates" / "allauth_overrides"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "workforce.web.tags",
                "workforce.web.typed_tags",
                "workforce.web.session_tags",
                "workforce.web.filter_tags",
                "workforce.people.name_tags",
                "workforce.accounts.browser_tags",
                "tracker.saved_views.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.context.service",
                "tracker.navigation.entries.navigation",
            ],
        },
    }
]
FORM_RENDERER = "workforce.web.rendering.GovukFormRenderer"
DJANGO_TABLES2_TEMPLATE = "components/table.html"
DJANGO_TABLES2_PAGE_RANGE = 7

# --- Data ----------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{ROOT / 'tracker.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "workforce.triggers.sqlite"
    # Open while the server runs: with the last connection SQLite puts the files beside its own away, and on
    # a disk that is full it cannot make them again, not even to read.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue instead of failing with "database is locked"; an acknowledged write is on disk.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Recursive triggers: a row that INSERT OR REPLACE pushes out counts as deleted for the triggers.
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # A database that was started again costs a look, not an error page for each worker.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A page asks little in long questions: compiling one takes PostgreSQL seconds, answering it a moment.
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} -c jit=off".strip()
#: Counters of wrong passwords are shared by every process and outlive a restart; its table is a model's.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tracker_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["tracker.formats"]

# --- Signing in ----------------------------------------------------------------------------

#: A person who signs or answers a record has proved who they are in the last quarter of an hour.
REAUTHENTICATE_BEFORE_SIGNING = env.bool("REAUTHENTICATE_BEFORE_SIGNING", default=not INSECURE_LOCAL)
#: A change by which someone comes to read notes waits for a second person. A small authority may switch it
#: off: then it is made at once, told at once, and reviewed on the trail. Nobody can do so within the tracker.
READER_CHANGES_CONFIRMED = env.bool("READER_CHANGES_CONFIRMED", default=True)
#: Taking many people's data or a whole file away asks who you are once more (off in the demo only).
REAUTHENTICATE_BEFORE_EXPORT = env.bool("REAUTHENTICATE_BEFORE_EXPORT", default=not INSECURE_LOCAL)
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_LOCAL
#: How many proxies of the council's own stand before the tracker; the address of a client is read past them.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
#: Local accounts must set up a second factor before they see anything (off in the demo only).
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not INSECURE_LOCAL)
#: The organisation's identity provider (OpenID Connect); without an address, people sign in with a password.
OIDC_SERVER_URL = env("OIDC_SERVER_URL", default="")
OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = env("OIDC_CLIENT_ID", default=""), env("OIDC_CLIENT_SECRET", default="")
#: The provider's own name, and what people have there: "Sign in with your council account".
OIDC_NAME = env("OIDC_NAME", default="Microsoft Entra ID")
OIDC_ACCOUNT = env("OIDC_ACCOUNT", default="your council account")
#: Its word about an address counts for these domains, the authority's own, and for no others.
OIDC_TRUSTED_DOMAINS = [domain.strip().lower() for domain in env.list("OIDC_TRUSTED_DOMAINS", default=[])]
_app = {"provider_id": "organisation", "name": OIDC_NAME, "settings": {"server_url": OIDC_SERVER_URL}}
_apps = [{**_app, "client_id": OIDC_CLIENT_ID, "secret": OIDC_CLIENT_SECRET}] if OIDC_SERVER_URL else []
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": _apps}}

# --- Headers and cookies (trust.md of the product: nothing is looser in the demo but Secure) ----

SECURE_CSP = {
    "default-src": [CSP.NONE],
    **{kind: [CSP.SELF] for kind in ("script-src", "style-src")},
    "img-src": [CSP.SELF, "data:"],
    **{kind: [CSP.SELF] for kind in ("font-src", "connect-src", "manifest-src", "form-action")},
    **{kind: [CSP.NONE] for kind in ("frame-ancestors", "base-uri")},
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "workforce.web.views.interrupted.csrf_failure"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
DEVICE_COOKIE_NAME = "device"
SESSION_COOKIE_AGE = 30 * 60  # idle, counted anew from a request, but not more often than this:
SESSION_RENEWED_EVERY = 60
SESSION_ABSOLUTE_AGE = 8 * 60 * 60
if not INSECURE_LOCAL:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    DEVICE_COOKIE_NAME = "__Host-device"
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if env.bool("BEHIND_TLS_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Static files ----------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(ROOT / "collected"))
#: The pictures of the guides are those of the docs: one command takes them.
STATICFILES_DIRS = [ROOT / "static", ("guides", ROOT / "docs" / "screenshots")]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # workforce.W031 says what to do
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if INSECURE_LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = INSECURE_LOCAL
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- E-mail ------------------------------------------------------------------------------------

#: The tracker's own address, which links in e-mails start with; on one's own machine it is served on PORT.
SITE_ADDRESS = env(
    "SITE_ADDRESS",
    default=f"http://127.0.0.1:{env('PORT', default='') or 8000}"
    if INSECURE_LOCAL
    else f"https://{next(iter(ALLOWED_HOSTS), '')}",
).rstrip("/")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="tracker@demo.example")
MAILERS = {"default": console() if INSECURE_LOCAL else smtp(env)}

LOGGING = log_settings(level=env("LOG_LEVEL", default="WARNING"), form=env("LOG_FORMAT", default="line"))
