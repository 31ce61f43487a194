"""Addresses of milestones."""

from django.urls import path

from nqsw.milestones import views, views_files, views_list, views_together

urlpatterns = [
    path("nqsw/milestones/", views_list.milestones, name="milestones"),
    path("nqsw/already-done/", views_together.already_done, name="already_done"),
    path("nqsw/milestones/<int:pk>/", views.milestone, name="milestone"),
    path("nqsw/milestones/<int:pk>/files/new/", views_files.milestone_file_new, name="milestone_file_new"),
    path("nqsw/milestone-files/<int:pk>/", views_files.milestone_file, name="milestone_file"),
    path(
        "nqsw/milestone-files/<int:pk>/remove/",
        views_files.milestone_file_remove,
        name="milestone_file_remove",
    ),
    path("nqsw/milestones/<int:pk>/sign/", views.milestone_sign, name="milestone_sign"),
    path("nqsw/milestones/<int:pk>/undo/", views.milestone_undo, name="milestone_undo"),
]
