"""Addresses of the list of sessions."""

from django.urls import path

from supervision.diary import views

urlpatterns = [
    path("supervision/sessions/", views.sessions, name="sessions"),
    path("supervision/sessions.xlsx", views.sessions_export, {"kind": "xlsx"}, name="sessions_xlsx"),
    path("supervision/sessions.csv", views.sessions_export, {"kind": "csv"}, name="sessions_csv"),
]
