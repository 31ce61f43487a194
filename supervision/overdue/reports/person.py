"""Someone's supervision on their page: what is next, when it is due and why, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from supervision.agreements.cover_permissions import agreements_coverable, covers_changeable, covers_visible
from supervision.agreements.reports.agreements import without_agreement
from supervision.agreements.reports.covers_of import CoverOf, covers_of
from supervision.agreements.tables import step_of
from supervision.agreements.words import Words, with_words, words_of
from supervision.booking.away import with_away
from supervision.booking.permissions import bookable_people, sessions_changeable, sessions_preparable
from supervision.clock.due_status import explanations, policies_were_read, with_policies
from supervision.clock.history import FACTS, due_history
from supervision.clock.on_record import SPELLS, spells_asked, spells_found
from supervision.models import Agreement, Attendance, Cover, Session, Status
from supervision.models.cover import now_and_next
from supervision.overdue.reports.overdue import booked_late
from supervision.overdue.reports.people import NO_COVER, due_tag
from supervision.permissions import absences_visible, agreements_managed, agreements_visible, sessions_visible
from supervision.records.permissions import files_visible, sessions_recordable
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.models import Absence, Worker
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY
from workforce.web.access import way_to
from workforce.web.person_page import PartOfPage, PersonPart, Rows, Step
from workforce.web.together import Questions
from workforce.web.viewer import Viewer

#: So many of the sessions to come stand on the page; a link leads to the others.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class ComingSession:
    """A session that is booked or proposed, with what this reader can do about it."""

    session: Session
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PersonSupervision:
    """One agreement on a day, for its page in short."""

    agreement: Agreement
    tag: Tag
    why: str
    #: Still to be held; the next first. Those that are over and not recorded stand apart.
    coming: tuple[ComingSession, ...]
    #: By how many days the first of them comes after the due day.
    booked_late: int
    #: How many are booked after these, and the list of them.
    more: int
    more_url: str
    to_record: tuple[ComingSession, ...]
    promised: int
    in_time: int
    cover: Cover | None
    cover_next: Cover | None
    is_started: bool
    words: Words
    words_step: tuple[str, str]


def supervision_asked(viewer: Viewer, key: int, at: datetime) -> Questions:
    """The person's agreements that the reader may see, and what says when the next session is due."""
    on = viewer.on
    books = Exists(bookable_people(viewer).filter(pk=OuterRef("supervisee")))
    found = agreements_visible(viewer).in_force_from(on).filter(supervisee=key).with_people()
    gives = Exists(Agreement.objects.given_by(viewer.worker, on=on).filter(pk=OuterRef("pk")))
    agreements = with_words(found, on=on).annotate(can_book=books, is_given=gives)
    covers = Cover.objects.in_force_from(on).filter(agreement__in=found.order_by().values("pk"))
    held = Attendance.objects.filter(supervisee=key, moves_clock=True, held_on__lte=on)
    without = without_agreement(Worker.objects.filter(pk=key), on=on)
    return {
        "agreements": agreements.order_by("starts_on"),
        "promises": Agreement.objects.filter(supervisee=key).order_by("starts_on", "pk").values(*FACTS),
        "covers": covers.with_people(),
        "held": held.order_by("held_on").values("held_on"),
        "stages": with_policies(),
        "to_come": _sessions_to_come(key, viewer=viewer),
        "without": without.order_by().values("pk"),
        **spells_asked([key]),
    }


def supervision_of(worker: Worker, viewer: Viewer, at: datetime, found: Rows) -> PersonPart | None:
    """Supervision of someone, for them, their supervisor, who covers, and those who answer for them."""
    if not found["agreements"]:
        return _without_supervisor(worker, found)
    agreement = found["agreements"][0]
    facts = _supervision(agreement, found, viewer=viewer, at=at)
    return PersonPart(
        "supervision/overdue/person.html",
        facts,
        buttons=_buttons(facts, viewer=viewer),
        links=(Step("Supervision agreement", agreement.get_absolute_url()),),
        beneath=f"supervised by {agreement.supervisor}",
    )


def _without_supervisor(worker: Worker, found: Rows) -> PersonPart | None:
    """Nobody supervises them: told to them, and to those who can start an agreement."""
    if not (found["answered_for"] and found["without"]):
        return None
    address = reverse("supervision:agreement_new", query={"supervisee": worker.pk})
    return PersonPart(
        "supervision/overdue/person_without.html", buttons=(Step("Start an agreement", address),)
    )


def _buttons(facts: PersonSupervision, *, viewer: Viewer) -> tuple[Step, ...]:
    """Record what was held, first of all; book, unless the clock is suspended; record what was not booked."""
    if not facts.is_started:
        return ()
    agreement, own = facts.agreement, facts.agreement.supervisee == viewer.worker
    about = {} if own else {"supervisee": agreement.supervisee_id}
    record = [step for one in facts.to_record for step in one.steps if step.label == "Record"][:1]
    if getattr(agreement, "is_given", False) and not record:
        record = [Step("Record", reverse("supervision:session_new", query=about))]
    is_bookable = getattr(agreement, "can_book", False) and agreement.next_due_on is not None
    book = [Step("Book", reverse("supervision:book", query=about))] if is_bookable else []
    return (*record, *book) if facts.to_record else (*book, *record)


def _supervision(agreement: Agreement, found: Rows, *, viewer: Viewer, at: datetime) -> PersonSupervision:
    person, on = agreement.supervisee_id, viewer.on
    absences, records = spells_found((row for name in SPELLS for row in found[name]), [person])
    policies = policies_were_read(found["stages"])
    days = dict.fromkeys(row.held_on for row in found["held"])
    periods = due_history(
        found["promises"],
        policies=policies,
        held_on=list(days),
        absences=absences.get(person, ()),
        holidays=days_off(),
        records=records.get(person, ()),
        until=max(on, agreement.next_due_on or on),
    )
    words = words_of([agreement])[0]
    covers = now_and_next(found["covers"], on=on)
    cover, cover_next = covers.get(agreement.pk, NO_COVER)
    kept = [period for period in periods if period.held_on]
    sessions = [ComingSession(one, _steps(one, viewer=viewer, at=at)) for one in found["to_come"]]
    coming = [one for one in sessions if one.session.starts_at >= start_of(on)]
    to_record = tuple(one for one in sessions if one.session.starts_at < at)
    still = [one for one in coming if one not in to_record]
    shown, more_from = _shown(still)
    why = explanations([agreement], policies=policies, absences=absences, records=records, on=on)
    return PersonSupervision(
        agreement=agreement,
        tag=due_tag(agreement, coming[0].session if coming else None, on=on),
        why=next(why),
        coming=tuple(shown),
        booked_late=booked_late(agreement, shown[0].session.starts_at if shown else None),
        more=len(still) - len(shown),
        more_url=_list_from(more_from, agreement.supervisee, viewer=viewer) if more_from else "",
        to_record=to_record,
        promised=len(kept),
        in_time=sum(period.in_time for period in kept),
        cover=cover,
        cover_next=cover_next,
        is_started=agreement.starts_on <= on,
        words=words,
        words_step=step_of(words, viewer),
    )


def _shown(coming: Sequence[ComingSession]) -> tuple[list[ComingSession], date | None]:
    """The next few, and from which day on the list has the others."""
    if len(coming) <= SHOWN:
        return list(coming), None
    days = [timezone.localtime(one.session.starts_at).date() for one in coming]
    more_from = days[SHOWN]
    return [one for one, on in zip(coming, days, strict=True) if on < more_from], more_from


def _list_from(on: date, worker: Worker, *, viewer: Viewer) -> str:
    """The list of someone's sessions from a day on; empty for those who have no such list."""
    address = way_to("supervision:sessions", viewer=viewer)
    chosen = {"whose": "seen", "show": "coming", "person": str(worker.pk), "from_on": on.isoformat()}
    return f"{address}?{urlencode(chosen)}" if address else ""


def _sessions_to_come(key: int, *, viewer: Viewer) -> QuerySet[Any, Any]:
    """What is booked or proposed and not recorded, with what this reader may do."""
    rights = {
        "seen": sessions_visible(viewer),
        "changes": sessions_changeable(viewer),
        "prepares": sessions_preparable(viewer),
        "records": sessions_recordable(viewer),
    }
    asked = {name: Exists(scope.filter(pk=OuterRef("pk"))) for name, scope in rights.items()}
    rows = Session.objects.coming().filter(asked.pop("seen"), attendances__supervisee=key)
    return with_away(rows).annotate(**asked).select_related("supervisor").order_by("starts_at", "pk")


def _steps(session: Session, *, viewer: Viewer, at: datetime) -> tuple[Step, ...]:
    has_started = session.starts_at <= at
    wanted = [
        ("Record", "record", has_started and getattr(session, "records", False)),
        ("Prepare", "prepare", not has_started and getattr(session, "prepares", False)),
        ("Move", "move", not has_started and getattr(session, "changes", False)),
    ]
    ways = [
        Step(label, way_to(f"supervision:{route}", session.pk, viewer=viewer))
        for label, route, may in wanted
        if may and session.status == Status.BOOKED
    ]
    return tuple(step for step in ways if step.url)


@dataclass(frozen=True, slots=True)
class Away:
    """Someone who is away now or soon, and the cover that is arranged for the people they supervise."""

    absence: Absence | None
    covered: list[CoverOf]
    may_change: bool


def pages_asked(viewer: Viewer, key: int, at: datetime) -> Questions:
    """What the reader may open about the person, and the person's absences that are not over."""
    scopes = {
        "sees_file": files_visible(viewer),
        "sees_absences": absences_visible(viewer),
    }
    asked = {name: Exists(scope.filter(pk=OuterRef("pk"))) for name, scope in scopes.items()}
    given = Agreement.objects.in_force(on=viewer.on).filter(supervisor=OuterRef("pk"))
    asked["covered"] = Exists(given.filter(pk__in=agreements_coverable(viewer).values("pk")))
    asked["handed"] = Exists(given.filter(ends_on=None, pk__in=agreements_managed(viewer).values("pk")))
    away = Absence.objects.filter(Q(ended_on=None) | Q(ended_on__gte=viewer.on), worker=key)
    may_change = Exists(covers_changeable(viewer).filter(pk=OuterRef("pk")))
    covered = covers_visible(viewer).filter(agreement__supervisor=key).in_force_from(viewer.on)
    return {
        "rights": Worker.objects.filter(pk=key).order_by().annotate(**asked).values(*asked),
        "covered": covered.with_people().annotate(may_change=may_change),
        "away": away.order_by("started_on", "pk"),
    }


def pages_of(worker: Worker, viewer: Viewer, at: datetime, found: Rows) -> PersonPart | None:
    """File, absences and cover, as far as this reader may open them; and whether they are away."""
    rights = found["rights"][0]
    pages = (
        ("Supervision file", "supervision:file", rights.sees_file),
        ("Absences", "supervision:absences", rights.sees_absences),
        ("Arrange cover", "supervision:cover_new", rights.covered),
        ("Hand over their people", "supervision:hand_over_people", rights.handed),
    )
    links = [Step(label, way_to(name, worker.pk, viewer=viewer)) for label, name, may in pages if may]
    if worker == viewer.worker:
        links.append(Step("Calendar address", way_to("supervision:calendar", viewer=viewer)))
    absence = _absence(found["away"], on=viewer.on) if rights.sees_absences else None
    covered = covers_of(worker.pk, found["covered"])
    may_change = any(one.may_change for one in found["covered"])
    away = Away(absence, covered, may_change) if absence or covered else None
    template = "supervision/overdue/person_away.html" if away else ""
    return PersonPart(template, away, links=tuple(link for link in links if link.url))


def _absence(absences: Sequence[Absence], *, on: date) -> Absence | None:
    """The first of them, where it has started or starts soon."""
    first = next(iter(absences), None)
    return first if first and first.started_on <= on + 14 * ONE_DAY else None


SUPERVISION = PartOfPage(supervision_asked, supervision_of)
PAGES = PartOfPage(pages_asked, pages_of)
