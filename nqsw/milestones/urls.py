"""Addresses of milestones."""

from django.urls import path

from nqsw.milestones import views, views_list, views_together

urlpatterns = [
    path("nqsw/milestones/", views_list.milestones, name="milestones"),
    path("nqsw/already-done/", views_together.already_done, name="already_done"),
    path("nqsw/milestones/<int:pk>/", views.milestone, name="milestone"),
    path("nqsw/milestones/<int:pk>/sign/", views.milestone_sign, name="milestone_sign"),
    path("nqsw/milestones/<int:pk>/undo/", views.milestone_undo, name="milestone_undo"),
]
