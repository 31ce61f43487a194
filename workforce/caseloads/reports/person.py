"""Someone's caseload on their page: the last count against the limit, and whether anyone agreed to it."""

from dataclasses import dataclass
from datetime import datetime

from workforce.caseloads.limits_in_force import LimitInForce, limit_among
from workforce.models import CaseloadBreach, CaseloadLimit, CaseloadSnapshot, Worker
from workforce.permissions import people_answered_for
from workforce.rules.in_words import many
from workforce.web.access import way_to
from workforce.web.person_page import PartOfPage, PersonPart, Rows, Step
from workforce.web.together import Questions
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


def caseload_asked(viewer: Viewer, key: int, at: datetime) -> Questions:
    """The last count, the limits that are set, the overload that is open; and whether the reader answers."""
    counts = CaseloadSnapshot.objects.filter(worker=key, counted_on__lte=viewer.on).order_by("-counted_on")
    return {
        "count": CaseloadSnapshot.objects.filter(pk__in=counts.values("pk")[:1]),
        "limits": CaseloadLimit.objects.in_force(on=viewer.on).filter(worker=key).order_by("starts_on"),
        "breaches": CaseloadBreach.objects.open().filter(worker=key),
        "answered_for": people_answered_for(viewer).filter(pk=key).order_by().values("pk"),
    }


def caseload_of(worker: Worker, viewer: Viewer, at: datetime, found: Rows) -> PersonPart | None:
    """For the person and those who answer for them; nothing where no cases were ever counted."""
    is_own = worker == viewer.worker
    if not (is_own or found["answered_for"]):
        return None
    url = way_to("workforce:caseload", worker.pk, viewer=viewer) if worker.holds_cases else ""
    links = (Step("Caseload", url),) if url else ()
    snapshot = next(iter(found["count"]), None)
    if snapshot is None:
        return PersonPart(links=links)
    breach = next(iter(found["breaches"]), None)
    facts = PersonCaseload(
        snapshot=snapshot,
        limit=limit_among(found["limits"], worker, on=viewer.on),
        breach=breach,
        weeks_over=(viewer.on - breach.since).days // 7 if breach else 0,
        is_agreed=breach is not None and breach.is_approved(on=viewer.on),
        can_decide=breach is not None and not is_own,
        url=url,
    )
    return PersonPart("workforce/caseloads/person.html", facts, links=links)


CASELOAD = PartOfPage(caseload_asked, caseload_of)
