"""Addresses of people left behind."""

from django.urls import path

from tracker.left_behind import views

urlpatterns = [
    path("people/left-behind/", views.left_behind, name="left_behind"),
    path("people/left-behind.xlsx", views.left_behind_export, {"kind": "xlsx"}, name="left_behind_xlsx"),
    path("people/left-behind.csv", views.left_behind_export, {"kind": "csv"}, name="left_behind_csv"),
]
