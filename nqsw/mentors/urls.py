"""Addresses of mentors."""

from django.urls import path

from nqsw.mentors.views import mentor_meetings, mentors, together

urlpatterns = [
    path("nqsw/enrolments/<int:pk>/mentor/", mentors.mentor_assign, name="mentor_assign"),
    path("nqsw/mentors/profile/", mentors.mentor_profile, name="mentor_profile"),
    path("nqsw/enrolments/<int:pk>/mentor/match/", mentors.mentor_match, name="mentor_match"),
    path("nqsw/mentors/many/", together.support_together, name="support_together"),
    path("nqsw/mentors/", mentors.mentors, name="mentors"),
    path("nqsw/mentors.xlsx", mentors.mentors_export, {"kind": "xlsx"}, name="mentors_xlsx"),
    path("nqsw/mentors.csv", mentors.mentors_export, {"kind": "csv"}, name="mentors_csv"),
    path("nqsw/mentor-assignments/<int:pk>/end/", mentors.mentor_end, name="mentor_end"),
    path("nqsw/enrolments/<int:pk>/mentor/undo/", mentors.mentor_undo, name="mentor_undo"),
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
    path(
        "nqsw/mentor-meetings/<int:pk>/undo/", mentor_meetings.mentor_meeting_undo, name="mentor_meeting_undo"
    ),
]
