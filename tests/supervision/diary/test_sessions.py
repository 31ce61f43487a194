"""The list of sessions: a supervisor's diary, what they held, and their own supervision."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.models import SessionRecord, Status
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    SessionFactory,
    WorkerFactory,
)

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


def test_a_status_leads_to_the_tab_that_can_have_it(agreement, made, sign_in):
    client = sign_in(agreement.supervisor)
    missed = session(agreement, 10, "did_not_attend", called_off_side="supervisee")
    assert listed(client, show="", status="did_not_attend") == [missed.pk]
    assert listed(client, show="coming", status="did_not_attend") == [missed.pk]
    assert listed(client, show="off", status="booked") == [made["today"].pk, made["to come"].pk]
    assert listed(client, show="to-record", status="booked") == [made["not recorded"].pk]
    assert listed(client, show="coming", to_on="2026-11-15") == [made["held"].pk]


@pytest.mark.parametrize("status", ["", *Status.values])
@pytest.mark.parametrize("days", [{}, {"to_on": "2026-11-18"}, {"from_on": "2026-11-19"}])
@pytest.mark.parametrize("show", ["", "off"])
def test_each_tile_counts_what_its_link_shows_whatever_the_filters(
    agreement, made, sign_in, status, days, show
):
    client = sign_in(agreement.supervisor)
    page = client.get(PAGE, {"status": status, "show": show, **days})
    tabs = page.context["tabs"]
    for tab, number, is_chosen, is_allowed in tabs:
        if is_chosen:
            assert number == page.context["table"].total
        if is_allowed:
            assert len(listed(client, **{"status": status, **days, "show": tab.value})) == number
        else:
            assert number == 0
            assert f"show={tab.value}" not in page.text.split("</ul>")[0]


def test_why_in_words_is_for_those_close_to_it_and_the_category_for_others(agreement, sign_in):
    off = {"called_off_side": "neither", "called_off_reason": "other"}
    session(agreement, 10, "cancelled", called_off_text="The building was closed.", **off)
    said = {"called_off_side": "supervisee", "called_off_text": "Had it in the diary for Friday"}
    session(agreement, 9, "did_not_attend", **said)
    export = "/supervision/sessions.csv"
    close = sign_in(agreement.supervisor)
    page = close.get(PAGE, {"show": "off"}).text
    assert "Cancelled: The building was closed<" in page
    assert "supervisee did not attend. Had it in the diary for Friday<" in page
    assert "The building was closed" in close.get(export, {"show": "off"}).content.decode()
    psw = sign_in(AccountFactory(role="psw"))
    others = psw.get(PAGE, {"show": "off"}).text
    assert "Cancelled (another reason)" in others
    assert "supervisee did not attend (another reason)" in others
    assert "The building" not in others
    assert "diary for Friday" not in others
    assert "building" not in psw.get(export, {"show": "off"}).content.decode()


def test_a_group_is_signed_by_all(agreement, sign_in):
    session(agreement, 11, "agreed", kind="group")
    session(agreement, 10, "agreed")
    rows = sign_in(agreement.supervisor).get(PAGE, {"show": "held"}).text
    assert rows.count("Signed by all") == rows.count("Signed by both</strong>") == 1


# --- Booked while someone is away ----------------------------------------------------------------


@pytest.fixture
def three_away(agreement):
    """Booked on the 24th, 25th and 26th: the supervisor is away on the 24th, the supervisee on the 25th."""
    booked = [session(agreement, day) for day in (24, 25, 26)]
    for person, day in ((agreement.supervisor, 24), (agreement.supervisee, 25)):
        on = date(2026, 11, day)
        AbsenceFactory(worker=person, started_on=on, ended_on=on)
    return booked


def test_sessions_on_days_away_have_a_list_of_their_own_and_are_moved_from_it(agreement, three_away, sign_in):
    client = sign_in(agreement.supervisor)
    assert listed(client, show="away") == [each.pk for each in three_away[:2]]
    text = client.get(PAGE, {"show": "away"}).text
    assert f"{agreement.supervisor} is away that day" in text
    assert f"{agreement.supervisee} is away that day" in text
    assert [f"/sessions/{each.pk}/move/" in text for each in three_away] == [True, True, False]
    assert listed(client, show="away", away=agreement.supervisee_id) == [three_away[1].pk]
    assert listed(client, show="away", away=AgreementFactory().supervisor_id) == []
    assert client.get("/supervision/sessions.csv", {"show": "away"}).text.count("Booked") == 2


def test_the_list_is_offered_only_where_there_is_something_in_it(agreement, three_away, sign_in):
    assert "While someone is away" in sign_in(agreement.supervisee).get(PAGE).text
    assert "While someone is away" not in sign_in(AgreementFactory().supervisor).get(PAGE).text


def test_who_only_sees_it_is_not_led_to_move_it(agreement, three_away, sign_in):
    text = sign_in(AccountFactory(role="psw")).get(PAGE, {"show": "away"}).text
    assert "is away that day" in text
    assert "/move/" not in text


@pytest.mark.parametrize(
    ("who", "words", "whose"),
    [
        ("supervisor", "2 sessions that you give are</a> on days when someone is away", "given"),
        ("supervisee", "2 sessions of your own supervision are</a> on days when someone is away", "taken"),
    ],
)
@pytest.mark.parametrize("where", ["/", "/supervision/"])
def test_both_read_how_many_there_are_and_are_led_to_them(
    agreement, three_away, sign_in, who, words, whose, where
):
    text = sign_in(getattr(agreement, who)).get(where).text
    assert words in text
    assert f'href="{PAGE}?whose={whose}&amp;show=away"' in text


def test_the_absences_show_the_next_ten_and_lead_to_all(agreement, sign_in):
    first = at(23)
    people = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    booked = [SessionFactory(starts_at=first + timedelta(days=each), **people) for each in range(12)]
    AbsenceFactory(worker=agreement.supervisee, started_on=first.date(), ended_on=None)
    client = sign_in(agreement.supervisor)
    page = client.get(f"/people/{agreement.supervisee_id}/absences/").text
    assert [each.get_absolute_url() in page for each in booked] == [True] * 10 + [False] * 2
    address = f"{PAGE}?whose=seen&amp;show=away&amp;away={agreement.supervisee_id}"
    assert f'href="{address}">All 12 sessions</a>' in page
    assert listed(client, whose="seen", show="away", away=agreement.supervisee_id) == [
        each.pk for each in booked
    ]
