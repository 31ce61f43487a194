"""Who signed, who answered and what was added stands in the history of a session."""

from datetime import timedelta

import pytest

from supervision.records.services.signing import answer_record
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("reader", ["supervisee", "psw"])
def test_the_history_says_who_signed_who_answered_and_what_was_added(sign_in, reader):
    session = a_session()
    worker, supervisor = supervisee_of(session), session.supervisor
    [text] = write_and_sign(session=session, at=AT)
    answer_record(text=text, by=worker.account, response="disagreed", comment="CANARY", at=AT + HOUR)
    viewer = worker if reader == "supervisee" else AccountFactory(role="psw")
    shown = sign_in(viewer).get(session.get_absolute_url())
    assert [(each.title, each.by, each.text) for each in shown.context["happenings"]] == [
        ("Signed the record", str(supervisor), ""),
        ("Disagreed", str(worker), ""),
    ]
    assert ("CANARY" in shown.text) == (reader == "supervisee")


def test_a_group_members_history_leaves_out_what_the_others_answered(sign_in):
    session = a_session(kind="group")
    other = WorkerFactory()
    AgreementFactory(supervisee=other, supervisor=session.supervisor)
    session.attendances.create(supervisee=other, held_on=session.held_on)
    texts = write_and_sign(session=session, at=AT)
    for text in texts:
        answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=AT + HOUR)
    told = sign_in(other).get(session.get_absolute_url()).context["happenings"]
    assert [(each.title, each.by) for each in told] == [
        ("Signed the record", str(session.supervisor)),
        ("Agreed", str(other)),
    ]
