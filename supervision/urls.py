"""Addresses of the first floor: each subject has its own."""

from django.urls import include, path

app_name = "supervision"
urlpatterns = [
    path("", include("supervision.overdue.urls")),
    path("", include("supervision.agreements.urls")),
    path("", include("supervision.absences.urls")),
    path("", include("supervision.start_day.urls")),
    path("", include("supervision.booking.urls")),
    path("", include("supervision.diary.urls")),
    path("", include("supervision.records.urls")),
    path("", include("supervision.reminders.urls")),
    path("", include("supervision.calendars.urls")),
    path("", include("supervision.imported_log.urls")),
    path("", include("supervision.actions.urls")),
    path("", include("supervision.audits.urls")),
    path("", include("supervision.voice.urls")),
]
