"""“Sign out everywhere else”: it stands on the trail, as any other end of a session does."""

from collections.abc import Sequence

from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession

from workforce.accounts.sign_in_events import record_ended_elsewhere


class TellingSessionsAdapter(DefaultUserSessionsAdapter):
    """As the library ends sessions, with an event."""

    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        super().end_sessions(sessions)
        if sessions:
            record_ended_elsewhere(context.request, sessions[0].user, number=len(sessions))
