"""Arranging cover for an absent supervisor, changing it and ending it; what is booked follows.

The agreement and its clock do not change: an absent supervisor suspends nothing, and a session that the
covering supervisor holds moves the supervisee's clock as any other does.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from supervision.agreements.services.handing_over import give_up, take_over, why_not_taken_over
from supervision.booking.services.bookable import NotBookable, people_around, supervisor_on
from supervision.calendars.services.invitations import told_together
from supervision.models import Agreement, Cover, Session
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import ChangedAtOnce, lock_whoever
from workforce.models import Absence, Account, ReaderRight, Worker
from workforce.reader_changes.second_person import gains_by_standing_in, must_wait
from workforce.reader_changes.services import tell_of_readers
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY
from workforce.web.tags import day


class CoverRefused(Refusal):
    """The cover contradicts what there is; the message is for a person."""


@transaction.atomic
def start_cover(
    *,
    agreement: Agreement,
    supervisor: Worker,
    starts_on: date,
    ends_on: date,
    by: Account | None,
    at: datetime,
    reason: str = "",
    second: Account | None = None,
) -> Cover:
    """Someone supervises in the supervisor's place, from the first day to the last.

    What is booked with the supervisor on those days is taken over where the other is free, and stays
    where it was else. Raises CoverRefused, also where whoever arranges it would come to read notes by it
    and no `second` person has confirmed that: see `arrange_covers`.
    """
    agreement = _locked(agreement, supervisor, at=at)
    _require_second(agreement, supervisor, by=by, second=second)
    cover = Cover(agreement=agreement, supervisor=supervisor, reason=reason, set_by=by)
    cover.starts_on, cover.ends_on = starts_on, ends_on
    require_sound(cover)
    cover.save()
    _record(Verb.COVER_ARRANGED, cover, by=by, second=second)
    _take_over_booked(cover, by=by, at=at)
    return cover


def gains_by_covering(agreement: Agreement, supervisor: Worker, *, by: Account | None) -> bool:
    """Whoever arranges it would cover, and so read notes that they do not read now."""
    gains = gains_by_standing_in(by, worker=agreement.supervisee, to=supervisor)
    return gains and must_wait(by, gains=True)


def _require_second(
    agreement: Agreement, supervisor: Worker, *, by: Account | None, second: Account | None
) -> None:
    if second is None and gains_by_covering(agreement, supervisor, by=by):
        raise CoverRefused(
            f"You would come to read the notes of {agreement.supervisee}, so someone else must decide this."
        )


@transaction.atomic
def change_cover(
    *,
    cover: Cover,
    supervisor: Worker,
    starts_on: date,
    ends_on: date,
    by: Account | None,
    at: datetime,
    reason: str = "",
) -> Cover:
    """Another person, other days. What was booked outside them goes back. Raises CoverRefused."""
    former = _locked_cover(cover, supervisor, at=at).supervisor
    _require_second(cover.agreement, supervisor, by=by, second=None)
    cover.supervisor, cover.starts_on, cover.ends_on, cover.reason = supervisor, starts_on, ends_on, reason
    require_sound(cover)
    cover.save()
    _record(Verb.COVER_CHANGED, cover, by=by, before=former)
    _give_back(cover.agreement, former, by=by, at=at)
    _take_over_booked(cover, by=by, at=at)
    return cover


@transaction.atomic
def end_cover(*, cover: Cover, on: date, by: Account | None, at: datetime) -> None:
    """The last day of a cover, earlier than planned; a cover that has not started by then is removed.

    What was booked for later goes back to the supervisor, or is cancelled with notice where they
    cannot come.
    """
    former = _locked_cover(cover, at=at).supervisor
    cover.ends_on = min(on, cover.ends_on)
    _record(Verb.COVER_ENDED, cover, by=by)
    if cover.ends_on < cover.starts_on:
        cover.delete()
    else:
        cover.save(update_fields=["ends_on"])
    _give_back(cover.agreement, former, by=by, at=at)


def uncut_cover(
    *, agreement: Agreement, key: int, supervisor: Worker, starts_on: date, ends_on: date, by: Account | None
) -> Cover:
    """A cover that a hand-over shortened or removed, as it was before; those concerned are told.

    One that was removed is without the reason that was written for it. Raises CoverRefused.
    """
    cover = agreement.covers.with_people().filter(pk=key).first()
    verb = Verb.COVER_CHANGED if cover else Verb.COVER_ARRANGED
    cover = cover or Cover(agreement=agreement, supervisor=supervisor, starts_on=starts_on, set_by=by)
    cover.ends_on = ends_on
    require_sound(cover)
    cover.save()
    _record(verb, cover, by=by)
    return cover


def booked_with(cover: Cover, supervisor: Worker, *, at: datetime) -> list[Session]:
    """Sessions of the supervisee still to come with one supervisor, on the days of the cover."""
    first, after = start_of(cover.starts_on), start_of(cover.ends_on + ONE_DAY)
    coming = Session.objects.coming().filter(
        supervisor=supervisor, attendances__supervisee=cover.agreement.supervisee_id, starts_at__gt=at
    )
    return list(coming.filter(starts_at__gte=first, starts_at__lt=after).order_by("starts_at", "pk"))


def _locked(agreement: Agreement, *others: Worker, at: datetime) -> Agreement:
    """The agreement as it is now, with everyone a cover of it can concern locked before it."""
    added = {agreement.supervisor_id, *(worker.pk for worker in others)}
    lock_whoever(lambda: people_around(agreement.supervisee, at=at) | added)
    held = Agreement.objects.select_for_update(of=("self",), no_key=True).with_people()
    found = held.filter(pk=agreement.pk).first()
    if found is None:
        raise ChangedAtOnce
    return found


def _locked_cover(cover: Cover, *others: Worker, at: datetime) -> Cover:
    """The cover as it is now, its agreement and its people locked before it."""
    _locked(cover.agreement, cover.supervisor, *others, at=at)
    found = Cover.objects.with_people().filter(pk=cover.pk).first()
    if found is None:
        raise CoverRefused("Someone ended this cover while you were on this page.")
    return found


def require_sound(cover: Cover) -> None:
    """Raises CoverRefused for days or a person that cannot be."""
    agreement, who = cover.agreement, cover.supervisor
    if cover.ends_on < cover.starts_on:
        raise CoverRefused("The last day of cover must be on or after the first day.")
    if who.pk in (agreement.supervisor_id, agreement.supervisee_id):
        raise CoverRefused(
            f"{who} cannot cover. Select someone other than the supervisee and the supervisor."
        )
    if cover.starts_on < agreement.starts_on or (agreement.ends_on and cover.ends_on > agreement.ends_on):
        raise CoverRefused(
            f"{agreement.supervisor} does not supervise {agreement.supervisee} on all those days."
        )
    if not (who.is_employed(on=cover.starts_on) and who.is_employed(on=cover.ends_on)):
        raise CoverRefused(f"{who} does not work here on all those days.")
    away = Absence.objects.covering(on=cover.starts_on).filter(worker=who).first()
    if away and (away.ended_on is None or away.ended_on >= cover.ends_on):
        raise CoverRefused(f"{who} is away on all those days.")
    days = {"starts_on": cover.starts_on, "ends_on": cover.ends_on}
    others = agreement.covers.overlapping(**days).exclude(pk=cover.pk).select_related("supervisor")
    if other := others.first():
        known = f"{day(other.starts_on)} to {day(other.ends_on)}"
        raise CoverRefused(f"{other.supervisor} already covers {agreement.supervisee}, {known}.")


@told_together()
def _take_over_booked(cover: Cover, *, by: Account | None, at: datetime) -> None:
    """What is booked with the absent supervisor, as far as the covering one can come."""
    own = cover.agreement.supervisor
    for session in booked_with(cover, own, at=at):
        if not why_not_taken_over(session, to=cover.supervisor):
            take_over(session=session, to=cover.supervisor, by=by, at=at)


@told_together()
def _give_back(agreement: Agreement, former: Worker, *, by: Account | None, at: datetime) -> None:
    """What is booked with a covering supervisor on days that they no longer cover."""
    supervisee = agreement.supervisee
    coming = Session.objects.coming().filter(supervisor=former, attendances__supervisee=supervisee)
    for session in coming.filter(starts_at__gt=at).order_by("starts_at", "pk"):
        on = timezone.localtime(session.starts_at).date()
        if Agreement.objects.given_by(former, on=on).filter(supervisee=supervisee).exists():
            continue
        to = _next_giver(session, supervisee)
        if to is None:
            give_up(session=session, supervisee=supervisee, by=by, at=at)
        else:
            take_over(session=session, to=to, by=by, at=at)


def _next_giver(session: Session, supervisee: Worker) -> Worker | None:
    """Who holds the session at its time instead; None where no one can."""
    try:
        to = supervisor_on(supervisee, at=session.starts_at)
    except NotBookable:
        return None
    return None if why_not_taken_over(session, to=to) else to


def tell_of_cover(
    cover: Cover, *, before: Worker, by: Account | None, second: Account | None = None, reason: str = ""
) -> None:
    """The event of who covers, and reads the file until then, which is told to those concerned."""
    tell_of_readers(
        right=ReaderRight.COVER,
        subject=cover,
        worker=cover.agreement.supervisee,
        before=before.pk,
        after=cover.supervisor_id,
        words=(before.full_name, f"{cover.supervisor.full_name}, from {day(cover.starts_on)}"),
        until=cover.ends_on.isoformat(),
        reason=reason,
        by=by,
        second=second,
        gains=cover.supervisor,
    )


def _record(
    verb: Verb,
    cover: Cover,
    *,
    by: Account | None,
    before: Worker | None = None,
    second: Account | None = None,
) -> None:
    """The event, and who reads notes now; `before` is who covered until now, else who is covered."""
    if verb != Verb.COVER_ENDED:
        was = before or cover.agreement.supervisor
        tell_of_cover(cover, before=was, by=by, second=second, reason=cover.reason)
    record_event(
        verb=verb,
        subject=cover,
        by=by,
        worker=cover.agreement.supervisee,
        supervisor=cover.supervisor_id,
        from_on=cover.starts_on.isoformat(),
        to_on=cover.ends_on.isoformat(),
    )
