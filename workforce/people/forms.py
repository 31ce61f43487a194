"""Who a worker is and where they work."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from workforce.models import Contract, Worker
from workforce.people.services import is_below
from workforce.reader_changes.forms import reason_field
from workforce.readers.cells import number_key
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import WORKING_LIFE, DayMonthYearField, choice_field
from workforce.web.person_fields import PersonField

CIRCLE = "This person works for them. Two people cannot manage each other."


class WorkerForm(FindsPeople, forms.ModelForm):
    """The facts of one worker, new or known. The last day is given on the page for leavers."""

    line_manager = PersonField(
        label="Line manager",
        required=False,
        help_text="Who supervises them is set by the supervision agreement, not here",
        besides=[("", "Nobody")],
    )
    swe_number = forms.CharField(
        label="Social Work England number",
        required=False,
        help_text="SW and up to six digits, like SW12345",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    registration_expires_on = DayMonthYearField(label="Registration ends on", required=False)
    qualified_on = DayMonthYearField(label="Qualified on", years=WORKING_LIFE, required=False)
    reason = reason_field("If the line manager or the e-mail address changes: why?")
    started_on = DayMonthYearField(label="First day", years=WORKING_LIFE, help_text="For example, 27 3 2026")

    class Meta:
        model = Worker
        fields = (
            "given_name",
            "known_as",
            "family_name",
            "email",
            "staff_number",
            "swe_number",
            "registration_expires_on",
            "qualified_on",
            "job_title",
            "org_role",
            "contract",
            "fte",
            "team",
            "line_manager",
            "started_on",
        )
        labels: ClassVar[dict[str, str]] = {
            "given_name": "First name",
            "known_as": "Known as",
            "family_name": "Last name",
            "org_role": "Role",
            "fte": "Full-time equivalent",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "known_as": "Only if it is not the first name",
            "org_role": "The organisational role of the workforce census",
            "fte": "1 is full time, 0.6 is three days in five",
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "staff_number": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
            "fte": forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
            "contract": forms.RadioSelect(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.order_fields([name for name in self.fields if name != "reason"])
        else:
            del self.fields["reason"]
        managers = Worker.objects.filter(left_on=None)
        if self.instance.line_manager_id:
            managers |= Worker.objects.filter(pk=self.instance.line_manager_id)
        if self.instance.pk:
            managers = managers.exclude(pk=self.instance.pk)
        person_field(self, "line_manager").queryset = managers
        choice_field(self, "contract").choices = Contract.choices
        if self.instance.fte is not None and not self.is_bound:
            self.initial["fte"] = f"{self.instance.fte.normalize():f}" if self.instance.pk else "1"

    def clean_swe_number(self) -> str | None:
        """In capitals without spaces; none is no number, not an empty one."""
        return self.cleaned_data["swe_number"].upper().replace(" ", "") or None

    def clean_staff_number(self) -> str | None:
        """None is no number. One that differs in zeros in front alone is the same number."""
        number = self.cleaned_data["staff_number"] or None
        if number and number.isdigit():
            same = Worker.objects.filter(staff_number__regex=f"^0*{number_key(number)}$")
            other = same.exclude(pk=self.instance.pk).first()
            if other:
                raise ValidationError(f"{other.full_name} has this staff number, as {other.staff_number}")
        return number

    def clean_line_manager(self) -> Worker | None:
        manager: Worker | None = self.cleaned_data["line_manager"]
        if manager and self.instance.pk and is_below(manager, self.instance):
            raise ValidationError(CIRCLE)
        return manager
