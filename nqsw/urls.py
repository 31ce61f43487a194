"""Addresses of the top floor, and the home page, which draws on all three."""

from django.urls import path

from nqsw.views import home

app_name = "nqsw"
urlpatterns = [
    path("", home.home, name="home"),
]
