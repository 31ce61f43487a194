"""Forms of a supervision agreement: start, hand over, change what is promised, end."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q

from supervision.agreements.services.handing_over import CANCEL, TAKE_OVER, why_not_taken_over
from supervision.models import Agreement, FrequencyPolicy, Session, SessionKind, Status
from workforce.models import OrganisationalRole, Worker, WorkerQuerySet
from workforce.reader_changes.forms import reason_field
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField
from workforce.web.tags import day, time_range

#: Roles that supervise as part of the role; anyone who already supervises is offered too.
SUPERVISING_ROLES = (
    OrganisationalRole.SENIOR_MANAGER,
    OrganisationalRole.MIDDLE_MANAGER,
    OrganisationalRole.FIRST_LINE_MANAGER,
    OrganisationalRole.SENIOR_PRACTITIONER,
)


def supervisors(*, on: date) -> WorkerQuerySet:
    """Workers employed on the day who can be given someone to supervise."""
    gives = Agreement.objects.in_force(on=on).filter(supervisor=OuterRef("pk"))
    return Worker.objects.employed(on=on).filter(Q(org_role__in=SUPERVISING_ROLES) | Exists(gives))


NO_POLICY = (
    "No frequency policy is set up yet. The principal social worker adds the usual ones in First steps"
)


class AgreementForm(FindsPeople, forms.ModelForm):
    """A new agreement, for someone the viewer answers for who has none."""

    supervisee = PersonField(label="Who is supervised?")
    supervisor = PersonField(label="Who supervises them?")
    starts_on = DayMonthYearField(
        label="First day",
        help_text="The clock starts on this day: the first session is due one interval later.",
    )

    reason = reason_field()

    class Meta:
        model = Agreement
        fields = ("supervisee", "supervisor", "policy", "starts_on")

    def __init__(self, *args: Any, people: WorkerQuerySet, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "supervisee").queryset = people
        rows_field(self, "supervisor").queryset = supervisors(on=on)
        self._offer(list(FrequencyPolicy.objects.all()))

    def _offer(self, policies: list[FrequencyPolicy]) -> None:
        """The policies, read once; the usual one for those who are not NQSWs is chosen in advance."""
        field = rows_field(self, "policy")
        field.label = "How often?"
        field.choices = [("", field.empty_label), *((policy.pk, str(policy)) for policy in policies)]
        usual = next((policy for policy in policies if policy.is_default_for_others), None)
        self.initial["policy"] = usual
        if not policies:
            field.help_text = NO_POLICY

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        self.instance.clock_started_on = cleaned.get("starts_on")
        return cleaned


class HandOverForm(FindsPeople, forms.Form):
    """A new supervisor, and from which day."""

    to = PersonField(label="New supervisor")
    from_on = DayMonthYearField(label="From which day?")
    reason = reason_field()

    def __init__(self, *args: Any, agreement: Agreement, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"from_on": on}, **kwargs})
        self.agreement = agreement
        others = supervisors(on=on).exclude(pk__in=(agreement.supervisor_id, agreement.supervisee_id))
        rows_field(self, "to").queryset = others

    def clean_from_on(self) -> date:
        from_on: date = self.cleaned_data["from_on"]
        if from_on < self.agreement.starts_on:
            raise forms.ValidationError(
                "The new supervisor must start on or after the first day of this agreement."
            )
        return from_on


class BookingsForm(forms.Form):
    """What becomes of each session booked with the former supervisor.

    Where there is no choice, `settled` says what becomes of it and why.
    """

    def __init__(self, *args: Any, sessions: Iterable[Session], to: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settled: list[str] = []
        for session in sessions:
            label = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
            why_not = why_not_taken_over(session, to=to)
            if why_not:
                self.settled.append(f"{label}: {_ending_of(session)}. {why_not}")
            self.fields[f"session_{session.pk}"] = self._choice(label, to, is_settled=bool(why_not))

    @staticmethod
    def _choice(label: str, to: Worker, *, is_settled: bool) -> forms.ChoiceField:
        ways = [
            (TAKE_OVER, f"{to} takes it over at the same time"),
            (CANCEL, "Cancel it and tell both people"),
        ]
        return forms.ChoiceField(
            label=label,
            choices=ways[1:] if is_settled else ways,
            initial=CANCEL if is_settled else TAKE_OVER,
            widget=forms.HiddenInput if is_settled else forms.RadioSelect,
            error_messages={
                "required": "Select what happens to this session.",
                "invalid_choice": "The choices for this session have changed. Check it again.",
            },
        )

    @property
    def choices(self) -> dict[int, str]:
        """The choice made about each session, by its key."""
        return {int(name.partition("_")[2]): value for name, value in self.cleaned_data.items()}


def _ending_of(session: Session) -> str:
    if session.status == Status.PROPOSED:
        return "withdrawn"
    return "left" if session.kind == SessionKind.GROUP else "cancelled"


class ChangePolicyForm(forms.Form):
    """Another promise of frequency for one person."""

    policy = forms.ModelChoiceField(FrequencyPolicy.objects.none(), label="How often from now on?")

    def __init__(self, *args: Any, agreement: Agreement, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "policy").queryset = FrequencyPolicy.objects.exclude(pk=agreement.policy_id)


class EndAgreementForm(forms.Form):
    """The last day of an agreement."""

    last_day = DayMonthYearField(label="Last day of the agreement")

    def __init__(self, *args: Any, agreement: Agreement, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"last_day": on}, **kwargs})
        self.agreement = agreement

    def clean_last_day(self) -> date:
        last_day: date = self.cleaned_data["last_day"]
        if last_day < self.agreement.starts_on:
            raise forms.ValidationError("The last day must be on or after the first day of the agreement.")
        return last_day
