"""Frequency policies: what is promised, on whose authority, to how many."""

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from supervision.agreements.forms.policies import PolicyForm, StageForms, stage_rows
from supervision.agreements.reports.policies import policy_changes
from supervision.agreements.services.policies import save_policy
from supervision.models import Agreement, FrequencyPolicy
from supervision.permissions import has_supervision_pages
from workforce.web.access import allowed_to, principal_social_workers
from workforce.web.keys import key_in
from workforce.web.posting import posted
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
    }
    return render(request, "supervision/agreements/policy.html", context)


@allowed_to(principal_social_workers)
def policy_edit(request: Request, pk: int) -> HttpResponse:
    """Other numbers: the due days of everyone under the policy follow."""
    return _edit(request, get_object_or_404(FrequencyPolicy, pk=pk))


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
    form = PolicyForm(posted(request), instance=edited, initial=_copied(model))
    formset = StageForms(posted(request), initial=stages, prefix="stages")
    if form.is_valid() and formset.is_valid():
        moved = save_policy(policy=form.instance, stages=formset.stages(), by=request.viewer.account)
        messages.success(request, f"“{edited}” is saved. Due days that moved: {moved}.")
        return redirect("supervision:policy", edited.pk)
    people = Agreement.objects.in_force(on=request.viewer.on).filter(policy=edited.pk).count()
    context = {"form": form, "formset": formset, "policy": edited, "copied": model, "people": people}
    return render(request, "supervision/agreements/policy_edit.html", context)


def _copied(model: FrequencyPolicy | None) -> dict[str, object]:
    """The values of a copied policy; its name and whether it is a default are its own."""
    if model is None:
        return {}
    own = {"id", "name", "is_default_for_nqsws", "is_default_for_others"}
    values = {field.name: getattr(model, field.name) for field in model._meta.fields if field.name not in own}
    return {"name": f"{model.name} (local)", **values}


def _with_people(request: Request) -> QuerySet[FrequencyPolicy]:
    """Each policy with `people`: how many are under it today."""
    on = request.viewer.on
    to_come = Q(agreements__ends_on=None) | Q(agreements__ends_on__gte=on)
    people = Count("agreements", filter=to_come & Q(agreements__starts_on__lte=on))
    return FrequencyPolicy.objects.annotate(people=people).prefetch_related("stages")
