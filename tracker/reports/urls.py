"""Addresses of reports."""

from django.urls import path

from tracker.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/programme/", views.programme_report, name="programme_report"),
    path("reports/programme.xlsx", views.programme_workbook, name="programme_workbook"),
    path("reports/programme.zip", views.programme_csv, name="programme_csv"),
    path("reports/supervision.zip", views.supervision_csv, name="supervision_csv"),
    path("reports/supervision/", views.supervision_report, name="supervision_report"),
    path("reports/supervision/periods/", views.supervision_periods, name="supervision_periods"),
    path("reports/supervision/sessions/", views.supervision_sessions, name="supervision_sessions"),
    path("reports/supervision.xlsx", views.supervision_workbook, name="supervision_workbook"),
]
