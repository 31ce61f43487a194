"""Closed months: as they were known then, for ever, with what was recorded since beside them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from supervision.retention import RECORDS
from tests.factories import AccountFactory, AgreementFactory, SessionFactory, TeamFactory
from tracker.measures.definitions import BY_KEY, MEASURES, SAME_ROWS
from tracker.measures.figures import Figure
from tracker.measures.kept import closes_on, figures_of, keep_months, kept_rows, months_to_close
from tracker.measures.rows import span_of
from tracker.measures.scope import Scope
from tracker.models import KeptMonth, KeptRow
from workforce.models import Event, StartDay, Worker
from workforce.privacy.removing import remove, rows_due
from workforce.privacy.retention import due_by
from workforce.privacy.subject_access import everything_about
from workforce.rules.working_days import add_months

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)
AT = datetime(2026, 11, 19, 2, tzinfo=UTC)
ROWS = reverse("tracker:measure_rows", args=["held-in-time"])


def held(agreement, day, **facts):
    return SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=10),
        **facts,
    )


@pytest.fixture
def late_record(frozen_today):
    """Monthly from 1 September; what was due on 1 October was held, and is entered once October is closed."""
    agreement = AgreementFactory(starts_on=SEPTEMBER, supervisee__team=TeamFactory(name="North"))
    keep_months(on=frozen_today, at=AT)
    held(agreement, date(2026, 10, 1))
    return agreement


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


# --- When ------------------------------------------------------------------------------------------


def test_a_month_is_closed_ten_working_days_after_it(db):
    assert closes_on(OCTOBER) == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 11, 12), [SEPTEMBER]), (date(2026, 11, 13), [SEPTEMBER, OCTOBER])],
)
def test_it_is_due_from_that_day_on(db, on, expected):
    AgreementFactory(starts_on=date(2026, 9, 21))
    assert months_to_close(on=on) == expected


def test_missed_nights_are_caught_up_with_to_a_year_back(db):
    AgreementFactory(starts_on=date(2024, 1, 8))
    assert months_to_close(on=date(2026, 11, 19)) == [
        add_months(OCTOBER, -back) for back in range(11, -1, -1)
    ]


def test_nothing_is_closed_before_records_begin_or_where_there_is_nothing(db):
    assert months_to_close(on=date(2026, 11, 19)) == []
    AgreementFactory(starts_on=date(2024, 1, 8))
    StartDay.objects.create(records_begin_on=date(2026, 9, 14), set_at=AT)
    assert months_to_close(on=date(2026, 11, 19)) == [SEPTEMBER, OCTOBER]


def test_the_command_closes_them_once(frozen_today, capsys):
    AgreementFactory(starts_on=SEPTEMBER)
    call_command("keep_measures")
    assert "Closed September 2026" in capsys.readouterr().out
    call_command("keep_measures")
    assert capsys.readouterr().out == "No month to close.\n"
    events = Event.objects.filter(verb="month of measures kept").order_by("pk")
    assert [event.details["month"] for event in events] == ["2026-09", "2026-10"]


# --- What ------------------------------------------------------------------------------------------


def test_its_figures_are_those_of_its_rows(council, figures, today):
    kept = keep_months(on=today, at=AT, months=[SEPTEMBER, OCTOBER])
    rows = kept_rows(kept, MEASURES, people=None, scope=Scope())
    assert KeptRow.objects.count() > 20
    for month in kept:
        live = figures(month.starts_on)
        for measure in MEASURES:
            key = month.starts_on, SAME_ROWS.get(measure.key, measure.key), None
            of_rows = measure.figure(rows.get(key, []))
            assert (
                of_rows
                == Figure(measure.kind, measure.unit, *month.figures[measure.key])
                == live[measure.key]
            )


def test_read_of_some_people_it_is_what_those_people_had(council, figures, today):
    kept = keep_months(on=today, at=AT, months=[OCTOBER])
    some = Worker.objects.filter(pk__in=Worker.objects.values("pk")[:6])
    rows = kept_rows(kept, MEASURES, people=some, scope=Scope(), place="team")
    found = figures_of(rows, [OCTOBER])
    assert {key: found[OCTOBER, key] for key in BY_KEY} == figures(OCTOBER, people=some)


def test_a_closed_month_stays_as_it_was_and_says_what_was_recorded_since(psw, late_record):
    october = {"month": "2026-10"}
    page = " ".join(psw.get(ROWS, october).content.decode().split())
    assert "0%, as it was known when the month was closed on Thursday 19 November." in page
    assert "Recorded since: now 100%" in page
    assert "Late or not held" in page and "1 due day" in page
    changed = psw.get(ROWS, {**october, "changed": "yes"}).content.decode()
    assert "Changed since" in changed
    assert "Recorded since: now 100%" in psw.get(reverse("tracker:measures")).content.decode()
    month = KeptMonth.objects.get(starts_on=OCTOBER)
    assert month.figures["held-in-time"] == [1, 0, 0.0]


def test_a_month_that_is_closed_is_not_closed_again(late_record, today):
    before = list(KeptRow.objects.values())
    assert keep_months(on=today + timedelta(90), at=AT, months=[SEPTEMBER, OCTOBER]) == []
    assert list(KeptRow.objects.values()) == before


def test_a_team_that_someone_has_left_since_keeps_its_figure(psw, late_record):
    north = late_record.supervisee.team_id
    Worker.objects.filter(pk=late_record.supervisee_id).update(team=TeamFactory(name="South"))
    AgreementFactory(supervisee__team_id=north)
    page = psw.get(ROWS, {"month": "2026-10", "team": north})
    assert page.context["table"].total == 1


def test_as_at_a_day_is_the_month_up_to_it(psw, late_record, figures):
    held(late_record, date(2026, 11, 12))
    assert figures(as_at=date(2026, 11, 1))["held-in-time"].lines == 0
    assert figures(as_at=date(2026, 11, 2))["held-in-time"][2:4] == (1, 0)
    assert figures(as_at=date(2026, 11, 11))["overdue"].lines == 1
    assert figures(as_at=date(2026, 11, 12))["overdue"].lines == 0
    page = psw.get(ROWS, {"as_at": "2026-11-02"}).content.decode()
    assert "what was recorded after that day cannot be told apart" in page


@pytest.mark.long
def test_a_year_of_closed_months_is_the_same_however_much_is_recorded_later(time_machine, db):
    """Closed month by month, as nights go by; afterwards everything is entered that was left out."""
    people = [AgreementFactory(starts_on=date(2025, 11, 3)) for _ in range(4)]
    first, kept = date(2025, 11, 1), {}
    for number in range(12):
        month = add_months(first, number)
        for place, agreement in enumerate(people):
            if (number + place) % 3:
                held(agreement, month + timedelta(4 + place))
        day = closes_on(month)
        time_machine.move_to(f"{day.isoformat()}T02:00:00+00:00", tick=False)
        call_command("keep_measures")
        kept[month] = KeptMonth.objects.get(starts_on=month).figures
    rows = list(KeptRow.objects.order_by("pk").values())
    assert span_of(first, today=closes_on(first)).last == date(2025, 11, 30)
    for number in range(12):
        for place, agreement in enumerate(people):
            held(agreement, add_months(first, number) + timedelta(11 + place))
    Worker.objects.update(contract="agency", org_role=4, team=TeamFactory())
    call_command("keep_measures")
    assert {one.starts_on: one.figures for one in KeptMonth.objects.all()} == kept
    assert list(KeptRow.objects.order_by("pk").values()) == rows


# --- Whose it is ------------------------------------------------------------------------------------


def test_who_asks_what_is_held_of_them_gets_their_rows_and_nobody_elses(late_record):
    other = AgreementFactory(starts_on=SEPTEMBER)
    sections = {one.model: one for one in everything_about(late_record.supervisee)}
    own = KeptRow.objects.filter(worker=late_record.supervisee)
    assert len(sections["tracker.KeptRow"].rows) == own.count() > 0
    assert "tracker.KeptRow" not in {one.model for one in everything_about(other.supervisee)}


def test_kept_rows_go_with_the_supervision_records_of_who_left_and_the_figures_stay(late_record, today):
    worker = late_record.supervisee
    figures = KeptMonth.objects.get(starts_on=OCTOBER).figures
    Worker.objects.filter(pk=worker.pk).update(left_on=date(2026, 11, 1))
    late = date(2033, 1, 1)
    (due,) = (one for one in due_by(late, on=late, kinds=[RECORDS]) if one.whose == worker.pk)
    assert rows_due(due)["tracker.KeptRow"] == KeptRow.objects.filter(worker=worker).count()
    remove(due, on=late)
    assert not KeptRow.objects.filter(worker=worker).exists()
    assert KeptMonth.objects.get(starts_on=OCTOBER).figures == figures


def test_no_column_of_a_kept_row_can_hold_what_someone_wrote():
    written = {"TextField", "SealedTextField", "SealedCharField", "SealedJSONField", "JSONField"}
    assert not {field.get_internal_type() for field in KeptRow._meta.concrete_fields} & written
    words = {
        field.name for field in KeptRow._meta.concrete_fields if field.get_internal_type() == "CharField"
    }
    assert words == {"measure", "parts", "contract"}
