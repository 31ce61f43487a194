"""A changed answer about a strategy discussion or consent asks whether the reason of the old one holds."""

import pytest

from supervision.models import SessionRecord
from supervision.records.check import check_record
from supervision.records.services.drafts import Draft, save_draft
from supervision.records.services.signing import sign_off
from tests.factories import CaseDiscussionFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.rules.plausibility import Doubtful

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
MET = "Police and health, by video: threshold met"
ANOTHERS = "the reason for “Not relevant” was written for another answer, “Held”"
ANSWERED = {"strategy_discussion": "held", "consent": "obtained"}
GIVEN = {"strategy_reason": MET, "consent_reason": "Ms B gave it"}


@pytest.fixture
def session():
    found = a_session()
    SessionRecord.objects.create(session=found, reflection="What did I miss?", version=1)
    return found


@pytest.fixture
def case(session):
    facts = {"case_reference": "P77", "category": "s47", "update": "Seen at school", "timescale": "By Friday"}
    return CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), **facts)


def save(session, case, **texts):
    version = SessionRecord.objects.get(session=session).version
    by = session.supervisor.account
    save_draft(session=session, draft=Draft(discussions={case.uid: texts}), version=version, by=by, at=AT)
    case.refresh_from_db()


def of_others(case) -> list[str]:
    return [name for name, _, _ in case.reasons_of_other_answers]


def test_a_changed_answer_with_the_reason_of_the_old_one_is_asked_about(session, case):
    save(session, case, **ANSWERED, **GIVEN)
    assert of_others(case) == []
    save(session, case, strategy_discussion="not_relevant", consent="not_needed", **GIVEN)
    found = [each for each in check_record(session) if "another answer" in each.words]
    assert [each.target for each in found] == [
        f"id_case-{case.uid}-strategy_reason",
        f"id_case-{case.uid}-consent_reason",
    ]
    assert ANOTHERS in found[0].words
    by, unlikely = session.supervisor.account, [f"strategy:{case.uid}", f"consent:{case.uid}"]
    with pytest.raises(Doubtful) as doubtful:
        sign_off(session=session, by=by, at=AT, sure=unlikely)
    holds = [doubt.key for doubt in doubtful.value.doubts]
    assert holds == [f"strategy-reason:{case.uid}", f"consent-reason:{case.uid}"]
    (signed,) = sign_off(session=session, by=by, at=AT, sure=[*unlikely, *holds])
    assert signed.content["case_part"]["cases"][0]["strategy_reason"] == MET


def test_a_reason_written_anew_is_of_the_answer_that_stands(session, case):
    save(session, case, **ANSWERED, **GIVEN)
    save(session, case, strategy_discussion="not_relevant")
    assert of_others(case) == ["strategy"]
    save(session, case, strategy_reason="The enquiry ended on Monday")
    assert of_others(case) == []


def test_the_old_answer_again_has_its_reason(session, case):
    save(session, case, **ANSWERED, **GIVEN)
    save(session, case, consent="refused")
    assert of_others(case) == ["consent"]
    save(session, case, consent="obtained")
    assert of_others(case) == []


def test_a_reason_written_before_its_answer_is_of_that_answer(session, case):
    save(session, case, strategy_reason=MET)
    save(session, case, strategy_discussion="held")
    assert of_others(case) == []
    save(session, case, strategy_discussion="not_held")
    assert of_others(case) == ["strategy"]


def test_a_draft_from_before_this_was_kept_is_asked_about_too(session, case):
    type(case).objects.filter(pk=case.pk).update(strategy_discussion="held")
    case.refresh_from_db()
    case.strategy_reason = MET
    case.save()
    save(session, case, strategy_discussion="not_relevant")
    assert of_others(case) == ["strategy"]


def test_without_a_reason_nothing_is_of_another_answer(session, case):
    save(session, case, **ANSWERED, **GIVEN)
    save(session, case, strategy_discussion="not_relevant", strategy_reason="")
    assert of_others(case) == []
