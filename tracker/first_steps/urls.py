"""Addresses of the first steps."""

from django.urls import path

from tracker.first_steps import views

urlpatterns = [
    path("settings/first-steps/", views.first_steps, name="first_steps"),
    path("settings/first-steps/put-away/", views.first_steps_put_away, name="first_steps_put_away"),
    path("settings/first-steps/usual-policies/", views.usual_policies, name="usual_policies"),
    path("settings/first-steps/<slug:key>/not-needed/", views.first_step_leave, name="first_step_leave"),
    path("settings/first-steps/<slug:key>/needed/", views.first_step_take_up, name="first_step_take_up"),
]
