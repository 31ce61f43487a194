"""Every address of the tracker. Each room has its own; the home page is the top floor's."""

from django.urls import include, path

from workforce.views.closed import closed

urlpatterns = [
    # Addresses are an administrator's to give: nobody changes their own, nobody signs up.
    path("accounts/email/", closed, name="account_email"),
    path("accounts/signup/", closed, name="account_signup"),
    path("accounts/", include("allauth.urls")),
    path("", include("nqsw.urls")),
    path("", include("supervision.urls")),
    path("", include("workforce.urls")),
]
