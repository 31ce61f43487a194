"""Addresses of changes of who reads notes."""

from django.urls import path

from workforce.reader_changes import views

urlpatterns = [
    path("reader-changes/", views.reader_changes, name="reader_changes"),
    path("reader-changes/<int:pk>/", views.reader_change, name="reader_change"),
]
