"""Addresses of the first due days."""

from django.urls import path

from supervision.start_day.views import first_due_days as views

urlpatterns = [
    path("supervision/first-due-days/", views.first_due_days, name="first_due_days"),
    path("supervision/first-due-days/<int:pk>/", views.first_due_days_of, name="first_due_days_of"),
]
