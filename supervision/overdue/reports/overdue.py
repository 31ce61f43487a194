"""The overdue page's data: counts by band and team, and what its table says of each person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from supervision.clock.due_status import explanations, frequencies, tag_of
from supervision.clock.on_record import absences_and_records
from supervision.clock.timeliness import Timeliness, days_overdue, due_days_of, due_soon_until, timeliness
from supervision.models import Agreement, AgreementQuerySet, Attendance
from supervision.models.session import COMING_STATUSES
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.rules.tag import Tag

OVERDUE = (Timeliness.OVERDUE_15_OR_MORE, Timeliness.OVERDUE_8_TO_14, Timeliness.OVERDUE_1_TO_7)
#: The bands that the page counts, the most urgent first.
COUNTED = (*OVERDUE, Timeliness.DUE_SOON, Timeliness.SUSPENDED)


@dataclass(frozen=True, slots=True)
class TeamCount:
    """How many of a team's people are in each counted band."""

    team: int
    name: str
    in_band: tuple[int, ...]

    @property
    def bands(self) -> list[tuple[Timeliness, int]]:
        """Each counted band with its number."""
        return list(zip(COUNTED, self.in_band, strict=True))

    @property
    def overdue(self) -> int:
        """All that are overdue, in whichever band."""
        return sum(self.in_band[: len(OVERDUE)])


@dataclass(frozen=True, slots=True)
class PersonStatus:
    """What the table says of one agreement beyond its own columns."""

    tag: Tag
    next_booked_at: datetime | None
    #: By how many days what is booked next comes after the due day.
    booked_late: int
    why: str


def counts_by_team(agreements: AgreementQuerySet, *, on: date) -> list[TeamCount]:
    """Teams with someone overdue, due soon or suspended, by name.

    A row a person is read and counted here: teams are small, so that counting in the question would give
    hardly fewer rows, and takes longer.
    """
    found: dict[tuple[str, int], list[int]] = {}
    for team, name, place in _placed(agreements, on=on):
        numbers = found.get((name, team))
        if numbers is None:
            numbers = found[name, team] = [0] * len(COUNTED)
        numbers[place] += 1
    return [TeamCount(team, name, tuple(numbers)) for (name, team), numbers in sorted(found.items())]


def _placed(agreements: AgreementQuerySet, *, on: date) -> Iterable[tuple[int, str, int]]:
    """Of everyone who is counted the team, its name, and where among `COUNTED`.

    One question with two parts, each over one end of the index of due days: as one condition, the database
    would read every agreement instead.
    """
    last_soon = due_soon_until(on=on, holidays=days_off(), soon=due_soon_days(on=on))
    columns = ("supervisee__team", "supervisee__team__name", "place")
    bands = [When(_band(band, on=on), then=place) for place, band in enumerate(COUNTED)]
    due = agreements.filter(next_due_on__lte=last_soon).annotate(place=Case(*bands))
    suspended = agreements.filter(next_due_on=None).annotate(place=Value(COUNTED.index(Timeliness.SUSPENDED)))
    both = (part.order_by().values_list(*columns) for part in (due, suspended))
    rows: Iterable[tuple[int, str, int]] = next(both).union(*both, all=True).order_by()
    return rows


def _band(band: Timeliness, *, on: date) -> Q:
    if band is Timeliness.SUSPENDED:
        return Q(next_due_on=None)
    first, last = due_days_of(band, on=on, holidays=days_off(), soon=due_soon_days(on=on))
    after = Q() if first is None else Q(next_due_on__gte=first)
    return after & (Q() if last is None else Q(next_due_on__lte=last))


def totals(counts: Iterable[TeamCount]) -> dict[Timeliness, int]:
    """The number of people in each counted band, over all the teams given."""
    columns = [0] * len(COUNTED)
    for count in counts:
        columns = [total + number for total, number in zip(columns, count.in_band, strict=True)]
    return dict(zip(COUNTED, columns, strict=True))


def due_soon_or_suspended(agreements: AgreementQuerySet, *, last_soon: date) -> QuerySet[Any, Any]:
    """How many are due on each day up to the last that is soon (`last_day_soon`), and how many suspended."""
    found = agreements.filter(Q(next_due_on__lte=last_soon) | Q(next_due_on=None))
    return found.order_by().values("next_due_on").annotate(number=Count("pk"))


def last_day_soon(on: date) -> date:
    """The last due day that is soon on a day."""
    return due_soon_until(on=on, holidays=days_off(), soon=due_soon_days(on=on))


def totals_among(rows: Iterable[Any], *, on: date) -> dict[Timeliness, int]:
    """The number of people in each counted band, of the rows of `due_soon_or_suspended`."""
    holidays, soon = days_off(), due_soon_days(on=on)
    counted = dict.fromkeys(COUNTED, 0)
    for row in rows:
        counted[timeliness(next_due_on=row.next_due_on, on=on, holidays=holidays, soon=soon)] += row.number
    return counted


def people_statuses(agreements: Sequence[Agreement], *, on: date) -> list[PersonStatus]:
    """The tag, the next booked session and the explanation of these agreements, in their order."""
    supervisees = [agreement.supervisee_id for agreement in agreements]
    booked = next_booked(supervisees, on=on)
    holidays = days_off()
    soon = due_soon_days(on=on)
    absences, records = absences_and_records(supervisees)
    whys = explanations(agreements, policies=frequencies(), absences=absences, records=records, on=on)
    return [
        PersonStatus(
            tag=tag_of(agreement.next_due_on, on=on, holidays=holidays, soon=soon),
            next_booked_at=booked.get(agreement.supervisee_id),
            booked_late=booked_late(agreement, booked.get(agreement.supervisee_id)),
            why=why,
        )
        for agreement, why in zip(agreements, whys, strict=True)
    ]


def booked_late(agreement: Agreement, starts_at: datetime | None) -> int:
    """By how many days a session that starts then comes after the due day; 0 for one in time, or for none."""
    if starts_at is None:
        return 0
    return days_overdue(next_due_on=agreement.next_due_on, on=timezone.localtime(starts_at).date())


def next_booked(supervisees: Collection[int], *, on: date) -> dict[int, datetime]:
    """When each supervisee's next booked session starts, from the start of the day on."""
    rows = (
        Attendance.objects.filter(
            supervisee__in=supervisees,
            session__status__in=COMING_STATUSES,
            session__starts_at__gte=start_of(on),
        )
        .order_by("-session__starts_at", "-pk")
        .values_list("supervisee", "session__starts_at")
    )
    return dict(rows)
