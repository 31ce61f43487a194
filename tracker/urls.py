"""Every address of the tracker. Each floor has its own; what draws on all of them stands here."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import password_set
from allauth.usersessions.views import list_usersessions
from django.urls import include, path

from workforce.accounts.views import provider
from workforce.web.access import asks_again_when_sent
from workforce.web.views.closed import closed

#: What is answered when a request has failed.
handler500 = "workforce.web.views.unavailable.fault"

across_floors = [
    path("", include("tracker.home.urls")),
    path("", include("tracker.search.urls")),
    path("", include("tracker.navigation.urls")),
    path("", include("tracker.guides.urls")),
    path("", include("tracker.measures.urls")),
    path("", include("tracker.reports.urls")),
    path("", include("tracker.quarterly.urls")),
    path("", include("tracker.exports.urls")),
    path("", include("tracker.saved_views.urls")),
    path("", include("tracker.monthly_files.urls")),
    path("", include("tracker.inspection.urls")),
    path("", include("tracker.data_out.urls")),
    path("", include("tracker.voice.urls")),
    path("", include("tracker.first_steps.urls")),
    path("", include("tracker.setup.urls")),
    path("", include("tracker.left_behind.urls")),
    path("", include("tracker.start_day.urls")),
    path("", include("tracker.census.urls")),
    path("", include("tracker.running.urls")),
    path("", include("tracker.demo.urls")),
]
urlpatterns = [
    # Addresses are an administrator's to give: no one changes their own, no one signs up.
    path("accounts/email/", closed, name="account_email"),
    path("accounts/signup/", closed, name="account_signup"),
    # An invitation proves the address, and no code by e-mail signs anyone in.
    path("accounts/confirm-email/", closed, name="account_email_verification_sent"),
    path("accounts/confirm-email/<str:key>/", closed, name="account_confirm_email"),
    path("accounts/login/code/confirm/", closed, name="account_confirm_login_code"),
    # One identity provider, the organisation's, with pages of our own; nobody connects another.
    path("accounts/3rdparty/", closed, name="socialaccount_connections"),
    path("accounts/3rdparty/signup/", closed, name="socialaccount_signup"),
    path("accounts/3rdparty/login/cancelled/", closed, name="socialaccount_login_cancelled"),
    path("accounts/3rdparty/login/error/", closed, name="socialaccount_login_error"),
    path("accounts/oidc/<slug:provider_id>/login/", provider.sign_in, name="openid_connect_login"),
    path("accounts/oidc/<slug:provider_id>/login/callback/", provider.back, name="openid_connect_callback"),
    # A first password is another way in: asked for the proof that the library asks for a changed one.
    path("accounts/password/set/", reauthentication_required(password_set), name="account_set_password"),
    path("accounts/sessions/", asks_again_when_sent(list_usersessions), name="usersessions_list"),
    path("accounts/", include("allauth.urls")),
    path("", include((across_floors, "tracker"))),
    path("", include("nqsw.urls")),
    path("", include("supervision.urls")),
    path("", include("workforce.urls")),
]
