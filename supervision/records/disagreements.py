"""Records that a supervisee disagreed with: as both parties find them, and the person who answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from supervision.models import Response, Session, Signature
from supervision.parts import disagreements_concerning
from supervision.rules.repeating import start_of
from workforce.models import AuthorityRole, Worker
from workforce.rules.working_days import ONE_DAY

#: How many days an answer stays on the home pages of both parties.
ANSWER_SHOWN_FOR = 14
#: Who is named beside a disagreement.
PEOPLE = ("worker", "referred_to", "answer__answered_by", "text__session__supervisor")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One supervisee's disagreement with one record, and who answers it or has answered."""

    signature: Signature

    @property
    def session(self) -> Session:
        return self.signature.text.session

    @property
    def by(self) -> Worker:
        return self.signature.worker

    @property
    def answered_by(self) -> Worker | None:
        return self.signature.answer.answered_by if hasattr(self.signature, "answer") else None

    @property
    def answered_on(self) -> date | None:
        if not hasattr(self.signature, "answer"):
            return None
        return timezone.localtime(self.signature.answer.answered_at).date()

    def is_answered_by(self, worker: Worker) -> bool:
        """It was referred to this person."""
        return self.signature.referred_to_id == worker.pk

    def is_between(self, worker: Worker) -> bool:
        """This person disagrees, or signed what is disagreed with."""
        return worker.pk in (self.signature.worker_id, self.session.supervisor_id)


def who_answers(session: Session, supervisee: Worker, *, on: date) -> Worker | None:
    """Who answers a disagreement with the record of this session: a third person, who works here.

    The nearest manager above the supervisor; without one, the nearest above the supervisee; without one,
    a principal social worker. None only where nobody of these is left.
    """
    parties = {session.supervisor_id, supervisee.pk}
    for start in (session.supervisor, supervisee):
        if found := _nearest_above(start, but=parties, on=on):
            return found
    principals = Worker.objects.employed(on=on).filter(
        account__role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER, account__is_active=True
    )
    return principals.exclude(pk__in=parties).order_by("pk").first()


def _nearest_above(worker: Worker, *, but: Collection[int], on: date) -> Worker | None:
    passed, manager = {worker.pk}, worker.line_manager
    while manager is not None and manager.pk not in passed:
        if manager.pk not in but and manager.is_employed(on=on):
            return manager
        passed.add(manager.pk)
        manager = manager.line_manager
    return None


def disagreements_of(worker: Worker, *, on: date) -> list[Disagreement]:
    """Those that concern someone as a party or as the person who answers: open, or answered recently."""
    recent = start_of(on - ANSWER_SHOWN_FOR * ONE_DAY)
    shown = Q(answer=None) | Q(answer__answered_at__gte=recent)
    return _disagreements(disagreements_concerning(worker).filter(shown))


def open_disagreements(supervisee: int, *, among: QuerySet[Session]) -> QuerySet[Signature]:
    """Those of one supervisee (by key) that nobody has answered yet, with records of these sessions."""
    own = Signature.objects.filter(worker=supervisee, response=Response.DISAGREED)
    return own.filter(answer=None, text__session__in=among.values("pk")).select_related(*PEOPLE)


def _disagreements(found: QuerySet[Signature]) -> list[Disagreement]:
    return [Disagreement(each) for each in found.select_related(*PEOPLE)]
