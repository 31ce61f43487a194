"""Forms of the master classes: a class in the schedule, and people who are given a place."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nqsw.models import MasterClass
from nqsw.models.master_class import PCFDomain
from workforce.fields import ClockInput, DayMonthYearField
from workforce.models import Worker

MOST_PLACES = 1000
FURTHEST_AHEAD = timedelta(days=3 * 366)


class ClassForm(forms.ModelForm):
    """One class: what it is about, who leads it, when and where, and for how many."""

    held_on = DayMonthYearField(label="Day", help_text="For example, 9 12 2026")
    starts = forms.TimeField(label="Starts at", widget=ClockInput)
    ends = forms.TimeField(label="Ends at", widget=ClockInput)
    capacity = forms.IntegerField(
        label="Places",
        min_value=1,
        max_value=MOST_PLACES,
        help_text="Those who join after the last place are put on a waiting list",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    pcf_domains = forms.MultipleChoiceField(
        label="Capabilities that it covers",
        help_text="Domains of the Professional Capabilities Framework",
        choices=PCFDomain.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = (
        *("title", "aims", "held_on", "starts", "ends", "place", "capacity"),
        *("facilitated_by", "facilitator", "pcf_domains"),
    )

    class Meta:
        model = MasterClass
        fields = ("title", "aims", "place", "capacity", "facilitated_by", "facilitator", "pcf_domains")
        labels: ClassVar[dict[str, str]] = {
            "facilitated_by": "Facilitator who works here",
            "facilitator": "Facilitator from outside",
            "place": "Room or link",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "aims": "What those who come take away from it",
            "facilitated_by": "They mark the register",
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {"aims": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        today = timezone.localtime(now).date()
        self.fields["facilitated_by"].queryset = Worker.objects.employed(on=today)
        self.fields["facilitated_by"].empty_label = "Nobody who works here"
        if self.instance.pk:
            starts, ends = (timezone.localtime(t) for t in (self.instance.starts_at, self.instance.ends_at))
            self.initial |= {"held_on": starts.date(), "starts": starts.time(), "ends": ends.time()}

    def clean(self) -> dict[str, Any]:
        """Day and times together are when it starts and ends."""
        cleaned = super().clean()
        if any(name not in cleaned for name in ("held_on", "starts", "ends")):
            return cleaned
        day = cleaned["held_on"]
        if cleaned["ends"] <= cleaned["starts"]:
            raise ValidationError({"ends": "The end must be after the start"})
        if not self.now.date() <= day <= self.now.date() + FURTHEST_AHEAD:
            raise ValidationError({"held_on": "The day must be today or in the next three years"})
        times = [timezone.make_aware(datetime.combine(day, cleaned[name])) for name in ("starts", "ends")]
        if times[0] <= self.now:
            raise ValidationError({"starts": "The class must start in the future"})
        cleaned["starts_at"], cleaned["ends_at"] = times
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the class is, by the names of its columns."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "starts_at", "ends_at")}


class PeopleForm(forms.Form):
    """Who is to have a place: NQSWs first, then anybody else."""

    nqsws = forms.ModelMultipleChoiceField(
        label="NQSWs", queryset=Worker.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.ModelMultipleChoiceField(
        label="Others", queryset=Worker.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, nqsws: Collection[Worker], others: Collection[Worker], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("nqsws", nqsws), ("others", others)):
            if people:
                field = self.fields[name]
                field.queryset = Worker.objects.filter(pk__in=[worker.pk for worker in people])
                field.choices = [(worker.pk, f"{worker.full_name}, {worker.team}") for worker in people]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.people:
            raise ValidationError("Choose at least one person")
        return cleaned

    @property
    def people(self) -> list[Worker]:
        """NQSWs before others: they take the first places."""
        chosen = [self.cleaned_data.get(name) or [] for name in ("nqsws", "others")]
        return [worker for people in chosen for worker in people]
