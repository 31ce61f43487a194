"""Attending master classes: marks, coverage, absences in a row, certificates, feedback, the export."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from nqsw.classes.reports import attendance_rows, feedback_on
from nqsw.classes.rules import absences_in_a_row, covered
from nqsw.classes.services.registers import give_feedback
from nqsw.models import ClassFeedback, Enrolment, SeatStatus
from nqsw.models.master_class import PCFDomain
from tests.factories import AccountFactory, EnrolmentFactory, MasterClassFactory, PlaceFactory, WorkerFactory
from workforce.models import AuthorityRole
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def attended(worker, *marks, domains=(), standards=(), first=NOW - timedelta(days=100)):
    """Marks in classes a week apart."""
    for n, mark in enumerate(marks):
        covers = {"pcf_domains": list(domains), "pqs_standards": list(standards)}
        master_class = MasterClassFactory(starts_at=first + timedelta(weeks=n), **covers)
        PlaceFactory(master_class=master_class, worker=worker, mark=mark)
    return worker


def psw():
    return AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


# --- Rules ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        ([], 0),
        (["absent"], 1),
        (["absent", "absent"], 2),
        (["absent", "absent", "present"], 0),
        (["absent", "late", "absent"], 1),
        (["absent", "apologies", "absent"], 2),
        (["apologies", "apologies"], 0),
        (["absent", "absent", ""], 2),
    ],
)
def test_absences_in_a_row_are_the_latest_and_apologies_are_none(marks, number):
    assert absences_in_a_row(marks) == number


def test_coverage_is_in_the_frameworks_order_and_counts_once():
    found = covered([["skills", "values"], ["values"], []], every=PCFDomain.values)
    assert found == ["values", "skills"]


# --- The list --------------------------------------------------------------------------------------


def row_of(worker, on):
    (row,) = attendance_rows(Enrolment.objects.filter(worker=worker), on=on)
    return row


def test_late_and_left_early_have_attended_and_apologies_are_apart(today):
    worker = EnrolmentFactory().worker
    attended(worker, "present", "late", "left_early", "apologies", "absent", "")
    row = row_of(worker, today)
    assert (row.attended, row.apologies, row.absent, row.required) == (3, 1, 1, 6)


def test_only_classes_attended_cover_capabilities(today):
    worker = EnrolmentFactory().worker
    attended(worker, "present", domains=["skills"])
    attended(worker, "absent", domains=["values"])
    row = row_of(worker, today)
    assert row.domains == [PCFDomain.SKILLS]
    assert len(row.not_covered) == 8


def test_the_standards_of_the_programme_stand_beside_the_capabilities(sign_in, frozen_today):
    worker = EnrolmentFactory().worker
    attended(worker, "present", standards=["child_family:assessment", "adults:ethics"])
    attended(worker, "absent", standards=["child_family:law"])
    row = row_of(worker, frozen_today)
    assert row.standards_covered == ["Child and family assessment"]
    assert (len(row.standards_asked), len(row.standards_not_covered)) == (10, 9)
    page = sign_in(psw()).get(reverse("nqsw:attendance"))
    assert "1 of 10. Not yet: Relationships and effective direct work;" in page.text
    book = load_workbook(BytesIO(page.client.get(reverse("nqsw:attendance_workbook")).content))
    by_heading = dict(zip(*book["Attendance"].iter_rows(max_row=2, values_only=True), strict=True))
    assert by_heading["Standards covered"] == "Child and family assessment"
    assert "The law and the family" in by_heading["Standards not covered yet"]


@pytest.mark.parametrize(("marks", "is_flagged"), [(["absent"], False), (["absent", "absent"], True)])
def test_two_absences_in_a_row_are_flagged(sign_in, frozen_today, marks, is_flagged):
    attended(EnrolmentFactory().worker, *marks)
    page = sign_in(psw()).get(reverse("nqsw:attendance"))
    assert ("Absent 2 times in a row" in page.text) is is_flagged


def test_cancelled_and_coming_classes_and_places_given_up_do_not_count(today):
    worker = EnrolmentFactory().worker
    cancelled = MasterClassFactory(starts_at=NOW - timedelta(days=9), cancelled_at=NOW - timedelta(days=10))
    PlaceFactory(master_class=cancelled, worker=worker)
    PlaceFactory(master_class=MasterClassFactory(starts_at=NOW + timedelta(days=9)), worker=worker)
    PlaceFactory(
        master_class=MasterClassFactory(starts_at=NOW - timedelta(days=8)),
        worker=worker,
        status=SeatStatus.WITHDRAWN,
    )
    assert row_of(worker, today).marks == ()


def test_managers_see_their_own_nqsws(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    own = EnrolmentFactory(worker=WorkerFactory(line_manager=manager))
    EnrolmentFactory()
    page = sign_in(manager).get(reverse("nqsw:attendance"))
    assert [row.enrolment for row in page.context["rows"]] == [own]


def test_the_list_asks_the_database_as_often_for_many(sign_in, frozen_today, queries_of):
    client, asked = sign_in(psw()), []
    for number in (1, 2, 27):
        for enrolment in EnrolmentFactory.create_batch(number):
            attended(enrolment.worker, "present", "absent")
        asked.append(queries_of(client, reverse("nqsw:attendance")))
    assert len(set(asked)) == 1


def test_the_export_has_a_row_a_person_and_a_row_a_mark(sign_in, frozen_today):
    worker = WorkerFactory(given_name="=HYPERLINK(1)")
    attended(EnrolmentFactory(worker=worker).worker, "present", "absent", "absent", domains=["skills"])
    answer = sign_in(psw()).get(reverse("nqsw:attendance_workbook"))
    book = load_workbook(BytesIO(answer.content))
    person = [cell.value for cell in book["Attendance"][2]]
    assert person[:3] == [worker.full_name, worker.staff_number, worker.team.name]
    assert person[4:10] == [1, 6, 0, 2, 2, "Skills and interventions"]
    assert book["Attendance"]["A2"].data_type == "s"
    assert [row[5] for row in book["Every mark"].iter_rows(min_row=2, values_only=True)] == [
        "Present",
        "Absent",
        "Absent",
    ]


# --- Certificates --------------------------------------------------------------------------------------


def certificate(master_class, worker=None):
    query = {"worker": worker.pk} if worker else None
    return reverse("nqsw:certificate", args=[master_class.pk], query=query)


@pytest.mark.parametrize(
    ("mark", "status"),
    [("present", 200), ("late", 200), ("left_early", 200), ("apologies", 404), ("absent", 404), ("", 404)],
)
def test_those_who_attended_have_a_certificate(sign_in, frozen_today, mark, status):
    place = PlaceFactory(master_class=MasterClassFactory(starts_at=NOW - timedelta(days=1)), mark=mark)
    answer = sign_in(place.worker).get(certificate(place.master_class))
    assert answer.status_code == status
    assert answer.content.startswith(b"%PDF-") is (status == 200)


@pytest.mark.parametrize(("minutes_ago", "status"), [(5, 403), (119, 403), (120, 200)])
def test_there_is_no_certificate_before_the_class_is_over(sign_in, frozen_today, minutes_ago, status):
    starts_at = NOW - timedelta(minutes=minutes_ago)
    held = MasterClassFactory(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    place = PlaceFactory(master_class=held, mark="present")
    client = sign_in(place.worker)
    assert client.get(certificate(held)).status_code == status
    assert ("Your certificate" in client.get(held.get_absolute_url()).content.decode()) is (status == 200)


@pytest.mark.parametrize(
    ("who", "status"), [("manager", 200), ("facilitator", 200), ("psw", 200), ("colleague", 404)]
)
def test_whose_certificates_can_be_had(sign_in, frozen_today, who, status):
    manager, facilitator, colleague = WorkerFactory.create_batch(3)
    master_class = MasterClassFactory(starts_at=NOW - timedelta(days=1), facilitated_by=facilitator)
    worker = WorkerFactory(line_manager=manager)
    PlaceFactory(master_class=master_class, worker=worker, mark="present")
    people = {"manager": manager, "facilitator": facilitator, "psw": psw(), "colleague": colleague}
    assert sign_in(people[who]).get(certificate(master_class, worker)).status_code == status


@pytest.mark.parametrize("worker", ["x", "٣٣", "9" * 30, "-1"])
def test_a_certificate_of_nobody_is_not_found(sign_in, frozen_today, worker):
    master_class = MasterClassFactory()
    assert sign_in(psw()).get(f"{certificate(master_class)}?worker={worker}").status_code == 404


# --- Feedback --------------------------------------------------------------------------------------------

SAID = {"useful": "5", "confident": "3", "comment": "More time for questions"}


@pytest.fixture
def past(frozen_today):
    return MasterClassFactory(starts_at=NOW - timedelta(days=1))


@pytest.mark.parametrize(("mark", "status"), [("late", 302), ("absent", 404), ("", 404)])
def test_those_who_attended_say_what_they_think(sign_in, past, mark, status):
    place = PlaceFactory(master_class=past, mark=mark)
    answer = sign_in(place.worker).post(reverse("nqsw:class_feedback", args=[past.pk]), SAID)
    assert answer.status_code == status
    assert ClassFeedback.objects.filter(place=place, useful=5).exists() is (status == 302)


def test_feedback_said_again_replaces_what_was_said(sign_in, past):
    place = PlaceFactory(master_class=past, mark="present")
    for useful in ("2", "4"):
        sign_in(place.worker).post(reverse("nqsw:class_feedback", args=[past.pk]), {**SAID, "useful": useful})
    assert ClassFeedback.objects.get().useful == 4


def test_who_did_not_attend_is_refused_below_the_page_too(past):
    place = PlaceFactory(master_class=past, mark="absent")
    with pytest.raises(Refusal, match="Only people who attended"):
        give_feedback(seat=place, useful=1, confident=1, comment="", by=None, at=NOW)


@pytest.mark.parametrize(("answers", "is_shown"), [(2, False), (3, True)])
def test_results_are_shown_from_three_answers_on_and_without_names(sign_in, past, answers, is_shown):
    for n, place in enumerate(PlaceFactory.create_batch(answers + 1, master_class=past, mark="present")[:-1]):
        give_feedback(seat=place, useful=n + 3, confident=4, comment=f"Answer {n}", by=None, at=NOW)
    found = feedback_on(past)
    assert (found is not None) is is_shown
    page = sign_in(psw()).get(reverse("nqsw:class", args=[past.pk])).text
    assert ("Answer 0" in page) is is_shown
    if found:
        assert (found.answers, found.asked, found.useful, found.confident) == (3, 4, 4.0, 4.0)


def test_results_are_for_the_keepers_of_the_class(sign_in, past):
    places = PlaceFactory.create_batch(3, master_class=past, mark="present")
    for place in places:
        give_feedback(seat=place, useful=1, confident=1, comment="Too long", by=None, at=NOW)
    assert "Too long" not in sign_in(places[0].worker).get(reverse("nqsw:class", args=[past.pk])).text


def test_the_database_refuses_a_score_that_there_is_not(past):
    place = PlaceFactory(master_class=past, mark="present")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClassFeedback.objects.create(place=place, useful=6, confident=1, given_at=NOW)
