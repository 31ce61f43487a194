"""Addresses of milestones."""

from django.urls import path

from nqsw.milestones import views

urlpatterns = [
    path("nqsw/milestones/<int:pk>/", views.milestone, name="milestone"),
    path("nqsw/milestones/<int:pk>/sign/", views.milestone_sign, name="milestone_sign"),
    path("nqsw/milestones/<int:pk>/undo/", views.milestone_undo, name="milestone_undo"),
]
