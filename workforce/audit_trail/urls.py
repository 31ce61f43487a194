"""Addresses of audit trail."""

from django.urls import path

from workforce.audit_trail import views

urlpatterns = [
    path("settings/audit-trail/", views.audit_trail, name="audit_trail"),
    path("settings/audit-trail/check/", views.audit_trail_check, name="audit_trail_check"),
]
