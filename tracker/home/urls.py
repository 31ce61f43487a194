"""Addresses of home."""

from django.urls import path

from tracker.home import views

urlpatterns = [
    path("", views.home, name="home"),
]
