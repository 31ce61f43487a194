"""The words of each agreement: not written, written for an earlier promise, waiting for a signature, out of
date. The one definition of it.

The home pages, a person's page, the list, the number of those who oversee people and the reminders ask here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils import timezone

from supervision.models import Agreement, AgreementQuerySet, Terms, TermsSignature
from workforce.models import Worker
from workforce.rules.tag import Tag

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


#: Words of an earlier agreement are renewed within so long of another supervisor or promise. *Local.*
RENEWED_WITHIN = timedelta(days=14)


class WordsState(TextChoices):
    """How the words of an agreement stand on a day."""

    NOT_WRITTEN = "not-written", "Not written"
    TO_RENEW = "to-renew", "To be renewed"
    TO_SIGN = "to-sign", "To be signed"
    TO_REVIEW = "to-review", "Review overdue"
    SIGNED = "signed", "Signed by both"

    @property
    def colour(self) -> str:
        return {
            "not-written": "grey",
            "to-renew": "yellow",
            "to-sign": "yellow",
            "to-review": "orange",
            "signed": "green",
        }[self.value]


#: What someone has still to do something about.
WAITING = (WordsState.NOT_WRITTEN, WordsState.TO_RENEW, WordsState.TO_SIGN, WordsState.TO_REVIEW)


#: What is promised was changed after the newest words were written.
WRITTEN_BEFORE = Q(words_written_at__lt=F("promise_changed_at")) | Q(
    words_written_at__lt=F("numbers_changed_at")
)


class _Words(TypedDict):
    words_state: str
    numbers_changed_at: datetime | None
    words_review_on: date | None
    words_written_at: datetime | None
    supervisee_signed: bool
    supervisor_signed: bool


@dataclass(frozen=True, slots=True)
class Words:
    """One agreement in force, how its words stand, since when, and who has still to act."""

    agreement: Agreement
    state: WordsState
    since: date
    waits_for: tuple[Worker, ...]

    @property
    def tag(self) -> Tag:
        return Tag(str(self.state.label), self.state.colour)

    @property
    def renew_by(self) -> date:
        """The last day on which words for an earlier promise should stand for this one."""
        return self.since + RENEWED_WITHIN

    @property
    def waits_words(self) -> str:
        """ "Amina Ahmed"; nobody where nothing is to be done."""
        return ", ".join(str(each) for each in self.waits_for)

    def is_for(self, worker: Worker | None) -> bool:
        """This person has still to write, sign or review."""
        return worker in self.waits_for


def with_words(agreements: AgreementQuerySet, *, on: date) -> "QuerySet[WithAnnotations[Agreement, _Words]]":
    """These agreements, each with how its newest words stand on the day."""
    newest = Terms.objects.filter(agreement=OuterRef("pk")).order_by("-written_at", "-pk")
    earlier = Terms.objects.filter(
        agreement__supervisee=OuterRef("supervisee"), agreement__starts_on__lt=OuterRef("starts_on")
    )
    signed = TermsSignature.objects.filter(terms=OuterRef("words"))
    found: Any = agreements.annotate(
        words=Subquery(newest.values("pk")[:1]),
        words_review_on=Subquery(newest.values("review_on")[:1], output_field=DateField()),
        words_written_at=Subquery(newest.values("written_at")[:1], output_field=DateTimeField()),
        supervisee_signed=Exists(signed.filter(worker=OuterRef("supervisee"))),
        supervisor_signed=Exists(signed.filter(worker=OuterRef("supervisor"))),
        numbers_changed_at=F("policy__numbers_changed_at"),
    ).annotate(
        words_state=Case(
            When(Q(words=None) & Exists(earlier), then=Value(WordsState.TO_RENEW.value)),
            When(words=None, then=Value(WordsState.NOT_WRITTEN.value)),
            When(WRITTEN_BEFORE, then=Value(WordsState.TO_RENEW.value)),
            When(
                Q(supervisee_signed=False) | Q(supervisor_signed=False),
                then=Value(WordsState.TO_SIGN.value),
            ),
            When(words_review_on__lt=on, then=Value(WordsState.TO_REVIEW.value)),
            default=Value(WordsState.SIGNED.value),
            output_field=CharField(),
        )
    )
    return cast("QuerySet[WithAnnotations[Agreement, _Words]]", found)


def promise_changed_on(agreement: Agreement, written_at: datetime) -> date | None:
    """The day on which what an agreement promises was changed last, where that was after its words were
    written: they stand for the earlier promise until both have signed again. The same as `WRITTEN_BEFORE`.
    """
    changes = (agreement.promise_changed_at, agreement.policy.numbers_changed_at)
    return _last_day(at for at in changes if at and written_at < at)


def _last_day(instants: Iterable[datetime]) -> date | None:
    last = max(instants, default=None)
    return timezone.localdate(last) if last else None


def words_before(agreement: Agreement) -> Terms | None:
    """The newest words of an agreement that this person had before: they stand until these are renewed."""
    earlier = Terms.objects.filter(
        agreement__supervisee=agreement.supervisee_id, agreement__starts_on__lt=agreement.starts_on
    )
    found = earlier.select_related("agreement__supervisor", "agreement__supervisee", "agreement__policy")
    return (
        found.prefetch_related("signatures__worker").order_by("-agreement__starts_on", "-written_at").first()
    )


def waiting(agreements: AgreementQuerySet, *, on: date) -> "QuerySet[WithAnnotations[Agreement, _Words]]":
    """Those in force on the day that have no words of their own, lack a signature or are out of date."""
    return with_words(agreements.in_force(on=on), on=on).filter(words_state__in=WAITING)


def words_of(agreements: Iterable[Agreement]) -> list[Words]:
    """How the words of these agreements stand; they were read through `with_words`."""
    return [_words(agreement) for agreement in agreements]


def _words(agreement: Agreement) -> Words:
    row = cast("WithAnnotations[Agreement, _Words]", agreement)
    state = WordsState(row.words_state)
    return Words(agreement, state, _since(row, state), tuple(_waits_for(row, state)))


def _since(row: "WithAnnotations[Agreement, _Words]", state: WordsState) -> date:
    """An agreement's start without words; the day of its words, of another promise or of their review."""
    if state is WordsState.TO_RENEW and row.words_written_at:
        changes = (row.promise_changed_at, row.numbers_changed_at)
        return _last_day(at for at in changes if at) or row.starts_on
    if state is WordsState.TO_REVIEW and row.words_review_on:
        return row.words_review_on
    return timezone.localtime(row.words_written_at).date() if row.words_written_at else row.starts_on


def _waits_for(row: "WithAnnotations[Agreement, _Words]", state: WordsState) -> list[Worker]:
    """The supervisor writes and reviews; both sign."""
    if state is WordsState.SIGNED:
        return []
    if state is not WordsState.TO_SIGN:
        return [row.supervisor]
    missing = [(row.supervisee, row.supervisee_signed), (row.supervisor, row.supervisor_signed)]
    return [worker for worker, has_signed in missing if not has_signed]
