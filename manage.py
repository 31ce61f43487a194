#!/usr/bin/env python
"""The tracker's command line: `manage.py help` lists what it can do."""

import os
import sys

if sys.version_info < (3, 12):  # noqa: UP036 - Django 6.1 cannot even be imported; say so in one line
    sys.exit("The tracker needs Python 3.12 or later. Run `make demo`, which finds one and sets it up.")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
