"""Other programs read numbers: each extract whole and in pages, with a key and nothing else."""

import base64
import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from supervision.overdue.reports.compliance import compliance
from tests.council import ADMINISTRATOR, AGENCY, NQSW, PSW, SERVICE_MANAGER, SUPERVISOR, WORKER
from tests.factories import (
    ActionFactory,
    AgreementFactory,
    CaseloadSnapshotFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MilestoneFactory,
    PlaceFactory,
    SessionFactory,
)
from tracker.data_out.extracts import EXTRACTS
from tracker.data_out.keys import KeyRefused, make_key, revoke_key
from tracker.data_out.rows import AboutSomebody
from tracker.measures.dashboard import rows_now
from tracker.measures.definitions import BY_KEY
from tracker.measures.kept import keep_months
from tracker.measures.rows import span_of
from tracker.measures.scope import Scope
from workforce.models import DataKey, Event, Worker
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today", "rows_of_each")]
ALL = [extract.key for extract in EXTRACTS]
OF_PEOPLE = [extract for extract in EXTRACTS if issubclass(extract.row, AboutSomebody)]


@pytest.fixture(autouse=True)
def no_counts_of_before():
    cache.clear()


@pytest.fixture
def rows_of_each(council):
    """Something to read in every extract, of an NQSW and of an agency worker."""
    nqsw, agency = council[NQSW].worker, council[AGENCY].worker
    supervisor = council[SUPERVISOR].worker
    for person in (nqsw, agency):
        for day in (date(2026, 10, 1), date(2026, 11, 5)):
            SessionFactory(
                supervisor=supervisor,
                supervisee=person,
                status="held",
                starts_at=datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=10),
            )
        CaseloadSnapshotFactory(worker=person, counted_on=date(2026, 11, 2), cin=9)
        ActionFactory(supervisee=person, session=None, what="canary-action")
    MilestoneFactory(enrolment=nqsw.enrolments.get(), note="canary-note")
    PlaceFactory(worker=nqsw, master_class=MasterClassFactory(starts_at=datetime(2026, 11, 3, 9, tzinfo=UTC)))


@pytest.fixture
def more_rows_of_each(rows_of_each, council):
    """Call it for so many more people with something in each extract."""

    def add(number: int) -> None:
        for _ in range(number):
            agreement = AgreementFactory(supervisor=council[SUPERVISOR].worker)
            person = agreement.supervisee
            starts_at = datetime(2026, 11, 5, 10, tzinfo=UTC) + timedelta(minutes=Worker.objects.count())
            SessionFactory(
                supervisor=agreement.supervisor, supervisee=person, status="held", starts_at=starts_at
            )
            CaseloadSnapshotFactory(worker=person, counted_on=date(2026, 11, 2), cin=9)
            ActionFactory(supervisee=person, session=None)
            MilestoneFactory(enrolment=EnrolmentFactory(worker=person))
            PlaceFactory(worker=person, master_class=MasterClassFactory(starts_at=starts_at))

    return add


def key_for(account, *, extracts=ALL, with_names=False, days=30) -> str:
    at = timezone.now()
    name = f"Power BI {DataKey.objects.count()}"
    return make_key(
        name=name,
        extracts=extracts,
        with_names=with_names,
        by=account,
        expires_at=at + timedelta(days),
        at=at,
    )


def read(client, extract: str, key: str, **query):
    return client.get(f"/api/v1/{extract}", query, headers={"authorization": f"Bearer {key}"})


def people_in(answer) -> set[int]:
    return {row["person"] for row in answer.json()["items"]}


@pytest.mark.parametrize("extract", EXTRACTS, ids=lambda extract: extract.key)
def test_each_extract_is_the_same_as_json_and_as_csv(client, council, extract):
    key = key_for(council[PSW])
    answer = read(client, extract.key, key)
    assert answer.status_code == HTTPStatus.OK, answer.content
    items = answer.json()["items"]
    assert items and answer.json()["count"] == len(items)
    assert list(items[0]) == [name for name, _ in extract.columns]
    lines = list(
        csv.DictReader(io.StringIO(read(client, extract.key, key, format="csv").content.decode("utf-8-sig")))
    )
    assert [list(line.values()) for line in lines] == [
        [_in_csv(value) for value in row.values()] for row in items
    ]


@pytest.mark.parametrize("extract", EXTRACTS, ids=lambda extract: extract.key)
def test_numbers_come_as_numbers(client, council, extract):
    """As text, a program that reads them cannot add them up; a staff number is none."""
    for row in read(client, extract.key, key_for(council[PSW])).json()["items"]:
        as_text = {name for name, value in row.items() if isinstance(value, str)} - {"staff_number"}
        assert not [name for name in as_text if re.fullmatch(r"-?\d+(\.\d+)?", row[name])]


def _in_csv(value) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("extract", OF_PEOPLE, ids=lambda extract: extract.key)
def test_a_key_reads_of_those_alone_whom_its_maker_oversees(client, council, extract):
    """A manager's people, at any depth, never the manager's own rows."""
    everyone = people_in(read(client, extract.key, key_for(council[PSW])))
    below = set(Worker.objects.managed_by(council[SERVICE_MANAGER].worker).values_list("pk", flat=True))
    assert people_in(read(client, extract.key, key_for(council[SERVICE_MANAGER]))) == everyone & below
    teams = set(council[SUPERVISOR].worker.direct_reports.values_list("pk", flat=True))
    assert people_in(read(client, extract.key, key_for(council[SUPERVISOR]))) == everyone & teams


def test_due_periods_are_those_of_the_supervision_report(client, council):
    first, last = date(2026, 9, 1), date(2026, 11, 18)
    answer = read(client, "due-periods", key_for(council[PSW]), **{"from": first, "to": last})
    rows = compliance(people=Worker.objects.all(), from_on=first, to_on=last)
    expected = {(row.worker.pk, row.due_on.isoformat(), row.in_time) for row in rows}
    assert {(row["person"], row["due_on"], row["in_time"]) for row in answer.json()["items"]} == expected


def test_measures_are_those_of_the_page(client, council, today):
    """Of the month that runs: each measure's rows over all teams, and each figure that it has of one team."""
    items = read(client, "measures", key_for(council[PSW])).json()["items"]
    viewer = Viewer(council[PSW], on=today)
    span = span_of(date(2026, 11, 1), today=today)
    for key, measure in BY_KEY.items():
        _, rows = rows_now(viewer, measure, span, Scope())
        mine = [one for one in items if one["measure"] == key and one["month"] == "2026-11-01"]
        assert (key, sum(one["rows"] for one in mine)) == (key, measure.figure(rows).lines)
    assert {one["measure"] for one in items} > {"held-in-time", "nqsws"}
    assert {one["is_closed"] for one in items} == {False}


def test_a_closed_month_is_read_as_it_was_known_then(client, council, today):
    key, days = key_for(council[PSW]), {"from": "2026-10-01", "to": "2026-10-31"}
    keep_months(on=today, at=timezone.now(), months=[date(2026, 10, 1)])
    before = read(client, "measures", key, **days).json()
    SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[WORKER].worker,
        status="held",
        starts_at=datetime(2026, 10, 20, 10, tzinfo=UTC),
    )
    assert read(client, "measures", key, **days).json() == before
    assert {one["is_closed"] for one in before["items"]} == {True}


def test_no_note_and_no_name_leaves_unless_names_are_asked_for(client, council):
    without = "".join(read(client, key, key_for(council[PSW])).content.decode() for key in ALL)
    with_names = read(client, "people", key_for(council[PSW], with_names=True)).content.decode()
    assert "canary" not in without
    names = [worker.full_name for worker in Worker.objects.all()]
    assert not [name for name in names if name in without]
    assert not [name for name in names if json.dumps(name)[1:-1] not in with_names and name not in with_names]


def test_pages_follow_each_other_and_hold_every_row_once(client, council):
    key = key_for(council[PSW])
    whole = read(client, "sessions", key).json()["items"]
    found, address = [], "/api/v1/sessions?page_size=1"
    while address:
        page = client.get(address, headers={"authorization": f"Bearer {key}"}).json()
        assert (page["count"], len(page["items"])) == (len(whole), 1)
        found, address = found + page["items"], page["next"]
    assert found == whole
    assert read(client, "sessions", key, page=99).json() == {"count": len(whole), "next": None, "items": []}


@pytest.mark.parametrize("extract", EXTRACTS, ids=lambda extract: extract.key)
def test_many_rows_ask_no_more_of_the_database_than_few(client, council, extract, more_rows_of_each):
    """Ten of an extract at most; what counts the calls of a key, in the table of the cache, comes to it."""
    key = key_for(council[PSW])
    numbers, rows = [], []
    for more in (0, 1, 12):
        more_rows_of_each(more)
        with CaptureQueriesContext(connection) as asked:
            rows.append(read(client, extract.key, key).json()["count"])
        theirs = [query["sql"] for query in asked if not re.search("cache|SAVEPOINT", query["sql"])]
        numbers.append(len(theirs))
    assert rows[0] < rows[2]
    assert (numbers[1] == numbers[2], numbers[2] <= 10) == (True, True), numbers


def test_what_has_not_changed_is_not_sent_again(client, council):
    key = key_for(council[PSW])
    headers = {"authorization": f"Bearer {key}"}
    tag = client.get("/api/v1/people", headers=headers)["ETag"]
    again = client.get("/api/v1/people", headers={**headers, "if-none-match": tag})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    Worker.objects.filter(pk=council[WORKER].worker.pk).update(job_title="", left_on=date(2026, 11, 30))
    assert (
        client.get("/api/v1/people", headers={**headers, "if-none-match": tag}).status_code == HTTPStatus.OK
    )


def test_excel_and_a_gateway_send_the_key_as_a_password(client, council):
    key = key_for(council[PSW])
    pair = base64.b64encode(f"anyone:{key}".encode()).decode()
    answer = client.get("/api/v1/people?format=csv", headers={"authorization": f"Basic {pair}"})
    assert answer.status_code == HTTPStatus.OK
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfperson,staff_number,")


def test_no_formula_in_a_file(client, council):
    Worker.objects.filter(pk=council[WORKER].worker.pk).update(staff_number="=1+1")
    answer = read(client, "people", key_for(council[PSW]), format="csv")
    assert ",'=1+1," in answer.content.decode()


def _ended(council, key):
    DataKey.objects.update(made_at=timezone.now() - timedelta(9), expires_at=timezone.now())


def _revoked(council, key):
    revoke_key(key=DataKey.objects.get().pk, of=council[SUPERVISOR], at=timezone.now())


def _disabled(council, key):
    council[SUPERVISOR].is_active = False
    council[SUPERVISOR].save()


def _left(council, key):
    Worker.objects.filter(pk=council[SUPERVISOR].worker.pk).update(left_on=date(2026, 11, 18))


def _oversees_nobody(council, key):
    council[SUPERVISOR].worker.direct_reports.update(line_manager=None)


@pytest.mark.parametrize("what", [_ended, _revoked, _disabled, _left, _oversees_nobody])
def test_a_key_ends_with_what_it_stands_on(client, council, what):
    key = key_for(council[SUPERVISOR])
    assert read(client, "people", key).status_code == HTTPStatus.OK
    what(council, key)
    assert read(client, "people", key).status_code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize(
    "header", ["", "Bearer ", "Bearer wrong", "Basic !!", "Basic YTpi", "Digest x", "Bearer \x00"]
)
def test_without_a_key_nothing_is_read_and_the_answer_says_what_to_send(client, header):
    answer = client.get("/api/v1/people", headers={"authorization": header} if header else {})
    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer["WWW-Authenticate"].startswith("Basic")
    assert "Send a key" in answer.json()["detail"]


def test_somebody_signed_in_reads_nothing_without_a_key(sign_in, council):
    assert sign_in(council[PSW]).get("/api/v1/people").status_code == HTTPStatus.UNAUTHORIZED


def test_guessing_is_slowed(client):
    answers = [read(client, "people", f"guess {number}").status_code for number in range(31)]
    assert (answers[29], answers[30]) == (HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS)


def test_a_key_reads_what_it_is_for(client, council):
    key = key_for(council[PSW], extracts=["people"])
    assert read(client, "people", key).status_code == HTTPStatus.OK
    answer = read(client, "sessions", key)
    assert (answer.status_code, "does not read" in answer.json()["detail"]) == (HTTPStatus.FORBIDDEN, True)


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-13-01"}, {"from": "yesterday"}, {"from": "2026-11-02", "to": "2026-11-01"},
        {"from": "2001-01-01"}, {"page": "0"}, {"page": "x"}, {"page_size": "5001"}, {"format": "xml"},
        {"page": "99999999999999999999999"}, {"to": "0001-01-01", "from": "0001-01-02"},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(client, council, query):
    answer = read(client, "due-periods", key_for(council[PSW]), **query)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.json()["detail"]


@pytest.mark.parametrize("query", [{"to": "0001-01-05"}, {"to": "9999-12-31", "from": "9999-01-01"}])
def test_days_at_the_ends_of_time_are_no_fault(client, council, query):
    for extract in EXTRACTS:
        expected = HTTPStatus.UNPROCESSABLE_ENTITY if extract.days else HTTPStatus.OK
        assert read(client, extract.key, key_for(council[PSW]), **query).status_code == expected


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client, council, verb):
    answer = getattr(client, verb)(
        "/api/v1/people", headers={"authorization": f"Bearer {key_for(council[PSW])}"}
    )
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_every_reading_is_on_the_trail(client, council):
    read(client, "due-periods", key_for(council[PSW]), **{"from": "2026-09-01", "to": "2026-11-18"})
    event = Event.objects.filter(verb="data read").get()
    assert event.details["extract"] == "due-periods"
    assert event.details["days"] == "2026-09-01 to 2026-11-18"
    assert event.details["rows"] > 0
    assert event.subject_id == str(DataKey.objects.get().pk)
    assert DataKey.objects.get().last_used_at == timezone.now()


#: Each address by its name, so that a page that is gone is noticed.
ADDRESSES = {
    "tracker:data_measures": "/api/v1/measures",
    "tracker:data_people": "/api/v1/people",
    "tracker:data_supervision": "/api/v1/supervision",
    "tracker:data_due_periods": "/api/v1/due-periods",
    "tracker:data_sessions": "/api/v1/sessions",
    "tracker:data_actions": "/api/v1/actions",
    "tracker:data_caseloads": "/api/v1/caseloads",
    "tracker:data_programme": "/api/v1/programme",
    "tracker:data_milestones": "/api/v1/milestones",
    "tracker:data_class_places": "/api/v1/class-places",
}


def test_addresses_stay_what_other_programs_know():
    assert {name: reverse(name) for name in ADDRESSES} == ADDRESSES
    assert {f"/api/v1/{extract.key}" for extract in EXTRACTS} == set(ADDRESSES.values())


def test_the_description_names_every_extract_and_column(client):
    said = client.get(reverse("tracker:data_description")).json()
    assert set(said["paths"]) == {f"/api/v1/{extract.key}" for extract in EXTRACTS}
    for extract in EXTRACTS:
        described = said["components"]["schemas"][extract.row.__name__]["properties"]
        assert list(described) == [name for name, _ in extract.columns]
        assert all(one["description"] for one in described.values())
    assert {"ByBearer", "ByPassword"} <= set(said["components"]["securitySchemes"])


# --- The page of the keys ----------------------------------------------------------------------------


def form(**changed):
    return {"name": "Power BI", "extracts": ALL, "days": "183", **changed}


def test_a_key_is_made_shown_once_and_revoked(sign_in, council):
    page = sign_in(council[PSW])
    made = page.post(reverse("tracker:data_keys"), form(with_names="on"))
    key = made.context["key"]
    assert "no-store" in made["Cache-Control"]
    assert f'value="{key}"' in made.content.decode()
    kept = DataKey.objects.get()
    assert key not in str(kept.__dict__)
    assert (kept.with_names, kept.expires_at - kept.made_at) == (True, timedelta(days=183))
    again = page.get(reverse("tracker:data_keys")).content.decode()
    assert key not in again
    assert "Power BI" in again
    assert read(page, "people", key).status_code == HTTPStatus.OK
    page.post(reverse("tracker:data_key_revoke", args=[kept.pk]))
    assert read(page, "people", key).status_code == HTTPStatus.UNAUTHORIZED
    assert "revoked on Thursday 19 November" in page.get(reverse("tracker:data_keys")).content.decode()
    verbs = list(
        Event.objects.filter(subject_type="workforce.datakey").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["data key made", "data read", "data key revoked"]


def test_what_is_wrong_with_a_key_is_said_and_what_was_typed_stays(sign_in, council):
    page = sign_in(council[PSW])
    page.post(reverse("tracker:data_keys"), form())
    twice = page.post(reverse("tracker:data_keys"), form()).content.decode()
    assert "You have a key called “Power BI” already." in twice
    assert 'value="Power BI"' in twice
    nothing = page.post(reverse("tracker:data_keys"), form(name="Other", extracts=[])).content.decode()
    assert "Select at least one thing that the key reads" in nothing
    assert DataKey.objects.count() == 1


def test_nobody_ends_the_key_of_another(sign_in, council):
    key_for(council[PSW])
    address = reverse("tracker:data_key_revoke", args=[DataKey.objects.get().pk])
    assert sign_in(council[SUPERVISOR]).post(address).status_code == HTTPStatus.NOT_FOUND
    assert DataKey.objects.get().revoked_at is None


@pytest.mark.parametrize("part", [NQSW, ADMINISTRATOR])
def test_who_oversees_nobody_makes_no_key(sign_in, council, part):
    assert sign_in(council[part]).get(reverse("tracker:data_keys")).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"extracts": []}, "at least one"),
        ({"expires_at": 367}, "within a year"),
        ({"expires_at": 0}, "within a year"),
    ],
)
def test_the_service_refuses_too(council, changed, said):
    at = timezone.now()
    facts = {"extracts": ALL, **changed}
    facts["expires_at"] = at + timedelta(facts.get("expires_at", 30))
    with pytest.raises(KeyRefused, match=said):
        make_key(name="x", with_names=False, by=council[PSW], at=at, **facts)


# --- The recipes -------------------------------------------------------------------------------------

RECIPES = (Path(__file__).parents[3] / "docs/data-out.md").read_text()


def test_each_address_of_the_recipes_is_read(client, council):
    """Those of the table, and each that stands in a recipe, with its query."""
    key = key_for(council[PSW])
    told = re.findall(r"`(/api/v1/[a-z-]+)`", RECIPES)
    whole = re.findall(r"https://tracker\.council\.example(/api/[^\s\"]+)", RECIPES)
    powers = re.findall(r'RelativePath = "([^"]+)",\s+Query = \[(\w+) = "(\d+)"\]', RECIPES)
    asked = [*told, *whole, *(f"/{path}?{name}={value}" for path, name, value in powers)]
    assert set(told) == set(ADDRESSES.values())
    assert (len(whole), len(powers)) == (3, 1)
    for address in asked:
        answer = client.get(address, headers={"authorization": f"Bearer {key}"})
        assert (address, answer.status_code) == (address, HTTPStatus.OK)
