"""Migrate the database of DATABASE_URL by every single migration, as if there were no short way.

DATABASE_URL=… INSECURE_LOCAL=1 python -m tests.upgrades.migrate_the_long_way
"""

import os


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db.migrations import executor

    from workforce.triggers.expected import AllMigrations

    executor.MigrationLoader = AllMigrations
    call_command("migrate", verbosity=1)


if __name__ == "__main__":
    main()
