"""A sample is a sample: how large, with whose seed, and that no one draws it for themselves."""

import pytest

from supervision.audits.sampling import Limit, Room, draw, quarter_start
from supervision.audits.services.audits import NotASample, close_audit
from supervision.models import Audit, AuditedFile, PersonalNote, SessionRecord
from supervision.records.services.reading import read_for_audit
from supervision.records.services.signing import sign_off
from supervision.rules.plausibility import ASKED_AT_CLOSING
from tests.factories import AccountFactory, TeamFactory, WorkerFactory
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session
from workforce.models import Worker
from workforce.web.viewer import Viewer

LIMIT = Limit(percent=10, least=5)


def room(teams: dict[int, int], *, drawn: dict[int, int] | None = None) -> Room:
    """So many people in each team, and so many files of each drawn in the quarter."""
    team_of = {team * 1000 + number: team for team, size in teams.items() for number in range(size)}
    return Room(team_of, drawn or {}, LIMIT)


@pytest.mark.parametrize(
    ("teams", "drawn", "most"),
    [
        ({1: 3}, {}, 3),
        ({1: 33}, {}, 5),
        ({1: 59}, {}, 5),
        ({1: 60}, {}, 6),
        ({1: 7, 2: 56}, {}, 6),
        ({1: 7}, {1: 3}, 2),
        ({1: 7}, {1: 9}, 0),
        ({1: 7, 2: 7}, {1: 5}, 5),
        ({1: 7, 2: 7}, {1: 4, 2: 4}, 2),
        ({1: 7, 2: 7}, {3: 100}, 5),
    ],
)
def test_a_sample_is_a_tenth_or_five_and_never_more_than_its_teams_have_left(teams, drawn, most):
    assert room(teams, drawn=drawn).most == most


def test_a_team_that_has_given_its_files_is_not_in_the_frame_and_no_team_gives_more_than_it_has_left():
    left = room({1: 2, 2: 6, 3: 6}, drawn={2: 3, 3: 5})
    assert left.frame == [1000, 1001, *range(2000, 2006)]
    assert left.holds([1000, 1001, 2000, 2001])
    assert not left.holds([2000, 2001, 2002])


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-01-01", "2026-01-01"), ("2026-03-31", "2026-01-01"), ("2026-12-31", "2026-10-01")],
)
def test_a_quarter_starts_on_its_first_day(day, first):
    assert quarter_start(AT.date().fromisoformat(day)).isoformat() == first


@pytest.fixture
def quality():
    return WorkerFactory(account=AccountFactory(role="qa"), org_role=2).account


@pytest.fixture
def council(db, frozen_today):
    """Two teams with seven sessions each."""
    for team in (TeamFactory(), TeamFactory()):
        for _ in range(7):
            worker = a_session().supervisees.get()
            Worker.objects.filter(pk=worker.pk).update(team=team)


@pytest.mark.usefixtures("council")
def test_quality_assurance_draws_neither_every_file_nor_one_for_themselves_alone(quality):
    other = AccountFactory(role="qa")
    with pytest.raises(NotASample, match="draw up to 5 files"):
        opened(quality, quality, other, size=14)
    audit = opened(quality, quality, other, size=5)
    assert {file.auditor for file in audit.files.all()} == {quality, other}
    close_audit(audit=audit, by=quality, at=AT, sure=ASKED_AT_CLOSING)
    again = opened(quality, quality, other, size=5)
    with pytest.raises(NotASample):
        opened(quality, quality, other, size=5)
    teams = AuditedFile.objects.values_list("worker__team", flat=True)
    assert max(list(teams).count(team) for team in set(teams)) <= 5
    assert again.files.count() == 5


@pytest.mark.usefixtures("council")
def test_a_manager_does_not_draw_their_whole_service_file_by_file():
    manager, other = WorkerFactory(org_role=2).account, WorkerFactory(org_role=3).account
    drawn = 0
    with pytest.raises(NotASample):
        for _ in range(14):
            drawn += opened(manager, manager, other, size=2).files.count()
    assert drawn == 10


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_the_one_file_of_a_draw_is_not_for_whoever_draws_it(quality):
    """The other auditor supervises them, and so cannot audit the file: the drawer would read it alone."""
    session = a_session()
    with pytest.raises(NotASample, match="every file that you draw"):
        opened(quality, quality, session.supervisor.account, size=1)
    assert not Audit.objects.exists()


@pytest.mark.usefixtures("council")
def test_the_tracker_draws_the_seed_whatever_was_asked_for(quality):
    audit = opened(AccountFactory(role="psw"), quality, size=3, seed="63 of 63")
    assert audit.seed != "63 of 63"
    assert list(audit.files.values_list("worker", flat=True)) == draw(audit.frame, size=3, seed=audit.seed)


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_a_personal_part_that_was_released_is_not_read_in_an_audit(quality):
    session = a_session()
    note = {"session": session, "supervisee": session.supervisees.get(), "released_at": AT}
    PersonalNote.objects.create(wellbeing="Tired", **note)
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    sign_off(session=session, by=session.supervisor.account, at=AT)
    (file,) = opened(quality).files.all()
    (record,) = read_for_audit(drawn=file, viewer=Viewer(quality, on=AT.date()))
    assert record.case_part is not None
    assert record.personal_part is None
