"""Addresses of the survey's results."""

from django.urls import path

from tracker.voice import views

urlpatterns = [
    path("reports/survey/", views.survey_results, name="survey_results"),
    path("reports/survey.xlsx", views.survey_workbook, name="survey_workbook"),
]
