"""The files under `deploy/`: proxies, services and the container, as far as they run here."""
