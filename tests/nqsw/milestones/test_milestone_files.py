"""Files as evidence of a milestone: read by who reads its text, part of what is signed."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.milestones.services.files import NotKept, add_file, remove_file
from nqsw.milestones.services.milestone_signing import sign_milestone
from nqsw.milestones.services.milestones import mark_done
from nqsw.milestones.signers import signing_of
from nqsw.models import Milestone, MilestoneFile
from tests.sealed import write
from tests.workforce.authority.changing import change_setting
from workforce.audit_trail.proving import breaks_of_signed
from workforce.models import Event
from workforce.rules.authority import Setting
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CANARY = b"%PDF-1.7 canary-file-8127"


def milestone(people, title="3-month review"):
    return Milestone.objects.with_signers().get(enrolment=people["enrolment"], title=title)


@pytest.fixture
def allowed():
    change_setting(Setting.MILESTONE_FILES, 2, by=None, on=TODAY)


def add(people, by="assessor", content=CANARY, name="seen.pdf", **facts):
    facts = {"milestone": milestone(people), "title": "Template of the visit", **facts}
    return add_file(name=name, content=content, by=people[by].account, at=NOW, on=TODAY, **facts)


def done(people):
    facts = {"done_by": people["assessor"], "place": "Home visit", "note": "Seen", "by": None, "on": TODAY}
    mark_done(milestone=milestone(people), done_on=TODAY, **facts)


def sign(people, who):
    found = milestone(people)
    facts = {"worker": people[who], "by": people[who].account, "at": NOW, "on": TODAY}
    sign_milestone(milestone=found, content_hash=signing_of(found, on=TODAY).content_hash, **facts)


def upload(content=CANARY, name="seen.pdf", title="Template of the visit"):
    return {"title": title, "file": SimpleUploadedFile(name, content)}


def test_none_are_taken_until_the_authority_allows_them(people, sign_in):
    with pytest.raises(NotKept, match="does not allow files"):
        add(people)
    client, found = sign_in(people["assessor"]), milestone(people)
    assertNotContains(client.get(found.get_absolute_url()), "Add a file")
    page = client.post(reverse("nqsw:milestone_file_new", args=[found.pk]), upload(), follow=True)
    assertContains(page, "The authority does not allow files here")


@pytest.mark.usefixtures("allowed")
def test_a_file_is_added_and_taken_away_as_a_download_that_nothing_keeps(people, sign_in):
    client, found = sign_in(people["nqsw"]), milestone(people)
    address = reverse("nqsw:milestone_file_new", args=[found.pk])
    assertContains(client.get(found.get_absolute_url()), address)
    assertContains(client.post(address, upload(), follow=True), "The file is added.")
    file = MilestoneFile.objects.get()
    assert file.file_name == "3-month-review-template-of-the-visit.pdf"
    answer = client.get(file.get_absolute_url())
    assert answer.content == CANARY
    assert answer["Content-Disposition"] == f'attachment; filename="{file.file_name}"'
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.filter(verb="milestone file opened").count() == 1
    assert not any("canary" in str(event.details) for event in Event.objects.all())


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ((b"", "seen.pdf"), "The file is empty"),
        ((b"MZ", "seen.exe"), "The file must be a .pdf, .docx or .odt file"),
        ((b"MZ", "seen.pdf"), "The file must be what its name says"),
        ((CANARY, "seen.pdf", "Visit to Kacper Nowak"), "looks like a child’s name"),
        (None, "Select a file"),
    ],
    ids=["empty", "a program", "another kind", "a name", "nothing"],
)
def test_what_is_no_document_is_refused(people, sign_in, sent, problem):
    address = reverse("nqsw:milestone_file_new", args=[milestone(people).pk])
    facts = upload(*sent) if sent else {"title": ""}
    assertContains(sign_in(people["assessor"]).post(address, facts), problem)
    assert not MilestoneFile.objects.exists()


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("who", "status"),
    [("nqsw", 200), ("assessor", 200), ("manager", 200), ("psw", 200), ("mentor", 404), ("stranger", 404)],
)
def test_who_reads_it_is_who_reads_the_text_of_the_milestone(people, sign_in, who, status):
    file = add(people)
    client, found = sign_in(people[who]), milestone(people)
    assert client.get(file.get_absolute_url()).status_code == status
    assert client.get(reverse("nqsw:milestone_file_new", args=[found.pk])).status_code == status
    if who == "mentor":
        assertNotContains(client.get(found.get_absolute_url()), file.title)
        assert client.post(reverse("nqsw:milestone_file_remove", args=[file.pk])).status_code == 404


@pytest.mark.usefixtures("allowed")
def test_sent_twice_it_is_kept_once_and_not_more_than_allowed(people):
    assert add(people) == add(people)
    add(people, content=b"%PDF-2")
    with pytest.raises(NotKept, match="up to 2 files"):
        add(people, content=b"%PDF-3")


@pytest.mark.usefixtures("allowed")
def test_a_file_is_part_of_what_is_signed(people):
    done(people)
    before = signing_of(milestone(people), on=TODAY).content_hash
    sign(people, "nqsw")
    add(people)
    after = signing_of(milestone(people), on=TODAY)
    assert (after.content_hash != before, after.signed) == (True, 0)
    for row in after.rows:
        if row.worker:
            sign(people, next(name for name, each in people.items() if each == row.worker))
    with pytest.raises(NotKept, match="Everyone has signed this"):
        add(people, content=b"%PDF-2")


@pytest.mark.usefixtures("allowed")
def test_who_added_it_removes_it_until_someone_has_signed_with_it(people, sign_in):
    done(people)
    plain = signing_of(milestone(people), on=TODAY).content_hash
    file = add(people)
    with pytest.raises(NotKept, match="Only the person who added"):
        remove_file(file=file, by=people["nqsw"].account, on=TODAY)
    client, address = sign_in(people["assessor"]), reverse("nqsw:milestone_file_remove", args=[file.pk])
    assertContains(client.get(milestone(people).get_absolute_url()), address)
    assertRedirects(client.post(address), milestone(people).get_absolute_url())
    assert not MilestoneFile.objects.exists()
    assert signing_of(milestone(people), on=TODAY).content_hash == plain
    file = add(people)
    sign(people, "nqsw")
    with pytest.raises(NotKept, match="Someone has signed this milestone with the file"):
        remove_file(file=file, by=people["assessor"].account, on=TODAY)


@pytest.mark.usefixtures("allowed")
def test_what_the_panel_reaches_has_no_files(people, sign_in):
    outcome = milestone(people, "Outcome")
    with pytest.raises(NotKept, match="under Outcome"):
        add(people, milestone=outcome)
    assert (
        sign_in(people["psw"]).get(reverse("nqsw:milestone_file_new", args=[outcome.pk])).status_code == 403
    )


def broken():
    return [str(one) for one in breaks_of_signed() if "milestone" in one.where]


@pytest.mark.parametrize("is_digest_forged", [False, True])
def test_what_is_in_a_signed_file_is_recomputed_each_night(people, allowed, is_digest_forged):
    file = add(people)
    done(people)
    sign(people, "nqsw")
    assert broken() == []
    take_down(using="default")
    forged = b"%PDF-1.7 forged"
    facts = {"digest": sha256(forged).hexdigest()} if is_digest_forged else {}
    write(MilestoneFile.objects.filter(pk=file.pk), content=forged, **facts)
    flaw = (
        "its files are not those that were signed" if is_digest_forged else "is not what was kept as evidence"
    )
    assert [flaw in told for told in broken()] == [True]


def test_a_signed_file_that_is_deleted_is_told(people, allowed):
    file = add(people)
    done(people)
    sign(people, "nqsw")
    take_down(using="default")
    file.delete()
    assert broken() == [f"milestone {milestone(people).pk}: its files are not those that were signed"]
