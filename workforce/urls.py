"""Addresses of the ground floor."""

app_name = "workforce"
urlpatterns: list = []
