"""Addresses of the authority's documents."""

from django.urls import path

from workforce.guidance import views

urlpatterns = [
    path("guidance/", views.guidance_list, name="guidance_list"),
    path("guidance/new/", views.guidance_new, name="guidance_new"),
    path("guidance/<int:pk>/", views.guidance, name="guidance"),
    path("guidance/<int:pk>/edit/", views.guidance_edit, name="guidance_edit"),
    path("guidance/<int:pk>/version/", views.guidance_version, name="guidance_version"),
    path("guidance/<int:pk>/withdraw/", views.guidance_withdraw, name="guidance_withdraw"),
    path("guidance/<int:pk>/undo/", views.guidance_undo, name="guidance_undo"),
    path("guidance/<int:pk>/versions/<int:version_pk>/", views.guidance_file, name="guidance_file"),
]
