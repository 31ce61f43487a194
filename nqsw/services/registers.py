"""The attendance register of a master class."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nqsw.models import AttendanceMark, MasterClass, Place
from nqsw.services.classes import lock_class
from workforce.models import Account
from workforce.services.events import record_event


class NotYet(ValueError):
    """The register is not open; the message is for people."""


@transaction.atomic
def mark_register(
    *, master_class: MasterClass, marks: Mapping[int, str], by: Account | None, at: datetime
) -> int:
    """Marks by the key of each place; an empty mark takes one back. Answers how many changed.

    Sent again, the same marks change nothing. A place that was given up since is passed over.
    Raises NotYet before the day of the class and for one that was cancelled, ValueError for a
    mark that there is not.
    """
    if unknown := set(marks.values()) - {"", *AttendanceMark.values}:
        raise ValueError(f"There is no mark {sorted(unknown)[0]!r}.")
    held = lock_class(master_class)
    if not held.can_be_marked(on=timezone.localtime(at).date()):
        raise NotYet("The register opens on the day of the class.")
    changed = [
        place for place in held.places.enrolled().filter(pk__in=marks) if place.mark != marks[place.pk]
    ]
    for place in changed:
        place.mark = marks[place.pk]
        place.marked_at = at if place.mark else None
    Place.objects.bulk_update(changed, ["mark", "marked_at"])
    if changed:
        numbers = Counter(place.mark or "none" for place in changed)
        record_event(
            verb="register marked",
            subject=held,
            by=by,
            marks={str(place.pk): place.mark for place in changed},
            **numbers,
        )
    return len(changed)


@transaction.atomic
def mark_everyone_else(
    *, master_class: MasterClass, mark: AttendanceMark, by: Account | None, at: datetime
) -> int:
    """This mark for everybody who has none yet; marks already made stay."""
    lock_class(master_class)
    unmarked = master_class.places.enrolled().filter(mark="").values_list("pk", flat=True)
    return mark_register(master_class=master_class, marks=dict.fromkeys(unmarked, mark), by=by, at=at)
