"""Addresses of files that are made every month."""

from django.urls import path

from tracker.monthly_files import views

urlpatterns = [
    path("monthly-files/", views.monthly_files, name="monthly_files"),
    path("monthly-files/new/<int:view>/", views.monthly_file_new, name="monthly_file_new"),
    path("monthly-files/<int:pk>/", views.monthly_file, name="monthly_file"),
    path("monthly-files/<int:pk>/end/", views.monthly_file_end, name="monthly_file_end"),
    path("monthly-files/<int:pk>/leave/", views.monthly_file_leave, name="monthly_file_leave"),
]
