"""Someone's supervision on their page: what is next, when it is due and why, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from supervision.agreements.cover_permissions import agreements_coverable
from supervision.agreements.reports.agreements import without_agreement
from supervision.agreements.tables import step_of
from supervision.agreements.words import Words, with_words, words_of
from supervision.booking.permissions import bookable_people, sessions_changeable, sessions_preparable
from supervision.clock.due_status import explanations, frequencies
from supervision.clock.on_record import absences_and_records
from supervision.clock.periods import due_periods
from supervision.models import Agreement, Attendance, Cover, Session, Status
from supervision.overdue.reports.people import NO_COVER, due_tag
from supervision.permissions import absences_visible, agreements_managed, agreements_visible, sessions_visible
from supervision.records.permissions import files_visible, sessions_recordable
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.models import Absence, Worker
from workforce.permissions import people_answered_for
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY, Interval
from workforce.web.access import way_to
from workforce.web.person_page import PersonPart, Step
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


def supervision_of(worker: Worker, viewer: Viewer, at: datetime) -> PersonPart | None:
    """Supervision of someone, for them, their supervisor, who covers, and those who answer for them."""
    on = viewer.on
    books = Exists(bookable_people(viewer).filter(pk=OuterRef("supervisee")))
    found = agreements_visible(viewer).in_force_from(on).filter(supervisee=worker).with_people()
    gives = Exists(Agreement.objects.given_by(viewer.worker, on=on).filter(pk=OuterRef("pk")))
    asked = with_words(found, on=on).annotate(can_book=books, is_given=gives)
    agreement = asked.order_by("starts_on").first()
    if agreement is None:
        return _without_supervisor(worker, viewer)
    facts = _supervision(agreement, viewer=viewer, on=on, at=at)
    return PersonPart(
        "supervision/overdue/person.html",
        facts,
        buttons=_buttons(facts, viewer=viewer),
        links=(Step("Supervision agreement", agreement.get_absolute_url()),),
        beneath=f"supervised by {agreement.supervisor}",
    )


def _without_supervisor(worker: Worker, viewer: Viewer) -> PersonPart | None:
    """Nobody supervises them: told to them, and to those who can start an agreement."""
    if not people_answered_for(viewer).filter(pk=worker.pk).exists():
        return None
    if not without_agreement(Worker.objects.filter(pk=worker.pk), on=viewer.on).exists():
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


def _supervision(agreement: Agreement, *, viewer: Viewer, on: date, at: datetime) -> PersonSupervision:
    person = agreement.supervisee_id
    absences, records = absences_and_records([person])
    policies = frequencies()
    held = [
        day
        for day in Attendance.objects.filter(
            supervisee=person, moves_clock=True, held_on__range=(agreement.clock_started_on, on)
        )
        .order_by("held_on")
        .values_list("held_on", flat=True)
        .distinct()
        if day
    ]
    periods = due_periods(
        policy=policies[agreement.policy_id],
        clock_started_on=agreement.clock_started_on,
        held_on=held,
        absences=absences.get(person, ()),
        holidays=days_off(),
        within=Interval(agreement.clock_started_on, max(on, agreement.clock_started_on)),
        records=records.get(person, ()),
        first_due_on=agreement.first_due_on,
    )
    words = words_of([agreement])[0]
    covers = Cover.objects.filter(agreement=agreement).now_and_next(on=on)
    cover, cover_next = covers.get(agreement.pk, NO_COVER)
    kept = [period for period in periods if period.held_on]
    sessions = _sessions_to_come(agreement.supervisee, viewer=viewer, at=at)
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


def _sessions_to_come(worker: Worker, *, viewer: Viewer, at: datetime) -> list[ComingSession]:
    """What is booked or proposed and not recorded, with the steps of this reader, in one question."""
    rights = {
        "seen": sessions_visible(viewer),
        "changes": sessions_changeable(viewer),
        "prepares": sessions_preparable(viewer),
        "records": sessions_recordable(viewer),
    }
    asked = {name: Exists(scope.filter(pk=OuterRef("pk"))) for name, scope in rights.items()}
    rows = Session.objects.coming().filter(asked.pop("seen"), attendances__supervisee=worker)
    found = rows.annotate(**asked).select_related("supervisor").order_by("starts_at")
    return [ComingSession(session, _steps(session, viewer=viewer, at=at)) for session in found]


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
    """Someone who is away on the day."""

    absence: Absence


def pages_of(worker: Worker, viewer: Viewer, at: datetime) -> PersonPart | None:
    """File, absences and cover, as far as this reader may open them; and whether they are away."""
    scopes = {
        "sees_file": files_visible(viewer),
        "sees_absences": absences_visible(viewer),
    }
    asked = {name: Exists(scope.filter(pk=OuterRef("pk"))) for name, scope in scopes.items()}
    given = Agreement.objects.in_force(on=viewer.on).filter(supervisor=OuterRef("pk"))
    asked["covered"] = Exists(given.filter(pk__in=agreements_coverable(viewer).values("pk")))
    asked["handed"] = Exists(given.filter(ends_on=None, pk__in=agreements_managed(viewer).values("pk")))
    rights = Worker.objects.annotate(**asked).values(*asked).get(pk=worker.pk)
    pages = (
        ("Supervision file", "supervision:file", rights["sees_file"]),
        ("Absences", "supervision:absences", rights["sees_absences"]),
        ("Arrange cover", "supervision:cover_new", rights["covered"]),
        ("Hand over their people", "supervision:hand_over_people", rights["handed"]),
    )
    links = [Step(label, way_to(name, worker.pk, viewer=viewer)) for label, name, may in pages if may]
    if worker == viewer.worker:
        links.append(Step("Calendar address", way_to("supervision:calendar", viewer=viewer)))
    away = _away(worker, on=viewer.on) if rights["sees_absences"] else None
    template = "supervision/overdue/person_away.html" if away else ""
    return PersonPart(template, away, links=tuple(link for link in links if link.url))


def _away(worker: Worker, *, on: date) -> Away | None:
    soon = Q(started_on__lte=on + 14 * ONE_DAY) & (Q(ended_on=None) | Q(ended_on__gte=on))
    absence = Absence.objects.filter(soon, worker=worker).order_by("started_on").first()
    return Away(absence) if absence else None
