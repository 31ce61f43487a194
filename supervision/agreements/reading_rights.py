"""By which rows of agreements and covers someone reads notes."""

from django.db.models import F, Q

from workforce.audit_trail.reading_rights import RightKind
from workforce.audit_trail.verbs import Verb

#: What begins has no end until an event tells one.
_BEGUN = ("supervisor_id", "supervisee_id", "starts_on")
_AGREED = (*_BEGUN, "ends_on")
SUPERVISOR = RightKind(
    key="supervisor",
    model="supervision.Agreement",
    columns=_AGREED,
    words=("supervisor", "supervisee", "first day", "last day"),
    joined=("supervisor", "supervisee"),
    in_force=lambda rows, on: rows.filter(Q(ends_on=None) | Q(ends_on__gte=on)),
    told_by={
        Verb.AGREEMENT_STARTED: _BEGUN,
        Verb.AGREEMENT_HANDED_OVER: _BEGUN,
        Verb.AGREEMENT_ENDED: ("ends_on",),
        Verb.AGREEMENT_REOPENED: ("ends_on",),
        Verb.AGREEMENT_REMOVED: (),
    },
)
_COVERED = ("supervisor_id", "agreement_id", "starts_on", "ends_on")
COVER = RightKind(
    key="cover",
    model="supervision.Cover",
    columns=_COVERED,
    words=("covering supervisor", "agreement", "first day", "last day"),
    joined=("supervisor", "agreement__supervisor", "agreement__supervisee"),
    in_force=lambda rows, on: rows.filter(
        Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=F("starts_on")), ends_on__gte=on
    ),
    told_by={Verb.COVER_ARRANGED: _COVERED, Verb.COVER_CHANGED: _COVERED, Verb.COVER_ENDED: ("ends_on",)},
)
