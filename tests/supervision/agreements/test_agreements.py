"""Supervision agreements: started, handed over, changed, ended; each page and each refusal."""

from datetime import UTC, date, datetime

import pytest

from supervision.agreements.services.agreements import (
    AgreementRefused,
    end_agreement,
    hand_over,
    start_agreement,
)
from supervision.clock.due_days import differences
from supervision.models import Action, Agreement
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    PolicyFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.locking import ChangedAtOnce
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


@pytest.fixture
def agreement():
    """Due on Thursday 2 April 2026, with nothing held yet."""
    return AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisor__given_name="Dele",
        supervisor__family_name="Okafor",
    )


def page(agreement, rest=""):
    return f"/supervision/agreements/{agreement.pk}/{rest}"


def day(name, value):
    return {f"{name}_{part}": getattr(value, part) for part in ("day", "month", "year")}


# --- Starting ------------------------------------------------------------------------------------


def test_an_agreement_starts_the_clock(sign_in, psw):
    worker, supervisor, policy = WorkerFactory(), WorkerFactory(org_role=3), PolicyFactory(every=(14, "day"))
    data = {"supervisee": worker.pk, "supervisor": supervisor.pk, "policy": policy.pk}
    response = sign_in(psw).post(
        "/supervision/agreements/new/", {**data, **day("starts_on", date(2026, 11, 19))}, follow=True
    )
    started = Agreement.objects.get()
    assert (started.supervisor, started.clock_started_on, started.next_due_on) == (
        supervisor,
        date(2026, 11, 19),
        date(2026, 12, 3),
    )
    assert "The first session is due by Thursday 3 December." in response.content.decode()
    assert Event.objects.get(verb="agreement started").actor == psw


def test_an_agreement_before_any_policy_says_who_adds_them(sign_in, psw):
    WorkerFactory()
    client, words = sign_in(psw), "No frequency policy is set up yet."
    assert words in client.get("/supervision/agreements/new/").text
    PolicyFactory()
    assert words not in client.get("/supervision/agreements/new/").text


def test_the_form_comes_with_the_person_their_manager_and_the_usual_policy(sign_in, psw):
    manager = WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=manager)
    usual = PolicyFactory(is_default_for_others=True)
    form = sign_in(psw).get("/supervision/agreements/new/", {"supervisee": worker.pk}).context["form"]
    assert (form.initial["supervisee"], form.initial["supervisor"], form.initial["policy"]) == (
        worker,
        manager.pk,
        usual,
    )


def test_nobody_supervises_themselves_by_the_form(sign_in, psw):
    worker = WorkerFactory(org_role=3)
    data = {"supervisee": worker.pk, "supervisor": worker.pk, "policy": PolicyFactory().pk}
    response = sign_in(psw).post(
        "/supervision/agreements/new/", {**data, **day("starts_on", date(2026, 11, 19))}
    )
    assert "A person cannot supervise themselves." in response.content.decode()
    assert not Agreement.objects.exists()


def test_somebody_with_an_agreement_cannot_be_given_another(agreement):
    with pytest.raises(AgreementRefused, match="already has a supervision agreement"):
        start_agreement(
            supervisee=agreement.supervisee,
            supervisor=WorkerFactory(),
            policy=agreement.policy,
            starts_on=date(2026, 11, 19),
            by=None,
        )


@pytest.mark.parametrize(("starts_on", "refused"), [(date(2026, 10, 30), True), (date(2026, 10, 31), False)])
def test_a_new_agreement_begins_after_the_last_day_of_the_old(agreement, starts_on, refused):
    end_agreement(agreement=agreement, on=date(2026, 10, 30), by=None)
    new = {"supervisee": agreement.supervisee, "supervisor": WorkerFactory(), "policy": agreement.policy}
    if refused:
        with pytest.raises(AgreementRefused):
            start_agreement(**new, starts_on=starts_on, by=None)
    else:
        assert start_agreement(**new, starts_on=starts_on, by=None).starts_on == starts_on


def test_those_without_an_agreement_are_listed_for_whom_answers_for_them(sign_in, agreement, psw):
    manager = WorkerFactory(org_role=3, family_name="Manager")
    WorkerFactory(family_name="Below", line_manager=manager)
    WorkerFactory(family_name="Elsewhere")
    WorkerFactory(family_name="Gone", line_manager=manager, left_on=date(2026, 11, 18))
    WorkerFactory(family_name="Coming", line_manager=manager, started_on=date(2026, 12, 1))
    people = sign_in(manager).get("/supervision/without-agreement/").context["people"]
    assert [worker.family_name for worker in people] == ["Below"]
    people = sign_in(psw).get("/supervision/without-agreement/").context["people"]
    assert [worker.family_name for worker in people] == ["Below", "Elsewhere", "Manager", "Okafor"]


def test_the_list_of_those_without_says_when_it_is_empty(sign_in, agreement, psw):
    AgreementFactory(supervisee=agreement.supervisor, supervisor=agreement.supervisee)
    assert "Everyone has a supervisor" in sign_in(psw).get("/supervision/without-agreement/").content.decode()


# --- The page ------------------------------------------------------------------------------------


def test_the_page_says_who_how_often_when_and_why(sign_in, agreement):
    content = sign_in(agreement.supervisee).get(page(agreement)).content.decode()
    for words in ("Dele Okafor", agreement.policy.name, "Overdue 231 days", "Thursday 2 April"):
        assert words in content
    assert "nothing held since the clock started on 2 March" in content


@pytest.mark.parametrize("who", ["supervisee", "supervisor", "psw"])
def test_the_page_leads_to_the_supervision_file(sign_in, agreement, psw, who):
    reader = psw if who == "psw" else getattr(agreement, who)
    content = sign_in(reader).get(page(agreement)).content.decode()
    assert f'href="/supervision/file/{agreement.supervisee_id}/"' in content


@pytest.mark.parametrize("who", ["supervisee", "supervisor"])
def test_a_party_sees_the_agreement_and_cannot_change_it(sign_in, agreement, who):
    client = sign_in(getattr(agreement, who))
    assert "Hand over to another supervisor" not in client.get(page(agreement)).content.decode()
    for rest in ("hand-over/", "policy/", "end/"):
        assert client.get(page(agreement, rest)).status_code == 403


def test_a_manager_above_sees_it_and_may_change_it(sign_in):
    senior = WorkerFactory(org_role=2)
    manager = WorkerFactory(org_role=3, line_manager=senior)
    below = AgreementFactory(supervisee=WorkerFactory(line_manager=manager), supervisor=manager)
    client = sign_in(senior)
    assert "Hand over to another supervisor" in client.get(page(below)).content.decode()
    assert client.get(page(below, "hand-over/")).status_code == 200


@pytest.mark.parametrize("rest", ["", "hand-over/", "policy/", "end/"])
def test_a_colleague_finds_nothing(sign_in, agreement, rest):
    assert sign_in(WorkerFactory()).get(page(agreement, rest)).status_code == 404


@pytest.mark.parametrize("role", ["qa", "admin"])
def test_other_roles_of_the_authority_find_nothing(sign_in, agreement, role):
    assert sign_in(AccountFactory(role=role)).get(page(agreement)).status_code == 404


# --- Handing over --------------------------------------------------------------------------------


def test_handing_over_passes_on_what_the_former_supervisor_still_had_to_do(agreement):
    facts = {"supervisee": agreement.supervisee, "owner": agreement.supervisor}
    open_one, done = ActionFactory(**facts), ActionFactory(**facts, done_on=date(2026, 11, 2))
    own, other = ActionFactory(supervisee=agreement.supervisee), ActionFactory(owner=agreement.supervisor)
    new = WorkerFactory()
    hand_over(agreement=agreement, to=new, from_on=date(2026, 11, 20), by=None)
    owners = {each.pk: each.owner for each in Action.objects.all()}
    former = agreement.supervisor
    assert owners == {open_one.pk: new, done.pk: former, own.pk: own.owner, other.pk: former}
    assert Event.objects.get(verb="actions passed on").details == {"number": 1, "to": new.pk}


def test_handing_over_keeps_the_clock_and_the_due_day(agreement):
    SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime(2026, 11, 2, 10, tzinfo=UTC),
    )
    successor = hand_over(agreement=agreement, to=WorkerFactory(), from_on=date(2026, 11, 20), by=None)
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2026, 11, 19)
    assert (successor.clock_started_on, successor.last_held_on, successor.next_due_on) == (
        date(2026, 3, 2),
        date(2026, 11, 2),
        date(2026, 12, 2),
    )
    assert list(differences()) == []


def test_handing_over_is_shown_before_it_is_done(sign_in, agreement, psw):
    to = WorkerFactory(org_role=3, given_name="Ruth", family_name="Byrne")
    session = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
    )
    client, data = sign_in(psw), {"to": to.pk, **day("from_on", date(2026, 11, 20))}
    content = client.post(page(agreement, "hand-over/"), data).content.decode()
    assert "Ruth Byrne supervises Amina Ahmed from Friday 20 November" in content
    assert "The due day stays: Thursday 2 April." in content
    assert "Booked with Dele Okafor from then on" in content
    assert "Tuesday 24 November, 10:00 to 11:30" in content
    assert Agreement.objects.count() == 1
    chosen = {f"session_{session.pk}": "take_over", "confirm": "yes"}
    client.post(page(agreement, "hand-over/"), {**data, **chosen})
    assert Agreement.objects.in_force(on=date(2026, 11, 20)).get().supervisor == to


@pytest.mark.parametrize(
    ("from_on", "message"),
    [
        (date(2026, 3, 1), "must start on or after the first day of this agreement"),
        (date(9999, 1, 1), "The year must be between"),
    ],
)
def test_a_hand_over_on_a_day_that_cannot_be_is_refused(sign_in, agreement, psw, from_on, message):
    data = {"to": WorkerFactory(org_role=3).pk, "confirm": "yes", **day("from_on", from_on)}
    assert message in sign_in(psw).post(page(agreement, "hand-over/"), data).content.decode()
    assert Agreement.objects.get().ends_on is None


def test_neither_the_person_nor_their_present_supervisor_is_offered(sign_in, psw):
    agreement = AgreementFactory(supervisee=WorkerFactory(org_role=3))
    other = WorkerFactory(org_role=3)
    form = sign_in(psw).get(page(agreement, "hand-over/")).context["form"]
    assert list(form.fields["to"].queryset) == [other]


def test_an_agreement_handed_over_on_its_first_day_is_replaced(agreement):
    hand_over(agreement=agreement, to=WorkerFactory(), from_on=agreement.starts_on, by=None)
    assert Agreement.objects.count() == 1


def test_one_that_someone_else_has_just_replaced_is_refused_in_words(agreement):
    """Two hand over from the same first day: the second has waited for the first."""
    stale = Agreement.objects.get(pk=agreement.pk)
    facts = {"from_on": agreement.starts_on, "by": None}
    hand_over(agreement=agreement, to=WorkerFactory(), **facts)
    with pytest.raises(ChangedAtOnce, match="Nothing was saved"):
        hand_over(agreement=stale, to=WorkerFactory(), **facts)


def test_an_ended_agreement_is_not_handed_over(sign_in, agreement, psw):
    end_agreement(agreement=agreement, on=date(2026, 11, 1), by=None)
    with pytest.raises(AgreementRefused, match="has ended"):
        hand_over(agreement=agreement, to=WorkerFactory(), from_on=date(2026, 11, 20), by=None)
    assert sign_in(psw).get(page(agreement, "hand-over/")).status_code == 403


def test_the_page_lists_the_supervisors_so_far(sign_in, agreement):
    successor = hand_over(
        agreement=agreement,
        to=WorkerFactory(given_name="Ruth", family_name="Byrne"),
        from_on=date(2026, 11, 1),
        by=None,
    )
    content = sign_in(agreement.supervisee).get(page(successor)).content.decode()
    assert "Supervisors so far" in content
    assert "Sat 31 Oct" in content
    assert "Ended" in sign_in(agreement.supervisee).get(page(agreement)).content.decode()


# --- How often, and the end ----------------------------------------------------------------------


def test_another_policy_shows_its_due_day_before_it_is_set(sign_in, agreement, psw):
    weekly = PolicyFactory(name="Weekly", every=(1, "week"))
    people = {"supervisee": agreement.supervisee, "supervisor": agreement.supervisor}
    SessionFactory(status="held", starts_at=datetime(2026, 11, 16, 10, tzinfo=UTC), **people)
    client, data = sign_in(psw), {"policy": weekly.pk}
    content = client.post(page(agreement, "policy/"), data).content.decode()
    assert "Due now: Wednesday 16 December" in content
    assert "Due after the change: Monday 23 November" in content
    agreement.refresh_from_db()
    assert agreement.policy != weekly
    client.post(page(agreement, "policy/"), {**data, "confirm": "yes"})
    agreement.refresh_from_db()
    assert (agreement.policy, agreement.next_due_on) == (weekly, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("last_day", "ended"), [(date(2026, 3, 1), None), (date(2026, 3, 2), date(2026, 3, 2))]
)
def test_an_agreement_ends_on_its_first_day_at_the_earliest(sign_in, agreement, psw, last_day, ended):
    sign_in(psw).post(page(agreement, "end/"), day("last_day", last_day))
    agreement.refresh_from_db()
    assert agreement.ends_on == ended
