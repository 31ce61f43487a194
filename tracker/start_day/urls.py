"""Addresses of the start day."""

from django.urls import path

from tracker.start_day import views

urlpatterns = [
    path("settings/start-day/", views.start_day, name="start_day"),
    path("settings/start-day/logs/<int:pk>/", views.log_day, name="log_day"),
]
