"""Who comes to read notes by a list: told before it is imported, because some of it waits. Pure."""

from typing import Any

from tracker.setup.establishment_plan import EstablishmentPlan, Person


def readers_of(plan: EstablishmentPlan) -> dict[str, Any]:
    """Of people of the tracker: new line managers and supervisors by their keys, and how many new addresses.

    Of a line manager who is a newcomer, whoever manages that one stands beside them.
    """
    known = [one for one in plan.changed if one.person.pk]
    lines = [one.person for one in known if "line_manager" in one.fields]
    supervised = [(one.person, one.to) for one in plan.handing_over]
    supervised += [(one.person, one.supervisor) for one in plan.starting if one.ends_on is None]
    found = {
        "lines": [
            [one.pk, one.line_manager.pk, _known_at(one.line_manager)] for one in lines if one.line_manager
        ],
        "supervisors": [[one.pk, to.pk] for one, to in supervised if one.pk],
        "addresses": sum("email" in one.fields and _is_to_invite(one.person) for one in known),
        "sign_ins": len(plan.readdressed),
    }
    return {what: some for what, some in found.items() if some}


def _is_to_invite(person: Person) -> bool:
    return bool(person.email and person.known and not person.known.account)


def _known_at(manager: Person | None) -> int | None:
    """The key of a line manager, or of the first one above them whom the tracker knows."""
    seen: set[Person] = set()
    while manager and manager.pk is None and manager not in seen:
        seen.add(manager)
        manager = manager.line_manager
    return manager.pk if manager else None
