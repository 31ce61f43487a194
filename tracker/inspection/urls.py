"""Address of the inspection pack."""

from django.urls import path

from tracker.inspection import views

urlpatterns = [path("reports/inspection/", views.inspection_pack, name="inspection_pack")]
