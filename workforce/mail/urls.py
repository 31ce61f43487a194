"""Addresses of the outbox."""

from django.urls import path

from workforce.mail import views

urlpatterns = [
    path("settings/mail/", views.mails, name="mails"),
    path("settings/mail/all/", views.mails_all, name="mails_all"),
    path("settings/mail/<int:pk>/", views.mail_settle, name="mail_settle"),
]
