"""Addresses of imports."""

from django.urls import path

from workforce.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<slug:kind>/", views.import_upload, name="import_upload"),
    path("imports/runs/<int:pk>/", views.import_run, name="import_run"),
    path("imports/runs/<int:pk>/answers/", views.import_answers, name="import_answers"),
    path("imports/runs/<int:pk>/undo/", views.import_undo, name="import_undo"),
    path("imports/runs/<int:pk>/discard/", views.import_discard, name="import_discard"),
]
