"""Addresses of the ground floor."""

from django.urls import path

from workforce.views import (
    accounts,
    audit_trail,
    breaches,
    caseload,
    demo,
    imports,
    people,
    search,
    settings,
    statements,
    your_account,
)

app_name = "workforce"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("search/", search.search, name="search"),
    path("caseloads/", caseload.caseloads, name="caseloads"),
    path("caseloads.xlsx", caseload.caseloads_workbook, name="caseloads_workbook"),
    path("caseloads/over/", breaches.breaches, name="breaches"),
    path("caseloads/over/<int:pk>/", breaches.breach, name="breach"),
    path("caseloads/<int:pk>/", caseload.caseload, name="caseload"),
    path("caseloads/<int:pk>/limit/", caseload.caseload_limit_set, name="caseload_limit_set"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<slug:kind>/", imports.import_upload, name="import_upload"),
    path("imports/runs/<int:pk>/", imports.import_run, name="import_run"),
    path("imports/runs/<int:pk>/discard/", imports.import_discard, name="import_discard"),
    path("settings/", settings.settings, name="settings"),
    path("settings/accounts/", accounts.accounts, name="accounts"),
    path("settings/accounts/invite/", accounts.account_invite, name="account_invite"),
    path("settings/accounts/<int:pk>/", accounts.account, name="account"),
    path("settings/accounts/<int:pk>/resend/", accounts.account_resend, name="account_resend"),
    path("settings/accounts/<int:pk>/disable/", accounts.account_disable, name="account_disable"),
    path("settings/accounts/<int:pk>/enable/", accounts.account_enable, name="account_enable"),
    path("settings/audit-trail/", audit_trail.audit_trail, name="audit_trail"),
    path("settings/audit-trail/check/", audit_trail.audit_trail_check, name="audit_trail_check"),
    path("account/", your_account.your_account, name="your_account"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("demo/sign-in/", demo.demo_sign_in, name="demo_sign_in"),
]
