"""Addresses of the first floor."""

app_name = "supervision"
urlpatterns: list = []
