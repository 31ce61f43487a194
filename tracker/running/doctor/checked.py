"""What Django's checks say with `--deploy --database default`: settings, migrations, triggers, jobs."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS

from tracker.running.doctor.finding import Finding, ill, look, well


def what_the_checks_say() -> Iterator[Finding]:
    if settings.INSECURE_LOCAL:
        yield look(
            "Settings",
            "the shortcuts of the demo and of one's own machine are on (INSECURE_LOCAL)",
            "Never for real people's data: `manage.py make_env --host NAME` writes settings of a service.",
        )
    said = checks.run_checks(
        include_deployment_checks=not settings.INSECURE_LOCAL, databases=[DEFAULT_DB_ALIAS]
    )
    heard = [one for one in said if one.level >= checks.WARNING and not one.is_silenced()]
    for one in heard:
        found = ill if one.level >= checks.ERROR else look
        yield found(f"Check {one.id}", str(one.msg), str(one.hint or ""))
    if not heard:
        yield well("Checks", "settings, migrations, triggers, keys and scheduled jobs are as they should be")
