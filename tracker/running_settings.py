"""Settings of how the tracker runs: what is done beside a request, and copies of the database."""

from tracker.environment import env

__all__ = ["BACKUPS_KEPT_DAYS", "BACKUP_TO", "METRICS_TOKEN", "TASKS", "TASKS_BACKEND"]

#: Imports are applied, exports made and mail sent beside the request, by threads or by a worker.
TASKS_BACKEND = env("TASKS_BACKEND", default="django_tasks_local.ThreadPoolBackend")
TASKS = {name: {"BACKEND": TASKS_BACKEND, "OPTIONS": {"MAX_WORKERS": 2}} for name in ("default", "mail")}
#: A folder into which `manage.py jobs` copies the database each night; empty: it does not.
BACKUP_TO = env("BACKUP_TO", default="")
#: How many days of such copies are kept.
BACKUPS_KEPT_DAYS = env.int("BACKUPS_KEPT_DAYS", default=14)
#: With which a monitor reads `/metrics`; empty: there is no such page.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
