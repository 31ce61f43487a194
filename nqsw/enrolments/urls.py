"""Addresses of enrolments."""

from django.urls import path

from nqsw.enrolments.views import changes, cohorts, nqsws, pauses, programme_of, transfers

urlpatterns = [
    path("nqsw/cohorts/", cohorts.cohorts, name="cohorts"),
    path("nqsw/cohorts/new/", cohorts.cohort_new, name="cohort_new"),
    path("nqsw/cohorts/<int:pk>/", cohorts.cohort, name="cohort"),
    path("nqsw/enrol/", cohorts.enrol, name="enrol"),
    path("nqsw/", nqsws.index, name="index"),
    path("nqsw/enrolments/<int:pk>/", nqsws.enrolment, name="enrolment"),
    path("nqsw/enrolments/<int:pk>/pause/", changes.enrolment_pause, name="enrolment_pause"),
    path("nqsw/enrolments/<int:pk>/extend/", changes.enrolment_extend, name="enrolment_extend"),
    path("nqsw/enrolments/<int:pk>/end/", changes.enrolment_end, name="enrolment_end"),
    path("nqsw/enrolments/<int:pk>/reinstate/", changes.enrolment_reinstate, name="enrolment_reinstate"),
    path("nqsw/enrolments/<int:pk>/assessor/", changes.enrolment_assessor, name="enrolment_assessor"),
    path("nqsw/enrolments/<int:pk>/undo/", changes.enrolment_undo, name="enrolment_undo"),
    path("nqsw/pauses/<int:pk>/agree/", pauses.pause_agree, name="pause_agree"),
    path("nqsw/pauses/<int:pk>/", changes.pause_edit, name="pause_edit"),
    path("nqsw/pauses/<int:pk>/take-back/", changes.pause_take_back, name="pause_take_back"),
    path("nqsw/transfer/", transfers.transfer, name="transfer"),
    path("nqsw/enrolments/<int:pk>/history/", transfers.transfer_history, name="transfer_history"),
    path("people/<int:pk>/programme/", programme_of.programme_of, name="programme_of"),
]
