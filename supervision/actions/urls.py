"""Addresses of actions."""

from django.urls import path

from supervision.actions.views import actions, repeated_actions

urlpatterns = [
    path("actions/", actions.actions, name="actions"),
    path("actions/<int:pk>/", actions.action, name="action"),
    path("actions/repeated/", repeated_actions.repeated_actions, name="repeated_actions"),
    path(
        "actions/repeated.xlsx",
        repeated_actions.repeated_actions_export,
        {"kind": "xlsx"},
        name="repeated_actions_xlsx",
    ),
    path(
        "actions/repeated.csv",
        repeated_actions.repeated_actions_export,
        {"kind": "csv"},
        name="repeated_actions_csv",
    ),
]
