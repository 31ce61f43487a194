"""Addresses of the measures."""

from django.urls import path

from tracker.measures import views

urlpatterns = [
    path("reports/measures/", views.measures, name="measures"),
    path("reports/measures.xlsx", views.measures_workbook, name="measures_workbook"),
    path("reports/measures.zip", views.measures_csv, name="measures_csv"),
    path("reports/published/", views.published_figures, name="published_figures"),
    path("reports/measures/<slug:key>/", views.measure, name="measure"),
    path("reports/measures/<slug:key>/rows/", views.measure_rows, name="measure_rows"),
]
