"""Pausing a programme: milestones, the ramp and the end move; and all of it can be taken back."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from nqsw.enrolments.services.entitlements import settle
from nqsw.locking import lock_enrolment
from nqsw.models import Enrolment, Pause, PauseParty, PauseReason
from nqsw.rules.programme_days import latest_end_on
from supervision.absences.services import change_absence, record_absence, remove_absence
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Absence, AbsenceReason, Account
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import Interval

#: Reasons that mean that the NQSW is away, and what HR calls that.
AWAY = {
    PauseReason.SICKNESS: AbsenceReason.SICKNESS,
    PauseReason.BEREAVEMENT: AbsenceReason.OTHER,
    PauseReason.PARENTAL_LEAVE: AbsenceReason.PARENTAL,
}


class CannotPause(Refusal):
    """Why these days cannot be a pause; the message is for people."""


@transaction.atomic
def pause(
    *,
    enrolment: Enrolment,
    reason: str,
    started_on: date,
    ended_on: date | None,
    by: Account | None,
    record_absence_too: bool = False,
) -> Pause:
    """The programme stands still from a day, to a last day where one is known.

    It is agreed in principle until the four agree, each from their own account. The supervision clock
    continues: only an absence moves it, so for a person who is away the absence may be recorded in the same
    step. Raises CannotPause.
    """
    lock_enrolment(enrolment)
    days = _days(started_on, ended_on)
    _require_possible(enrolment, days)
    made = Pause.objects.create(
        enrolment=enrolment,
        reason=reason,
        started_on=started_on,
        ended_on=ended_on,
    )
    if record_absence_too and is_away_without_absence(enrolment, reason=reason, days=days):
        made.absence = record_absence(
            worker=enrolment.worker,
            started_on=started_on,
            ended_on=ended_on,
            reason=AWAY[PauseReason(reason)],
            by=by,
        )
        made.save(update_fields=["absence"])
    _settled(made, Verb.PROGRAMME_PAUSED, by=by)
    return made


@transaction.atomic
def change_pause(
    *,
    pause: Pause,
    ended_on: date | None,
    by: Account | None,
) -> None:
    """Another last day. Raises CannotPause.

    An absence that was recorded with the pause gets the same last day.
    """
    _lock(pause)
    _require_possible(pause.enrolment, _days(pause.started_on, ended_on), but=pause)
    _move_absence(pause, ended_on, by=by)
    pause.ended_on = ended_on
    pause.save()
    _settled(pause, Verb.PAUSE_CHANGED, by=by)


@transaction.atomic
def agree_to_pause(*, pause: Pause, parties: Collection[PauseParty], by: Account, on: date) -> None:
    """One of the four agrees, in each part that they play. Who plays which is the permission's to say.

    Agreeing twice has one effect. Raises CannotPause where there is nothing to agree.
    """
    _lock(pause)
    asked = [one.party for one in pause.agreements if one.party in parties and one.on is None]
    if not pause.enrolment.is_current:
        raise CannotPause("This programme has ended.")
    for party in asked:
        setattr(pause, f"agreed_by_{party.value}_on", on)
        setattr(pause, f"agreed_by_{party.value}", by)
    if asked:
        pause.save()
        _tell_agreement(Verb.PAUSE_AGREED, pause, asked, by=by)


@transaction.atomic
def withdraw_agreement(*, pause: Pause, by: Account) -> None:
    """They no longer agree; possible until all four have. Raises CannotPause."""
    _lock(pause)
    if pause.is_agreed:
        raise CannotPause("All four have agreed, so the agreement stands.")
    theirs = [one.party for one in pause.agreements if one.by == by]
    if not theirs:
        raise CannotPause("You have not agreed yet.")
    for party in theirs:
        setattr(pause, f"agreed_by_{party.value}_on", None)
        setattr(pause, f"agreed_by_{party.value}", None)
    pause.save()
    _tell_agreement(Verb.PAUSE_AGREEMENT_WITHDRAWN, pause, theirs, by=by)


def _tell_agreement(verb: Verb, pause: Pause, parties: Collection[PauseParty], *, by: Account) -> None:
    record_event(
        verb=verb,
        subject=pause,
        by=by,
        worker=pause.enrolment.worker,
        agrees_as=[party.value for party in parties],
    )


@transaction.atomic
def take_back_pause(*, pause: Pause, by: Account | None, absence_too: bool = True) -> None:
    """The pause was a mistake: everything is as if it had not been.

    The absence that was recorded with it goes too, unless it is to stay.
    """
    _lock(pause)
    enrolment = pause.enrolment
    if absence_too and pause.absence:
        remove_absence(absence=pause.absence, by=by)
    record_event(verb=Verb.PAUSE_TAKEN_BACK, subject=pause, by=by, worker=enrolment.worker, **_facts(pause))
    pause.delete()
    settle(enrolment, by=by)


def _days(started_on: date, ended_on: date | None) -> Interval:
    if ended_on and ended_on < started_on:
        raise CannotPause("The last day of the pause must be on or after the first day.")
    return Interval(started_on, ended_on)


def _lock(pause: Pause) -> None:
    """The NQSW locked, and the pause as it stands by then. Raises CannotPause when it was taken back."""
    lock_enrolment(pause.enrolment)
    try:
        pause.refresh_from_db()
    except Pause.DoesNotExist as gone:
        raise CannotPause("Someone removed this pause while you were on this page.") from gone


def _move_absence(pause: Pause, ended_on: date | None, *, by: Account | None) -> None:
    """Only while it still says the same as the pause: who has changed it since knows better."""
    absence = pause.absence
    if absence and ended_on != pause.ended_on and absence.ended_on == pause.ended_on:
        change_absence(
            absence=absence, started_on=absence.started_on, ended_on=ended_on, reason=absence.reason, by=by
        )


def is_away_without_absence(enrolment: Enrolment, *, reason: str, days: Interval) -> bool:
    """The reason says that the NQSW is away, and no absence overlaps those days yet."""
    if reason not in AWAY:
        return False
    absences = Absence.objects.filter(worker=enrolment.worker)
    return not any(days.overlaps(Interval(a.started_on, a.ended_on)) for a in absences)


def _require_possible(enrolment: Enrolment, days: Interval, *, but: Pause | None = None) -> None:
    if not enrolment.is_current:
        raise CannotPause("This programme has ended.")
    if days.starts_on < enrolment.here_from:
        raise CannotPause("The pause must start on or after the first day of the programme.")
    for other in enrolment.pauses.all():
        if other != but and days.overlaps(other.interval):
            raise CannotPause("These days overlap another pause of this programme.")


def _settled(pause: Pause, verb: Verb, *, by: Account | None) -> None:
    enrolment = pause.enrolment
    settle(enrolment, by=by)
    record_event(verb=verb, subject=pause, by=by, worker=enrolment.worker, **_facts(pause))


def exceeds_24_months(enrolment: Enrolment) -> bool:
    """The expected end lies beyond what the arrangements allow: someone must decide."""
    return enrolment.expected_end_on > latest_end_on(enrolment.started_on)


def _facts(pause: Pause) -> dict[str, str | None]:
    return {
        "reason": pause.reason,
        "started_on": pause.started_on.isoformat(),
        "ended_on": pause.ended_on.isoformat() if pause.ended_on else None,
    }
