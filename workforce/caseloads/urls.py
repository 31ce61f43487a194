"""Addresses of caseloads."""

from django.urls import path

from workforce.caseloads.views import breaches, caseload, published

urlpatterns = [
    path("caseloads/", caseload.caseloads, name="caseloads"),
    path("caseloads.xlsx", caseload.caseloads_workbook, name="caseloads_workbook"),
    path("caseloads/published/", published.published_import, name="published_import"),
    path("caseloads/over/", breaches.breaches, name="breaches"),
    path("caseloads/over.xlsx", breaches.breaches_export, {"kind": "xlsx"}, name="breaches_xlsx"),
    path("caseloads/over.csv", breaches.breaches_export, {"kind": "csv"}, name="breaches_csv"),
    path("caseloads/over/<int:pk>/", breaches.breach, name="breach"),
    path("caseloads/<int:pk>/", caseload.caseload, name="caseload"),
    path("caseloads/<int:pk>/limit/", caseload.caseload_limit_set, name="caseload_limit_set"),
    path("caseloads/<int:pk>/limit/undo/", caseload.caseload_limit_undo, name="caseload_limit_undo"),
]
