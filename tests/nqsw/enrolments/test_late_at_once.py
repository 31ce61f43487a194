"""Who goes on a programme late, or from an agency: what follows is said before, and asks for a yes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from nqsw.enrolments.services.enrolments import enrol, enrol_many
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.models import Enrolment, Milestone
from nqsw.programmes.services import start_cohort
from nqsw.rules.plausibility import agency_key
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, days, default_programme, manager, psw
from workforce.models import StartDay
from workforce.rules.plausibility import Doubtful

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = date(2026, 11, 19)
LATE = (
    "Amy Able starts on 7 September 2026, so 2 milestones are late at once: "
    "Support and assessment agreement and Self-assessment at the start."
)
AGENCY = "Amy Able is an agency worker. The ASYE is for newly qualified social workers who are employed."


@pytest.fixture
def cohort():
    return start_cohort(programme=default_programme(), name="Autumn", starts_on=START, by=None)


def starter(name="Amy", started_on=START, **facts):
    return WorkerFactory(
        given_name=name,
        family_name="Able",
        started_on=started_on,
        line_manager=manager(),
        job_title="Social Worker (ASYE)",
        **facts,
    )


def doubts(**facts):
    with pytest.raises(Doubtful) as asked:
        enrol_many(by=None, **facts)
    return [one.why for one in asked.value.doubts]


def test_what_will_be_late_at_once_is_what_is_late_afterwards(cohort):
    amy = starter()
    (why,) = doubts(workers=[amy], cohort=cohort)
    assert not Enrolment.objects.exists()
    enrol_many(workers=[amy], cohort=cohort, by=None, sure=[f"late:2026-09-07:{amy.pk}"])
    late = list(Milestone.objects.late(on=TODAY).order_by("due_on", "pk").values_list("title", flat=True))
    assert why == (
        f"Amy Able starts on 7 September 2026, so {len(late)} milestones are late at once: "
        f"{late[0]} and {late[1]}."
    )


def test_all_who_start_on_one_day_are_asked_about_once(cohort):
    people = [starter(name) for name in ("Amy", "Bea")]
    assert [why.split(" on ")[0] for why in doubts(workers=people, cohort=cohort)] == [
        "Amy Able and Bea Able start"
    ]
    people += [starter(name) for name in ("Cy", "Di")]
    assert [why.split(" on ")[0] for why in doubts(workers=people, cohort=cohort)] == ["4 people start"]


@pytest.mark.parametrize("started_on", [TODAY, TODAY + timedelta(days=7), TODAY - timedelta(days=7)])
def test_nothing_is_asked_of_a_programme_that_has_nothing_late(cohort, started_on):
    assert enrol_many(workers=[starter()], cohort=cohort, by=None, started_on=started_on)


def test_what_was_due_before_records_began_is_not_late(cohort):
    StartDay.objects.create(records_begin_on=date(2026, 11, 2), set_at=AT)
    assert enrol_many(workers=[starter()], cohort=cohort, by=None)


def test_the_page_says_what_will_be_late_before_it_enrols(cohort, sign_in):
    StartDay.objects.create(records_begin_on=date(2026, 9, 1), set_at=AT)
    amy = starter()
    client, facts = sign_in(psw()), {"workers": [amy.pk], "cohort": cohort.pk}
    page = client.post(reverse("nqsw:enrol"), facts).text
    assert f"Yes. {LATE}" in page
    assert not Enrolment.objects.exists()
    client.post(reverse("nqsw:enrol"), {**facts, "sure": [f"late:2026-09-07:{amy.pk}"]})
    assert Enrolment.objects.get().worker == amy


def test_nothing_is_late_where_records_begin_with_this_enrolment(cohort, sign_in):
    sign_in(psw()).post(reverse("nqsw:enrol"), {"workers": [starter().pk], "cohort": cohort.pk})
    assert not Milestone.objects.late(on=TODAY).exists()
    assert Enrolment.objects.exists()


def test_an_agency_worker_is_enrolled_after_a_yes_alone(cohort, sign_in):
    amy = starter(started_on=TODAY, contract="agency")
    assert doubts(workers=[amy], cohort=cohort) == [AGENCY]
    with pytest.raises(Doubtful):
        enrol(worker=amy, cohort=cohort, started_on=TODAY, by=None)
    client, facts = sign_in(psw()), {"workers": [amy.pk], "cohort": cohort.pk}
    assert AGENCY in client.post(reverse("nqsw:enrol"), facts).text
    client.post(reverse("nqsw:enrol"), {**facts, "sure": [agency_key(amy.pk)]})
    assert Enrolment.objects.get().worker == amy


def test_an_agency_worker_who_comes_from_another_authority_is_asked_about_too(cohort, sign_in):
    amy = starter(started_on=TODAY, contract="agency")
    facts = {"worker": amy.pk, "cohort": cohort.pk, "transferred_from": "Elsewhere Council"}
    facts |= days("started_on", date(2026, 3, 2))
    assert AGENCY in sign_in(psw()).post(reverse("nqsw:transfer"), facts).text
    assert not Enrolment.objects.exists()


def test_a_list_has_asked_before_it_enrols(cohort):
    amy = starter(contract="agency")
    enrol_together(joining=[Joining(amy, cohort, START)], by=None)
    assert Enrolment.objects.get().worker == amy
