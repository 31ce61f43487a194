"""A cohort of thirty is enrolled; one of them goes on maternity leave for five months, and back again.

Every date that a pause touches is written out: before it, with it, and after it is taken back.
"""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.enrolments.reports.starters import recent_starters
from nqsw.enrolments.services.pauses import change_pause, pause, take_back_pause
from nqsw.models import Enrolment, Pause
from nqsw.programmes.services import start_cohort
from supervision.clock.due_days import differences
from tests.factories import AccountFactory, SessionFactory, TeamFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrol_all, manager, psw
from workforce.models import Absence

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
LEAVE = {"reason": "parental_leave", "started_on": date(2026, 12, 1), "ended_on": date(2027, 4, 30)}
#: 151 days: 1 December 2026 to 30 April 2027.
LENGTH = timedelta(151)

BEFORE = {
    "supervision due": date(2026, 12, 1),
    "expected end": date(2027, 9, 6),
    "3-month review": date(2026, 12, 4),
    "6-month review": date(2027, 3, 5),
    "Third direct observation": date(2027, 8, 6),
    "Outcome": date(2027, 9, 6),
    "done already": date(2026, 9, 21),
}
#: Months three and six end on a Sunday and a Saturday, so that they were due on the Friday before;
#: 151 days later both ends are working days. The clock waits until five working days after the return
#: on Saturday 1 May (3 May is a bank holiday).
DURING = {
    "supervision due": date(2027, 5, 10),
    "expected end": BEFORE["expected end"] + LENGTH,
    "3-month review": date(2027, 5, 6),
    "6-month review": date(2027, 8, 4),
    "Third direct observation": date(2028, 1, 4),
    "Outcome": date(2028, 2, 4),
    "done already": date(2026, 9, 21),
}


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture(scope="module")
def _thirty(kept_rows):
    """Thirty who started in September, enrolled at once from the list of starters."""
    boss, team = manager(), TeamFactory()
    facts = {"team": team, "line_manager": boss, "started_on": START, "job_title": "Social Worker (ASYE)"}
    WorkerFactory.create_batch(30, **facts)
    cohort = start_cohort(programme=default_programme(), name="September 2026", starts_on=START, by=None)
    return enrol_all(
        workers=list(recent_starters(on=TODAY).filter(line_manager=boss)), cohort=cohort, by=None
    )


@pytest.fixture
def thirty(_thirty):
    return deepcopy(_thirty)


@pytest.fixture
def enrolment(thirty):
    """The one who goes on leave: supervised last on 17 November, the support agreement done."""
    one = thirty[7]
    SessionFactory(status="held", supervisee=one.worker, starts_at=datetime(2026, 11, 17, 12, tzinfo=UTC))
    one.milestones.filter(title="Support and assessment agreement").update(done_on=START)
    return one


def dates(enrolment):
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    milestones = dict(enrolment.milestones.values_list("title", "due_on"))
    return {
        "supervision due": enrolment.worker.agreements.get().next_due_on,
        "expected end": enrolment.expected_end_on,
        **{title: milestones[title] for title in list(BEFORE)[2:-1]},
        "done already": milestones["Support and assessment agreement"],
    }


def on_leave(enrolment, **changes):
    facts = {"record_absence_too": True, "by": None, **LEAVE, **changes}
    return pause(enrolment=Enrolment.objects.get(pk=enrolment.pk), **facts)


def test_five_months_of_maternity_leave_move_every_date_and_taken_back_they_return(enrolment):
    assert dates(enrolment) == BEFORE
    made = on_leave(enrolment)
    assert dates(enrolment) == DURING
    assert list(differences()) == []
    take_back_pause(pause=made, by=None)
    assert dates(enrolment) == BEFORE
    assert (Pause.objects.count(), Absence.objects.count()) == (0, 0)
    assert list(differences()) == []


def test_nobody_elses_dates_move(thirty, enrolment):
    others = [one for one in thirty if one != enrolment]
    before = [dates(one) for one in others]
    on_leave(enrolment)
    assert [dates(one) for one in others] == before


def test_without_a_last_day_only_the_clock_stops_until_it_is_known(enrolment):
    made = on_leave(enrolment, ended_on=None)
    assert dates(enrolment) == {**BEFORE, "supervision due": None}
    change_pause(pause=made, ended_on=LEAVE["ended_on"], by=None)
    assert Absence.objects.get().ended_on == LEAVE["ended_on"]
    assert dates(enrolment) == DURING


def test_an_absence_that_somebody_changed_since_is_left_to_them(enrolment):
    made = on_leave(enrolment, ended_on=None)
    Absence.objects.update(ended_on=date(2027, 3, 31))
    change_pause(pause=Pause.objects.get(pk=made.pk), ended_on=LEAVE["ended_on"], by=None)
    assert Absence.objects.get().ended_on == date(2027, 3, 31)


def test_the_absence_may_stay_when_the_pause_goes(enrolment):
    made = on_leave(enrolment)
    take_back_pause(pause=made, absence_too=False, by=None)
    assert dates(enrolment) == {**BEFORE, "supervision due": DURING["supervision due"]}


# --- The same through the pages -------------------------------------------------------------------

FORM = {
    "reason": "parental_leave",
    "started_on_day": 1, "started_on_month": 12, "started_on_year": 2026,
    "ended_on_day": 30, "ended_on_month": 4, "ended_on_year": 2027,
    "record_absence_too": "on",
}  # fmt: skip


def test_the_preview_shows_each_date_before_and_after_and_changes_nothing(sign_in, enrolment):
    page = sign_in(psw()).post(f"/nqsw/enrolments/{enrolment.pk}/pause/", FORM)
    found = {one.what: (one.before, one.after) for one in page.context["consequences"]}
    assert found["Next supervision due"] == (BEFORE["supervision due"], DURING["supervision due"])
    assert found["Expected end"] == (BEFORE["expected end"], DURING["expected end"])
    assert found["3-month review"] == (BEFORE["3-month review"], DURING["3-month review"])
    assert "Support and assessment agreement" not in found
    assertContains(page, "Pause from 1 December 2026")
    assert list(found)[:3] == ["Pause from 1 December 2026", "Expected end", "Next supervision due"]
    assert dates(enrolment) == BEFORE


def test_the_preview_counts_what_stays_booked_in_that_time(sign_in, enrolment):
    worker, supervisor = enrolment.worker, enrolment.worker.agreements.get().supervisor
    for day in (30, 31, 61):
        starts_at = datetime(2026, 11, 1, 10, tzinfo=UTC) + timedelta(days=day - 1)
        SessionFactory(supervisor=supervisor, supervisee=worker, starts_at=starts_at)
    what, client = "Sessions that stay booked on days away", sign_in(psw())
    page = client.post(f"/nqsw/enrolments/{enrolment.pk}/pause/", FORM)
    assert {one.what: (one.before, one.after) for one in page.context["consequences"]}[what] == (None, 2)
    without = {name: value for name, value in FORM.items() if name != "record_absence_too"}
    page = client.post(f"/nqsw/enrolments/{enrolment.pk}/pause/", without)
    assert what not in {one.what for one in page.context["consequences"]}


def test_confirmed_and_taken_back_on_the_pages(sign_in, enrolment):
    client = sign_in(AccountFactory(role="psw"))
    page = f"/nqsw/enrolments/{enrolment.pk}/"
    assertRedirects(client.post(f"{page}pause/", {**FORM, "confirm": "yes"}), page)
    assert dates(enrolment) == DURING
    back = f"/nqsw/pauses/{Pause.objects.get().pk}/take-back/"
    asked = client.get(back)
    assertContains(asked, "Also remove the absence recorded with it")
    shown = {one.what: one.after for one in asked.context["consequences"]}
    assert shown["Next supervision due"] == BEFORE["supervision due"]
    client.post(back, {"confirm": "yes", "absence_too": "on"})
    assert dates(enrolment) == BEFORE
