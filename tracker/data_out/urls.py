"""Addresses for other programs, and of the page about them."""

from django.urls import include, path

from tracker.data_out import api, views

urlpatterns = [
    path("reports/data/", views.data_keys, name="data_keys"),
    path("reports/data/<int:pk>/revoke/", views.data_key_revoke, name="data_key_revoke"),
    path(api.UNDER, include(api.addresses())),
    path(f"{api.UNDER}openapi.json", api.description, name="data_description"),
]
