"""Who draws audits from whose files, who sees one as a whole, who was given a file of it."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from supervision.audit_permissions import (
    can_read_result,
    case_part_audited,
    drafts_in_audit,
    files_given_to,
    files_to_score,
    results_readable,
)
from supervision.audits.permissions import (
    audits_anything,
    audits_overseen,
    audits_visible,
    can_draw,
    can_oversee_audit,
    drawn_files_visible,
    drawn_from,
    keeps_questions,
)
from supervision.models import Audit
from tests.council import (
    ADMINISTRATOR,
    ASSESSOR,
    MENTOR,
    PARTS,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db
INDEPENDENT = {QA, PSW}
LINE = {SUPERVISOR, SERVICE_MANAGER}
AT = timezone.make_aware(datetime(2026, 11, 2, 9, 0))


@pytest.fixture
def parts(council, viewing):
    return {part: viewing(account) for part, account in council.items()}


@pytest.fixture
def drawn(parts):
    """The worker's file, drawn by the service manager, given to the assessor, moderated by the mentor."""
    audit = Audit.objects.create(
        name="Autumn", from_on=date(2026, 10, 1), to_on=date(2026, 10, 31), size=1, seed="a",
        opened_by=parts[SERVICE_MANAGER].account, opened_at=AT, ends_on=date(2026, 12, 31),
    )  # fmt: skip
    given = {"auditor": parts[ASSESSOR].account, "moderator": parts[MENTOR].account}
    return audit.files.create(worker=parts[WORKER].worker, position=1, **given)


def who(parts, allowed) -> set[str]:
    return {part for part, viewer in parts.items() if allowed(viewer)}


def test_samples_are_drawn_by_the_independent_and_by_managers_of_managers(parts):
    assert who(parts, keeps_questions) == INDEPENDENT
    assert who(parts, can_draw) == {*INDEPENDENT, SERVICE_MANAGER}
    assert who(parts, audits_anything) == {*INDEPENDENT, SERVICE_MANAGER}


def test_the_independent_draw_from_everybodys_files_and_a_manager_from_those_of_the_line(parts):
    worker, mentor = parts[WORKER].worker, parts[MENTOR].worker
    assert who(parts, lambda viewer: worker in drawn_from(viewer)) == {*INDEPENDENT, *LINE}
    assert who(parts, lambda viewer: mentor in drawn_from(viewer)) == INDEPENDENT


def test_an_audit_is_seen_whole_by_who_drew_it_and_the_independent_and_found_by_who_has_a_file(parts, drawn):
    audit = drawn.audit
    whole = {*INDEPENDENT, SERVICE_MANAGER}
    assert who(parts, lambda viewer: audit in audits_overseen(viewer)) == whole
    assert who(parts, lambda viewer: can_oversee_audit(viewer, audit)) == whole
    assert who(parts, lambda viewer: audit in audits_visible(viewer)) == {*whole, ASSESSOR, MENTOR}
    assert who(parts, lambda viewer: drawn in drawn_files_visible(viewer)) == {*whole, ASSESSOR, MENTOR}
    assert who(parts, audits_anything) == {*whole, ASSESSOR, MENTOR}


def test_who_drew_an_audit_and_manages_no_managers_any_more_sees_it_no_longer(parts, drawn):
    Audit.objects.update(opened_by=parts[SUPERVISOR].account)
    audit = Audit.objects.get()
    assert who(parts, lambda viewer: audit in audits_overseen(viewer)) == INDEPENDENT
    assert who(parts, lambda viewer: can_oversee_audit(viewer, audit)) == INDEPENDENT
    assert who(parts, lambda viewer: drawn in drawn_files_visible(viewer)) == {*INDEPENDENT, ASSESSOR, MENTOR}


def test_a_file_is_scored_by_who_was_given_it_until_the_audit_is_closed(parts, drawn):
    assert who(parts, lambda viewer: drawn in files_given_to(viewer)) == {ASSESSOR, MENTOR}
    assert who(parts, lambda viewer: drawn in files_to_score(viewer)) == {ASSESSOR, MENTOR}
    Audit.objects.update(closed_at=AT)
    assert who(parts, lambda viewer: drawn in files_given_to(viewer)) == {ASSESSOR, MENTOR}
    assert who(parts, lambda viewer: drawn in files_to_score(viewer)) == set()


def test_an_administrator_is_given_no_file_whatever_their_post(parts, drawn):
    drawn.auditor = parts[ADMINISTRATOR].account
    drawn.save()
    assert not files_given_to(parts[ADMINISTRATOR]).exists()


@pytest.mark.parametrize(
    ("held_on", "is_read"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
    ],
)
def test_of_a_file_the_sessions_held_in_the_period_are_read_and_only_by_who_was_given_it(
    parts, drawn, held_on, is_read
):
    starts_at = timezone.make_aware(datetime(held_on.year, held_on.month, held_on.day, 10, 0))
    sides = {"supervisor": parts[SUPERVISOR].worker, "supervisee": parts[WORKER].worker}
    attendance = SessionFactory(status="signed", starts_at=starts_at, **sides).attendances.get()
    other = SessionFactory(status="signed", starts_at=starts_at).attendances.get()
    found = who(parts, lambda viewer: attendance in case_part_audited(viewer, drawn))
    assert found == ({ASSESSOR, MENTOR} if is_read else set())
    assert who(parts, lambda viewer: other in case_part_audited(viewer, drawn)) == set()


@pytest.mark.parametrize(
    ("status", "is_imported", "is_read", "drafts"),
    [
        ("held", False, False, 1),
        ("signed", False, True, 0),
        ("agreed", False, True, 0),
        ("held", True, True, 0),  # it has no draft here
    ],
)
def test_a_draft_is_counted_in_the_audit_and_read_by_nobody_it_was_given_to(
    parts, drawn, status, is_imported, is_read, drafts
):
    starts_at = timezone.make_aware(datetime(2026, 10, 14, 10, 0))
    sides = {"supervisor": parts[SUPERVISOR].worker, "supervisee": parts[WORKER].worker}
    session = SessionFactory(status=status, is_imported=is_imported, starts_at=starts_at, **sides)
    attendance = session.attendances.get()
    found = who(parts, lambda viewer: attendance in case_part_audited(viewer, drawn))
    assert found == ({ASSESSOR, MENTOR} if is_read else set())
    assert drafts_in_audit(drawn) == drafts


@pytest.mark.parametrize(
    ("scored", "moderated", "closed", "is_read"),
    [
        (False, False, False, False),
        (True, False, False, False),
        (True, True, False, True),
        (True, False, True, True),
        (False, False, True, False),
    ],
)
def test_what_came_of_it_is_read_by_the_line_once_it_is_settled(
    parts, drawn, scored, moderated, closed, is_read
):
    drawn.scored_at, drawn.overall = (AT, 2) if scored else (None, None)
    drawn.moderated_at, drawn.moderated = (AT, 2) if moderated else (None, None)
    drawn.save()
    Audit.objects.update(closed_at=AT if closed else None)
    readers = (LINE if is_read else set()) | ({"assessor"} if scored else set())
    assert who(parts, lambda viewer: drawn in results_readable(viewer)) == readers
    assert who(parts, lambda viewer: can_read_result(viewer, drawn)) == readers


def test_a_file_without_a_moderator_is_settled_when_it_is_scored(parts, drawn):
    drawn.moderator, drawn.scored_at, drawn.overall = None, AT, 2
    drawn.save()
    assert who(parts, lambda viewer: drawn in results_readable(viewer)) == LINE | {"assessor"}
    assert set(parts) == set(PARTS)
