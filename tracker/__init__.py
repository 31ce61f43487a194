"""The project: settings and addresses, and the pages that draw on all floors."""
