"""Keeping private calendar addresses out of every log."""

import logging
import re
from typing import Any

_ADDRESS = re.compile(r"(/calendar/)[^/\s\"'?]+(\.ics)")
#: Loggers that handlers of their own may write, so that a filter on ours would not be enough.
WRITTEN_ELSEWHERE = ("django.request", "django.server", "gunicorn.access", "gunicorn.error")


def masked(text: str) -> str:
    """The text with the token of every calendar address replaced."""
    return _ADDRESS.sub(r"\1…\2", text)


class MaskCalendarAddress(logging.Filter):
    """Replaces the token in the message and in everything it is filled with."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _masked_part(record.msg)
        if isinstance(record.args, dict):
            record.args = {key: _masked_part(value) for key, value in record.args.items()}
        elif record.args:
            record.args = tuple(_masked_part(value) for value in record.args)
        return True


def _masked_part(part: Any) -> Any:
    return masked(part) if isinstance(part, str) else part


def mask_logs() -> None:
    """Put the filter on the loggers that see addresses first."""
    for name in WRITTEN_ELSEWHERE:
        logger = logging.getLogger(name)
        if not any(isinstance(each, MaskCalendarAddress) for each in logger.filters):
            logger.addFilter(MaskCalendarAddress())
