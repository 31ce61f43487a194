"""Taking data away: who takes many people's, or a whole file, says once more who they are."""

import re
from http import HTTPStatus
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import time
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import AccountFactory, AgreementFactory
from tests.test_access import ROUTES
from workforce.web.books import write_book
from workforce.web.workbook import Sheet, SheetColumn

#: Lists that can be had as a file.
LISTS = (
    "nqsw:mentors", "supervision:audits", "supervision:cases_not_discussed", "supervision:forecast",
    "workforce:audit_trail", "workforce:breaches", "workforce:people",
)  # fmt: skip
#: Lists of many people, and everything of one person at once.
ASKED_AGAIN = {
    "nqsw:attendance_workbook",
    "nqsw:pack_pdf",
    "nqsw:pack_workbook",
    "tracker:left_behind_csv",
    "tracker:left_behind_xlsx",
    "tracker:measures_csv",
    "tracker:measures_workbook",
    "tracker:programme_csv",
    "tracker:programme_workbook",
    "tracker:quarterly_pdf",
    "tracker:quarterly_word",
    "nqsw:retention_workbook",
    "tracker:supervision_csv",
    "tracker:supervision_workbook",
    "tracker:survey_workbook",
    "tracker:census_xml",
    "supervision:file_pdf",
    "supervision:overdue_csv",
    "supervision:overdue_xlsx",
    "supervision:repeated_actions_csv",
    "supervision:repeated_actions_xlsx",
    "supervision:sessions_csv",
    "supervision:sessions_xlsx",
    "supervision:simulate_workbook",
    "workforce:access_request_file",
    "workforce:breach_report_csv",
    "workforce:caseloads_workbook",
    "workforce:import_csv",
    "workforce:import_xlsx",
}
ASKED_AGAIN |= {f"{name}_{kind}" for name in LISTS for kind in ("csv", "xlsx")}
#: About nobody.
OF_NOBODY = {"tracker:data_description"}
#: One thing that its reader has open on a page already.
ONE_THING = {
    "nqsw:certificate",
    "supervision:calendar_feed",
    "supervision:case_pdf",
    "supervision:case_text",
    "supervision:cpd_text",
    "supervision:record_pdf",
}
ENDINGS = (".docx", ".xlsx", ".csv", ".pdf", ".txt", ".xml", ".ics", ".zip", ".json")


#: Who takes away what a principal social worker does not.
OF_OTHERS = {"workforce:breach_report_csv": "ig", "tracker:census_xml": "wfd"}
OF_OTHERS |= {f"workforce:audit_trail_{kind}": "admin" for kind in ("csv", "xlsx")}


def who_takes(name: str, **facts):
    return AccountFactory(role=OF_OTHERS.get(name, "psw"), **facts)


def address_of(name: str, account) -> str:
    """With what the address asks for, where it asks."""
    days = {"from_on": "2026-11-19", "to_on": "2026-11-19"}
    is_of_a_case = name in OF_OTHERS and "audit_trail" not in name
    asked = {"email": account.email, "case_number": "IG-1", **days} if is_of_a_case else {}
    return reverse(name, query=asked)


def downloads():
    """Every address that ends as a file does."""
    return {name for name, pattern in ROUTES.items() if str(pattern.pattern).endswith(ENDINGS)}


def test_every_file_that_can_be_taken_away_is_known_here():
    assert downloads() == ASKED_AGAIN | ONE_THING | OF_NOBODY


def test_those_that_ask_again_are_these():
    asking = {name for name in downloads() if getattr(ROUTES[name].callback, "asks_again", False)}
    assert asking == ASKED_AGAIN


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in ASKED_AGAIN if "<" not in str(ROUTES[name].pattern)))
@pytest.mark.parametrize("is_on", [True, False])
def test_an_export_asks_again_where_the_settings_say_so(sign_in, settings, frozen_today, name, is_on):
    AgreementFactory()
    settings.REAUTHENTICATE_BEFORE_EXPORT = is_on
    account = who_takes(name)
    answer = sign_in(account).get(address_of(name, account))
    if is_on:
        assert answer.status_code == HTTPStatus.FOUND
        assert answer.url.startswith(reverse("account_reauthenticate"))
    else:
        assert answer.status_code == HTTPStatus.OK
        assert "attachment" in answer["Content-Disposition"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in ASKED_AGAIN if "<" not in str(ROUTES[name].pattern)))
def test_who_signed_in_at_the_identity_provider_is_asked_there(sign_in, settings, frozen_today, name):
    """Their account has no password here, which the sign-in library takes for a proof."""
    settings.REAUTHENTICATE_BEFORE_EXPORT = True
    settings.OIDC_SERVER_URL = "https://sign-in.council.example"
    account = who_takes(name, password=None)
    client = sign_in(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": time(), "uid": "x#a1"}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    address = address_of(name, account)
    assert client.get(address).url == f"/account/prove/?{urlencode({'next': address})}"


@pytest.mark.django_db
def test_whoever_may_not_have_it_is_not_even_asked(sign_in, settings):
    settings.REAUTHENTICATE_BEFORE_EXPORT = True
    answer = sign_in(AccountFactory(role="admin")).get(reverse("tracker:programme_workbook"))
    assert answer.status_code == HTTPStatus.NOT_FOUND


FLOORS = ("workforce", "supervision", "nqsw", "tracker")
#: Columns that name the person whose row it is.
NAMING = {"Name", "Person", "NQSW", "Person or team", "Mentor"}
OF_SOMEONE = {"Person", "Supervision of"}


def columns_of_sheets():
    """The columns of each sheet that stands as such in a module of the floors, by where it stands."""
    for path in (path for floor in FLOORS for path in Path(floor).rglob("*.py")):
        if "SheetColumn(" not in path.read_text():
            continue
        module = import_module(".".join(path.with_suffix("").parts))
        for name, value in vars(module).items():
            if isinstance(value, tuple) and value and name.isupper():
                columns = [one[0] if isinstance(one, tuple) and one else one for one in value]
                if all(isinstance(one, SheetColumn) for one in columns):
                    yield f"{path}: {name}", [one.heading for one in columns]


def test_a_sheet_that_names_people_has_their_staff_number_by_which_it_is_joined_to_others():
    sheets = dict(columns_of_sheets())
    assert len(sheets) > 20
    of_people = {
        place: headings
        for place, headings in sheets.items()
        if headings[0] in NAMING or OF_SOMEONE & {*headings}
    }
    assert len(of_people) > 10
    assert {place for place, headings in of_people.items() if "Staff number" not in headings} == set()


@pytest.mark.django_db
def test_every_workbook_says_whose_it_is():
    """All are written by `workforce.web.books`, which names the product and the authority."""
    writers = {
        str(path)
        for floor in FLOORS
        for path in Path(floor).rglob("*.py")
        if re.search(r"\b(write_workbook|Workbook)\(", path.read_text())
    }
    assert writers == {"workforce/web/books.py", "workforce/web/workbook.py"}
    content = BytesIO()
    write_book([Sheet("People", (SheetColumn("Name"),), [("Amina",)])], content)
    about = load_workbook(content).properties
    assert (about.title, about.creator.split(", ")[0]) == ("People", settings.SERVICE_NAME)
