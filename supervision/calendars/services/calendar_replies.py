"""What people's own calendars answered to invitations, from reply files of earlier releases."""

from django.db.models import F, QuerySet

from supervision.models import CalendarReply, Session


def current_replies(session: Session) -> QuerySet[CalendarReply]:
    """The answers to a booking as it is now; those to an earlier time of it no longer count."""
    replies = CalendarReply.objects.filter(entry__uid=session.uid, entry__cancelled_at=None)
    current = replies.filter(sequence=F("entry__sequence"))
    return current.select_related("entry__worker").order_by("entry__worker__family_name", "pk")
