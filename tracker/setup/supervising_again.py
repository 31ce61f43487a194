"""Who supervises or covers again, and so reads notes again, as a staff list is undone."""

from collections.abc import Callable, Iterable, Sequence

from django.utils import timezone

from supervision.agreements.services.covers import tell_of_cover
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.models import Agreement, Cover
from workforce.audit_trail.runs import keys_of
from workforce.imports.rights_as_before import DoneThere
from workforce.models import Account, Worker

_OF_AGREEMENT = ("supervisor_id", "supervisee_id", "starts_on", "ends_on")
_OF_COVER = ("supervisor_id", "agreement_id", "starts_on", "ends_on")


def who_supervises_again(tables: Sequence[DoneThere], *, reason: str) -> Callable[[Account | None], None]:
    """What tells those concerned, once the rows are as before. Asked while the list's own still stand."""
    moved = {
        one.table: one.keys_moved(*columns)
        for one in tables
        for columns in [{Agreement: _OF_AGREEMENT, Cover: _OF_COVER}.get(one.table)]
        if columns
    }
    agreements, covers = moved.get(Agreement, []), moved.get(Cover, [])
    former = _supervisors_since(tables) if agreements else {}

    def tell(by: Account | None) -> None:
        _tell_of_supervisors(agreements, former, by=by, reason=reason)
        _tell_of_covers(covers, by=by, reason=reason)

    return tell


def _supervisors_since(tables: Iterable[DoneThere]) -> dict[int, Worker]:
    """By supervisee, whom the list had given them."""
    [done] = [one.done for one in tables if one.table is Agreement]
    begun = Agreement.objects.filter(pk__in=keys_of(done["added"])).select_related("supervisor__account")
    return {one.supervisee_id: one.supervisor for one in begun}


def _tell_of_supervisors(
    keys: Sequence[int], former: dict[int, Worker], *, by: Account | None, reason: str
) -> None:
    again = Agreement.objects.filter(pk__in=keys).in_force_from(timezone.localdate())
    for one in again.select_related("supervisor__account", "supervisee__account").order_by("pk"):
        before = former.get(one.supervisee_id)
        if before != one.supervisor:
            tell_of_supervisor(one, former=before, by=by, reason=reason)


def _tell_of_covers(keys: Sequence[int], *, by: Account | None, reason: str) -> None:
    again = Cover.objects.filter(pk__in=keys, ends_on__gte=timezone.localdate())
    people = ("supervisor__account", "agreement__supervisor", "agreement__supervisee__account")
    for one in again.select_related(*people).order_by("pk"):
        tell_of_cover(one, before=one.agreement.supervisor, by=by, reason=reason)
