"""Inviting people, and the authority-wide role of an account."""

from typing import Any

from django import forms
from django.db.models import Q

from workforce.models import ROLES_APART, Account, AuthorityRole, Worker
from workforce.reader_changes.forms import WHO_READS_IT, reason_field
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import HintedRadios, rows_field
from workforce.web.person_fields import PersonField

ROLE_HINTS = {
    AuthorityRole.NONE: "Sees their own supervision and that of the people they supervise or manage.",
    AuthorityRole.PRINCIPAL_SOCIAL_WORKER: (
        "Oversees supervision and the programme across the authority: numbers and dates, never notes."
    ),
    AuthorityRole.QUALITY_ASSURANCE: (
        "Independent of the line of management. Reads notes only in files drawn for an audit."
    ),
    AuthorityRole.ADMINISTRATOR: "Accounts, imports and settings. Never reads a note. Has no worker.",
    AuthorityRole.INFORMATION_GOVERNANCE: (
        "Access requests, how long things are kept, who could read what. Reads nothing without the number of "
        "a case. Has no worker."
    ),
    AuthorityRole.WORKFORCE_DATA: (
        "The DfE workforce census, once the authority has turned it on: birth dates, sex, ethnicity, pay. "
        "Reads no note and no other page about people. Has no worker."
    ),
}


class RoleForm(forms.Form):
    """One role for the whole authority, or none."""

    role = forms.ChoiceField(
        label="Role across the authority",
        choices=AuthorityRole.choices,
        required=False,
        initial=AuthorityRole.NONE,
        widget=HintedRadios(hints={str(role): hint for role, hint in ROLE_HINTS.items()}),
    )
    reason = reason_field("Why this role?", help_text=f"Giving a role needs a reason. {WHO_READS_IT}")


class AddressForm(forms.Form):
    """Why someone signs in with another address from now on."""

    reason = reason_field("Why another address?")


class InvitationForm(FindsPeople, RoleForm):
    """Who to invite: a worker with their own address, or an address alone."""

    worker = PersonField(
        label="Worker",
        required=False,
        besides=[("", "No worker: not in the workforce list")],
        help_text="People without an account. The invitation goes to the e-mail address on their page.",
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="Only for someone who is not in the workforce list.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    field_order = ("worker", "email", "role", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = self.initial.get("on")
        waiting = Worker.objects.filter(account=None).filter(Q(left_on=None) | Q(left_on__gte=on))
        rows_field(self, "worker").queryset = waiting

    def clean(self) -> dict[str, Any]:
        """One address: the worker's own, or one that no worker and no account has."""
        super().clean()
        facts = self.cleaned_data
        worker = facts.get("worker")
        if "email" in self.errors:
            return facts
        typed = (facts.get("email") or "").lower()
        facts["email"] = worker.email.lower() if worker else typed
        if problem := self._problem(worker, typed):
            self.add_error("worker" if worker else "email", problem)
        elif Account.objects.filter(email__iexact=facts["email"]).exists():
            self.add_error("email", "Someone already signs in with this e-mail address")
        if worker and facts.get("role") in ROLES_APART:
            label = AuthorityRole(facts["role"]).label
            self.add_error("role", f"The role {label} has no worker. Enter an e-mail address only")
        return facts

    def _problem(self, worker: Worker | None, typed: str) -> str:
        """What stands against this address; nothing where it can be written to."""
        if worker is None:
            owner = Worker.objects.filter(email__iexact=typed, account=None).first() if typed else None
            if owner:
                return f"This is the address of {owner}. Select {owner} under Worker instead"
            return "" if typed else "Select a worker, or enter an e-mail address"
        if not worker.email:
            return f"{worker} has no e-mail address. Enter it on their page first"
        if typed and typed != worker.email.lower():
            return f"The invitation goes to {worker.email}. To change the address, go to their page first"
        return ""


class ResetForm(forms.Form):
    """Why someone's second factor is to be reset."""

    reason = forms.CharField(
        label="What was lost, and how do you know that it is they who ask?",
        help_text="For example: phone lost on Monday, seen in the office. The second person reads it.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what was lost, and how you know that it is they who ask"},
    )
