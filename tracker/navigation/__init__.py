"""The service navigation and the settings page."""
