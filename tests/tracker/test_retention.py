"""Deleting what was kept long enough, with one of everything in the database: exactly that, and provably."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from nqsw.models import Enrolment
from supervision.models import Attendance, Audit, Session, SessionRecord, Signature, SignedText
from tests.busy_council import NOW
from tests.council import MENTOR, NQSW, SUPERVISOR, WORKER
from tests.factories import AccountFactory
from tests.upgrades.council import build_one_of_everything
from tracker.verifying import verify
from workforce.audit_trail.proving import seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, RetentionHold, Worker
from workforce.privacy.inventory import rows_about
from workforce.privacy.removing import remove, rows_due
from workforce.privacy.retention import due_by
from workforce.rules.data_held import Kept
from workforce.rules.refusal import Refusal
from workforce.triggers.in_database import differences, take_down

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LEFT = date(2026, 11, 30)
#: Six years later, the first period of which anything of a leaver is over; and one after every period.
SIX_YEARS, LATER = date(2032, 11, 30), date(2040, 1, 3)
GROUP_DAY = date(2026, 12, 3)


@pytest.fixture(scope="module")
def _everything(kept_rows):
    with time_machine.travel(NOW, tick=False):
        parts = build_one_of_everything()
        seal_events(at=NOW)
        seal_signed_earlier()
        tell_rights_as_they_stand(on=NOW.date())
        Audit.objects.filter(closed_at=None).update(closed_at=NOW)
        seal_signed_earlier()
        seal_events(at=NOW)
    return parts


@pytest.fixture
def parts(_everything):
    return _everything


@pytest.fixture
def gone(parts) -> Worker:
    """The worker of the council has left."""
    worker = parts[WORKER].worker
    Worker.objects.filter(pk=worker.pk).update(left_on=LEFT)
    return Worker.objects.get(pk=worker.pk)


def rows(*, but: Iterator[Any] = ()) -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of every table, by its key; the trail apart."""
    return {
        model._meta.label: {row["pk"]: row for row in model._base_manager.values("pk", *_columns(model))}
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in ("workforce.Event", "workforce.Seal", "workforce.SealHead")
    }


def _columns(model) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields]


def due(day: date, label: str = "") -> list[Any]:
    return [each for each in due_by(day, on=day) if each.kind.label == label or not label]


@pytest.mark.parametrize(("day", "goes"), [(SIX_YEARS - timedelta(days=1), False), (SIX_YEARS, True)])
def test_records_go_on_the_day_on_which_their_time_is_over(gone, day, goes):
    assert [each.whose for each in due(day, "Supervision records")] == [gone.pk] * goes


def test_exactly_what_is_due_goes_and_all_else_stands_as_it_was(gone, parts):
    (it,) = due(SIX_YEARS, "Supervision records")
    before, told = rows(), rows_due(it)
    event = remove(it, on=SIX_YEARS)
    after = rows()
    changed = {
        model: {key for key in before[model].keys() | after[model].keys()
                if before[model].get(key) != after[model].get(key)}
        for model in before
    }  # fmt: skip
    lost = {model: len(before[model].keys() - after[model].keys()) for model in before}
    assert {model: number for model, number in lost.items() if number} == told == event.details["rows"]
    unlinked = {model for model, keys in changed.items() if keys & after[model].keys()}
    assert unlinked <= {"supervision.LogRow", "supervision.Session"}
    of_others = Attendance.objects.exclude(supervisee=gone).count()
    assert of_others and not Attendance.objects.filter(supervisee=gone).exists()
    left = {model for model, found in rows_about(Kept.SUPERVISION, [gone.pk]).items() if found.exists()}
    assert left == set()
    assert (event.verb, event.worker_id, event.details["due_on"]) == (
        Verb.RETENTION_APPLIED, gone.pk, SIX_YEARS.isoformat(),
    )  # fmt: skip


def test_a_group_loses_the_one_who_left_and_keeps_the_others(gone, parts):
    group = Session.objects.get(kind="group")
    SessionRecord.objects.create(session=group, version=1, workload="Shared")
    (it,) = due(SIX_YEARS, "Supervision records")
    remove(it, on=SIX_YEARS)
    assert list(group.supervisees.all()) == [parts[NQSW].worker]
    assert SessionRecord.objects.filter(session=group).exists()


def test_nothing_is_missed_by_verify_and_the_guards_stand_again(gone):
    assert SignedText.objects.filter(supervisee=gone).exists()
    for it in due(LATER):
        remove(it, on=LATER)
    assert not SignedText.objects.filter(supervisee=gone).exists()
    assert verify(at=timezone.now()).differences == ()
    assert differences(using="default") == ([], [], [])
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Signature.objects.all()._raw_delete("default")
    connection.check_constraints()


def test_a_row_that_someone_takes_away_besides_is_still_missed(gone):
    for it in due(LATER, "Supervision records"):
        remove(it, on=LATER)
    text = SignedText.objects.order_by("pk").first()
    take_down(using="default")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM supervision_signature WHERE text_id = %s", [text.pk])
        cursor.execute("DELETE FROM supervision_addendum WHERE text_id = %s", [text.pk])
        cursor.execute("DELETE FROM supervision_signedtext WHERE id = %s", [text.pk])
    found = [line for line in verify(at=timezone.now()).differences if "is missing: it was signed" in line]
    assert any(line.startswith(f"signed text {text.pk}:") for line in found)


def test_a_hold_on_the_person_stops_it_until_it_is_over(gone):
    officer = AccountFactory(role="ig")
    hold = RetentionHold.objects.create(
        worker=gone, case_number="IG-1", reason="A claim", set_by=officer, set_at=NOW, until_on=SIX_YEARS
    )
    (it,) = due(SIX_YEARS, "Supervision records")
    assert it.holds == (hold,)
    with pytest.raises(Refusal, match="a hold"):
        remove(it, on=SIX_YEARS)
    assert Attendance.objects.filter(supervisee=gone).exists()
    (free,) = due(SIX_YEARS + timedelta(days=1), "Supervision records")
    assert not free.is_held


def test_a_hold_that_was_set_after_the_list_was_read_stops_it_too(gone):
    (it,) = due(SIX_YEARS, "Supervision records")
    officer = AccountFactory(role="ig")
    RetentionHold.objects.create(
        worker=gone, case_number="IG-1", reason="A claim", set_by=officer, set_at=NOW
    )
    with pytest.raises(Refusal):
        remove(it, on=SIX_YEARS)


def test_someone_who_came_back_keeps_everything(gone):
    Worker.objects.filter(pk=gone.pk).update(left_on=None)
    assert due(SIX_YEARS, "Supervision records") == []


def test_a_programme_goes_with_all_its_evidence(parts):
    enrolment = Enrolment.objects.get(reflections__isnull=False)
    Enrolment.objects.filter(pk=enrolment.pk).update(status="completed", ended_on=LEFT)
    (it,) = due(SIX_YEARS, "NQSW programmes")
    told = remove(it, on=SIX_YEARS).details["rows"]
    assert {
        "nqsw.Enrolment",
        "nqsw.Milestone",
        "nqsw.MilestoneFile",
        "nqsw.Reflection",
        "nqsw.OutcomeStep",
    } <= set(told)
    assert verify(at=timezone.now()).differences == ()
    assert due(SIX_YEARS, "NQSW programmes") == []


def test_a_name_goes_last_and_only_when_nothing_else_names_them(gone, parts):
    Worker.objects.filter(pk=parts[SUPERVISOR].worker.pk).update(left_on=LEFT)
    for _ in range(2):
        for it in due(LATER):
            remove(it, on=LATER)
    stub, supervisor = Worker.objects.get(pk=gone.pk), parts[SUPERVISOR].worker
    assert (str(stub), stub.email, stub.staff_number, stub.swe_number) == (
        f"Former worker {gone.pk}",
        "",
        None,
        None,
    )
    assert stub.account.email == f"removed-{stub.account_id}@removed.invalid"
    assert not stub.account.is_active
    supervisor.refresh_from_db()
    assert supervisor.full_name != f"Former worker {supervisor.pk}", "others' records still name them"
    assert [it.whose for it in due(LATER)] == []
    assert verify(at=timezone.now()).differences == ()


def test_a_mentor_s_profile_goes_and_the_programme_of_their_nqsw_stays(parts):
    mentor = parts[MENTOR].worker
    Worker.objects.filter(pk=mentor.pk).update(left_on=LEFT)
    for it in due(SIX_YEARS, "NQSW programmes"):
        remove(it, on=SIX_YEARS)
    assert not hasattr(Worker.objects.get(pk=mentor.pk), "mentor_profile")
    assert parts[NQSW].worker.enrolments.get().mentor_assignments.filter(mentor=mentor).exists()


def test_the_command_says_first_and_then_does_and_names_nobody(gone, time_machine):
    time_machine.move_to(f"{SIX_YEARS.isoformat()}T03:00:00+00:00", tick=False)
    said, done, again = StringIO(), StringIO(), StringIO()
    call_command("apply_retention", "--dry-run", stdout=said)
    assert Attendance.objects.filter(supervisee=gone).exists()
    call_command("apply_retention", stdout=done)
    assert not Attendance.objects.filter(supervisee=gone).exists()
    assert f"Supervision records of person {gone.pk}, due since 2032-11-30" in said.getvalue()
    assert (
        said.getvalue().replace("would be deleted", "deleted").splitlines()[-1]
        == done.getvalue().splitlines()[-1]
    )
    assert gone.family_name not in said.getvalue() + done.getvalue()
    call_command("apply_retention", stdout=again)
    assert (
        again.getvalue()
        == "0 exports deleted.\nAccess ended: 0 people gone.\n0 things with 0 rows deleted, 0 on hold.\n"
    )
    assert Event.objects.filter(verb=Verb.RETENTION_APPLIED).exists()
