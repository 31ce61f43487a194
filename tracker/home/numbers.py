"""The programme and its supervision in numbers, on the home pages of those who oversee people."""

from collections.abc import Sequence
from dataclasses import dataclass

from nqsw.enrolments.reports.flags import FlagCount, count_flags
from nqsw.enrolments.reports.standing import Standing
from supervision.clock.timeliness import Timeliness
from supervision.overdue.reports.compliance import shares_by_month
from supervision.overdue.reports.overdue import last_day_soon, totals_among
from supervision.records.unsigned import Unsigned, late
from supervision.start_day.reports.first_days import are_first_days_open
from tracker.home.number_rows import number_rows
from tracker.left_behind.reports import COUNTS_MATTER, Reason, numbers_among
from tracker.reports.supervision import MonthSoFar, month_among, months_counted
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AuthorityNumbers:
    """The programme and its supervision in numbers, for those who oversee people."""

    month: MonthSoFar
    bands: dict[Timeliness, int]
    nqsws: int
    #: What needs someone among them, by the names of `FLAGS`.
    flags: dict[str, FlagCount]
    breaches_unapproved: int
    #: Disagreements with a record that nobody has answered.
    disagreements_open: int
    #: Signatures that are late, one for each person and record.
    signatures_late: int
    #: Agreements that are not written, not signed by both or past their review.
    agreements_waiting: int
    #: Documents whose review day is past: for those who keep them.
    reviews_overdue: int
    #: How many rows the list of people left behind has, by reason.
    left_behind: dict[Reason, int]
    #: Someone has supervision in force: without anyone there is nothing to count.
    anyone_supervised: bool
    #: First due days are still to be agreed, by this reader.
    first_days_open: bool

    @property
    def without_mentor(self) -> int:
        return self.flags["no-mentor"].nqsws

    @property
    def mentors_not_entered(self) -> int:
        return self.flags["mentor-unknown"].nqsws

    @property
    def over_limit(self) -> int:
        return self.flags["over-limit"].nqsws

    @property
    def past_end(self) -> int:
        return self.flags["past-end"].nqsws

    @property
    def milestones_late(self) -> int:
        return self.flags["late"].several

    @property
    def before_records(self) -> FlagCount:
        """Milestones from before records began, and of how many NQSWs."""
        return self.flags["before-records"]

    @property
    def milestones_before(self) -> int:
        return self.before_records.several

    @property
    def overdue(self) -> int:
        return sum(number for band, number in self.bands.items() if band.is_overdue)


def numbers_for(
    viewer: Viewer, standings: Sequence[Standing], *, signatures: Sequence[Unsigned]
) -> AuthorityNumbers:
    """The numbers of the people the viewer answers for: their NQSWs, and the signatures they wait for."""
    on, window = viewer.on, months_counted(viewer.on)
    days = (last_day_soon(on), on - COUNTS_MATTER, window.starts_on, window.ends_on)
    found = number_rows(viewer, *days)
    (counted,) = found["counted"]
    return AuthorityNumbers(
        month=month_among(shares_by_month(found["due_days"]), on=on),
        bands=totals_among(found["due"], on=on),
        nqsws=len(standings),
        flags=count_flags(standings),
        breaches_unapproved=counted.breaches,
        reviews_overdue=counted.reviews,
        signatures_late=len(late(signatures)),
        disagreements_open=counted.disagreements,
        agreements_waiting=counted.words,
        left_behind=numbers_among(
            found["lacking"], found["gone"], unmanaged=counted.unmanaged, leavers=counted.leavers, on=on
        ),
        first_days_open=viewer.is_principal_social_worker and are_first_days_open(on=on),
        anyone_supervised=counted.anyone,
    )
