"""The themes that findings are put under: a list that quality assurance keeps."""

from django.db import transaction

from supervision.models import AuditTheme
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account

#: Themes to start from; an authority edits them. *Local.*
USUAL = (
    "Actions not followed up",
    "Child’s voice",
    "Consent to share information",
    "Decisions without a rationale",
    "Frequency and gaps",
    "Reflection and challenge",
    "Risk and thresholds",
    "Workload and development",
)


@transaction.atomic
def install_themes() -> None:
    """The usual themes, where there are none; what an authority has edited stays."""
    if not AuditTheme.objects.exists():
        AuditTheme.objects.bulk_create(AuditTheme(name=name) for name in USUAL)


@transaction.atomic
def add_theme(*, name: str, by: Account) -> AuditTheme:
    """A new theme; one that was retired under these words is offered again."""
    theme, _ = AuditTheme.objects.get_or_create(name__iexact=name, defaults={"name": name})
    if not theme.is_offered:
        theme.is_offered = True
        theme.save(update_fields=["is_offered"])
    record_event(verb=Verb.AUDIT_THEME_ADDED, subject=theme, by=by)
    return theme


@transaction.atomic
def offer_theme(*, theme: AuditTheme, is_offered: bool, by: Account) -> None:
    """Offered for new findings, or retired; findings under it keep it."""
    if AuditTheme.objects.filter(pk=theme.pk).exclude(is_offered=is_offered).update(is_offered=is_offered):
        verb = Verb.AUDIT_THEME_BROUGHT_BACK if is_offered else Verb.AUDIT_THEME_RETIRED
        record_event(verb=verb, subject=theme, by=by)
