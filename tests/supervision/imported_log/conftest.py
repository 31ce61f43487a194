"""Two people with a clock, and logs to import."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import AgreementFactory, WorkerFactory
from tests.supervision.imported_log.logs import DAY, HEADINGS
from workforce.imports.services import import_file


@pytest.fixture
def pair():
    """Amina Ahmed, whose clock started on 1 September, and her supervisor."""
    return AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed"),
        supervisor=WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3),
        starts_on=date(2026, 9, 1),
    )


@pytest.fixture
def bring_in(workbook_of):
    """Import a log of these rows, all or nothing; answers the findings."""

    def _bring_in(*rows, on=DAY):
        return import_file(
            kind="supervision_log",
            content=workbook_of([HEADINGS, *rows]),
            file_name="log.xlsx",
            on=on,
            by=None,
            at=datetime(2026, 11, 2, 9, tzinfo=UTC),
        )

    return _bring_in
