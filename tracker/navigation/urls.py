"""Addresses of navigation."""

from django.urls import path

from tracker.navigation import views

urlpatterns = [
    path("settings/", views.settings, name="settings"),
]
