"""Addresses of protected caseload."""

from django.urls import path

from nqsw.protected_caseload import views

urlpatterns = [
    path("caseloads/check/", views.allocation_check, name="allocation_check"),
]
