"""Every way somebody might try to change a signed record: by name, each a function of the session.

The record has one of everything: a discussion with an action, a personal note, an agenda item, an
earlier action carried forward, both parties' rows. `spare` is a row of a session not signed.
"""

from collections.abc import Callable

from django.db import connection
from django.db.models import F

from supervision.models import (
    Action,
    ActionReview,
    AgendaItem,
    Attendance,
    CaseDiscussion,
    PersonalNote,
    Session,
    SessionRecord,
    Signature,
    SignedText,
)
from supervision.records.services.signing import sign_off
from tests.factories import ActionFactory, CaseDiscussionFactory, WorkerFactory
from tests.sealed import in_clear
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models.sealed import sealed_columns

type Way = Callable[[Session], object]


def full_record() -> Session:
    """A draft with one of everything, ready to be signed."""
    session = a_session()
    worker = supervisee_of(session)
    ActionFactory(supervisee=worker, what="Left open")
    SessionRecord.objects.create(session=session, workload="Eleven", version=1)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    AgendaItem.objects.create(session=session, text="Leave", added_by=worker)
    discussion = CaseDiscussionFactory(session=session, supervisee=worker)
    ActionFactory(supervisee=worker, session=session, discussion=discussion)
    return session


def signed_record() -> Session:
    session = full_record()
    sign_off(session=session, by=session.supervisor.account, at=AT)
    session.refresh_from_db()
    return session


def sql(statement: str) -> Way:
    """Run as it stands, with the session's id where it says so."""

    def run(session: Session) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{id}", str(session.pk)))

    return run


def saved(model: type, **columns: object) -> Way:
    """Load the row, set columns, `save()`."""

    def run(session: Session) -> None:
        rows = (
            model.objects.filter(pk=session.pk)
            if model is Session
            else model.objects.filter(**of(model, session))
        )
        for row in rows:
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()

    return run


def updated(model: type, **columns: object) -> Way:
    """`queryset.update()`."""
    return lambda session: model.objects.filter(**of(model, session)).update(**past_the_seal(model, columns))


def bulk_updated(model: type, **columns: object) -> Way:
    def run(session: Session) -> None:
        rows = list(model.objects.filter(**of(model, session)))
        for row in rows:
            for name, value in past_the_seal(model, columns).items():
                setattr(row, name, value)
        model.objects.bulk_update(rows, list(columns))

    return run


def past_the_seal(model: type, columns: dict[str, object]) -> dict[str, object]:
    """A sealed column takes no text but from a row that is saved: it is written past the field."""
    sealed = {field.name for field in sealed_columns(model)}
    return {name: in_clear(value) if name in sealed else value for name, value in columns.items()}


def deleted(model: type) -> Way:
    """Past every `PROTECT` and cascade of the models, as a careless script would."""
    return lambda session: model.objects.filter(**of(model, session))._raw_delete("default")


def of(model: type, session: Session) -> dict[str, object]:
    if model is Session:
        return {"pk": session.pk}
    return {"text__session": session} if model is Signature else {"session": session}


CHANGES: dict[type, dict[str, object]] = {
    SessionRecord: {"workload": "changed"},
    CaseDiscussion: {"decision": "changed", "rationale": "changed"},
    PersonalNote: {"wellbeing": "changed"},
    AgendaItem: {"text": "changed"},
    Action: {"what": "changed"},
    ActionReview: {"outcome": "done"},
    Session: {"place": "changed"},
    SignedText: {"content_hash": "changed"},
    Signature: {"comment": "changed"},
}


def another() -> Session:
    return a_session()


def _re_parented(model: type) -> Way:
    return lambda session: model.objects.filter(**of(model, session)).update(session=another())


def _moved_in(make: Callable[[Session], object], model: type) -> Way:
    """A row of a session that is not signed is moved under the signed text."""

    def run(session: Session) -> None:
        stray = make(another())
        model.objects.filter(pk=stray.pk).update(session=session)

    return run


def _upserted(session: Session) -> None:
    record = session.record
    SessionRecord.objects.bulk_create(
        [SessionRecord(pk=record.pk, session=session, workload="changed")],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=["workload"],
    )


def _replaced(session: Session) -> None:
    """SQLite: the row goes without a DELETE, and another session's comes in its place."""
    stray = CaseDiscussionFactory(session=another())
    there = session.discussions.order_by("pk").first().pk
    names = [f'"{f.column}"' for f in CaseDiscussion._meta.concrete_fields if f.column not in ("id", "uid")]
    columns = ", ".join(names)
    uid = "'00000000000000000000000000000009'"
    sql(
        f"INSERT OR REPLACE INTO supervision_casediscussion (id, uid, {columns}) "
        f"SELECT {there}, {uid}, {columns} FROM supervision_casediscussion WHERE id = {stray.pk}"
    )(session)


def _text_replaced(session: Session) -> None:
    """SQLite: another text under the same session and supervisee pushes the signed one out."""
    sql(
        "INSERT OR REPLACE INTO supervision_signedtext"
        " (session_id, supervisee_id, content, content_hash, fixed_at)"
        " SELECT session_id, supervisee_id, '{}', 'changed', fixed_at FROM supervision_signedtext"
    )(session)


def _copied_in(session: Session) -> None:
    """PostgreSQL: COPY, which no ORM sees."""
    copy = "COPY supervision_agendaitem (session_id, text, added_at) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(copy) as rows:
        rows.write_row((session.pk, "changed", AT))


WAYS: dict[str, Way] = {
    **{f"{model.__name__}.save()": saved(model, **columns) for model, columns in CHANGES.items()},
    **{f"{model.__name__} update()": updated(model, **columns) for model, columns in CHANGES.items()},
    **{
        f"{model.__name__} bulk_update()": bulk_updated(model, **columns)
        for model, columns in CHANGES.items()
    },
    **{f"{model.__name__} deleted": deleted(model) for model in (*CHANGES, Attendance)},
    "update() with an expression": lambda s: Session.objects.filter(pk=s.pk).update(minutes=F("minutes") + 1),
    "status taken back": updated(Session, status="held"),
    "held day moved": updated(Attendance, held_on="2020-01-01"),
    "a discussion added": lambda s: CaseDiscussionFactory(session=s, supervisee=supervisee_of(s)),
    "an action added": lambda s: ActionFactory(session=s, supervisee=supervisee_of(s)),
    "bulk_create()": lambda s: AgendaItem.objects.bulk_create([AgendaItem(session=s, text="changed")]),
    "bulk_create() over the row": _upserted,
    "a discussion re-parented": _re_parented(CaseDiscussion),
    "an action re-parented": _re_parented(Action),
    "an agenda item re-parented": _re_parented(AgendaItem),
    "a record re-parented": _re_parented(SessionRecord),
    "a personal note re-parented": _re_parented(PersonalNote),
    "an action taken from its case": lambda s: Action.objects.filter(session=s).update(discussion=None),
    "an action taken from its session": lambda s: Action.objects.filter(session=s).update(session=None),
    "a discussion moved in": _moved_in(lambda s: CaseDiscussionFactory(session=s), CaseDiscussion),
    "an action moved in": _moved_in(lambda s: ActionFactory(session=s, supervisee=supervisee_of(s)), Action),
    "supervisees.add()": lambda s: s.supervisees.add(WorkerFactory()),
    "supervisees.clear()": lambda s: s.supervisees.clear(),
    "supervisees.set()": lambda s: s.supervisees.set([WorkerFactory()]),
    "another supervisor": lambda s: Session.objects.filter(pk=s.pk).update(supervisor=WorkerFactory()),
    "raw UPDATE": sql("UPDATE supervision_casediscussion SET decision = 'changed', rationale = 'x'"),
    "raw UPDATE of everything at once": sql("UPDATE supervision_sessionrecord SET workload='c', agenda='c'"),
    "raw DELETE": sql("DELETE FROM supervision_agendaitem WHERE session_id = {id}"),
    "raw DELETE without a condition": sql("DELETE FROM supervision_personalnote"),
}
SQLITE: dict[str, Way] = {
    "INSERT OR REPLACE of a part": _replaced,
    "INSERT OR REPLACE of the text": _text_replaced,
    "UPDATE OR REPLACE": sql("UPDATE OR REPLACE supervision_personalnote SET wellbeing = 'changed'"),
}
POSTGRESQL: dict[str, Way] = {
    **{
        f"TRUNCATE {table}": sql(f"TRUNCATE supervision_{table} CASCADE")
        for table in (
            *("session", "sessionrecord", "casediscussion", "agendaitem", "personalnote", "attendance"),
            *("action", "actionreview", "signedtext", "signature"),
        )
    },
    "COPY": _copied_in,
    "MERGE": sql(
        "MERGE INTO supervision_sessionrecord r USING supervision_session s ON r.session_id = s.id"
        " WHEN MATCHED THEN UPDATE SET workload = 'changed'"
    ),
    "UPDATE … FROM": sql(
        "UPDATE supervision_casediscussion d SET decision = 'changed', rationale = 'x'"
        " FROM supervision_session s WHERE s.id = d.session_id"
    ),
    "ON CONFLICT DO UPDATE": sql(
        "INSERT INTO supervision_agendaitem SELECT * FROM supervision_agendaitem"
        " ON CONFLICT (id) DO UPDATE SET text = 'changed'"
    ),
    "a WITH that deletes": sql(
        "WITH gone AS (DELETE FROM supervision_casediscussion RETURNING id) SELECT count(*) FROM gone"
    ),
}


def ways_here() -> dict[str, Way]:
    """The ways of the database that the tests run on."""
    return WAYS | (SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
