"""Addresses of agreements."""

from django.urls import path

from supervision.agreements.views import (
    agreements,
    covers,
    handing_over_all,
    policies,
    simulate,
    terms,
    words,
)

urlpatterns = [
    path("supervision/without-agreement/", agreements.without_agreement, name="without_agreement"),
    path("supervision/agreements/", words.agreements_waiting, name="agreements_waiting"),
    path("supervision/agreements/new/", agreements.agreement_new, name="agreement_new"),
    path("supervision/agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("supervision/agreements/<int:pk>/hand-over/", agreements.hand_over, name="hand_over"),
    path("people/<int:worker_pk>/hand-over/", handing_over_all.hand_over_people, name="hand_over_people"),
    path("supervision/agreements/<int:pk>/policy/", agreements.agreement_policy, name="agreement_policy"),
    path("supervision/agreements/<int:pk>/end/", agreements.agreement_end, name="agreement_end"),
    path("supervision/agreements/<int:pk>/undo/", agreements.agreement_undo, name="agreement_undo"),
    path("supervision/policies/", policies.policies, name="policies"),
    path("supervision/policies/new/", policies.policy_new, name="policy_new"),
    path("supervision/policies/<int:pk>/", policies.policy, name="policy"),
    path("supervision/policies/<int:pk>/simulate/", simulate.simulate_page, name="simulate"),
    path("supervision/policies/<int:pk>/simulate.xlsx", simulate.simulate_workbook, name="simulate_workbook"),
    path("supervision/policies/<int:pk>/edit/", policies.policy_edit, name="policy_edit"),
    path("supervision/policies/<int:pk>/undo/", policies.policy_undo, name="policy_undo"),
    path("people/<int:worker_pk>/cover/", covers.cover_new, name="cover_new"),
    path("supervision/covers/<int:pk>/", covers.cover, name="cover"),
    path("supervision/covers/<int:pk>/end/", covers.cover_end, name="cover_end"),
    path("supervision/agreements/<int:pk>/terms/", terms.terms, name="terms"),
    path("supervision/agreements/<int:pk>/terms/write/", terms.terms_write, name="terms_write"),
]
