"""Addresses of saved views."""

from django.urls import path

from tracker.saved_views import views

urlpatterns = [
    path("saved-views/", views.saved_views, name="saved_views"),
    path("saved-views/new/<slug:page>/", views.saved_view_new, name="saved_view_new"),
    path("saved-views/<int:pk>/", views.saved_view, name="saved_view"),
    path("saved-views/<int:pk>/delete/", views.saved_view_delete, name="saved_view_delete"),
]
