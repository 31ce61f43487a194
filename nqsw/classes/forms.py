"""Forms of the master classes: a class in the schedule, and people who are given a place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from nqsw.models import ClassFeedback, MasterClass, Programme
from nqsw.models.master_class import ApologyReason, PCFDomain
from nqsw.rules.standards import GROUPS, TITLES, keys_of
from supervision.rules.repeating import Pattern
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.refusal import Refusal
from workforce.web.choosing_people import FindsPeople, people_fields, person_field
from workforce.web.fields import (
    ClockInput,
    DayMonthYearField,
    choice_field,
    show_instead,
    words_for,
)
from workforce.web.person_fields import PersonField, SeveralPeopleField
from workforce.web.sure import AsksIfSure
from workforce.web.tags import clock, day

MOST_PLACES = 1000
MOST_IN_SERIES = 12
REPEATS = ((0, "Only once"), (1, "Every week"), (2, "Every fortnight"), (4, "Every four weeks"))
FURTHEST_AHEAD = timedelta(days=3 * 366)


class ClassForm(AsksIfSure, FindsPeople, forms.ModelForm):
    """One class: what it is about, who leads it, when and where, and for how many."""

    held_on = DayMonthYearField(label="Day", help_text="For example, 9 12 2026")
    starts = forms.TimeField(label="Starts at", widget=ClockInput)
    ends = forms.TimeField(label="Ends at", widget=ClockInput)
    capacity = forms.IntegerField(
        label="Places",
        min_value=1,
        max_value=MOST_PLACES,
        help_text="When the class is full, people join a waiting list",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    facilitated_by = PersonField(
        label="Facilitator who works here",
        help_text="They mark the register",
        required=False,
        besides=[("", "Nobody who works here")],
    )
    pcf_domains = forms.MultipleChoiceField(
        label="Capabilities that it covers",
        help_text="Domains of the Professional Capabilities Framework",
        choices=PCFDomain.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    pqs_standards = forms.MultipleChoiceField(
        label="Standards that it covers",
        help_text="Post-qualifying standards, those of the programmes that people are on",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    every_weeks = forms.TypedChoiceField(
        label="How often?", choices=REPEATS, coerce=int, widget=forms.RadioSelect, initial=0, required=False
    )
    number = forms.IntegerField(
        label="How many classes?",
        required=False,
        min_value=1,
        max_value=MOST_IN_SERIES,
        help_text="For a class that repeats. Count the first one",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )

    #: Which version of the class the form was opened on.
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    field_order = (
        *("title", "aims", "held_on", "starts", "ends", "every_weeks", "number", "place", "capacity"),
        *("facilitated_by", "facilitator", "pcf_domains", "pqs_standards"),
    )

    class Meta:
        model = MasterClass
        fields = (
            *("title", "aims", "place", "capacity", "facilitated_by", "facilitator"),
            *("pcf_domains", "pqs_standards"),
        )
        labels: ClassVar[dict[str, str]] = {
            "facilitator": "Facilitator from outside",
            "place": "Room or link",
        }
        help_texts: ClassVar[dict[str, str]] = {"aims": "What people will learn"}
        widgets: ClassVar[dict[str, forms.Widget]] = {"aims": forms.Textarea(attrs={"rows": 3})}

    #: What someone else has saved in the meantime, beside what is in this form.
    newer: Sequence[tuple[str, str, str]] = ()

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        today = timezone.localtime(now).date()
        person_field(self, "facilitated_by").queryset = Worker.objects.employed(on=today)
        if standards := standards_offered(self.instance):
            choice_field(self, "pqs_standards").choices = standards
        else:  # no programme is in use yet: there is nothing to choose from
            self.fields["pqs_standards"].widget = forms.MultipleHiddenInput()
        if self.instance.pk:
            del self.fields["every_weeks"], self.fields["number"]
            starts, ends = (timezone.localtime(t) for t in (self.instance.starts_at, self.instance.ends_at))
            self.initial.update(held_on=starts.date(), starts=starts.time(), ends=ends.time())
            self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Day and times together are when it starts and ends; repeated, there are several."""
        super().clean()
        cleaned = self.cleaned_data
        if any(name not in cleaned for name in ("held_on", "starts", "ends")):
            return cleaned
        held_on = cleaned["held_on"]
        if cleaned["ends"] <= cleaned["starts"]:
            raise ValidationError({"ends": "The end time must be after the start time"})
        if not self.now.date() <= held_on <= self.now.date() + FURTHEST_AHEAD:
            raise ValidationError({"held_on": "The day must be today or in the next three years"})
        cleaned["times"] = self._times(cleaned)
        cleaned["starts_at"], cleaned["ends_at"] = cleaned["times"][0]
        if cleaned["starts_at"] <= self.now:
            raise ValidationError({"starts": "The class must start in the future"})
        return cleaned

    def _times(self, cleaned: dict[str, Any]) -> list[tuple[datetime, datetime]]:
        weeks, number = cleaned.get("every_weeks") or 0, cleaned.get("number") or 1
        held_on, starts, ends = cleaned["held_on"], cleaned["starts"], cleaned["ends"]
        until = held_on + timedelta(weeks=weeks * (number - 1)) if weeks else None
        try:
            pattern = Pattern(first_on=held_on, starts=starts, ends=ends, every_weeks=weeks, until=until)
            return [pattern.times_on(each) for each in pattern.days]
        except Refusal as refusal:
            raise ValidationError({"number" if weeks else "starts": str(refusal)}) from refusal

    def show_newer(self, stored: MasterClass) -> None:
        """Someone else saved first: what they saved is shown beside what is in this form.

        The form may then be saved over it.
        """
        show_instead(self, "version", stored.version)
        self.newer = [
            (words_for(MasterClass, name), _said(getattr(stored, name)), _said(value))
            for name, value in self.facts.items()
            if getattr(stored, name) != value
        ]
        self.add_error(None, "Someone has changed this class since you opened it. Nothing is saved yet.")

    @property
    def facts_of_series(self) -> dict[str, Any]:
        """What every class of the series is, and when each of them is."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "times")}

    @property
    def facts(self) -> dict[str, Any]:
        """What the class is, by the names of its columns."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "starts_at", "ends_at")}


def standards_offered(master_class: MasterClass) -> list[tuple[str, list[tuple[str, str]]]]:
    """The sets of standards of the programmes in use, and those that the class has from before."""
    in_use = Programme.objects.filter(Q(is_default=True) | Q(cohorts__isnull=False))
    chosen = {key.partition(":")[0] for key in master_class.pqs_standards}
    groups = chosen | set(in_use.values_list("standards", flat=True))
    return [(title, list(keys_of(group).items())) for group, title in GROUPS.items() if group in groups]


def _said(value: object) -> str:
    """A fact of a class in words."""
    if isinstance(value, datetime):
        return f"{day(value)}, {clock(value)}"
    if isinstance(value, list):
        words = {**dict(PCFDomain.choices), **TITLES}
        value = ", ".join(str(words[each]) for each in value if each in words)
    return str(value or "nothing")


class FeedbackForm(forms.ModelForm):
    """What someone who attended says of a class."""

    class Meta:
        model = ClassFeedback
        fields = ("useful", "confident", "comment")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "useful": forms.RadioSelect(),
            "confident": forms.RadioSelect(),
            "comment": forms.Textarea(attrs={"rows": 4}),
        }
        labels: ClassVar[dict[str, str]] = {
            "useful": "How useful was it for your work?",
            "confident": "How confident are you to use what you learnt?",
            "comment": "What would make it better?",
        }
        help_texts: ClassVar[dict[str, str]] = {"comment": "Shown without your name. Do not name families"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("useful", "confident"):
            choice_field(self, name).choices = ClassFeedback.SCORES


class ApologiesForm(forms.Form):
    """Why someone with a place cannot come."""

    reason = forms.ChoiceField(
        label="Why can you not come?",
        choices=ApologyReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select why you cannot come"},
    )


class CodeForm(forms.Form):
    """The code that is shown in the room."""

    code = forms.RegexField(
        r"^\s*[0-9]{3}\s*[0-9]{3}\s*$",
        label="Code shown in the room",
        error_messages={"invalid": "Enter the 6-digit code shown in the room"},
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class PeopleForm(FindsPeople, forms.Form):
    """Who is to have a place: NQSWs first, then anyone else."""

    nqsws = SeveralPeopleField(label="NQSWs", required=False)
    others = SeveralPeopleField(label="Others", required=False)

    def __init__(self, *args: Any, nqsws: WorkerQuerySet, others: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("nqsws", nqsws), ("others", others)):
            field = people_fields(self)[name]
            field.queryset, field.tells_all = people, True
            if field.few == []:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not self.errors and not self.people:
            raise ValidationError("Select at least one person")
        return cleaned

    @property
    def people(self) -> list[Worker]:
        """NQSWs before others: they take the first places."""
        chosen = [self.cleaned_data.get(name) or [] for name in ("nqsws", "others")]
        return [worker for people in chosen for worker in people]
