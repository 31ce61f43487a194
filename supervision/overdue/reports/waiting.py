"""What waits for one person in supervision: to record, to sign, to agree, to answer."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from supervision.models import Addendum, Session
from supervision.overdue.reports.sessions_around import SessionsAround, supervisees_of
from supervision.parts import added_for
from supervision.records.disagreements import Disagreement, disagreements_of
from supervision.records.unsigned import Unsigned, Waits, late
from supervision.rules.repeating import start_of
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY

#: How many days it is said that someone added to a record.
ADDED_SHOWN_FOR = 14
#: A session, and whose record of it is meant (by key).
type Concerning = tuple[Session, Set[int]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one person: sessions to record, to sign, to agree; disagreements to answer."""

    worker: Worker
    to_record: tuple[Session, ...]
    to_sign: tuple[Session, ...]
    to_agree: tuple[Session, ...]
    disagreements: tuple[Disagreement, ...]
    #: Between this person and another: nothing to do, but to know.
    disagreed: tuple[Disagreement, ...] = ()
    #: What the other one added lately to a record.
    added: tuple[Addendum, ...] = ()
    #: Keys of the sessions whose record waits for this person longer than the authority allows.
    own_late: frozenset[int] = frozenset()
    #: Records of this person's sessions that wait for another for so long.
    late: tuple[Unsigned, ...] = ()
    #: Late records of the sessions that this person gave, whoever they wait for.
    late_given: tuple[Unsigned, ...] = ()
    #: How many sessions that this person gives, and of their own, are on days on which someone is away.
    given_while_away: int = 0
    taken_while_away: int = 0

    def __bool__(self) -> bool:
        to_write = self.to_record or self.to_sign or self.to_agree or self.disagreements
        return bool(to_write or self.given_while_away or self.taken_while_away)

    @property
    def to_know(self) -> list[Concerning]:
        """The sessions of what there is to know."""
        disagreed = ((each.session, {each.by.pk}) for each in self.disagreed)
        return [*disagreed, *((each.text.session, {each.text.supervisee_id}) for each in self.added)]

    @property
    def late_of(self) -> dict[int, Unsigned]:
        """Of each supervisee (by key) the record of the worker's sessions that is late the longest."""
        found: dict[int, Unsigned] = {}
        for each in self.late_given:
            for supervisee in supervisees_of(each.session):
                if each.waits is not Waits.ANSWER or supervisee == each.person.pk:
                    found.setdefault(supervisee, each)
        return found


def waiting_in(around: SessionsAround, signatures: Iterable[Unsigned], *, parts: Set[str]) -> Waiting:
    """What waits for the worker, of all signatures that are known; `parts` are what they have to do with."""
    worker = around.worker
    rows = [each for each in signatures if each.concerns(worker)]
    own = [each for each in rows if each.person == worker]
    away = [session.supervisor_id == worker.pk for session in around.while_away]
    disagreements = disagreements_of(worker, on=around.on) if "disagrees" in parts else []
    since = start_of(around.on - ADDED_SHOWN_FOR * ONE_DAY)
    added = added_for(worker).filter(added_at__gte=since) if "added_to" in parts else Addendum.objects.none()
    people = ("author", "text__supervisee", "text__session__supervisor")
    return Waiting(
        worker=worker,
        to_record=tuple(around.to_record),
        to_sign=tuple(each.session for each in own if each.waits is not Waits.ANSWER),
        to_agree=tuple(each.session for each in own if each.waits is Waits.ANSWER),
        disagreements=tuple(
            each for each in disagreements if each.is_answered_by(worker) and not each.answered_by
        ),
        disagreed=tuple(each for each in disagreements if each.is_between(worker)),
        added=tuple(added.select_related(*people).defer("body", "text__content")),
        own_late=frozenset(each.session.pk for each in late(own)),
        late=tuple(each for each in late(rows) if each.person != worker),
        given_while_away=away.count(True),
        taken_while_away=away.count(False),
        late_given=tuple(each for each in late(rows) if each.session.supervisor_id == worker.pk),
    )
