"""The fifteen measures a second time: slowly, in plain loops, from what the domain says of each.

Nothing of the product's reports, clock or rules is used: only its tables are read.
"""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from statistics import median
from zoneinfo import ZoneInfo

import holidays

from nqsw.models import Enrolment, MentorAssignment, OutcomeStep, Seat
from supervision.models import Action, Agreement, Attendance, CaseDiscussion, Signature
from workforce.models import Absence, CaseloadLimit, CaseloadSnapshot, Post, StartDay, Worker

LONDON = ZoneInfo("Europe/London")
ONE = timedelta(1)
HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2024, 2029))


def works(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def after_working_days(day, number):
    while number:
        day += ONE
        number -= works(day)
    return day


def months_on(day, number):
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def local(at):
    return at.astimezone(LONDON).date()


@dataclass
class Line:
    """One thing that is counted; the people in it."""

    people: list
    day: date
    counts: bool = True
    value: object = None
    of: object = None
    #: Of a session, whether it counts for each of the people.
    each: list = field(default_factory=list)

    def of_those(self, meant):
        """The line of some of its people, by their places in it; None where it is of none."""
        if not any(meant):
            return None
        if not self.each:
            return self
        return replace(self, counts=all(own for own, is_one in zip(self.each, meant, strict=True) if is_one))


class Slow:
    """Everything that there is, read once."""

    def __init__(self):
        self.workers = {one.pk: one for one in Worker.objects.select_related("team")}
        self.posts = list(Post.objects.filter(is_main=True).select_related("team"))
        self.enrolments = list(
            Enrolment.objects.select_related("cohort__programme").prefetch_related(
                "pauses", "milestones", "protected_time"
            )
        )
        self.agreements = list(Agreement.objects.all())
        self.stages = {
            one.policy_id: list(one.policy.stages.order_by("pk"))
            for one in Agreement.objects.select_related("policy")
        }
        self.minutes = {one.policy_id: one.policy.minimum_minutes for one in self.agreements}
        self.attendances = list(Attendance.objects.select_related("session"))
        self.absences = list(Absence.objects.all())
        self.signed_at = defaultdict(list)
        for one in Signature.objects.select_related("text"):
            self.signed_at[one.text.session_id, one.text.supervisee_id].append(one.signed_at)
        self.reflected = {
            (one.session_id, one.supervisee_id) for one in CaseDiscussion.objects.all() if one.reflection
        }
        self.actions = list(Action.objects.select_related("session").prefetch_related("reviews__session"))
        self.counts = list(CaseloadSnapshot.objects.all())
        self.limits = list(CaseloadLimit.objects.all())
        self.mentors = list(
            MentorAssignment.objects.select_related("mentor__mentor_profile", "enrolment__cohort__programme")
        )
        self.seats = list(Seat.objects.select_related("master_class"))
        self.outcomes = list(OutcomeStep.objects.select_related("enrolment"))
        self.posts_of = group(self.posts, "worker_id")
        self.enrolments_of = group(self.enrolments, "worker_id")
        self.agreements_of = group(self.agreements, "supervisee_id")
        self.attendances_of = group(self.attendances, "supervisee_id")
        self.absences_of = group(self.absences, "worker_id")
        self.counts_of = group(self.counts, "worker_id")
        self.limits_of = group(self.limits, "worker_id")
        self.due_then = {}
        start = StartDay.objects.last()
        self.begins = start.records_begin_on if start else date.min

    # --- Who stood where -------------------------------------------------------------------------------

    def place(self, worker, day):
        for post in self.posts_of[worker]:
            if post.started_on <= day <= post.ended_on:
                of = post
                break
        else:
            of = self.workers[worker]
        stage = cohort = None
        for one in self.enrolments_of[worker]:
            if one.started_on <= day and (one.ended_on or day) >= day:
                stage, cohort = min(self.stage(one, day), 13), one.cohort_id
                break
        contract = "agency" if of.contract == "agency" else "employed"
        return {"team": of.team_id, "service": of.team.service_id, "role": of.org_role, "contract": contract,
                "stage": stage, "cohort": cohort}  # fmt: skip

    def stage(self, enrolment, day):
        along = sum(
            not any(p.started_on <= one and (p.ended_on or date.max) >= one for p in enrolment.pauses.all())
            for one in days(enrolment.started_on, day - ONE)
        )
        practised, month = enrolment.started_on + timedelta(along), 0
        while months_on(enrolment.started_on, month + 3) <= practised:
            month += 3
        return month + 1

    def here(self, worker, day):
        one = self.workers[worker]
        return one.started_on <= day and (one.left_on or day) >= day

    # --- The clock -------------------------------------------------------------------------------------

    def exceeded(self, agreement, last, day):
        """On this day more time has passed since the last session than the stage in force allows."""
        for stage in self.stages[agreement.policy_id]:
            start = agreement.clock_started_on
            begins = (
                months_on(start, stage.from_number)
                if stage.from_unit == "month"
                else start + timedelta(stage.from_number * (7 if stage.from_unit == "week" else 1))
            )
            if begins <= day:
                every = stage
        if every.every_unit == "month":
            return day > months_on(last, every.every_number)
        return (day - last).days > every.every_number * (7 if every.every_unit == "week" else 1)

    def due(self, agreement, last):
        """The due day of the next session; None while suspended."""
        key = agreement.pk, last, self.begins
        if key not in self.due_then:
            self.due_then[key] = self.due_after(agreement, last)
        return self.due_then[key]

    def due_after(self, agreement, last):
        day = last + ONE
        while not self.exceeded(agreement, last, day):
            day += ONE
        due, changed = day - ONE, True
        while changed:
            changed = False
            for away in self.absences_of[agreement.supervisee_id]:
                if away.started_on > due:
                    continue
                if away.ended_on is None:
                    return None
                length = sum(works(one) for one in days(away.started_on, away.ended_on))
                if length >= 5 and away.ended_on >= last:
                    soonest = after_working_days(away.ended_on + ONE, 5)
                    if soonest > due:
                        due, changed = soonest, True
            while not works(due):
                due, changed = due + ONE, True
        if due < self.begins:
            return self.due(agreement, self.begins)
        return due

    def held(self, worker, until=date.max):
        """Days on which the clock was moved, in order."""
        return sorted({
            one.held_on for one in self.attendances_of[worker]
            if one.moves_clock and one.held_on and one.held_on <= until
        })  # fmt: skip

    def in_force(self, worker, day):
        for one in self.agreements_of[worker]:
            if one.starts_on <= day and (one.ends_on or day) >= day:
                return one
        return None

    # --- The measures ----------------------------------------------------------------------------------

    def measures(self, first, last, on, known):
        """The lines of each, by key."""
        found = {
            "held-in-time": list(self.periods(first, last, known)),
            "overdue": list(self.overdue(on)),
            "gap-median": list(self.gaps(first, last)),
            "called-off": list(self.off(first, last)),
            "over-limit": list(self.over(on)),
            "days-over": list(self.days_over(first, last)),
            "protected-time": list(self.protected(first, last)),
            "milestones-late": list(self.late(on)),
            "milestones-on-time": list(self.on_time(first, last, known)),
            "with-mentor": list(self.mentored(on)),
            "mentor-load": list(self.loads(on)),
            **self.sessions(first, last, known),
            **self.acts(on),
        }
        found["gap-longest"], found["made-good"] = found["gap-median"], found["called-off"]
        found["agency-in-time"] = [
            one for one in found["held-in-time"] if self.place(one.people[0], one.day)["contract"] == "agency"
        ]
        running = [one for one in self.enrolments if self.still(one, on)]
        found["nqsws"] = [Line([one.worker_id], on) for one in running]
        found["pauses"] = [Line([one.worker_id], on) for one in running if self.paused(one, on)]
        found["attendance"] = [
            Line(
                [one.worker_id],
                local(one.master_class.starts_at),
                one.mark in ("present", "late", "left_early"),
            )
            for one in self.seats
            if one.mark and first <= local(one.master_class.starts_at) <= last
        ]
        found["registration"] = [
            Line([one.pk], on)
            for one in self.workers.values()
            if one.registration_expires_on and self.here(one.pk, on)
            and (one.registration_expires_on - on).days <= 90
        ]  # fmt: skip
        found["leavers"] = [
            Line([one.pk], one.left_on)
            for one in self.workers.values()
            if one.left_on and first <= one.left_on <= last
        ]
        found["outcomes"] = [
            Line([one.enrolment.worker_id], one.taken_on, one.verdict == "pass")
            for one in self.outcomes
            if first <= one.taken_on <= last
        ]
        return found

    def periods(self, first, last, known):
        for one in self.agreements:
            start = one.clock_started_on
            seen = [day for day in self.held(one.supervisee_id) if day > start]
            for since, until in zip([start, *seen], [*seen, None], strict=True):
                due = self.due(one, since)
                if due is None or not first <= due <= last:
                    continue
                if due < one.starts_on or (one.ends_on and due > one.ends_on):
                    continue
                if (
                    until
                    and until <= self.begins
                    and since < self.begins
                    and self.due_without(one, since) < self.begins
                ):
                    continue
                in_time = until is not None and until <= due and until <= known
                yield Line([one.supervisee_id], due, in_time)

    def due_without(self, agreement, since):
        """The due day as if there were records of every day."""
        begins, self.begins = self.begins, date.min
        due = self.due(agreement, since)
        self.begins = begins
        return due or date.max

    def overdue(self, on):
        for one in self.agreements:
            if one.starts_on <= on and (one.ends_on or on) >= on:
                since = max([one.clock_started_on, *self.held(one.supervisee_id, on)])
                due = self.due(one, since)
                if due and due < on:
                    yield Line([one.supervisee_id], on, value=(on - due).days)

    def gaps(self, first, last):
        for worker in self.workers:
            seen = self.held(worker, last)
            for place, day in enumerate(seen):
                if day < first:
                    continue
                agreement = self.in_force(worker, day)
                if agreement is None:
                    continue
                since = max([agreement.clock_started_on, *seen[:place]])
                if self.begins <= since < day:
                    yield Line([worker], day, value=(day - since).days)
            agreement = self.in_force(worker, last)
            away = any(
                one.started_on <= last and (one.ended_on or last) >= last for one in self.absences_of[worker]
            )
            if agreement and not away:
                since = max(agreement.clock_started_on, *seen[-1:], self.begins)
                if since < last:
                    yield Line([worker], last, value=(last - since).days)

    def sessions(self, first, last, known):
        together = defaultdict(list)
        for one in self.attendances:
            if one.held_on and first <= one.held_on <= last:
                together[one.session_id].append(one)
        found = {"length": [], "signed": [], "reflective": []}
        for parts in together.values():
            session, people = parts[0].session, [one.supervisee_id for one in parts]
            day = session.held_on
            if session.minutes is not None:
                found["length"].append(
                    session_line(people, day, [self.is_long(session, who) for who in people])
                )
            last_day = after_working_days(day, 5)
            if last_day <= known and not session.is_imported:
                signed = [
                    sum(local(at) <= last_day for at in self.signed_at[session.pk, who]) >= 2
                    for who in people
                ]
                found["signed"].append(session_line(people, day, signed))
            if session.status in ("signed", "agreed", "disagreed"):
                own = [session.kind == "reflective" or (session.pk, who) in self.reflected for who in people]
                found["reflective"].append(session_line(people, day, own))
        return found

    def is_long(self, session, who):
        agreement = self.in_force(who, session.held_on)
        wanted = self.minutes[agreement.policy_id] if agreement else 0
        return not session.was_interrupted and session.minutes >= wanted

    def off(self, first, last):
        together = defaultdict(list)
        for one in self.attendances:
            if (
                one.session.status in ("cancelled", "did_not_attend")
                and first <= local(one.session.starts_at) <= last
            ):
                together[one.session_id].append(one)
        for parts in together.values():
            day = local(parts[0].session.starts_at)
            people = [one.supervisee_id for one in parts]
            yield session_line(people, day, [self.made_good(who, day) for who in people])

    def made_good(self, worker, day):
        agreement = self.in_force(worker, day)
        if agreement is None:
            return False
        before = [one for one in self.held(worker) if one < day]
        since = max([agreement.clock_started_on, *before])
        due = self.due(agreement, since)
        coming = [
            local(one.session.starts_at) for one in self.attendances_of[worker]
            if one.session.status in ("proposed", "booked")
        ]  # fmt: skip
        return any(day <= one and (due is None or one <= due) for one in [*self.held(worker), *coming])

    def acts(self, on):
        found = {"actions-overdue": [], "actions-carried": []}
        for one in self.actions:
            ended = one.done_on or one.dropped_on
            if one.session.held_on > on or (ended and ended <= on):
                continue
            if one.due_on and one.due_on < on:
                found["actions-overdue"].append(Line([one.supervisee_id], on))
            carried = sum(
                review.outcome == "carried" and review.session.held_on <= on for review in one.reviews.all()
            )
            if carried >= 2:
                found["actions-carried"].append(Line([one.supervisee_id], on))
        return found

    def cases(self, worker, on):
        """The newest count, and the limit: set for the day, else 18 by FTE for those who hold cases."""
        counts = [one for one in self.counts_of[worker] if one.counted_on <= on]
        cases = max(counts, key=lambda one: one.counted_on).total if counts else None
        person = self.workers[worker]
        limit = (
            int((18 * person.fte).quantize(Decimal(1), ROUND_FLOOR)) if person.org_role in (4, 5) else None
        )
        for one in sorted(self.limits_of[worker], key=lambda one: one.starts_on):
            if one.starts_on <= on and (one.ends_on or on) >= on:
                limit = one.cases
        return cases, limit

    def over(self, on):
        for worker in self.workers:
            cases, limit = self.cases(worker, on)
            if self.here(worker, on) and cases is not None and limit is not None:
                yield Line([worker], on, cases > limit)

    def days_over(self, first, last):
        for worker in self.workers:
            number = 0
            for day in days(first, last):
                cases, limit = self.cases(worker, day)
                number += self.here(worker, day) and cases is not None and limit is not None and cases > limit
            if number:
                yield Line([worker], last, value=number)

    def still(self, enrolment, on):
        return enrolment.started_on <= on and (enrolment.ended_on is None or enrolment.ended_on > on)

    def paused(self, enrolment, on):
        return any(one.started_on <= on and (one.ended_on or on) >= on for one in enrolment.pauses.all())

    def protected(self, first, last):
        for one in self.enrolments:
            if one.started_on > last or (one.ended_on or last) < first:
                continue
            taken = sum(each.hours for each in one.protected_time.all() if first <= each.taken_on <= last)
            counted = [
                day for day in days(max(first, one.started_on, self.begins), min(last, one.ended_on or last))
                if not self.paused(one, day)
            ]  # fmt: skip
            weeks = Decimal(len(counted)) / 7
            worker = self.workers[one.worker_id]
            planned = (37 * worker.fte * one.cohort.programme.protected_time_percent / 100 * weeks).quantize(
                Decimal("0.1"), ROUND_HALF_EVEN
            )
            if taken or planned:
                yield Line([one.worker_id], last, value=taken, of=planned)

    def milestones(self):
        for enrolment in self.enrolments:
            for one in enrolment.milestones.all():
                is_before = one.due_on < self.begins and one.done_on is None and one.not_done_on is None
                if not one.is_optional and not is_before:
                    yield enrolment, one

    def on_time(self, first, last, known):
        for enrolment, one in self.milestones():
            runs = enrolment.started_on <= one.due_on <= (enrolment.ended_on or one.due_on)
            if first <= one.due_on <= last and runs and not self.paused(enrolment, one.due_on):
                done = one.done_on is not None and one.done_on <= min(one.due_on, known)
                yield Line([enrolment.worker_id], one.due_on, done)

    def late(self, on):
        for enrolment, one in self.milestones():
            is_open = one.done_on is None or one.done_on > on
            if is_open and one.due_on < on and self.still(enrolment, on) and not self.paused(enrolment, on):
                yield Line([enrolment.worker_id], on)

    def mentored(self, on):
        for one in self.enrolments:
            if not self.still(one, on):
                continue
            theirs = [each for each in self.mentors if each.enrolment_id == one.pk]
            has = any(each.starts_on <= on <= (each.ends_on or on) for each in theirs)
            begun = any(each.starts_on <= on for each in theirs)
            from_before = self.begins > one.started_on and on <= self.begins + timedelta(28)
            is_unknown = from_before and (on < self.begins or not begun)
            if has or not (is_unknown or (one.recorded_on and on < one.recorded_on)):
                yield Line([one.worker_id], on, has)

    def loads(self, on):
        of_each = defaultdict(list)
        for one in self.mentors:
            if one.starts_on <= on <= (one.ends_on or on) and self.still(one.enrolment, on):
                of_each[one.mentor].append(one)
        for mentor, theirs in of_each.items():
            profile = getattr(mentor, "mentor_profile", None)
            most = min(one.enrolment.cohort.programme.mentor_load_limit for one in theirs)
            yield Line([mentor.pk], on, len(theirs) > (min(most, profile.capacity) if profile else most))


def session_line(people, day, each):
    return Line(people, day, all(each), each=each)


def group(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def days(first, last):
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def figure(kind, lines):
    """Lines, how many count, and the value."""
    counted = sum(one.counts for one in lines)
    values = [one.value or 0 for one in lines]
    of = sum(one.of or 0 for one in lines)
    value = {
        "share": lambda: counted / len(lines) if lines else None,
        "number": lambda: len(lines),
        "median": lambda: float(median(values)) if values else None,
        "longest": lambda: float(max(values)) if values else None,
        "total": lambda: float(sum(values)),
        "ratio": lambda: float(sum(values)) / float(of) if of else None,
    }[kind]()
    return len(lines), counted, value
