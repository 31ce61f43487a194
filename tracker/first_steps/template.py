"""The file of answers that `manage.py setup` prints: every key with what it is, commented out."""

from collections.abc import Iterator
from typing import Any

from supervision.models import Rung
from supervision.reminders.sources import USUAL_LADDER
from workforce.authority.groups import GROUPS
from workforce.imports.services import importers
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import AuthoritySettings, Setting
from workforce.rules.setting_kinds import WEEKDAYS

HEAD = """\
# Answers for `manage.py setup`. Take away the # of what you decide; the rest has the value shown.
# `manage.py setup --check FILE` tries it and changes nothing; run twice it changes nothing.

[authority]
"""
TAIL = """
# Before this day nothing counts as missed.
# records_begin_on = 2026-12-01

[ladder]  # From which day overdue each of them gets an e-mail
{ladder}

[accounts]  # They get a link to choose a password; the two are two addresses
# administrator = "it.admin@example.gov.uk"
# principal_social_worker = "psw@example.gov.uk"

# The council's own files, in this order. `answers` are those to a file's questions
# (import_workforce --dry-run --questions FILE).
{files}"""
#: How to write what has no value to show.
EXAMPLES = {
    Setting.AUTHORITY_NAME: '"Example Council"',
    Setting.DFE_CODE: '"000"',
    Setting.STATISTICAL_NEIGHBOURS: '"001 002 003"',
    Setting.ACCESSIBILITY_CONTACT: '"Digital services, accessibility@example.gov.uk, 01632 960000"',
    Setting.CASELOAD_LIMITS_BY_ROLE: "{ senior_practitioner = 12 }",
    Setting.CLOSED_DAYS: '[{ name = "Between the years", first_on = 2026-12-29, last_on = 2026-12-31 }]',
}


def template() -> str:
    """The whole file."""
    ladder = "\n".join(f"# {rung.value} = {USUAL_LADDER[rung]}" for rung in Rung)
    files = "".join(
        f'\n# [[files]]\n# kind = "{importer.kind.value}"\n# path = "{importer.kind.value}.xlsx"\n'
        for importer in importers()
    )
    return HEAD + "\n".join(_settings()) + "\n" + TAIL.format(ladder=ladder, files=files)


def _settings() -> Iterator[str]:
    usual = AuthoritySettings()
    for group in GROUPS:
        yield f"\n# --- {group.title}"
        for setting in group.settings:
            shown = EXAMPLES.get(setting) or _toml(setting, getattr(usual, setting.value))
            yield f"# {KNOWN[setting].label}"
            yield f"# {setting.value} = {shown}"


def _toml(setting: Setting, value: Any) -> str:
    if setting is Setting.WORKING_WEEKDAYS:
        return "[" + ", ".join(f'"{WEEKDAYS[day]}"' for day in value) + "]"
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    return str(value)
