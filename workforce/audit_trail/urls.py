"""Addresses of audit trail."""

from django.urls import path

from workforce.audit_trail import views, views_prints

urlpatterns = [
    path("settings/audit-trail/", views.audit_trail, name="audit_trail"),
    path("settings/audit-trail.xlsx", views.audit_trail_export, {"kind": "xlsx"}, name="audit_trail_xlsx"),
    path("settings/audit-trail.csv", views.audit_trail_export, {"kind": "csv"}, name="audit_trail_csv"),
    path("settings/audit-trail/check/", views.audit_trail_check, name="audit_trail_check"),
    path("prints/check/", views_prints.print_proof, name="print_proof"),
]
