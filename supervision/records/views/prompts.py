"""The prompts beside the boxes of a record: read by supervisors, edited by the principal social worker."""

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from supervision.models import Prompt
from supervision.records.services.prompts import remove_prompt, save_prompt
from workforce.web.access import allowed_to, principal_social_workers
from workforce.web.posting import posted
from workforce.web.request import Request


class PromptForm(ModelForm):
    class Meta:
        model = Prompt
        fields = ("box", "theme", "text", "position", "is_shown")


@allowed_to(principal_social_workers)
def prompts(request: Request) -> HttpResponse:
    """Every prompt, by box."""
    return render(request, "supervision/records/prompts.html", {"prompts": Prompt.objects.all()})


@allowed_to(principal_social_workers)
def prompt_new(request: Request) -> HttpResponse:
    return _edit(request, Prompt())


@allowed_to(principal_social_workers)
def prompt_edit(request: Request, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Prompt, pk=pk))


def _edit(request: Request, prompt: Prompt) -> HttpResponse:
    if request.method == "POST" and request.POST.get("do") == "remove" and prompt.pk:
        remove_prompt(prompt=prompt, by=request.user)
        messages.success(request, "Prompt removed.")
        return redirect("supervision:prompts")
    form = PromptForm(posted(request), instance=prompt)
    if form.is_valid():
        save_prompt(prompt=form.instance, by=request.user)
        messages.success(request, "Saved.")
        return redirect("supervision:prompts")
    return render(request, "supervision/records/prompt_edit.html", {"form": form, "prompt": prompt})
