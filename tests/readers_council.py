"""A council whose readers of notes the services made, one of every kind."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from supervision.agreements.services.agreements import start_agreement
from supervision.agreements.services.covers import start_cover
from supervision.audits.services.audits import open_audit
from supervision.models import Audit
from supervision.records.services.records import log_session
from tests.factories import PolicyFactory, TeamFactory, WorkerFactory
from workforce.accounts.services import invite
from workforce.audit_trail.proving_readers import breaks_of_readers
from workforce.models import AuthorityRole
from workforce.people.services import add_worker

TODAY = date(2026, 11, 19)
AT = timezone.make_aware(datetime.combine(TODAY, time(12)))


def newcomer(name, **facts):
    facts = {"account": None, "email": f"{name.lower()}@council.example", "org_role": 2, **facts}
    worker = WorkerFactory.build(team=TeamFactory(), given_name=name, family_name="Webb", **facts)
    return add_worker(worker=worker, by=None)


def come(worker, role=AuthorityRole.NONE):
    return invite(email=worker.email, role=role, worker=worker, by=None)


def found_council():
    """From nothing, by the services alone: a right of every kind is among what stands at the end."""
    head = newcomer("Head")
    ruth, sam, ola = (newcomer(name, line_manager=head) for name in ("Ruth", "Sam", "Ola"))
    amina = newcomer("Amina", line_manager=ruth, org_role=1)
    people = {"head": head, "ruth": ruth, "sam": sam, "ola": ola, "amina": amina}
    for one in people.values():
        come(one)
    qa = AuthorityRole.QUALITY_ASSURANCE
    first, second = (
        invite(email=f"{n}@council.example", role=qa, worker=None, by=None) for n in ("q1", "q2")
    )
    facts = {"policy": PolicyFactory(), "starts_on": TODAY - timedelta(days=30), "by": None}
    agreement = start_agreement(supervisee=amina, supervisor=ruth, **facts)
    held = AT - timedelta(days=1)
    log_session(
        supervisor=ruth, supervisees=[amina], kind="one_to_one", by=None, at=AT,
        times=(held, held + timedelta(hours=1)), sure=("notice",),
    )  # fmt: skip
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=7)}
    start_cover(agreement=agreement, supervisor=sam, by=None, at=AT, **days)
    open_audit(
        audit=Audit(name="Autumn", size=1, from_on=TODAY - timedelta(days=30), to_on=TODAY),
        people=[amina.pk], auditors=[first, second], by=second, at=AT,
    )  # fmt: skip
    return people


def named():
    return [str(one) for one in breaks_of_readers(on=TODAY)]
