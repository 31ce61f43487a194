"""Proposing times: each holds its time until one is chosen; the choice looks at everything again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.booking import book_slot
from supervision.booking.services.diary import AlreadyBusy
from supervision.booking.services.proposals import choose, propose, release, suggested_times
from supervision.models import DiaryEntry, Session, Slot, Status
from tests.factories import AbsenceFactory, AgreementFactory, SlotFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR


@pytest.fixture
def agreement():
    return AgreementFactory(supervisor__given_name="Dele", supervisor__family_name="Okafor")


def times(*days):
    return [(TEN + day * DAY, TEN + day * DAY + 1.5 * HOUR) for day in days]


def offer(agreement, *days):
    return propose(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        times=times(*days),
        by=agreement.supervisor.account,
        at=NOW,
    )


def test_every_proposal_holds_its_time_in_both_diaries(agreement):
    offer(agreement, 0, 1, 2)
    entries = DiaryEntry.objects.not_cancelled()
    assert (entries.count(), entries.filter(is_tentative=True).count()) == (6, 6)
    other = AgreementFactory(supervisor=agreement.supervisor)
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=TEN + HOUR)
    assert not Slot.objects.bookable_by(other.supervisee, at=NOW).exists()
    with pytest.raises(AlreadyBusy):
        book_slot(slot=slot, supervisee=other.supervisee, by=None, at=NOW)


def test_choosing_one_releases_the_others(agreement):
    first, second, third = offer(agreement, 0, 1, 2)
    chosen = choose(session=second, by=agreement.supervisee.account, at=NOW)
    assert list(Session.objects.all()) == [chosen]
    assert (chosen.status, chosen.series) == (Status.BOOKED, None)
    standing = DiaryEntry.objects.not_cancelled()
    assert {(entry.uid, entry.is_tentative, entry.sequence) for entry in standing} == {(second.uid, False, 1)}
    gone = DiaryEntry.objects.filter(uid__in=[first.uid, third.uid])
    assert {(entry.cancelled_at, entry.path) for entry in gone} == {(NOW, chosen.get_absolute_url())}


def test_choosing_twice_books_once(agreement):
    session = offer(agreement, 0, 1)[0]
    assert choose(session=session, by=None, at=NOW) == choose(session=session, by=None, at=NOW)


def test_two_proposals_of_one_offer_cannot_both_be_chosen(agreement):
    first, second = offer(agreement, 0, 1)
    choose(session=first, by=None, at=NOW)
    with pytest.raises(NotBookable, match="no longer proposed"):
        choose(session=second, by=None, at=NOW)
    assert Session.objects.filter(status=Status.BOOKED).count() == 1


@pytest.mark.parametrize("change", ["past", "handed over", "away"])
def test_the_choice_looks_at_everything_again(agreement, change):
    session, at = offer(agreement, 0)[0], NOW
    if change == "past":
        at = TEN
    elif change == "handed over":
        agreement.ends_on = date(2026, 11, 23)
        agreement.save()
    else:
        AbsenceFactory(worker=agreement.supervisor, started_on=TEN.date(), ended_on=TEN.date())
    with pytest.raises(NotBookable):
        choose(session=session, by=None, at=at)
    assert Session.objects.get().status == Status.PROPOSED


def test_releasing_frees_the_time_and_tells_the_other_side(
    agreement, mailoutbox, django_capture_on_commit_callbacks
):
    session = offer(agreement, 0, 1)[0]
    with django_capture_on_commit_callbacks(execute=True):
        assert release(session=session, by=agreement.supervisee.account, at=NOW) == 2
    assert not DiaryEntry.objects.not_cancelled().exists()
    assert [(mail.to, mail.body.splitlines()[0]) for mail in mailoutbox] == [
        (
            [agreement.supervisor.account.email],
            f"{agreement.supervisee} cannot make any of the times you proposed.",
        )
    ]


def test_proposing_tells_the_supervisee_once(agreement, mailoutbox, django_capture_on_commit_callbacks):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            offer(agreement, 0, 1)
    assert [mail.to for mail in mailoutbox] == [[agreement.supervisee.account.email]]
    assert Session.objects.count() == 2


@pytest.mark.parametrize("number", [0, 4])
def test_one_to_three_times_are_proposed(agreement, number):
    with pytest.raises(NotBookable, match="one, two or three"):
        offer(agreement, *range(number))


def test_suggestions_suit_both_and_fall_on_working_days(agreement):
    other = AgreementFactory(supervisor=agreement.supervisor)
    day_after = [(NOW + DAY, NOW + 1.5 * DAY)]
    pair = {"supervisor": other.supervisor, "supervisee": other.supervisee}
    propose(**pair, times=day_after, by=None, at=NOW, sure=["long", "hour"])
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 11, 23), ended_on=date(2026, 11, 24))
    found = suggested_times(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, at=NOW, number=4
    )
    assert [times[0].strftime("%a %d %H:%M") for times in found] == [
        "Wed 25 09:00",
        "Wed 25 11:00",
        "Thu 26 09:00",
        "Thu 26 11:00",
    ]


# --- The pages -------------------------------------------------------------------------------------------


def test_three_times_are_ticked_and_one_click_proposes_them(agreement, sign_in, frozen_today):
    address = f"{reverse('supervision:propose')}?supervisee={agreement.supervisee.pk}"
    client = sign_in(agreement.supervisor)
    ticked = client.get(address).context["form"]["times"].initial
    assert len(ticked) == 3
    assert len({key[:10] for key in ticked}) == 3
    response = client.post(address, {"times": ticked})
    held = list(Session.objects.order_by("starts_at"))
    assert [session.status for session in held] == [Status.PROPOSED] * 3
    assert response["Location"] == held[0].get_absolute_url()


def test_the_supervisee_picks_on_one_page(agreement, sign_in, frozen_today):
    held = offer(agreement, 0, 1, 2)
    client = sign_in(agreement.supervisee)
    steps = client.get(held[0].get_absolute_url()).context["steps"]
    assert [step.label for step in steps] == ["Choose a time"]
    address = reverse("supervision:pick", args=[held[0].pk])
    response = client.post(address, {"session": held[2].pk})
    booked = Session.objects.get()
    assert (booked.pk, booked.status) == (held[2].pk, Status.BOOKED)
    assert response["Location"] == booked.get_absolute_url()


def test_a_time_that_no_longer_suits_is_told_on_the_page_where_it_was_picked(
    agreement, sign_in, frozen_today
):
    held = offer(agreement, 0, 1)
    AbsenceFactory(worker=agreement.supervisor, started_on=TEN.date(), ended_on=TEN.date())
    address = reverse("supervision:pick", args=[held[0].pk])
    page = sign_in(agreement.supervisee).post(address, {"session": held[0].pk})
    assert page.context["form"].errors == {"__all__": ["Dele Okafor is away that day."]}
    assert set(Session.objects.values_list("status", flat=True)) == {Status.PROPOSED}


def test_none_of_these_gives_all_back(agreement, sign_in, frozen_today):
    held = offer(agreement, 0, 1)
    sign_in(agreement.supervisee).post(reverse("supervision:pick", args=[held[0].pk]), {"session": "none"})
    assert not Session.objects.exists()


def test_the_supervisor_cannot_choose_for_the_supervisee(agreement, sign_in, frozen_today):
    held = offer(agreement, 0, 1)
    address = reverse("supervision:pick", args=[held[0].pk])
    client = sign_in(agreement.supervisor)
    assert client.post(address, {"session": held[0].pk}).context["form"].errors
    client.post(address, {"session": "none"})
    assert not Session.objects.exists()


def test_a_stranger_finds_no_proposal(agreement, sign_in):
    held = offer(agreement, 0)
    stranger = AgreementFactory().supervisee
    assert sign_in(stranger).get(reverse("supervision:pick", args=[held[0].pk])).status_code == 404


def test_a_time_that_was_not_suggested_cannot_be_proposed(agreement, sign_in, frozen_today):
    address = f"{reverse('supervision:propose')}?supervisee={agreement.supervisee.pk}"
    response = sign_in(agreement.supervisor).post(address, {"times": ["2026-11-29T03:00:00+00:00"]})
    assert list(response.context["form"].errors) == ["times"]
