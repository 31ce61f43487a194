"""Whether e-mail leaves the house."""

from datetime import datetime

from workforce.models import Mail
from workforce.rules.in_words import many


def stuck_in_words(*, at: datetime) -> str:
    """That e-mails have waited for more than an hour, and how many; nothing where all is well."""
    number = Mail.objects.stuck(at=at).count()
    if not number:
        return ""
    return f"{many(number, 'e-mail has', 'e-mails have')} waited for more than an hour."
