"""Arranging cover on its page, changing and ending it, and the pages that tell of it."""

from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest

from supervision.booking.services.booking import book_time
from supervision.models import Agreement, Cover
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    CoverFactory,
    SlotFactory,
    WorkerFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def agreement(daniel):
    return AgreementFactory(
        supervisor=daniel, supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed")
    )


@pytest.fixture
def cover(agreement, ruth):
    return CoverFactory(agreement=agreement, supervisor=ruth)


def page_of(supervisor) -> str:
    return f"/people/{supervisor.pk}/cover/"


def sent(supervisor, first="23/11/2026", last="11/12/2026", **more):
    facts = {"supervisor": supervisor.pk if supervisor else "", "starts_on": first, "ends_on": last}
    return {**facts, "reason": "", **more}


def as_above(*agreements) -> dict[str, str]:
    return {f"agreement_{one.pk}": "as_above" for one in agreements}


def covers() -> list[tuple[str, str]]:
    return sorted(
        (one.agreement.supervisee.family_name, one.supervisor.family_name) for one in Cover.objects.all()
    )


def errors_of(answer) -> dict[str, list[str]]:
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


def told(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


# --- Arranging -----------------------------------------------------------------------------------


def test_one_person_covers_for_everybody_in_one_go(agreement, daniel, ruth, sign_in):
    second = AgreementFactory(supervisor=daniel, supervisee=WorkerFactory(family_name="Bennett"))
    facts = sent(ruth, **as_above(agreement, second))
    answer = sign_in(daniel).post(page_of(daniel), facts, follow=True)
    assert covers() == [("Ahmed", "Abara"), ("Bennett", "Abara")]
    days = "from Monday 23 November to Friday 11 December."
    assert told(answer) == f"Ruth Abara covers Amina Ahmed and {second.supervisee} {days}"
    assert f"covers {days[:-1]}, for Amina Ahmed, {second.supervisee}" in answer.text


def test_somebody_else_or_nobody_covers_for_one_of_them(agreement, daniel, ruth, sign_in):
    other = WorkerFactory(family_name="Khan", org_role=4)
    second = AgreementFactory(supervisor=daniel, supervisee=WorkerFactory(family_name="Bennett"))
    third = AgreementFactory(supervisor=daniel, supervisee=WorkerFactory(family_name="Cole"))
    choices = {f"agreement_{second.pk}": other.pk, f"agreement_{third.pk}": "nobody"}
    sign_in(daniel).post(page_of(daniel), sent(ruth, **choices, **as_above(agreement)))
    assert covers() == [("Ahmed", "Abara"), ("Bennett", "Khan")]


def test_who_covers_for_whom_is_asked_with_the_persons_own_name(agreement, daniel, ruth, sign_in):
    AgreementFactory(supervisor=daniel, supervisee=WorkerFactory(family_name="Bennett"))
    answer = sign_in(daniel).post(page_of(daniel), sent(ruth))
    assert errors_of(answer)[f"agreement_{agreement.pk}"] == ["Select who covers Amina Ahmed"]
    assert covers() == []


def test_with_a_person_in_the_address_only_they_are_covered(agreement, daniel, ruth, sign_in):
    AgreementFactory(supervisor=daniel)
    answer = sign_in(daniel).post(
        f"{page_of(daniel)}?supervisee={agreement.supervisee_id}", sent(ruth), follow=True
    )
    assert covers() == [("Ahmed", "Abara")]
    assert answer.redirect_chain[-1][0] == agreement.get_absolute_url()


def test_what_stays_booked_with_the_absent_supervisor_is_told(agreement, daniel, ruth, sign_in):
    times = {
        "starts_at": datetime(2026, 11, 25, 10, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 25, 11, 0, tzinfo=UTC),
    }
    at = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
    session = book_time(supervisor=daniel, supervisee=agreement.supervisee, by=None, at=at, **times)
    AbsenceFactory(worker=ruth, started_on="2026-11-25", ended_on="2026-11-25")
    answer = sign_in(daniel).post(page_of(daniel), sent(ruth), follow=True)
    link = f'<a class="govuk-notification-banner__link" href="{session.get_absolute_url()}">'
    leads = f"{link}Wednesday 25 November, 10:00 to 11:00</a>"
    assert f"Still booked with Daniel Okafor: {leads}." in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"last": "20/11/2026"}, {"ends_on": ["The last day of cover must be on or after the first day."]}),
        ({"first": "1/11/2026", "last": "18/11/2026"}, {"ends_on": ["Enter today or a later day."]}),
        ({"last": ""}, {"ends_on": ["Enter the last day of cover"]}),
    ],
)
def test_days_that_cannot_be_are_told_beside_their_field(agreement, daniel, ruth, sign_in, changes, errors):
    answer = sign_in(daniel).post(page_of(daniel), sent(ruth, **changes))
    assert list(errors_of(answer)) == list(errors)
    assert not Cover.objects.exists()


def test_with_several_people_somebody_must_be_chosen(agreement, daniel, sign_in):
    second = AgreementFactory(supervisor=daniel)
    client = sign_in(daniel)
    all_of_them = as_above(agreement, second)
    nobody = {f"agreement_{one.pk}": "nobody" for one in (agreement, second)}
    assert list(errors_of(client.post(page_of(daniel), sent(None, **all_of_them)))) == ["supervisor"]
    assert list(errors_of(client.post(page_of(daniel), sent(None, **nobody)))) == ["__all__"]


def test_somebody_covered_already_is_told_and_left_unless_chosen(cover, daniel, ruth, sign_in):
    second = AgreementFactory(supervisor=daniel, supervisee=WorkerFactory(family_name="Bennett"))
    client, name = sign_in(daniel), f"agreement_{cover.agreement_id}"
    form = client.get(page_of(daniel)).context["form"]
    assert (form[name].initial, form[f"agreement_{second.pk}"].initial) == ("nobody", "as_above")
    assert form[name].help_text == "Covered by Ruth Abara, Mon 16 Nov to Fri 11 Dec"
    answer = client.post(page_of(daniel), sent(ruth, **as_above(cover.agreement, second)))
    assert errors_of(answer) == {
        "__all__": ["Ruth Abara already covers Amina Ahmed, Monday 16 November to Friday 11 December."]
    }
    assert covers() == [("Ahmed", "Abara")]


@pytest.mark.parametrize(
    ("day", "starts_on", "ends_on"),
    [
        ("", date(2026, 11, 19), date(2026, 11, 27)),
        ("2026-11-20", date(2026, 11, 19), date(2026, 11, 27)),
        ("2026-12-22", date(2026, 12, 21), None),
        ("not-a-day", date(2026, 11, 19), date(2026, 11, 27)),
    ],
)
def test_the_days_begin_as_those_of_the_absence(agreement, daniel, sign_in, day, starts_on, ends_on):
    AbsenceFactory(worker=daniel, started_on="2026-11-02", ended_on="2026-11-06")
    AbsenceFactory(worker=daniel, started_on="2026-11-16", ended_on="2026-11-27")
    AbsenceFactory(worker=daniel, started_on="2026-12-21", ended_on=None)
    form = sign_in(daniel).get(f"{page_of(daniel)}?day={day}").context["form"]
    assert (form.initial["starts_on"], form.initial["ends_on"]) == (starts_on, ends_on)


def test_whoever_may_not_arrange_it_finds_no_page(agreement, daniel, ruth, sign_in):
    for reader in (agreement.supervisee.account, ruth.account, AccountFactory(role="admin")):
        assert sign_in(reader).get(page_of(daniel)).status_code == HTTPStatus.NOT_FOUND
        assert sign_in(reader).post(page_of(daniel), sent(ruth)).status_code == HTTPStatus.NOT_FOUND
    assert not Cover.objects.exists()


@pytest.mark.parametrize("people", [2, 3, 12])
def test_the_page_asks_the_database_the_same_number_of_times(daniel, sign_in, people, queries_of):
    for _ in range(people):
        CoverFactory(agreement=AgreementFactory(supervisor=daniel))
    client = sign_in(daniel)
    client.get(page_of(daniel))
    assert queries_of(client, page_of(daniel)) == 11  # one of them for the guidance


# --- Changing and ending -------------------------------------------------------------------------


def test_another_last_day_is_saved(cover, daniel, ruth, sign_in):
    sign_in(daniel).post(cover.get_absolute_url(), sent(ruth, first="16/11/2026", last="18/12/2026"))
    cover.refresh_from_db()
    assert (cover.starts_on, cover.ends_on) == (date(2026, 11, 16), date(2026, 12, 18))


def test_the_form_begins_as_the_cover_is(cover, daniel, sign_in):
    form = sign_in(daniel).get(cover.get_absolute_url()).context["form"]
    assert form.initial == {
        "supervisor": cover.supervisor,
        "starts_on": date(2026, 11, 16),
        "ends_on": date(2026, 12, 11),
        "reason": "",
    }


def test_the_access_of_a_covering_supervisor_ends_at_once(cover, daniel, ruth, client):
    person = f"/supervision/file/{cover.agreement.supervisee_id}/"
    client.force_login(ruth.account)
    assert client.get(person).status_code == HTTPStatus.OK
    client.force_login(daniel.account)
    client.post(f"{cover.get_absolute_url()}end/")
    client.force_login(ruth.account)
    assert client.get(person).status_code == HTTPStatus.NOT_FOUND
    assert Cover.objects.get().ends_on == date(2026, 11, 18)


@pytest.mark.parametrize("who", ["supervisee", "covering"])
def test_whoever_only_sees_a_cover_cannot_change_it(cover, ruth, sign_in, who):
    client = sign_in(ruth if who == "covering" else cover.agreement.supervisee)
    assert client.get(cover.get_absolute_url()).status_code == HTTPStatus.FORBIDDEN
    assert client.post(f"{cover.get_absolute_url()}end/").status_code == HTTPStatus.FORBIDDEN


def test_a_cover_that_is_over_is_not_changed(agreement, daniel, sign_in):
    over = CoverFactory(agreement=agreement, starts_on="2026-11-02", ends_on="2026-11-18")
    assert sign_in(daniel).get(over.get_absolute_url()).status_code == HTTPStatus.FORBIDDEN


# --- Where it shows ------------------------------------------------------------------------------


def test_the_supervisee_reads_at_home_who_supervises_them_until_when(cover, sign_in):
    answer = sign_in(cover.agreement.supervisee).get("/").content.decode()
    assert "Ruth Abara covers for Daniel Okafor until Friday 11 December." in answer


def test_the_supervisee_chooses_among_the_times_of_each_on_their_own_days(cover, daniel, ruth, sign_in):
    SlotFactory(supervisor=ruth, starts_at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC), place="")
    SlotFactory(supervisor=daniel, starts_at=datetime(2026, 12, 14, 14, 0, tzinfo=UTC), place="")
    form = sign_in(cover.agreement.supervisee).get("/supervision/book/").context["form"]
    labels = [label for _, choices in form["slot"].field.choices for _, label in choices]
    assert labels == ["10:00 to 11:30 with Ruth Abara", "14:00 to 15:30 with Daniel Okafor"]


def test_times_that_are_not_with_whoever_covers_say_with_whom(cover, daniel, sign_in):
    SlotFactory(supervisor=daniel, starts_at=datetime(2026, 12, 14, 14, 0, tzinfo=UTC), place="")
    form = sign_in(cover.agreement.supervisee).get("/supervision/book/").context["form"]
    labels = [label for _, choices in form["slot"].field.choices for _, label in choices]
    assert labels == ["14:00 to 15:30 with Daniel Okafor"]


def test_whoever_covers_books_a_time_of_their_own_for_the_supervisee(cover, ruth, sign_in):
    when = {"on": "24/11/2026", "starts": "10:00", "ends": "11:30"}
    address = f"/supervision/book/?supervisee={cover.agreement.supervisee_id}"
    sign_in(ruth).post(address, when)
    assert cover.agreement.supervisee.sessions.get().supervisor == ruth


def test_the_covering_supervisor_finds_the_person_among_their_own(cover, ruth, daniel, sign_in):
    (row,) = sign_in(ruth).get("/").context["page"].people
    assert (row.person, row.is_covered_by_reader) == (cover.agreement.supervisee, True)
    assert "for Daniel Okafor until Fri 11 Dec" in sign_in(ruth).get("/supervision/").content.decode()
    assert "covered by Ruth Abara until Fri 11 Dec" in sign_in(daniel).get("/supervision/").content.decode()


def test_the_covering_supervisor_finds_the_person_among_the_overdue(cover, ruth, sign_in):
    Agreement.objects.update(next_due_on=date(2026, 11, 10))
    answer = sign_in(ruth).get("/supervision/overdue/")
    assert [row.record for row in answer.context["table"].paginated_rows] == [cover.agreement]


def test_the_agreement_tells_who_covers_and_how_to_change_it(cover, daniel, ruth, sign_in):
    page = sign_in(daniel).get(cover.agreement.get_absolute_url()).content.decode()
    assert "Ruth Abara, Mon 16 Nov to Fri 11 Dec" in page
    assert cover.get_absolute_url() in page
    page = sign_in(ruth).get(cover.agreement.get_absolute_url()).content.decode()
    assert "Ruth Abara, Mon 16 Nov to Fri 11 Dec" in page
    assert cover.get_absolute_url() not in page


def test_the_absences_of_a_supervisor_lead_to_cover_for_their_people(agreement, daniel, sign_in):
    page = sign_in(daniel).get(f"/people/{daniel.pk}/absences/").content.decode()
    assert (page.count(page_of(daniel)), "supervises 1 person," in page) == (1, True)
    person = agreement.supervisee
    assert "/cover/" not in sign_in(person).get(f"/people/{person.pk}/absences/").content.decode()
