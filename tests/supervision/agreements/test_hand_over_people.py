"""Several people of one supervisor are handed over in one go: all of them, or none."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from supervision.agreements.services.agreements import AgreementRefused
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.models import Agreement, Session
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
from workforce.web.person_fields import FEW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
LEFT_ON = date(2026, 11, 3)
AT = datetime(2026, 11, 19, 10, tzinfo=UTC)
FROM = {"from_on_day": 20, "from_on_month": 11, "from_on_year": 2026}


@pytest.fixture
def daniel():
    return WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3, left_on=LEFT_ON)


@pytest.fixture
def six(daniel):
    return [AgreementFactory(supervisor=daniel) for _ in range(6)]


@pytest.fixture
def ruth():
    found = WorkerFactory(given_name="Ruth", family_name="Abara", org_role=3)
    AgreementFactory(supervisor=found)
    return found


@pytest.fixture
def client(sign_in):
    return sign_in(AccountFactory(role="psw"))


def page_of(worker):
    return reverse("supervision:hand_over_people", args=[worker.pk])


def now_with(agreements):
    """Who supervises each of them from the day on."""
    found = Agreement.objects.filter(ends_on=None, supervisee__in=[one.supervisee for one in agreements])
    return {one.supervisee: one.supervisor for one in found}


def sent_to(client, page, **sent):
    """Send the page as a browser does, with the box of every person."""
    form = client.get(page).context["form"]
    return client.post(page, {**FROM, **{box.html_name: box.initial for box in form.per_person}, **sent})


def confirmed(client, page, **sent):
    shown = sent_to(client, page, **sent)
    return sent_to(client, page, **sent, confirm="yes", digest=shown.context["effect"].digest)


def test_six_people_get_one_new_supervisor_at_once_and_keep_their_due_days(client, daniel, six, ruth):
    dues = {one.supervisee: one.next_due_on for one in six}
    shown = sent_to(client, page_of(daniel), to=ruth.pk).content.decode()
    assert "Ruth Abara supervises 1 now, and 7 after this" in shown
    assert "Daniel Okafor left on Tuesday 3 November." in shown
    assert set(now_with(six).values()) == {daniel}
    answer = confirmed(client, page_of(daniel), to=ruth.pk)
    assert answer.url == reverse("tracker:left_behind")
    assert set(now_with(six).values()) == {ruth}
    fresh = Agreement.objects.filter(supervisor=ruth, starts_on=date(2026, 11, 20))
    assert {one.supervisee: one.next_due_on for one in fresh} == dues


def test_each_can_have_someone_else_or_stay_for_now(client, daniel, six, ruth):
    other = WorkerFactory(org_role=3)
    first, second, *rest = six
    sent = {f"agreement_{first.pk}": other.pk, f"agreement_{second.pk}": "not_now", "to": ruth.pk}
    confirmed(client, page_of(daniel), **sent)
    found = now_with(six)
    assert found[first.supervisee] == other
    assert found[second.supervisee] == daniel
    assert {found[one.supervisee] for one in rest} == {ruth}


def test_what_is_booked_goes_along_or_is_cancelled_as_was_said(client, ruth):
    away = WorkerFactory(given_name="Daniel", org_role=3)
    free, busy = AgreementFactory(supervisor=away), AgreementFactory(supervisor=away)
    starts = {free: datetime(2026, 11, 24, 10, tzinfo=UTC), busy: datetime(2026, 11, 25, 10, tzinfo=UTC)}
    booked = {
        one: SessionFactory(supervisor=away, supervisee=one.supervisee, starts_at=at)
        for one, at in starts.items()
    }
    AbsenceFactory(worker=ruth, started_on=date(2026, 11, 25), ended_on=date(2026, 11, 25))
    shown = sent_to(client, page_of(away), to=ruth.pk).context["effect"].bookings
    said = {str(one.supervisee): line for one in starts for line in shown if str(one.supervisee) in line}
    assert "takes it over" in said[str(free.supervisee)]
    assert "cancelled with notice" in said[str(busy.supervisee)]
    confirmed(client, page_of(away), to=ruth.pk)
    assert Session.objects.get(pk=booked[free].pk).supervisor == ruth
    assert Session.objects.get(pk=booked[busy].pk).status == "cancelled"


def test_a_problem_with_one_is_told_by_name_and_changes_nothing(daniel, six, ruth):
    own = AgreementFactory(supervisor=daniel, supervisee=ruth)
    with pytest.raises(AgreementRefused) as refused:
        hand_over_all(
            handing=[*((one, ruth) for one in six), (own, ruth)], from_on=date(2026, 11, 20), by=None, at=AT
        )
    assert str(refused.value).startswith(f"{ruth}: Nobody supervises themselves.")
    assert "Nothing was changed for anyone." in str(refused.value)
    assert set(now_with(six).values()) == {daniel}


def test_someone_who_has_left_is_neither_offered_nor_taken(client, daniel, six, ruth):
    form = client.get(page_of(daniel)).context["form"]
    assert daniel not in form.fields["to"].queryset
    assert ruth in form.fields["to"].queryset
    with pytest.raises(AgreementRefused, match="does not work here"):
        gone = WorkerFactory(org_role=3, left_on=LEFT_ON)
        hand_over_all(handing=[(six[0], gone)], from_on=date(2026, 11, 20), by=None, at=AT)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Select who supervises all of them, or someone for each person"),
        ({"to": "x"}, "Select someone who can be chosen here"),
        ({"from_on_year": ""}, "The date must include a year"),
    ],
)
def test_what_is_missing_is_said(client, daniel, six, sent, says):
    answer = sent_to(client, page_of(daniel), **sent)
    assert says in answer.content.decode()
    assert answer.context["effect"] is None


def test_no_choice_for_a_person_is_marked_as_optional(client, daniel, six):
    assert (
        client.get(page_of(daniel)).content.decode().count("(optional)") == 2
    )  # the one for all of them, and why
    answer = client.post(page_of(daniel), {**FROM, "to": ""})
    assert f"Select who supervises {six[0].supervisee}" in answer.content.decode()


def test_what_has_changed_since_it_was_shown_is_shown_again(client, daniel, six, ruth):
    page = page_of(daniel)
    digest = sent_to(client, page, to=ruth.pk).context["effect"].digest
    AgreementFactory(supervisor=ruth)
    answer = sent_to(client, page, to=ruth.pk, confirm="yes", digest=digest)
    assert "Something has changed since this was shown." in answer.content.decode()
    assert set(now_with(six).values()) == {daniel}


def test_a_manager_hands_over_those_they_answer_for_alone(client, daniel, six, ruth):
    manager = WorkerFactory(org_role=2)
    mine = AgreementFactory(supervisor=daniel, supervisee__line_manager=manager)
    client.force_login(manager.account)
    assert client.get(page_of(daniel)).context["agreements"] == [mine]
    assert client.get(page_of(ruth)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_people(client, daniel, queries_of):
    AgreementFactory(supervisor=daniel)
    counts = [queries_of(client, page_of(daniel))]
    for number in (2, 47):
        for _ in range(number):
            AgreementFactory(supervisor=daniel)
        counts.append(queries_of(client, page_of(daniel)))
    assert len(set(counts)) == 1
    assert counts[0] <= 10


def test_of_many_supervisors_one_is_looked_up_for_all_and_another_for_someone(client, daniel, six, ruth):
    sam = WorkerFactory(given_name="Sam", family_name="Other", org_role=3)
    WorkerFactory.create_batch(FEW, org_role=3, account=None, family_name="Manager")
    one = f"agreement_{six[0].pk}"
    looked = sent_to(client, page_of(daniel), to=ruth.pk, **{f"{one}-words": "other", f"{one}-find": "find"})
    assert looked.context["form"].errors == {}
    assert now_with(six) == {each.supervisee: daniel for each in six}
    drawn = str(looked.context["form"][one])
    assert "Sam Other" in drawn
    assert "Manager" not in drawn
    confirmed(
        client,
        page_of(daniel),
        to=ruth.pk,
        **{one: sam.pk, f"{one}-words": "other"} | {f"{one}-looked_for": "other"},
    )
    assert now_with(six) == {each.supervisee: ruth for each in six} | {six[0].supervisee: sam}


def test_of_many_supervisors_the_page_draws_none_and_asks_no_more_often(client, daniel, six, queries_of):
    few = queries_of(client, page_of(daniel))
    WorkerFactory.create_batch(FEW + 1, org_role=3, account=None, family_name="Manager")
    assert queries_of(client, page_of(daniel)) == few
    assert "Manager" not in client.get(page_of(daniel)).text


def test_only_who_may_hand_over_looks_people_up_and_finds_only_supervisors(client, sign_in, daniel, six):
    WorkerFactory.create_batch(FEW + 1, org_role=3, account=None, family_name="Manager")
    WorkerFactory(org_role=5, account=None, family_name="Manager Caseholder")
    asked = {"find": "to", "words": "manager"}
    found = client.get(page_of(daniel), asked).json()["people"]
    assert len(found) == FEW
    assert not [one for one in found if "Caseholder" in one["name"]]
    for stranger in (six[0].supervisee.account, AccountFactory(role="qa")):
        assert sign_in(stranger).get(page_of(daniel), asked).status_code == 404
