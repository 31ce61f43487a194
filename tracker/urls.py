"""Every address of the tracker. Each floor has its own; what draws on all of them stands here."""

from django.urls import include, path

from workforce.web.views.closed import closed

across_floors = [
    path("", include("tracker.home.urls")),
    path("", include("tracker.search.urls")),
    path("", include("tracker.navigation.urls")),
    path("", include("tracker.reports.urls")),
    path("", include("tracker.setup.urls")),
    path("", include("tracker.demo.urls")),
]
urlpatterns = [
    # Addresses are an administrator's to give: no one changes their own, no one signs up.
    path("accounts/email/", closed, name="account_email"),
    path("accounts/signup/", closed, name="account_signup"),
    path("accounts/", include("allauth.urls")),
    path("", include((across_floors, "tracker"))),
    path("", include("nqsw.urls")),
    path("", include("supervision.urls")),
    path("", include("workforce.urls")),
]
