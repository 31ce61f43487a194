"""Several querysets asked in one question answer as each does by itself."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from supervision.models import Agreement, Attendance, Session, Signature
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
from workforce.models import Absence, SettingRevision, Worker
from workforce.web.together import asked_together, with_children
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture
def viewer():
    return Viewer(WorkerFactory(account__role="", fte=Decimal("0.8")).account, on=TODAY)


def questions(viewer, *known):
    away = Absence.objects.filter(worker=OuterRef("pk"))
    people = Worker.objects.select_related("team", "account", "line_manager__team")
    return {
        "people": people.annotate(is_away=Exists(away)).order_by("-family_name", "pk"),
        "agreements": Agreement.objects.in_force(on=viewer.on).with_people().order_by("next_due_on", "pk"),
        "sessions": Session.objects.select_related("supervisor").order_by("pk"),
        "days": Absence.objects.order_by("started_on").values("started_on", "worker", "worker__fte"),
        "by_team": Worker.objects.order_by().values("team").annotate(number=Count("pk")),
        "settings": SettingRevision.objects.order_by("pk").values_list("setting", "value", named=True),
        "own": Worker.objects.filter(pk=viewer.worker.pk).only("family_name"),
    }


def facts_of(row, depth=3):
    """All that is loaded of an object or a row, and of what it came with."""
    if not hasattr(row, "_meta"):
        return tuple(row.values()) if isinstance(row, dict) else tuple(row)
    loaded = {name: value for name, value in vars(row).items() if name != "_state"}
    with_it = {
        name: one and (facts_of(one, depth - 1) if depth else one)
        for name, one in row._state.fields_cache.items()
    }
    return type(row), loaded, with_it, row._state.adding, row._state.db


def test_each_list_is_what_its_queryset_finds(viewer, django_assert_num_queries):
    supervisor = viewer.worker
    agreements = [AgreementFactory(supervisor=supervisor) for _ in range(3)]
    SessionFactory(supervisor=supervisor)
    AbsenceFactory(worker=agreements[0].supervisee, started_on=TODAY, ended_on=None)
    SettingRevision.objects.create(
        setting="authority_name", value='Ash & Elm ["1"]', from_on=TODAY, reason="New"
    )
    asked = asked_together(questions)
    asked(viewer)
    with django_assert_num_queries(1):
        found = asked(viewer)
    for name, rows in questions(viewer).items():
        assert [facts_of(one) for one in found[name]] == [facts_of(one) for one in rows], name
        assert found[name]


def test_days_instants_and_keys_are_those_of_the_page(viewer):
    @asked_together
    def asked(viewer, day, at, key):
        return {
            "away": Absence.objects.filter(started_on__lte=day).values("pk"),
            "sessions": Session.objects.filter(starts_at__gte=at),
            "one": Worker.objects.filter(pk=key),
        }

    at = timezone.make_aware(datetime(2026, 11, 19, 10))
    session, absence = SessionFactory(starts_at=at), AbsenceFactory(started_on=TODAY, ended_on=None)
    found = asked(viewer, TODAY, at, viewer.worker.pk)
    assert ([one.pk for one in found["away"]], found["sessions"]) == ([absence.pk], [session])
    assert found["one"] == [viewer.worker]
    found = asked(viewer, TODAY - timedelta(1), at + timedelta(seconds=1), 0)
    assert (found["away"], found["sessions"], found["one"]) == ([], [], [])


def test_what_is_not_there_is_an_empty_list_and_no_related_object(viewer, django_assert_num_queries):
    @asked_together
    def asked(viewer):
        return {
            "answers": Signature.objects.select_related("answer"),
            "people": Worker.objects.select_related("account"),
        }

    loner = WorkerFactory(account=None)
    found = asked(viewer)
    assert found["answers"] == []
    with django_assert_num_queries(0):
        assert [one.account for one in found["people"] if one == loner] == [None]


def test_children_stand_with_their_parents(viewer, django_assert_num_queries):
    @asked_together
    def asked(viewer):
        return {"sessions": Session.objects.order_by("pk"), "people": Attendance.objects.order_by("pk")}

    sessions = [SessionFactory(), SessionFactory()]
    found = asked(AccountFactory(role="psw") and viewer)
    with_children(found["sessions"], "attendances", found["people"], of="session_id")
    with django_assert_num_queries(0):
        people = [[one.supervisee_id for one in each.attendances.all()] for each in found["sessions"]]
    assert people == [[one.supervisee_id for one in each.attendances.all()] for each in sessions]
