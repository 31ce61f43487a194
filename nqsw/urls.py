"""Addresses of the NQSW programme: each subject has its own."""

from django.urls import include, path

app_name = "nqsw"
urlpatterns = [
    path("", include("nqsw.enrolments.urls")),
    path("", include("nqsw.programmes.urls")),
    path("", include("nqsw.mentors.urls")),
    path("", include("nqsw.milestones.urls")),
    path("", include("nqsw.outcomes.urls")),
    path("", include("nqsw.evidence.urls")),
    path("", include("nqsw.requests.urls")),
    path("", include("nqsw.protected_time.urls")),
    path("", include("nqsw.protected_caseload.urls")),
    path("", include("nqsw.classes.urls")),
]
