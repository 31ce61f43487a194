"""Writing a programme without a developer: copies, versions, and who stays on which."""

from datetime import date

import pytest
from django.forms.models import model_to_dict
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.enrolments.services.enrolments import enrol
from nqsw.models import Enrolment, Programme
from nqsw.programmes.forms.contents import FACTS
from nqsw.programmes.services import CannotChange, Contents, start_cohort, write_programme
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrolled, manager, psw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def test_programmes_say_their_promises_and_what_they_ask_for(sign_in):
    programme = default_programme()
    client = sign_in(psw())
    assertContains(client.get("/nqsw/programmes/"), "Fortnightly NQSW programme")
    page = client.get(f"/nqsw/programmes/{programme.pk}/")
    assertContains(page, "90% of an experienced worker’s caseload")
    assertContains(page, "Within two weeks of the start")


def posted(programme, **changes):
    """The page of a programme as it comes back when nothing but these was changed."""
    steps = list(programme.limit_steps.values("from_month", "percent"))
    milestones = list(
        programme.milestone_templates.values("title", "kind", "due_month", "is_optional", "asks_for")
    )
    data = model_to_dict(programme, FACTS)
    for prefix, rows in (("steps", steps), ("milestones", milestones)):
        data |= {f"{prefix}-TOTAL_FORMS": len(rows) + 3, f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            data |= {f"{prefix}-{number}-{name}": value for name, value in row.items() if value is not False}
    return data | changes


def test_a_copy_under_the_same_name_is_the_next_version(sign_in):
    source = default_programme()
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/programmes/{source.pk}/copy/"), "3-month review")
    page = client.post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, required_classes=8))
    version = Programme.objects.get(replaces=source)
    assertRedirects(page, f"/nqsw/programmes/{version.pk}/")
    assert (version.version, version.required_classes, version.is_default) == (2, 8, True)
    assert version.milestone_templates.count() == source.milestone_templates.count() == 24
    source.refresh_from_db()
    assert not source.is_default


def test_people_stay_on_the_version_that_they_started_under(sign_in):
    enrolment = enrolled(line_manager=manager())
    source = enrolment.programme
    sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, months=18))
    enrolment = Enrolment.objects.get()
    assert (enrolment.programme, enrolment.programme.months) == (source, 12)
    version = Programme.objects.get(replaces=source)
    cohort = start_cohort(programme=version, name="Spring", starts_on=START, by=None)
    newer = enrol(worker=WorkerFactory(started_on=START), cohort=cohort, started_on=START, by=None)
    assert newer.expected_end_on == date(2028, 3, 6)


def test_a_copy_under_another_name_stands_beside(sign_in):
    source = default_programme()
    sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, name="Our own"))
    own = Programme.objects.get(name="Our own")
    assert (own.version, own.replaces, own.is_default) == (1, None, False)
    source.refresh_from_db()
    assert source.is_default


def test_rows_are_added_and_left_out_without_a_script(sign_in):
    source = default_programme()
    last = source.milestone_templates.count()
    changes = {
        "milestones-0-DELETE": "on",
        f"milestones-{last}-title": "Shadow a court hearing",
        f"milestones-{last}-kind": "observation",
        f"milestones-{last}-due_month": 5,
        "steps-0-percent": 50,
        "steps-1-from_month": 6,
        "steps-1-percent": 90,
    }
    sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, **changes))
    version = Programme.objects.get(replaces=source)
    assert list(version.limit_steps.values_list("from_month", "percent")) == [(0, 50), (6, 90)]
    titles = set(version.milestone_templates.values_list("title", flat=True))
    before = list(source.milestone_templates.values_list("title", flat=True))
    assert titles == {*before[1:], "Shadow a court hearing"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"steps-0-from_month": 3}, "needs a share from the start"),
        ({"months": 11}, "is due after the programme’s last month"),
        ({"milestones-1-title": "Outcome"}, "Two milestones are called “Outcome”."),
        ({"steps-1-from_month": 0, "steps-1-percent": 40}, "Two steps start in month 0."),
        ({"months": 25}, "A programme lasts between 1 and 24 months."),
        ({"protected_time_percent": 101}, "must be 100% of hours or less"),
        ({"steps-0-percent": 0}, "greater than or equal to 1"),
    ],
)
def test_a_programme_that_contradicts_itself_is_refused_in_words(sign_in, changes, words):
    source = default_programme()
    page = sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, **changes))
    assertContains(page, words)
    assert not Programme.objects.filter(replaces=source).exists()


def test_a_version_is_copied_once_and_then_itself(sign_in):
    source = default_programme()
    client = sign_in(psw())
    client.post(f"/nqsw/programmes/{source.pk}/copy/", posted(source))
    version = Programme.objects.get(replaces=source)
    assertRedirects(client.get(f"/nqsw/programmes/{source.pk}/copy/"), f"/nqsw/programmes/{version.pk}/")


def test_before_anybody_starts_a_programme_is_changed_as_it_is(sign_in):
    source = default_programme()
    client = sign_in(psw())
    client.post(f"/nqsw/programmes/{source.pk}/edit/", posted(source, required_classes=9))
    source.refresh_from_db()
    assert (source.version, source.required_classes, source.is_default) == (1, 9, True)
    assert source.milestone_templates.count() == 24


def test_once_somebody_has_started_it_is_copied_instead(sign_in):
    source = enrolled().programme
    page = sign_in(psw()).get(f"/nqsw/programmes/{source.pk}/edit/")
    assertRedirects(page, f"/nqsw/programmes/{source.pk}/copy/")
    contents = Contents({"months": 12}, [{"from_month": 0, "percent": 90}], [{"title": "x", "due_month": 1}])
    with pytest.raises(CannotChange, match="People have started"):
        write_programme(contents=contents, change=source, by=None)


@pytest.mark.parametrize("what", ["copy", "edit"])
def test_only_the_principal_social_worker_writes_programmes(sign_in, what):
    boss = manager()
    source = enrolled(line_manager=boss).programme
    assert sign_in(boss).get(f"/nqsw/programmes/{source.pk}/{what}/").status_code == 404
