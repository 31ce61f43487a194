"""The forms of information governance."""

from datetime import date
from typing import Any

from django import forms

from workforce.models import AccessRequest, Account, RetentionHold, Worker
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField
from workforce.web.person_fields import PersonField

CASE_HELP = "The number under which the authority keeps this matter, like IG-2026-031"


class HoldForm(FindsPeople, forms.Form):
    """Whose records stay, why, and until when."""

    worker = PersonField(label="Person")
    case_number = forms.CharField(label="Case number", max_length=40, help_text=CASE_HELP)
    reason = forms.CharField(
        label="Reason",
        max_length=300,
        help_text="For example, a claim or an inquiry. No details of what it is about",
    )
    until_on = DayMonthYearField(
        label="Last day of the hold",
        required=False,
        help_text="Leave it empty if it is not known. For example, 27 3 2027",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person_field(self, "worker").queryset = Worker.objects.all()

    @property
    def hold(self) -> RetentionHold:
        """What was entered, not kept yet."""
        return RetentionHold(**self.cleaned_data)


class AccessRequestForm(FindsPeople, forms.Form):
    """Who asks for what is held about them, by which case, and whether the tracker tells them."""

    worker = PersonField(label="Person")
    case_number = forms.CharField(label="Case number", max_length=40, help_text=CASE_HELP)
    received_on = DayMonthYearField(label="Received on", help_text="For example, 27 3 2026")
    is_told = forms.TypedChoiceField(
        label="Does the tracker tell the person?",
        choices=[("yes", "Yes, by e-mail at once"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the tracker tells the person"},
    )
    why_not_told = forms.CharField(
        label="Why not",
        max_length=300,
        required=False,
        help_text="If no: for example, they have no account, or are told by letter. The other information "
        "governance officers are told instead, or, without any, the system administrators.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person_field(self, "worker").queryset = Worker.objects.all()

    def clean(self) -> dict[str, Any]:
        """A reason where the person is not told."""
        facts = super().clean() or self.cleaned_data
        if facts.get("is_told") is False and not facts.get("why_not_told"):
            self.add_error("why_not_told", "Enter why the person is not told")
        return facts

    @property
    def access_request(self) -> AccessRequest:
        """What was entered, not kept yet."""
        return AccessRequest(**self.cleaned_data)


class BreachForm(forms.Form):
    """Which account, between which days, for which case."""

    email = forms.EmailField(label="Sign-in address of the account", max_length=254)
    case_number = forms.CharField(label="Case number", max_length=40, help_text=CASE_HELP)
    from_on = DayMonthYearField(label="From", help_text="For example, 27 3 2026")
    to_on = DayMonthYearField(label="To", help_text="The last day, included")

    def clean_email(self) -> str:
        """The address of an account; which account it is stands in `account`."""
        email = str(self.cleaned_data["email"])
        self.account = Account.objects.filter(email__iexact=email).select_related("worker").first()
        if self.account is None:
            raise forms.ValidationError("Nobody signs in with this address")
        return email

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        facts = super().clean() or self.cleaned_data
        first, last = facts.get("from_on"), facts.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", "The last day must be on or after the first day")
        return facts

    @property
    def days(self) -> dict[str, date]:
        """Both ends, as the report takes them."""
        return {name: self.cleaned_data[name] for name in ("from_on", "to_on")}
