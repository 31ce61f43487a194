"""Seals everything anew under the newest key, so that an earlier one can be taken away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS

from workforce.accounts.second_factor import reseal_second_factors
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import SealHead
from workforce.resealing import TriggersDiffer, reseal, sealed_tables
from workforce.rules.in_words import many
from workforce.sealing import CannotOpen, key_names


class Command(BaseCommand):
    help = (
        "Seal all texts and second factors under the first of SEALING_KEYS, in batches, while people work."
        " Stopped, it goes on from there when it is run again."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        done = 0
        try:
            while number := self._once(verbosity):
                done += number
        except (CannotOpen, TriggersDiffer) as error:
            raise CommandError(f"Not everything is sealed again: {error}.") from error
        if done:
            self._tell(done)
        self.stdout.write(f"Sealed again: {many(done, 'row')}. All is under the key {key_names()[0]}.")

    def _tell(self, rows: int) -> None:
        """The trail says under which key everything stands since when; a key's name tells nothing of it."""
        head = SealHead.objects.first() or SealHead(pk=1)
        record_event(verb=Verb.KEYS_ROTATED, subject=head, by=None, rows=rows, sealed_under=key_names()[0])

    def _once(self, verbosity: int) -> int:
        """Every table; what someone saved meanwhile under an earlier key is found the next time."""
        number = reseal_second_factors()
        for rows in sealed_tables():
            ours = sum(reseal(rows, using=DEFAULT_DB_ALIAS))
            if ours and verbosity > 1:
                self.stdout.write(f"{rows.model._meta.verbose_name_plural}: {ours}")
            number += ours
        return number
