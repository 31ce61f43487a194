"""Addresses of evidence."""

from django.urls import path

from nqsw.evidence import views

urlpatterns = [
    path("nqsw/enrolments/<int:pk>/reflections/", views.reflections, name="reflections"),
    path("nqsw/enrolments/<int:pk>/reflections/new/", views.reflection_new, name="reflection_new"),
    path("nqsw/reflections/<int:pk>/", views.reflection, name="reflection"),
    path("nqsw/reflections/<int:pk>/share/", views.reflection_share, name="reflection_share"),
    path("nqsw/reflections/<int:pk>/delete/", views.reflection_delete, name="reflection_delete"),
    path("nqsw/enrolments/<int:pk>/feedback/", views.feedback, name="feedback"),
    path("nqsw/feedback/<int:pk>/undo/", views.feedback_undo, name="feedback_undo"),
    path("nqsw/enrolments/<int:pk>/self-assessment/", views.self_assessments, name="self_assessments"),
    path(
        "nqsw/enrolments/<int:pk>/self-assessment/<slug:moment>/",
        views.self_assessment,
        name="self_assessment",
    ),
]
