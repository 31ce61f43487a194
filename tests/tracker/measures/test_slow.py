"""All fifteen measures against a slow definition of their own, on a generated year."""

from datetime import UTC, date, datetime

import pytest

from nqsw.models import Cohort
from supervision.clock.due_days import update_due_days
from supervision.models import Agreement
from tests.factories import AccountFactory
from tests.tracker.measures.slow import Slow, figure
from tests.tracker.measures.year import TODAY, Year
from tracker.measures.definitions import BY_KEY, MEASURES
from tracker.measures.known import Facts
from tracker.measures.rows import span_as_at, span_of
from tracker.measures.scope import Scope
from tracker.measures.sources import rows_of
from workforce.models import OrganisationalRole, StartDay, Team, Worker
from workforce.once_a_page import reading_a_page
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
MONTHS = [add_months(date(2025, 11, 1), number) for number in range(13)]
AS_AT = (date(2025, 12, 24), date(2026, 2, 28), date(2026, 5, 4), date(2026, 11, 18))


def compare():
    update_due_days(Agreement.objects.all())
    spans = [span_of(month, today=TODAY) for month in MONTHS]
    spans += [span_as_at(day, today=TODAY) for day in AS_AT]
    slow, scopes, seen = Slow(), list(every_filter()), set()
    with reading_a_page():
        facts = Facts.of(Worker.objects.all(), spans)
        for span in spans:
            rows = rows_of(facts, span)
            lines = slow.measures(span.first, span.last, span.on, span.known)
            seen |= {key for key, some in lines.items() if some}
            for measure in MEASURES:
                placed = [
                    (one, [slow.place(who, one.day) for who in one.people]) for one in lines[measure.key]
                ]
                for scope in scopes:
                    found = measure.figure(scope.among(rows[measure.key], facts.place))
                    meant = (one.of_those(is_meant(scope.named, where)) for one, where in placed)
                    expected = figure(measure.kind, [one for one in meant if one])
                    assert found[2:4] == expected[:2], (measure.key, span, scope)
                    assert found.value == pytest.approx(expected[2]), (measure.key, span, scope)

    assert seen == set(BY_KEY), "The year has something of everything."


def is_meant(named, places):
    """Of each of the people of a line, by where they stood."""
    return [all(place[key] == value for key, value in named.items()) for place in places]


def every_filter():
    yield Scope()
    for team in Team.objects.all():
        yield Scope(team=team.pk)
    for service in {team.service_id for team in Team.objects.all()}:
        yield Scope(service=service)
    for role in OrganisationalRole:
        yield Scope(role=role.value)
    yield Scope(contract="agency")
    yield Scope(contract="employed")
    for stage in (1, 4, 7, 10, 13):
        yield Scope(stage=stage)
    for cohort in Cohort.objects.all():
        yield Scope(cohort=cohort.pk)
    yield Scope(contract="agency", stage=4)


def begin_records(day):
    StartDay.objects.create(records_begin_on=day, set_at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("seed", [1, 2])
def test_every_measure_is_what_its_slow_definition_says(seed, frozen_today):
    Year(30, seed)
    compare()


def test_nothing_is_missed_before_records_begin(frozen_today):
    Year(30, 3)
    begin_records(date(2026, 2, 2))
    compare()


def test_of_a_team_or_a_service_hardly_anybody_else_is_read_and_the_figures_are_the_same(frozen_today):
    Year(30, 5)
    psw = Viewer(AccountFactory(role="psw"), on=TODAY)
    scopes = [scope for scope in every_filter() if scope.team or scope.service]
    everybody = Worker.objects.all()
    read = set()
    for month in MONTHS[::3]:
        span = span_of(month, today=TODAY)
        with reading_a_page():
            whole = Facts.of(everybody, [span])
            rows = rows_of(whole, span)
            for scope in scopes:
                facts = Facts.seen_by(psw, [span], scope)
                found = rows_of(facts, span)
                read.add(len(facts.people))
                for measure in MEASURES:
                    of_them = scope.among(found[measure.key], facts.place)
                    expected = scope.among(rows[measure.key], whole.place)
                    assert sorted(of_them, key=str) == sorted(expected, key=str), (measure.key, scope)
    assert 0 < min(read) < everybody.count()


@pytest.mark.long
@pytest.mark.pages  # the engine is asked by the small council
@pytest.mark.parametrize("begins_on", [None, date(2026, 2, 2)])
def test_so_it_is_of_three_hundred_people_every_month(begins_on, frozen_today):
    Year(300, 4)
    if begins_on:
        begin_records(begins_on)
    compare()
