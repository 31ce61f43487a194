"""Every box that can stay empty says so in its label, in one way; where all of them can, none does."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories import AgreementFactory, SlotFactory

#: Templates that leave "(optional)" out, and why.
QUIET = {
    "components/filters.html": "a filter is never needed",
    "nqsw/milestones/already_done.html": "who it is said of is ticked, of each milestone",
    "supervision/agreements/cover_new.html": "who covers is needed, in one of two ways",
    "supervision/agreements/policy_edit.html": "an empty stage is none",
    "supervision/booking/book.html": "the day and times are needed once another time is chosen",
    "supervision/booking/instead.html": "the day and times are needed once another time is chosen",
    "supervision/booking/move.html": "the day and times are needed once another time is chosen",
    "supervision/booking/series_check.html": "a yes to a doubt",
    "supervision/booking/slots_check.html": "a yes to a doubt",
    "supervision/booking/slots_pattern.html": "what is offered is ticked",
    "supervision/calendars/calendar.html": "what is shown is ticked",
    "supervision/records/record/cases.html": "a draft is saved with any box empty",
    "supervision/records/record/field.html": "a draft is saved with any box empty",
    "supervision/records/record/held.html": "a draft is saved with any box empty",
    "tracker/census/area.html": "a return is saved with any box empty",
    "tracker/census/post.html": "a return is saved with any box empty",
    "tracker/data_out/data_keys.html": "names are read if it is ticked",
    "tracker/inspection/inspection_pack.html": "names and words are shown if they are ticked",
    "tracker/quarterly/quarterly_report.html": "no section needs words of its own",
    "workforce/accounts/account.html": "a role needs a reason, and no role none",
    "workforce/accounts/account_invite.html": "a worker or an address: one of them is needed",
    "workforce/imports/import_questions_each.html": "a question waits until it is answered",
    "workforce/imports/import_questions_form.html": "a question waits until it is answered",
}


def test_optional_is_left_out_of_labels_only_where_there_is_a_reason():
    templates = Path(settings.ROOT) / "templates"
    found = {
        str(path.relative_to(templates))
        for path in templates.rglob("*.html")
        if "quiet=True" in path.read_text()
    }
    assert found == set(QUIET)


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_of_another_time_the_room_alone_is_optional(sign_in):
    agreement = AgreementFactory()
    SlotFactory(supervisor=agreement.supervisor)
    address = reverse("supervision:book", query={"supervisee": agreement.supervisee_id})
    page = sign_in(agreement.supervisor).get(address).text
    assert page.count('<span class="tracker-optional">(optional)</span>') == 1
    assert 'Room or link <span class="tracker-optional">(optional)</span>' in page
