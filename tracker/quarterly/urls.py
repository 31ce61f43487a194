"""Addresses of the quarterly report."""

from django.urls import path

from tracker.quarterly import views

urlpatterns = [
    path("reports/quarterly/", views.quarterly_report, name="quarterly_report"),
    path("reports/quarterly/rows/<slug:key>/", views.quarterly_rows, name="quarterly_rows"),
    path("reports/quarterly.docx", views.quarterly_word, name="quarterly_word"),
    path("reports/quarterly.pdf", views.quarterly_pdf, name="quarterly_pdf"),
]
