"""The address of the page of jobs."""

from django.urls import path

from tracker.running import views

urlpatterns = [path("settings/jobs/", views.jobs, name="jobs")]
