"""Addresses of calendars."""

from django.urls import path

from supervision.calendars import views

urlpatterns = [
    path("supervision/calendar/", views.calendar, name="calendar"),
    path("supervision/calendar/make/", views.calendar_make, name="calendar_make"),
    path("supervision/calendar/revoke/", views.calendar_revoke, name="calendar_revoke"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
]
