"""The database takes nothing any more: its disk is full or broken, or it was made read-only; or it is away.

What is there can still be read, while it is not away. A page that has something to write says so; one that
only reads is shown, though its session could not be renewed.
"""

import logging
from collections.abc import Iterator

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse

NO_ROOM = (
    "The tracker can save nothing at the moment: its disk is full, or cannot be written. Tell the people who"
    " run it. What is there can be read, but for notes: no reading of them could be recorded."
)
#: SQLite opens its file with two more beside it, which take room.
NOT_OPENED = (
    "The tracker cannot open its database at the moment: its disk is full, or cannot be written. Tell the"
    " people who run it. Nothing that was saved is lost."
)
#: As SQLite says it.
SAID = ("disk is full", "disk I/O error", "readonly database")
#: As SQLite names it where it says nothing: with no room at all it cannot even open its file.
NAMED = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
#: Its file cannot be opened, or not the one beside it by which processes know of each other.
SHUT = ("SQLITE_CANTOPEN", "SQLITE_IOERR_SHM")
#: As PostgreSQL says it: disk_full, io_error, read_only_sql_transaction.
CODES = {"53100", "58030", "25006"}
#: Classes of PostgreSQL's codes: no connection, none left to give, stopped or starting.
AWAY = ("08", "53", "57P")

log = logging.getLogger(__name__)


def takes_nothing(error: BaseException) -> bool:
    """This came of a database that takes nothing."""
    return any(_is_refused_write(each) for each in _chain(error))


def words_for(error: BaseException) -> str:
    """What is told of a database that takes nothing."""
    is_shut = any(getattr(each, "sqlite_errorname", "").startswith(SHUT) for each in _chain(error))
    return NOT_OPENED if is_shut else NO_ROOM


def _is_refused_write(error: BaseException) -> bool:
    if not isinstance(error, DatabaseError):
        return False
    cause = error.__cause__
    is_named = getattr(cause, "sqlite_errorname", "").startswith(NAMED)
    return is_named or getattr(cause, "sqlstate", None) in CODES or any(words in str(error) for words in SAID)


def does_not_answer(error: BaseException) -> bool:
    """This came of PostgreSQL's server, which is stopped, starting or out of reach."""
    return connection.vendor == "postgresql" and any(_is_lost_connection(each) for each in _chain(error))


def _is_lost_connection(error: BaseException) -> bool:
    """A connection that was not made, or broke, has no code of the server's."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return (getattr(error.__cause__, "sqlstate", None) or "08").startswith(AWAY)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class ForgivingSessionMiddleware(SessionMiddleware):
    """As Django's own; where nothing can be saved, the session neither, the page is shown."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, DatabaseError) as error:
            if not takes_nothing(error):
                raise
            log.error("A session was not saved: the database takes nothing.")
            return response
