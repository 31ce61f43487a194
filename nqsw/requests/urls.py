"""Addresses of asking for a milestone."""

from django.urls import path

from nqsw.requests import views

urlpatterns = [
    path("nqsw/milestones/<int:pk>/ask/", views.request_new, name="request_new"),
    path("nqsw/requests/answered/", views.requests_answered, name="requests_answered"),
    path("nqsw/requests/<int:pk>/", views.request_answer, name="request_answer"),
    path("nqsw/requests/<int:pk>/undo/", views.request_undo, name="request_undo"),
    path("nqsw/requests/<int:pk>/withdraw/", views.request_withdraw, name="request_withdraw"),
]
