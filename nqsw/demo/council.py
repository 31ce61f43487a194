"""Building the demo council, in the order in which a real one would come about."""

from datetime import date
from random import Random

from django.db import transaction

from nqsw.demo.absences import record_absences
from nqsw.demo.accounts import open_accounts
from nqsw.demo.calendar import Hours
from nqsw.demo.people import take_on_everybody
from nqsw.demo.supervision import agree_supervision, hold_sessions
from supervision.services.policies import install_presets

SEED = 2011


@transaction.atomic
def build_council(*, on: date) -> None:
    """The whole demo council as it stands on a day. The database should hold nobody yet."""
    random, hours = Random(SEED), Hours()  # noqa: S311 - made-up people need no secrecy
    install_presets()
    staff = take_on_everybody(on=on, random=random)
    open_accounts(staff.by_key)
    record_absences(staff, random=random)
    agree_supervision(staff)
    hold_sessions(staff, random=random, hours=hours)
