"""System checks: production refuses to start unsafe.

`manage.py check --deploy` lists every problem. A web server does not run checks, so the WSGI and
ASGI entry points ask `refuse_unsafe_start`.
"""

import logging
import os
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import ERROR, CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.template.defaultfilters import pluralize
from django.utils import timezone

from tracker.history import WHAT_TO_DO, not_migrated, why_unknown
from tracker.mail_checks import sender_is_an_address
from tracker.provider_checks import identity_provider_is_set_up
from tracker.sealing_checks import sealed_texts_have_their_keys
from tracker.secret_checks import secrets_are_strong
from workforce.audit_trail.sealing import unsealed_for_long
from workforce.audit_trail.verified import last_verified
from workforce.models import Seal
from workforce.triggers.in_database import differences

#: Names under which a machine reaches itself; "testserver" is that of the test client.
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
#: Earlier versions may corrupt a database in WAL mode when two connections write or checkpoint.
SAFE_SQLITE = (3, 51, 3)
#: What every SQLite connection must answer: writers queue, and an acknowledged write is on disk.
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@register()
def production_is_safe(**kwargs: Any) -> list[CheckMessage]:
    """With the local shortcuts off, there must be named hosts and no debugging.

    With them on (the demo, tests), no one but this machine may be served.
    """
    if settings.INSECURE_LOCAL:
        return _served_to_nobody_else()
    problems: list[CheckMessage] = []
    if settings.DEMO_MODE or settings.DEBUG:
        problems.append(Error("Turn DEMO_MODE and DEBUG off in production.", id="workforce.E001"))
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        problems.append(
            Error("Set ALLOWED_HOSTS to the names of this service, without '*'.", id="workforce.E003")
        )
    return problems


#: Read up to version 0.2.0; since then settings with a history, on pages.
NO_LONGER_READ = (
    "AUTHORITY_NAME",
    "AUTHORITY_DFE_CODE",
    "EXPERIENCED_CASELOAD_LIMIT",
    "FULL_TIME_WEEKLY_HOURS",
)


@register(deploy=True)
def nothing_is_set_that_is_not_read(**kwargs: Any) -> list[CheckMessage]:
    """Someone who changes such a variable would wait for an effect."""
    return [
        Caution(
            f"{name} is set, but no longer read.",
            hint="`migrate` took its value over. Change it under Settings, and take the variable away.",
            id="workforce.W004",
        )
        for name in NO_LONGER_READ
        if name in os.environ
    ]


def _served_to_nobody_else() -> list[CheckMessage]:
    others = sorted(set(settings.ALLOWED_HOSTS) - OWN_NAMES)
    if not others:
        return []
    return [
        Error(
            "The demo and the local shortcuts serve this machine only, not " + ", ".join(others) + ".",
            hint="Turn DEMO_MODE, DEBUG and INSECURE_LOCAL off, or leave ALLOWED_HOSTS unset.",
            id="workforce.E004",
        )
    ]


@register(deploy=True)
def sqlite_is_recent(**kwargs: Any) -> list[CheckMessage]:
    """The version of SQLite, where the tracker's data is in it."""
    if connections[DEFAULT_DB_ALIAS].vendor != "sqlite" or sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    return [
        Caution(
            f"SQLite {sqlite3.sqlite_version} may corrupt a busy database in WAL mode.",
            hint="Use PostgreSQL, or SQLite 3.51.3 or later; see docs/deployment.md.",
            id="workforce.W001",
        )
    ]


@register()
def style_sheet_is_built(**kwargs: Any) -> list[CheckMessage]:
    """A fresh clone has no style sheet yet."""
    if (settings.ROOT / "static").is_dir() or Path(settings.STATIC_ROOT).is_dir():
        return []
    how = "Run `make assets`, or `npm ci && npm run build`."
    return [Caution("The style sheet is not built: pages have no look.", hint=how, id="workforce.W031")]


@register(deploy=True)
def clients_are_told_apart(**kwargs: Any) -> list[CheckMessage]:
    """Behind a proxy, wrong passwords are counted by the address that the proxy names, not by its own."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    return [
        Caution(
            "BEHIND_TLS_PROXY is on and TRUSTED_PROXIES is 0: everyone seems to sign in from the proxy, so"
            " one person's wrong passwords are counted against all.",
            hint="Set TRUSTED_PROXIES to how many proxies of yours add to X-Forwarded-For.",
            id="workforce.W030",
        )
    ]


@register(Tags.database)
def sqlite_keeps_its_word(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Read back the PRAGMAs that durability and queueing rest on; an in-memory database has none."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "sqlite" or _is_in_memory(connection):
            continue
        with connection.cursor() as cursor:
            for pragma, wanted in PRAGMAS.items():
                found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
                if found != wanted:
                    problems.append(
                        Error(f"SQLite's {pragma} is {found}, not {wanted}.", id="workforce.E005")
                    )
    return problems


def _is_in_memory(connection: BaseDatabaseWrapper) -> bool:
    """A database of SQLite's that was never on a disk."""
    return isinstance(connection, SQLite) and connection.is_in_memory_db()


@register(Tags.database)
def events_are_sealed(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Someone runs the sealer: no event of the audit trail waits for more than five minutes."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _trail_is_there():
        return []
    late = unsealed_for_long(at=timezone.now())
    if not late:
        return []
    return [
        Caution(
            f"{late} event{pluralize(late)} of the audit trail {pluralize(late, 'has,have')} waited"
            " for a seal for more than five minutes.",
            hint="Run `manage.py seal_audit_trail` every minute; see docs/deployment.md.",
            id="workforce.W002",
        )
    ]


@register(Tags.database)
def all_is_verified(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Someone runs `verify`: what was signed was recomputed within two days, and nothing was changed."""
    if settings.INSECURE_LOCAL or DEFAULT_DB_ALIAS not in (databases or ()) or not _trail_is_there():
        return []
    last = last_verified()
    if last and last.differences:
        said = f"`verify` found {last.differences} difference{pluralize(last.differences)} at its last run."
    elif last is None and Seal.objects.exists():
        said = "`verify` has never run: nobody knows whether what was signed was changed."
    elif last and last.is_old(at=timezone.now()):
        said = f"`verify` last ran on {timezone.localtime(last.at):%d/%m/%Y}."
    else:
        return []
    how = "Run `manage.py verify` each night; see docs/deployment.md."
    return [Caution(said, hint=how, id="workforce.W005")]


def _trail_is_there() -> bool:
    """The tables are made: `migrate` runs the checks before it makes them."""
    return Seal._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()


@register(Tags.database)
def database_is_of_this_version(
    databases: Collection[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Its history is known, it has had every migration, and the triggers stand as migrations made them."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        if why := why_unknown(using=alias):
            problems.append(Error(why, hint=WHAT_TO_DO, id="workforce.E007"))
        elif waiting := not_migrated(using=alias):
            problems.append(
                Error(
                    f"The database has not had {len(waiting)} migration{pluralize(len(waiting))}"
                    " of this version. Run migrate.",
                    id="workforce.E008",
                )
            )
        else:
            problems += _triggers_otherwise(alias)
    return problems


def _triggers_otherwise(alias: str) -> list[CheckMessage]:
    missing, altered, unknown = differences(using=alias)
    problems: list[CheckMessage] = [
        Error(
            f"The database lacks the trigger or constraint {name}.",
            hint="Find out who removed it; migrate puts it back.",
            id="workforce.E006",
        )
        for name in missing
    ]
    problems += [
        Error(
            f"The trigger or constraint {name} is not as a migration made it.",
            hint="Find out who altered it; migrate makes it again.",
            id="workforce.E006",
        )
        for name in altered
    ]
    if unknown:
        names = ", ".join(unknown)
        problems.append(Caution(f"No migration made these triggers: {names}.", id="workforce.W003"))
    return problems


def refuse_unsafe_start() -> None:
    """For a web server's entry point. Raises ImproperlyConfigured, which names every problem.

    A database that does not answer is no problem of this kind: it may come back while the server runs.
    """
    problems = [*production_is_safe(), *secrets_are_strong()]
    problems += [*identity_provider_is_set_up(), *sender_is_an_address()]
    try:
        for check in (sqlite_keeps_its_word, database_is_of_this_version):
            problems += check(databases=[DEFAULT_DB_ALIAS])
        problems += sealed_texts_have_their_keys([DEFAULT_DB_ALIAS], newest=1)
    except OperationalError as error:
        logging.getLogger(__name__).error("The database did not answer at the start: %s", error)
    connections.close_all()
    problems = [problem for problem in problems if problem.level >= ERROR]
    if problems:
        raise ImproperlyConfigured(
            "The tracker does not start: " + " ".join(str(problem.msg) for problem in problems)
        )
