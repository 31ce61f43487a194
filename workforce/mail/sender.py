"""Who the tracker's e-mails come from: `DEFAULT_FROM_EMAIL`, an address alone or "Name <address>"."""

from dataclasses import dataclass
from email.utils import getaddresses

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email


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
