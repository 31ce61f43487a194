"""Addresses of web."""

from django.urls import path

from workforce.web.views import session, statements

urlpatterns = [
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("stay-signed-in/", session.stay, name="stay"),
]
