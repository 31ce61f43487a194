#!/usr/bin/env python
"""The tracker's command line: `manage.py help` lists what it can do."""

import errno
import os
import sys

if sys.version_info < (3, 12):  # noqa: UP036 - Django 6.1 cannot even be imported; say so in one line
    sys.exit("The tracker needs Python 3.12 or later. Run `make demo`, which finds one and sets it up.")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415
        from django.db import OperationalError  # noqa: PLC0415
    except ImportError:
        sys.exit("What the tracker needs is not installed here. Run `make demo`, or use .venv/bin/python.")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        sys.exit(f"The database cannot be used: {error}".strip() + ". DATABASE_URL says where it is.")
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EROFS, errno.EPERM):
            raise
        sys.exit(f"{error.filename} cannot be written to: {error.strerror}.")


if __name__ == "__main__":
    main()
