"""Recording a session: one page, saved as a whole, nothing that was typed lost."""

from datetime import date
from itertools import permutations

import pytest
from django.urls import reverse

from supervision.clock.due_days import differences
from supervision.models import (
    Action,
    ActionReview,
    Agreement,
    CaseDiscussion,
    Decision,
    PersonalNote,
    Session,
    SessionRecord,
)
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    CaseDiscussionFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.records.writing import AT, a_session, forms_of, sent, supervisee_of, typed
from workforce.models import Event
from workforce.web.tags import day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def url_of(session: Session) -> str:
    return reverse("supervision:record", args=[session.pk])


@pytest.fixture
def session():
    return a_session()


@pytest.fixture
def supervisor(session, sign_in):
    return sign_in(session.supervisor)


def test_the_page_keeps_what_was_typed_in_every_part(session, supervisor):
    forms = forms_of(session)
    row = forms.actions[0].uid
    supervisee = supervisee_of(session)
    page = supervisor.post(
        url_of(session),
        sent(
            session,
            **{
                "record-workload": "Two new assessments\r\nthis week",
                f"note-{supervisee.pk}-wellbeing": "Tired, sleeping well",
                f"action-{row}-what": "Ring the school",
                **typed(f"action-{row}-due_on", "2026-11-26"),
            },
        ),
    )
    assert page.status_code == 302
    assert SessionRecord.objects.get().workload == "Two new assessments\nthis week"
    assert PersonalNote.objects.get().wellbeing == "Tired, sleeping well"
    action = Action.objects.get()
    assert (action.what, action.owner, str(action.due_on)) == ("Ring the school", supervisee, "2026-11-26")


def test_marking_a_booked_session_held_moves_the_clock(sign_in):
    session = a_session(status="booked")
    agreement = supervisee_of(session).agreements.get()
    client = sign_in(session.supervisor)
    client.post(url_of(session), sent(session, **{"held-took_place": "yes", "held-ends": "11:45"}))
    session.refresh_from_db()
    agreement.refresh_from_db()
    assert (session.status, session.held_on.isoformat(), session.minutes) == ("held", "2026-11-18", 105)
    assert agreement.last_held_on.isoformat() == "2026-11-18"
    assert list(differences()) == []
    assert Event.objects.filter(verb="session held", subject_id=str(session.pk)).count() == 1


def test_saying_that_it_was_held_tells_once_to_when_each_clock_has_moved(sign_in):
    session = a_session(status="booked", kind="group")
    first, others = (
        supervisee_of(session),
        [AgreementFactory(supervisor=session.supervisor) for _ in range(2)],
    )
    for each in others:
        session.attendances.create(supervisee=each.supervisee)
    suspended = others[1].supervisee
    AbsenceFactory(worker=suspended, started_on=date(2026, 11, 18), ended_on=None)
    client, held = sign_in(session.supervisor), {"held-took_place": "yes"}
    page = client.post(url_of(session), sent(session, **held), follow=True).text
    due = first.agreements.get().next_due_on
    assert due == others[0].supervisee.agreements.get().next_due_on
    names = {" and ".join(pair) for pair in permutations(map(str, (first, others[0].supervisee)))}
    said = f"Recorded as held. The next supervision is due by {day(due)} for "
    assert any(f"{said}{both}." in page for both in names)
    assert str(suspended) not in page.split("Recorded as held.")[1].split("</")[0]
    page = client.post(url_of(session), sent(session, **held, **{"held-ends": "11:45"}), follow=True).text
    assert "Recorded as held." not in page


def test_no_answer_is_given_in_advance(sign_in):
    session = a_session(status="booked")
    held = forms_of(session).held
    assert (held["took_place"].value(), held["interrupted"].value()) == ("", "")


def test_who_comes_by_the_link_that_says_it_was_held_has_said_so_and_nothing_more(sign_in):
    session = a_session(status="booked")
    client = sign_in(session.supervisor)
    assert f'{url_of(session)}?held=yes">It was held: record' in client.get("/").text
    held = client.get(url_of(session), {"held": "yes"}).context["forms"].held
    assert (held["took_place"].value(), held["interrupted"].value()) == ("yes", "")
    session.refresh_from_db()
    assert not session.was_held
    for other in ("no", "missed", "1"):
        assert not client.get(url_of(session), {"held": other}).context["forms"].held["took_place"].value()
    page = sign_in(session.supervisor).get(url_of(session))
    boxes = page.text.split('id="held"')[1].split("</section>")[0]
    assert "checked" not in boxes


@pytest.mark.parametrize("button", ["cases", "action:", "save"])
def test_a_draft_is_kept_without_an_answer_to_whether_it_was_held(sign_in, button):
    session = a_session(status="booked")
    cases = {"reference": "P77"} if button == "cases" else {}
    typed = {"record-workload": "Two new", "do": button, **cases}
    page = sign_in(session.supervisor).post(url_of(session), sent(session, **typed), follow=True)
    assert ("Say whether the session was held when you know" in page.text) is (button == "save")
    session.refresh_from_db()
    assert not session.was_held
    assert SessionRecord.objects.get().workload == "Two new"
    assert session.discussions.count() == len(cases)


@pytest.mark.parametrize("changes", [{"do": "sign"}, {"held-ends": "11:45"}], ids=["signed", "times changed"])
def test_what_needs_the_answer_asks_for_it(sign_in, changes):
    session = a_session(status="booked")
    page = sign_in(session.supervisor).post(url_of(session), sent(session, **changes))
    assert "Select whether the session was held" in page.text
    session.refresh_from_db()
    assert not session.was_held


@pytest.mark.parametrize("button", ["save", "sign"])
def test_a_case_that_was_typed_is_added_whichever_button_is_pressed(session, supervisor, button):
    page = supervisor.post(url_of(session), sent(session, reference="P78", do=button))
    added = session.discussions.get(case_reference="P78")
    assert page.url == f"{url_of(session)}#case-{added.uid}"
    supervisor.post(url_of(session), sent(session, do=button))
    assert session.discussions.filter(case_reference="P78").count() == 1


@pytest.mark.parametrize("button", ["save", "sign"])
def test_that_a_session_was_not_held_leads_to_saying_why_and_changes_nothing_before(
    session, supervisor, button
):
    page = supervisor.post(url_of(session), sent(session, **{"held-took_place": "no", "do": button}))
    assert page.url == reverse("supervision:cancel", args=[session.pk])
    session.refresh_from_db()
    assert (session.status, str(session.held_on)) == ("held", "2026-11-18")
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("box", "value", "problem"),
    [
        ("held-ends", "09:00", "The end time must be after the start time"),
        ("held-day_day", "20", "The session has not started yet"),
        ("held-starts", "", "Enter the time"),
        ("record-next_on_day", "soon", "The date must include a month and a year"),
    ],
)
def test_a_wrong_box_is_named_and_the_other_text_is_kept(session, supervisor, box, value, problem):
    page = supervisor.post(
        url_of(session), sent(session, **{box: value, "record-learning": "Read about chronologies"})
    )
    assert problem in page.text
    assert "Read about chronologies" in page.text
    assert SessionRecord.objects.get().learning == "Read about chronologies"


def test_the_same_form_sent_twice_has_one_effect(session, supervisor):
    row = forms_of(session).actions[0].uid
    form = sent(session, **{f"action-{row}-what": "Ring the school", "record-agenda": "Leave"})
    supervisor.post(url_of(session), form)
    supervisor.post(url_of(session), form)
    assert Action.objects.count() == 1
    assert SessionRecord.objects.get().version == 1


def test_an_older_page_overwrites_nothing_and_shows_the_difference(session, supervisor):
    old = sent(session, **{"record-workload": "Typed in the other tab"})
    supervisor.post(url_of(session), sent(session, **{"record-workload": "Saved first"}))
    page = supervisor.post(url_of(session), old)
    assert SessionRecord.objects.get().workload == "Saved first"
    assert "Typed in the other tab" in page.text
    assert "Saved first" in page.text
    assert "Someone has saved a newer version" in page.text
    supervisor.post(url_of(session), {**old, "version": "1"})
    assert SessionRecord.objects.get().workload == "Typed in the other tab"


def test_cases_are_offered_with_the_longest_not_discussed_first(session, supervisor):
    worker = supervisee_of(session)
    recent = AllocationFactory(worker=worker, case_reference="P100")
    AllocationFactory(worker=worker, case_reference="P200")
    earlier = SessionFactory(status="held", supervisee=worker, supervisor=session.supervisor)
    CaseDiscussionFactory(session=earlier, case_reference=recent.case_reference, update="Seen")
    earlier.__class__.objects.filter(pk=earlier.pk).update(held_on="2026-11-05")
    page = supervisor.get(url_of(session)).text
    assert page.index(f"{worker.pk}:P200") < page.index(f"{worker.pk}:P100")
    assert "discussed 2 weeks ago" in page
    assert "never discussed, held for 24 weeks" in page


def test_a_case_is_asked_for_where_none_is_chosen(session, supervisor):
    answer = supervisor.post(url_of(session), sent(session, do="cases"))
    assert answer.context["page_has_errors"]
    page = answer.content.decode()
    assert page.count("Select a case, or enter the reference of another") == 2  # above, and beside the box


def test_ticked_cases_are_added_once_and_typed_text_goes_with_them(session, supervisor):
    worker = supervisee_of(session)
    AllocationFactory(worker=worker, case_reference="P100", category="cp")
    form = sent(session, do="cases", cases=[f"{worker.pk}:P100"], reference="P999")
    supervisor.post(url_of(session), {**form, "record-agenda": "Kept"})
    supervisor.post(url_of(session), sent(session, do="cases", reference="P999"))
    found = CaseDiscussion.objects.order_by("position").values_list("case_reference", "category")
    assert list(found) == [("P100", "cp"), ("P999", "")]
    assert SessionRecord.objects.get().agenda == "Kept"


def test_a_case_discussion_and_its_action_are_written(session, supervisor):
    discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session))
    row = forms_of(session).discussions[0].actions[0].uid
    prefix = f"case-{discussion.uid}"
    supervisor.post(
        url_of(session),
        sent(
            session,
            **{
                f"{prefix}-decision": "Convene a core group",
                f"{prefix}-rationale": "Injuries unexplained",
                f"{prefix}-strategy_discussion": "held",
                **typed(f"{prefix}-strategy_held_on", "2026-11-17"),
                f"action-{row}-what": "Invite the health visitor",
            },
        ),
    )
    discussion.refresh_from_db()
    assert (discussion.decision, discussion.strategy_discussion) == ("Convene a core group", "held")
    assert discussion.actions.get().what == "Invite the health visitor"


def test_a_case_taken_out_goes_with_its_actions(session, supervisor):
    discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session))
    ActionFactory(session=session, discussion=discussion, supervisee=discussion.supervisee)
    supervisor.post(url_of(session), sent(session, do=f"remove:{discussion.uid}"))
    assert not CaseDiscussion.objects.exists()
    assert not Action.objects.exists()


def test_an_action_whose_words_are_cleared_is_taken_out(session, supervisor):
    action = ActionFactory(session=session, supervisee=supervisee_of(session))
    supervisor.post(url_of(session), sent(session, **{f"action-{action.uid}-what": ""}))
    assert not Action.objects.exists()


def test_a_form_cannot_reach_an_action_of_another_session(session, supervisor):
    other = ActionFactory(session=a_session(), what="Somebody else's")
    data = sent(session, action_row=[f"{other.uid}:"])
    supervisor.post(url_of(session), {**data, f"action-{other.uid}-what": "Mine now"})
    other.refresh_from_db()
    assert other.what == "Somebody else's"


@pytest.mark.parametrize(
    ("became", "done", "dropped"),
    [("done", True, False), ("carried", False, False), ("dropped", False, True)],
)
def test_each_earlier_action_is_reviewed(session, supervisor, became, done, dropped):
    action = ActionFactory(supervisee=supervisee_of(session))
    prefix = f"review-{action.pk}"
    supervisor.post(
        url_of(session),
        sent(session, **{f"{prefix}-became": became, f"{prefix}-outcome": "School rang back"}),
    )
    action.refresh_from_db()
    assert (action.done_on is not None, action.dropped_on is not None) == (done, dropped)
    assert action.outcome == "School rang back"
    assert ActionReview.objects.get().outcome == became


def test_a_review_can_be_corrected_while_it_is_a_draft(session, supervisor):
    action = ActionFactory(supervisee=supervisee_of(session))
    box = f"review-{action.pk}-became"
    supervisor.post(url_of(session), sent(session, **{box: "done"}))
    supervisor.post(url_of(session), sent(session, **{box: "carried"}))
    action.refresh_from_db()
    assert (action.done_on, ActionReview.objects.get().outcome) == (None, "carried")


def test_a_decision_without_its_rationale_stops_the_signing_and_says_where(session, supervisor):
    discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), decision="Close")
    page = supervisor.post(url_of(session), sent(session, do="sign"))
    assert "Complete this before you sign" in page.text
    assert f'href="#id_case-{discussion.uid}-rationale"' in page.text
    discussion.rationale = "No further risk"
    discussion.save()
    page = supervisor.post(url_of(session), sent(session, do="sign"))
    assert page.url == reverse("supervision:sign", args=[session.pk])


def test_nobody_but_the_supervisor_writes_the_record(session, sign_in):
    assert sign_in(supervisee_of(session)).get(url_of(session)).status_code == 403
    assert sign_in(session.supervisor.line_manager).get(url_of(session)).status_code == 403
    assert sign_in(WorkerFactory()).get(url_of(session)).status_code == 404


def test_a_session_that_was_not_booked_is_logged_then_recorded(session, supervisor):
    worker = supervisee_of(session)
    page = supervisor.post(
        reverse("supervision:session_new"),
        {
            "supervisees": [worker.pk],
            "kind": "reflective",
            **{"day_day": "19", "day_month": "11", "day_year": "2026"},
            "starts": "08:00",
            "ends": "09:30",
        },
    )
    logged = Session.objects.get(kind="reflective")
    assert page.url == reverse("supervision:record", args=[logged.pk])
    assert (logged.minutes, logged.attendances.get().supervisee) == (90, worker)
    assert worker.agreements.get().last_held_on.isoformat() == "2026-11-19"


def test_a_session_on_a_day_away_is_asked_about(session, supervisor):
    worker = supervisee_of(session)
    AbsenceFactory(worker=worker, started_on=date(2026, 11, 17), ended_on=date(2026, 11, 18))
    logged = {
        **{"supervisees": [worker.pk], "kind": "reflective", "starts": "08:00", "ends": "09:30"},
        **{"day_day": "17", "day_month": "11", "day_year": "2026"},
    }
    why = f"{worker} was away on Tuesday 17 November 2026. Select yes if this is right"
    assert why in supervisor.post(reverse("supervision:session_new"), logged).text
    assert not Session.objects.filter(kind="reflective").exists()
    supervisor.post(reverse("supervision:session_new"), {**logged, "sure": "away"})
    assert Session.objects.filter(kind="reflective").exists()


def test_an_ad_hoc_session_moves_the_clock_only_where_the_policy_says_so(session, supervisor):
    worker = supervisee_of(session)
    policy = worker.agreements.get().policy
    form = {
        "supervisees": [worker.pk],
        "kind": "ad_hoc",
        **{"day_day": "19", "day_month": "11", "day_year": "2026"},
        "starts": "08:00",
        "ends": "08:20",
    }
    supervisor.post(reverse("supervision:session_new"), form)
    assert worker.agreements.get().last_held_on.isoformat() == "2026-11-18"
    policy.ad_hoc_moves_clock = True
    policy.save()
    again = {**form, "starts": "09:00", "ends": "09:20", "sure": "same_day"}
    supervisor.post(reverse("supervision:session_new"), again)
    assert worker.agreements.get().last_held_on.isoformat() == "2026-11-19"


def test_who_is_not_chosen_is_folded_away_on_the_form_opened_for_a_person(session, supervisor):
    worker, other = supervisee_of(session), WorkerFactory()
    AgreementFactory(supervisee=other, supervisor=session.supervisor, starts_on=date(2026, 1, 1))
    url, folded = reverse("supervision:session_new"), "Someone else was there too"
    unasked = supervisor.get(url).text
    assert folded not in unasked
    assert other.full_name in unasked
    stands_open, folded_away = supervisor.get(url, {"supervisee": worker.pk}).text.split(folded)
    assert (worker.full_name in stands_open, other.full_name in stands_open) == (True, False)
    assert (worker.full_name in folded_away, other.full_name in folded_away) == (False, True)
    both = supervisor.post(url, {"supervisees": [worker.pk, other.pk], "kind": "ad_hoc"}).text
    assert folded not in both
    assert both.count(" checked") >= 2


def test_a_former_supervisor_signs_what_they_wrote_and_learns_nothing_newer(sign_in):
    session = a_session()
    worker = supervisee_of(session)
    Agreement.objects.filter(supervisee=worker).update(ends_on="2026-11-18")
    successor = AgreementFactory(supervisee=worker, starts_on="2026-11-19").supervisor
    Decision.objects.create(
        supervisee=worker, decided_by=successor, decided_at=AT, decision="Newer", rationale="Since"
    )
    page = sign_in(session.supervisor).get(reverse("supervision:record", args=[session.pk]))
    assert page.status_code == 200
    assert "Newer" not in page.text


def test_what_is_known_is_read_with_a_trace_before_anything_is_written(sign_in):
    session = a_session()
    client, address = sign_in(session.supervisor), reverse("supervision:record", args=[session.pk])
    client.get(address)
    assert not Event.objects.filter(verb="notes read").exists()
    ActionFactory(supervisee=supervisee_of(session), what="Ask the school")
    assert "Ask the school" in client.get(address).text
    assert Event.objects.filter(verb="notes read").count() == 1
