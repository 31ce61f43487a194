"""Addresses of people."""

from django.urls import path

from workforce.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people.xlsx", views.people_export, {"kind": "xlsx"}, name="people_xlsx"),
    path("people.csv", views.people_export, {"kind": "csv"}, name="people_csv"),
    path("people/new/", views.person_new, name="person_new"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/why/", views.person_why, name="person_why"),
    path("people/<int:pk>/edit/", views.person_edit, name="person_edit"),
]
