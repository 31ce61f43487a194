"""The supervision report, counted by the database, against one made of the rows behind its numbers."""

from datetime import date, timedelta
from statistics import median

import pytest

from supervision.clock.due_days import update_due_days
from supervision.models import Agreement
from supervision.overdue.reports.compliance import compliance, share_of, shares_by
from supervision.overdue.reports.sessions import fraction_of, held_sessions
from tests.factories import AccountFactory
from tests.tracker.measures.slow import Slow
from tests.tracker.measures.test_slow import begin_records
from tests.tracker.measures.year import TODAY, Year
from tracker.reports.supervision import BYS, supervision_report
from workforce.authority_settings import read_once
from workforce.models import Team, Worker
from workforce.once_a_page import reading_a_page
from workforce.stood import EVERYONE, StoodThen, Whom
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
YESTERDAY = TODAY - timedelta(1)
DAYS = (
    (date(2025, 12, 1), YESTERDAY),
    (date(2026, 2, 9), date(2026, 6, 20)),
    (date(2026, 10, 5), date(2026, 11, 17)),
    (date(2024, 1, 1), date(2025, 10, 31)),
    (date(2026, 5, 4), date(2026, 5, 4)),
)


def whoms():
    yield EVERYONE
    yield Whom(contract="agency")
    yield Whom(contract="employed")
    for team in Team.objects.all():
        yield Whom(team.pk)
        yield Whom(team.pk, "employed")


def compare():
    """Every report of these days against its rows; answers how many of them had something to count."""
    update_due_days(Agreement.objects.all())
    everybody, slow, counted = Worker.objects.all(), Slow(), 0
    psw = Viewer(AccountFactory(role="psw"), on=TODAY)
    for first, last in DAYS:
        for whom in whoms():
            asked = {"people": everybody, "from_on": first, "to_on": last}
            with reading_a_page(), read_once():
                report = supervision_report(**asked, known_on=YESTERDAY, whom=whom)
                seen = supervision_report(**asked, known_on=YESTERDAY, whom=whom, viewer=psw)
            rows = compliance(**asked, whom=whom)
            assert report.whole == share_of(rows), (first, whom)
            for one in report.breakdowns:
                assert list(one.shares) == shares_by(rows, BYS[one.name].key), (one.name, first, whom)

            people = whom.since(everybody, first)
            counts = whom.counts(StoodThen.of(everybody, since=first))
            held = list(held_sessions(**{**asked, "people": people}, known_on=YESTERDAY, counts=counts))
            quality, where = report.quality, (first, last, whom)
            assert quality.held == len(held), where
            assert quality.long_enough == fraction_of(one.is_long_enough for one in held), where
            assert quality.signed_in_time == fraction_of(one.is_signed_in_time for one in held), where

            days = [one.value for one in slow.gaps(first, last) if counts(*one.people, one.day)]
            assert quality.median_gap == (median(days) if days else None), where
            assert quality.longest_gap == max(days, default=None), where

            assert (seen.breakdowns, seen.quality, seen.whole) == (report.breakdowns, quality, report.whole)
            assert seen.called_off == report.called_off
            counted += bool(rows) and quality.held > 0 and bool(days)
    return counted


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_counted_is_what_the_rows_say(seed):
    Year(30, seed)
    assert compare() > 20


def test_so_it_is_where_records_begin_in_the_year():
    Year(30, 3)
    begin_records(date(2026, 2, 2))
    assert compare() > 20
