"""Forms as pages: every kind of field, right and wrong, with ids that lead where they say."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Context, Template

from workforce.web.fields import ClockInput, DayMonthYearField, HintedRadios
from workforce.web.rendering import GovukFormRenderer


class EveryWidgetForm(forms.Form):
    name = forms.CharField(
        label="Full name",
        help_text="As in the HR system",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    email = forms.EmailField(label="Email address", required=False)
    notes = forms.CharField(label="NQSW's notes", widget=forms.Textarea(attrs={"rows": 4}))
    team = forms.ChoiceField(label="Team", choices=[("east", "East"), ("west", "West")])
    answer = forms.ChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=HintedRadios(hints={"no": "Your reasons are kept."}),
    )
    topics = forms.MultipleChoiceField(
        label="Topics", choices=[("w", "Wellbeing"), ("c", "Cases")], widget=forms.CheckboxSelectMultiple
    )
    in_person = forms.BooleanField(label="In person", help_text="Leave empty for a call")
    held_on = DayMonthYearField(label="Held on", help_text="For example, 27 3 2026")
    starts_at = forms.TimeField(label="Start", widget=ClockInput())
    file = forms.FileField(label="HR file")
    password = forms.CharField(label="Password", widget=forms.PasswordInput())
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)


class Page(HTMLParser):
    """The ids, labels, descriptions and links of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def every(self, attribute: str, tag: str | None = None) -> list[str]:
        return [a[attribute] for t, a in self.elements if a.get(attribute) and tag in (None, t)]

    def by_id(self, name: str) -> dict[str, str | None]:
        return next(a for _t, a in self.elements if a.get("id") == name)


@pytest.fixture
def wrong() -> Page:
    return Page(str(EveryWidgetForm({})))


def test_every_error_is_listed_on_top_and_leads_to_its_field():
    html = str(EveryWidgetForm({}))
    listed = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', html)

    assert listed == [
        ("id_name", "Enter the full name"),
        ("id_notes", "Enter the NQSW&#x27;s notes"),
        ("id_team", "Select the team"),
        ("id_answer_0", "Select an answer to “Do you agree?”"),
        ("id_topics_0", "Select the topics"),
        ("id_in_person", "Select “In person” to continue"),
        ("id_held_on_0", "Enter the day it was held"),
        ("id_starts_at", "Enter the start"),
        ("id_file", "Select a file"),
        ("id_password", "Enter your password"),
    ]
    assert html.index("There is a problem") < html.index("Full name")


def test_no_id_is_used_twice_and_every_reference_leads_somewhere(wrong):
    ids = wrong.every("id")
    references = {
        *wrong.every("for", "label"),
        *(name for names in wrong.every("aria-describedby") for name in names.split()),
        *(href.removeprefix("#") for href in wrong.every("href", "a")),
    }

    assert len(ids) == len(set(ids))
    assert references - set(ids) == set()


@pytest.mark.parametrize(
    ("id_", "classes"),
    [
        ("id_name", "govuk-input govuk-input--error govuk-input--width-20"),
        ("id_notes", "govuk-textarea govuk-textarea--error"),
        ("id_team", "govuk-select govuk-select--error"),
        ("id_answer_1", "govuk-radios__input"),
        ("id_topics_0", "govuk-checkboxes__input"),
        ("id_held_on_2", "govuk-input govuk-input--error govuk-date-input__input govuk-input--width-4"),
        ("id_starts_at", "govuk-input govuk-input--error govuk-input--width-10"),
        ("id_file", "govuk-file-upload govuk-file-upload--error"),
        ("id_email", "govuk-input"),
    ],
)
def test_every_box_has_its_class_and_the_wrong_ones_the_error_class(wrong, id_, classes):
    assert wrong.by_id(id_)["class"] == classes


@pytest.mark.parametrize(
    ("id_", "described_by"),
    [
        ("id_name", "id_name_helptext id_name_error"),
        ("id_notes", "id_notes_error"),
        ("id_in_person", "id_in_person_helptext id_in_person_error"),
        ("id_answer_1", "id_answer_1_hint"),
    ],
)
def test_hints_and_errors_are_read_out_with_their_field(wrong, id_, described_by):
    assert wrong.by_id(id_)["aria-describedby"] == described_by


def test_a_group_of_boxes_is_described_once_on_its_fieldset(wrong):
    fieldsets = [a for tag, a in wrong.elements if tag == "fieldset"]

    assert [a["aria-describedby"] for a in fieldsets] == [
        "id_answer_error",
        "id_topics_error",
        "id_held_on_helptext id_held_on_error",
    ]
    assert "aria-describedby" not in wrong.by_id("id_held_on_0")


def test_only_optional_fields_say_so():
    assert re.findall(r">([^<>]+) <span class=\"tracker-optional\">", str(EveryWidgetForm())) == [
        "Email address"
    ]


def test_the_browser_s_own_bubbles_are_not_asked_for(wrong):
    assert [a for _tag, a in wrong.elements if "required" in a or "placeholder" in a] == []


def test_a_form_without_errors_has_no_summary():
    assert "There is a problem" not in str(EveryWidgetForm())


def test_a_form_s_own_error_is_listed_without_a_link():
    form = EveryWidgetForm({})
    form.add_error(None, "This slot was taken a moment ago.")

    assert "<li>This slot was taken a moment ago.</li>" in str(form)


def test_a_message_of_our_own_is_left_as_it_is():
    form = EveryWidgetForm({})
    form.errors.clear()
    form.add_error("name", "Nobody has this name.")

    assert "Enter the full name" not in str(form)
    assert str(form).count("Nobody has this name.") == 2


def test_a_formset_has_one_summary_for_all_its_forms():
    rows = forms.formset_factory(EveryWidgetForm, extra=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-name": "A", "form-1-name": ""}
    )
    html = str(rows)

    assert html.count("There is a problem") == 1
    assert '<a href="#id_form-1-name">Enter the full name</a>' in html
    assert '<a href="#id_form-0-name">' not in html
    assert '<a href="#id_form-0-answer_0">' in html


def test_several_forms_share_one_summary():
    page = Template("{% error_summary first second missing %}")
    html = page.render(Context({"first": EveryWidgetForm({}), "second": EveryWidgetForm({}, prefix="b")}))

    assert html.count("There is a problem") == 1
    assert html.count("Enter the full name") == 2


def test_what_a_person_typed_is_shown_as_text_not_as_html():
    html = str(EveryWidgetForm({"name": '"><script>alert(1)</script>', "answer": "<b>"}))

    assert "<script>" not in html
    assert "<b>" not in html


def test_a_list_offers_what_django_would_offer():
    """Drawn in one go: groups, the chosen one, one that cannot be chosen, signs that HTML knows."""

    class Box(forms.Select):
        def create_option(self, name, value, *args, **kwargs):
            option = super().create_option(name, value, *args, **kwargs)
            if value == "shut":
                option["attrs"]["disabled"] = True
            return option

    choices = [("", "Every team"), ("East", [("1", "<North> & 'South'"), ("shut", "Shut")]), (2, "2")]
    box = Box(choices=choices, attrs={"id": "id_team"})
    theirs = box.render("team", "1", renderer=DjangoTemplates())
    ours = box.render("team", "1", renderer=GovukFormRenderer())
    assert Page(ours).elements[1:] == Page(theirs).elements[1:]
    assert Page(ours).elements[0] == (
        "select",
        {"name": "team", "id": "id_team", "class": "govuk-select"},
    )
    assert [one.split("</option>")[0] for one in ours.split("<option")[1:]] == [
        one.split("</option>")[0] for one in theirs.split("<option")[1:]
    ]
