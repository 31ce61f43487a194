"""One page for everything that a reader may see and do about a person, each part only for those who may."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from supervision.models import Action, PersonalNote, SessionRecord
from supervision.records.services.signing import sign_off
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    ASSESSOR,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    AgreementFactory,
    CaseloadSnapshotFactory,
    CoverFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.records.writing import AT
from workforce.models import CaseloadBreach, Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
COMING = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def nqsw(council):
    return council[NQSW].worker


@pytest.fixture
def supervisor(council):
    return council[SUPERVISOR].worker


def page_of(client, worker) -> str:
    return client.get(worker.get_absolute_url()).text


def buttons_of(client, worker) -> list[str]:
    return [step.label for step in client.get(worker.get_absolute_url()).context["buttons"]]


@pytest.mark.parametrize(
    ("part", "status"),
    [
        (NQSW, 200),
        (SUPERVISOR, 200),
        (SERVICE_MANAGER, 200),
        (MENTOR, 200),
        (ASSESSOR, 200),
        (PSW, 200),
        (ADMINISTRATOR, 200),
        (WORKER, 404),
        (AGENCY, 404),
        (QA, 404),
    ],
)
def test_who_opens_the_page_of_an_nqsw(council, nqsw, sign_in, part, status):
    assert sign_in(council[part]).get(nqsw.get_absolute_url()).status_code == status


def test_a_supervisor_finds_the_next_session_with_prepare_and_move_and_books_another(
    council, nqsw, supervisor, sign_in
):
    session = SessionFactory(supervisor=supervisor, supervisee=nqsw, starts_at=COMING)
    client = sign_in(supervisor)
    page = page_of(client, nqsw)
    for route in ("prepare", "move", "session"):
        assert reverse(f"supervision:{route}", args=[session.pk]) in page
    assert f"{reverse('supervision:book')}?supervisee={nqsw.pk}" in page
    assert "Why this date?" in page
    assert buttons_of(client, nqsw) == ["Book", "Record"]


def test_a_session_that_nobody_recorded_is_the_first_thing_to_do(nqsw, supervisor, sign_in):
    SessionFactory(
        supervisor=supervisor, supervisee=nqsw, starts_at=datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
    )
    client = sign_in(supervisor)
    assert "Not recorded" in page_of(client, nqsw)
    assert buttons_of(client, nqsw) == ["Record", "Book"]


def test_a_session_of_today_that_has_begun_is_shown_once(nqsw, supervisor, sign_in):
    session = SessionFactory(
        supervisor=supervisor, supervisee=nqsw, starts_at=datetime(2026, 11, 19, 0, 5, tzinfo=UTC)
    )
    page = page_of(sign_in(supervisor), nqsw)
    assert page.count(f'href="{session.get_absolute_url()}"') == 1
    assert "Nothing more is booked" in page


def test_the_person_books_for_themselves_and_who_only_oversees_books_nothing(council, nqsw, sign_in):
    assert buttons_of(sign_in(nqsw), nqsw) == ["Book"]
    assert f"{reverse('supervision:book')}?" not in page_of(sign_in(nqsw), nqsw)
    assert buttons_of(sign_in(council[PSW]), nqsw) == []
    assert buttons_of(sign_in(council[SERVICE_MANAGER]), nqsw) == ["Book"]


def test_a_mentor_finds_the_programme_and_nothing_of_supervision_cases_or_employment(council, nqsw, sign_in):
    CaseloadSnapshotFactory(worker=nqsw)
    client = sign_in(council[MENTOR])
    shown = client.get(nqsw.get_absolute_url())
    assert [part.template for part in shown.context["parts"]] == ["nqsw/enrolments/person.html"]
    assert [step.label for step in shown.context["links"]] == ["NQSW programme"]
    assert [step.label for step in shown.context["buttons"]] == ["Book a mentor meeting"]
    assert client.get(shown.context["buttons"][0].url).status_code == 200
    assert "Registration" not in shown.text
    assert nqsw.email in shown.text


def test_an_administrator_finds_employment_and_absences_and_nothing_of_practice(council, nqsw, sign_in):
    AbsenceFactory(worker=nqsw, started_on=date(2026, 11, 16), ended_on=date(2026, 11, 27))
    shown = sign_in(council[ADMINISTRATOR]).get(nqsw.get_absolute_url())
    assert [part.template for part in shown.context["parts"]] == ["supervision/overdue/person_away.html"]
    assert [step.label for step in shown.context["links"]] == ["Absences"]
    assert "Registration" in shown.text


def test_who_covers_today_opens_the_page_and_books(nqsw, sign_in):
    cover = CoverFactory(
        agreement=nqsw.agreements.get(), starts_on=date(2026, 11, 16), ends_on=date(2026, 12, 11)
    )
    client = sign_in(cover.supervisor)
    assert buttons_of(client, nqsw) == ["Book", "Record"]
    assert "Registration" not in page_of(client, nqsw)
    assert str(cover.supervisor) in page_of(sign_in(nqsw), nqsw)


def test_a_record_not_answered_is_reminded_of_from_the_page(nqsw, supervisor, sign_in):
    starts_at = datetime(2026, 11, 10, 10, 0, tzinfo=UTC)
    session = SessionFactory(supervisor=supervisor, supervisee=nqsw, status="held", starts_at=starts_at)
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    PersonalNote.objects.create(session=session, supervisee=nqsw, wellbeing="Tired")
    sign_off(session=session, by=supervisor.account, at=AT)
    client = sign_in(supervisor)
    page = page_of(client, nqsw)
    assert f'value="{session.pk}:{nqsw.pk}"' in page
    assert "Eleven cases" not in page
    sent = {"remind": f"{session.pk}:{nqsw.pk}", "person": nqsw.pk}
    answer = client.post(reverse("supervision:signature_remind"), sent, follow=True)
    assert answer.redirect_chain[-1][0] == nqsw.get_absolute_url()
    assert "reminded today" in answer.text
    assert "to be answered by you" in page_of(sign_in(nqsw), nqsw)


def test_the_number_of_actions_leads_to_exactly_these(council, nqsw, supervisor, sign_in):
    for day in (1, 2):
        ActionFactory(supervisee=nqsw, due_on=date(2026, 11, day))
    ActionFactory(supervisee=nqsw, due_on=date(2026, 12, 1))
    ActionFactory(supervisee=council[WORKER].worker, due_on=date(2026, 11, 1))
    client = sign_in(supervisor)
    page = page_of(client, nqsw)
    assert "2 actions overdue" in page
    assert "3 actions open" in page
    address = reverse("supervision:actions", query={"person": nqsw.pk, "show": "overdue"})
    shown = client.get(address).context["page"].object_list
    assert set(shown) == set(Action.objects.filter(supervisee=nqsw, due_on__lt=date(2026, 11, 19)))
    assert client.get(reverse("supervision:actions", query={"person": WorkerFactory().pk})).status_code == 404


@pytest.mark.parametrize(("part", "decides"), [(SUPERVISOR, True), (PSW, True), (NQSW, False)])
def test_an_overload_that_nobody_agreed_to_is_decided_from_the_page(council, nqsw, sign_in, part, decides):
    CaseloadSnapshotFactory(worker=nqsw, cin=30, counted_on=date(2026, 11, 16))
    breach = CaseloadBreach.objects.create(worker=nqsw, since=date(2026, 11, 2))
    page = page_of(sign_in(council[part]), nqsw)
    assert "For 2 weeks, not agreed to" in page
    assert (breach.get_absolute_url() in page) is decides


def test_someone_without_a_supervisor_is_given_one_from_the_page(council, sign_in):
    alone = WorkerFactory(line_manager=council[SUPERVISOR].worker)
    client = sign_in(council[SUPERVISOR])
    assert buttons_of(client, alone) == ["Start an agreement"]
    assert "No supervisor" in page_of(client, alone)


def test_the_page_reads_no_note_and_asks_the_same_number_of_queries_however_much_there_is(
    council, nqsw, supervisor, sign_in, queries_of
):
    client = sign_in(supervisor)

    def more(number: int) -> int:
        for day in range(1, number + 1):
            at = datetime(2026, 10, day, 10, 0, tzinfo=UTC)
            SessionFactory(supervisor=supervisor, supervisee=nqsw, status="held", starts_at=at)
            SessionFactory(supervisor=supervisor, supervisee=nqsw, starts_at=at.replace(month=12))
            ActionFactory(supervisee=nqsw)
        return queries_of(client, nqsw.get_absolute_url())

    few = more(2)
    assert more(12) == few <= 40
    assert not Event.objects.filter(verb="notes read").exists()


def test_a_name_is_a_link_for_those_who_may_open_the_page(council, nqsw, supervisor, sign_in):
    assert f'href="{nqsw.get_absolute_url()}"' in sign_in(supervisor).get("/").text
    AgreementFactory(supervisee=council[SERVICE_MANAGER].worker)
    page = page_of(sign_in(nqsw), nqsw)
    assert f'href="{supervisor.get_absolute_url()}"' not in page
    assert str(supervisor) in page
