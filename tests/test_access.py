"""Who comes through which door. Every route has a rule, and every rule is in the table below.

The doors are the first question; what of a person, a session or a class is shown behind them is
asked in the tests of each page.
"""

import re
from datetime import date
from http import HTTPStatus

import pytest

from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    ASSESSOR,
    DATA_OFFICER,
    GOVERNANCE,
    MENTOR,
    NQSW,
    PARTS,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.routes import routes
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

EVERYBODY = set(PARTS)
NOBODY: set[str] = set()
WORKERS = EVERYBODY - {ADMINISTRATOR, GOVERNANCE, DATA_OFFICER}
MANAGERS = {SUPERVISOR, SERVICE_MANAGER}
OVERSEERS = MANAGERS | {PSW}
IMPORTERS = {PSW, ADMINISTRATOR}
AUDITORS = {QA, PSW, SERVICE_MANAGER}
PRACTITIONERS = WORKERS - {QA}

CENSUS_PAGES = (
    *("tracker:census", "tracker:census_area", "tracker:census_discard", "tracker:census_export"),
    *("tracker:census_import", "tracker:census_post", "tracker:census_posts", "tracker:census_upload"),
    *("tracker:census_xml", "tracker:census_year"),
)

DOORS: dict[str, set[str]] = {
    "account_confirm_email": NOBODY,
    "account_confirm_login_code": NOBODY,
    "account_email": NOBODY,
    "account_email_verification_sent": NOBODY,
    "account_signup": NOBODY,
    "socialaccount_connections": NOBODY,
    "socialaccount_login_cancelled": NOBODY,
    "socialaccount_login_error": NOBODY,
    "socialaccount_signup": NOBODY,
    "workforce:guidance": EVERYBODY,
    "workforce:guidance_edit": IMPORTERS,
    "workforce:guidance_file": EVERYBODY,
    "workforce:guidance_list": EVERYBODY,
    "workforce:guidance_new": IMPORTERS,
    "workforce:guidance_version": IMPORTERS,
    "workforce:guidance_undo": IMPORTERS,
    "workforce:guidance_withdraw": IMPORTERS,
    "supervision:survey": WORKERS,
    "supervision:survey_open": {PSW},
    "supervision:survey_question": {PSW},
    "supervision:survey_question_change": {PSW},
    "supervision:survey_question_new": {PSW},
    "supervision:survey_questions": {PSW},
    "supervision:survey_rounds": {PSW},
    "tracker:survey_results": OVERSEERS,
    "tracker:survey_workbook": OVERSEERS,
    "nqsw:allocation_check": OVERSEERS,
    "nqsw:already_done": {PSW},
    "supervision:first_due_days": {PSW},
    "supervision:first_due_days_of": {PSW},
    **{name: {DATA_OFFICER} for name in CENSUS_PAGES},
    "tracker:log_day": {PSW},
    "tracker:start_day": {PSW},
    "nqsw:attendance": OVERSEERS,
    "nqsw:attendance_workbook": OVERSEERS,
    "nqsw:certificate": WORKERS,
    "nqsw:class": WORKERS,
    "nqsw:class_apologies": WORKERS,
    "nqsw:class_cancel": {PSW},
    "nqsw:class_code": WORKERS,
    "nqsw:class_edit": {PSW},
    "nqsw:class_feedback": WORKERS,
    "nqsw:class_join": WORKERS,
    "nqsw:class_leave": WORKERS,
    "nqsw:class_month": WORKERS,
    "nqsw:class_new": {PSW},
    "nqsw:class_people": WORKERS,
    "nqsw:class_sign_in": WORKERS,
    "nqsw:classes": WORKERS,
    "nqsw:cohort": OVERSEERS,
    "nqsw:cohort_new": {PSW},
    "nqsw:cohorts": OVERSEERS,
    "nqsw:enrol": {PSW},
    "nqsw:enrolment": EVERYBODY,
    "nqsw:enrolment_assessor": EVERYBODY,
    "nqsw:enrolment_end": EVERYBODY,
    "nqsw:enrolment_extend": EVERYBODY,
    "nqsw:enrolment_pause": EVERYBODY,
    "nqsw:enrolment_reinstate": EVERYBODY,
    "nqsw:enrolment_undo": EVERYBODY,
    "nqsw:feedback": EVERYBODY,
    "nqsw:feedback_undo": EVERYBODY,
    "tracker:guide": EVERYBODY,
    "tracker:guides": EVERYBODY,
    "tracker:home": EVERYBODY,
    "nqsw:index": {NQSW, SUPERVISOR, SERVICE_MANAGER, MENTOR, ASSESSOR, PSW},
    "tracker:first_step_leave": IMPORTERS,
    "tracker:first_step_take_up": IMPORTERS,
    "tracker:first_steps": IMPORTERS,
    "tracker:first_steps_put_away": IMPORTERS,
    "tracker:usual_policies": IMPORTERS,
    "tracker:jobs": {ADMINISTRATOR},
    "tracker:leave": IMPORTERS,
    "tracker:merge": IMPORTERS,
    "tracker:merge_with": IMPORTERS,
    "nqsw:mentor_assign": EVERYBODY,
    "nqsw:mentor_end": EVERYBODY,
    "nqsw:mentor_match": EVERYBODY,
    "nqsw:mentor_meeting": EVERYBODY,
    "nqsw:mentor_meeting_cancel": EVERYBODY,
    "nqsw:mentor_meeting_move": EVERYBODY,
    "nqsw:mentor_meeting_new": WORKERS,
    "nqsw:mentor_meeting_undo": EVERYBODY,
    "nqsw:mentor_meetings": WORKERS,
    "nqsw:mentor_undo": EVERYBODY,
    "nqsw:mentor_profile": {WORKER, AGENCY, SUPERVISOR, SERVICE_MANAGER, MENTOR, ASSESSOR, PSW, QA},
    "nqsw:mentors": OVERSEERS,
    **dict.fromkeys(("nqsw:mentors_csv", "nqsw:mentors_xlsx"), OVERSEERS),
    "nqsw:milestone": EVERYBODY,
    "nqsw:milestone_sign": EVERYBODY,
    "nqsw:milestone_undo": EVERYBODY,
    "nqsw:outcome": EVERYBODY,
    "nqsw:outcome_undo": EVERYBODY,
    "nqsw:pack_pdf": EVERYBODY,
    "nqsw:pack_workbook": EVERYBODY,
    "nqsw:pause_agree": EVERYBODY,
    "nqsw:pause_edit": EVERYBODY,
    "nqsw:pause_take_back": EVERYBODY,
    "nqsw:programme": OVERSEERS,
    "nqsw:programme_copy": {PSW},
    "nqsw:programme_default": {PSW},
    "nqsw:programme_offer": {PSW},
    "nqsw:programme_withdraw": {PSW},
    "nqsw:programme_edit": {PSW},
    "nqsw:step_edit": {PSW},
    "nqsw:step_new": {PSW},
    "nqsw:step_remove": {PSW},
    "nqsw:template_edit": {PSW},
    "nqsw:template_new": {PSW},
    "nqsw:template_remove": {PSW},
    "nqsw:programme_of": EVERYBODY,
    "tracker:programme_report": OVERSEERS,
    "tracker:programme_workbook": OVERSEERS,
    "nqsw:programmes": OVERSEERS,
    "nqsw:protected_time": EVERYBODY,
    "nqsw:protected_time_remove": EVERYBODY,
    "nqsw:reflection": EVERYBODY,
    "nqsw:reflection_delete": EVERYBODY,
    "nqsw:reflection_new": EVERYBODY,
    "nqsw:reflection_share": EVERYBODY,
    "nqsw:reflections": EVERYBODY,
    "nqsw:register": WORKERS,
    "nqsw:milestone_file": EVERYBODY,
    "nqsw:milestone_file_new": EVERYBODY,
    "nqsw:milestone_file_remove": EVERYBODY,
    "nqsw:request_answer": WORKERS,
    "nqsw:request_new": EVERYBODY,
    "nqsw:requests_answered": WORKERS,
    "nqsw:request_undo": WORKERS,
    "nqsw:request_withdraw": EVERYBODY,
    "tracker:left_behind": OVERSEERS,
    "tracker:left_behind_csv": OVERSEERS,
    "tracker:left_behind_xlsx": OVERSEERS,
    "tracker:reports": OVERSEERS,
    "nqsw:retention": {PSW},
    "nqsw:retention_workbook": {PSW},
    "nqsw:self_assessment": EVERYBODY,
    "nqsw:self_assessments": EVERYBODY,
    "tracker:supervision_report": OVERSEERS,
    "tracker:supervision_workbook": OVERSEERS,
    "tracker:measures_workbook": OVERSEERS,
    "tracker:measures_csv": OVERSEERS,
    "nqsw:support_together": {PSW},
    "nqsw:transfer": {PSW},
    "nqsw:transfer_history": EVERYBODY,
    "supervision:absence_edit": EVERYBODY,
    "supervision:absence_new": EVERYBODY,
    "supervision:absence_remove": EVERYBODY,
    "supervision:absences": EVERYBODY,
    "supervision:action": WORKERS,
    "supervision:actions": WORKERS,
    "supervision:addendum": WORKERS,
    "supervision:agree": WORKERS,
    "supervision:agreement": EVERYBODY,
    "supervision:agreement_end": EVERYBODY,
    "supervision:agreement_new": OVERSEERS,
    "supervision:agreement_undo": EVERYBODY,
    "supervision:agreements_waiting": WORKERS,
    "supervision:agreement_policy": EVERYBODY,
    "supervision:audit": AUDITORS,
    "supervision:audit_close": AUDITORS,
    "supervision:audit_file": AUDITORS,
    "supervision:audit_new": AUDITORS,
    "supervision:audit_question": {QA, PSW},
    "supervision:audit_question_change": {QA, PSW},
    "supervision:audit_question_new": {QA, PSW},
    "supervision:audit_questions": {QA, PSW},
    "supervision:audit_result": WORKERS,
    "supervision:audits": AUDITORS,
    **dict.fromkeys(("supervision:audits_csv", "supervision:audits_xlsx"), AUDITORS),
    "supervision:book": WORKERS,
    "supervision:book_for": WORKERS,
    "supervision:pick": WORKERS,
    "supervision:propose": WORKERS,
    "supervision:repeated_actions": OVERSEERS,
    "supervision:repeated_actions_csv": OVERSEERS,
    "supervision:repeated_actions_xlsx": OVERSEERS,
    "supervision:series_new": WORKERS,
    "supervision:calendar": WORKERS,
    "supervision:calendar_make": WORKERS,
    "supervision:calendar_revoke": WORKERS,
    "supervision:cancel": WORKERS,
    "supervision:case": WORKERS,
    "supervision:case_pdf": WORKERS,
    "supervision:case_text": WORKERS,
    "supervision:cases_not_discussed": OVERSEERS,
    **dict.fromkeys(
        ("supervision:cases_not_discussed_csv", "supervision:cases_not_discussed_xlsx"), OVERSEERS
    ),
    "supervision:cover": EVERYBODY,
    "supervision:cover_end": EVERYBODY,
    "supervision:cover_new": EVERYBODY,
    "supervision:cpd": WORKERS,
    "supervision:cpd_draft": WORKERS,
    "supervision:cpd_new": WORKERS,
    "supervision:cpd_text": WORKERS,
    "supervision:decision_new": MANAGERS,
    "supervision:disagreement": WORKERS,
    "supervision:escalation": {PSW},
    "supervision:file": WORKERS,
    "supervision:file_pdf": WORKERS,
    "supervision:file_readers": WORKERS,
    "supervision:forecast": OVERSEERS,
    **dict.fromkeys(("supervision:forecast_csv", "supervision:forecast_xlsx"), OVERSEERS),
    "supervision:group_leave": WORKERS,
    "supervision:group_new": MANAGERS,
    "supervision:group_people": WORKERS,
    "supervision:hand_over": EVERYBODY,
    "supervision:held_undo": WORKERS,
    "supervision:hand_over_people": OVERSEERS,
    "supervision:index": EVERYBODY - {GOVERNANCE, DATA_OFFICER},
    "supervision:log_memory": IMPORTERS,
    "supervision:log_memory_names_forget": IMPORTERS,
    "supervision:log_memory_words_forget": IMPORTERS,
    "supervision:log_row": IMPORTERS,
    "supervision:log_row_set_aside": IMPORTERS,
    "supervision:log_row_undo": IMPORTERS,
    "supervision:log_rows": IMPORTERS,
    "supervision:missed": WORKERS,
    "supervision:move": WORKERS,
    "supervision:overdue": OVERSEERS,
    "supervision:overdue_csv": OVERSEERS,
    "supervision:overdue_xlsx": OVERSEERS,
    "supervision:simulate_workbook": {PSW},
    "supervision:policies": EVERYBODY - {GOVERNANCE, DATA_OFFICER},
    "supervision:policy": EVERYBODY - {GOVERNANCE, DATA_OFFICER},
    "supervision:policy_edit": {PSW},
    "supervision:policy_undo": {PSW},
    "supervision:policy_new": {PSW},
    "supervision:prepare": WORKERS,
    "supervision:prepare_remove": WORKERS,
    "supervision:prompt_edit": {PSW},
    "supervision:prompt_new": {PSW},
    "supervision:prompts": {PSW},
    "supervision:record": WORKERS,
    "supervision:record_autosave": WORKERS,
    "supervision:record_pdf": WORKERS,
    "supervision:record_proof": WORKERS,
    "workforce:print_proof": EVERYBODY,
    "workforce:stay": EVERYBODY,
    "supervision:release": WORKERS,
    "supervision:restore": WORKERS,
    "supervision:reminder_preview": EVERYBODY,
    "supervision:reminders": EVERYBODY,
    "supervision:reminders_run": {ADMINISTRATOR},
    "supervision:session": WORKERS,
    "supervision:session_new": MANAGERS,
    "supervision:sign": WORKERS,
    "supervision:signature_remind": WORKERS,
    "nqsw:class_marks": {NQSW, SUPERVISOR, SERVICE_MANAGER, MENTOR, ASSESSOR, PSW},
    "nqsw:milestones": {NQSW, SUPERVISOR, SERVICE_MANAGER, MENTOR, ASSESSOR, PSW},
    "supervision:audit_findings": AUDITORS,
    "supervision:audit_theme_change": {QA, PSW},
    "supervision:audit_themes": {QA, PSW},
    "supervision:sessions": WORKERS,
    "supervision:sessions_csv": WORKERS,
    "supervision:sessions_xlsx": WORKERS,
    "tracker:measures": OVERSEERS,
    "tracker:published_figures": OVERSEERS,
    "tracker:measure": OVERSEERS,
    "tracker:measure_rows": OVERSEERS,
    "tracker:quarterly_report": OVERSEERS,
    "tracker:quarterly_rows": OVERSEERS,
    "tracker:quarterly_word": OVERSEERS,
    "tracker:quarterly_pdf": OVERSEERS,
    "tracker:inspection_pack": OVERSEERS,
    "tracker:programme_csv": OVERSEERS,
    "tracker:supervision_csv": OVERSEERS,
    **{f"tracker:export{name}": WORKERS for name in ("", "s", "_again", "_ask", "_delete", "_file")},
    **{f"tracker:saved_view{name}": EVERYBODY for name in ("", "s", "_new", "_delete")},
    **{f"tracker:monthly_file{name}": OVERSEERS for name in ("", "s", "_new", "_end", "_leave")},
    "tracker:supervision_periods": OVERSEERS,
    "tracker:supervision_sessions": OVERSEERS,
    "supervision:signatures": WORKERS,
    "supervision:simulate": {PSW},
    "supervision:slot_again": MANAGERS,
    "supervision:slot_new": MANAGERS,
    "supervision:slot_withdraw": MANAGERS,
    "supervision:slots": MANAGERS,
    "supervision:slots_pattern": MANAGERS,
    "supervision:slots_week": MANAGERS,
    "supervision:terms": EVERYBODY,
    "supervision:terms_write": EVERYBODY,
    "supervision:without_agreement": OVERSEERS,
    "workforce:account": {ADMINISTRATOR},
    "workforce:account_disable": {ADMINISTRATOR},
    "workforce:account_address": {ADMINISTRATOR},
    "workforce:account_disconnect": {ADMINISTRATOR},
    "workforce:account_enable": {ADMINISTRATOR},
    "workforce:account_invite": {ADMINISTRATOR},
    "workforce:account_resend": {ADMINISTRATOR},
    "workforce:accounts": {ADMINISTRATOR},
    "workforce:directory_key_revoke": {ADMINISTRATOR},
    "workforce:directory_keys": {ADMINISTRATOR},
    "workforce:access_request": {GOVERNANCE},
    "workforce:access_request_file": {GOVERNANCE},
    "workforce:access_request_new": {GOVERNANCE},
    "workforce:access_requests": {GOVERNANCE},
    "workforce:breach_report": {GOVERNANCE},
    "workforce:breach_report_csv": {GOVERNANCE},
    "workforce:governance": {GOVERNANCE},
    "workforce:retention": {GOVERNANCE, PSW, ADMINISTRATOR},
    "workforce:retention_hold": {GOVERNANCE},
    "workforce:retention_hold_new": {GOVERNANCE},
    "workforce:retention_holds": {GOVERNANCE},
    "workforce:reader_change": EVERYBODY,
    "workforce:reader_changes": EVERYBODY,
    "workforce:second_factor_reset": EVERYBODY,
    "workforce:second_factor_reset_ask": {ADMINISTRATOR},
    "workforce:audit_trail": {ADMINISTRATOR},
    "workforce:audit_trail_csv": {ADMINISTRATOR},
    "workforce:audit_trail_xlsx": {ADMINISTRATOR},
    "workforce:audit_trail_check": {ADMINISTRATOR},
    "workforce:breach": OVERSEERS,
    "workforce:breaches": OVERSEERS,
    **dict.fromkeys(("workforce:breaches_csv", "workforce:breaches_xlsx"), OVERSEERS),
    "workforce:caseload": PRACTITIONERS,
    "workforce:caseload_limit_set": PRACTITIONERS,
    "workforce:caseload_limit_undo": PRACTITIONERS,
    "workforce:caseloads": PRACTITIONERS,
    "workforce:caseloads_workbook": OVERSEERS,
    "workforce:authority": IMPORTERS,
    "workforce:authority_group": IMPORTERS,
    "workforce:authority_history": IMPORTERS,
    "workforce:answer_forget": IMPORTERS,
    "workforce:import_answers": IMPORTERS,
    "workforce:remembered_answers": IMPORTERS,
    "workforce:import_undo": IMPORTERS,
    "workforce:import_discard": IMPORTERS,
    "workforce:heading_forget": IMPORTERS,
    "workforce:import_headings": IMPORTERS,
    "workforce:import_run": IMPORTERS,
    "workforce:import_csv": IMPORTERS,
    "workforce:import_xlsx": IMPORTERS,
    "workforce:import_upload": IMPORTERS,
    "workforce:imports": IMPORTERS,
    "workforce:published_import": IMPORTERS,
    "workforce:known_headings": IMPORTERS,
    "workforce:invitations": {ADMINISTRATOR},
    "workforce:invitations_again": {ADMINISTRATOR},
    "workforce:invitations_came": {ADMINISTRATOR},
    "workforce:invitations_left_out": {ADMINISTRATOR},
    "workforce:invitations_pasted": {ADMINISTRATOR},
    "workforce:invitations_send": {ADMINISTRATOR},
    "workforce:invitations_sent": {ADMINISTRATOR},
    "workforce:invitations_waiting": {ADMINISTRATOR},
    "workforce:mail_settle": {ADMINISTRATOR},
    "workforce:mails": {ADMINISTRATOR},
    "workforce:mails_all": {ADMINISTRATOR},
    "workforce:people": EVERYBODY,
    **dict.fromkeys(("workforce:people_csv", "workforce:people_xlsx"), EVERYBODY),
    "workforce:person": EVERYBODY,
    "workforce:person_edit": IMPORTERS,
    "workforce:person_new": IMPORTERS,
    "workforce:person_why": EVERYBODY,
    "tracker:data_keys": OVERSEERS,
    "tracker:data_key_revoke": OVERSEERS,
    "tracker:search": EVERYBODY,
    "tracker:settings": IMPORTERS,
    "workforce:prove": EVERYBODY,
    "workforce:proved": EVERYBODY,
    "workforce:sign_ins": EVERYBODY,
    "workforce:sign_in_disown": EVERYBODY,
    "workforce:device_end": EVERYBODY,
    "workforce:your_account": EVERYBODY,
}

#: Open to people who have not signed in: what each is for.
OPEN_TO_ALL = {
    "workforce:accessibility": "the law asks for it",
    "workforce:privacy": "so does this",
    "workforce:signed_out": "for people who have just signed out",
    "workforce:sign_out_there": "so is the way on to the provider's own sign-out",
    "openid_connect_login": "the way to the identity provider",
    "openid_connect_callback": "the way back from it",
    "tracker:demo_sign_in": "one click, in the demo alone",
    "supervision:calendar_feed": "the token in the address is the key",
    **dict.fromkeys(
        (
            *("tracker:data_measures", "tracker:data_people"),
            *("tracker:data_supervision", "tracker:data_due_periods"),
            *("tracker:data_sessions", "tracker:data_actions", "tracker:data_caseloads"),
            *("tracker:data_programme", "tracker:data_milestones", "tracker:data_class_places"),
        ),
        "a program brings a key",
    ),
    "tracker:data_description": "what programs can read, about nobody",
    **dict.fromkeys(
        (
            *("workforce:scim_config", "workforce:scim_resource_types", "workforce:scim_schemas"),
            *("workforce:scim_users", "workforce:scim_user", "workforce:scim_elsewhere"),
        ),
        "the council's directory brings a key",
    ),
}


ROUTES = dict(routes())


@pytest.fixture
def viewers(council, today) -> dict[str, Viewer]:
    return {part: Viewer(account, on=today) for part, account in council.items()}


def test_every_route_has_an_access_rule_or_is_open_on_purpose():
    signed_in = {name: getattr(route.callback, "login_required", True) for name, route in ROUTES.items()}
    assert {name for name, required in signed_in.items() if not required} == set(OPEN_TO_ALL)
    ruled = {name for name, route in ROUTES.items() if getattr(route.callback, "access_rule", None)}
    assert set(ROUTES) - ruled <= set(OPEN_TO_ALL)


def test_every_route_is_in_the_table_and_every_entry_is_a_route():
    assert set(ROUTES) - set(DOORS) - set(OPEN_TO_ALL) == set()
    assert set(DOORS) | set(OPEN_TO_ALL) <= set(ROUTES)


def test_each_door_lets_through_whom_the_table_says(viewers):
    for name in sorted(DOORS.keys() & ROUTES.keys()):
        rule = ROUTES[name].callback.access_rule
        assert (name, {part for part, viewer in viewers.items() if rule(viewer)}) == (name, DOORS[name])


#: Where an address alone leads to no page: a case must be named.
ASKS_FOR_MORE = {
    "supervision:case_text",
    "supervision:case_pdf",
    "supervision:propose",
    "supervision:series_new",
    "workforce:breach_report_csv",
}


def knock(client, name: str) -> int:
    """Open a door the way that it opens: a page is fetched, an action is posted."""
    address = f"/{ROUTES[name].pattern}"
    status = client.get(address).status_code
    return client.post(address).status_code if status == HTTPStatus.METHOD_NOT_ALLOWED else status


@pytest.mark.parametrize("part", PARTS)
def test_a_closed_door_answers_not_found(council, client, part):
    client.force_login(council[part])
    answers = {
        name: knock(client, name)
        for name, let_through in DOORS.items()
        if part not in let_through and "<" not in str(ROUTES[name].pattern)
    }
    assert answers == dict.fromkeys(answers, HTTPStatus.NOT_FOUND)


@pytest.mark.parametrize("part", PARTS)
def test_an_open_door_leads_to_a_page(council, client, part):
    client.force_login(council[part])
    answers = {
        name: client.get(f"/{ROUTES[name].pattern}").status_code
        for name, let_through in DOORS.items()
        if part in let_through and "<" not in str(ROUTES[name].pattern) and name not in ASKS_FOR_MORE
    }
    assert {name: status for name, status in answers.items() if status not in (200, 302, 405)} == {}


def test_before_signing_in_every_other_door_leads_to_the_sign_in_page(client):
    """An address about one thing is tried with a number: nothing is looked up before the sign-in."""
    elsewhere = {}
    for name in ROUTES.keys() - set(OPEN_TO_ALL):
        address = "/" + re.sub(r"<[^>]+>", "1", str(ROUTES[name].pattern))
        for answer in (client.get(address), client.post(address)):
            way = answer.headers.get("Location", f"answers {answer.status_code}")
            if not way.startswith(f"/accounts/login/?next={address}"):
                elsewhere[name] = way
    assert elsewhere == {}


def test_whoever_has_left_comes_through_no_door_but_those_of_an_account(council, today):
    worker = council[SUPERVISOR].worker
    worker.left_on = date(2026, 11, 18)
    worker.save()
    leaver = Viewer(type(worker.account).objects.get(pk=worker.account_id), on=today)
    assert leaver.worker is None
    assert not leaver.account.may_sign_in(on=today)
