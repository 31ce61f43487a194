"""Addresses of imports."""

from django.urls import path

from workforce.imports import exports, views, views_headings, views_remembered

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<slug:kind>/", views.import_upload, name="import_upload"),
    path("imports/runs/<int:pk>/", views.import_run, name="import_run"),
    path("imports/runs/<int:pk>/lines.csv", exports.import_export, {"kind": "csv"}, name="import_csv"),
    path("imports/runs/<int:pk>/lines.xlsx", exports.import_export, {"kind": "xlsx"}, name="import_xlsx"),
    path("imports/runs/<int:pk>/answers/", views.import_answers, name="import_answers"),
    path("imports/runs/<int:pk>/undo/", views.import_undo, name="import_undo"),
    path("imports/<slug:kind>/headings/", views_headings.known_headings, name="known_headings"),
    path("imports/<slug:kind>/answers/", views_remembered.remembered_answers, name="remembered_answers"),
    path("imports/<slug:kind>/answers/forget/", views_remembered.answer_forget, name="answer_forget"),
    path("imports/headings/<int:pk>/forget/", views_headings.heading_forget, name="heading_forget"),
    path("imports/runs/<int:pk>/headings/", views_headings.import_headings, name="import_headings"),
    path("imports/runs/<int:pk>/discard/", views.import_discard, name="import_discard"),
]
