"""Addresses of imported log."""

from django.urls import path

from supervision.imported_log import views

urlpatterns = [
    path("supervision/log-rows/", views.log_rows, name="log_rows"),
    path("supervision/log-rows/remembered/", views.log_memory, name="log_memory"),
    path(
        "supervision/log-rows/remembered/names/<int:pk>/forget/",
        views.log_memory_names_forget,
        name="log_memory_names_forget",
    ),
    path(
        "supervision/log-rows/remembered/words/<int:pk>/forget/",
        views.log_memory_words_forget,
        name="log_memory_words_forget",
    ),
    path("supervision/log-rows/<int:pk>/", views.log_row, name="log_row"),
    path("supervision/log-rows/<int:pk>/set-aside/", views.log_row_set_aside, name="log_row_set_aside"),
    path("supervision/log-rows/<int:pk>/undo/", views.log_row_undo, name="log_row_undo"),
]
