"""Production starts with safe settings alone: each start is a process with an environment of its own.

None of it asks a database anything, so that one engine stands for both.
"""

import pytest

from tests.production import SAFE, in_production

#: `manage.py check`, which must fail, then a server: in one process, since to load the tracker takes longest.
SERVED = "then served:"
CHECK_THEN_SERVE = f"""
import sys
import manage
sys.argv = ["manage.py", "check"]
try:
    manage.main()
except SystemExit as ended:
    assert ended.code == 1
else:
    sys.exit("the check passed")
print({SERVED!r}, file=sys.stderr)
import tracker.wsgi
"""


@pytest.mark.slow
def test_safe_production_settings_pass_every_check(tmp_path):
    run = in_production("manage.py", "check", "--deploy", database=tmp_path / "x.sqlite3", **SAFE)
    assert run.returncode == 0
    assert {line for line in run.stderr.splitlines() if line.startswith("?:")} <= {
        line for line in run.stderr.splitlines() if "workforce.W001" in line
    }


@pytest.mark.long
@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({**SAFE, "SECRET_KEY": ""}, "Set SECRET_KEY to at least 50 random characters."),
        ({**SAFE, "SECRET_KEY": "short"}, "Set SECRET_KEY to at least 50 random characters."),
        ({**SAFE, "SEALING_KEYS": ""}, "Set SEALING_KEYS to a key of at least 43 random characters"),
        ({**SAFE, "SEALING_KEYS": f"{SAFE['SEALING_KEYS']},short"}, "Set SEALING_KEYS to a key of at least"),
        ({**SAFE, "SEALING_KEYS": SAFE["SECRET_KEY"]}, "stands there twice, or is SECRET_KEY"),
        ({**SAFE, "METRICS_TOKEN": "short"}, "Set METRICS_TOKEN to at least 30 random characters."),
        ({**SAFE, "AUDIT_TRAIL_KEY": "short"}, "Set AUDIT_TRAIL_KEY to at least 50 random characters."),
        ({**SAFE, "ALLOWED_HOSTS": "*"}, "Set ALLOWED_HOSTS to the names of this service"),
        ({**SAFE, "ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS to the names of this service"),
        ({"SECRET_KEY": SAFE["SECRET_KEY"]}, "Set ALLOWED_HOSTS to the names of this service"),
        ({**SAFE, "DEBUG": "1", "INSECURE_LOCAL": "0"}, "Turn DEMO_MODE and DEBUG off in production."),
        ({**SAFE, "DEMO_MODE": "1", "INSECURE_LOCAL": "0"}, "Turn DEMO_MODE and DEBUG off in production."),
        ({**SAFE, "DEMO_MODE": "1"}, "serve this machine only, not tracker.council.example."),
        ({**SAFE, "INSECURE_LOCAL": "1"}, "serve this machine only, not tracker.council.example."),
    ],
)
def test_unsafe_settings_do_not_start(tmp_path, environment, problem):
    run = in_production("-c", CHECK_THEN_SERVE, database=tmp_path / "x.sqlite3", **environment)
    check, server = run.stderr.split(SERVED)
    assert "System check identified" in check
    assert run.returncode == 1
    assert problem in check
    assert problem in server


@pytest.mark.slow
def test_safe_settings_start(migrated):
    for entry in ("wsgi", "asgi"):
        run = in_production("-c", f"import tracker.{entry}", database=migrated, **SAFE)
        assert (run.returncode, "Traceback" in run.stderr) == (0, False)


@pytest.mark.slow
def test_production_cookies_are_bound_to_the_host_and_to_encryption(tmp_path):
    run = in_production(
        "-c",
        "from tracker import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SECOND_FACTOR_REQUIRED)",
        database=tmp_path / "x",
        **SAFE,
    )
    assert run.stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "True",
        "True",
        str(365 * 24 * 60 * 60),
        "True",
    ]


@pytest.mark.slow
def test_production_asks_browsers_for_encryption_for_a_year(migrated):
    address, host = "/api/v1/openapi.json", {"host": SAFE["ALLOWED_HOSTS"]}
    ask = (
        f"print(Client().get({address!r}, secure=True, headers={host}).headers['Strict-Transport-Security'])"
    )
    load = "from tracker import wsgi; from django.test import Client; "
    run = in_production("-c", load + ask, database=migrated, **SAFE)
    assert run.stdout.strip() == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.slow
def test_sqlite_keeps_its_word_on_durability(migrated):
    run = in_production("manage.py", "check", "--database", "default", database=migrated, **SAFE)
    assert run.returncode == 0
