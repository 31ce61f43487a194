"""Frequency policies: what is promised, on whose authority, to how many."""

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.agreements.forms.policies import BaseStages, PolicyForm, StageForms, stage_rows
from supervision.agreements.reports.policies import numbers_before, policy_changes
from supervision.agreements.services.policies import (
    promised_by,
    save_policy,
    undo_numbers,
    undoes_numbers,
    why_not_undone,
)
from supervision.models import Agreement, FrequencyPolicy
from supervision.permissions import has_supervision_pages
from workforce.web.access import allowed_to, principal_social_workers
from workforce.web.keys import key_in
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(has_supervision_pages)
def policies(request: Request) -> HttpResponse:
    """Every frequency policy, with how many people are under it today."""
    context = {"policies": _with_people(request), "can_edit": principal_social_workers(request.viewer)}
    return render(request, "supervision/agreements/policies.html", context)


@allowed_to(has_supervision_pages)
def policy(request: Request, pk: int) -> HttpResponse:
    """One policy: stages, source, local numbers."""
    found = get_object_or_404(_with_people(request), pk=pk)
    context = {
        "policy": found,
        "can_edit": principal_social_workers(request.viewer),
        "changes": policy_changes(found),
        "begins_on": found.holds_from if found.holds_from and found.holds_from > request.viewer.on else None,
        "former": numbers_before(found),
        "undoes": undoes_numbers(found, by=request.user, on=request.viewer.on),
        "why_not_undone": why_not_undone(found, by=request.user, on=request.viewer.on),
    }
    return render(request, "supervision/agreements/policy.html", context)


@allowed_to(principal_social_workers)
def policy_edit(request: Request, pk: int) -> HttpResponse:
    """Other numbers: the due days of everyone under the policy follow."""
    return _edit(request, get_object_or_404(FrequencyPolicy, pk=pk))


@allowed_to(principal_social_workers)
@require_POST
def policy_undo(request: Request, pk: int) -> HttpResponse:
    """The numbers were changed by mistake: those of before go on."""
    found = get_object_or_404(FrequencyPolicy, pk=pk)
    if attempt_button(
        request, lambda: undo_numbers(policy=found, by=request.viewer.account, at=timezone.now())
    ):
        messages.success(request, f"Undone. “{found}” promises what it did before.")
    return redirect("supervision:policy", pk)


@allowed_to(principal_social_workers)
def policy_new(request: Request) -> HttpResponse:
    """A policy of the authority's own; a copy of another where the address names one."""
    chosen = key_in(request.GET.get("copy", ""))
    model = FrequencyPolicy.objects.filter(pk=chosen).first() if chosen else None
    return _edit(request, FrequencyPolicy(), model=model)


def _edit(request: Request, edited: FrequencyPolicy, *, model: FrequencyPolicy | None = None) -> HttpResponse:
    """Show the form of a policy, filled from itself or from the one that it copies, or save it."""
    like = model or (edited if edited.pk else None)
    stages = stage_rows(list(like.frequency.stages)) if like else []
    in_use = edited.pk is not None and promised_by(edited).exists()
    form = PolicyForm(
        posted(request), instance=edited, initial=_copied(model), on=request.viewer.on, in_use=in_use
    )
    formset = StageForms(posted(request), initial=stages, prefix="stages")
    if (
        form.is_valid()
        and formset.is_valid()
        and (saved := attempt(form, lambda: _save(request, form, formset)))
    ):
        messages.success(request, saved)
        return redirect("supervision:policy", edited.pk)
    people = Agreement.objects.in_force(on=request.viewer.on).filter(policy=edited.pk).count()
    context = {"form": form, "formset": formset, "policy": edited, "copied": model, "people": people}
    return render(request, "supervision/agreements/policy_edit.html", context)


def _save(request: Request, form: PolicyForm, formset: BaseStages) -> str:
    """Save what was typed; answers what became of it, for a message."""
    moved = save_policy(
        policy=form.instance,
        stages=formset.stages(),
        from_on=form.cleaned_data.get("from_on", request.viewer.on),
        by=request.viewer.account,
        at=timezone.now(),
    )
    return f"“{form.instance}” is saved. Due days that moved: {moved}."


def _copied(model: FrequencyPolicy | None) -> dict[str, object]:
    """The values of a copied policy; its name and whether it is a default are its own."""
    if model is None:
        return {}
    own = {"id", "name", "is_default_for_nqsws", "is_default_for_others"}
    fields = (field.name for field in model._meta.fields if field.editable and field.name not in own)
    values = {name: getattr(model, name) for name in fields}
    return {"name": f"{model.name} (local)", **values}


def _with_people(request: Request) -> QuerySet[FrequencyPolicy]:
    """Each policy with `people`: how many are under it today."""
    on = request.viewer.on
    to_come = Q(agreements__ends_on=None) | Q(agreements__ends_on__gte=on)
    people = Count("agreements", filter=to_come & Q(agreements__starts_on__lte=on))
    return FrequencyPolicy.objects.annotate(people=people).prefetch_related("stages")
