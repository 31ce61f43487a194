"""Whose NQSWs a list shows: those that its reader answers for, mentors or assesses, or one of them."""

from django import forms
from django.db.models import TextChoices

from nqsw.models import Enrolment, EnrolmentQuerySet
from nqsw.permissions import enrolments_overseen, enrolments_visible, mentored_by
from workforce.web.viewer import Viewer


class Whose(TextChoices):
    """Which of the NQSWs that someone sees: those they answer for, mentor or assess."""

    LINE = "line", "People you answer for"
    MENTORED = "mentored", "NQSWs you mentor"
    ASSESSED = "assessed", "NQSWs you assess"


class NQSWField(forms.ModelChoiceField):
    """One NQSW on one programme, in a filter."""

    def label_from_instance(self, enrolment: Enrolment) -> str:
        return f"{enrolment.worker}, {enrolment.cohort}"


def enrolments_of(viewer: Viewer, whose: str) -> EnrolmentQuerySet:
    """Of the enrolments that the viewer sees, those of one part that they play; all without one."""
    match whose:
        case Whose.LINE:
            return enrolments_overseen(viewer)
        case Whose.MENTORED if viewer.worker:
            return Enrolment.objects.filter(pk__in=mentored_by(viewer).values("enrolment"))
        case Whose.ASSESSED if viewer.worker:
            return Enrolment.objects.filter(assessor=viewer.worker)
    return enrolments_visible(viewer)
