"""Addresses of the ground floor: each subject has its own."""

from django.urls import include, path

app_name = "workforce"
urlpatterns = [
    path("", include("workforce.people.urls")),
    path("", include("workforce.caseloads.urls")),
    path("", include("workforce.imports.urls")),
    path("", include("workforce.accounts.urls")),
    path("", include("workforce.provisioning.urls")),
    path("", include("workforce.reader_changes.urls")),
    path("", include("workforce.authority.urls")),
    path("", include("workforce.guidance.urls")),
    path("", include("workforce.mail.urls")),
    path("", include("workforce.privacy.urls")),
    path("", include("workforce.audit_trail.urls")),
    path("", include("workforce.web.urls")),
]
