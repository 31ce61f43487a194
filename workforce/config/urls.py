"""Every address of the tracker. Each room has its own; the home page is the top floor's."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("nqsw.urls")),
    path("", include("supervision.urls")),
    path("", include("workforce.urls")),
]
