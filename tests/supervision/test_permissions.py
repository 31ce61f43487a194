"""Each permission of supervision has two forms, and they agree for everybody about everything."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from supervision.agreements.cover_permissions import (
    agreements_coverable,
    can_change_cover,
    can_cover,
    covers_changeable,
    covers_visible,
)
from supervision.models import Agreement, Attendance, Cover, PersonalNote, Session
from supervision.permissions import (
    absences_changeable,
    absences_visible,
    agreements_managed,
    agreements_overseen,
    agreements_visible,
    can_change_absences,
    can_manage_agreement,
    can_read_case_part,
    can_read_personal_part,
    can_see_agreement,
    case_part_readable,
    oversees_supervision,
    personal_part_readable,
    sees_sessions_of_others,
    sessions_visible,
    sessions_visible_listed,
    supervisors_of,
)
from supervision.records.unsigned import sessions_with
from tests.factories import AccountFactory, AgreementFactory, CoverFactory, SessionFactory, WorkerFactory
from workforce.models import Worker
from workforce.people.services import change_line_manager
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """A director over a manager over two supervisees; a mentor-supervisor aside; every role."""
    director = WorkerFactory(org_role=1, family_name="Director")
    manager = WorkerFactory(org_role=3, line_manager=director, family_name="Manager")
    first = WorkerFactory(line_manager=manager, family_name="First")
    second = WorkerFactory(line_manager=manager, family_name="Second")
    aside = WorkerFactory(org_role=4, family_name="Aside")
    former = WorkerFactory(org_role=3, family_name="Former")
    stranger = WorkerFactory(family_name="Stranger")
    covering = WorkerFactory(org_role=3, family_name="Covering")
    AgreementFactory(supervisee=first, supervisor=manager)
    AgreementFactory(supervisee=second, supervisor=former, ends_on=date(2026, 10, 31))
    AgreementFactory(supervisee=second, supervisor=aside, starts_on=date(2026, 11, 1))
    AgreementFactory(supervisee=manager, supervisor=director)
    AgreementFactory(supervisee=stranger, supervisor=WorkerFactory(org_role=3))
    SessionFactory(supervisor=manager, supervisee=first, status="held")
    CoverFactory(agreement=first.agreements.get(), supervisor=covering)
    SessionFactory(supervisor=covering, supervisee=first, status="held")
    SessionFactory(supervisor=former, supervisee=second, status="held")
    people = {
        worker.family_name: worker.account
        for worker in (director, manager, first, second, aside, former, stranger, covering)
    }
    return people | {role: AccountFactory(role=role) for role in ("psw", "qa", "admin")}


PAIRS = [
    (agreements_visible, can_see_agreement, Agreement),
    (agreements_managed, can_manage_agreement, Agreement),
    (agreements_coverable, can_cover, Agreement),
    (covers_changeable, can_change_cover, Cover),
    (absences_changeable, can_change_absences, Worker),
    (case_part_readable, can_read_case_part, Attendance),
    (personal_part_readable, can_read_personal_part, Attendance),
]


@pytest.mark.parametrize(("scope", "predicate", "model"), PAIRS, ids=[pair[1].__name__ for pair in PAIRS])
def test_predicate_and_queryset_agree(world, viewing, scope, predicate, model):
    for account in world.values():
        viewer = viewing(account)
        seen = set(scope(viewer))
        assert {one for one in model.objects.all() if predicate(viewer, one)} == seen, account


def test_a_list_of_sessions_has_those_that_open_one_by_one_and_all_of_ones_own(world, viewing):
    """Found in another way: from the people, and not session by session."""
    SessionFactory(supervisor=world["First"].worker, supervisee=world["Stranger"].worker, status="held")
    for account in world.values():
        viewer = viewing(account)
        own = sessions_with(viewer.worker) if viewer.worker else Session.objects.none()
        visible = set(sessions_visible(viewer))
        assert set(sessions_visible_listed(viewer)) == visible | set(own), account
        if viewer.worker:
            sees = Session.objects.filter(sees_sessions_of_others(viewer, own=own)).exists()
            assert sees is bool(visible - set(own)), account


def names(agreements):
    return sorted(f"{one.supervisee.family_name} with {one.supervisor.family_name}" for one in agreements)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "Director",
            ["First with Manager", "Manager with Director", "Second with Aside", "Second with Former"],
        ),
        ("Manager", ["First with Manager", "Second with Aside", "Second with Former"]),
        ("Aside", ["Second with Aside"]),
        ("Covering", ["First with Manager"]),
        ("First", []),
        ("qa", []),
        ("admin", []),
    ],
)
def test_whose_timeliness_each_answers_for(world, viewing, who, expected):
    assert names(agreements_overseen(viewing(world[who]))) == expected


def test_the_principal_social_worker_answers_for_everybody(world, viewing):
    assert agreements_overseen(viewing(world["psw"])).count() == Agreement.objects.count()


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        ("Director", 1),
        ("Manager", 1),
        ("Aside", 1),
        ("Covering", 1),
        ("Former", 0),
        ("First", 0),
        ("psw", 1),
        ("qa", 0),
        ("admin", 0),
    ],
)
def test_who_finds_the_overdue_page(world, viewing, who, opens):
    assert oversees_supervision(viewing(world[who])) == bool(opens)


@pytest.mark.parametrize(
    ("who", "changes", "sees"),
    [
        ("Director", ["First", "Manager", "Second"], ["Director", "First", "Manager", "Second"]),
        ("Aside", ["Second"], ["Aside", "Second"]),
        ("Covering", ["First"], ["Covering", "First"]),
        ("Former", [], ["Former"]),
        ("First", [], ["First"]),
        ("qa", [], []),
    ],
)
def test_whose_absences_each_records_and_sees(world, viewing, who, changes, sees):
    viewer = viewing(world[who])
    assert sorted(worker.family_name for worker in absences_changeable(viewer)) == changes
    assert sorted(worker.family_name for worker in absences_visible(viewer)) == sees


@pytest.mark.parametrize("who", ["psw", "admin"])
def test_two_offices_record_everybodys_absences(world, viewing, who):
    assert set(absences_changeable(viewing(world[who]))) == set(Worker.objects.all())


def test_a_cover_is_arranged_by_the_supervisor_and_the_lines_and_seen_by_both_sides_too(world, viewing):
    cover = Cover.objects.get()
    viewers = {who: viewing(account) for who, account in world.items()}
    arranging = {"Director", "Manager", "psw"}
    for scope, thing in ((agreements_coverable, cover.agreement), (covers_changeable, cover)):
        assert {who for who, viewer in viewers.items() if thing in scope(viewer)} == arranging
    seen = {who for who, viewer in viewers.items() if cover in covers_visible(viewer)}
    assert seen == {*arranging, "First", "Covering"}


def test_cover_is_arranged_and_seen_above_the_supervisor_whoever_is_above_the_supervisee(world, viewing):
    aside = Worker.objects.get(family_name="Aside")
    aside.line_manager = WorkerFactory(org_role=2, family_name="Above")
    aside.save()
    agreement = Agreement.objects.in_force(on=date(2026, 11, 16)).get(supervisor=aside)
    cover = CoverFactory(agreement=agreement)
    viewers = {who: viewing(account) for who, account in world.items()}
    viewers |= {"Above": viewing(aside.line_manager), "covering too": viewing(cover.supervisor)}
    arranging = {"Above", "Aside", "Manager", "Director", "psw"}
    assert {who for who, viewer in viewers.items() if can_cover(viewer, agreement)} == arranging
    assert {who for who, viewer in viewers.items() if can_change_cover(viewer, cover)} == arranging
    seen = {who for who, viewer in viewers.items() if cover in covers_visible(viewer)}
    assert seen == {*arranging, "Second", "covering too"}


@pytest.mark.parametrize(("on", "supervisor"), [(date(2026, 10, 31), "Former"), (date(2026, 11, 1), "Aside")])
def test_who_supervises_on_a_day_is_who_has_the_agreement_and_not_who_covers(world, on, supervisor):
    names_of = {
        name: [one.family_name for one in supervisors_of(world[name].worker, on=on)]
        for name in ("First", "Second", "Director")
    }
    assert names_of == {"First": ["Manager"], "Second": [supervisor], "Director": []}


def test_who_answers_a_disagreement_reads_that_record_and_nothing_else_of_the_group(world, viewing):
    people = {name: world[name].worker for name in ("Manager", "First", "Stranger", "Aside")}
    group = SessionFactory(
        supervisor=people["Manager"], supervisee=people["First"], kind="group", status="disagreed"
    )
    group.attendances.create(supervisee=people["Stranger"], held_on=group.held_on)
    signed = {"content_hash": "0" * 64}
    text = group.signed_texts.create(supervisee=people["First"], content={}, fixed_at=group.ends_at, **signed)
    text.signatures.create(
        worker=people["First"], response="disagreed", comment="Nine cases", signed_at=group.ends_at,
        referred_to=people["Aside"], **signed,
    )  # fmt: skip
    theirs = Attendance.objects.exclude(supervisee__family_name="Second")
    read = {name: set(theirs) & set(case_part_readable(viewing(world[name]))) for name in ("Aside", "Former")}
    assert read == {"Aside": {group.attendances.get(supervisee=people["First"])}, "Former": set()}
    seen = Session.objects.exclude(supervisees__family_name="Second")
    assert set(seen) & set(sessions_visible(viewing(world["Aside"]))) == {group}
    assert set(seen) & set(sessions_visible(viewing(world["Former"]))) == set()


@pytest.mark.parametrize("who", ["psw", "qa", "admin"])
def test_no_role_of_the_authority_reads_notes_as_such(world, viewing, who):
    viewer = viewing(world[who])
    assert not case_part_readable(viewer).exists()
    assert not personal_part_readable(viewer).exists()


def test_a_new_line_manager_reads_the_personal_part_from_the_day_they_became_it(today):
    """What was said in confidence before was not said to them, unless the supervisee releases it."""
    supervisor, new = WorkerFactory(org_role=3), WorkerFactory(org_role=2)
    worker = AgreementFactory(supervisor=supervisor).supervisee
    before, after = (
        SessionFactory(
            supervisor=supervisor,
            supervisee=worker,
            status="agreed",
            starts_at=datetime.combine(today - timedelta(days), time(10), tzinfo=UTC),
        )
        for days in (2, 1)
    )
    change_line_manager(worker=supervisor, to=new, by=None)
    Worker.objects.filter(pk=supervisor.pk).update(line_manager_since=today - timedelta(1))
    read = personal_part_readable(Viewer(new.account, on=today))
    assert [one.session for one in read] == [after]
    released = {"supervisee": worker, "released_at": datetime.combine(today, time(9), tzinfo=UTC)}
    PersonalNote.objects.create(session=before, **released)
    Worker.objects.filter(pk=worker.pk).update(line_manager=supervisor)
    assert {one.session for one in read.all()} == {before, after}
