"""Addresses of imported log."""

from django.urls import path

from supervision.imported_log import views

urlpatterns = [
    path("supervision/log-rows/", views.log_rows, name="log_rows"),
    path("supervision/log-rows/<int:pk>/", views.log_row, name="log_row"),
    path("supervision/log-rows/<int:pk>/set-aside/", views.log_row_set_aside, name="log_row_set_aside"),
]
