"""One request's work on the page of a record: saving, and following the button that was pressed."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from supervision.models import Agreement, Session
from supervision.records.background import Background, background_of
from supervision.records.cases import UndiscussedCase
from supervision.records.check import Finding, check_record
from supervision.records.forms.draft import DraftForms
from supervision.records.forms.held import WAS_IT_HELD
from supervision.records.forms.record import AddCasesForm
from supervision.records.services.drafts import add_cases, remove_case, save_draft
from supervision.records.services.records import (
    RecordIsLocked,
    RecordRefused,
    record_held,
    take_back_held,
    was_logged,
)
from supervision.records.ways import session_or_home
from workforce.rules.in_words import listed
from workforce.rules.plausibility import Doubtful
from workforce.rules.refusal import ChangedSince
from workforce.web.fields import choice_field
from workforce.web.request import Request
from workforce.web.tags import day
from workforce.web.together import by_key


def version_of(request: Request) -> int:
    """The version that the text was typed over; -1 when the page did not say."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


DRAFT_SAVED = "Draft saved. Until you sign it, only you and the people it is about can read it."
NOT_SAID_IF_HELD = (
    "Say whether the session was held when you know: supervision does not count as held until then."
)


class RecordPage:
    """One request's work on the record's page."""

    def __init__(self, request: Request, forms: DraftForms) -> None:
        self.request, self.forms, self.session = request, forms, forms.session
        self.findings: list[Finding] = []
        self.is_stale, self.refused = False, ""
        self.is_group = len(forms.supervisees) > 1
        self.background: list[Background] = background_of(
            self.session, forms.read.people_before, on=request.viewer.on
        )
        self.cases_form = self._cases_form()
        self.button, _, self.about = request.POST.get("do", "").partition(":")

    @property
    def shows_notes(self) -> bool:
        """Something written in supervision stands on the page: in the draft, or of what is known."""
        known = any(each.has_notes for each in self.background)
        return bool(self.forms.version or self.forms.reviews or self.forms.read.agenda or known)

    def save(self) -> HttpResponse | None:
        """Save everything that can be read, then follow the button; None shows the page again."""
        try:
            self._save_texts()
        except ChangedSince:
            self.is_stale = True
            self.forms.show_differences()
            return None
        except Doubtful as doubtful:
            self.forms.held.ask_if_sure(doubtful)
            return None
        except (RecordIsLocked, RecordRefused) as refused:
            self.refused = str(refused)
            return None
        if not self.forms.is_valid() or not self.cases_form.is_valid():
            return None
        if self.button in ("save", "sign") and self._names_cases() and not self.forms.held.says_not_held:
            return self._cases("")  # what is named is not dropped, whichever button was pressed
        return self._follow(self.button)(self.about)

    def context(self) -> dict[str, object]:
        return {
            "session": self.session,
            "back_url": session_or_home(self.session, viewer=self.request.viewer),
            "forms": self.forms,
            "cases_form": self.cases_form,
            "agenda": self.forms.read.agenda,
            "background": self.background,
            "prompts": by_key(self.forms.read.prompts, "box"),
            "findings": self.findings or self._found_in_draft(),
            "stopped": bool(self.findings),
            "is_stale": self.is_stale,
            "refused": self.refused,
            "is_group": self.is_group,
            "page_has_errors": bool(self.findings)
            or (self.forms.shared.is_bound and not (self.forms.is_valid() and self.cases_form.is_valid())),
            "autosave_key": f"{self.request.user.pk}-session-{self.session.pk}",
        }

    def _found_in_draft(self) -> list[Finding]:
        """Of a page that is only shown: what its forms have read is what is stored."""
        if not self.forms.version:
            return []
        return check_record(self.session, None if self.forms.shared.is_bound else self.forms.read.written())

    def _save_texts(self) -> None:
        self.forms.record = save_draft(
            session=self.session,
            draft=self.forms.draft(),
            version=version_of(self.request),
            by=self.request.user,
            at=self.forms.at,
        )
        held = self.forms.held
        if held.says_held:
            was_held = self.session.was_held
            self.session = record_held(
                session=self.session,
                times=held.cleaned_data["times"],
                place=held.cleaned_data["place"],
                interrupted=held.was_interrupted,
                by=self.request.user,
                at=self.forms.at,
                sure=held.sure,
            )
            if not was_held:
                messages.success(self.request, f"Recorded as held. {due_words(self.session)}".strip())

    def _follow(self, button: str) -> Callable[[str], HttpResponse | None]:
        buttons = {"cases": self._cases, "action": self._action, "remove": self._remove, "sign": self._sign}
        return buttons.get(button, self._save)

    def _save(self, about: str) -> HttpResponse:
        if self.forms.held.says_not_held:
            return self._not_held()
        words = f"{DRAFT_SAVED} {NOT_SAID_IF_HELD}" if self.forms.held.says_nothing else DRAFT_SAVED
        messages.success(self.request, words)
        return self._back()

    def _not_held(self) -> HttpResponse:
        """Why not is asked next, and only that answer changes what was recorded; a session that was only
        logged is gone with this one.
        """
        if self.session.was_held and was_logged(self.session):
            take_back_held(session=self.session, by=self.request.user)
            messages.success(self.request, "Undone. The session is no longer recorded.")
            return redirect("supervision:index")
        return redirect(self.forms.held.asks_next, self.session.pk)

    def _names_cases(self) -> bool:
        """Whether cases are ticked or typed that are not in the record yet."""
        return any(self.cases_form.cleaned_data.values())

    def _cases(self, about: str) -> HttpResponse | None:
        """Add the ticked cases and the one that was typed; come back to the first of them."""
        chosen = self.cases_form.cleaned_data
        people = {str(each.pk): each for each in self.forms.supervisees}
        picked = [case.partition(":") for case in chosen["cases"]]
        cases = [(people[worker], reference) for worker, _, reference in picked]
        if chosen["reference"]:
            cases.append((self.forms.supervisees[0], chosen["reference"]))
        if not cases:
            self.cases_form.add_error("reference", "Select a case, or enter the reference of another")
            return None
        added = add_cases(session=self.session, cases=cases, by=self.request.user, at=self.forms.at)
        return self._back(f"case-{added[0].uid}" if added else "cases")

    def _action(self, about: str) -> HttpResponse:
        return self._back(f"actions-{about}" if about else "actions")

    def _remove(self, about: str) -> HttpResponse:
        for discussion in self.session.discussions.all():
            if str(discussion.uid) == about:
                remove_case(session=self.session, discussion=discussion, by=self.request.user)
        return self._back("cases")

    def _sign(self, about: str) -> HttpResponse | None:
        """On to the text to sign, unless something in the record stops it."""
        if self.forms.held.says_not_held:
            return self._not_held()
        if not self.session.was_held:
            self.forms.held.add_error("took_place", WAS_IT_HELD)
            return None
        self.findings = [finding for finding in check_record(self.session) if finding.stops]
        if self.findings:
            return None
        return redirect("supervision:sign", self.session.pk)

    def _back(self, anchor: str = "") -> HttpResponse:
        address = reverse("supervision:record", args=[self.session.pk])
        return redirect(f"{address}#{anchor}" if anchor else address)

    def _cases_form(self) -> AddCasesForm:
        there = {
            (each.instance.supervisee_id, each.instance.case_reference) for each in self.forms.discussions
        }
        choices = [
            (
                f"{background.supervisee.pk}:{case.allocation.case_reference}",
                case_label(background, case, self.is_group),
            )
            for background in self.background
            for case in background.cases
            if (background.supervisee.pk, case.allocation.case_reference) not in there
        ]
        form = AddCasesForm(self.forms.data)
        choice_field(form, "cases").choices = choices
        return form


def due_words(session: Session) -> str:
    """ "The next supervision is due by Thursday 24 December for Amina Ahmed and Sean Kelly." """
    people = session.supervisees.values("pk")
    agreements = Agreement.objects.in_force(on=session.held_day).filter(supervisee__in=people)
    due: dict[date, list[str]] = defaultdict(list)
    for agreement in agreements.exclude(next_due_on=None).with_people().longest_overdue_first():
        due[agreement.due_day].append(str(agreement.supervisee))
    said = [f"by {day(due_on)} for {listed(names)}" for due_on, names in due.items()]
    return f"The next supervision is due {', '.join(said)}." if said else ""


def case_label(background: Background, case: UndiscussedCase, is_group: bool) -> str:
    """ "P2000001, child in need, discussed 3 weeks ago"; in a group with whose case it is."""
    category = case.allocation.get_category_display().lower()
    words = f"{case.allocation.case_reference}, {category}, {case.words}"
    return f"{words} ({background.supervisee.full_name})" if is_group else words
