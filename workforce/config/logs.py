"""What the log leaves out of the addresses that it tells."""

import logging
import re

#: The link with which a password is chosen: whoever reads it can use it.
LINK = re.compile(r"(/password/reset/key/)[^/\s\"?]+")


class MaskPasswordLinks(logging.Filter):
    """Takes the key out of such a link before a line is written; every line is let through."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(r"\1…", record.getMessage()), ()
        return True
