"""Addresses of the guides."""

from django.urls import path

from tracker.guides import views

urlpatterns = [
    path("guides/", views.guides, name="guides"),
    path("guides/<slug:key>/", views.guide, name="guide"),
]
