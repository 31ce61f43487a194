"""The authority's own documents: kept with owner, version and review day, and found where the question is."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.urls import reverse

from tests.factories import AccountFactory
from workforce.guidance.files import what_is_wrong
from workforce.guidance.permissions import keeps_guidance
from workforce.guidance.services import (
    NewVersion,
    NotKept,
    add_guidance,
    add_version,
    withdraw_guidance,
)
from workforce.models import Event, Guidance, GuidanceTopic, GuidanceVersion
from workforce.readers.files import LARGEST_FILE
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 19)
AT = datetime(2026, 11, 19, 10, tzinfo=UTC)
DAY, YEAR = timedelta(days=1), timedelta(days=365)
LINK = "https://policies.example/1"


def version(name="1.0", since=TODAY - DAY, review=TODAY + YEAR, **facts):
    return NewVersion(name, since, review, **(facts or {"link": LINK}))


def kept(title="Thresholds", topics=("section_47",), **facts):
    return add_guidance(
        title=title,
        owner="Practice standards",
        topics=topics,
        summary="When a strategy discussion is considered",
        version=version(**facts),
        by=None,
        at=AT,
    )


@pytest.fixture
def psw(sign_in, frozen_today):
    return sign_in(AccountFactory(role="psw"))


@pytest.mark.parametrize(("role", "keeps"), [("psw", True), ("admin", True), ("qa", False), ("", False)])
def test_who_keeps_the_documents(role, keeps):
    assert keeps_guidance(Viewer(AccountFactory(role=role), on=TODAY)) is keeps


def entered(**facts):
    return {
        "title": "ASYE handbook",
        "summary": "",
        "owner": "Workforce development",
        "topics": ["asye", "pause"],
        "name": "3.1",
        "in_force_on_day": "1",
        "in_force_on_month": "11",
        "in_force_on_year": "2026",
        "review_on_day": "1",
        "review_on_month": "11",
        "review_on_year": "2027",
        "link": LINK,
        **facts,
    }


def shown(*topics, on=TODAY):
    """What the tag shows beside a question."""
    request = type("Request", (), {"viewer": type("Viewer", (), {"on": on})})()
    words = " ".join(f'"{topic}"' for topic in topics)
    return Template(f"{{% guidance_on {words} %}}").render(Context({"request": request}))


def test_a_document_is_added_with_its_first_version(psw):
    answer = psw.post(reverse("workforce:guidance_new"), entered(), follow=True)
    made = Guidance.objects.get()
    assert (made.topics, made.versions.get().link) == (["asye", "pause"], LINK)
    assert "Open version 3.1" in answer.content.decode()
    assert Event.objects.filter(verb="guidance added").count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"link": ""}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"review_on_year": "2026"}, "review_on"),
        ({"owner": ""}, "owner"),
    ],
    ids=["neither link nor file", "no link", "review on its first day", "no owner"],
)
def test_what_cannot_be_kept_is_told_beside_its_box(psw, facts, field):
    answer = psw.post(reverse("workforce:guidance_new"), entered(**facts))
    assert list(answer.context["form"].errors) == [field]
    assert not Guidance.objects.exists()


def test_a_second_document_of_a_title_is_refused(psw):
    kept(title="asye HANDBOOK")
    answer = psw.post(reverse("workforce:guidance_new"), entered())
    assert "Add a new version to it instead" in str(answer.context["form"].non_field_errors())


def test_a_file_is_a_download_under_a_name_of_our_own(psw):
    pdf = SimpleUploadedFile("..<b>y.pdf", b"%PDF-1.7 words", content_type="text/html")
    psw.post(reverse("workforce:guidance_new"), entered(link="", file=pdf))
    stored = GuidanceVersion.objects.get()
    answer = psw.get(reverse("workforce:guidance_file", args=[stored.guidance_id, stored.pk]))
    assert answer.content == b"%PDF-1.7 words"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="asye-handbook-31.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("policy.pdf", b"%PDF-1.4", ""),
        ("policy.DOCX", b"PK\x03\x04", ""),
        ("policy.html", b"<script>", "must be a .pdf"),
        ("policy.pdf", b"<script>", "no .pdf file"),
        ("policy.pdf", b"", "empty"),
        ("policy.pdf", b"%PDF-" + b"0" * LARGEST_FILE, "smaller than"),
    ],
)
def test_a_file_is_what_its_name_says_and_not_too_large(name, content, words):
    assert words in what_is_wrong(name, content)
    assert bool(what_is_wrong(name, content)) == bool(words)


def test_past_versions_stay_and_the_newest_in_force_holds():
    document = kept(since=TODAY - 100 * DAY)
    add_version(guidance=document, version=version("2.0", since=TODAY - DAY), by=None, at=AT)
    add_version(guidance=document, version=version("3.0", since=TODAY + DAY), by=None, at=AT)
    assert Guidance.objects.with_version(on=TODAY).get().version_name == "2.0"
    assert Guidance.objects.with_version(on=TODAY + DAY).get().version_name == "3.0"
    assert document.versions.count() == 3


def test_a_version_sent_twice_is_kept_once_and_its_name_is_its_own():
    document = kept()
    add_version(guidance=document, version=version("2.0"), by=None, at=AT)
    add_version(guidance=document, version=version("2.0"), by=None, at=AT)
    assert document.versions.count() == 2
    with pytest.raises(NotKept, match="Enter another name"):
        add_version(guidance=document, version=version("2.0", since=TODAY - 3 * DAY), by=None, at=AT)


@pytest.mark.parametrize("facts", [{"link": LINK, "file_name": "a.pdf", "content": b"x"}, {"link": ""}])
def test_the_database_knows_no_version_that_is_both_or_neither(facts):
    document = kept()
    with pytest.raises(IntegrityError), transaction.atomic():
        document.versions.create(name="2", in_force_on=TODAY, review_on=TODAY, added_at=AT, **facts)


def test_it_is_shown_beside_its_question_while_it_holds():
    document = kept()
    kept(title="Not yet", since=TODAY + DAY)
    assert "Thresholds" in shown("section_47", "consent")
    assert "Not yet" not in shown("section_47")
    assert shown("consent").strip() == ""
    withdraw_guidance(guidance=document, by=None, on=TODAY)
    assert shown("section_47").strip() == ""


def test_every_topic_is_shown_beside_some_question():
    """A topic that no page asks for is a promise to whoever files a document under it."""
    pages = "".join(path.read_text() for path in (settings.ROOT / "templates").rglob("*.html"))
    named = {
        topic
        for tag in re.findall(r"{% guidance_on (.+?) %}", pages)
        for topic in re.findall(r'"(\w+)"', tag)
    }
    by_view = {GuidanceTopic.PAUSE, GuidanceTopic.ASYE}  # `nqsw.enrolments.views.changes` names them
    assert set(GuidanceTopic.values) == named | by_view


def test_a_page_asks_for_them_once_however_often_they_are_shown(django_assert_num_queries):
    kept()
    request = type("Request", (), {"viewer": type("Viewer", (), {"on": TODAY})})()
    twice = Template('{% guidance_on "section_47" %}{% guidance_on "consent" %}')
    with django_assert_num_queries(1):
        twice.render(Context({"request": request}))


@pytest.mark.parametrize(("review", "number"), [(TODAY - DAY, 1), (TODAY, 0)], ids=["past", "today"])
def test_an_overdue_review_is_counted_on_the_home_page_and_listed(psw, review, number):
    kept(since=TODAY - YEAR, review=review)
    home = psw.get(reverse("tracker:home"))
    assert home.context["page"].numbers.reviews_overdue == number
    table = psw.get(reverse("workforce:guidance_list"), {"show": "overdue"}).context["table"]
    assert len(table.rows) == number


def test_everyone_reads_and_searches_and_only_those_who_keep_them_change(sign_in, frozen_today):
    document = kept()
    worker = sign_in(AccountFactory())
    page = worker.get(reverse("workforce:guidance_list"), {"q": "strategy"}).content.decode()
    assert "Thresholds" in page and "Add a document" not in page
    found = worker.get(reverse("tracker:search"), {"q": "thresholds"}).content.decode()
    assert reverse("workforce:guidance", args=[document.pk]) in found
    assert worker.post(reverse("workforce:guidance_withdraw", args=[document.pk])).status_code == 404


def test_the_empty_list_says_what_to_put_in(psw, sign_in):
    assert "Add the supervision policy" in psw.get(reverse("workforce:guidance_list")).content.decode()


def test_a_version_is_added_on_its_page_and_what_is_said_is_changed_on_another(psw):
    document = kept()
    days = {name: value for name, value in entered().items() if "_on_" in name}
    psw.post(reverse("workforce:guidance_version", args=[document.pk]), {**days, "name": "2.0", "link": LINK})
    assert document.versions.count() == 2
    facts = {"title": "Thresholds 2027", "summary": "", "owner": "Partnership", "topics": ["consent"]}
    psw.post(reverse("workforce:guidance_edit", args=[document.pk]), facts)
    document.refresh_from_db()
    assert (document.title, document.owner, document.topics) == (
        "Thresholds 2027",
        "Partnership",
        ["consent"],
    )
    psw.post(reverse("workforce:guidance_withdraw", args=[document.pk]))
    page = psw.get(reverse("workforce:guidance", args=[document.pk])).content.decode()
    assert "Withdrawn on Thursday 19 November" in page and "Add a version" not in page
    assert psw.get(reverse("workforce:guidance_edit", args=[document.pk])).status_code == 404


def test_what_was_withdrawn_by_mistake_is_brought_back_by_the_same_person_only(psw, sign_in):
    document = kept()
    page, undo = (reverse(f"workforce:{name}", args=[document.pk]) for name in ("guidance", "guidance_undo"))
    psw.post(reverse("workforce:guidance_withdraw", args=[document.pk]))
    withdrew = Event.objects.get(verb="guidance withdrawn").actor
    other = sign_in(AccountFactory(role="psw"))
    assert undo not in other.get(page).text
    assert "Only the person who withdrew" in other.post(undo, follow=True).text
    document.refresh_from_db()
    assert document.withdrawn_on
    sign_in(withdrew)
    assert undo in psw.get(page).text
    for _ in range(2):
        assert psw.post(undo).url == page
    document.refresh_from_db()
    assert document.withdrawn_on is None
    assert Event.objects.filter(verb="guidance brought back").count() == 1
