"""Who sees the diary of caseloads over their limit, and who agrees to one."""

from datetime import date

import pytest

from tests.council import PSW, SERVICE_MANAGER, SUPERVISOR, WORKER
from tests.factories import AccountFactory
from workforce.caseloads.permissions import breaches_visible, can_agree_to_breach
from workforce.models import CaseloadBreach
from workforce.permissions import (
    can_answer_for,
    can_edit_people,
    can_import,
    oversees_anyone,
    people_answered_for,
    people_visible,
)

pytestmark = pytest.mark.django_db
LINE = {SUPERVISOR, SERVICE_MANAGER}


@pytest.fixture
def parts(council, viewing):
    return {part: viewing(account) for part, account in council.items()}


def who(parts, allowed) -> set[str]:
    return {part for part, viewer in parts.items() if allowed(viewer)}


@pytest.mark.parametrize(
    ("whose", "sees", "agrees"),
    [
        (WORKER, {PSW, *LINE}, {PSW, *LINE}),
        (SUPERVISOR, {PSW, SERVICE_MANAGER}, {PSW, SERVICE_MANAGER}),
        (PSW, {PSW}, set()),
    ],
)
def test_a_breach_is_seen_and_agreed_to_by_who_answers_for_the_worker_and_never_by_the_worker(
    parts, whose, sees, agrees
):
    breach = CaseloadBreach.objects.create(worker=parts[whose].worker, since=date(2026, 11, 2))
    assert who(parts, lambda viewer: breach in breaches_visible(viewer)) == sees
    assert who(parts, lambda viewer: can_agree_to_breach(viewer, breach)) == agrees


def test_who_answers_for_whom(parts):
    worker = parts[WORKER].worker
    assert who(parts, lambda viewer: worker in people_answered_for(viewer)) == {PSW, *LINE}
    assert who(parts, lambda viewer: can_answer_for(viewer, worker)) == {PSW, *LINE}
    assert who(parts, oversees_anyone) == {PSW, *LINE}
    assert who(parts, lambda viewer: worker in people_visible(viewer)) == {
        WORKER, PSW, *LINE, "administrator",
    }  # fmt: skip


def test_the_list_of_people_is_kept_and_imported_by_the_same_two(parts):
    assert who(parts, can_edit_people) == {PSW, "administrator"}
    assert who(parts, can_import) == {PSW, "administrator"}


def test_quality_assurance_without_a_post_here_opens_nobodys_page(viewing, parts):
    without_a_post = viewing(AccountFactory(role="qa"))
    assert not people_visible(without_a_post).exists()
