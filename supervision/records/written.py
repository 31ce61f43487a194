"""Whether anything is written in a record. A session that was held moves clocks, written or not."""

from django.db.models import Exists, OuterRef, Q

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    PersonalNote,
    ReviewOutcome,
    SessionQuerySet,
    SessionRecord,
)

#: The boxes of the shared part; jottings are the supervisor's own and go when they sign.
SHARED = ("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters")


def with_writing(sessions: SessionQuerySet) -> SessionQuerySet:
    """Adds `is_written`: some box, case discussion or action of the session's record has words, or it ends an
    earlier action. One that is carried forward was only left open.
    """
    return sessions.annotate(is_written=_words())  # type: ignore[no-redef]  # declared where it is read


def unwritten(sessions: SessionQuerySet) -> SessionQuerySet:
    """Those of these sessions in whose record there is nothing."""
    return sessions.exclude(_words())


def _words() -> Q:
    of_session = {"session": OuterRef("pk")}
    shared = SessionRecord.objects.filter(~Q(**dict.fromkeys(SHARED, "")), **of_session)
    personal = PersonalNote.objects.filter(~Q(wellbeing=""), **of_session)
    cases = CaseDiscussion.objects.written().filter(**of_session)
    actions = Action.objects.filter(**of_session)
    ended = ActionReview.objects.filter(**of_session).exclude(outcome=ReviewOutcome.CARRIED)
    return Q(Exists(shared), Exists(personal), Exists(cases), Exists(actions), Exists(ended), _connector=Q.OR)
