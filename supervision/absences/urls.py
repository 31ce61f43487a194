"""Addresses of absences."""

from django.urls import path

from supervision.absences import views

urlpatterns = [
    path("people/<int:worker_pk>/absences/", views.absences, name="absences"),
    path("people/<int:worker_pk>/absences/new/", views.absence_new, name="absence_new"),
    path("people/<int:worker_pk>/absences/<int:pk>/", views.absence_edit, name="absence_edit"),
    path("people/<int:worker_pk>/absences/<int:pk>/remove/", views.absence_remove, name="absence_remove"),
]
