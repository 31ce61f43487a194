"""Report pages: numbers about the people the reader answers for, and the same as a workbook."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import AccountFactory, AgreementFactory, EnrolmentFactory, WorkerFactory
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


def names_in(response) -> set[str]:
    rows = load_workbook(BytesIO(response.content))["NQSWs"].iter_rows(min_row=2, values_only=True)
    return {row[0] for row in rows}


def test_the_programme_report_lists_each_nqsw(psw):
    enrolment = EnrolmentFactory()
    AgreementFactory(supervisee=enrolment.worker, starts_on=date(2026, 9, 7))
    page = psw.get(reverse("tracker:programme_report")).content.decode()
    assert "1 NQSW<" in page
    assert str(enrolment.worker) in page
    assert "Overdue 43 days" in page


def test_it_can_be_told_as_at_an_earlier_day_and_for_one_cohort(psw):
    early = EnrolmentFactory(cohort__name="March 2026", started_on=date(2026, 3, 2))
    late = EnrolmentFactory(cohort__name="September 2026")
    of_cohort = psw.get(
        reverse("tracker:programme_report"), {"cohort_name": "September 2026"}
    ).content.decode()
    as_at_june = psw.get(reverse("tracker:programme_report"), {"on": "2026-06-01"}).content.decode()
    assert (str(early.worker) in of_cohort, str(late.worker) in of_cohort) == (False, True)
    assert (str(early.worker) in as_at_june, str(late.worker) in as_at_june) == (True, False)


def test_a_day_that_does_not_exist_is_said_and_today_is_shown(psw):
    enrolment = EnrolmentFactory()
    asked = {"on_day": "31", "on_month": "2", "on_year": "2026"}
    page = psw.get(reverse("tracker:programme_report"), asked).content.decode()
    assert "must be a real date" in page
    assert str(enrolment.worker) in page


def test_a_managers_report_and_workbook_hold_only_their_people(sign_in):
    manager = WorkerFactory(org_role=3)
    mine = EnrolmentFactory(worker__line_manager=manager)
    other = EnrolmentFactory()
    client = sign_in(manager)
    page = client.get(reverse("tracker:programme_report")).content.decode()
    assert (str(mine.worker) in page, str(other.worker) in page) == (True, False)
    assert names_in(client.get(reverse("tracker:programme_workbook"))) == {mine.worker.full_name}


def test_exporting_is_written_in_the_audit_trail(psw):
    EnrolmentFactory()
    response = psw.get(reverse("tracker:programme_workbook"))
    assert response["Content-Disposition"] == 'attachment; filename="nqsw-programme-2026-11-19.xlsx"'
    assert Event.objects.get(verb="programme report exported").details == {"nqsws": 1}


def test_an_export_asks_who_you_are_where_the_settings_say_so(psw, settings):
    settings.REAUTHENTICATE_BEFORE_EXPORT = True
    response = psw.get(reverse("tracker:programme_workbook"))
    assert response.status_code == 302
    assert "reauthenticate" in response["Location"]


def test_before_anybody_is_enrolled_the_page_says_what_will_appear(psw):
    assert "Nobody is on a programme yet" in psw.get(reverse("tracker:programme_report")).content.decode()


def test_the_list_of_reports_links_to_each(psw):
    page = psw.get(reverse("tracker:reports")).content.decode()
    assert reverse("tracker:programme_report") in page
    assert reverse("supervision:overdue") in page


@pytest.mark.parametrize("name", ["tracker:programme_csv", "tracker:supervision_csv"])
def test_each_sheet_can_be_had_as_csv(sign_in, frozen_today, name):
    AgreementFactory()
    answer = sign_in(AccountFactory(role="psw")).get(reverse(name))
    with zipfile.ZipFile(BytesIO(answer.content)) as folder:
        names = folder.namelist()
        assert "Cover.csv" in names
        assert all(folder.read(one).startswith(b"\xef\xbb\xbf") for one in names)
