"""The text that is signed, word for word: what is written here must verify for as long as it is kept.

A change of the structure makes every hash another one: then `FORM` is raised, and the old form stays
readable. The words below are never edited to follow the code.
"""

import hashlib
from datetime import UTC, date, datetime

import pytest

from supervision.models import ActionReview, AgendaItem, PersonalNote, ReviewOutcome, SessionRecord
from supervision.records.document import FORM, record_document, text_hash
from supervision.records.document_rows import document_rows
from tests.factories import ActionFactory, CaseDiscussionFactory, SessionFactory, WorkerFactory
from tests.supervision.records.writing import a_session
from workforce.models import Worker

pytestmark = pytest.mark.django_db
LEARNING = ("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters")
SAID = ("update", "childs_voice", "strengths", "risks", "reflection", "decision", "rationale", "timescale")


@pytest.fixture
def worker():
    return WorkerFactory(given_name="Amina", family_name="Ahmed")


@pytest.fixture
def session(worker):
    """Of two supervisees, held on a summer's day, so that the wall clock is not UTC; not their first."""
    SessionFactory(supervisee=worker, status="held").personal_notes.create(
        supervisee=worker, wellbeing="Of another day"
    )
    session = a_session(
        supervisee=worker,
        kind="group",
        starts_at=datetime(2026, 7, 1, 9, 0, tzinfo=UTC),
        ends_at=datetime(2026, 7, 1, 10, 15, tzinfo=UTC),
        place="Room 2",
        was_interrupted=True,
        minutes=75,
    )
    other = WorkerFactory(given_name="Sean", family_name="Byrne")
    session.attendances.create(supervisee=other, held_on=session.held_on)
    SessionRecord.objects.create(
        session=session,
        jottings="Ask HR",
        next_on=date(2026, 7, 15),
        **{name: f"said of {name}" for name in LEARNING},
    )
    PersonalNote.objects.create(session=session, supervisee=other, wellbeing="Sean's alone")
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired – and glad of the leave")
    for text in ("Leave", "Court on Friday"):
        AgendaItem.objects.create(session=session, text=text, added_by=worker)
    return session


def cases_of(session, worker):
    """Two cases in the order of their positions; one with answers that were left behind a choice."""
    second = CaseDiscussionFactory(
        session=session, supervisee=worker, case_reference="P78", category="", position=2,
        strategy_reason="left from before", strategy_held_on=date(2026, 6, 1), consent_reason="left too",
    )  # fmt: skip
    first = CaseDiscussionFactory(
        session=session, supervisee=worker, case_reference="P77", position=1,
        strategy_discussion="held", strategy_reason="Bruising", strategy_held_on=date(2026, 6, 30),
        consent="refused", consent_reason="Parents said no", **{name: f"case {name}" for name in SAID},
    )  # fmt: skip
    ActionFactory(session=session, supervisee=worker, discussion=first, what="Visit", due_on=None)
    ActionFactory(session=session, supervisee=worker, discussion=second, what="Ring the school")
    ActionFactory(session=session, supervisee=worker, owner=session.supervisor, what="Order a laptop")


def earlier_of(session, worker):
    """Of earlier sessions: an action reviewed as done, and one carried a third time by signing.

    The second was taken up again after it had been dropped: that was no carrying.
    """
    before = [
        SessionFactory(
            supervisor=session.supervisor, supervisee=worker, status="held",
            starts_at=datetime(2026, month, 1, 9, 0, tzinfo=UTC),
        )
        for month in (4, 5, 6, 8)
    ]  # fmt: skip
    old = {"supervisee": worker, "session": before[0]}
    drifting = ActionFactory(what="Write the chronology", due_on=date(2026, 6, 12), **old)
    done = ActionFactory(what="Book the training", due_on=None, outcome="Booked for May", **old)
    ActionReview.objects.create(action=drifting, session=before[0], outcome=ReviewOutcome.DROPPED)
    for each in before[1:]:
        ActionReview.objects.create(action=drifting, session=each, outcome=ReviewOutcome.CARRIED)
    ActionReview.objects.create(action=done, session=before[2], outcome=ReviewOutcome.CARRIED)
    ActionReview.objects.create(action=done, session=session, outcome=ReviewOutcome.DONE)


def test_the_facts_of_a_session_are_in_the_words_and_times_of_the_people(session, worker):
    assert record_document(session=session, supervisee=worker)["session"] == {
        "kind": "Group supervision",
        "supervisor": "Dan Okafor",
        "supervisee": "Amina Ahmed",
        "others": ["Sean Byrne"],
        "held_on": "2026-07-01",
        "starts": "10:00",
        "ends": "11:15",
        "minutes": 75,
        "place": "Room 2",
        "interrupted": True,
    }


def test_before_it_is_held_a_session_has_no_day_and_an_empty_record():
    session = a_session(status="booked")
    supervisee = session.supervisees.get()
    document = record_document(session=session, supervisee=supervisee)
    assert document["session"]["held_on"] is None
    assert document["personal_part"] == {"wellbeing": ""}
    empty = {"agenda_items": [], "reviews": [], "cases": [], "actions": [], "next_on": None}
    assert document["case_part"] == dict.fromkeys(LEARNING, "") | empty


def test_the_shared_and_the_personal_part_are_the_supervisee_s_own_and_hold_no_jottings(session, worker):
    document = record_document(session=session, supervisee=worker)
    assert document == {
        "form": FORM,
        "session": document["session"],
        "case_part": {
            **{name: f"said of {name}" for name in LEARNING},
            "agenda_items": ["Leave", "Court on Friday"],
            "reviews": [],
            "cases": [],
            "actions": [],
            "next_on": "2026-07-15",
        },
        "personal_part": {"wellbeing": "Tired – and glad of the leave"},
    }
    assert FORM == 2


def test_a_case_is_told_whole_and_what_nobody_answered_is_empty(session, worker):
    cases_of(session, worker)
    part = record_document(session=session, supervisee=worker)["case_part"]
    assert part["cases"] == [
        {
            "reference": "P77",
            "category": "Child in need",
            "worker": "Amina Ahmed",
            **{name: f"case {name}" for name in SAID},
            "strategy": "Held",
            "strategy_reason": "Bruising",
            "strategy_held_on": "2026-06-30",
            "consent": "Refused",
            "consent_reason": "Parents said no",
            "actions": [{"what": "Visit", "owner": "Amina Ahmed", "due_on": None}],
        },
        {
            "reference": "P78",
            "category": "",
            "worker": "Amina Ahmed",
            **dict.fromkeys(SAID, ""),
            "strategy": "",
            "strategy_reason": "left from before",
            "strategy_held_on": None,
            "consent": "",
            "consent_reason": "left too",
            "actions": [{"what": "Ring the school", "owner": "Amina Ahmed", "due_on": "2026-11-26"}],
        },
    ]
    assert part["actions"] == [{"what": "Order a laptop", "owner": "Dan Okafor", "due_on": "2026-11-26"}]


def test_cases_at_one_place_are_told_in_the_order_of_their_numbers_however_the_database_keeps_them(
    session, worker
):
    """Two windows may add a case at the same moment; without an order the text would have two hashes."""
    for number, reference in ((9002, "P2"), (9001, "P1")):
        CaseDiscussionFactory(
            pk=number, session=session, supervisee=worker, case_reference=reference, position=1
        )
    cases = record_document(session=session, supervisee=worker)["case_part"]["cases"]
    assert [case["reference"] for case in cases] == ["P1", "P2"]


def test_a_strategy_discussion_considered_and_not_held_has_a_reason_and_no_day(session, worker):
    CaseDiscussionFactory(
        session=session, supervisee=worker, strategy_discussion="not_held", strategy_reason="No new harm"
    )
    (case,) = record_document(session=session, supervisee=worker)["case_part"]["cases"]
    told = {name: case[name] for name in ("strategy", "strategy_reason", "strategy_held_on")}
    assert told == {
        "strategy": "Considered, not held",
        "strategy_reason": "No new harm",
        "strategy_held_on": None,
    }


def test_an_answer_that_was_given_is_told_also_where_nothing_had_to_be_done(session, worker):
    CaseDiscussionFactory(
        session=session, supervisee=worker, strategy_discussion="not_relevant", consent="not_needed"
    )
    (case,) = record_document(session=session, supervisee=worker)["case_part"]["cases"]
    assert (case["strategy"], case["consent"]) == ("Not relevant", "Not needed")


def test_what_became_of_earlier_actions_is_told_and_the_silent_ones_are_carried(session, worker):
    """In the order of their due days, those without one last; what later sessions made of them is not."""
    earlier_of(session, worker)
    part = record_document(session=session, supervisee=worker)["case_part"]
    assert part["reviews"] == [
        {
            "what": "Write the chronology",
            "owner": "Amina Ahmed",
            "due_on": "2026-06-12",
            "became": "Carried forward",
            "outcome": "",
            "times_carried": 3,
        },
        {
            "what": "Book the training",
            "owner": "Amina Ahmed",
            "due_on": None,
            "became": "Done",
            "outcome": "Booked for May",
            "times_carried": 1,
        },
    ]


def test_what_goes_on_is_not_told_as_done_also_where_it_was_done_before_the_signing(session, worker):
    action = ActionFactory(supervisee=worker, done_on=date(2026, 7, 3), outcome="Sent on Friday")
    ActionReview.objects.create(action=action, session=session, outcome=ReviewOutcome.CARRIED)
    (review,) = record_document(session=session, supervisee=worker)["case_part"]["reviews"]
    assert (review["became"], review["outcome"]) == ("Carried forward", "")


def test_nothing_is_carried_into_a_record_that_is_signed(session, worker):
    ActionFactory(supervisee=worker, what="Added afterwards", session=None)
    session.status = "signed"
    assert record_document(session=session, supervisee=worker)["case_part"]["reviews"] == []


def test_the_hash_is_of_the_one_canonical_form():
    """Keys in order, no spaces, letters as they are, UTF-8: another program can work it out."""
    written = '{"a":["é","–"],"b":{"c":null,"d":1}}'
    assert (
        text_hash({"b": {"d": 1, "c": None}, "a": ["é", "–"]}) == hashlib.sha256(written.encode()).hexdigest()
    )
    assert text_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_the_hash_of_one_whole_record_is_what_it_was_when_form_2_was_first_signed(session, worker):
    cases_of(session, worker)
    earlier_of(session, worker)
    found = text_hash(record_document(session=session, supervisee=worker))
    assert found == "2955569eaf1c2d1edf2a4f9b68d228b8b2c06e4e7128b344e2da6b7d0272aa69"


def test_read_together_each_record_is_as_it_is_read_alone(session, worker, django_assert_num_queries):
    cases_of(session, worker)
    earlier_of(session, worker)
    other = SessionFactory(
        supervisor=session.supervisor,
        supervisee=worker,
        status="held",
        starts_at=datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
    )
    CaseDiscussionFactory(session=other, supervisee=worker, case_reference="P79")
    written = [
        (each, who) for each in (session, other) for who in Worker.objects.filter(attendances__session=each)
    ]
    alone = [record_document(session=each, supervisee=who) for each, who in written]
    with django_assert_num_queries(1):
        rows = document_rows([session, other])
    together = [record_document(session=each, supervisee=who, rows=rows[each.pk]) for each, who in written]
    assert together == alone
    assert len({text_hash(text) for text in together}) == len(written)
