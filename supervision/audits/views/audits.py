"""Audits of supervision files: the list, drawing one, its files, scoring one of them."""

from datetime import date, timedelta
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.audit_permissions import drafts_in_audit, files_given_to, files_to_score
from supervision.audits.exports import audits_listed
from supervision.audits.forms.audits import AuditForm, CloseForm, FindingForm, ModerationForm, ScoreForm
from supervision.audits.permissions import (
    audits_anything,
    audits_visible,
    can_draw,
    can_oversee_audit,
    drawn_files_visible,
    drawn_from,
    keeps_questions,
    results_shown,
)
from supervision.audits.reports import (
    Show,
    grades_by_question,
    is_shown,
    last_quarters,
    themes_over_time,
    words_on_moderation,
)
from supervision.audits.services.audit_themes import install_themes
from supervision.audits.services.audits import close_audit, open_audit
from supervision.audits.services.grading import add_finding, moderate_file, score_file
from supervision.models import Agreement, AuditedFile, AuditFinding
from supervision.records.services.reading import read_for_audit
from workforce.authority_settings import days_off
from workforce.models import ROLES_APART, Account, AuthorityRole, Worker
from workforce.models.worker import OrganisationalRole
from workforce.rules.working_days import next_working_day
from workforce.web.access import allowed_to, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

#: How long auditors usually have. *Local.*
USUAL_TIME = timedelta(weeks=4)


@allowed_to(audits_anything)
def audits(request: Request) -> HttpResponse:
    """Audits, and the themes of what they found in the files that this reader sees."""
    seen = drawn_files_visible(request.viewer)
    found = audits_listed(request.viewer)
    findings = AuditFinding.objects.filter(file__in=seen)
    context = {
        "audits": found,
        "themes": themes_over_time(findings, on=request.viewer.on),
        "quarters": last_quarters(request.viewer.on),
        "can_draw": can_draw(request.viewer),
        "keeps_questions": keeps_questions(request.viewer),
    }
    return render(request, "supervision/audits/audits.html", context)


@allowed_to(can_draw)
@asks_again_when_sent
def audit_new(request: Request) -> HttpResponse:
    """Draw a sample."""
    on = request.viewer.on
    initial = {"due_on": next_working_day(on + USUAL_TIME, holidays=days_off())}
    form = AuditForm(posted(request), auditors=_auditors(on), on=on, initial=initial)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        people = drawn_from(request.viewer)
        if form.cleaned_data["team"]:
            people = people.filter(team=form.cleaned_data["team"])
        if form.cleaned_data["org_role"]:
            people = people.filter(org_role=form.cleaned_data["org_role"])
        keys, auditors = list(people.values_list("pk", flat=True)), list(form.cleaned_data["auditors"])
        by, now = request.user, timezone.now()
        install_themes()
        if audit := attempt(
            form, lambda: open_audit(audit=form.instance, people=keys, auditors=auditors, by=by, at=now)
        ):
            return redirect("supervision:audit", audit.pk)
    return render(request, "supervision/audits/audit_new.html", {"form": form})


def _auditors(on: date) -> object:
    """Quality assurance, and managers, who have not left; never an administrator, who reads no note."""
    here = Worker.objects.employed(on=on)
    managers = here.filter(org_role__lte=OrganisationalRole.FIRST_LINE_MANAGER)
    accounts = Account.objects.filter(is_active=True).exclude(role__in=ROLES_APART)
    accounts = accounts.select_related("worker")
    reads = Q(role=AuthorityRole.QUALITY_ASSURANCE) & (Q(worker=None) | Q(worker__in=here))
    return accounts.filter(reads | Q(worker__in=managers))


@allowed_to(audits_anything)
def audit(request: Request, pk: int) -> HttpResponse:
    """One audit: how it was drawn, its files and their grades; an auditor finds their own files."""
    viewer = request.viewer
    found = get_object_or_404(audits_visible(viewer).select_related("team", "opened_by"), pk=pk)
    files = list(
        drawn_files_visible(viewer)
        .filter(audit=found)
        .select_related("worker__team", "auditor__worker", "moderator__worker")
        .annotate(findings_number=Count("findings"))
        .order_by("position")
    )
    oversees = can_oversee_audit(viewer, found)
    show = Show(request.GET["show"]) if request.GET.get("show") in Show.values else None
    context = {
        "audit": found,
        "files": [file for file in files if show is None or is_shown(file, show, reader=viewer.account)],
        "every": len(files),
        "show": show,
        "show_label": show.heading(of_open=found.is_open) if show else "",
        "moderation": words_on_moderation(files, on=found.opened_at.date()) if oversees else "",
        "mine": set(files_to_score(viewer).filter(audit=found).values_list("pk", flat=True)),
        "results": set(results_shown(viewer).filter(audit=found).values_list("pk", flat=True)),
        "questions": grades_by_question(found) if oversees else [],
        "may_close": found.is_open and oversees,
        "done": sum(1 for each in files if each.scored_at),
    }
    return render(request, "supervision/audits/audit.html", context)


@allowed_to(audits_anything)
@asks_again_when_sent
def audit_close(request: Request, pk: int) -> HttpResponse:
    """The end of an audit: at once where everything is done, else with a yes to what is not."""
    found = get_object_or_404(audits_visible(request.viewer), pk=pk)
    if not can_oversee_audit(request.viewer, found):
        raise PermissionDenied(
            "Only the person who drew the audit, the principal social worker or QA can close it."
        )
    form = CloseForm(posted(request))
    if not found.is_open or (
        form.is_valid()
        and attempt(
            form, lambda: close_audit(audit=found, by=request.user, at=timezone.now(), sure=form.sure)
        )
    ):
        messages.success(request, "The audit is closed. Auditors can no longer read the files.")
        return redirect("supervision:audit", pk)
    return render(request, "supervision/audits/audit_close.html", {"audit": found, "form": form})


@allowed_to(audits_anything)
def audit_file(request: Request, pk: int) -> HttpResponse:
    """One drawn file: its case part in the audited period, and the scoring of it.

    Once the audit is over the address leads on to what came of it, and says where nothing did.
    """
    to_score = files_to_score(request.viewer).select_related("audit", "worker__team", "auditor")
    drawn = to_score.filter(pk=pk).first()
    if drawn is None:
        return _no_longer_read(request, pk)
    forms = _forms(request, drawn)
    if request.method == "POST" and _saved(request, drawn, forms):
        return redirect("supervision:audit_file", pk)
    context = {
        "drawn": drawn,
        "records": read_for_audit(drawn=drawn, viewer=request.viewer),
        "drafts": drafts_in_audit(drawn),
        "supervisor": _supervisor(drawn),
        "findings": drawn.findings.select_related("action__owner"),
        "scores": drawn.scores.select_related("question"),
        **forms._asdict(),
    }
    return render(request, "supervision/audits/audit_file.html", context)


def _no_longer_read(request: Request, pk: int) -> HttpResponse:
    """A file that its auditor or moderator was given, when the audit is over."""
    given = files_given_to(request.viewer).select_related("audit", "worker", "auditor")
    drawn = get_object_or_404(given, pk=pk)
    if results_shown(request.viewer).filter(pk=pk).exists():
        messages.info(
            request, "The audit is closed, so its files can no longer be read. This is what came of it."
        )
        return redirect("supervision:audit_result", pk)
    return render(request, "supervision/audits/audit_file_over.html", {"drawn": drawn})


def _supervisor(drawn: AuditedFile) -> Worker | None:
    """Who supervised at the end of the period: findings are theirs to put right."""
    of_worker = Agreement.objects.filter(supervisee=drawn.worker).select_related("supervisor")
    agreements = list(of_worker.order_by("starts_on", "pk"))
    then = [one for one in agreements if one.is_in_force(on=drawn.audit.to_on)]
    return (then or agreements)[-1].supervisor if agreements else None


class FileForms(NamedTuple):
    """The forms of an audited file's page; to moderate is the moderator's alone."""

    score_form: ScoreForm
    finding_form: FindingForm
    moderation_form: ModerationForm | None
    audits_it: bool


def _forms(request: Request, drawn: AuditedFile) -> FileForms:
    button = request.POST.get("do") if request.method == "POST" else None
    moderates = drawn.moderator_id == request.user.pk
    moderation = ModerationForm(
        request.POST if button == "moderate" else None,
        prefix="moderation",
        initial={"grade": drawn.moderated, "note": drawn.moderation_note},
    )
    return FileForms(
        score_form=ScoreForm(request.POST if button == "score" else None, file=drawn),
        finding_form=FindingForm(
            request.POST if button == "finding" else None, prefix="finding", around=[drawn.worker_id]
        ),
        moderation_form=moderation if moderates else None,
        audits_it=drawn.auditor_id == request.user.pk,
    )


def _saved(request: Request, drawn: AuditedFile, forms: FileForms) -> bool:
    """Do what the button says; false when what was typed needs another look."""
    score, finding, moderation = forms.score_form, forms.finding_form, forms.moderation_form
    now = timezone.now()
    if score.is_bound and forms.audits_it and score.is_valid():
        score_file(
            file=drawn,
            scores=score.scores(),
            overall=score.cleaned_data["overall"],
            by=request.user,
            at=now,
        )
    elif finding.is_bound and finding.is_valid() and (supervisor := _supervisor(drawn)):
        add_finding(
            file=drawn, supervisor=supervisor, by=request.user, on=request.viewer.on, **finding.cleaned_data
        )
    elif moderation and moderation.is_bound and moderation.is_valid():
        given = moderation.cleaned_data
        if attempt(moderation, lambda: moderate_file(file=drawn, by=request.user, at=now, **given)) is False:
            return False
    else:
        return False
    messages.success(request, "Saved.")
    return True
