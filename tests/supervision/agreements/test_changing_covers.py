"""Whoever covers a whole team is changed, and its end moved, in one step; some can be left as they are."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from supervision.agreements.services.changing_covers import change_covers, end_covers
from supervision.agreements.services.covers import CoverRefused
from supervision.booking.services.booking import book_time
from supervision.models import Cover, Reminder, Session
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, CoverFactory, WorkerFactory
from workforce.models import Mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

FIRST, LAST = date(2026, 11, 16), date(2026, 12, 11)
AT = datetime(2026, 11, 19, 10, tzinfo=UTC)
NAMES = ("Ahmed", "Bennett", "Cole")


@pytest.fixture
def covers(daniel, ruth):
    return [cover_of(daniel, ruth, name) for name in NAMES]


def cover_of(own, by, name, **days):
    agreement = AgreementFactory(supervisor=own, supervisee__family_name=name)
    return CoverFactory(agreement=agreement, supervisor=by, **{"starts_on": FIRST, "ends_on": LAST, **days})


def sent(supervisor, *covers, last="18/12/2026", **more):
    people = [one.pk for one in covers]
    return {"supervisor": supervisor.pk, "starts_on": "16/11/2026", "ends_on": last, "people": people, **more}


def arranged() -> dict[str, tuple[str, date]]:
    found = Cover.objects.with_people()
    return {one.agreement.supervisee.family_name: (one.supervisor.family_name, one.ends_on) for one in found}


def test_the_end_of_all_moves_in_one_step(covers, daniel, ruth, sign_in):
    answer = sign_in(daniel).post(covers[0].get_absolute_url(), sent(ruth, *covers), follow=True)
    assert set(arranged().values()) == {("Abara", date(2026, 12, 18))}
    (said,) = map(str, answer.context["messages"])
    assert all(str(one.agreement.supervisee) in said for one in covers)


def test_another_person_covers_for_those_who_are_ticked(covers, daniel, sign_in):
    khan = WorkerFactory(family_name="Khan", org_role=3)
    sign_in(daniel).post(covers[0].get_absolute_url(), sent(khan, *covers[:2], last="11/12/2026"))
    assert arranged() == {"Ahmed": ("Khan", LAST), "Bennett": ("Khan", LAST), "Cole": ("Abara", LAST)}


def test_one_link_leads_to_all_of_them_and_one_of_a_person_to_that_one(covers, daniel, sign_in):
    client, page = sign_in(daniel), covers[1].get_absolute_url()
    alone, together = (client.get(one).context["form"]["people"].value() for one in (page, f"{page}?all=yes"))
    assert (alone, together) == ([str(covers[1].pk)], [str(one.pk) for one in covers])


def test_only_cover_that_is_the_same_and_that_the_reader_may_change_stands_there(daniel, ruth, sign_in):
    boss = WorkerFactory(org_role=2)
    mine = cover_of(daniel, ruth, "Ahmed")
    mine.agreement.supervisee.line_manager = boss
    mine.agreement.supervisee.save()
    cover_of(daniel, ruth, "Bennett")
    cover_of(daniel, ruth, "Cole", ends_on=date(2026, 12, 4))
    cover_of(daniel, WorkerFactory(org_role=3), "Dean")
    cover_of(WorkerFactory(org_role=3), ruth, "Evans")
    assert "people" not in sign_in(boss).get(mine.get_absolute_url()).context["form"].fields
    choices = sign_in(daniel).get(mine.get_absolute_url()).context["form"].fields["people"].choices
    assert [label.split()[-1] for _, label in choices] == ["Ahmed", "Bennett"]
    other = Cover.objects.get(agreement__supervisee__family_name="Bennett")
    sign_in(boss).post(mine.get_absolute_url(), sent(ruth, mine, other))
    assert arranged()["Bennett"] == ("Abara", LAST)


@pytest.mark.parametrize("route", ["", "end/"])
def test_nobody_ticked_is_asked_about_and_changes_nothing(covers, daniel, ruth, sign_in, route):
    answer = sign_in(daniel).post(f"{covers[0].get_absolute_url()}{route}", sent(ruth), follow=True)
    assert "elect at least one person" in answer.text
    assert set(arranged().values()) == {("Abara", LAST)}


def test_the_cover_of_those_who_are_ticked_ends_now(covers, daniel, ruth, sign_in):
    page = sign_in(daniel).get(f"{covers[0].get_absolute_url()}?all=yes").text
    assert f'formaction="{covers[0].get_absolute_url()}end/"' in page
    answer = sign_in(daniel).post(f"{covers[0].get_absolute_url()}end/", sent(ruth, *covers[:2]), follow=True)
    yesterday = date(2026, 11, 18)
    assert {name: ends_on for name, (_, ends_on) in arranged().items()} == {
        "Ahmed": yesterday,
        "Bennett": yesterday,
        "Cole": LAST,
    }
    people = " and ".join(str(one.agreement.supervisee) for one in covers[:2])
    assert f"Ruth Abara no longer covers. Daniel Okafor supervises {people}." in answer.text


@pytest.mark.parametrize(("first", "said"), [(FIRST, "End the cover now"), (LAST, "Call the cover off")])
def test_a_cover_that_has_not_begun_is_called_off(daniel, ruth, sign_in, first, said):
    page = sign_in(daniel).get(cover_of(daniel, ruth, "Ahmed", starts_on=first).get_absolute_url()).text
    assert said in page
    assert ("Is Daniel Okafor back?" in page) == (first == FIRST)


def test_all_are_changed_or_none(covers):
    person = covers[2].agreement.supervisee
    facts = {"starts_on": FIRST, "ends_on": LAST, "by": AccountFactory(role="psw"), "at": AT}
    with pytest.raises(CoverRefused, match=f"{person} cannot cover"):
        change_covers(covers=covers, supervisor=person, **facts)
    assert set(arranged().values()) == {("Abara", LAST)}


def test_each_person_gets_one_e_mail_of_the_step(covers, ruth):
    khan = WorkerFactory(given_name="Aisha", family_name="Khan", org_role=3)
    for number, cover in enumerate(covers):
        times = [datetime(2026, 12, 1 + number, hour, tzinfo=UTC) for hour in (10, 11)]
        people = {"supervisor": ruth, "supervisee": cover.agreement.supervisee}
        book_time(**people, starts_at=times[0], ends_at=times[1], by=None, at=AT)
    facts = {"starts_on": FIRST, "by": AccountFactory(role="psw"), "at": AT}
    change_covers(covers=covers, supervisor=khan, ends_on=LAST, **facts)
    assert {one.supervisor for one in Session.objects.all()} == {khan}
    told = Counter(mail.recipient.worker for mail in Mail.objects.exclude(kind="readers"))
    assert told == dict.fromkeys((ruth, khan, *(each.agreement.supervisee for each in covers)), 1)
    Reminder.objects.all().delete()
    Mail.objects.all().delete()
    AbsenceFactory(worker=covers[0].agreement.supervisor, started_on=FIRST, ended_on=LAST)
    end_covers(covers=list(Cover.objects.with_people()), on=date(2026, 11, 18), by=facts["by"], at=AT)
    assert {one.status for one in Session.objects.all()} == {"cancelled"}
    told = Counter(mail.recipient.worker for mail in Mail.objects.exclude(kind="readers"))
    assert told == dict.fromkeys((khan, *(each.agreement.supervisee for each in covers)), 1)
