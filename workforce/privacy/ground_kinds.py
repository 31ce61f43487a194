"""What the ground floor deletes when its time is over: caseloads, imports, sign-ins, and names."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from workforce.audit_trail.coming_and_going import SIGN_INS
from workforce.audit_trail.sealing import newest_sealed
from workforce.models import Account, Event, ImportRun, SecondFactorReset, Worker
from workforce.privacy.inventory import inventory, rows_about, table_of
from workforce.privacy.leavers import leavers_with
from workforce.privacy.retention import Begun, RetentionKind
from workforce.rules.authority import Setting
from workforce.rules.data_held import Kept

#: What an imported file said; what it came to is kept in numbers.
EMPTY_RUN: dict[str, Any] = {
    **{"file_name": "", "content": None, "lines": None, "questions": None, "undo": None},
    "answers": {},
}
NUMBERS_OF_RUN = ("counts", "waiting")
#: The name of someone whose name was deleted; the key tells them apart.
FORMER = "Former"
#: Kinds whose rows name people, so that their names stay as long.
NAMING = (
    *(Kept.SUPERVISION, Kept.PROGRAMME, Kept.AUDITS, Kept.ABSENCES),
    *(Kept.CASELOADS, Kept.CENSUS, Kept.IMPORTS),
)


def _import_runs(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Each but the last one of a kind that was imported: its answers hold for the next file."""
    applied = ImportRun.objects.filter(undone_at=None).exclude(applied_at=None).order_by("-applied_at", "-pk")
    newest = dict(applied.reverse().values_list("kind", "pk"))  # of each kind the last one that is read
    last = list(newest.values())
    old = ImportRun.objects.filter(uploaded_at__date__lte=until).exclude(pk__in=last).exclude(file_name="")
    for each in old.only("pk", "uploaded_at", *ImportRun.SEALED_TO, "changes").order_by("pk"):
        began_on = timezone.localdate(each.uploaded_at)
        numbers = {name: each.changes[name] for name in NUMBERS_OF_RUN if name in each.changes}
        kept = ImportRun._meta.get_field("changes").sealed_for(each, numbers)
        blanked = ((ImportRun.objects.filter(pk=each.pk), {**EMPTY_RUN, "changes": kept}),)
        yield Begun(subject=each, people=(), began_on=began_on, blanked=blanked)


def _sign_ins(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Events that are sealed, and what the sign-in pages keep; together, since they are many."""
    happened = Q(at__date__lte=until, verb__in=SIGN_INS, pk__lte=newest_sealed()) & ~Q(subject_id="")
    of_held = [str(key) for key in Account.objects.filter(worker__in=held).values_list("pk", flat=True)]
    events = Event.objects.filter(happened).exclude(actor__worker__in=held)
    events = events.exclude(subject_type=Account._meta.label_lower, subject_id__in=of_held)
    roots: tuple[QuerySet[Any], ...] = (
        Session.objects.filter(expire_date__date__lte=until),
        UserSession.objects.filter(last_seen_at__date__lte=until).exclude(user__worker__in=held),
        SecondFactorReset.objects.filter(expires_at__date__lte=until).exclude(account__worker__in=held),
    )
    newest = events.order_by("-at", "-pk").first()
    if newest or any(rows.exists() for rows in roots):
        subject = newest or next(row for rows in roots if (row := rows.first()))
        yield Begun(subject=subject, people=(), began_on=until, roots=roots, forgotten=events)


def _people(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Those who left, and whose name stands nowhere else any more."""
    left = Worker.objects.filter(left_on__lte=until).exclude(given_name=FORMER, known_as="", email="")
    for worker in left.exclude(_named_elsewhere()).select_related("account").order_by("pk"):
        rows = rows_about(Kept.PERSON, [worker.pk])
        blanked: list[tuple[QuerySet[Any], dict[str, Any]]] = [
            (Worker.objects.filter(pk=worker.pk), _former(worker))
        ]
        if worker.account_id:
            blanked.append((Account.objects.filter(pk=worker.account_id), _closed(worker.account_id)))
        roots = tuple(found for model, found in rows.items() if model not in STUBS)
        yield Begun(
            subject=worker,
            people=(worker.pk,),
            began_on=worker.left_on or until,
            roots=roots,
            blanked=tuple(blanked),
        )


#: What stays of a person: the key, when they were here, and that they are gone.
STUBS = ("workforce.Worker", "workforce.Account")


def _former(worker: Worker) -> dict[str, Any]:
    names = {"given_name": FORMER, "family_name": f"worker {worker.pk}", "known_as": ""}
    return {**names, "email": "", "staff_number": None, "swe_number": None, "job_title": ""}


def _closed(key: int) -> dict[str, Any]:
    return {"email": f"removed-{key}@removed.invalid", "password": "!", "is_active": False, "role": ""}


def _named_elsewhere() -> Q:
    """Some row of another kind leads to the worker, or to their account."""
    found = Q(pk__in=())
    for held in inventory().values():
        if held.kept not in NAMING:
            continue
        model = table_of(held)
        for column in model._meta.local_concrete_fields:
            if column.related_model is Worker:
                found |= Q(Exists(model._base_manager.filter(**{column.name: OuterRef("pk")})))
            elif column.related_model is Account:
                found |= Q(Exists(model._base_manager.filter(**{column.name: OuterRef("account_id")})))
    return found


CASELOADS = RetentionKind(
    kept=Kept.CASELOADS,
    label="Caseloads",
    setting=Setting.KEEP_CASELOADS_MONTHS,
    begun=leavers_with(Kept.CASELOADS),
)
IMPORT_RUNS = RetentionKind(
    kept=Kept.IMPORTS, label="Imported files", setting=Setting.KEEP_IMPORTS_MONTHS, begun=_import_runs
)
SIGN_IN_EVENTS = RetentionKind(
    kept=Kept.SIGN_INS, label="Sign-ins", setting=Setting.KEEP_SIGN_INS_MONTHS, begun=_sign_ins
)
PEOPLE = RetentionKind(
    kept=Kept.PERSON, label="Names of people", setting=Setting.KEEP_PERSON_MONTHS, begun=_people
)
