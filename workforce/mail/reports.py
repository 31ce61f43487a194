"""Whether e-mail leaves the house."""

from datetime import datetime

from django.template.defaultfilters import pluralize

from workforce.models import Mail


def stuck_in_words(*, at: datetime) -> str:
    """That e-mails have waited for more than an hour, and how many; nothing where all is well."""
    number = Mail.objects.stuck(at=at).count()
    if not number:
        return ""
    have = pluralize(number, "has,have")
    return f"{number} e-mail{pluralize(number)} {have} waited for more than an hour."
