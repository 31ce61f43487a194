"""Addresses of outcomes."""

from django.urls import path

from nqsw.outcomes import retention_views, views

urlpatterns = [
    path("nqsw/retention/", retention_views.retention, name="retention"),
    path("nqsw/retention.xlsx", retention_views.retention_workbook, name="retention_workbook"),
    path("nqsw/enrolments/<int:pk>/outcome/", views.outcome, name="outcome"),
    path("nqsw/enrolments/<int:pk>/outcome/undo/", views.outcome_undo, name="outcome_undo"),
    path("nqsw/enrolments/<int:pk>/pack.pdf", views.pack_pdf, name="pack_pdf"),
    path("nqsw/enrolments/<int:pk>/pack.xlsx", views.pack_workbook, name="pack_workbook"),
]
