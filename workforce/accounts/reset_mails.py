"""E-mails about the reset of someone's second factor: to its owner, and to who may confirm."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from workforce.accounts.mails import NOTICE, from_template
from workforce.accounts.second_person import who_confirms
from workforce.mail.outbox import new_mail, queue
from workforce.models import Account, Mail, SecondFactorReset


def tell_that_it_was_asked(reset: SecondFactorReset, *, at: datetime) -> None:
    """The owner can stop it; whoever may confirm can confirm it."""
    second = who_confirms(reset.account, asked_by=reset.asked_by, at=at)
    queue(
        [
            _about(reset, "asked", to=reset.account),
            *(_about(reset, "to_confirm", to=account) for account in second),
        ]
    )


def tell_that_it_was_decided(reset: SecondFactorReset) -> None:
    """The owner and the asker learn what became of it."""
    concerned = {account.pk: account for account in (reset.account, reset.asked_by)}
    queue([_about(reset, reset.outcome, to=account) for account in concerned.values()])


def tell_of_the_server(account: Account, *, at: datetime) -> None:
    """The owner learns that it was done by someone who runs the server."""
    queue([_written("from_the_server", {"at": at}, account, at)])


def _about(reset: SecondFactorReset, what: str, *, to: Account) -> Mail:
    facts = {
        "reset": reset,
        "own": to.pk == reset.account_id,
        "link": f"{settings.SITE_ADDRESS}{reset.get_absolute_url()}",
    }
    return _written(what, facts, to, reset.pk)


def _written(what: str, facts: dict[str, object], to: Account, *about: object) -> Mail:
    facts["sign_in_link"] = f"{settings.SITE_ADDRESS}{reverse('account_login')}"
    written = from_template(f"account/email/second_factor_reset_{what}", facts)
    return new_mail(NOTICE, what, *about, recipient=to, subject=written.subject, text=written.text)
