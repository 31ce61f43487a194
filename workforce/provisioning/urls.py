"""Addresses of the council's directory."""

from django.urls import path

from workforce.provisioning import key_views, views

urlpatterns = [
    path("settings/directory/", key_views.directory_keys, name="directory_keys"),
    path("settings/directory/<int:pk>/revoke/", key_views.directory_key_revoke, name="directory_key_revoke"),
    path("scim/v2/ServiceProviderConfig", views.scim_config, name="scim_config"),
    path("scim/v2/ResourceTypes", views.scim_resource_types, name="scim_resource_types"),
    path("scim/v2/Schemas", views.scim_schemas, name="scim_schemas"),
    path("scim/v2/Users", views.scim_users, name="scim_users"),
    path("scim/v2/Users/<str:key>", views.scim_user, name="scim_user"),
    path("scim/v2/<path:rest>", views.scim_elsewhere, name="scim_elsewhere"),
]
