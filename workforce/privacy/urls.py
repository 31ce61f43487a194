"""Addresses of information governance."""

from django.urls import path

from workforce.privacy.views import access_requests, breach_report, governance, retention

urlpatterns = [
    path("governance/", governance.governance, name="governance"),
    path("governance/retention/", retention.retention, name="retention"),
    path("governance/holds/", retention.retention_holds, name="retention_holds"),
    path("governance/holds/new/", retention.retention_hold_new, name="retention_hold_new"),
    path("governance/holds/<int:pk>/", retention.retention_hold, name="retention_hold"),
    path("governance/breach/", breach_report.breach_report, name="breach_report"),
    path("governance/breach.csv", breach_report.breach_report_csv, name="breach_report_csv"),
    path("governance/requests/", access_requests.access_requests, name="access_requests"),
    path("governance/requests/new/", access_requests.access_request_new, name="access_request_new"),
    path("governance/requests/<int:pk>/", access_requests.access_request, name="access_request"),
    path(
        "governance/requests/<int:pk>/everything.zip",
        access_requests.access_request_file,
        name="access_request_file",
    ),
]
