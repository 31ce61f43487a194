"""Addresses of overdue."""

from django.urls import path

from supervision.overdue.views import forecast, index, overdue

urlpatterns = [
    path("supervision/", index.index, name="index"),
    path("supervision/overdue/", overdue.overdue, name="overdue"),
    path("supervision/overdue.xlsx", overdue.overdue_export, {"kind": "xlsx"}, name="overdue_xlsx"),
    path("supervision/overdue.csv", overdue.overdue_export, {"kind": "csv"}, name="overdue_csv"),
    path("supervision/forecast/", forecast.forecast_page, name="forecast"),
    path("supervision/forecast.xlsx", forecast.forecast_export, {"kind": "xlsx"}, name="forecast_xlsx"),
    path("supervision/forecast.csv", forecast.forecast_export, {"kind": "csv"}, name="forecast_csv"),
]
