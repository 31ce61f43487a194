"""Every look that the doctor takes, in the order of the report."""

import logging
from collections.abc import Callable, Iterator

from tracker.running.doctor import around, checked, data
from tracker.running.doctor.finding import Finding, ill

Look = Callable[[], Iterator[Finding]]
LOOKS: tuple[tuple[str, Look], ...] = (
    ("Versions", around.versions),
    ("Checks", checked.what_the_checks_say),
    ("Database", data.database),
    ("Due days", data.due_days),
    ("E-mail", around.mail_server),
    ("Disk", around.disks),
    ("Copies", around.newest_copy),
    ("Settings file", around.settings_file),
    ("PDF", around.pdf),
    ("Background work", data.background_work),
    ("Address", around.own_address),
)


def findings() -> Iterator[Finding]:
    """Look at everything; a look that fails is a finding itself, and the next ones are taken all the same."""
    for about, look in LOOKS:
        try:
            yield from look()
        except Exception as error:
            logging.getLogger(__name__).debug("doctor: %s", about, exc_info=True)
            yield ill(
                about, f"could not be looked at ({type(error).__name__}: {error})", "See the line above."
            )
