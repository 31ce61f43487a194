"""Addresses of setup."""

from django.urls import path

from tracker.setup import views

urlpatterns = [
    path("people/<int:pk>/leaving/", views.leave, name="leave"),
    path("people/<int:pk>/merge/", views.merge_with, name="merge_with"),
    path("people/<int:pk>/merge/<int:other>/", views.merge, name="merge"),
]
