"""Further instances of each kind of hard staff list, made by ourselves: the kind is what has to work."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress

from nqsw.models import Enrolment
from supervision.absences.services import record_absence
from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory
from workforce.models import (
    Absence,
    Account,
    EmploymentPeriod,
    Event,
    Post,
    Service,
    StaffNumber,
    Team,
    Worker,
)

pytestmark = pytest.mark.django_db

FOR_EMPLOYED = (
    "Ada Temp is an agency worker. The ASYE is for newly qualified social workers who are employed."
)
DAY, LATER = date(2026, 11, 2), date(2026, 12, 1)
HEADINGS = (
    "Emp No", "Surname", "Forename", "Email", "Job Title", "Team", "Service Area", "Line Mgr Emp No", "FTE",
    "Contract Type", "Start Date", "Leaving Date", "SWE Reg No", "Absent From", "Absent To", "Absence Reason",
)  # fmt: skip
KEYS = (
    "no", "name", "first", "email", "title", "team", "service", "boss", "fte", "contract", "start", "left",
    "swe", "away", "back", "why",
)  # fmt: skip
SHORT = dict(zip(KEYS, HEADINGS, strict=True))


def row(no, name, **facts):
    usual = {
        "no": no, "name": name, "first": "Ada", "title": "Social Worker", "team": "North",
        "service": "Safeguarding", "boss": "100", "fte": "1", "contract": "Permanent", "start": "01/09/2025",
    }  # fmt: skip
    known = {SHORT[key]: value for key, value in (usual | facts).items()}
    return [known.get(heading, "") for heading in HEADINGS]


def boss(**facts):
    usual = {"first": "Bea", "title": "Team Manager", "boss": "", "email": "bea@x.example"}
    return row("100", "Boss", **usual | facts)


def worker(number):
    return Worker.objects.get(staff_number=number)


def asked(plan):
    return [(one.key.split(":")[0], one.options[0].value) for one in plan.open_questions]


# --- Leading zeros -------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [("7", "0007"), ("000450", "450"), ("01", "1")])
def test_zeros_in_front_come_and_go(bring_in, first, second):
    bring_in(boss(), row(first, "Own"))
    again = bring_in(boss(), row(second, "Own"), on=LATER)
    assert (again.changes, again.open_questions, again.errors) == ({}, [], ())
    assert Worker.objects.count() == 2


def test_two_spellings_in_one_list_are_refused_with_both_rows(bring_in):
    done = bring_in(boss(), row("00101", "Own"), row("101", "Other"))
    assert [(error.row, error.column) for error in done.errors] == [(4, "Emp No")]
    assert "Row 3" in done.errors[0].problem


# --- Two posts of one person -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"no": "55", "swe": "SW5"}, {"no": "56", "swe": "SW5", "team": "South"}),
        ({"no": "55", "email": "a@x.example"}, {"no": "56", "email": "a@x.example", "team": "West"}),
        ({"no": "55"}, {"no": "55", "team": "South"}),
    ],
    ids=["by registration", "by address", "under one number"],
)  # fmt: skip
def test_two_posts_are_one_worker_whatever_tells_so(bring_in, one, two):
    rows = (boss(), row(name="Split", fte="0.6", **one), row(name="Split", fte="0.4", **two))
    assert bring_in(*rows).errors == ()
    ada = Worker.objects.get(family_name="Split")
    assert (ada.fte, ada.team.name, ada.posts.count()) == (1, "North", 1)
    assert bring_in(*rows, on=LATER).changes == {}
    single = bring_in(rows[0], row(name="Split", fte="0.6", **one), on=LATER)
    assert single.changes["further posts ended"] == 1
    ada.refresh_from_db()
    assert (float(ada.fte), ada.posts.get(is_main=False).ended_on) == (0.6, date(2026, 11, 30))


def test_two_posts_under_two_managers_are_asked_about(bring_in):
    rows = (
        boss(),
        row("200", "Lead", title="Team Manager"),
        row("55", "Split", fte="0.6", swe="SW5"),
        row("56", "Split", fte="0.4", swe="SW5", team="South", boss="200"),
    )
    assert asked(bring_in(*rows)) == [("lines", "100")]
    bring_in(*rows, answers={"lines:55": "200"})
    assert worker("55").line_manager == worker("200")
    assert Agreement.objects.get(supervisee=worker("55")).supervisor == worker("200")
    assert bring_in(*rows, on=LATER).open_questions == [], "said for good"


def test_posts_of_more_than_one_together_are_refused(bring_in):
    done = bring_in(boss(), row("55", "Split", swe="SW5"), row("56", "Split", swe="SW5", team="South"))
    assert [error.column for error in done.errors] == ["FTE"]
    assert "Rows 3, 4" in done.errors[0].problem


# --- Another contract, another number --------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        row("700", "Temp", contract="Permanent", start="02/11/2026", swe="SW5"),
        row("AG7", "Temp", contract="Fixed Term", start="02/11/2026", swe="SW5"),
        row("701", "Temp-Married", contract="Permanent", start="02/11/2026", swe="SW5"),
    ],
    ids=["another number", "the same number", "and another name"],
)
def test_another_contract_goes_on_with_the_history(bring_in, second):
    bring_in(boss(), row("AG7", "Temp", contract="Agency", swe="SW5"))
    before = Agreement.objects.get(supervisee__swe_number="SW5")
    done = bring_in(boss(), second, on=LATER)
    assert (done.errors, done.open_questions) == ((), [])
    ada = Worker.objects.get(swe_number="SW5")
    assert (ada.is_agency, ada.started_on) == (False, date(2025, 9, 1))
    assert [(post.contract, post.ended_on) for post in ada.posts.all()] == [("agency", date(2026, 11, 1))]
    assert Agreement.objects.get(supervisee=ada).pk == before.pk
    assert bring_in(boss(), second, on=LATER).changes == {}


@pytest.mark.parametrize("title", ["Social Worker", "Social Worker (ASYE)"])
def test_another_contract_after_a_weekend_goes_on_with_the_same_promises(bring_in, title):
    agency = row(
        "AG7", "Temp", contract="Agency", swe="SW5", left="30/10/2026", title=title, start="02/03/2026"
    )
    is_nqsw = {f"nqsw:AG7:{title.lower()}": "yes"} if "ASYE" in title else {}
    open_questions = bring_in(boss(), agency).open_questions
    assert [one.key for one in open_questions] == list(is_nqsw)
    assert all(one.why.endswith(FOR_EMPLOYED) for one in open_questions)
    bring_in(boss(), agency, answers=is_nqsw)
    before = Agreement.objects.get(supervisee__swe_number="SW5")
    second = (boss(), row("700", "Temp", start="02/11/2026", swe="SW5", title=title))
    done = bring_in(*second, on=LATER)
    assert (done.errors, done.open_questions) == ((), [])
    assert "Goes on with another contract from 02/11/2026" in [line.says for line in done.lines]
    ada = worker("700")
    assert (ada.started_on, ada.left_on, ada.contract) == (date(2026, 3, 2), None, "permanent")
    agreement = Agreement.objects.in_force(on=LATER).get(supervisee=ada)
    assert agreement.clock_started_on == before.clock_started_on
    assert Enrolment.objects.current().exists() is ("ASYE" in title)
    assert bring_in(*second, on=LATER).changes == {}


def test_another_number_without_registration_is_asked_about(bring_in):
    bring_in(boss(), row("AG7", "Temp", contract="Agency"))
    second = (boss(), row("700", "Temp", start="02/11/2026"))
    assert asked(bring_in(*second, on=LATER)) == [("who", str(worker("AG7").pk))]
    bring_in(*second, on=LATER, answers={"who:700": str(worker("AG7").pk)})
    assert StaffNumber.objects.get().number == "AG7"
    assert Worker.objects.count() == 2


def test_a_change_of_team_keeps_the_post_before_on_record(bring_in):
    bring_in(boss(), row("5", "Own"), row("6", "Other", team="South"))
    done = bring_in(
        boss(), row("5", "Own", team="South", fte="0.8"), row("6", "Other", team="South"), on=LATER
    )
    assert [line.says for line in done.lines] == ["full-time equivalent 1 → 0.8; team North → South"]
    post = Post.objects.get()
    assert (post.team.name, post.fte, post.ended_on) == ("North", 1, date(2026, 11, 30))


def test_supervision_of_someone_who_has_left_is_said_to_be_over(bring_in):
    done = bring_in(boss(), row("5", "Gone", left="31/10/2026"), row("6", "Here"), on=date(2026, 11, 2))
    assert (done.changes["agreements started and ended"], done.changes["agreements started"]) == (1, 1)
    (line,) = [line for line in done.lines if line.what == "agreements started and ended"]
    assert line.says.endswith(", until the last day, 31/10/2026")
    assert not Agreement.objects.in_force(on=date(2026, 11, 2)).filter(supervisee=worker("5")).exists()


# --- Came back -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "who"),
    [
        (row("5", "Back", start="05/01/2027"), {}),
        (row("9", "Back", start="05/01/2027", swe="SW5"), {}),
        (row("9", "Back", start="05/01/2027"), {"who:9": "5"}),
    ],
    ids=["the same number", "the same registration", "by name, as a person says"],
)
def test_someone_who_left_is_back(bring_in, second, who):
    bring_in(boss(), row("5", "Back", left="31/10/2026", swe="SW5"))
    ada = Worker.objects.get(swe_number="SW5")
    answers = {key: str(ada.pk) for key in who}
    day = date(2027, 1, 5)
    if who:
        assert asked(bring_in(boss(), second, on=day)) == [("who", str(ada.pk))]
    done = bring_in(boss(), second, on=day, answers=answers)
    assert (done.errors, done.changes["workers who came back"], done.changes["agreements started"]) == (
        (),
        1,
        1,
    )
    ada.refresh_from_db()
    assert (ada.started_on, ada.left_on, EmploymentPeriod.objects.count()) == (day, None, 1)
    assert [ada.is_employed(on=date(2026, 10, n)) for n in (1, 31)] == [True, True]
    assert not ada.is_employed(on=date(2026, 11, 15))


@pytest.mark.parametrize(("said", "can"), [("yes", True), ("no", False)])
def test_the_account_of_someone_who_is_back_is_for_a_person_to_open(bring_in, said, can):
    bring_in(boss(), row("5", "Back", left="31/10/2026"))
    Worker.objects.filter(staff_number="5").update(account=AccountFactory())
    second = (boss(), row("5", "Back", start="01/12/2026"))
    assert asked(bring_in(*second, on=LATER)) == [("account", "yes")]
    bring_in(*second, on=LATER, answers={f"account:{worker('5').pk}:2026-12-01": said})
    assert worker("5").account.may_sign_in(on=LATER) is can


@pytest.mark.parametrize(("said", "periods"), [("corrected", 0), ("back|2026-08-31", 1)])
def test_a_first_day_months_later_is_a_correction_or_a_return(bring_in, said, periods):
    bring_in(boss(), row("5", "Own"))
    second = (boss(), row("5", "Own", start="05/10/2026"))
    assert asked(bring_in(*second)) == [("start", "corrected")]
    done = bring_in(*second, answers={f"start:{worker('5').pk}:2026-10-05": said})
    assert done.errors == ()
    assert (worker("5").started_on, EmploymentPeriod.objects.count()) == (date(2026, 10, 5), periods)
    assert bring_in(*second, on=LATER).changes == {}


# --- Away, and back --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "ended_on", "runs"),
    [
        ("back", date(2026, 11, 30), True),
        ("back|2026-11-16", date(2026, 11, 15), True),
        ("away", None, False),
    ],
)
def test_the_clock_waits_until_a_person_says(bring_in, said, ended_on, runs):
    bring_in(boss(), row("5", "Ill", start="01/10/2026", away="05/10/2026", why="Sickness"))
    agreement = Agreement.objects.get(supervisee=worker("5"))
    assert agreement.next_due_on is None
    second = (boss(), row("5", "Ill", start="01/10/2026"))
    assert asked(bring_in(*second, on=LATER)) == [("back", "back")]
    bring_in(*second, on=LATER, answers={f"back:{Absence.objects.get().pk}": said})
    agreement.refresh_from_db()
    assert (Absence.objects.get().ended_on, agreement.next_due_on is not None) == (ended_on, runs)


@pytest.mark.parametrize(
    ("planned_end", "is_asked"),
    [("30/06/2027", True), ("02/12/2026", True), ("01/12/2026", False), ("30/11/2026", False)],
)
def test_an_absence_whose_end_is_ahead_is_asked_about_too(bring_in, planned_end, is_asked):
    bring_in(boss(), row("5", "Ill", away="01/10/2026", back=planned_end, why="Maternity"))
    done = bring_in(boss(), row("5", "Ill"), on=LATER)
    assert asked(done) == ([("back", "back")] if is_asked else [])
    if is_asked:
        bring_in(boss(), row("5", "Ill"), on=LATER, answers={done.open_questions[0].key: "back|2026-11-16"})
        assert Absence.objects.get().ended_on == date(2026, 11, 15)


@pytest.mark.parametrize(
    "spell",
    [
        {"away": "28/09/2026", "why": "Sickness"},
        {"away": "01/10/2026", "back": "30/10/2026", "why": "Sickness"},
        {"away": "01/10/2026", "why": "Maternity"},
    ],
    ids=["first day", "last day", "reason"],
)
def test_a_corrected_absence_is_changed_not_doubled(bring_in, spell):
    bring_in(boss(), row("5", "Ill", away="01/10/2026", why="Sickness"))
    done = bring_in(boss(), row("5", "Ill", **spell))
    assert (done.changes, Absence.objects.count()) == ({"absences changed": 1}, 1)


def test_the_line_of_a_new_person_says_the_last_day(bring_in):
    lines = bring_in(boss(), row("5", "Gone", left="30/10/2026")).lines
    assert "New: Social Worker, North, last day 30/10/2026" in [line.says for line in lines]


def test_an_absence_over_two_of_the_tracker_refuses_nothing_else(bring_in):
    bring_in(boss(), row("5", "Ill"))
    for first, last in ((1, 2), (8, 9)):
        record_absence(
            worker=worker("5"),
            started_on=date(2026, 9, first),
            ended_on=date(2026, 9, last),
            reason="SIC",
            by=None,
        )
    done = bring_in(
        boss(), row("5", "Ill", away="01/09/2026", back="30/09/2026", why="Sickness"), row("6", "New")
    )
    assert done.changes["workers added"] == 1
    assert "overlaps 2" in done.notes[0]


# --- Lines of managers -------------------------------------------------------------------------------


def test_a_circle_of_list_and_tracker_is_refused_with_its_rows(bring_in):
    bring_in(boss(), row("200", "Mid", title="Team Manager"), row("300", "Low", boss="200"))
    done = bring_in(boss(boss="300"), on=LATER)
    assert [(error.row, error.column) for error in done.errors] == [(2, "Line Mgr Emp No")]
    assert "Bea Boss → Ada Low → Ada Mid → Bea Boss" in done.errors[0].problem


def test_a_circle_that_stood_before_a_list_is_not_the_lists_to_refuse(bring_in):
    bring_in(boss(), row("200", "Mid", title="Team Manager"), row("300", "Low", boss="200"))
    AgreementFactory(supervisee=worker("100"), supervisor=worker("300"))
    done = bring_in(boss(), row("200", "Mid", title="Team Manager"), row("300", "Low", boss="200", fte="0.5"))
    assert (done.errors, done.changes) == ((), {"workers changed": 1})


def test_a_circle_of_supervisors_is_refused(bring_in):
    bring_in(boss(), row("200", "Mid", title="Team Manager"))
    AgreementFactory(supervisee=worker("100"), supervisor=worker("200"))
    Agreement.objects.filter(supervisee=worker("200")).delete()
    done = bring_in(boss(), row("200", "Mid", title="Team Manager"))
    assert [error.row for error in done.errors] == [2, 3]
    assert "supervisors lead back to themselves" in done.errors[0].problem


def test_a_circle_within_a_list_is_refused_with_both_rows(bring_in):
    done = bring_in(boss(boss="200"), row("200", "Mid", title="Team Manager"))
    assert "100 (row 2)" in done.errors[0].problem
    assert "200 (row 3)" in done.errors[0].problem


@pytest.mark.parametrize(("said", "has_one"), [("stays", True), ("ended", False)])
def test_a_blank_manager_is_asked_about(bring_in, said, has_one):
    bring_in(boss(), row("5", "Own"))
    assert asked(bring_in(boss(), row("5", "Own", boss=""))) == [("line", "stays")]
    done = bring_in(
        boss(), row("5", "Own", boss=""), answers={f"line:{worker('5').pk}:{worker('100').pk}": said}
    )
    assert done.errors == ()
    assert (worker("5").line_manager is not None) is has_one
    assert Agreement.objects.in_force(on=DAY).filter(supervisee=worker("5")).exists() is has_one


@pytest.mark.parametrize("people", [1, 3, 8])
def test_everyone_whose_supervisor_has_left_is_named(bring_in, people):
    rows = [row(str(200 + n), f"Sub{n}") for n in range(people)]
    done = bring_in(boss(left="30/09/2026"), *rows)
    assert sum(line.what == "supervisor has left" for line in done.lines) == people
    again = bring_in(boss(left="30/09/2026"), *rows, on=LATER)
    assert (again.changes, sum(line.what == "supervisor has left" for line in again.lines)) == ({}, people)


# --- Addresses ------------------------------------------------------------------------------------


def test_a_changed_address_changes_the_sign_in_and_both_are_told(
    bring_in, mailoutbox, django_capture_on_commit_callbacks
):
    bring_in(boss(), row("5", "Own", email="old@x.example"))
    account = AccountFactory(email="old@x.example")
    EmailAddress.objects.create(user=account, email="old@x.example", verified=True, primary=True)
    Worker.objects.filter(staff_number="5").update(account=account)
    with django_capture_on_commit_callbacks(execute=True):
        done = bring_in(boss(), row("5", "Own", email="new@x.example"))
    assert {mail.to[0] for mail in mailoutbox} == {"old@x.example", "new@x.example"}
    assert done.changes["sign-in addresses changed"] == 1
    account.refresh_from_db()
    assert account.email == "new@x.example"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("new@x.example", True)]
    event = Event.objects.get(verb="account address changed")
    assert event.reason.told == {"before": "old@x.example", "after": "new@x.example"}


def test_the_account_of_a_leaver_whose_address_is_given_again_is_closed(bring_in):
    bring_in(boss(), row("5", "Smith", first="Jo", email="jo@x.example", left="31/08/2026"))
    old = AccountFactory(email="jo@x.example")
    Worker.objects.filter(staff_number="5").update(account=old)
    second = (boss(), row("6", "Smith", first="Joan", email="jo@x.example"))
    done = bring_in(*second, answers={"who:6": "new"})
    assert done.errors == ()
    old.refresh_from_db()
    assert (old.is_active, old.email.endswith(".invalid"), worker("5").account) == (False, True, old)
    assert not Account.objects.filter(email="jo@x.example").exists(), "free for the invitation"
    assert bring_in(*second, on=LATER).open_questions == []


def test_an_address_of_someone_who_works_here_is_refused(bring_in):
    bring_in(boss(), row("5", "Own", email="own@x.example"))
    done = bring_in(
        boss(), row("5", "Own", email=""), row("6", "Other", email="own@x.example"), answers={"who:6": "new"}
    )
    assert [(error.row, error.column) for error in done.errors] == [(4, "Email")]


# --- Job titles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "start", "outcome"),
    [
        ("Social Worker (ASYE)", "01/09/2026", "enrolled"),
        ("Newly Qualified Social Worker", "01/09/2026", "enrolled"),
        ("Social Worker (NQSW)", "01/12/2025", "enrolled"),
        ("Senior Practitioner (ASYE Assessor)", "01/09/2026", "not"),
        ("Social Worker (ASYE completed 2015)", "01/09/2015", "not"),
        ("Senior Social Worker - ASYE Lead", "01/09/2026", "not"),
        ("Social Worker (post-ASYE)", "01/09/2026", "not"),
        ("Social Worker (ASYE)", "01/09/2015", "asked"),
        ("Senior Social Worker (ASYE)", "01/09/2026", "asked"),
        ("Social Worker (ASYE 2019)", "01/09/2026", "asked"),
    ],
)
def test_a_title_says_who_is_newly_qualified_or_a_person_does(bring_in, title, start, outcome):
    rows = (boss(), row("5", "Own", title=title, start=start))
    done = bring_in(*rows)
    assert done.errors == ()
    assert bool(done.open_questions) is (outcome == "asked")
    assert Enrolment.objects.exists() is (outcome == "enrolled")
    if done.open_questions:
        assert bring_in(*rows, answers={done.open_questions[0].key: "no"}).changes
        assert not Enrolment.objects.exists()
        assert bring_in(*rows, on=LATER).open_questions == [], "said for good"


# --- New names of services and teams ------------------------------------------------------------------


def test_a_renamed_team_is_asked_about(bring_in):
    bring_in(boss(), row("5", "Own"))
    second = (boss(team="Hub"), row("5", "Own", team="Hub"))
    assert asked(bring_in(*second)) == [("team", "renamed")]
    done = bring_in(*second, answers={"team:hub": "renamed"})
    assert done.changes == {"teams renamed": 1}
    assert list(Team.objects.values_list("name", flat=True)) == ["Hub"]


def test_one_of_two_services_with_a_new_name_is_asked_about(bring_in):
    other = row("6", "Other", team="South", service="Front Door")
    bring_in(boss(), row("5", "Own"), other)
    second = (boss(service="Family Help"), row("5", "Own", service="Family Help"), other)
    assert asked(bring_in(*second)) == [("service", "renamed")]
    bring_in(*second, answers={"service:family help": "renamed"})
    assert sorted(Service.objects.values_list("name", flat=True)) == ["Family Help", "Front Door"]


def test_a_team_that_moves_to_a_service_there_is_moves_with_everyone(bring_in):
    bring_in(boss(), row("5", "Own"), row("6", "Other", team="South", service="Front Door"))
    moved = row("6", "Other", team="South", service="Safeguarding")
    done = bring_in(boss(), row("5", "Own"), moved, row("7", "New", team="X", service="Front Door"))
    assert done.open_questions == []
    assert done.changes["teams moved"] == 1
    assert Team.objects.get(name="South").service.name == "Safeguarding"


# --- Services ------------------------------------------------------------------------------------


def test_a_list_without_services_is_told_once_and_not_row_by_row(bring_in):
    rows = [boss(service=""), row("5", "Own", service=""), row("6", "Two", team="South", service="")]
    (error,) = bring_in(*rows).errors
    assert "nothing in the list says which services they belong to" in error.problem
    told = bring_in(boss(), *rows[1:], row("7", "Three", team="South", service="")).errors
    assert [(one.row, one.problem) for one in told] == [
        (4, "This team is new. Say which service it belongs to."),
    ]
