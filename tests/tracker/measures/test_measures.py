"""The pages of the measures: who sees them, every number with its rows, the same numbers as elsewhere."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from nqsw.enrolments.reports.progress import on_programme, progress_of
from supervision.models import ImportedLog
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    ASSESSOR,
    GOVERNANCE,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import AgreementFactory
from tests.numbers import Reader, led_to, rows_behind
from tracker.home.reports import home_page
from tracker.measures.dashboard import Cell
from tracker.measures.definitions import BY_KEY, MEASURES
from tracker.reports.programme_workbook import measures as programme_measures
from tracker.reports.supervision import supervision_report
from workforce.models import StartDay, Worker
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
SEES = {SUPERVISOR, SERVICE_MANAGER, PSW}
ADDRESSES = (
    reverse("tracker:measures"),
    *(reverse("tracker:measure", args=[measure.key]) for measure in MEASURES),
    *(reverse("tracker:measure_rows", args=[measure.key]) for measure in MEASURES),
)


def test_there_are_fifteen():
    assert list(dict.fromkeys(int(re.sub(r"\D", "", one.number)) for one in MEASURES)) == list(range(1, 16))
    assert len(BY_KEY) == len(MEASURES)
    assert all(measure.definition.endswith(".") for measure in MEASURES)


@pytest.mark.parametrize(
    "part",
    [NQSW, WORKER, AGENCY, SUPERVISOR, SERVICE_MANAGER, MENTOR, ASSESSOR, PSW, QA, ADMINISTRATOR, GOVERNANCE],
)
def test_those_who_answer_for_people_see_the_measures_and_nobody_else(client, council, part):
    client.force_login(council[part])
    expected = 200 if part in SEES else 404
    assert {client.get(address).status_code for address in ADDRESSES} == {expected}


def test_a_measure_that_there_is_not_is_not_found(client, council):
    client.force_login(council[PSW])
    assert client.get(reverse("tracker:measure", args=["nothing"])).status_code == 404
    assert client.get(reverse("tracker:measure_rows", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("part", sorted(SEES))
@pytest.mark.parametrize("asked", ["", "?contract=agency", "?month=2026-10", "?as_at=2026-11-10", "?stage=1"])
def test_every_number_opens_exactly_so_many_rows(council, part, asked):
    reader, opened = Reader(council[part]), 0
    pages = [
        reverse("tracker:measures"),
        *(reverse("tracker:measure", args=[one]) for one in ("overdue", "called-off")),
    ]
    for path in pages:
        for link in reader.page(path + asked).iterfind(".//a[@data-count]"):
            address, number = led_to(path, link.get("href")), int(link.get("data-count"))
            assert rows_behind(reader, address) == number, (path, address)
            opened += 1
    assert opened > (0 if asked == "?contract=agency" else 5)


@pytest.mark.parametrize(
    "asked",
    [
        "month=2026-13", "month=x", "as_at=2026-11-20", "as_at=1999-01-01",
        "as_at_day=31&as_at_month=2&as_at_year=2026",
        "team=999999", "team=x", "stage=2", "role=9", "cohort=0", "contract=none",
        "part=nothing", "counted=maybe",
        "changed=yes", "page=99", "service=1&team=1&role=5&contract=agency&stage=1",
    ],
)  # fmt: skip
def test_whatever_the_address_asks_is_answered(client, council, asked):
    client.force_login(council[PSW])
    for name, args in (("measures", []), ("measure", ["overdue"]), ("measure_rows", ["overdue"])):
        assert client.get(f"{reverse(f'tracker:{name}', args=args)}?{asked}").status_code == 200


# --- The same numbers everywhere ---------------------------------------------------------------------


def test_home_says_the_same(council, figures, today):
    numbers = home_page(Viewer(council[PSW], on=today), at=timezone.now()).numbers
    month, found = numbers.month, figures()
    assert (month.this.in_time, month.this.periods) == found["held-in-time"][3:1:-1]
    before = figures(date(2026, 10, 1))["held-in-time"]
    assert (month.before.in_time, month.before.periods) == (before.counted, before.lines)
    assert numbers.overdue == found["overdue"].lines
    assert numbers.nqsws == found["nqsws"].lines
    assert numbers.without_mentor == found["with-mentor"].lines - found["with-mentor"].counted
    assert numbers.milestones_late == found["milestones-late"].lines


def test_the_supervision_report_says_the_same(council, figures):
    for month, first, last in (
        (date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 18)),
    ):
        found = figures(month)
        report = supervision_report(
            people=Worker.objects.all(), from_on=first, to_on=last, known_on=date(2026, 11, 18)
        )
        assert (report.whole.periods, report.whole.in_time) == found["held-in-time"][2:4]
        quality, off = report.quality, report.called_off
        assert (quality.median_gap, quality.longest_gap) == (
            found["gap-median"].value,
            found["gap-longest"].value,
        )
        for said, key in (
            (quality.long_enough, "length"),
            (quality.signed_in_time, "signed"),
            (off.rebooked_in_time, "made-good"),
        ):
            assert (said.of, said.number) == found[key][2:4], key
        assert len(off.rows) == found["called-off"].lines
    assert (report.actions_overdue, report.actions_drifting) == (
        found["actions-overdue"].lines,
        found["actions-carried"].lines,
    )


def test_the_programme_report_says_the_same(council, figures, today):
    progress = progress_of(on_programme(on=today), on=today)
    said = {one.label: one.value for one in programme_measures(progress)}
    found = figures()
    assert said["NQSWs on the programme"] == found["nqsws"].lines
    assert said["Without a mentor"] == found["with-mentor"].lines - found["with-mentor"].counted
    assert said["Milestones late"] == found["milestones-late"].lines


# --- Many ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins_on", "log_starts_on", "is_compared"),
    [
        (None, None, True),
        (date(2026, 10, 31), None, True),
        (date(2026, 11, 1), None, False),
        (date(2026, 11, 1), date(2026, 10, 31), True),
    ],
)
def test_nothing_is_worse_than_in_a_month_of_which_there_are_no_records(
    client, council, begins_on, log_starts_on, is_compared
):
    StartDay.objects.all().delete()
    ImportedLog.objects.all().delete()
    if begins_on:
        StartDay.objects.create(records_begin_on=begins_on, set_at=timezone.now())
    if log_starts_on:
        ImportedLog.objects.create(file_name="log.xlsx", starts_on=log_starts_on, ends_on=log_starts_on)
    client.force_login(council[PSW])
    page = client.get(reverse("tracker:measures")).context["page"]
    assert any(line.change for line in page.lines) is is_compared


def test_a_manager_sees_only_their_people(client, council):
    stranger = AgreementFactory(starts_on=date(2026, 9, 1)).supervisee
    client.force_login(council[SUPERVISOR])
    page = client.get(reverse("tracker:measure_rows", args=["overdue"])).content.decode()
    assert str(stranger) not in page
    client.force_login(council[PSW])
    page = client.get(reverse("tracker:measure_rows", args=["overdue"])).content.decode()
    assert str(stranger) in page


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [("measures", [], 10), ("measure", ["overdue"], 10), ("measure_rows", ["overdue"], 10)],
)
def test_the_number_of_queries_is_small_and_does_not_grow(
    client, council, django_assert_max_num_queries, name, args, most
):
    client.force_login(council[PSW])
    address = reverse(f"tracker:{name}", args=args)
    client.get(address)
    for _ in range(25):
        AgreementFactory(starts_on=date(2026, 9, 1))
    with django_assert_max_num_queries(most):
        client.get(address)


@pytest.mark.parametrize(
    ("key", "said"), [("days-over", "0 days"), ("held-in-time", "–"), ("gap-median", "–")]
)
def test_where_nothing_is_counted_the_page_says_what_the_workbook_says(key, said):
    cell = Cell(BY_KEY[key], BY_KEY[key].figure([]), "/")
    assert f">{said}</span>" in render_to_string("tracker/measures/cell.html", {"cell": cell})
