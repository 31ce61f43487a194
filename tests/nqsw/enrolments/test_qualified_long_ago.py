"""Someone who qualified years ago goes on the programme only once a person has said yes to that."""

from datetime import date

import pytest
from django.urls import reverse

from nqsw.enrolments.services.enrolments import enrol, enrol_many
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.models import Enrolment
from nqsw.programmes.services import start_cohort
from nqsw.rules.plausibility import qualified_key
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, days, default_programme, manager, psw
from workforce.rules.plausibility import Doubtful

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
WHY = "qualified on 12 July 2014, more than 2 years before the programme starts."


@pytest.fixture
def cohort():
    return start_cohort(programme=default_programme(), name="Autumn", starts_on=START, by=None)


def starter(name, qualified_on):
    facts = {"given_name": name, "started_on": START, "line_manager": manager()}
    return WorkerFactory(qualified_on=qualified_on, job_title="Social Worker (ASYE)", **facts)


@pytest.fixture
def long_ago():
    return starter("Noor", date(2014, 7, 12))


@pytest.fixture
def newly():
    return starter("Amy", date(2026, 7, 10))


def test_the_service_enrols_nobody_before_a_yes_and_names_each(cohort, long_ago, newly):
    other = starter("Bea", date(2015, 7, 12))
    with pytest.raises(Doubtful) as asked:
        enrol_many(workers=[long_ago, newly, other], cohort=cohort, by=None)
    keys = [one.key for one in asked.value.doubts]
    assert [key for key in keys if key.startswith("qualified:")] == [
        qualified_key(long_ago.pk),
        qualified_key(other.pk),
    ]
    with pytest.raises(Doubtful):
        enrol(worker=long_ago, cohort=cohort, started_on=START, by=None)
    assert not Enrolment.objects.exists()


def test_the_page_asks_with_its_reason_and_enrols_after_a_yes(cohort, long_ago, newly, sign_in):
    client, facts = sign_in(psw()), {"workers": [long_ago.pk, newly.pk], "cohort": cohort.pk}
    page = client.post(reverse("nqsw:enrol"), facts).text
    assert WHY in page
    assert "Amy" not in page.split("Is this right?")[-1]
    assert not Enrolment.objects.exists()
    client.post(reverse("nqsw:enrol"), {**facts, "sure": [qualified_key(long_ago.pk)]})
    assert Enrolment.objects.count() == 2


def test_a_yes_about_one_is_none_about_another(cohort, long_ago, newly, sign_in):
    facts = {"workers": [long_ago.pk], "cohort": cohort.pk, "sure": [qualified_key(newly.pk)]}
    sign_in(psw()).post(reverse("nqsw:enrol"), facts)
    assert not Enrolment.objects.exists()


def test_who_comes_from_another_authority_is_asked_about_too(cohort, long_ago, sign_in):
    client = sign_in(psw())
    facts = {"worker": long_ago.pk, "cohort": cohort.pk, "transferred_from": "Elsewhere Council"}
    facts |= days("started_on", date(2026, 3, 2))
    assert WHY in client.post(reverse("nqsw:transfer"), facts).text
    client.post(reverse("nqsw:transfer"), {**facts, "sure": [qualified_key(long_ago.pk)]})
    assert Enrolment.objects.get().worker == long_ago


def test_a_list_has_asked_before_it_enrols(cohort, long_ago):
    enrol_together(joining=[Joining(long_ago, cohort, START)], by=None)
    assert Enrolment.objects.get().worker == long_ago
