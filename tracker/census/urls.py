"""Addresses of the workforce census."""

from django.urls import path

from tracker.census.views import area, completeness, export, importing, posts

urlpatterns = [
    path("census/", completeness.census, name="census"),
    path("census/import/", importing.census_import, name="census_import"),
    path("census/import/<int:pk>/", importing.census_upload, name="census_upload"),
    path("census/import/<int:pk>/discard/", importing.census_discard, name="census_discard"),
    path("census/<int:year>/", completeness.census_year, name="census_year"),
    path("census/<int:year>/posts/", posts.census_posts, name="census_posts"),
    path("census/<int:year>/posts/<int:worker>/<int:number>/", posts.census_post, name="census_post"),
    path("census/<int:year>/authority/", area.census_area, name="census_area"),
    path("census/<int:year>/export/", export.census_export, name="census_export"),
    path("census/<int:year>/return.xml", export.census_xml, name="census_xml"),
]
