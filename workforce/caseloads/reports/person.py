"""Someone's caseload on their page: the last count against the limit, and whether anyone agreed to it."""

from dataclasses import dataclass
from datetime import datetime

from workforce.caseloads.limits_in_force import LimitInForce, limit_on
from workforce.models import CaseloadBreach, CaseloadSnapshot, Worker
from workforce.permissions import can_answer_for
from workforce.rules.in_words import many
from workforce.web.access import way_to
from workforce.web.person_page import PersonPart, Step
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PersonCaseload:
    """The last count, the limit on the day, and the overload that is open."""

    snapshot: CaseloadSnapshot
    limit: LimitInForce | None
    breach: CaseloadBreach | None
    weeks_over: int
    is_agreed: bool
    #: This reader can agree to the overload.
    can_decide: bool
    url: str

    @property
    def over_words(self) -> str:
        """ "For 2 weeks, not agreed to"."""
        if self.breach is None:
            return ""
        since = f"For {many(self.weeks_over, 'week')}" if self.weeks_over else "Since this week"
        return f"{since}, {'agreed' if self.is_agreed else 'not agreed to'}"


def caseload_of(worker: Worker, viewer: Viewer, at: datetime) -> PersonPart | None:
    """For the person and those who answer for them; nothing where no cases were ever counted."""
    is_own = worker == viewer.worker
    if not (is_own or can_answer_for(viewer, worker)):
        return None
    counts = CaseloadSnapshot.objects.filter(worker=worker, counted_on__lte=viewer.on)
    url = way_to("workforce:caseload", worker.pk, viewer=viewer) if worker.holds_cases else ""
    links = (Step("Caseload", url),) if url else ()
    snapshot = counts.order_by("-counted_on").first()
    if snapshot is None:
        return PersonPart(links=links)
    breach = CaseloadBreach.objects.open().filter(worker=worker).first()
    facts = PersonCaseload(
        snapshot=snapshot,
        limit=limit_on(worker, on=viewer.on),
        breach=breach,
        weeks_over=(viewer.on - breach.since).days // 7 if breach else 0,
        is_agreed=breach is not None and breach.is_approved(on=viewer.on),
        can_decide=breach is not None and not is_own,
        url=url,
    )
    return PersonPart("workforce/caseloads/person.html", facts, links=links)
