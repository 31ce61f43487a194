"""The database itself refuses to change what was signed of a programme, whatever the way."""

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from nqsw.milestones.services.milestone_signing import sign_milestone
from nqsw.milestones.services.milestones import mark_done
from nqsw.milestones.signers import signing_of
from nqsw.models import Enrolment, Milestone, MilestoneFile, MilestoneSignature, OutcomeStep, Step
from nqsw.outcomes.services import take_step
from tests.factories import WorkerFactory
from tests.sealed import write
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
OTHER = "(SELECT MAX(id) FROM workforce_worker)"
#: Each way to change what stands, and what the database says to it.
REFUSED = {
    "UPDATE nqsw_milestone SET note = 'forged'": "under its signatures",
    "UPDATE nqsw_milestone SET done_on = '2026-10-01'": "under its signatures",
    "UPDATE nqsw_milestone SET done_by_id = NULL": "under its signatures",
    "UPDATE nqsw_milestone SET title = 'Another ' || id": "under its signatures",
    "UPDATE nqsw_milestone SET before_tracker = 'day' WHERE done_on IS NOT NULL": "under its signatures",
    "DELETE FROM nqsw_milestone": "under its signatures",
    "UPDATE nqsw_milestonetemplate SET asks_for = 'less'": "under its signatures",
    f"UPDATE nqsw_enrolment SET worker_id = {OTHER}": "under its signatures",
    "DELETE FROM nqsw_milestonesignature": "signature never changes",
    "UPDATE nqsw_milestonesignature SET signed_at = '2026-01-01 10:00:00+00:00'": "signature never changes",
    "UPDATE nqsw_milestonesignature SET content_hash = 'f'": "signature never changes",
    f"UPDATE nqsw_milestonesignature SET worker_id = {OTHER}": "signature never changes",
    "UPDATE nqsw_milestonesignature SET signer = 'mentor'": "signature never changes",
    "UPDATE nqsw_milestone SET files_digest = 'f'": "under its signatures",
    "UPDATE nqsw_milestonefile SET title = 'Another'": "file never changes; add",
    "DELETE FROM nqsw_milestonefile": "file never changes under",
    "INSERT INTO nqsw_milestonefile (milestone_id, title, file_name, content, digest, added_at)"
    " SELECT milestone_id, title, file_name, content, 'g', added_at FROM nqsw_milestonefile": (
        "file never changes under"
    ),
    "DELETE FROM nqsw_outcomestep": "step of the outcome never changes",
    "UPDATE nqsw_outcomestep SET verdict = 'fail'": "step of the outcome never changes",
    "UPDATE nqsw_outcomestep SET reason = 'forged'": "step of the outcome never changes",
    "UPDATE nqsw_outcomestep SET taken_on = '2026-10-01'": "step of the outcome never changes",
    "UPDATE nqsw_outcomestep SET before_tracker = (1 = 1)": "step of the outcome never changes",
    "DELETE FROM nqsw_outcomestep_panel": "step of the outcome never changes",
    f"UPDATE nqsw_outcomestep_panel SET worker_id = {OTHER}": "step of the outcome never changes",
}


@pytest.fixture(scope="module")
def _signed(kept_rows, _people_of_the_module):
    """A review under one signature, and an outcome that a panel moderated."""
    people = _people_of_the_module
    enrolment = Enrolment.objects.get(pk=people["enrolment"].pk)
    review = Milestone.objects.with_signers().get(enrolment=enrolment, title="3-month review")
    MilestoneFile.objects.create(
        milestone=review, title="Notes", file_name="notes.pdf", content=b"%PDF-1", digest="f", added_at=AT
    )
    mark_done(
        milestone=review,
        done_on=TODAY,
        done_by=enrolment.assessor,
        note="Well",
        by=None,
        on=TODAY,
        stands_elsewhere=True,
    )
    review = Milestone.objects.with_signers().get(pk=review.pk)
    sign_milestone(
        milestone=review,
        worker=enrolment.worker,
        content_hash=signing_of(review, on=TODAY).content_hash,
        by=enrolment.worker.account,
        at=AT,
        on=TODAY,
    )
    facts = {"enrolment": enrolment, "verdict": "pass", "reason": "Ready", "on": TODAY, "by": None}
    sure = ["early", "observations", "open"]
    take_step(step=Step.RECOMMENDED, sure=sure, **facts)
    take_step(step=Step.MODERATED, sure=sure, panel=[WorkerFactory(), WorkerFactory()], **facts)
    return review


@pytest.fixture
def signed(_signed):
    return deepcopy(_signed)


@pytest.mark.parametrize("statement", REFUSED)
def test_raw_sql_is_refused(signed, statement):
    with (
        pytest.raises(IntegrityError, match=REFUSED[statement]),
        transaction.atomic(),
        connection.cursor() as sql,
    ):
        sql.execute(statement)


def test_with_its_guard_off_a_milestone_would_change(signed):
    take_down(using="default", only="nqsw_milestone_refuses_update")
    write(Milestone.objects.filter(pk=signed.pk), note="forged")
    signed.refresh_from_db()
    assert signed.note == "forged"


def test_a_signature_is_withdrawn_and_does_not_come_back(signed):
    signatures = MilestoneSignature.objects.filter(milestone=signed)
    signatures.update(is_current=False)
    write(Milestone.objects.filter(pk=signed.pk), note="Said better")
    with pytest.raises(IntegrityError, match="signature never changes"), transaction.atomic():
        signatures.update(is_current=True)


def test_a_step_is_withdrawn_once(signed):
    last = OutcomeStep.objects.filter(step=Step.MODERATED)
    write(last, withdrawn_on=TODAY, withdrawn_because="By mistake")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        write(last, withdrawn_because="For another reason")


def test_what_was_brought_along_goes_with_its_import(signed):
    brought = OutcomeStep.objects.create(
        enrolment=signed.enrolment, step=Step.DECIDED, verdict="pass", taken_on=TODAY, before_tracker=True
    )
    assert brought.delete()[0] == 1
