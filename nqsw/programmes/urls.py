"""Addresses of programmes."""

from django.urls import path

from nqsw.programmes.views import contents, programmes

urlpatterns = [
    path("nqsw/programmes/", programmes.programmes, name="programmes"),
    path("nqsw/programmes/<int:pk>/", programmes.programme, name="programme"),
    path("nqsw/programmes/<int:pk>/copy/", contents.programme_copy, name="programme_copy"),
    path("nqsw/programmes/<int:pk>/edit/", contents.programme_edit, name="programme_edit"),
]
