"""A session ready to be recorded, and the form that its page sends."""

from datetime import UTC, datetime

from supervision.models import Session
from supervision.records.forms.draft import DraftForms
from tests.factories import AgreementFactory, SessionFactory, WorkerFactory
from workforce.models import Worker
from workforce.web.viewer import Viewer

AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
STARTS = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


def a_session(**fields: object) -> Session:
    """Yesterday's session of a supervisor with their supervisee, both in force; held unless said."""
    manager = WorkerFactory(given_name="Ruth", family_name="Byrne", org_role=2)
    supervisor = WorkerFactory(
        given_name="Dan", family_name="Okafor", org_role=3, line_manager=manager, job_title="Team Manager"
    )
    supervisee = fields.pop("supervisee", None) or WorkerFactory(line_manager=supervisor)
    AgreementFactory(supervisee=supervisee, supervisor=supervisor)
    fields = {"status": "held", "starts_at": STARTS, **fields}
    if fields["status"] == "held":
        fields.setdefault("was_interrupted", False)
    return SessionFactory(supervisor=supervisor, supervisee=supervisee, **fields)


def supervisee_of(session: Session) -> Worker:
    return session.supervisees.first()


def forms_of(session: Session) -> DraftForms:
    """The record's page as its supervisor opens it."""
    return DraftForms(session, viewer=Viewer(session.supervisor.account, on=AT.date()), at=AT)


def sent(session: Session, **changes: object) -> dict[str, object]:
    """What a browser would send from the record's page as it stands, with some boxes changed."""
    forms = forms_of(Session.objects.get(pk=session.pk))
    data: dict[str, object] = {"version": str(forms.version), "do": "save"}
    for part in forms.parts():
        data.update(part.stored())
    rows = [form for section in (*(d.actions for d in forms.discussions), forms.actions) for form in section]
    data["action_row"] = [f"{row.uid}:{row.discussion or ''}" for row in rows]
    return {**data, **changes}


def typed(box: str, day: str) -> dict[str, str]:
    """A day ("2026-11-26") as it is typed into the three boxes of a field."""
    year, month, number = (str(int(part)) for part in day.split("-"))
    return {f"{box}_day": number, f"{box}_month": month, f"{box}_year": year}
