"""The facts of someone as a person reads them in a change. Pure."""

from datetime import date
from typing import Any

from workforce.models.worker import Contract, OrganisationalRole

WORDS = {
    "given_name": "first name", "family_name": "last name", "fte": "full-time equivalent",
    "email": "e-mail address", "org_role": "role", "swe_number": "registration number",
    "started_on": "first day",
}  # fmt: skip


def word_for(name: str) -> str:
    """What a fact is called."""
    return WORDS.get(name, name.replace("_", " "))


def told(name: str, value: Any) -> str:
    """A fact as a person reads it in a change."""
    if value is None or value == "":
        return "none"
    if name == "fte":
        return f"{value.normalize():f}"
    if name == "contract":
        return str(Contract(value).label).lower()
    if name == "org_role":
        return str(OrganisationalRole(value).label).lower()
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
