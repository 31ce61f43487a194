"""Who the tracker's e-mails come from: `DEFAULT_FROM_EMAIL`, an address alone or "Name <address>"."""

from dataclasses import dataclass
from email.utils import getaddresses

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

#: Names that no one has an address under (RFC 2606).
NO_ADDRESSES = (".example", ".invalid", ".test", ".localhost", "@localhost", "@example.com", "@example.org")


class SenderMistaken(ValueError):
    """The setting is not one address; the message is for whoever runs the tracker."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A name, which may be empty, and an address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def sender() -> Sender:
    """The sender as the settings name it. Raises SenderMistaken."""
    return sender_from(settings.DEFAULT_FROM_EMAIL)


def sender_from(text: str) -> Sender:
    """One mailbox, taken apart (RFC 5322, section 3.4). Raises SenderMistaken for anything else."""
    found = getaddresses([text], strict=True)
    if len(found) != 1 or text.count("<") != text.count(">"):
        raise SenderMistaken(f"{text!r} is not one e-mail address.")
    [(name, address)] = found
    try:
        validate_email(address)
    except ValidationError as error:
        raise SenderMistaken(f"{text!r} holds no e-mail address.") from error
    return Sender(name.strip(), address)


def sender_that_cannot_be() -> str:
    """What is wrong with a sender under a name that no one has; empty where nothing is."""
    address = sender().address
    return (
        f"E-mails would come from {address}, which no mail server sends."
        if address.endswith(NO_ADDRESSES)
        else ""
    )
