"""The attendance register of a master class, signing in to it, and what people said of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nqsw.classes.rules import WRONG_CODES_WITHIN, can_sign_in, is_code_good, mark_on_arrival, may_try_code
from nqsw.classes.services.classes import lock_class
from nqsw.models import AttendanceMark, ClassFeedback, MasterClass, Seat
from nqsw.models.master_class import ATTENDED_MARKS
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal


@transaction.atomic
def mark_register(
    *, master_class: MasterClass, marks: Mapping[int, str], by: Account | None, at: datetime
) -> int:
    """Marks by the key of each place; an empty mark takes one back. Answers how many changed.

    Sent again, the same marks change nothing. A place that was given up since is passed over.
    Raises Refusal before the day of the class, for one that was cancelled, and for a mark that there
    is not.
    """
    if unknown := set(marks.values()) - {"", *AttendanceMark.values}:
        raise Refusal(f"There is no mark {sorted(unknown)[0]!r}.")
    held = lock_class(master_class)
    if not held.can_be_marked(on=timezone.localtime(at).date()):
        raise Refusal("The register opens on the day of the class.")
    changed = [seat for seat in held.places.enrolled().filter(pk__in=marks) if seat.mark != marks[seat.pk]]
    for seat in changed:
        seat.mark = marks[seat.pk]
        seat.marked_at = at if seat.mark else None
    Seat.objects.bulk_update(changed, ["mark", "marked_at"])
    if changed:
        numbers: dict[str, Any] = Counter(seat.mark or "none" for seat in changed)
        record_event(
            verb=Verb.REGISTER_MARKED,
            subject=held,
            by=by,
            marks={str(seat.pk): seat.mark for seat in changed},
            **numbers,
        )
    return len(changed)


@transaction.atomic
def mark_everyone_else(*, master_class: MasterClass, mark: str, by: Account | None, at: datetime) -> int:
    """This mark for everyone who has none yet; marks already made stay."""
    lock_class(master_class)
    unmarked = master_class.places.enrolled().filter(mark="").values_list("pk", flat=True)
    return mark_register(master_class=master_class, marks=dict.fromkeys(unmarked, mark), by=by, at=at)


WRONG_CODE = Verb.WRONG_CLASS_CODE


class NotSignedIn(Refusal):
    """Signing in did not work; the message is for people."""


class WrongCode(NotSignedIn):
    """The figures are not those that are shown."""


def sign_in_to_class(
    *, master_class: MasterClass, worker: Worker, code: str, by: Account | None, at: datetime
) -> Seat:
    """Mark oneself as there, by the code that is shown in the room.

    A mark that the facilitator has made stands. A wrong code is noted; after too many no code is
    looked at for some minutes. Raises NotSignedIn.
    """
    try:
        return _sign_in(master_class, worker, code, by=by, at=at)
    except WrongCode:
        record_event(verb=WRONG_CODE, subject=master_class, by=by, worker=worker)
        raise


def _require_few_wrong_codes(master_class: MasterClass, worker: Worker, *, at: datetime) -> None:
    wrong = Event.objects.filter(
        verb=WRONG_CODE,
        subject_type=master_class._meta.label_lower,
        subject_id=str(master_class.pk),
        at__gt=at - WRONG_CODES_WITHIN,
    )
    if not may_try_code(wrong_of_person=wrong.filter(worker=worker).count(), wrong_of_class=wrong.count()):
        minutes = int(WRONG_CODES_WITHIN.total_seconds() // 60)
        raise NotSignedIn(
            f"Too many wrong codes. Wait {many(minutes, 'minute')}, or ask the facilitator to mark you."
        )


@transaction.atomic
def _sign_in(
    master_class: MasterClass, worker: Worker, code: str, *, by: Account | None, at: datetime
) -> Seat:
    held = lock_class(master_class)
    seat = held.places.enrolled().filter(worker=worker).first()
    if seat is None or held.cancelled_at:
        raise NotSignedIn("You do not have a place in this class. Ask the facilitator.")
    if not can_sign_in(at, starts_at=held.starts_at, ends_at=held.ends_at):
        raise NotSignedIn("You can sign in from half an hour before the class until its end.")
    _require_few_wrong_codes(held, worker, at=at)
    if not is_code_good(code, at, uid=held.uid, secret=settings.SECRET_KEY):
        raise WrongCode("Enter the code shown in the room now. It changes every minute.")
    if not seat.mark:
        seat.mark, seat.marked_at = mark_on_arrival(at, starts_at=held.starts_at), at
        seat.save(update_fields=["mark", "marked_at"])
        record_event(verb=Verb.SIGNED_IN_TO_A_CLASS, subject=held, by=by, worker=worker, mark=seat.mark)
    return seat


@transaction.atomic
def give_feedback(
    *, seat: Seat, useful: int, confident: int, comment: str, by: Account | None, at: datetime
) -> ClassFeedback:
    """What someone who attended says of the class; said again, it replaces what was said."""
    if seat.mark not in ATTENDED_MARKS:
        raise Refusal("Only people who attended can give feedback.")
    said, _ = ClassFeedback.objects.update_or_create(
        place=seat,
        defaults={"useful": useful, "confident": confident, "comment": comment, "given_at": at},
    )
    record_event(verb=Verb.CLASS_FEEDBACK_GIVEN, subject=seat.master_class, by=by)
    return said
