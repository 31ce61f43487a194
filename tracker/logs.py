"""What the log leaves out: keys in addresses, and whatever an error says of the data."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured

#: The link with which a password is chosen: anyone who reads it can use it.
LINK = re.compile(r"(/password/reset/key/)[^/\s\"?]+")


class MaskPasswordLinks(logging.Filter):
    """Takes the key out of such a link before a line is written; every line is let through."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(r"\1…", record.getMessage()), ()
        return True


class NameRefused(logging.Filter):
    """Says which account it was that a page was refused to, by its number; who it is stands in the tracker.

    A page that is somebody else's answers "not found", as one that never was.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        account = getattr(getattr(record, "request", None), "_cached_user", None)
        if (key := getattr(account, "pk", None)) is not None:
            record.msg, record.args = f"{record.getMessage()} (account {key})", ()
        return True


class LineFormatter(logging.Formatter):
    """One line a record, and of an error where it happened and what kind it was, not what it says.

    The message of an error may quote what someone typed (a database tells the whole row that it
    refused), and the log holds no note text.
    """

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            lines.insert(0, f"{frames}\n{type(error).__module__}.{type(error).__qualname__}".lstrip())
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\n".join(lines)


class JsonFormatter(LineFormatter):
    """The same as an object of JSON a line, for what collects logs by their parts."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


FORMATTERS: dict[str, dict[str, str]] = {
    "line": {
        "()": "tracker.logs.LineFormatter",
        "format": "{asctime} {levelname} {name} {message}",
        "style": "{",
    },
    "json": {"()": "tracker.logs.JsonFormatter"},
}


def log_settings(*, level: str, form: str = "line") -> dict[str, Any]:
    """Lines to the console, from this level on, through the filters above; `form` is "line" or "json".

    Raises ImproperlyConfigured for another form.
    """
    if form not in FORMATTERS:
        raise ImproperlyConfigured(f"LOG_FORMAT is {form!r}: it can be {' or '.join(FORMATTERS)}.")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": FORMATTERS,
        "filters": {
            "calendar": {"()": "supervision.calendars.log_filter.MaskCalendarAddress"},
            "password_links": {"()": "tracker.logs.MaskPasswordLinks"},
            "refused": {"()": "tracker.logs.NameRefused"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["calendar", "password_links", "refused"],
            }
        },
        # What the trail tells beside the database is wanted at any level.
        "loggers": {"trail": {"level": "INFO"}},
        "root": {"handlers": ["console"], "level": level},
    }
