"""Addresses of the top floor, and the home page, which draws on all three."""

from django.urls import path

from nqsw.views import (
    changes,
    classes,
    home,
    leavers,
    mentor_meetings,
    mentors,
    milestones,
    nqsws,
    programme_of,
    programmes,
    registers,
    reports,
)

app_name = "nqsw"
urlpatterns = [
    path("", home.home, name="home"),
    path("nqsw/", nqsws.index, name="index"),
    path("nqsw/programmes/", programmes.programmes, name="programmes"),
    path("nqsw/programmes/<int:pk>/", programmes.programme, name="programme"),
    path("nqsw/cohorts/", programmes.cohorts, name="cohorts"),
    path("nqsw/cohorts/new/", programmes.cohort_new, name="cohort_new"),
    path("nqsw/cohorts/<int:pk>/", programmes.cohort, name="cohort"),
    path("nqsw/enrol/", programmes.enrol, name="enrol"),
    path("nqsw/enrolments/<int:pk>/", nqsws.enrolment, name="enrolment"),
    path("nqsw/enrolments/<int:pk>/pause/", changes.enrolment_pause, name="enrolment_pause"),
    path("nqsw/enrolments/<int:pk>/extend/", changes.enrolment_extend, name="enrolment_extend"),
    path("nqsw/enrolments/<int:pk>/end/", changes.enrolment_end, name="enrolment_end"),
    path("nqsw/enrolments/<int:pk>/reinstate/", changes.enrolment_reinstate, name="enrolment_reinstate"),
    path("nqsw/enrolments/<int:pk>/assessor/", changes.enrolment_assessor, name="enrolment_assessor"),
    path("nqsw/enrolments/<int:pk>/undo/", changes.enrolment_undo, name="enrolment_undo"),
    path("nqsw/enrolments/<int:pk>/mentor/", mentors.mentor_assign, name="mentor_assign"),
    path("nqsw/pauses/<int:pk>/", changes.pause_edit, name="pause_edit"),
    path("nqsw/pauses/<int:pk>/take-back/", changes.pause_take_back, name="pause_take_back"),
    path("nqsw/milestones/<int:pk>/", milestones.milestone, name="milestone"),
    path("nqsw/milestones/<int:pk>/undo/", milestones.milestone_undo, name="milestone_undo"),
    path("nqsw/mentors/", mentors.mentors, name="mentors"),
    path("nqsw/mentor-assignments/<int:pk>/end/", mentors.mentor_end, name="mentor_end"),
    path("nqsw/mentor-meetings/", mentor_meetings.mentor_meetings, name="mentor_meetings"),
    path("nqsw/mentor-meetings/new/", mentor_meetings.mentor_meeting_new, name="mentor_meeting_new"),
    path("nqsw/mentor-meetings/<int:pk>/", mentor_meetings.mentor_meeting, name="mentor_meeting"),
    path(
        "nqsw/mentor-meetings/<int:pk>/move/", mentor_meetings.mentor_meeting_move, name="mentor_meeting_move"
    ),
    path(
        "nqsw/mentor-meetings/<int:pk>/cancel/",
        mentor_meetings.mentor_meeting_cancel,
        name="mentor_meeting_cancel",
    ),
    path("people/<int:pk>/programme/", programme_of.programme_of, name="programme_of"),
    path("people/<int:pk>/leaving/", leavers.leave, name="leave"),
    path("nqsw/classes/", classes.classes, name="classes"),
    path("nqsw/classes/new/", classes.class_new, name="class_new"),
    path("nqsw/classes/<int:pk>/", classes.master_class, name="class"),
    path("nqsw/classes/<int:pk>/edit/", classes.class_edit, name="class_edit"),
    path("nqsw/classes/<int:pk>/cancel/", classes.class_cancel, name="class_cancel"),
    path("nqsw/classes/<int:pk>/join/", classes.class_join, name="class_join"),
    path("nqsw/classes/<int:pk>/leave/", classes.class_leave, name="class_leave"),
    path("nqsw/classes/<int:pk>/people/", classes.class_people, name="class_people"),
    path("nqsw/classes/<int:pk>/register/", registers.register, name="register"),
    path("reports/", reports.reports, name="reports"),
    path("reports/programme/", reports.programme_report, name="programme_report"),
    path("reports/programme.xlsx", reports.programme_workbook, name="programme_workbook"),
]
