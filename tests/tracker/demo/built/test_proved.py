"""What the demo's people signed is proved as of the day on which they signed it; in the demo alone."""

import inspect

import pytest
from django.utils import timezone

from supervision.models import Session, Signature, SignedText, TermsSignature
from supervision.records.proved import prove_session
from tracker.demo.proving import prove_signings
from tracker.verifying import verify
from workforce.audit_trail import services
from workforce.audit_trail.proving import newest_proofs
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("demo")]


def test_all_that_is_signed_stands(demo):
    found = verify(at=timezone.now())
    assert found.differences == ()
    assert found.signed > 900


def test_nothing_was_sealed_later(demo):
    assert not Event.objects.filter(verb="signed earlier sealed").exists()
    text = SignedText.objects.order_by("pk")[0]
    proved = prove_session(Session.objects.get(pk=text.session_id))
    assert (proved.is_whole, proved.sealed_later) == (True, None)


@pytest.mark.parametrize("table", [Signature, TermsSignature], ids=lambda table: table.__name__)
def test_each_proof_is_of_the_time_of_its_signature(demo, table):
    proofs = newest_proofs(Event.objects.all())[table._meta.label_lower]
    signed = dict(table.objects.values_list("pk", "signed_at"))
    assert {pk: proof.at for pk, proof in proofs.items()} == signed


def test_only_in_demo_mode(db, settings):
    settings.DEMO_MODE = False
    with pytest.raises(RuntimeError, match="Only the demo"):
        prove_signings()


@pytest.mark.parametrize("name", ["record_event", "record_signing", "record_events", "events_of"])
def test_what_records_an_event_takes_no_time(name):
    assert "at" not in inspect.signature(getattr(services, name)).parameters
    assert "at" not in services.NewEvent.__dataclass_fields__
