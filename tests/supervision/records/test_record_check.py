"""What somebody who reads a record would ask about."""

import pytest

from supervision.models import ActionReview, ReviewOutcome, SessionRecord, Status
from supervision.records.check import check_record
from supervision.records.services.signing import NotReadyToSign, sign_off
from tests.factories import AccountFactory, ActionFactory, CaseDiscussionFactory
from tests.supervision.records.writing import AT, STARTS, a_session, supervisee_of
from tests.supervision.signing import write_and_sign

pytestmark = pytest.mark.django_db
ENQUIRY = "P77 is a section 47 enquiry: write why"
GOOD = {
    "case_reference": "P77",
    "childs_voice": "Says that mornings are loud",
    "decision": "Close",
    "rationale": "No further risk",
    "reflection": "A pull to reassure",
    "strategy_discussion": "not_relevant",
    "consent": "not_needed",
}


def findings(**changes) -> list[tuple[str, bool]]:
    session = a_session()
    CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), **{**GOOD, **changes})
    return [(finding.words, finding.stops) for finding in check_record(session)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"rationale": " "}, [("P77: the decision needs its rationale", True)]),
        ({"decision": "", "rationale": ""}, [("P77: no decision", False)]),
        ({"childs_voice": ""}, [("P77: nothing about the child’s voice", False)]),
        ({"reflection": ""}, [("Nothing was written under reflection", False)]),
        (
            {"strategy_discussion": "not_held", "timescale": "By Friday"},
            [("P77: why no strategy discussion was held", False)],
        ),
        ({"strategy_discussion": "not_held", "strategy_reason": "x", "timescale": "By Friday"}, []),
        (
            {"strategy_discussion": "held", "timescale": "By Friday"},
            [("P77: the day of the strategy discussion", False)],
        ),
        ({"consent": "refused"}, [("P77: why consent was refused", False)]),
        ({"consent": "dispensed_with"}, [("P77: why consent was dispensed with", False)]),
        ({"consent": "obtained"}, []),
        (
            {"strategy_discussion": "", "consent": ""},
            [("P77: section 47 and consent to share are not answered", False)],
        ),
        ({"consent": ""}, [("P77: was there consent to share information?", False)]),
        *(
            (
                {"category": category, "strategy_discussion": "", "consent": "", "timescale": "By Friday"},
                [
                    ("P77: was a strategy discussion or section 47 enquiry considered?", False),
                    ("P77: was there consent to share information?", False),
                ],
            )
            for category in ("s47", "cp")
        ),
        ({"category": "cp"}, [("P77: no timescale for the decision", False)]),
        ({"category": "cin"}, []),
        (
            {"category": "s47", "timescale": "By Friday"},
            [
                (f"{ENQUIRY} a strategy discussion or enquiry is “Not relevant”", True),
                (f"{ENQUIRY} consent to share information is “Not needed”", True),
            ],
        ),
        (
            {"category": "s47", "timescale": "By Friday", "strategy_reason": "Ended", "consent_reason": "x"},
            [],
        ),
        ({"update": "Seen with Ella"}, [("P77: “Ella” looks like a child’s name", False)]),
    ],
)
def test_a_case_discussion(changes, found):
    assert findings(**changes) == found


def test_a_case_that_was_only_ticked_is_asked_about_once():
    session = a_session()
    SessionRecord.objects.create(session=session, reflection="What did I miss?")
    CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), case_reference="P77")
    (finding,) = check_record(session)
    assert "P77: nothing is written, so it does not count as discussed" in finding.words


def test_an_empty_record_is_not_signed():
    """It would read as signed by both, with nothing to show for it."""
    session, by = a_session(), AccountFactory()
    (finding,) = (each for each in check_record(session) if each.stops)
    assert finding.words == "Nothing is written in this record yet"
    with pytest.raises(NotReadyToSign, match=finding.words):
        sign_off(session=session, by=by, at=AT)
    session.refresh_from_db()
    assert session.status == Status.HELD
    assert write_and_sign(session=session, at=AT)


@pytest.mark.parametrize("became", ReviewOutcome)
def test_an_earlier_action_that_ended_is_something_written(became):
    session = a_session()
    earlier = ActionFactory(supervisee=supervisee_of(session), what="Ring the school")
    ActionReview.objects.create(action=earlier, session=session, outcome=became)
    assert any(each.stops for each in check_record(session)) == (became == ReviewOutcome.CARRIED)


def test_reflection_on_the_whole_is_reflection():
    session = a_session()
    SessionRecord.objects.create(session=session, reflection="What did I miss?")
    assert check_record(session) == []


def test_an_action_without_a_date_is_pointed_out():
    session = a_session()
    SessionRecord.objects.create(session=session, reflection="x")
    ActionFactory(session=session, supervisee=supervisee_of(session), what="Ring the school", due_on=None)
    assert [finding.words for finding in check_record(session)] == ["“Ring the school” has no date"]


@pytest.mark.parametrize(("carried", "asked"), [(1, False), (2, True)])
def test_an_action_is_asked_about_from_the_second_carry(carried, asked):
    session = a_session()
    SessionRecord.objects.create(session=session, reflection="x")
    action = ActionFactory(supervisee=supervisee_of(session))
    for days in range(carried):
        earlier = a_session(starts_at=STARTS.replace(day=1 + days))
        ActionReview.objects.create(action=action, session=earlier, outcome="carried")
    assert bool(check_record(session)) == asked
