"""Addresses of reminders."""

from django.urls import path

from supervision.reminders import views

urlpatterns = [
    path("supervision/reminders/", views.reminders, name="reminders"),
    path("supervision/reminders/<slug:key>/", views.reminder_preview, name="reminder_preview"),
    path("supervision/escalation/", views.escalation, name="escalation"),
    path("settings/mail/run/", views.reminders_run, name="reminders_run"),
]
