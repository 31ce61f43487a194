"""The demo's two disagreements: each is about a sentence that stands in the record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import time
from enum import StrEnum

from django.utils import timezone

from supervision.models import Addendum, DisagreementAnswer, Response, Session, Signature
from tracker.demo.calendar import local, working_days_after
from tracker.demo.people import WEST, Staff
from tracker.demo.texts import texts
from workforce.models import Worker


class Disagreement(StrEnum):
    """How it stands: named as the texts are."""

    OPEN = "open"
    ANSWERED = "answered"


type Disagreements = Mapping[int, Disagreement]


def disagreements_of(sessions: Sequence[tuple[Session, Worker]], staff: Staff) -> Disagreements:
    """By session: the agency worker's last, and the first in Safeguarding West of someone with more since."""
    manager, agency = staff.managers[1], staff.by_key["agency"]
    given = [(session, who) for session, who in sessions if session.supervisor == manager]
    records = Counter(who.pk for _, who in given if who.team.name == WEST)
    answered = next(session for session, who in given if records[who.pk] > 1)
    last = [session for session, who in sessions if who == agency][-1]
    return {last.pk: Disagreement.OPEN, answered.pk: Disagreement.ANSWERED}


def sentence_of(session: Session, disagreements: Disagreements) -> str:
    """What the record says that its supervisee will not agree with; empty for most."""
    found = disagreements.get(session.pk)
    sentence: str = texts("notes")["disagreements"][found]["record"] if found else ""
    return sentence


def comment_of(disagreement: Disagreement) -> str:
    comment: str = texts("notes")["disagreements"][disagreement]["comment"]
    return comment


def answer_the_answered(staff: Staff) -> None:
    """The manager above has answered the older disagreement, and the supervisor has put the record right."""
    words = texts("notes")["disagreements"][Disagreement.ANSWERED]
    disagreed = Signature.objects.select_related("text__session__supervisor").filter(
        response=Response.DISAGREED
    )
    signature = next(one for one in disagreed if one.comment == words["comment"])
    day = timezone.localtime(signature.signed_at).date()
    DisagreementAnswer.objects.create(
        signature=signature,
        answered_by=staff.by_key["service-manager"],
        answered_at=local(working_days_after(day, 3), time(15, 10)),
        body=words["answer"],
    )
    Addendum.objects.create(
        text=signature.text,
        author=signature.text.session.supervisor,
        added_at=local(working_days_after(day, 4), time(9, 25)),
        body=words["addendum"],
    )
