"""The list of sessions: a supervisor's diary, what they held, and their own supervision."""

from datetime import UTC, date, datetime

import pytest

from supervision.models import SessionRecord
from tests.factories import AccountFactory, AgreementFactory, SessionFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/supervision/sessions/"


def at(day: int, hour: int = 14) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.fixture
def agreement():
    return AgreementFactory()


def session(agreement, day: int, status: str = "booked", **facts):
    people = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    return SessionFactory(starts_at=at(day), status=status, **people, **facts)


def listed(client, **asked) -> list[int]:
    page = client.get(PAGE, asked)
    rows = [row.record.pk for row in page.context["table"].paginated_rows]
    assert f'data-total="{len(rows)}"' in page.text or not rows
    return rows


@pytest.fixture
def made(agreement):
    """One of each: to come, of today, of yesterday and unrecorded, held, cancelled."""
    off = {"called_off_reason": "leave", "called_off_side": "supervisor"}
    return {
        "to come": session(agreement, 25),
        "today": session(agreement, 19),
        "not recorded": session(agreement, 18),
        "held": session(agreement, 12, "held", minutes=95, was_interrupted=True),
        "cancelled": session(agreement, 11, "cancelled", **off),
    }


def test_a_supervisor_finds_the_diary_first_and_each_list_by_its_tab(agreement, made, sign_in):
    client = sign_in(agreement.supervisor)
    assert listed(client) == [made["today"].pk, made["to come"].pk]
    assert listed(client, show="to-record") == [made["not recorded"].pk]
    assert listed(client, show="held") == [made["held"].pk]
    assert listed(client, show="off") == [made["cancelled"].pk]


def test_what_was_held_says_with_whom_how_long_and_whether_it_is_written(agreement, made, sign_in):
    client = sign_in(agreement.supervisor)
    text = client.get(PAGE, {"show": "held"}).text
    assert "95, interrupted" in text
    assert "Held, not written" in text
    SessionRecord.objects.create(session=made["held"], workload="Eleven cases", version=1)
    assert "Held, to be signed" in client.get(PAGE, {"show": "held"}).text


def test_a_supervisee_finds_their_own_and_a_stranger_none(agreement, made, sign_in):
    assert listed(sign_in(agreement.supervisee)) == [made["today"].pk, made["to come"].pk]
    assert listed(sign_in(agreement.supervisee), whose="given") == []
    stranger = sign_in(AgreementFactory().supervisor)
    for whose in ("given", "taken", "seen"):
        assert listed(stranger, whose=whose, show="held") == []


def test_those_above_find_the_sessions_of_those_below_when_they_ask(agreement, made, sign_in):
    manager = WorkerFactory()
    agreement.supervisee.line_manager = manager
    agreement.supervisee.save()
    assert listed(sign_in(manager), whose="seen", show="held") == [made["held"].pk]
    assert listed(sign_in(AccountFactory(role="psw")), show="held") == [made["held"].pk]


def test_the_list_is_filtered_in_the_address_and_exported_as_shown(agreement, made, sign_in):
    client = sign_in(agreement.supervisor)
    other = AgreementFactory(supervisor=agreement.supervisor, supervisee__family_name="Zeller")
    held = session(other, 5, "held", minutes=60)
    asked = {"show": "held", "from_on": "2026-11-05", "to_on": "2026-11-05"}
    assert listed(client, **asked) == [held.pk]
    assert listed(client, show="held", name="zell") == [held.pk]
    assert listed(client, show="held", kind="group") == []
    text = client.get("/supervision/sessions.csv", asked).content.decode()
    assert str(other.supervisee) in text
    assert str(agreement.supervisee) not in text
    assert client.get("/supervision/sessions.xlsx", asked).status_code == 200


def test_a_session_that_someone_gave_before_a_hand_over_is_listed_and_not_opened(agreement, made, sign_in):
    former = agreement.supervisor
    type(agreement).objects.update(ends_on=date(2026, 11, 17))
    type(agreement.supervisee).objects.filter(pk=agreement.supervisee_id).update(line_manager=None)
    page = sign_in(former).get(PAGE, {"whose": "given", "show": "held"})
    assert made["held"].get_absolute_url() not in page.text
    assert "95, interrupted" in page.text


def test_the_number_of_queries_does_not_grow(agreement, sign_in, django_assert_max_num_queries):
    client = sign_in(agreement.supervisor)
    for day in range(1, 13):
        session(agreement, day, "held", minutes=90)
    client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(PAGE, {"show": "held"})


def test_a_filter_is_offered_only_to_those_who_have_something_to_choose(agreement, made, sign_in):
    def offered(person):
        whose = sign_in(person).get(PAGE).context["form"].fields["whose"].widget
        return [] if whose.is_hidden else [value for value, _ in whose.choices]

    supervisee, manager = agreement.supervisee, WorkerFactory(org_role=2)
    assert offered(supervisee) == []
    assert sign_in(supervisee).get(PAGE).context["form"].fields["name"].widget.is_hidden
    assert offered(agreement.supervisor) == ["given", "taken", "seen"]
    supervisee.line_manager = manager
    supervisee.save()
    assert offered(manager) == ["taken", "seen"]
    assert listed(sign_in(supervisee)) == [made["today"].pk, made["to come"].pk]


def test_a_persons_page_leads_to_the_sessions_that_it_does_not_show(agreement, sign_in):
    days = (20, 23, 24, 25, 26)
    booked = [session(agreement, day) for day in days]
    client = sign_in(agreement.supervisor)
    page = client.get(agreement.supervisee.get_absolute_url()).text
    address = f"{PAGE}?whose=seen&amp;show=coming&amp;person={agreement.supervisee_id}&amp;from_on=2026-11-25"
    assert address in page
    assert "2 more booked" in page
    chosen = {"whose": "seen", "show": "coming", "person": agreement.supervisee_id, "from_on": "2026-11-25"}
    assert listed(client, **chosen) == [each.pk for each in booked[3:]]
