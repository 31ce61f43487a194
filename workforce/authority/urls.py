"""Addresses of the authority's settings."""

from django.urls import path

from workforce.authority import views

urlpatterns = [
    path("settings/authority/", views.authority, name="authority"),
    path("settings/authority/history/", views.authority_history, name="authority_history"),
    path("settings/authority/<slug:key>/", views.authority_group, name="authority_group"),
]
