"""Small files as councils really send them: each through the real importer, with its right answer.

The files lie beside the project; the kinds are repeated here with rows of our own.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nqsw.models import Enrolment
from supervision.models import Agreement
from tests.factories import AccountFactory
from tracker.left_behind.reports import Part, Reason, left_behind
from workforce.accounts.services import invite
from workforce.imports.services import import_file
from workforce.models import (
    Absence,
    AuthorityRole,
    EmploymentPeriod,
    Event,
    Post,
    Service,
    StaffNumber,
    Team,
    Worker,
)

pytestmark = pytest.mark.django_db

DAYS = {"2": date(2026, 12, 1)}
FIRST_DAY = date(2026, 11, 2)


@pytest.fixture(scope="session")
def hard_files(council_data) -> Path:
    folder = council_data.parent / "hard-files"
    if not folder.is_dir():
        pytest.skip("the hard files are not beside the project")
    return folder


@pytest.fixture
def bring_in(hard_files):
    """Import a hard file by its name, on a day of its own; answers what came of it."""

    def _bring_in(name, **answers):
        path = next(hard_files.glob(f"{name}.*"))
        on = DAYS.get(name[-1], FIRST_DAY) if name[-2:-1] == "-" else FIRST_DAY
        done = import_file(
            kind="workforce",
            content=path.read_bytes(),
            file_name=path.name,
            on=on,
            by=None,
            at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
            answers=answers,
        )
        return done

    return _bring_in


def worker(number):
    return Worker.objects.get(staff_number=number)


def asked(plan):
    """Key, row and likely answer of each open question."""
    return [(one.key, one.row, one.options[0].value) for one in plan.open_questions]


def in_force(number, *, on):
    return Agreement.objects.in_force(on=on).filter(supervisee=worker(number))


def test_every_list_is_read_and_says_what_comes_of_it(hard_files, bring_in):
    """None ends in an error page: each is imported, refused with a row, or asks."""
    for path in sorted(hard_files.glob("*hr-*")):
        plan = bring_in(path.stem)
        assert plan.changes or plan.errors or plan.open_questions or plan.unchanged, path.name


# --- Who is who ---------------------------------------------------------------------------------


def test_leading_zeros_make_no_second_person(bring_in):
    bring_in("hr-leading-zeros-1")
    second = bring_in("hr-leading-zeros-2")
    assert (second.changes, second.errors, second.open_questions) == ({}, (), [])
    assert sorted(Worker.objects.values_list("staff_number", flat=True)) == ["00100", "00101"]


def test_two_part_time_posts_are_one_worker(bring_in):
    done = bring_in("hr-two-posts")
    assert not done.errors
    ada = Worker.objects.get(family_name="Split")
    assert (ada.staff_number, ada.fte, ada.team.name) == ("101-1", 1, "North")
    beside = Post.objects.get(worker=ada, is_main=False)
    assert (beside.team.name, beside.fte, beside.staff_number) == ("South", 0.5, "101-2")
    assert StaffNumber.objects.get(worker=ada).number == "101-2"
    assert Agreement.objects.get(supervisee=ada).supervisor == worker("100")
    assert bring_in("hr-two-posts").changes == {}


def test_an_agency_worker_becomes_permanent_under_another_number(bring_in):
    bring_in("hr-agency-to-permanent-1")
    before = worker("AG7")
    done = bring_in("hr-agency-to-permanent-2")
    assert (done.errors, done.open_questions) == ((), [])
    ada = worker("700")
    assert (ada.pk, ada.contract, ada.started_on) == (before.pk, "permanent", date(2025, 9, 1))
    post = Post.objects.get(worker=ada)
    assert (post.contract, post.started_on, post.ended_on) == ("agency", date(2025, 9, 1), date(2026, 11, 1))
    assert StaffNumber.objects.get(worker=ada).number == "AG7"
    assert Agreement.objects.get(supervisee=ada).starts_on == date(2025, 9, 1)
    assert bring_in("hr-agency-to-permanent-2").changes == {}


def test_an_address_that_is_given_again_is_asked_about_then_the_new_starter_has_it(bring_in):
    bring_in("hr-address-given-again-1")
    assert asked(bring_in("hr-address-given-again-2")) == [("who:102", 3, "new")]
    done = bring_in("hr-address-given-again-2", **{"who:102": "new"})
    assert done.changes["addresses given again"] == 1
    assert (worker("101").email, worker("102").email) == ("", "jo.smith@x.example")
    assert worker("101").left_on == date(2026, 8, 31)


@pytest.mark.parametrize("role", [AuthorityRole.PRINCIPAL_SOCIAL_WORKER, AuthorityRole.NONE])
def test_who_was_invited_before_the_list_came_is_the_person_with_the_same_address(bring_in, role):
    """How the first principal social worker comes to be: invited by address, then in the HR list."""
    account = invite(email="Jo.Smith@x.example", role=role, worker=None, by=None)
    done = bring_in("hr-address-given-again-1")
    assert (done.errors, done.changes["accounts joined"]) == ((), 1)
    assert worker("101").account == account
    assert Event.objects.get(verb="account joined").worker == worker("101")
    assert "accounts joined" not in bring_in("hr-address-given-again-1").changes


def test_who_was_invited_by_address_alone_though_they_are_in_the_list_is_joined_by_the_next_one(bring_in):
    bring_in("hr-address-given-again-1")
    account = invite(email="jo.smith@x.example", role=AuthorityRole.NONE, worker=None, by=None)
    assert bring_in("hr-address-given-again-1").changes == {"accounts joined": 1}
    assert worker("101").account == account


@pytest.mark.parametrize("facts", [{"role": AuthorityRole.ADMINISTRATOR}, {"is_active": False}])
def test_an_administrators_or_a_disabled_account_becomes_nobodys(bring_in, facts):
    AccountFactory(email="jo.smith@x.example", **facts)
    (error,) = bring_in("hr-address-given-again-1").errors
    assert "an account that belongs to no one in the list" in error.problem
    assert not Worker.objects.exists()


# --- Came back, away, left ----------------------------------------------------------------------


def test_someone_who_comes_back_has_a_new_time_and_a_new_agreement(bring_in):
    bring_in("hr-rehired-1")
    done = bring_in("hr-rehired-2")
    assert (done.errors, done.open_questions) == ((), [])
    ada = worker("101")
    assert (ada.started_on, ada.left_on) == (date(2026, 11, 2), None)
    period = EmploymentPeriod.objects.get(worker=ada)
    assert (period.started_on, period.left_on) == (date(2022, 9, 1), date(2025, 8, 31))
    days = list(Agreement.objects.filter(supervisee=ada).values_list("starts_on", "ends_on"))
    assert days == [(date(2022, 9, 1), date(2025, 8, 31)), (date(2026, 11, 2), None)]
    for on, is_here in ((2023, True), (2026, False), (2027, True)):
        day = date(on, 1, 5)
        assert ada.is_employed(on=day) is is_here
        assert Worker.objects.employed(on=day).filter(pk=ada.pk).exists() is is_here
    assert bring_in("hr-rehired-2").changes == {}


def test_someone_who_is_no_longer_away_is_asked_about(bring_in):
    bring_in("hr-back-from-absence-1")
    absence = Absence.objects.get()
    (question,) = bring_in("hr-back-from-absence-2").open_questions
    assert (question.row, question.options[0].value, question.day) == (3, "back", date(2026, 12, 1))
    bring_in("hr-back-from-absence-2", **{question.key: "back"})
    absence.refresh_from_db()
    assert absence.ended_on == date(2026, 11, 30)
    assert bring_in("hr-back-from-absence-2").open_questions == []


def test_people_whose_supervisor_has_left_are_named(bring_in):
    done = bring_in("hr-manager-has-left")
    told = [(line.subject, line.says) for line in done.lines if line.what == "supervisor has left"]
    assert told == [("Ada Sub", "The supervisor Bea Boss left on 30/09/2026. Choose another")]
    assert in_force("101", on=FIRST_DAY).get().supervisor == worker("100")
    listed = left_behind(Worker.objects.all(), on=FIRST_DAY)
    relying = [(str(row.person), row.part, row.since) for row in listed if row.reason is Reason.LEFT]
    assert relying == [("Ada Sub", Part.SUPERVISOR, date(2026, 9, 30))]


# --- Lines, titles, names of services --------------------------------------------------------------


def test_a_line_that_is_turned_round_ends_the_old_line_and_says_so(bring_in):
    bring_in("hr-manager-turned-round-1")
    done = bring_in("hr-manager-turned-round-2")
    assert "Ada Mid has no line manager any more" in done.notes[0]
    assert (worker("100").line_manager, worker("101").line_manager) == (worker("101"), None)
    on = DAYS["2"]
    assert in_force("100", on=on).get().supervisor == worker("101")
    assert not in_force("101", on=on).exists()


def test_an_asye_assessor_is_no_nqsw(bring_in):
    done = bring_in("hr-job-titles-and-asye")
    assert (done.open_questions, Enrolment.objects.count()) == ([], 0)
    assert in_force("101", on=FIRST_DAY).get().policy.is_default_for_others


@pytest.mark.parametrize(
    ("said", "services"), [("renamed", ["Family Help"]), ("new", ["Family Help", "Safeguarding"])]
)
def test_a_service_with_a_new_name_is_asked_about(bring_in, said, services):
    bring_in("hr-service-renamed-1")
    team = Team.objects.get()
    assert asked(bring_in("hr-service-renamed-2")) == [("service:family help", 2, "renamed")]
    bring_in("hr-service-renamed-2", **{"service:family help": said})
    assert list(Service.objects.values_list("name", flat=True)) == services
    assert Team.objects.get().pk == team.pk
    assert Team.objects.get().service.name == "Family Help"
    assert worker("101").team == team
