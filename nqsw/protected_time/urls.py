"""Addresses of protected time."""

from django.urls import path

from nqsw.protected_time import views

urlpatterns = [
    path("nqsw/enrolments/<int:pk>/protected-time/", views.protected_time, name="protected_time"),
    path(
        "nqsw/protected-time/<int:pk>/remove/",
        views.protected_time_remove,
        name="protected_time_remove",
    ),
]
