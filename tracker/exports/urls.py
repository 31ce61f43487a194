"""Addresses of a person's exports."""

from django.urls import path

from tracker.exports import views

urlpatterns = [
    path("exports/", views.exports, name="exports"),
    path("exports/ask/<slug:kind>/", views.export_ask, name="export_ask"),
    path("exports/<int:pk>/", views.export, name="export"),
    path("exports/<int:pk>/file/", views.export_file, name="export_file"),
    path("exports/<int:pk>/again/", views.export_again, name="export_again"),
    path("exports/<int:pk>/delete/", views.export_delete, name="export_delete"),
]
