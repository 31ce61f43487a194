"""The list of people as a file: those of the page, with its filters."""

import pytest

from tests.factories import AccountFactory, WorkerFactory
from tests.listed import listed
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = pytest.mark.django_db
LIST = ("workforce:people_csv", "workforce:people_xlsx")


def test_it_has_the_people_of_the_page_and_of_nobody_elses_line(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    mine = WorkerFactory(line_manager=manager, contract="agency")
    WorkerFactory()
    names = {row["Name"] for row in listed(sign_in(manager.account), LIST)}
    assert names == {manager.full_name, mine.full_name}
    client = sign_in(AccountFactory(role="psw"))
    (row,) = listed(client, LIST, contract="agency", q=mine.family_name)
    assert (row["Staff number"], row["Contract"]) == (mine.staff_number or "", "Agency")
    told = Event.objects.filter(verb=Verb.LIST_EXPORTED).latest("pk").details
    assert told["filters"] == {"contract": "agency"}
