"""Addresses of setup."""

from django.urls import path

from tracker.setup import views

urlpatterns = [
    path("people/<int:pk>/leaving/", views.leave, name="leave"),
]
