"""Addresses of accounts."""

from django.urls import path

from workforce.accounts.inviting import views as inviting
from workforce.accounts.views import accounts, provider, second_factor_resets, sign_ins, your_account

#: The lists of those who were invited, each a page.
INVITED_PAGES = {"invited": "invitations_sent", "came": "invitations_came", "waiting": "invitations_waiting"}

urlpatterns = [
    path("settings/accounts/", accounts.accounts, name="accounts"),
    path("settings/accounts/invitations/", inviting.invitations, name="invitations"),
    path(
        "settings/accounts/invitations/left-out/", inviting.invitations_left_out, name="invitations_left_out"
    ),
    path("settings/accounts/invitations/pasted/", inviting.invitations_pasted, name="invitations_pasted"),
    path("settings/accounts/invitations/send/", inviting.invitations_send, name="invitations_send"),
    path("settings/accounts/invitations/again/", inviting.invitations_again, name="invitations_again"),
    *(
        path(f"settings/accounts/invitations/{which}/", inviting.invitations_sent, {"which": which}, name)
        for which, name in INVITED_PAGES.items()
    ),
    path("settings/accounts/invite/", accounts.account_invite, name="account_invite"),
    path("settings/accounts/<int:pk>/", accounts.account, name="account"),
    path("settings/accounts/<int:pk>/address/", accounts.account_address, name="account_address"),
    path("settings/accounts/<int:pk>/resend/", accounts.account_resend, name="account_resend"),
    path("settings/accounts/<int:pk>/disable/", accounts.account_disable, name="account_disable"),
    path("settings/accounts/<int:pk>/enable/", accounts.account_enable, name="account_enable"),
    path("settings/accounts/<int:pk>/disconnect/", provider.disconnect, name="account_disconnect"),
    path(
        "settings/accounts/<int:pk>/second-factor/",
        second_factor_resets.second_factor_reset_ask,
        name="second_factor_reset_ask",
    ),
    path(
        "second-factor-resets/<int:pk>/",
        second_factor_resets.second_factor_reset,
        name="second_factor_reset",
    ),
    path("account/prove/", provider.prove, name="prove"),
    path("account/proved/", provider.proved, name="proved"),
    path("signed-out/", provider.signed_out, name="signed_out"),
    path("signed-out/there/", provider.sign_out_there, name="sign_out_there"),
    path("account/sign-ins/", sign_ins.sign_ins, name="sign_ins"),
    path("account/sign-ins/<int:pk>/not-me/", sign_ins.sign_in_disown, name="sign_in_disown"),
    path("account/devices/<int:pk>/sign-out/", sign_ins.device_end, name="device_end"),
    path("account/", your_account.your_account, name="your_account"),
]
