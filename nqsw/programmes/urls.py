"""Addresses of programmes."""

from django.urls import path

from nqsw.programmes.views import contents, programmes

urlpatterns = [
    path("nqsw/programmes/", programmes.programmes, name="programmes"),
    path("nqsw/programmes/<int:pk>/", programmes.programme, name="programme"),
    path("nqsw/programmes/<int:pk>/copy/", contents.programme_copy, name="programme_copy"),
    path("nqsw/programmes/<int:pk>/new-starters/", programmes.programme_default, name="programme_default"),
    path("nqsw/programmes/<int:pk>/withdraw/", programmes.programme_withdraw, name="programme_withdraw"),
    path("nqsw/programmes/<int:pk>/offer/", programmes.programme_offer, name="programme_offer"),
    path("nqsw/programmes/<int:pk>/edit/", contents.programme_edit, name="programme_edit"),
    path("nqsw/programmes/<int:pk>/steps/new/", contents.step_new, name="step_new"),
    path("nqsw/programmes/steps/<int:pk>/", contents.step_edit, name="step_edit"),
    path("nqsw/programmes/steps/<int:pk>/remove/", contents.step_remove, name="step_remove"),
    path("nqsw/programmes/<int:pk>/milestones/new/", contents.milestone_new, name="template_new"),
    path("nqsw/programmes/milestones/<int:pk>/", contents.milestone_edit, name="template_edit"),
    path("nqsw/programmes/milestones/<int:pk>/remove/", contents.milestone_remove, name="template_remove"),
]
