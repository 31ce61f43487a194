"""The house stands: models agree with the database and the audit trail holds."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from supervision.clock.due_days import differences
from supervision.models import Agreement
from tests.factories import AgreementFactory, EnrolmentFactory, PlaceFactory, SessionFactory
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verifying import broken_links
from workforce.models import Event

pytestmark = pytest.mark.django_db


def test_every_factory_makes_a_true_example():
    EnrolmentFactory()
    PlaceFactory()
    session = SessionFactory(status="held")
    assert session.attendances.get().held_on == session.held_on


def test_a_new_agreement_stores_what_the_clock_says():
    agreement = AgreementFactory()
    assert agreement.next_due_on.isoformat() == "2026-04-02"
    assert list(differences()) == []


def test_nobody_supervises_themselves():
    agreement = AgreementFactory()
    with pytest.raises(IntegrityError, match="agreement_supervisor_is_not_supervisee"), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(supervisor=agreement.supervisee)


@pytest.mark.parametrize(
    "change", [lambda e: e.update(verb="other"), lambda e: e.delete()], ids=["update", "delete"]
)
def test_the_audit_trail_is_append_only(change):
    agreement = AgreementFactory()
    record_event(verb="agreement started", subject=agreement, by=None)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(Event.objects.all())
    assert list(broken_links(at=timezone.now())) == []
