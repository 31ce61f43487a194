"""The page of one measure reads only what that measure is made of, and says the same."""

from collections import defaultdict
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone

from supervision.clock.due_days import update_due_days
from supervision.models import Agreement
from tests.factories import AccountFactory
from tests.tracker.measures.year import TODAY, Year
from tracker.measures.dashboard import rows_now
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.kept import keep_months, kept_rows
from tracker.measures.known import Facts
from tracker.measures.one import OneMeasure
from tracker.measures.rows import span_of
from tracker.measures.scope import MeasuresForm, Scope
from tracker.measures.sources import rows_of
from tracker.measures.there import what_is_there
from tracker.models import KeptMonth
from workforce.models import Worker
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
CLOSED = [date(2026, 8, 1), date(2026, 9, 1)]


@pytest.fixture
def psw():
    Year(30, 6)
    update_due_days(Agreement.objects.all())
    return Viewer(AccountFactory(role="psw"), on=TODAY)


@pytest.mark.parametrize("month", [date(2026, 9, 1), date(2026, 11, 1)])
def test_the_rows_are_those_that_all_lists_give(psw, month):
    span = span_of(month, today=TODAY)
    whole = rows_of(Facts.of(Worker.objects.all(), [span]), span)
    for measure in MEASURES:
        _, rows = rows_now(psw, measure, span, Scope())
        assert sorted(rows, key=str) == sorted(whole[measure.key], key=str), measure.key


@pytest.mark.parametrize("asked", ["", "month=2026-09", "contract=agency", "month=2026-09&stage=4"])
def test_the_figures_of_closed_months_are_those_of_their_rows(psw, asked):
    keep_months(on=TODAY, at=timezone.now(), months=CLOSED)
    form = MeasuresForm(QueryDict(asked), there=what_is_there(psw), on=TODAY)
    kept = KeptMonth.objects.all()
    for measure in MEASURES:
        page, source = OneMeasure(psw, form, measure), SAME_ROWS.get(measure.key, measure.key)
        found = kept_rows(kept, [measure], people=None, scope=form.scope, place="team")
        of_month = defaultdict(list)
        for (month, key, team), rows in found.items():
            assert key == source
            assert page._figure(month, team) == measure.figure(rows), (measure.key, month, team)
            of_month[month] += rows
        for month in CLOSED:
            assert page._figure(month) == measure.figure(of_month[month]), (measure.key, month)
        if form.span.month in CLOSED:
            shown = of_month[form.span.month]
            numbers = {label: number for label, number, _ in page.parts}
            for key, label in measure.parts:
                lines = measure.lines([row for row in shown if key in row.parts])
                assert numbers.get(label, 0) == len(lines), (measure.key, key)
