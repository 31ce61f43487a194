"""Prompts: the suggested ones put in place, and an authority's own."""

from django.db import transaction

from supervision.models import Prompt
from supervision.records.usual_prompts import PROMPTS
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account


@transaction.atomic
def install_prompts() -> None:
    """The suggested prompts, where there are none at all; what an authority has edited stays."""
    if not Prompt.objects.exists():
        Prompt.objects.bulk_create(
            Prompt(box=box, theme=theme, text=text, position=position)
            for position, (box, theme, text) in enumerate(PROMPTS)
        )


@transaction.atomic
def save_prompt(*, prompt: Prompt, by: Account) -> Prompt:
    """Add a prompt, or change one."""
    is_new = prompt.pk is None
    prompt.save()
    record_event(verb=Verb.PROMPT_ADDED if is_new else Verb.PROMPT_CHANGED, subject=prompt, by=by)
    return prompt


@transaction.atomic
def remove_prompt(*, prompt: Prompt, by: Account) -> None:
    """Take a prompt away. Records do not refer to prompts."""
    record_event(verb=Verb.PROMPT_REMOVED, subject=prompt, by=by)
    prompt.delete()
